/** What other programs get from us, as the OpenAPI document has it. What they send is described where it is read. */
import * as z from 'zod'
import { checkNames } from '../../kernel/credential-tools.ts'

/** VC Data Model 2.0, section 4.4. */
const url = z.string().regex(/^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$/)
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/)
const types = z.union([z.string(), z.array(z.string()).min(1)])
const contexts = z.array(z.union([z.string(), z.looseObject({})])).min(1)
const multibase = z.string().regex(/^z[1-9A-HJ-NP-Za-km-z]+$/)

/** RFC 9457. */
const problem = z.object({ type: z.string(), title: z.string(), detail: z.string() })

const check = z.object({
  name: z.enum(checkNames),
  outcome: z.enum(['passed', 'failed', 'unknown', 'absent']),
  reason: z.string(),
})

export const verificationShape = z.object({
  verified: z.boolean(),
  checks: z.array(check),
  errors: z.array(problem),
})

export const presentationShape = z.object({
  verified: z.boolean(),
  presentationResult: verificationShape,
  credentialResults: z.array(verificationShape),
  errors: z.array(problem),
})

export const refusalShape = z.object({ verified: z.literal(false), errors: z.array(problem).min(1) })

/** Data Integrity 1.0, section 2.1, as we sign: `eddsa-rdfc-2022`. */
const proof = z.looseObject({
  type: z.literal('DataIntegrityProof'),
  cryptosuite: z.literal('eddsa-rdfc-2022'),
  created: instant,
  verificationMethod: url,
  proofPurpose: z.literal('assertionMethod'),
  proofValue: multibase,
})

/** Bitstring Status List 1.0, section 2.1. */
const statusEntry = z.looseObject({
  id: url,
  type: z.literal('BitstringStatusListEntry'),
  statusPurpose: z.enum(['revocation', 'suspension']),
  statusListIndex: z.string().regex(/^\d+$/),
  statusListCredential: url,
})

/** VC Data Model 2.0, section 4, signed. */
const credential = {
  '@context': contexts,
  id: url.optional(),
  type: types,
  issuer: z.union([url, z.looseObject({ id: url })]),
  validFrom: instant.optional(),
  validUntil: instant.optional(),
  credentialSubject: z.union([z.looseObject({}), z.array(z.looseObject({})).min(1)]),
  proof: z.array(proof).min(1),
} as const
export const credentialShape = z.looseObject(credential)
export const issuedShape = z.object({ verifiableCredential: credentialShape })

/** Open Badges 3.0, section B.1.20. */
const profile = {
  id: url,
  type: z.array(z.string()).min(1),
  name: z.string(),
  url: url.optional(),
  email: z.string().optional(),
  address: z.looseObject({ type: types, addressCountryCode: z.string() }).optional(),
} as const

/** Open Badges 3.0, section B.1.1. */
const achievement = {
  id: url,
  type: z.array(z.string()).min(1),
  name: z.string(),
  description: z.string(),
  criteria: z.looseObject({ id: url.optional(), narrative: z.string().optional() }),
  image: z.looseObject({ id: url, type: z.literal('Image') }).optional(),
  alignment: z.array(z.looseObject({ targetName: z.string(), targetUrl: url })).optional(),
} as const

const endorsed = {
  endorsement: z.array(z.looseObject({ type: types })).optional(),
  endorsementJwt: z.array(z.string()).optional(),
} as const

export const badgeShape = z.looseObject({
  ...credential,
  id: url,
  issuer: z.looseObject(profile),
  validFrom: instant,
  credentialSubject: z.looseObject({ achievement: z.looseObject(achievement) }),
  credentialStatus: statusEntry.optional(),
})

export const statusListShape = z.looseObject({
  ...credential,
  id: url,
  credentialSubject: z.looseObject({
    id: url,
    type: z.literal('BitstringStatusList'),
    statusPurpose: z.enum(['revocation', 'suspension']),
    encodedList: z.string().regex(/^u[\w-]+$/),
  }),
})

export const profileShape = z.looseObject({ '@context': contexts, ...profile, ...endorsed })
export const achievementShape = z.looseObject({
  '@context': contexts,
  ...achievement,
  creator: z.looseObject(profile),
  ...endorsed,
})

/** W3C DID Core 1.0, section 5. */
export const didDocumentShape = z.object({
  '@context': contexts,
  id: url,
  alsoKnownAs: z.array(url),
  verificationMethod: z.array(
    z.object({ id: url, type: z.literal('Multikey'), controller: url, publicKeyMultibase: multibase }),
  ),
  assertionMethod: z.array(url),
})

export const notThereShape = z.object({ error: z.enum(['not-found', 'not-public', 'erased']) })
export const healthShape = z.object({ status: z.enum(['ok', 'starting']) })
