/** Faults of shape, from zod's issues to sentences an author can act on. */
import * as z from 'zod'
import { nearest } from './nearest.rules.ts'
import type { YamlPath } from './problem.ts'

/** A fault of shape; `onKey` where the field's name is wrong, not its value. */
export type SchemaFault = {
  readonly path: YamlPath
  readonly onKey?: boolean
  readonly problem: string
  readonly mend: string
}

const unwrap = (schema: unknown): unknown =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrap(schema.unwrap()) : schema

const schemaAt = (schema: unknown, path: YamlPath): unknown =>
  path.reduce<unknown>((at, step) => {
    const inner = unwrap(at)
    if (inner instanceof z.ZodObject) return inner.shape[String(step)]
    return inner instanceof z.ZodArray ? inner.element : undefined
  }, schema)

// A description set before `.optional()` belongs to the inner schema.
const describe = (schema: unknown): string | undefined => {
  if (!(schema instanceof z.ZodType)) return undefined
  if (schema.description !== undefined) return schema.description
  const inner = unwrap(schema)
  return inner instanceof z.ZodType ? inner.description : undefined
}

const valueAt = (data: unknown, path: YamlPath): unknown =>
  path.reduce<unknown>(
    (at, step) =>
      at !== null && typeof at === 'object' && Object.hasOwn(at, step)
        ? (at as Record<string | number, unknown>)[step]
        : undefined,
    data,
  )

const named = (path: YamlPath): string => {
  const last = path.at(-1)
  if (last === undefined) return 'The whole'
  if (typeof last === 'string') return `\`${last}\``
  const list = path.at(-2)
  return list === undefined ? `Entry ${last + 1}` : `Entry ${last + 1} of \`${list}\``
}

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a group of fields'
  return (
    { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ??
    'something else'
  )
}

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const expectations: Readonly<
  Record<string, { what: string; mend: (name: string, value: unknown) => string }>
> = {
  string: {
    what: 'text',
    mend: (name, value) =>
      typeof value === 'number' || typeof value === 'boolean'
        ? `Put it in quotes: "${value}".`
        : `Write ${name} as one text.`,
  },
  number: {
    what: 'a number',
    mend: () => 'Write a bare number with a decimal point, without quotes or unit, such as 2.5.',
  },
  boolean: { what: 'true or false', mend: () => 'Write `true` or `false`, without quotes.' },
  array: {
    what: 'a list',
    mend: (name) => `Write ${name} as a list: entries in [brackets], or one a line after \`- \`.`,
  },
  object: { what: 'a group of fields', mend: (name) => `Write the fields of ${name} below it, indented.` },
}

const ofType = (
  issue: z.core.$ZodIssueInvalidType,
  path: YamlPath,
  data: unknown,
  hint: string | undefined,
) => {
  const value = valueAt(data, path)
  const name = named(path)
  const write = hint === undefined ? `Add ${name}.` : `Add ${name}: ${hint}.`
  if (value === undefined) return { path, problem: `${name} is missing.`, mend: write }
  if (value === null)
    return {
      path,
      problem: `${name} is empty.`,
      mend: `${write.replace(/^Add/, 'Write')} Or take the line out.`,
    }
  const expected = expectations[issue.expected]
  return {
    path,
    problem: `${name} is ${typeOf(value)}, but should be ${expected?.what ?? issue.expected}.`,
    mend: expected?.mend(name, value) ?? `Write ${hint ?? name}.`,
  }
}

const ofUnknownField = (schema: unknown, path: YamlPath, key: string): SchemaFault => {
  const inner = unwrap(schemaAt(schema, path))
  const known = inner instanceof z.ZodObject ? Object.keys(inner.shape) : []
  const near = nearest(key, known)
  return {
    path: [...path, key],
    onKey: true,
    problem: `\`${key}\` is not a field here.`,
    mend:
      near === undefined
        ? `Take it out; the fields are ${known.map((name) => `\`${name}\``).join(', ')}.`
        : `Did you mean \`${near}\`?`,
  }
}

const ofSize = (issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, path: YamlPath, data: unknown) => {
  const value = valueAt(data, path)
  const name = named(path)
  const limit = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum)
  const bound = `${issue.code === 'too_big' ? 'at most' : 'at least'} ${limit}`
  if (typeof value === 'string')
    return {
      path,
      problem: `${name} is ${value.length} characters long; ${bound} are allowed.`,
      mend: `Shorten it by ${value.length - limit} characters.`,
    }
  if (Array.isArray(value)) {
    const off = Math.abs(value.length - limit)
    const entries = off === 1 ? 'one entry' : `${off} entries`
    return {
      path,
      problem: `${name} has ${value.length} ${value.length === 1 ? 'entry' : 'entries'}; it needs ${bound}.`,
      mend: issue.code === 'too_big' ? `Take ${entries} out.` : `Add ${entries}.`,
    }
  }
  const numbers =
    issue.inclusive === false ? `${issue.code === 'too_big' ? 'less' : 'more'} than ${limit}` : bound
  return { path, problem: `${name} is ${shown(value)}; it must be ${numbers}.`, mend: 'Change the number.' }
}

const ofIssue = (schema: unknown, data: unknown, issue: z.core.$ZodIssue): SchemaFault[] => {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  const hint = describe(schemaAt(schema, path))
  const value = valueAt(data, path)
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ofUnknownField(schema, path, key))
  if (issue.code === 'invalid_type') return [ofType(issue, path, data, hint)]
  if (issue.code === 'too_big' || issue.code === 'too_small') return [ofSize(issue, path, data)]
  if (issue.code === 'invalid_value') {
    if (value === undefined)
      return [
        { path, problem: `${named(path)} is missing.`, mend: `Add ${named(path)}: ${hint ?? 'a value'}.` },
      ]
    const allowed = issue.values.map(String)
    const near = nearest(shown(value), allowed)
    const mend = near === undefined ? `Write one of ${allowed.join(', ')}.` : `Did you mean \`${near}\`?`
    return [{ path, problem: `${named(path)} is "${shown(value)}", which is not known.`, mend }]
  }
  if (issue.code === 'invalid_format')
    return [
      {
        path,
        problem:
          String(value).trim() === ''
            ? `${named(path)} is empty.`
            : `${named(path)} is "${shown(value)}", which is not in the right form.`,
        mend: issue.message,
      },
    ]
  return [
    {
      path,
      problem: `${named(path)}: ${issue.message}.`,
      mend: hint === undefined ? 'Change it.' : `Write ${hint}.`,
    },
  ]
}

/** Holds data against a schema: the typed value, or every fault of its shape. */
export const checkShape = <Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
): { readonly value?: z.infer<Schema>; readonly faults: readonly SchemaFault[] } => {
  const result = schema.safeParse(data)
  if (result.success) return { value: result.data, faults: [] }
  return { faults: result.error.issues.flatMap((issue) => ofIssue(schema, data, issue)) }
}
