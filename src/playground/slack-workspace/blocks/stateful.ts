import type { JsonObject } from '../../stand-in/json.ts'
import { isObject, objectsIn } from '../../stand-in/json.ts'
import type { PlacedElement } from './complete.ts'

type Element = PlacedElement['element']
type Value = JsonObject & { type: string }

/** How an element keeps its value: under which name, one or many, and where it stands at first. */
type Keeping = { name: string; initial: string; many?: true; option?: true }

const one = (name: string, initial: string): Keeping => ({ name, initial })
const many = (name: string, initial: string): Keeping => ({ name, initial, many: true })
const option: Keeping = { name: 'selected_option', initial: 'initial_option', option: true }
const options: Keeping = { name: 'selected_options', initial: 'initial_options', many: true, option: true }
const typed = one('value', 'initial_value')

/** https://docs.slack.dev/reference/block-kit/block-elements: the stateful ones. Buttons and overflow menus aren't. */
const keepings: { [type: string]: Keeping } = {
  plain_text_input: typed,
  number_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  rich_text_input: one('rich_text_value', 'initial_value'),
  static_select: option,
  external_select: option,
  radio_buttons: option,
  checkboxes: options,
  multi_static_select: options,
  multi_external_select: options,
  users_select: one('selected_user', 'initial_user'),
  conversations_select: one('selected_conversation', 'initial_conversation'),
  channels_select: one('selected_channel', 'initial_channel'),
  multi_users_select: many('selected_users', 'initial_users'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations'),
  multi_channels_select: many('selected_channels', 'initial_channels'),
  datepicker: one('selected_date', 'initial_date'),
  timepicker: one('selected_time', 'initial_time'),
  datetimepicker: one('selected_date_time', 'initial_date_time'),
  file_input: many('files', 'initial_files'),
}

const zoneOf = (element: Element): JsonObject =>
  element.type === 'timepicker' && element.timezone !== undefined ? { timezone: element.timezone } : {}

/** The value of an element that nobody has touched; undefined when it keeps none. */
export const unfilled = (element: Element): Value | undefined => {
  const keeping = keepings[element.type]
  if (keeping === undefined) return undefined
  const empty = keeping.many ? [] : null
  return { type: element.type, [keeping.name]: element[keeping.initial] ?? empty, ...zoneOf(element) }
}

export const isFilled = (value: Value): boolean => {
  const kept = value[keepings[value.type]?.name ?? '']
  return Array.isArray(kept) ? kept.length > 0 : kept !== null && kept !== undefined && kept !== ''
}

/** The options that an element lists itself; undefined when it lists none. */
export const offeredOptions = (element: Element): JsonObject[] | undefined => {
  if (element.options === undefined && element.option_groups === undefined) return undefined
  const grouped = objectsIn(element, 'option_groups').flatMap((group) => objectsIn(group, 'options'))
  return [...objectsIn(element, 'options'), ...grouped]
}

const chosenOption = (element: Element, value: unknown): JsonObject | undefined => {
  if (isObject(value)) return value
  const offered = offeredOptions(element)
  if (offered !== undefined) return offered.find((one) => one.value === String(value))
  return { text: { type: 'plain_text', text: String(value), emoji: true }, value: String(value) }
}

/**
 * What a person enters, as the element keeps it: an option is named by its value, null empties.
 * @returns undefined when the element keeps no value or doesn't offer it.
 */
export const enteredValue = (element: Element, entered: unknown): Value | undefined => {
  const keeping = keepings[element.type]
  if (keeping === undefined) return undefined
  const keep = (value: unknown): Value => ({ type: element.type, [keeping.name]: value, ...zoneOf(element) })
  if (keeping.many) {
    const all = entered === null || entered === undefined ? [] : Array.isArray(entered) ? entered : [entered]
    const kept = keeping.option ? all.map((value) => chosenOption(element, value)) : all
    return kept.includes(undefined) ? undefined : keep(kept)
  }
  if (entered === null || entered === undefined || entered === '') return keep(null)
  const single: unknown = Array.isArray(entered) ? entered[0] : entered
  if (keeping.option) {
    const chosen = chosenOption(element, single)
    return chosen === undefined ? undefined : keep(chosen)
  }
  return keep(typeof single === 'number' && element.type !== 'datetimepicker' ? String(single) : single)
}
