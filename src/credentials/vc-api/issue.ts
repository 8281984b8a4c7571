import { createHash } from 'node:crypto'
import * as z from 'zod'
import { writeAudit } from '../../chat/audit.store.ts'
import type { Deps } from '../../chat/deps.ts'
import type { JsonObject, SigningKey } from '../../kernel/credential-tools.ts'
import { type IssuerRow, type IssuingFault, issuingWay } from '../issuing/issuer.rules.ts'
import { currentKey } from '../issuing/keys.ts'
import type { ListPlace } from '../issuing/status-lists.store.ts'
import { recordChange } from '../standing.store.ts'
import { type ModelFault, unsignedFault } from './data-model.rules.ts'
import { dropDocument, markDocumentSigned, newDocumentId, reserveDocument } from './documents.store.ts'

const wantedEntry = z.looseObject({
  type: z.literal('BitstringStatusListEntry'),
  statusPurpose: z.enum(['revocation', 'suspension']).default('revocation'),
})

/** VC API, "Issue Credential"; `credentialStatus` asks for a place in the lists of the issuer. */
export const issueRequest = z.looseObject({
  credential: z.looseObject({}),
  options: z
    .looseObject({
      credentialId: z.string().min(1).max(1_000).optional(),
      credentialStatus: z.union([wantedEntry, z.array(wantedEntry).min(1).max(2)]).optional(),
    })
    .default({}),
})
export type IssueRequest = z.infer<typeof issueRequest>

export type IssueResult =
  | { readonly ok: true; readonly id: string; readonly credential: JsonObject; readonly signedBy: SigningKey }
  | { readonly ok: false; readonly reason: 'malformed'; readonly fault: ModelFault }
  /** Nothing can be signed for this issuer yet. */
  | { readonly ok: false; readonly reason: 'not-ready'; readonly fault: IssuingFault | 'key-lost' }

const malformed = (where: string, what: string): IssueResult => ({
  ok: false,
  reason: 'malformed',
  fault: { where, what },
})

const issuerIdOf = ({ issuer }: JsonObject): unknown =>
  typeof issuer === 'object' && issuer !== null ? (issuer as JsonObject).id : issuer

/** Whether an address of ours stands anywhere: those are for what was earned here, which no other program may sign. */
const namesOurs = (value: unknown, webAddress: string): boolean => {
  if (typeof value === 'string') return value.startsWith(`${webAddress}/`)
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((one) => namesOurs(one, webAddress))
}

const entriesOf = (
  place: ListPlace,
  purposes: readonly ('revocation' | 'suspension')[],
  webAddress: string,
): JsonObject[] =>
  purposes.map((purpose) => {
    const id = purpose === 'revocation' ? place.revocationListId : place.suspensionListId
    const list = `${webAddress}/status/${id}`
    return {
      id: `${list}#${place.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: String(place.index),
      statusListCredential: list,
    }
  })

const withStatus = (credential: JsonObject, entries: readonly JsonObject[]): JsonObject => {
  const present = credential.credentialStatus
  const all = [...(present === undefined ? [] : Array.isArray(present) ? present : [present]), ...entries]
  return entries.length === 0
    ? credential
    : { ...credential, credentialStatus: all.length === 1 ? all[0] : all }
}

const dateOf = (value: unknown): Date | undefined => (typeof value === 'string' ? new Date(value) : undefined)

const sentenceOf = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).split('\n', 1)[0]?.slice(0, 200) ?? ''

/**
 * Signs a document of another program with the key of an issuer here. Nothing of what it says is kept: its id, its place in
 * the status lists and its hash, so that it can be withdrawn and known again.
 */
export const issueDocument = async (
  deps: Deps,
  issuer: IssuerRow & { readonly organizationId: string },
  /** Who asked for it, as the history names them. */
  actor: string,
  { credential, options }: IssueRequest,
): Promise<IssueResult> => {
  const { vault, webAddress } = deps
  const { prisma } = deps.database
  const now = deps.clock.now()
  const way = issuingWay(webAddress, deps.isPlayground, issuer.countryCode)
  if (!way.ok) return { ok: false, reason: 'not-ready', fault: way.fault }
  if (!vault || !webAddress) return { ok: false, reason: 'not-ready', fault: 'no-vault' }
  const fault = unsignedFault(credential)
  if (fault) return { ok: false, reason: 'malformed', fault }
  const { organizationId, id: issuerId } = issuer
  const { key, keyId } = await currentKey(deps, vault, { issuerId, organizationId }, way.by, webAddress)
  if (issuerIdOf(credential) !== key.controller) return malformed('issuer', `is not ${key.controller}`)
  if (namesOurs({ ...credential, issuer: undefined }, webAddress))
    return malformed('', `names an address below ${webAddress}/, which is for what was earned here`)
  const wanted = options.credentialStatus
  const purposes = wanted === undefined ? [] : [wanted].flat().map(({ statusPurpose }) => statusPurpose)
  const row = {
    id: newDocumentId(now),
    organizationId,
    issuerId,
    keyId,
    externalId: options.credentialId ?? (credential.id as string | undefined),
    validFrom: dateOf(credential.validFrom) ?? now,
    validUntil: dateOf(credential.validUntil),
  }
  const place = await prisma.$transaction((tx) => reserveDocument(tx, row, purposes.length > 0, now))
  const unsigned = withStatus(credential, place ? entriesOf(place, purposes, webAddress) : [])
  const signed = await deps.credentialTools.signer.sign(unsigned, key, now).catch(sentenceOf)
  if (typeof signed === 'string') {
    await dropDocument(prisma, row)
    return malformed('@context', signed)
  }
  const isKept = await prisma.$transaction(async (tx) => {
    if (!(await markDocumentSigned(tx, row, now))) return false
    await recordChange(tx, row, { actor, change: 'signed' }, now)
    const sha256 = createHash('sha256').update(JSON.stringify(signed)).digest('hex')
    const entry = { organizationId, actor, action: 'credential.issued', subject: row.id }
    await writeAudit(tx, { ...entry, detail: { sha256 } }, now)
    return true
  })
  if (isKept) return { ok: true, id: row.id, credential: signed, signedBy: key }
  // Its key was lost meanwhile: what it signed is for nobody.
  await dropDocument(prisma, row)
  return { ok: false, reason: 'not-ready', fault: 'key-lost' }
}
