import { randomInt } from 'node:crypto'
import type { Prisma } from '../../generated/prisma/client.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../queue/database.ts'

/** The least that a list may have, so that one place among them says nothing of a person (Bitstring Status List 1.0, section 2.2). */
export const listLength = 131_072

/** Above this a free place is no longer found at once, and the next pair of lists is begun. */
const fullAt = Math.floor(listLength * 0.75)

type Whose = { readonly issuerId: string; readonly organizationId: string }
export type ListPlace = {
  readonly index: number
  readonly revocationListId: string
  readonly suspensionListId: string
}

/**
 * The pair of lists that is filled now; held until the transaction ends, so that a place is given once. A new key begins a
 * new pair: by `did:key` the key is the issuer, and a list must be of its credentials' issuer.
 */
const openPair = async (tx: Tx, whose: Whose, keyId: string, now: Date) => {
  const { issuerId, organizationId } = whose
  await tx.$queryRaw`SELECT 1 FROM issuers WHERE id = ${issuerId} AND organization_id = ${organizationId} FOR UPDATE`
  const newest = await tx.statusList.findFirst({
    where: { issuerId, organizationId, keyId, purpose: 'revocation' },
    orderBy: { id: 'desc' },
  })
  const taken = newest
    ? await tx.credential.count({ where: { organizationId, revocationListId: newest.id } })
    : fullAt
  if (newest && taken < fullAt) {
    const partner = await tx.statusList.findFirstOrThrow({
      where: { issuerId, organizationId, keyId, purpose: 'suspension', createdAt: newest.createdAt },
    })
    return { revocationListId: newest.id, suspensionListId: partner.id }
  }
  const [revocationListId, suspensionListId] = [newId(now.getTime()), newId(now.getTime())]
  // Never two pairs of one instant: their halves find each other by it.
  const createdAt = new Date(Math.max(now.getTime(), (newest?.createdAt.getTime() ?? 0) + 1))
  await tx.statusList.createMany({
    data: [
      { id: revocationListId, issuerId, organizationId, keyId, purpose: 'revocation', createdAt },
      { id: suspensionListId, issuerId, organizationId, keyId, purpose: 'suspension', createdAt },
    ],
  })
  return { revocationListId, suspensionListId }
}

/** A place for a credential, at random, so that neighbours in the list were not neighbours in time. */
export const freePlace = async (tx: Tx, whose: Whose, keyId: string, now: Date): Promise<ListPlace> => {
  const pair = await openPair(tx, whose, keyId, now)
  for (;;) {
    const index = randomInt(listLength)
    const there = await tx.credential.count({
      where: {
        organizationId: whose.organizationId,
        revocationListId: pair.revocationListId,
        statusIndex: index,
      },
    })
    if (there === 0) return { ...pair, index }
  }
}

/** A list by its public address, with its partner of the other purpose. */
export const publicList = async (db: Db, id: string) => {
  const list = await db.statusList.findUnique({ where: { id } })
  if (!list) return undefined
  const partner = await db.statusList.findFirst({
    where: {
      issuerId: list.issuerId,
      organizationId: list.organizationId,
      createdAt: list.createdAt,
      keyId: list.keyId,
      purpose: list.purpose === 'revocation' ? 'suspension' : 'revocation',
    },
  })
  return partner ? { ...list, partnerId: partner.id } : undefined
}

export type PublicList = NonNullable<Awaited<ReturnType<typeof publicList>>>

/** All credentials with a place in a list, as they are judged. */
export const standingsIn = (db: Db, { id, organizationId }: { id: string; organizationId: string }) =>
  db.credential.findMany({
    where: {
      organizationId,
      statusIndex: { not: null },
      OR: [{ revocationListId: id }, { suspensionListId: id }],
      AND: { OR: [{ revokedAt: { not: null } }, { suspendedAt: { not: null } }] },
    },
    select: {
      statusIndex: true,
      signedAt: true,
      validFrom: true,
      validUntil: true,
      suspendedAt: true,
      suspendedReason: true,
      revokedAt: true,
      revokedReason: true,
    },
  })

/** Keeps a signed list, unless a newer one was kept meanwhile. */
export const keepSigned = async (
  db: Db,
  list: { readonly id: string; readonly organizationId: string; readonly version: number },
  signed: object,
  now: Date,
): Promise<void> => {
  const { id, organizationId, version } = list
  await db.statusList.updateMany({
    where: { id, organizationId, OR: [{ signedVersion: null }, { signedVersion: { lte: version } }] },
    data: { signed: signed as Prisma.InputJsonObject, signedVersion: version, signedAt: now },
  })
}
