/** What an Open Badges 3.0 credential must have, as far as it is looked at (section 6 and the JSON Schema of the specification). */
import * as z from 'zod'

/** RFC 3339 with a zone: a date without one says nothing certain. */
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/)
  .refine((text) => !Number.isNaN(Date.parse(text)))

/** So many of a kind are looked at; a credential with more is refused, since the rest could say anything. */
export const atMost = { proofs: 5, entries: 8, endorsements: 10 } as const

const uri = z
  .string()
  .max(4_000)
  .regex(/^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$/)
const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item).min(1), item.transform((one) => [one])])

const statusEntry = z.looseObject({
  id: uri.optional(),
  type: z.union([z.string(), z.array(z.string())]),
})

const proofShape = z.looseObject({
  type: z.string(),
  cryptosuite: z.string().optional(),
  verificationMethod: z.string(),
  proofPurpose: z.string(),
  proofValue: z.string(),
  created: instant.optional(),
})

const achievement = z.looseObject({
  id: uri,
  type: oneOrMore(z.string()),
  name: z.string().min(1),
  description: z.string(),
  criteria: z.looseObject({ id: uri.optional(), narrative: z.string().optional() }),
})

const common = {
  '@context': z.array(z.union([z.string(), z.looseObject({})])).min(2),
  id: uri,
  type: oneOrMore(z.string()),
  issuer: z.union([uri.transform((id) => ({ id })), z.looseObject({ id: uri })]),
  validFrom: instant.optional(),
  validUntil: instant.optional(),
  issuanceDate: instant.optional(),
  expirationDate: instant.optional(),
  awardedDate: instant.optional(),
  credentialStatus: z.union([z.array(statusEntry).min(1).max(atMost.entries), statusEntry]).optional(),
  endorsement: z.array(z.unknown()).max(atMost.endorsements).optional(),
  proof: z.array(proofShape).min(1).max(atMost.proofs).optional(),
}

const subject = z.looseObject({
  id: uri.optional(),
  type: oneOrMore(z.string()),
  identifier: z
    .array(z.looseObject({ identityHash: z.string(), identityType: z.string() }))
    .min(1)
    .optional(),
  achievement: achievement.optional(),
})

/** An AchievementCredential or EndorsementCredential; other credentials are not what this is for. */
export const credentialShape = z
  .looseObject({ ...common, credentialSubject: z.union([subject, z.looseObject({ id: uri.optional() })]) })
  .superRefine((credential, context) => {
    const types: readonly string[] = credential.type
    const isBadge = types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')
    if (!types.includes('VerifiableCredential'))
      context.addIssue({ code: 'custom', path: ['type'], message: 'lacks VerifiableCredential' })
    if (!isBadge && !types.includes('EndorsementCredential'))
      context.addIssue({ code: 'custom', path: ['type'], message: 'is no OpenBadgeCredential' })
    if (!credential.validFrom && !credential.issuanceDate)
      context.addIssue({ code: 'custom', path: ['validFrom'], message: 'is missing' })
    const about = subject.safeParse(credential.credentialSubject)
    if (isBadge && !(about.success && about.data.achievement))
      context.addIssue({
        code: 'custom',
        path: ['credentialSubject', 'achievement'],
        message: 'is missing or incomplete',
      })
    // Section 9.1, step 1: whom it is about must be told somehow.
    if (isBadge && about.success && about.data.id === undefined && about.data.identifier === undefined)
      context.addIssue({ code: 'custom', path: ['credentialSubject', 'identifier'], message: 'is missing' })
  })

export type CredentialShape = z.infer<typeof credentialShape>
