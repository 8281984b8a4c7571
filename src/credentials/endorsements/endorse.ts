import { writeAudit } from '../../chat/audit.store.ts'
import type { Deps } from '../../chat/deps.ts'
import { changeStanding } from '../change-standing.ts'
import {
  didWebOf,
  type IssuerRow,
  type IssuingFault,
  issuingWay,
  profileOf,
} from '../issuing/issuer.rules.ts'
import { publicIssuer } from '../issuing/issuers.store.ts'
import { currentKey } from '../issuing/keys.ts'
import { recordChange } from '../standing.store.ts'
import {
  dropDocument,
  markDocumentSigned,
  newDocumentId,
  reserveDocument,
} from '../vc-api/documents.store.ts'
import { endorsementOf } from './endorsement.rules.ts'
import { keepEndorsement, type Subject, sameEndorsement, withdrawRow } from './endorsements.store.ts'

export type Wanted = {
  readonly organizationId: string
  readonly partner: IssuerRow
  readonly subject: Subject
  readonly comment: string | undefined
  readonly validUntil: Date | undefined
}

export type Endorsed =
  | { readonly ok: true; readonly id: string }
  /** The same partner endorses it already. */
  | { readonly ok: false; readonly reason: 'already'; readonly id: string }
  | { readonly ok: false; readonly reason: IssuingFault | 'key-lost' }

const folders = { achievement: 'achievements', credential: 'c' } as const

/** What the subject is called in the signed document: by the id that credentials have it by. */
const uriOf = async (deps: Deps, { kind, id }: Subject, by: 'web' | 'key', webAddress: string) => {
  if (kind !== 'issuer') return `${webAddress}/${folders[kind]}/${id}`
  // By `did:key` an issuer has as many names as keys; its page stays the same.
  const issuer = await publicIssuer(deps.database.prisma, id)
  return by === 'web' && issuer ? didWebOf(webAddress, issuer.id) : `${webAddress}/issuers/${id}`
}

/**
 * A partner that is an issuer here endorses something: signed with its own key, with a place in its own status list, and
 * shown from then on. Twice, the second finds the first.
 */
export const endorse = async (deps: Deps, wanted: Wanted, actor: string): Promise<Endorsed> => {
  const { vault, webAddress } = deps
  const { prisma } = deps.database
  const { organizationId, partner, subject, comment, validUntil } = wanted
  const now = deps.clock.now()
  const way = issuingWay(webAddress, deps.isPlayground, partner.countryCode)
  if (!way.ok) return { ok: false, reason: way.fault }
  if (!vault || !webAddress) return { ok: false, reason: 'no-vault' }
  const whose = { issuerId: partner.id, organizationId }
  const { key, keyId } = await currentKey(deps, vault, whose, way.by, webAddress)
  const id = newDocumentId(now)
  const address = `${webAddress}/endorsements/${id}`
  const entry = { ...whose, id, keyId, externalId: address, validFrom: now, validUntil }
  const place = await prisma.$transaction((tx) => reserveDocument(tx, entry, true, now))
  if (!place) throw new Error(`The endorsement ${id} got no place in a status list`)
  const unsigned = endorsementOf({
    address,
    issuer: profileOf(partner, key.controller, webAddress),
    subject: { uri: await uriOf(deps, subject, way.by, webAddress), title: subject.title },
    comment,
    validFrom: now,
    validUntil,
    status: { list: `${webAddress}/status/${place.revocationListId}`, index: place.index },
  })
  const signed = await deps.credentialTools.signer.sign(unsigned, key, now)
  const done = await prisma.$transaction(async (tx): Promise<Endorsed> => {
    const before = await sameEndorsement(tx, { organizationId, partnerId: partner.id, subject }, now)
    if (before !== undefined) return { ok: false, reason: 'already', id: before }
    if (!(await markDocumentSigned(tx, entry, now))) return { ok: false, reason: 'key-lost' }
    const row = {
      id,
      organizationId,
      documentId: address,
      subjectKind: subject.kind,
      subjectId: subject.id,
      endorserName: partner.name,
      partnerId: partner.id,
      signed,
      jwt: null,
      validFrom: now,
      validUntil: validUntil ?? null,
      verdict: 'valid',
      verifiedAt: now,
    }
    await keepEndorsement(tx, row, now)
    await recordChange(tx, entry, { actor, change: 'signed' }, now)
    const detail = { by: partner.name, of: `${subject.kind} ${subject.id}` }
    await writeAudit(tx, { organizationId, actor, action: 'endorsement.added', subject: id, detail }, now)
    return { ok: true, id }
  })
  if (!done.ok) await dropDocument(prisma, entry)
  return done
}

/**
 * Takes an endorsement back: it is shown no more, and one that was signed here is revoked in its status list, for those who
 * kept its file. `false` where there is none of that id, or it was withdrawn before.
 */
export const withdrawEndorsement = async (
  deps: Pick<Deps, 'database' | 'outbox' | 'clock'>,
  key: { readonly id: string; readonly organizationId: string },
  actor: string,
): Promise<boolean> => {
  const now = deps.clock.now()
  return deps.database.prisma.$transaction(async (tx) => {
    const row = await withdrawRow(tx, key, now)
    if (!row) return false
    const { organizationId } = key
    if (row.partnerId !== null)
      await changeStanding(deps, tx, key, { change: 'revoked', reason: 'Withdrawn', actor }, now)
    await writeAudit(tx, { organizationId, actor, action: 'endorsement.withdrawn', subject: key.id }, now)
    return true
  })
}
