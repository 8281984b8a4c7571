import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { MomentFacts } from './moments/moment.ts'
import { isMomentName, type MomentName } from './moments/registry.ts'

export type MomentState = 'asking' | 'approved' | 'private' | 'withdrawn'

/** Something to be glad of, and what its person has decided. */
export type Moment = {
  readonly id: string
  readonly organizationId: string
  readonly memberId: string | null
  readonly teamId: string | null
  readonly kind: MomentName
  readonly subject: string
  readonly facts: MomentFacts
  readonly state: MomentState
  readonly audience: 'all' | 'team'
  readonly line: string | null
  readonly mentorId: string | null
  readonly mentorNamed: boolean | null
  /** When they said so, where they were asked. */
  readonly mentorNamedAt: Date | null
  readonly happenedAt: Date
  readonly decidedAt: Date | null
}

type Row = Omit<Moment, 'kind' | 'facts' | 'state' | 'audience'> & {
  readonly kind: string
  readonly facts: unknown
  readonly state: string
  readonly audience: string
}

// The columns hold what this file wrote.
const momentFrom = (row: Row | null): Moment | undefined =>
  row && isMomentName(row.kind) ? (row as Moment) : undefined

type Keyed = { readonly id: string; readonly organizationId: string }

export const findMoment = async (db: Db, { id, organizationId }: Keyed): Promise<Moment | undefined> =>
  momentFrom(await db.recognitionMoment.findFirst({ where: { id, organizationId } }))

/** The same, held against every other decision and post until the transaction ends. */
export const lockMoment = async (tx: Tx, { id, organizationId }: Keyed): Promise<Moment | undefined> => {
  await tx.$queryRaw`
    SELECT FROM recognition_moments WHERE id = ${id} AND organization_id = ${organizationId} FOR UPDATE`
  return findMoment(tx, { id, organizationId })
}

/** Makes a moment; `undefined` where it was made before. */
export const createMoment = async (
  tx: Tx,
  moment: Omit<Moment, 'id' | 'line' | 'audience' | 'mentorNamedAt'>,
): Promise<string | undefined> => {
  const id = newId(moment.happenedAt.getTime())
  const { organizationId, facts, ...rest } = moment
  const made = await tx.recognitionMoment.createMany({
    data: [{ id, organizationId, ...rest, facts: { ...facts } }],
    skipDuplicates: true,
  })
  return made.count > 0 ? id : undefined
}

export const saveMoment = async (
  tx: Tx,
  { id, organizationId }: Keyed,
  change: Partial<
    Pick<Moment, 'state' | 'audience' | 'line' | 'decidedAt' | 'mentorNamed' | 'mentorNamedAt'>
  >,
): Promise<void> => {
  await tx.recognitionMoment.updateMany({ where: { id, organizationId }, data: change })
}

/**
 * The moments that a credential bears on, whatever has become of them: its own, those of what it renewed or replaced, and
 * those of the team's skills that it counts for.
 */
export const momentsOfCredential = async (
  db: Db,
  organizationId: string,
  credentialId: string,
): Promise<string[]> => {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE earlier AS (
      SELECT id, renews_id, 0 AS step FROM credentials WHERE organization_id = ${organizationId} AND id = ${credentialId}
      UNION ALL
      SELECT c.id, c.renews_id, step + 1 FROM credentials c JOIN earlier ON c.id = earlier.renews_id
      WHERE c.organization_id = ${organizationId} AND step < 100)
    SELECT m.id FROM recognition_moments m WHERE m.organization_id = ${organizationId} AND (
      m.facts ->> 'credentialId' IN (SELECT id FROM earlier)
      OR m.kind = 'coverage-reached' AND EXISTS (
        SELECT FROM credentials c JOIN members p ON p.id = c.member_id JOIN achievements a ON a.id = c.achievement_id
        WHERE c.id = ${credentialId} AND c.organization_id = ${organizationId} AND p.team_id = m.team_id
          AND a.pack_id = m.facts ->> 'packId' AND a.definition -> 'skills' ? (m.facts ->> 'skill')))
    ORDER BY m.id`
  return rows.map(({ id }) => id)
}

/** The last days of those of these people who will leave, in the zone in which they are meant. */
export const lastDaysOf = async (
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
): Promise<{ readonly id: string; readonly until: Date; readonly timeZone: string }[]> => {
  const rows = await db.member.findMany({
    where: { organizationId, id: { in: [...memberIds] }, until: { not: null } },
    select: { id: true, until: true, timeZone: true, schedule: { select: { timeZone: true } } },
  })
  return rows.flatMap(({ id, until, timeZone, schedule }) =>
    until ? [{ id, until, timeZone: schedule?.timeZone ?? timeZone }] : [],
  )
}

/** The person was asked about something else so shortly before. */
export const wasAskedSince = async (
  db: Db,
  { memberId, organizationId }: { readonly memberId: string; readonly organizationId: string },
  since: Date,
): Promise<boolean> =>
  (await db.recognitionMoment.count({
    where: { memberId, organizationId, happenedAt: { gt: since }, state: { not: 'private' } },
  })) > 0

/** The moments of these people, and those that they are named in as mentors. */
export const momentsOfMembers = async (
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
): Promise<string[]> => {
  const these = { in: [...memberIds] }
  const where = { organizationId, OR: [{ memberId: these }, { mentorId: these }] }
  return (await db.recognitionMoment.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })).map(
    ({ id }) => id,
  )
}

/** The moments that somebody has answered. */
export const momentsPressedBy = async (db: Db, organizationId: string, memberId: string): Promise<string[]> =>
  (
    await db.recognitionMoment.findMany({
      where: {
        organizationId,
        OR: [{ kudos: { some: { memberId } } }, { wanted: { some: { memberId } } }],
      },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
  ).map(({ id }) => id)

/** What was said of teams and the skills that they have covered. */
export const coverageMoments = async (db: Db, organizationId: string): Promise<string[]> =>
  (
    await db.recognitionMoment.findMany({
      where: { organizationId, kind: 'coverage-reached', state: 'approved' },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
  ).map(({ id }) => id)

/** What was decided to be posted within a span. */
export const approvedBetween = async (
  db: Db,
  organizationId: string,
  from: Date,
  until: Date,
): Promise<Moment[]> =>
  (
    await db.recognitionMoment.findMany({
      where: { organizationId, state: 'approved', decidedAt: { gt: from, lte: until } },
      orderBy: { decidedAt: 'asc' },
    })
  ).flatMap((row) => momentFrom(row) ?? [])

/** What of a kind somebody has waiting: asked about, or approved and standing nowhere yet. */
export const waitingOf = async (
  db: Db,
  { memberId, organizationId }: { readonly memberId: string; readonly organizationId: string },
  kind: string,
): Promise<string[]> =>
  (
    await db.recognitionMoment.findMany({
      where: {
        memberId,
        organizationId,
        kind,
        state: { in: ['asking', 'approved'] },
        posts: { none: { post: { state: 'posted' } } },
      },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
  ).map(({ id }) => id)

/** Moments in which somebody is named as a mentor, or may be. */
export const namedIn = async (
  db: Db,
  { memberId: mentorId, organizationId }: { readonly memberId: string; readonly organizationId: string },
): Promise<string[]> =>
  (
    await db.recognitionMoment.findMany({
      where: { mentorId, organizationId, OR: [{ mentorNamed: true }, { mentorNamed: null }] },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
  ).map(({ id }) => id)
