import { isValid } from '../credentials/standing.rules.ts'
import type { Db, Tx } from '../queue/database.ts'
import { mentorKind } from './choice.rules.ts'

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

/**
 * What of it nobody else is to hear: moments that their people keep to themselves, or have not answered yet, by what they
 * are about; and who never wants to be told of, by kind.
 */
const keptOf = async (db: Db, organizationId: string, memberIds: readonly string[]) => {
  const these = { in: [...memberIds] }
  const moments = await db.recognitionMoment.findMany({
    where: {
      organizationId,
      OR: [
        { memberId: these, state: { not: 'approved' } },
        { mentorId: these, mentorNamed: false },
      ],
    },
    select: { subject: true },
  })
  const never = await db.recognitionChoice.findMany({
    where: { organizationId, memberId: these, choice: 'never' },
    select: { memberId: true, kind: true },
  })
  const kinds = { badge: 'credential-issued', renewed: 'renewal-in-time', mentored: mentorKind } as const
  return ({ memberId, kind, subject }: Deed): boolean =>
    moments.some((moment) => moment.subject === subject) ||
    never.some((one) => one.memberId === memberId && one.kind === kinds[kind])
}

/**
 * What these people have done since, by what they let others hear: credentials that are valid, and learners who reached their
 * goal with them.
 */
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
  const isKept = await keptOf(db, organizationId, memberIds)
  return [
    ...badges,
    ...pairings.map(({ id, mentorId }): Deed => ({ memberId: mentorId, kind: 'mentored', subject: id })),
  ].filter((deed) => !isKept(deed))
}

/** A manager's thanks for something. */
export type Praise = {
  readonly managerId: string
  readonly subject: string
  readonly organizationId: string
  readonly memberId: string
}

export const wasPraised = async (db: Db, { managerId, subject, organizationId }: Praise): Promise<boolean> =>
  (await db.praise.count({ where: { managerId, subject, organizationId } })) > 0

/** `false` where they have thanked for it before. */
export const savePraise = async (tx: Tx, { organizationId, ...praise }: Praise, at: Date): Promise<boolean> =>
  (await tx.praise.createMany({ data: [{ organizationId, ...praise, at }], skipDuplicates: true })).count > 0
