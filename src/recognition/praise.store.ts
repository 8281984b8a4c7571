import { isValid } from '../credentials/standing.rules.ts'
import type { Db, Tx } from '../queue/database.ts'
import { mentorKind } from './choice.rules.ts'
import type { MomentFacts } from './moments/moment.ts'
import { momentsIn } from './moments/registry.ts'
import { badgeOf, credentialHappened } from './subjects.store.ts'

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

type Span = { readonly since: Date; readonly until: Date; readonly now: Date }

/** The badges whose people let others hear of them, in the span in which they said so. */
const announced = async (
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
  { since, until, now }: Span,
): Promise<Dated[]> => {
  const kinds = { 'credential-issued': 'badge', 'renewal-in-time': 'renewed' } as const
  const rows = await db.recognitionMoment.findMany({
    where: {
      organizationId,
      memberId: { in: [...memberIds] },
      kind: { in: Object.keys(kinds) },
      state: 'approved',
      decidedAt: { gt: since, lte: until },
    },
    select: { memberId: true, kind: true, subject: true, facts: true, decidedAt: true },
  })
  const deeds: Dated[] = []
  for (const { memberId, kind, subject, facts, decidedAt } of rows) {
    const badge = await badgeOf(db, organizationId, subject, { language: '', now })
    if (!memberId || !decidedAt || badge?.standing.state !== 'valid') continue
    // The column holds what this room wrote.
    const { achievementId } = facts as MomentFacts
    const named = achievementId === undefined ? {} : { achievementId }
    deeds.push({ memberId, kind: kinds[kind as keyof typeof kinds], subject, at: decidedAt, ...named })
  }
  return deeds
}

/**
 * The badges of people whom no channel is about, so that nobody asks them: of those who have not said never. What somebody was
 * asked about while there was a channel is told by their answer alone.
 */
const unasked = async (
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
  { since, until, now }: Span,
): Promise<Dated[]> => {
  const rows = await db.credential.findMany({
    where: {
      organizationId,
      memberId: { in: [...memberIds] },
      achievementId: { not: null },
      awardedAt: { gt: since, lte: until },
    },
    select: { id: true, memberId: true },
  })
  const never = await neverSaid(db, organizationId, memberIds)
  const asked = await askedAbout(db, organizationId, memberIds)
  const deeds: Dated[] = []
  for (const { id, memberId } of rows) {
    const found = await credentialHappened(db, organizationId, id)
    if (!found || !memberId || asked.has(id) || !isValid(found.row, now)) continue
    const { achievementId, renews, awardedAt } = found
    const [moment] = momentsIn({ what: 'credential', credentialId: id, achievementId, renews, awardedAt })
    if (!moment || never.has(`${memberId}/${moment.kind}`)) continue
    const kind = moment.kind === 'renewal-in-time' ? 'renewed' : 'badge'
    deeds.push({ memberId, kind, achievementId, subject: id, at: awardedAt })
  }
  return deeds
}

const askedAbout = async (db: Db, organizationId: string, memberIds: readonly string[]) =>
  new Set(
    (
      await db.recognitionMoment.findMany({
        where: { organizationId, memberId: { in: [...memberIds] } },
        select: { subject: true },
      })
    ).map(({ subject }) => subject),
  )

const neverSaid = async (db: Db, organizationId: string, memberIds: readonly string[]) =>
  new Set(
    (
      await db.recognitionChoice.findMany({
        where: { organizationId, memberId: { in: [...memberIds] }, choice: 'never' },
        select: { memberId: true, kind: true },
      })
    ).map(({ memberId, kind }) => `${memberId}/${kind}`),
  )

/** Learners who reached their goal with mentors who are glad to be named: always, or for this one. */
const mentored = async (
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
  { since, until }: Span,
): Promise<Dated[]> => {
  const rows = await db.$queryRaw<{ id: string; mentorId: string; at: Date }[]>`
    SELECT p.id, p.mentor_id AS "mentorId", coalesce(m.mentor_named_at, p.ended_at) AS at FROM pairings p
    LEFT JOIN recognition_moments m ON m.organization_id = p.organization_id AND m.kind = 'pairing-completed' AND m.subject = p.id
    LEFT JOIN recognition_choices c ON c.member_id = p.mentor_id AND c.kind = ${mentorKind}
    WHERE p.organization_id = ${organizationId} AND p.mentor_id = ANY(${[...memberIds]}) AND p.state = 'completed'
      AND coalesce(m.mentor_named, c.choice = 'announce', false)
      AND coalesce(m.mentor_named_at, p.ended_at) > ${since} AND coalesce(m.mentor_named_at, p.ended_at) <= ${until}`
  return rows.map(({ id, mentorId, at }) => ({ memberId: mentorId, kind: 'mentored', subject: id, at }))
}

type Dated = Deed & { readonly at: Date }

/**
 * What these people let others hear of, in the span in which they did: badges that are valid, and learners who reached their goal
 * with them. The deeds of one person stand together, and whose is the first comes first.
 */
export const deedsIn = async (
  db: Db,
  organizationId: string,
  people: { readonly asked: readonly string[]; readonly unasked: readonly string[] },
  span: Span,
): Promise<Deed[]> => {
  const all = [...people.asked, ...people.unasked]
  const found = [
    ...(await announced(db, organizationId, all, span)),
    ...(await unasked(db, organizationId, people.unasked, span)),
    ...(await mentored(db, organizationId, all, span)),
  ].sort((a, b) => a.at.getTime() - b.at.getTime() || a.subject.localeCompare(b.subject))
  const known = new Set<string>()
  const once = found.filter(
    ({ kind, subject }) => !known.has(`${kind}/${subject}`) && known.add(`${kind}/${subject}`),
  )
  const order = [...new Set(once.map(({ memberId }) => memberId))]
  return order.flatMap((id) => once.filter(({ memberId }) => memberId === id))
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
