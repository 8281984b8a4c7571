import type { Whose } from '../chat/people.store.ts'
import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { RequestStatus } from './pairing.rules.ts'
import { type SkillKey, skillText } from './skills.store.ts'

export type Request = SkillKey & {
  readonly id: string
  readonly organizationId: string
  readonly menteeId: string
  readonly goal: string
  readonly languages: readonly string[]
  readonly fromMinute: number
  readonly untilMinute: number
  readonly status: RequestStatus
  readonly unmatched: string | null
  readonly unmatchedTold: string | null
  readonly askedAt: Date
}

type Row = Omit<Request, 'status'> & { readonly status: string }

const requestOf = (row: Row): Request => ({ ...row, status: row.status as RequestStatus })

export type Key = { readonly id: string; readonly organizationId: string }

export type Wish = SkillKey & {
  readonly goal: string
  readonly languages: readonly string[]
  readonly fromMinute: number
  readonly untilMinute: number
}

/** Asks for a mentor; what is open for the same skill already takes the new words. The id of the request. */
export const saveRequest = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  { packId, skill, languages, ...wish }: Wish,
  now: Date,
): Promise<string> => {
  const openKey = `${memberId}:${skillText({ packId, skill })}`
  const row = await tx.mentoringRequest.upsert({
    where: { openKey, organizationId },
    create: {
      id: newId(now.getTime()),
      organizationId,
      menteeId: memberId,
      packId,
      skill,
      openKey,
      askedAt: now,
      languages: [...languages],
      ...wish,
    },
    update: { ...wish, languages: [...languages], unmatched: null, unmatchedTold: null },
    select: { id: true },
  })
  return row.id
}

/** A member's requests that are not over, the oldest first. */
export const openRequestsOf = async (db: Db, { memberId, organizationId }: Whose): Promise<Request[]> =>
  (
    await db.mentoringRequest.findMany({
      where: { organizationId, menteeId: memberId, openKey: { not: null } },
      orderBy: { askedAt: 'asc' },
    })
  ).map(requestOf)

export const findRequest = async (db: Db, { id, organizationId }: Key): Promise<Request | undefined> => {
  const row = await db.mentoringRequest.findFirst({ where: { id, organizationId } })
  return row ? requestOf(row) : undefined
}

/** Requests for which somebody is looked for. */
export const waitingRequests = async (db: Db, organizationId: string): Promise<Request[]> =>
  (
    await db.mentoringRequest.findMany({
      where: { organizationId, status: 'waiting' },
      orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    })
  ).map(requestOf)

/** A request, held until the transaction ends: whatever changes it or its pairings takes it first. */
export const lockRequest = async (tx: Tx, { id, organizationId }: Key): Promise<Request | undefined> => {
  await tx.$queryRaw`SELECT 1 FROM mentoring_requests WHERE id = ${id} AND organization_id = ${organizationId} FOR UPDATE`
  return findRequest(tx, { id, organizationId })
}

export const setRequestStatus = async (
  tx: Tx,
  { id, organizationId }: Key,
  status: Exclude<RequestStatus, 'closed'>,
): Promise<void> => {
  await tx.mentoringRequest.update({
    where: { id, organizationId },
    data: { status, ...(status === 'proposed' && { unmatched: null, unmatchedTold: null }) },
  })
}

export const closeRequest = async (
  tx: Tx,
  { id, organizationId }: Key,
  why: 'withdrawn' | 'ended' | 'completed' | 'left' | 'silent',
  now: Date,
): Promise<void> => {
  await tx.mentoringRequest.update({
    where: { id, organizationId },
    data: { status: 'closed', closedWhy: why, openKey: null, closedAt: now },
  })
}

/** Why nobody can be proposed; `true` where the learner has not been told that yet, and is from now on. */
export const saveUnmatched = async (
  tx: Tx,
  { id, organizationId }: Key,
  reason: string,
): Promise<boolean> => {
  const { count } = await tx.mentoringRequest.updateMany({
    where: {
      id,
      organizationId,
      status: 'waiting',
      OR: [{ unmatchedTold: null }, { unmatchedTold: { not: reason } }],
    },
    data: { unmatched: reason, unmatchedTold: reason },
  })
  return count === 1
}
