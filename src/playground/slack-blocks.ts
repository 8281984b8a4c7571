import { mrkdwnToPlain } from './client/mrkdwn.ts'
import type { Json } from './client/native.ts'
import { elementIds, isJson, listOf, optionsOf, textIn } from './client/native.ts'
import type { StateAction } from './state.ts'

export type NameOf = (id: string) => string | undefined

/** An interactive element, the block it stands in, and the id by which the control API knows it. */
export type Placed = {
  readonly id: string
  readonly block: Json
  readonly element: Json
  readonly kind: StateAction['kind']
}

const kinds: Readonly<Record<string, StateAction['kind']>> = {
  button: 'button',
  workflow_button: 'button',
  icon_button: 'button',
  overflow: 'choice',
  static_select: 'choice',
  external_select: 'choice',
  users_select: 'choice',
  conversations_select: 'choice',
  channels_select: 'choice',
  radio_buttons: 'choice',
  checkboxes: 'choices',
  multi_static_select: 'choices',
  multi_external_select: 'choices',
  multi_users_select: 'choices',
  multi_conversations_select: 'choices',
  multi_channels_select: 'choices',
  plain_text_input: 'text',
  email_text_input: 'text',
  url_text_input: 'text',
  rich_text_input: 'text',
  datepicker: 'text',
  timepicker: 'text',
  datetimepicker: 'text',
  number_input: 'number',
  file_input: 'file',
}

const elementsIn = (block: Json): readonly Json[] => {
  if (block.type === 'rich_text') return []
  return [block.accessory, block.element, ...listOf(block.elements)].filter(isJson)
}

/** Everything on a surface that can be pressed or filled in, by the ids of `elementIds`. */
export const placedElements = (given: readonly unknown[]): readonly Placed[] => {
  const blocks = given.filter(isJson)
  const ids = elementIds(blocks)
  return blocks.flatMap((block) =>
    elementsIn(block).flatMap((element): Placed[] => {
      const kind = kinds[textIn(element, 'type')]
      const id = ids.get(element)
      return kind === undefined || id === undefined ? [] : [{ id, block, element, kind }]
    }),
  )
}

export const slackActions = (blocks: readonly unknown[], nameOf: NameOf): readonly StateAction[] =>
  placedElements(blocks).map((placed) => {
    const { id, element, kind } = placed
    const action = { id, label: spoken(placed, nameOf), kind }
    if (kind !== 'choice' && kind !== 'choices') return action
    const options = optionsOf(element).map((option) => ({
      value: String(option.value),
      label: plain(option.text, nameOf),
    }))
    return { ...action, options }
  })

const spoken = ({ block, element }: Placed, nameOf: NameOf): string => {
  if (typeof element.accessibility_label === 'string') return element.accessibility_label
  const own = plain(element.text, nameOf) || plain(block.label, nameOf) || plain(element.placeholder, nameOf)
  return own || plain(block.text, nameOf) || String(element.action_id)
}

/** The words of a text object, or of nothing. */
const plain = (value: unknown, nameOf: NameOf): string => {
  if (!isJson(value) || typeof value.text !== 'string') return ''
  return value.type === 'mrkdwn' ? mrkdwnToPlain(value.text, nameOf) : value.text
}

/**
 * What a screen reader says for the blocks, in their order: every text, label, alternative text and option;
 * buttons stand in [brackets].
 */
export const slackText = (blocks: readonly unknown[], nameOf: NameOf): string =>
  blocks
    .filter(isJson)
    .flatMap((block) => blockLines(block, nameOf))
    .filter((line) => line.trim() !== '')
    .join('\n')

/** What an input holds before anything is typed or chosen. */
const presentValue = (element: unknown, nameOf: NameOf): string => {
  if (!isJson(element)) return ''
  const chosen = [element.initial_option, ...listOf(element.initial_options)].filter(isJson)
  if (chosen.length > 0) return chosen.map((option) => plain(option.text, nameOf)).join(', ')
  return String(element.initial_time ?? element.initial_date ?? element.initial_value ?? '')
}

const blockLines = (block: Json, nameOf: NameOf): readonly string[] => {
  switch (block.type) {
    case 'section':
      return [
        plain(block.text, nameOf),
        ...listOf(block.fields).map((field) => plain(field, nameOf)),
        ...elementsIn(block).flatMap((element) => elementLines(element, nameOf)),
      ]
    case 'context':
      return [
        listOf(block.elements)
          .map((element) => (element.type === 'image' ? String(element.alt_text) : plain(element, nameOf)))
          .join(' '),
      ]
    case 'actions':
    case 'context_actions':
      return elementsIn(block).flatMap((element) => elementLines(element, nameOf))
    case 'input':
      return [
        [plain(block.label, nameOf), presentValue(block.element, nameOf)]
          .filter((text) => text !== '')
          .join(': '),
        ...elementsIn(block).flatMap((element) => elementLines(element, nameOf)),
        plain(block.hint, nameOf),
      ]
    case 'image':
    case 'video':
      return [plain(block.title, nameOf), String(block.alt_text)]
    case 'markdown':
      return [String(block.text)]
    case 'rich_text':
    case 'table':
      return [wordsIn(block).join(' ')]
    default:
      return [plain(block.text, nameOf)]
  }
}

const elementLines = (element: Json, nameOf: NameOf): readonly string[] => {
  if (element.type === 'image') return [String(element.alt_text)]
  if (kinds[String(element.type)] === 'button')
    return [`[${String(element.accessibility_label ?? plain(element.text, nameOf))}]`]
  return optionsOf(element).flatMap((option) => [
    plain(option.text, nameOf),
    plain(option.description, nameOf),
  ])
}

/** Every `text` string at any depth. */
const wordsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (!isJson(value)) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'text' && typeof inner === 'string' ? [inner] : wordsIn(inner),
  )
}
