import { isValid } from '../credentials/standing.rules.ts'
import type { Db } from '../queue/database.ts'

/** Something of a week that somebody deserves a word for, by what a manager may see. */
export type Deed = {
  readonly memberId: string
  readonly kind: 'badge' | 'renewed' | 'mentored'
  /** Of the badge. */
  readonly achievementId?: string
  /** The credential or the pairing. */
  readonly subject: string
}

/** Managers of an organization who manage somebody today, and whom. */
export const managersIn = async (
  db: Db,
  organizationId: string,
  now: Date,
): Promise<Map<string, string[]>> => {
  const today = new Date(now.toISOString().slice(0, 10))
  const rows = await db.managerAssignment.findMany({
    where: { organizationId, from: { lte: today }, OR: [{ until: null }, { until: { gt: today } }] },
    select: { managerId: true, memberId: true },
    orderBy: { memberId: 'asc' },
  })
  const managers = new Map<string, string[]>()
  for (const { managerId, memberId } of rows)
    managers.set(managerId, [...new Set([...(managers.get(managerId) ?? []), memberId])])
  return managers
}

/** What these people have done since: credentials that are valid, and learners who reached their goal with them. */
export const deedsSince = async (
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<Deed[]> => {
  const credentials = await db.credential.findMany({
    where: {
      organizationId,
      memberId: { in: [...memberIds] },
      achievementId: { not: null },
      awardedAt: { gt: since, lte: now },
    },
    orderBy: { awardedAt: 'asc' },
  })
  const badges = credentials.flatMap((row): Deed[] =>
    row.memberId && row.achievementId && isValid(row, now)
      ? [
          {
            memberId: row.memberId,
            kind: row.renewsId ? 'renewed' : 'badge',
            achievementId: row.achievementId,
            subject: row.id,
          },
        ]
      : [],
  )
  const pairings = await db.pairing.findMany({
    where: {
      organizationId,
      mentorId: { in: [...memberIds] },
      state: 'completed',
      endedAt: { gt: since, lte: now },
    },
    select: { id: true, mentorId: true },
    orderBy: { endedAt: 'asc' },
  })
  return [
    ...badges,
    ...pairings.map(({ id, mentorId }): Deed => ({ memberId: mentorId, kind: 'mentored', subject: id })),
  ]
}
