import type { JsonObject } from '../../stand-in/json.ts'
import { isObject, objectsIn, stringIn } from '../../stand-in/json.ts'
import { inputsOf } from '../cards/walk.ts'

/** What a person has entered, by input id; several values for a choice of several. */
export type Entered = { readonly [inputId: string]: string | readonly string[] }

export type FilledIn =
  | { readonly ok: true; readonly values: { readonly [inputId: string]: string } }
  | { readonly ok: false; readonly reason: 'no-such-input' | 'no-such-option' }

const offered = (input: JsonObject): string[] =>
  input.type === 'Input.Toggle'
    ? [stringIn(input, 'valueOn') ?? 'true', stringIn(input, 'valueOff') ?? 'false']
    : objectsIn(input, 'choices').map((choice) => String(choice.value))

const hasOptions = (input: JsonObject): boolean =>
  input.type === 'Input.ChoiceSet' || input.type === 'Input.Toggle'

/** A choice of several is sent as one text, joined by commas. */
const joined = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : value.join(',')

const isOffered = (input: JsonObject, value: string | readonly string[]): boolean => {
  const several = input.isMultiSelect === true
  if (typeof value !== 'string' && !several) return false
  const chosen = typeof value === 'string' ? (several ? value.split(',') : [value]) : value
  return chosen.filter(Boolean).every((one) => offered(input).includes(one))
}

const atFirst = (input: JsonObject): string => {
  const value = input.value
  if (value !== undefined) return String(value)
  return input.type === 'Input.Toggle' ? (offered(input)[1] ?? '') : ''
}

/** Every input of the card with what stands in it: what was entered, else what it shows at first. */
export const fillIn = (card: JsonObject, entered: Entered): FilledIn => {
  const inputs = inputsOf(card)
  const ids = inputs.map((input) => String(input.id))
  if (Object.keys(entered).some((id) => !ids.includes(id))) return { ok: false, reason: 'no-such-input' }
  const wrong = inputs.some((input) => {
    const value = entered[String(input.id)]
    if (value === undefined) return false
    return hasOptions(input) ? !isOffered(input, value) : typeof value !== 'string'
  })
  if (wrong) return { ok: false, reason: 'no-such-option' }
  const values = inputs.map((input) => {
    const id = String(input.id)
    return [id, joined(entered[id] ?? atFirst(input))] as const
  })
  return { ok: true, values: Object.fromEntries(values) }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true

const fits = (input: JsonObject, value: string): boolean => {
  const { min, max } = input
  switch (input.type) {
    case 'Input.Text': {
      const { maxLength, regex } = input
      const short = typeof maxLength !== 'number' || value.length <= maxLength
      return short && (typeof regex !== 'string' || new RegExp(regex).test(value))
    }
    case 'Input.Number': {
      const number = Number(value)
      const within = (typeof min !== 'number' || number >= min) && (typeof max !== 'number' || number <= max)
      return value.trim() !== '' && Number.isFinite(number) && within
    }
    case 'Input.Date':
      return isDay(value) && !(value < String(min ?? value)) && !(value > String(max ?? value))
    case 'Input.Time': {
      const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
      return isTime && !(value < String(min ?? value)) && !(value > String(max ?? value))
    }
    default:
      return true
  }
}

/** A toggle that must be on isn't filled in while it is off. */
const isFilled = (input: JsonObject, value: string): boolean =>
  input.type === 'Input.Toggle' && input.isRequired === true ? value === offered(input)[0] : value !== ''

/** What the client says before it sends anything. https://learn.microsoft.com/adaptive-cards/authoring-cards/input-validation */
export const inputErrors = (
  card: JsonObject,
  values: { readonly [inputId: string]: string },
): { [inputId: string]: string } => {
  const errors: { [inputId: string]: string } = {}
  for (const input of inputsOf(card)) {
    const id = String(input.id)
    const value = values[id] ?? ''
    const sound = isFilled(input, value) ? fits(input, value) : input.isRequired !== true
    if (!sound) errors[id] = stringIn(input, 'errorMessage') ?? 'Please check this field.'
  }
  return errors
}

/** The data of an action with the inputs in it: what is empty isn't sent, and `data` that is no object takes none. */
export const withInputs = (data: unknown, values: { readonly [inputId: string]: string }): unknown => {
  if (data !== undefined && !isObject(data)) return data
  const filled = Object.entries(values).filter(([, value]) => value !== '')
  return { ...data, ...Object.fromEntries(filled) }
}
