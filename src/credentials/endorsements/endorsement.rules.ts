import type { JsonObject } from '../../kernel/credential-tools.ts'
import { didWebOf } from '../issuing/issuer.rules.ts'
import { instantText } from '../issuing/open-badge.rules.ts'
import { standingOf, type Validity } from '../standing.rules.ts'

/** What can be endorsed. */
export type SubjectKind = 'achievement' | 'credential' | 'issuer'

/** An endorsement as it is judged. */
export type EndorsementState = {
  readonly withdrawnAt: Date | null
  readonly validFrom: Date | null
  readonly validUntil: Date | null
  readonly verdict: string | null
  readonly verifiedAt: Date | null
  readonly partnerId: string | null
  /** Of one that was signed here: its row with the place in the status lists. */
  readonly entry: Validity | null
}

export type EndorsementStanding =
  | 'standing'
  | 'withdrawn'
  | 'not-yet'
  | 'lapsed'
  | 'revoked'
  | 'suspended'
  /** Checking it came to a fault: its file does not hold any more. */
  | 'invalid'
  /** It could not be checked for too long. */
  | 'unchecked'

/** How long one that can't be reached keeps what it was: a list may be away for a while, a revocation must be seen soon. */
const trustedMs = 7 * 24 * 60 * 60_000

const signedHere = (entry: Validity | null, now: Date): EndorsementStanding => {
  const state = entry ? standingOf(entry, now).state : 'pending'
  if (state === 'valid') return 'standing'
  if (state === 'pending') return 'not-yet'
  return state === 'expired' ? 'lapsed' : state
}

/** Whether an endorsement counts now: this is the one place where that is decided. */
export const endorsementStanding = (endorsement: EndorsementState, now: Date): EndorsementStanding => {
  const { withdrawnAt, validFrom, validUntil, verdict, verifiedAt, partnerId, entry } = endorsement
  if (withdrawnAt && withdrawnAt <= now) return 'withdrawn'
  if (partnerId !== null) return signedHere(entry, now)
  if (validFrom && validFrom > now) return 'not-yet'
  if (validUntil && validUntil < now) return 'lapsed'
  if (verdict === 'revoked' || verdict === 'suspended' || verdict === 'invalid') return verdict
  const isKnown = verdict === 'valid' && verifiedAt !== null
  return isKnown && now.getTime() - verifiedAt.getTime() <= trustedMs ? 'standing' : 'unchecked'
}

/** What an endorsement says that it is about, where that is an address or a name of ours. */
export type NamedSubject =
  | { readonly kind: SubjectKind; readonly id: string }
  /** A `did:key`, as issuers have it in the playground. */
  | { readonly kind: 'issuer'; readonly publicKey: string }

const folders = { achievements: 'achievement', c: 'credential', issuers: 'issuer' } as const

export const subjectNamed = (uri: string, webAddress: string): NamedSubject | undefined => {
  const didKey = /^did:key:(z6Mk\w{40,60})$/.exec(uri)?.[1]
  if (didKey) return { kind: 'issuer', publicKey: didKey }
  const didWeb = didWebOf(webAddress, '')
  const address = uri.startsWith(didWeb) ? `${webAddress}/issuers/${uri.slice(didWeb.length)}` : uri
  if (!address.startsWith(`${webAddress}/`)) return undefined
  const [, folder, id] = /^(achievements|c|issuers)\/([0-9a-z]{1,64})$/.exec(
    address.slice(webAddress.length + 1),
  ) ?? [undefined, undefined, undefined]
  return folder && id ? { kind: folders[folder as keyof typeof folders], id } : undefined
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textIn = (value: unknown, most: number): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, most) : undefined
const dateIn = (value: unknown): Date | null => {
  const at = typeof value === 'string' ? new Date(value) : undefined
  return at && !Number.isNaN(at.getTime()) ? at : null
}

export type ReadEndorsement = {
  readonly documentId: string
  /** The id of whoever signed it. */
  readonly endorser: string
  readonly endorserName: string
  readonly subject: string
  readonly validFrom: Date | null
  readonly validUntil: Date | null
}

/**
 * Reads an EndorsementCredential (Open Badges 3.0, appendix B) of anybody; `undefined` where it is another credential, or
 * has no subject or more than one.
 */
export const readEndorsement = (signed: JsonObject): ReadEndorsement | undefined => {
  const { id, type, issuer, credentialSubject } = signed
  const subjects = [credentialSubject].flat()
  const [subject] = subjects
  const endorser = isObject(issuer) ? issuer.id : issuer
  if (![type].flat().includes('EndorsementCredential') || typeof id !== 'string') return undefined
  if (typeof endorser !== 'string' || subjects.length !== 1 || !isObject(subject)) return undefined
  if (typeof subject.id !== 'string') return undefined
  return {
    documentId: id,
    endorser,
    endorserName: (isObject(issuer) && textIn(issuer.name, 200)) || endorser.slice(0, 200),
    subject: subject.id,
    validFrom: dateIn(signed.validFrom ?? signed.issuanceDate),
    validUntil: dateIn(signed.validUntil ?? signed.expirationDate),
  }
}

/** What was said with it, as plain text. */
export const commentOf = (signed: unknown): string | undefined => {
  const [subject] = isObject(signed) ? [signed.credentialSubject].flat() : []
  return isObject(subject) ? textIn(subject.endorsementComment, 2_000) : undefined
}

export type EndorsementParts = {
  /** Where its file stands, which is its id. */
  readonly address: string
  readonly issuer: JsonObject
  readonly subject: { readonly uri: string; readonly title: string }
  readonly comment: string | undefined
  readonly validFrom: Date
  readonly validUntil: Date | undefined
  /** Its place in the revocation list of the partner. */
  readonly status: { readonly list: string; readonly index: number }
}

/** The unsigned EndorsementCredential (Open Badges 3.0, appendix B: EndorsementCredential, EndorsementSubject). */
export const endorsementOf = (parts: EndorsementParts): JsonObject => {
  const { address, issuer, subject, comment, validUntil, status } = parts
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: address,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: `Endorsement of ${subject.title}`,
    issuer,
    validFrom: instantText(parts.validFrom),
    ...(validUntil && { validUntil: instantText(validUntil) }),
    credentialSubject: {
      id: subject.uri,
      type: ['EndorsementSubject'],
      ...(comment && { endorsementComment: comment }),
    },
    credentialStatus: {
      id: `${status.list}#${status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(status.index),
      statusListCredential: status.list,
    },
  }
}
