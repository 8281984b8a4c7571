import type { JsonObject } from '../kernel/credential-tools.ts'

/** What an Open Badges 3.0 credential of anybody says, as plain text. None of it is checked, and none is markup. */
export type BadgeTexts = {
  readonly id?: string
  readonly title?: string
  readonly summary?: string
  readonly narrative?: string
  readonly recipient?: string
  readonly issuer?: string
  /** An address or a DID. */
  readonly issuerId?: string
  readonly validFrom?: string
  readonly validUntil?: string
  readonly alignments: readonly {
    readonly name: string
    readonly framework?: string
    readonly url?: string
  }[]
}

/** Nobody reads on after so many characters, and a file may hold two million. */
const longest = 2_000
const mostAlignments = 30

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)
const objectOf = (value: unknown): JsonObject => {
  const first = firstOf(value)
  return isObject(first) ? first : {}
}

/** A text, or one with its language (VC Data Model 2.0, section 11.1), the first where there are several. */
const textOf = (value: unknown): string | undefined => {
  const first = firstOf(value)
  const text = isObject(first) ? first['@value'] : first
  return typeof text === 'string' && text.trim() !== '' ? shortened(text.trim()) : undefined
}

// By code points: half a sign is none.
const shortened = (text: string): string =>
  text.length > longest ? `${[...text.slice(0, longest)].slice(0, -1).join('')} …` : text

const isWebAddress = (url: string): boolean => /^https?:\/\/\S+$/i.test(url)

/** The name of who holds it: by the subject, or its identifier of the type `name` that isn't hashed (Open Badges 3.0, IdentityObject). */
const recipientOf = (subject: JsonObject): string | undefined => {
  const identifiers = Array.isArray(subject.identifier) ? subject.identifier : [subject.identifier]
  const named = identifiers.find(
    (one): one is JsonObject => isObject(one) && one.hashed === false && one.identityType === 'name',
  )
  return textOf(subject.name) ?? textOf(named?.identityHash)
}

const alignmentsOf = (achievement: JsonObject): BadgeTexts['alignments'] => {
  const { alignment } = achievement
  const all = Array.isArray(alignment) ? alignment : [alignment]
  return all.slice(0, mostAlignments).flatMap((one) => {
    const name = isObject(one) ? textOf(one.targetName) : undefined
    if (!isObject(one) || !name) return []
    const framework = textOf(one.targetFramework)
    const url = textOf(one.targetUrl)
    return [{ name, ...(framework && { framework }), ...(url && isWebAddress(url) && { url }) }]
  })
}

const withoutGaps = (texts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )

/** Reads a credential as far as it can be read; nothing of it makes this throw. */
export const badgeTexts = (credential: JsonObject): BadgeTexts => {
  const subject = objectOf(credential.credentialSubject)
  const achievement = objectOf(subject.achievement)
  const issuer = firstOf(credential.issuer)
  return {
    ...withoutGaps({
      id: textOf(credential.id),
      title: textOf(achievement.name) ?? textOf(credential.name),
      summary: textOf(achievement.description),
      narrative: textOf(objectOf(achievement.criteria).narrative),
      recipient: recipientOf(subject),
      issuer: isObject(issuer) ? textOf(issuer.name) : undefined,
      issuerId: textOf(isObject(issuer) ? issuer.id : issuer),
      validFrom: textOf(credential.validFrom),
      validUntil: textOf(credential.validUntil),
    }),
    alignments: alignmentsOf(achievement),
  }
}
