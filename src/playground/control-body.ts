import { z } from 'zod'

const id = z.string().min(1).max(300)
const typed = z.union([z.string().max(10_000), z.number().transform(String)])
const values = z.array(typed).max(200)

/** `{to: ISO instant} | {advance: ISO 8601 duration}` */
export const clockBody = z.union(
  [
    z.strictObject({ to: z.iso.datetime({ offset: true, error: 'is no ISO instant' }) }),
    z.strictObject({ advance: z.string().min(1).max(60) }),
  ],
  { error: 'give `to`, an ISO instant such as 2027-03-01T08:00:00Z, or `advance`, a duration such as P1D' },
)

/** Exactly one of the two is said. */
const oneOf = (names: readonly string[]) => (body: Readonly<Record<string, unknown>>) =>
  names.filter((name) => body[name] !== undefined).length === 1

export const actBody = z
  .strictObject({
    person: id,
    message: id.optional(),
    surface: id.optional(),
    action: id.optional(),
    submit: z.literal(true).optional(),
    close: z.literal(true).optional(),
    value: typed.optional(),
    values: values.optional(),
    inputs: z.record(z.string().max(300), z.union([typed, values])).optional(),
    revision: z.int().min(1).optional(),
    files: z.unknown().optional(),
  })
  .refine(oneOf(['message', 'surface']), { error: 'give either `message` or `surface`' })
  .refine(oneOf(['action', 'submit', 'close']), { error: 'give one of `action`, `submit` and `close`' })
  .refine((body) => body.value === undefined || body.values === undefined, {
    error: 'give `value` or `values`, not both',
  })
  .refine((body) => body.action !== undefined || (body.value ?? body.values) === undefined, {
    error: '`value` and `values` go with `action`; with `submit` use `inputs`',
  })

export const sayBody = z.strictObject({
  person: id,
  conversation: id,
  text: z.string().trim().min(1, 'is empty').max(40_000),
})

export const resetBody = z.strictObject({})

export type ActBody = z.infer<typeof actBody>
export type ClockBody = z.infer<typeof clockBody>
export type SayBody = z.infer<typeof sayBody>

/** What is wrong with a body, in one sentence. */
export const faultsIn = (error: z.ZodError): string =>
  error.issues
    .map((issue) => (issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message))
    .join('; ')
