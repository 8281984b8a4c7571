/** What a credential or presentation must be by the Verifiable Credentials Data Model 2.0, whatever it is about. */
import * as z from 'zod'
import type { JsonObject } from '../../kernel/credential-tools.ts'

const base = 'https://www.w3.org/ns/credentials/v2'
const older = 'https://www.w3.org/2018/credentials/v1'

/** Section 4.4: a single URL, of any scheme. */
const url = z
  .string()
  .max(4_000)
  .regex(/^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$/, 'is no URL')

/** Sections 4.9 and 4.9.1: a date with its zone. */
const instant = z
  .string()
  .regex(/^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/, 'is no date with a zone')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'is no date that exists')

const types = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])
const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T]
const oneOrMore = <Item extends z.ZodType>(item: Item) => z.union([item, z.array(item).min(1)])

const including = (type: string) =>
  types.refine((value) => listOf<string>(value).includes(type), `lacks ${type}`)

/** Section 4.3: the base context first, then URLs and objects. What they define is seen when it is signed. */
const contexts = z
  .array(z.union([url, z.looseObject({})]))
  .min(1)
  .refine(([first]) => first === base, `must begin with ${base}`)

/** Section 11.1: a text, or a text with its language and direction and nothing else. */
const text = oneOrMore(
  z.union([
    z.string(),
    z.strictObject({
      '@value': z.string(),
      '@language': z.string().optional(),
      '@direction': z.enum(['ltr', 'rtl']).nullable().optional(),
    }),
  ]),
)

const typed = z.looseObject({ id: url.optional(), type: types })
const filled = z
  .looseObject({ id: url.optional() })
  .refine((object) => Object.keys(object).length > 0, 'says nothing')

/** Bitstring Status List 1.0, section 2.1. */
const statusEntry = typed.superRefine((entry, context) => {
  if (!listOf<string>(entry.type).includes('BitstringStatusListEntry')) return
  const malformed = (member: string): void =>
    context.addIssue({ code: 'custom', path: [member], message: 'is malformed' })
  if (!/^\d+$/.test(typeof entry.statusListIndex === 'string' ? entry.statusListIndex : ''))
    malformed('statusListIndex')
  if (!url.safeParse(entry.statusListCredential).success) malformed('statusListCredential')
  if (typeof entry.statusPurpose !== 'string') malformed('statusPurpose')
})

/** Section 5.3: each once, with a digest by which it is known again. */
const related = z
  .array(
    z
      .looseObject({ id: url, digestSRI: z.string().optional(), digestMultibase: z.string().optional() })
      .refine(
        ({ digestSRI, digestMultibase }) => digestSRI !== undefined || digestMultibase !== undefined,
        'has no digest',
      ),
  )
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'names one twice')

const members = {
  id: url.optional(),
  name: text.optional(),
  description: text.optional(),
  issuer: z.union([url, z.looseObject({ id: url, name: text.optional(), description: text.optional() })]),
  credentialSubject: oneOrMore(filled),
  credentialStatus: oneOrMore(statusEntry).optional(),
  credentialSchema: oneOrMore(z.looseObject({ id: url, type: types })).optional(),
  evidence: oneOrMore(typed).optional(),
  termsOfUse: oneOrMore(typed).optional(),
  refreshService: oneOrMore(typed).optional(),
  relatedResource: related.optional(),
} as const

const credential = z
  .looseObject({
    ...members,
    '@context': contexts,
    type: including('VerifiableCredential'),
    validFrom: instant.optional(),
    validUntil: instant.optional(),
  })
  .refine(
    ({ validFrom, validUntil }) =>
      validFrom === undefined || validUntil === undefined || Date.parse(validFrom) <= Date.parse(validUntil),
    { path: ['validUntil'], message: 'is before validFrom' },
  )

/** The data model 1.1, which is checked and never issued. */
const olderCredential = z.looseObject({
  ...members,
  '@context': z
    .array(z.union([url, z.looseObject({})]))
    .min(1)
    .refine(([first]) => first === older),
  type: including('VerifiableCredential'),
  issuanceDate: instant,
  expirationDate: instant.optional(),
})

const enveloped = z.looseObject({
  '@context': z
    .union([z.string(), z.array(z.union([z.string(), z.looseObject({})]))])
    .refine((value) => listOf<unknown>(value).includes(base), `lacks ${base}`),
  type: including('EnvelopedVerifiableCredential'),
  id: z.string().regex(/^data:application\/(?:vc\+)?jwt(?:;[^,]*)?,.+$/, 'is no data URL of a JWT'),
})

const presentation = z.looseObject({
  '@context': contexts,
  id: url.optional(),
  type: including('VerifiablePresentation'),
  holder: z.union([url, z.looseObject({ id: url })]).optional(),
  verifiableCredential: oneOrMore(z.looseObject({})).optional(),
})

/** Data Integrity 1.0, section 2.1, as far as nobody else looks at it. */
const proof = z.looseObject({
  id: url.optional(),
  created: instant.optional(),
  expires: instant.optional(),
  previousProof: z.union([z.string(), z.array(z.string())]).optional(),
})

/** Where a document is not what it must be: the way to the member, and what is wrong with it. */
export type ModelFault = { readonly where: string; readonly what: string }

const faultOf = (shape: z.ZodType, document: unknown): ModelFault | undefined => {
  const read = shape.safeParse(document)
  const issue = read.error?.issues[0]
  return issue && { where: issue.path.map(String).join('.'), what: issue.message }
}

const isOlder = ({ '@context': contexts }: JsonObject): boolean =>
  Array.isArray(contexts) && contexts[0] === older

export const isEnveloped = ({ type }: JsonObject): boolean =>
  listOf<unknown>(type).includes('EnvelopedVerifiableCredential')

/** What keeps a credential from being issued; `undefined` where nothing does. */
export const unsignedFault = (document: JsonObject): ModelFault | undefined =>
  'proof' in document ? { where: 'proof', what: 'is there already' } : faultOf(credential, document)

/** What is wrong with a credential that somebody has signed, besides its signature. */
export const signedFault = (document: JsonObject, now: Date): ModelFault | undefined => {
  if (isEnveloped(document)) return faultOf(enveloped, document)
  const proofs = listOf(document.proof).filter((one) => one !== undefined)
  const fault =
    faultOf(isOlder(document) ? olderCredential : credential, document) ?? faultOf(z.array(proof), proofs)
  if (fault) return fault
  const hasEnded = (proofs as { readonly expires?: string }[]).some(
    ({ expires }) => expires !== undefined && Date.parse(expires) < now.getTime(),
  )
  return hasEnded ? { where: 'proof.expires', what: 'has passed' } : undefined
}

/** The same of a presentation; the credentials in it are looked at one by one. */
export const presentationFault = (document: JsonObject): ModelFault | undefined =>
  faultOf(presentation, document) ??
  faultOf(
    z.array(proof),
    listOf(document.proof).filter((one) => one !== undefined),
  )
