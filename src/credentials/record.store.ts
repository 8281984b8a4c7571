import type { AchievementSource } from '../content/achievement-format.ts'
import type { Db } from '../queue/database.ts'
import type { MemoryState } from '../review/memory.rules.ts'
import type {
  LearnerRecord,
  RecordEvidence,
  RecordItem,
  RecordMentoring,
  RecordSitting,
  RecordTalk,
} from './criteria/criterion.ts'
import { countingOf } from './standing.rules.ts'

export type Whose = { readonly memberId: string; readonly organizationId: string }

export type AchievementRow = {
  readonly id: string
  readonly slug: string
  readonly packId: string
  readonly draft: boolean
  readonly definition: AchievementSource
  readonly translations: Readonly<Record<string, Partial<AchievementSource>>>
}

/** The titles of an organization's skills in a language, by pack and slug: `PACK/SKILL`. */
export const skillTitles = async (
  db: Db,
  organizationId: string,
  language: string,
): Promise<Map<string, string>> => {
  const rows = await db.learningOutcome.findMany({
    where: { organizationId },
    distinct: ['packId', 'skill'],
    select: { packId: true, skill: true, skillTitle: true, translations: true },
    orderBy: { slug: 'asc' },
  })
  return new Map(
    rows.map(({ packId, skill, skillTitle, translations }) => {
      const said = (translations as Readonly<Record<string, { skillTitle?: string }>>)[language]
      return [`${packId}/${skill}`, said?.skillTitle ?? skillTitle]
    }),
  )
}

/**
 * The achievements that a member is on the way to: of every pack of which they are on a pathway, have finished a lesson, or
 * have mentored somebody.
 */
export const achievementsFor = async (db: Db, whose: Whose): Promise<AchievementRow[]> => {
  const { memberId, organizationId } = whose
  const enrolled = await db.enrolment.findMany({
    where: { memberId, organizationId, status: { not: 'ended' } },
    select: { pathway: { select: { packId: true } } },
  })
  const finished = await db.lessonFinish.findMany({
    where: { memberId, organizationId },
    select: { lesson: { select: { module: { select: { packId: true } } } } },
  })
  const held = await db.credential.findMany({
    where: { memberId, organizationId, achievementId: { not: null } },
    select: { achievementId: true },
  })
  const mentored = await db.pairing.findMany({
    where: { mentorId: memberId, organizationId, state: 'completed' },
    select: { packId: true },
  })
  const packs = new Set([
    ...mentored.map(({ packId }) => packId),
    ...enrolled.map(({ pathway }) => pathway.packId),
    ...finished.map(({ lesson }) => lesson.module.packId),
  ])
  const rows = await db.achievement.findMany({
    where: {
      organizationId,
      OR: [
        { packId: { in: [...packs] }, retired: false },
        { id: { in: held.flatMap(({ achievementId }) => achievementId ?? []) } },
      ],
    },
    orderBy: [{ packId: 'asc' }, { highStakes: 'asc' }, { slug: 'asc' }],
    select: { id: true, slug: true, packId: true, draft: true, definition: true, translations: true },
  })
  return rows as unknown as AchievementRow[]
}

/** What a member has done in one pack. */
const packRecord = async (db: Db, { memberId, organizationId }: Whose, packId: string) => {
  const lessons = await db.$queryRaw<{ module: string; lesson: string; finishedAt: Date | null }[]>`
    SELECT m.slug AS module, l.slug AS lesson, f.finished_at AS "finishedAt"
    FROM lessons l JOIN modules m ON m.id = l.module_id AND m.pack_id = ${packId}
    LEFT JOIN lesson_finishes f ON f.lesson_id = l.id AND f.member_id = ${memberId}
    WHERE l.organization_id = ${organizationId} AND NOT l.retired`
  const items = await db.$queryRaw<RecordItem[]>`
    SELECT i.id, o.slug AS outcome, o.skill, i.reserve FROM items i JOIN learning_outcomes o ON o.id = i.outcome_id
    WHERE i.organization_id = ${organizationId} AND i.pack_id = ${packId} AND NOT i.retired`
  const states = await db.$queryRaw<(MemoryState & { itemId: string })[]>`
    SELECT s.item_id AS "itemId", s.due_at AS "dueAt", s.stability, s.difficulty, s.reps, s.lapses,
      s.last_review_at AS "lastReviewAt"
    FROM memory_states s JOIN items i ON i.id = s.item_id AND i.pack_id = ${packId}
    WHERE s.member_id = ${memberId} AND s.organization_id = ${organizationId}`
  const practised = await db.$queryRaw<{ outcome: string; at: Date }[]>`
    SELECT o.slug AS outcome, max(r.answered_at) AS at
    FROM responses r JOIN items i ON i.id = r.item_id AND i.pack_id = ${packId}
    JOIN learning_outcomes o ON o.id = i.outcome_id
    WHERE r.member_id = ${memberId} AND r.organization_id = ${organizationId} GROUP BY o.slug`
  // Of each talk the shorter of what the two have said; none where one says that there was none (`mentorship/meeting.rules.ts`).
  const talks = await db.$queryRaw<RecordTalk[]>`
    SELECT p.skill, min(c.minutes)::int AS minutes, min(c.at) AS at
    FROM pairings p JOIN mentoring_check_ins c ON c.pairing_id = p.id
    WHERE p.mentee_id = ${memberId} AND p.organization_id = ${organizationId} AND p.pack_id = ${packId}
    GROUP BY p.id, p.skill, c.occasion HAVING min(c.minutes) > 0 ORDER BY min(c.at), p.id, c.occasion`
  const mentored = await db.$queryRaw<RecordMentoring[]>`
    SELECT p.mentee_id AS learner, p.skill, p.ended_at AS "completedAt", coalesce(sum(t.minutes), 0)::int AS minutes
    FROM pairings p LEFT JOIN LATERAL (
      SELECT min(c.minutes) AS minutes FROM mentoring_check_ins c WHERE c.pairing_id = p.id
      GROUP BY c.occasion HAVING bool_or(c.member_id = p.mentee_id)) t ON true
    WHERE p.mentor_id = ${memberId} AND p.organization_id = ${organizationId} AND p.pack_id = ${packId}
      AND p.state = 'completed' AND p.ended_at IS NOT NULL AND p.mentee_id <> p.mentor_id
    GROUP BY p.id ORDER BY p.ended_at, p.id`
  return {
    lessons,
    items,
    talks,
    mentored,
    memory: new Map(states.map(({ itemId, ...state }) => [itemId, state])),
    lastPractice: new Map(practised.map(({ outcome, at }) => [outcome, at])),
  }
}

const sittingsFor = async (db: Db, whose: Whose, achievementIds: readonly string[]) => {
  const { memberId, organizationId } = whose
  const rows = await db.sitting.findMany({
    where: {
      memberId,
      organizationId,
      achievementId: { in: [...achievementIds] },
      status: { in: ['passed', 'failed', 'expired'] },
      finishedAt: { not: null },
    },
    orderBy: { finishedAt: 'asc' },
  })
  return rows.flatMap(({ finishedAt, result, ...row }) =>
    finishedAt && result
      ? [
          {
            achievementId: row.achievementId,
            renewsId: row.renewsId,
            sitting: {
              id: row.id,
              criterion: row.criterion,
              status: row.status as RecordSitting['status'],
              finishedAt,
              result: result as RecordSitting['result'],
            },
          },
        ]
      : [],
  )
}

const evidenceFor = async (db: Db, whose: Whose, achievementIds: readonly string[]) => {
  const { memberId, organizationId } = whose
  const rows = await db.evidence.findMany({
    where: {
      memberId,
      organizationId,
      achievementId: { in: [...achievementIds] },
      status: { in: ['waiting', 'approved', 'returned'] },
    },
    orderBy: { submittedAt: 'asc' },
  })
  return rows.map((row) => ({
    achievementId: row.achievementId,
    evidence: {
      id: row.id,
      criterion: row.criterion,
      status: row.status as RecordEvidence['status'],
      assessor: row.assessorName,
      assessorBy: row.assessorBy as RecordEvidence['assessorBy'],
      appointedWhy: row.appointedWhy,
      decidedAt: row.decidedAt,
    },
  }))
}

/** The credential that counts of each achievement of the organization that a member has one of, by its slug. */
const countingCredentials = async (
  db: Db,
  { memberId, organizationId }: Whose,
  now: Date,
): Promise<LearnerRecord['credentials']> => {
  const rows = await db.credential.findMany({
    where: { memberId, organizationId, achievementId: { not: null } },
    include: { achievement: { select: { slug: true } } },
  })
  return new Map(
    countingOf(rows, now).flatMap((row) => (row.achievement ? [[row.achievement.slug, row] as const] : [])),
  )
}

/** A member's record for each of some achievements, by the achievement's id. Sittings for a renewal are not among them. */
export const recordsFor = async (
  db: Db,
  whose: Whose,
  achievements: readonly AchievementRow[],
  now: Date,
): Promise<ReadonlyMap<string, LearnerRecord>> => {
  const ids = achievements.map(({ id }) => id)
  const sittings = await sittingsFor(db, whose, ids)
  const evidence = await evidenceFor(db, whose, ids)
  const credentials = await countingCredentials(db, whose, now)
  const packs = new Map<string, Awaited<ReturnType<typeof packRecord>>>()
  for (const { packId } of achievements)
    if (!packs.has(packId)) packs.set(packId, await packRecord(db, whose, packId))
  return new Map(
    achievements.flatMap(({ id, packId, definition }) => {
      const pack = packs.get(packId)
      if (!pack) return []
      const record: LearnerRecord = {
        ...pack,
        outcomes: definition.outcomes,
        skills: definition.skills,
        sittings: sittings.flatMap((one) => (one.achievementId === id && !one.renewsId ? [one.sitting] : [])),
        evidence: evidence.flatMap((one) => (one.achievementId === id ? [one.evidence] : [])),
        credentials,
      }
      return [[id, record]]
    }),
  )
}
