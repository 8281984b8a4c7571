import type { Whose } from '../chat/people.store.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { Past } from './exclusions.rules.ts'
import { openStates, type PairingState } from './pairing.rules.ts'
import type { Key, Request } from './requests.store.ts'
import type { SkillKey } from './skills.store.ts'

/** A part of the score that brought two people together, as the matching gives it. */
export type Reason = { readonly part: string; readonly value: number }

export type Pairing = SkillKey & {
  readonly id: string
  readonly organizationId: string
  readonly requestId: string
  readonly menteeId: string
  readonly mentorId: string
  readonly state: PairingState
  readonly reasons: readonly Reason[]
  readonly proposedAt: Date
  readonly nudgeAt: Date
  readonly expiresAt: Date
  readonly acceptedAt: Date | null
  readonly endedBy: string | null
  /** The conversation of the two with the bot, where there is one. */
  readonly conversation: string | null
  /** When the first message stood in it. */
  readonly greetedAt: Date | null
  readonly lastContactAt: Date | null
  readonly masteryThen: number | null
  readonly masteryNow: number | null
}

type Row = Omit<Pairing, 'state' | 'reasons'> & { readonly state: string; readonly reasons: unknown }

// The columns hold what `createPairing` wrote.
const pairingOf = (row: Row): Pairing => row as Pairing

export const createPairing = async (
  tx: Tx,
  request: Request,
  proposal: {
    readonly mentorId: string
    readonly reasons: readonly Reason[]
    readonly score: number
    readonly nudgeAt: Date
    readonly expiresAt: Date
  },
  now: Date,
): Promise<string> => {
  const { id: requestId, organizationId, menteeId, packId, skill } = request
  const id = newId(now.getTime())
  await tx.pairing.create({
    data: {
      id,
      organizationId,
      requestId,
      menteeId,
      packId,
      skill,
      state: 'proposed',
      openKey: requestId,
      proposedAt: now,
      ...proposal,
      reasons: proposal.reasons as unknown as Prisma.InputJsonValue,
    },
  })
  return id
}

export const findPairing = async (db: Db, { id, organizationId }: Key): Promise<Pairing | undefined> => {
  const row = await db.pairing.findFirst({ where: { id, organizationId } })
  return row ? pairingOf(row) : undefined
}

/** A pairing, held until the transaction ends. Its request has to be held before. */
export const lockPairing = async (tx: Tx, key: Key): Promise<Pairing | undefined> => {
  await tx.$queryRaw`SELECT 1 FROM pairings WHERE id = ${key.id} AND organization_id = ${key.organizationId} FOR UPDATE`
  return findPairing(tx, key)
}

export const savePairingState = async (
  tx: Tx,
  { id, organizationId }: Key,
  state: PairingState,
  how: { readonly by?: string | undefined; readonly reason?: string | undefined },
  now: Date,
): Promise<void> => {
  const isOver = !openStates.includes(state)
  await tx.pairing.update({
    where: { id, organizationId },
    data: {
      state,
      ...(state === 'accepted' && { acceptedAt: now }),
      ...(isOver && { openKey: null, endedAt: now, endedBy: how.by ?? null }),
      ...(how.reason && { declineReason: how.reason }),
    },
  })
}

/** What is known once two have been introduced, or are done. */
export const savePairingFacts = async (
  tx: Tx,
  { id, organizationId }: Key,
  facts: {
    readonly conversation?: string | null
    readonly greetedAt?: Date
    readonly lastContactAt?: Date
    readonly masteryThen?: number
    readonly masteryNow?: number
  },
): Promise<void> => {
  await tx.pairing.update({ where: { id, organizationId }, data: facts })
}

/** What is open between a member and others, on either side, the oldest first. */
export const openPairingsOf = async (db: Db, { memberId, organizationId }: Whose): Promise<Pairing[]> =>
  (
    await db.pairing.findMany({
      where: {
        organizationId,
        state: { in: [...openStates] },
        OR: [{ menteeId: memberId }, { mentorId: memberId }],
      },
      orderBy: { proposedAt: 'asc' },
    })
  ).map(pairingOf)

/** How many pairings somebody has completed as a mentor. */
export const countCompleted = (db: Db, { memberId, organizationId }: Whose): Promise<number> =>
  db.pairing.count({ where: { organizationId, mentorId: memberId, state: 'completed' } })

/** What came of the proposals and pairings of these learners before. */
export const pastPairingsOf = async (
  db: Db,
  organizationId: string,
  menteeIds: readonly string[],
): Promise<Past[]> =>
  (
    await db.pairing.findMany({
      where: { organizationId, menteeId: { in: [...menteeIds] }, state: { notIn: [...openStates] } },
      select: {
        menteeId: true,
        mentorId: true,
        state: true,
        endedAt: true,
        acceptedAt: true,
        endedBy: true,
      },
    })
  ).map(({ state, ...row }) => ({ ...row, state: state as PairingState }))

/** Pairs who asked never to be brought together: each with everybody they are kept from, whoever asked. */
export const keptApart = async (
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, Set<string>>> => {
  const rows = await db.neverMeet.findMany({
    where: { organizationId, OR: [{ askedBy: { in: [...ids] } }, { otherId: { in: [...ids] } }] },
  })
  const apart = new Map<string, Set<string>>()
  for (const { askedBy, otherId } of rows)
    for (const [one, other] of [
      [askedBy, otherId],
      [otherId, askedBy],
    ] as const)
      apart.set(one, (apart.get(one) ?? new Set()).add(other))
  return apart
}

/** From now on the two are never brought together. Asked twice, it is one wish. */
export const keepApart = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  otherId: string,
  now: Date,
): Promise<void> => {
  await tx.neverMeet.upsert({
    where: { askedBy_otherId: { askedBy: memberId, otherId }, organizationId },
    create: { askedBy: memberId, otherId, organizationId, at: now },
    update: {},
  })
}
