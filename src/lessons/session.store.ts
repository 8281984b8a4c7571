import type { ItemSource } from '../content/pack-format.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { toDateColumn } from '../kernel/local-date.ts'
import type { Db } from '../queue/database.ts'
import type { Whose } from './deliveries.store.ts'

export type NextLesson = {
  readonly enrolmentId: string
  readonly pathway: string
  readonly module: string
  readonly lessonId: string
  readonly lessonVersionId: string
  readonly title: string
  readonly words: number
  readonly position: number
  readonly total: number
  readonly dueOn: Date | null
}

/**
 * The next lesson of a member: the first in pathway order that they have not begun, of the enrolment that is
 * due first. A lesson counts as begun once its first question was shown or it was finished.
 */
export const nextLessonOf = async (
  db: Db,
  whose: Whose,
  localDate: string,
): Promise<NextLesson | undefined> => {
  const [next] = await db.$queryRaw<NextLesson[]>`
    WITH way AS (
      SELECT e.id AS enrolment_id, e.due_on, e.created_at, p.title AS pathway, m.title AS module, l.id AS lesson_id,
        l.version_id, row_number() OVER w AS position, count(*) OVER (PARTITION BY e.id) AS total
      FROM enrolments e
      JOIN pathways p ON p.id = e.pathway_id
      JOIN pathway_modules pm ON pm.pathway_id = p.id
      JOIN modules m ON m.id = pm.module_id
      JOIN lessons l ON l.module_id = m.id AND NOT l.retired AND l.version_id IS NOT NULL
      WHERE e.member_id = ${whose.memberId} AND e.organization_id = ${whose.organizationId}
        AND e.status = 'active' AND e.starts_on <= ${toDateColumn(localDate)}
      WINDOW w AS (PARTITION BY e.id ORDER BY pm.position, l.position)
    )
    SELECT way.enrolment_id AS "enrolmentId", way.pathway, way.module, way.lesson_id AS "lessonId",
      lv.id AS "lessonVersionId", lv.title, lv.words, way.position::int, way.total::int, way.due_on AS "dueOn"
    FROM way JOIN lesson_versions lv ON lv.id = way.version_id
    WHERE NOT EXISTS (
        SELECT FROM lesson_finishes f WHERE f.member_id = ${whose.memberId} AND f.lesson_id = way.lesson_id)
      AND NOT EXISTS (
        SELECT FROM deliveries d JOIN lesson_versions v ON v.id = d.lesson_version_id
        WHERE d.member_id = ${whose.memberId} AND v.lesson_id = way.lesson_id AND d.shown_at IS NOT NULL)
    ORDER BY way.due_on NULLS LAST, way.created_at, way.enrolment_id, way.position
    LIMIT 1`
  return next
}

export type CandidateRow = {
  readonly itemId: string
  readonly itemVersionId: string
  readonly difficulty: string
  readonly item: ItemSource
}

/** A lesson's own practice items that the member has not answered yet. */
export const itemsOfLesson = (db: Db, whose: Whose, lessonId: string): Promise<CandidateRow[]> =>
  db.$queryRaw<CandidateRow[]>`
    SELECT i.id AS "itemId", iv.id AS "itemVersionId", iv.difficulty, iv.content AS item
    FROM items i JOIN item_versions iv ON iv.id = i.version_id
    WHERE i.lesson_id = ${lessonId} AND i.organization_id = ${whose.organizationId}
      AND NOT i.retired AND NOT i.reserve
      AND NOT EXISTS (SELECT FROM memory_states s WHERE s.member_id = ${whose.memberId} AND s.item_id = i.id)
    ORDER BY i.position`

/** That an item `i` belongs to a pathway which its learner has not left. */
const onPathway = ({ memberId }: Whose): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM lessons ol
  JOIN pathway_modules om ON om.module_id = ol.module_id
  JOIN enrolments oe ON oe.pathway_id = om.pathway_id
  WHERE ol.id = i.lesson_id AND oe.member_id = ${memberId} AND oe.status <> 'ended')`

/** Practice items of lessons that were begun, never answered: what an unfinished delivery left behind. */
export const carriedItems = (db: Db, whose: Whose, limit: number): Promise<CandidateRow[]> =>
  db.$queryRaw<CandidateRow[]>`
    SELECT DISTINCT ON (i.lesson_id, i.position) i.id AS "itemId", iv.id AS "itemVersionId", iv.difficulty,
      iv.content AS item
    FROM deliveries d
    JOIN lesson_versions lv ON lv.id = d.lesson_version_id
    JOIN lessons l ON l.id = lv.lesson_id
    JOIN items i ON i.lesson_id = lv.lesson_id AND NOT i.retired AND NOT i.reserve
    JOIN item_versions iv ON iv.id = i.version_id
    WHERE d.member_id = ${whose.memberId} AND d.organization_id = ${whose.organizationId}
      AND d.shown_at IS NOT NULL AND d.status IN ('closed', 'finished') AND NOT l.retired
      AND ${onPathway(whose)}
      AND NOT EXISTS (SELECT FROM memory_states s WHERE s.member_id = d.member_id AND s.item_id = i.id)
    ORDER BY i.lesson_id, i.position LIMIT ${limit}`

/**
 * Reviews due before an instant, and how many there are in all. First what was queued because a credential rests on it,
 * due or not, on a pathway or not, until it was answered once more. Then the likeliest to be forgotten: recall falls with
 * the time since the last answer over the memory's stability, so what was missed yesterday leads. What is held back, to see
 * what is kept without practice, is none of them.
 */
export const dueItems = async (
  db: Db,
  whose: Whose,
  before: Date,
  limit: number,
): Promise<{ readonly items: readonly CandidateRow[]; readonly count: number }> => {
  const rows = await db.$queryRaw<(CandidateRow & { count: number })[]>`
    SELECT i.id AS "itemId", iv.id AS "itemVersionId", iv.difficulty, iv.content AS item,
      count(*) OVER ()::int AS count
    FROM memory_states s
    JOIN items i ON i.id = s.item_id AND NOT i.retired AND NOT i.reserve
    JOIN item_versions iv ON iv.id = i.version_id
    LEFT JOIN queued_outcomes q ON q.member_id = s.member_id AND q.outcome_id = i.outcome_id
      AND q.organization_id = s.organization_id AND q.queued_at > s.last_review_at
    WHERE s.member_id = ${whose.memberId} AND s.organization_id = ${whose.organizationId}
      AND (q.outcome_id IS NOT NULL OR s.due_at < ${before} AND ${onPathway(whose)})
      AND NOT EXISTS (SELECT FROM practice_holds h WHERE h.member_id = s.member_id AND h.outcome_id = i.outcome_id
        AND h.organization_id = s.organization_id AND h.until > ${before})
    ORDER BY q.outcome_id IS NULL, extract(epoch FROM (${before} - s.last_review_at)) / s.stability DESC, s.due_at, i.id
    LIMIT ${limit}`
  return { items: rows, count: rows[0]?.count ?? 0 }
}

export type Receiver = {
  readonly memberId: string
  readonly organizationId: string
  readonly address: string
  readonly locale: string
  readonly timeZone: string
  readonly dailyMinutes: number
  readonly pausedUntil: Date | null
  readonly until: Date | null
  readonly from: Date | null
}

/** Whom a delivery is for, and how they want it: in the language of the account that it comes to, if nothing else says one. */
export const receiverOf = async (
  db: Db,
  whose: Whose,
  installationId: string | null = null,
): Promise<Receiver | undefined> => {
  const [receiver] = await db.$queryRaw<Receiver[]>`
    SELECT m.id AS "memberId", m.organization_id AS "organizationId", m.address,
      coalesce(s.locale, m.locale, (
        SELECT i.locale FROM identities i JOIN installations n ON n.id = i.installation_id
        WHERE i.member_id = m.id AND i.locale IS NOT NULL
        ORDER BY i.unreachable IS NULL AND n.status = 'active' DESC,
          coalesce(i.installation_id = ${installationId}, false) DESC, i.preferred DESC, i.linked_at LIMIT 1),
        o.locale) AS locale,
      coalesce(s.time_zone, m.time_zone) AS "timeZone",
      coalesce(s.daily_minutes, 5) AS "dailyMinutes", s.paused_until AS "pausedUntil", m.until, m.from
    FROM members m JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN schedules s ON s.member_id = m.id
    WHERE m.id = ${whose.memberId} AND m.organization_id = ${whose.organizationId}`
  return receiver
}
