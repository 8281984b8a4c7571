import type { Prisma } from '../../generated/prisma/client.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../queue/database.ts'
import type { LockedCredential } from '../standing.store.ts'

type KeyPlace = { readonly keyId: string; readonly organizationId: string }

export const keyNumbered = (
  db: Db,
  whose: { readonly issuerId: string; readonly organizationId: string },
  number: number,
) =>
  db.issuerKey.findFirst({
    where: { ...whose, number },
    select: { id: true, compromisedAt: true, compromisedReason: true },
  })

/** Signs nothing from then on, and leaves the DID document; `false` where that was known before. */
export const markCompromised = async (
  tx: Tx,
  { keyId: id, organizationId }: KeyPlace,
  reason: string,
  now: Date,
): Promise<boolean> => {
  const { count } = await tx.issuerKey.updateMany({
    where: { id, organizationId, compromisedAt: null },
    data: { compromisedAt: now, compromisedReason: reason },
  })
  await tx.issuerKey.updateMany({ where: { id, organizationId, retiredAt: null }, data: { retiredAt: now } })
  return count === 1
}

/** Why a key is not trusted any more; `undefined` while it is. */
export const compromisedFor = async (db: Db, { keyId: id, organizationId }: KeyPlace) => {
  const row = await db.issuerKey.findFirst({
    where: { id, organizationId, compromisedAt: { not: null } },
    select: { compromisedReason: true },
  })
  return row ? (row.compromisedReason ?? '') : undefined
}

/** What a key has signed and what is not revoked yet. */
const counting = ({ keyId, organizationId }: KeyPlace): Prisma.CredentialWhereInput => ({
  organizationId,
  keyId,
  signedAt: { not: null },
  revokedAt: null,
})

export const signedBy = (db: Db, key: KeyPlace, atMost?: number) =>
  db.credential.findMany({
    where: { organizationId: key.organizationId, AND: counting(key) },
    select: {
      id: true,
      organizationId: true,
      memberId: true,
      achievementId: true,
      externalId: true,
      statusIndex: true,
    },
    orderBy: { id: 'asc' },
    ...(atMost !== undefined && { take: atMost }),
  })

/** Whether a newer one, or one that has taken its place, is there that nobody has withdrawn: then nothing is to be given anew. */
export const isSuperseded = async (tx: Tx, old: LockedCredential): Promise<boolean> => {
  const { organizationId, memberId, achievementId, sequence } = old
  const newer = await tx.credential.count({
    where: { organizationId, memberId, achievementId, sequence: { gt: sequence }, revokedAt: null },
  })
  return newer > 0
}

/**
 * The same award once more, to be signed: what was proven, when, and until when it counts, and what its holder wants shown.
 * What is under way to renew the old one is for the new one.
 */
export const insertReissue = async (tx: Tx, old: LockedCredential, now: Date): Promise<string> => {
  const { organizationId, memberId, achievementId } = old
  const { _max } = await tx.credential.aggregate({
    where: { organizationId, memberId, achievementId },
    _max: { sequence: true },
  })
  const id = newId(now.getTime())
  await tx.credential.create({
    data: {
      id,
      organizationId,
      memberId,
      achievementId,
      issuerId: old.issuerId,
      sequence: (_max.sequence ?? 0) + 1,
      recipientName: old.recipientName,
      awardedAt: old.awardedAt,
      validFrom: old.validFrom,
      validUntil: old.validUntil,
      basis: old.basis as Prisma.InputJsonArray,
      renewsId: old.id,
      suspendedAt: old.suspendedAt,
      suspendedReason: old.suspendedReason,
      lapsedAt: old.lapsedAt,
      shared: old.shared,
      inPortfolio: old.inPortfolio,
      shownEvidence: old.shownEvidence,
    },
  })
  await tx.sitting.updateMany({ where: { organizationId, renewsId: old.id }, data: { renewsId: id } })
  return id
}
