import { isObject } from '../../stand-in/json.ts'

/**
 * A tiny schema language that complains in Slack's own words: `message [json-pointer:/place]`.
 * The wordings are those that Slack's API is on record of returning.
 */
export type Report = (message: string, at: string) => void
export type Shape = (value: unknown, at: string, report: Report) => void
export type Fields = { [name: string]: Shape }

export const problemsWith = (shape: Shape, value: unknown, at: string): string[] => {
  const problems: string[] = []
  shape(value, at, (message, place) => problems.push(`${message} [json-pointer:${place}]`))
  return problems
}

export const text =
  ({ min = 0, max }: { min?: number; max: number }): Shape =>
  (value, at, report) => {
    if (typeof value !== 'string') return report('must be a string', at)
    if (value.length < min) report(`must be more than ${min - 1} characters`, at)
    if (value.length > max) report(`must be less than ${max + 1} characters`, at)
  }

export const boolean: Shape = (value, at, report) => {
  if (typeof value !== 'boolean') report('must be a boolean', at)
}

export const integer =
  ({ min, max }: { min: number; max: number }): Shape =>
  (value, at, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return report('must be an integer', at)
    if (value < min) report(`must be greater than ${min - 1}`, at)
    if (value > max) report(`must be less than ${max + 1}`, at)
  }

/** A number that Slack wants written as a string. */
export const numeral: Shape = (value, at, report) => {
  if (typeof value !== 'string' || value.trim() === '' || Number.isNaN(Number(value)))
    report('must be a number as a string', at)
}

export const matching =
  (pattern: RegExp, expected: string): Shape =>
  (value, at, report) => {
    if (typeof value !== 'string' || !pattern.test(value)) report(`must be ${expected}`, at)
  }

export const oneOf =
  (...allowed: readonly unknown[]): Shape =>
  (value, at, report) => {
    if (!allowed.includes(value)) report('must be a valid enum value', at)
  }

export const list =
  (item: Shape, { min = 0, max = Infinity }: { min?: number; max?: number } = {}): Shape =>
  (value, at, report) => {
    if (!Array.isArray(value)) return report('must be an array', at)
    if (value.length < min) report(`must provide at least ${min} items`, at)
    if (value.length > max) report(`no more than ${max} items allowed`, at)
    for (const [index, one] of value.entries()) item(one, `${at}/${index}`, report)
  }

const own = (fields: Fields, name: string): Shape | undefined =>
  Object.hasOwn(fields, name) ? fields[name] : undefined

/** Fields that aren't named are refused, as Slack does. `also` looks at the whole object. */
export const object =
  (required: Fields, optional: Fields = {}, also?: Shape): Shape =>
  (value, at, report) => {
    if (!isObject(value)) return report('must be an object', at)
    for (const name of Object.keys(required))
      if (value[name] === undefined) report(`missing required field: ${name}`, at)
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined) continue
      const shape = own(required, name) ?? own(optional, name)
      if (shape === undefined) report(`invalid additional property: ${name}`, at)
      else shape(field, `${at}/${name}`, report)
    }
    also?.(value, at, report)
  }

/** The shape is chosen by the value's `type`. */
export const byType =
  (shapes: { [type: string]: Shape }, unsupported = 'unsupported type'): Shape =>
  (value, at, report) => {
    if (!isObject(value)) return report('must be an object', at)
    const type = value.type
    if (typeof type !== 'string') return report('missing required field: type', at)
    const shape = own(shapes, type)
    if (shape === undefined) return report(`${unsupported}: ${type}`, `${at}/type`)
    shape(value, at, report)
  }

/** Slack says first that no allowed schema fits, then why. */
export const anySchema =
  (shape: Shape): Shape =>
  (value, at, report) => {
    const complaints: [string, string][] = []
    shape(value, at, (message, place) => complaints.push([message, place]))
    if (complaints.length > 0) report('failed to match all allowed schemas', at)
    for (const [message, place] of complaints) report(message, place)
  }

export const anything: Shape = () => undefined
