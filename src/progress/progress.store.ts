import type { Db } from '../queue/database.ts'
import type { MemoryState } from '../review/memory.rules.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

export type ModuleProgress = { readonly module: string; readonly done: number; readonly total: number }

export type PathwayProgress = {
  readonly pathway: string
  /** The language that the pathway's title is in, where that may be another than the reader's. */
  readonly shownIn?: string
  readonly status: string
  readonly endedAt: Date | null
  readonly modules: readonly ModuleProgress[]
  /** The first in order that was not begun. */
  readonly nextLesson: string | null
  /** It has been sent and waits to be opened. */
  readonly nextWaits?: boolean
}

type Row = {
  pathwayId: string
  pathway: string
  shownIn: string
  status: string
  endedAt: Date | null
  module: string
  done: number
  total: number
  nextLesson: string | null
  waitingLesson: string | null
}

/** How far a member is on each pathway, module by module, in a language. */
export const pathwayProgress = async (db: Db, whose: Whose, language: string): Promise<PathwayProgress[]> => {
  const rows = await db.$queryRaw<Row[]>`
    SELECT p.id AS "pathwayId", e.status, e.ended_at AS "endedAt",
      coalesce(p.translations -> ${language} ->> 'title', p.title) AS pathway,
      CASE WHEN p.translations ? ${language} THEN ${language} ELSE k.language END AS "shownIn",
      coalesce(m.translations -> ${language} ->> 'title', m.title) AS module,
      count(f.lesson_id)::int AS done, count(l.id)::int AS total,
      (array_agg(coalesce(lv.translations -> ${language} ->> 'title', lv.title) ORDER BY l.position) FILTER (WHERE f.lesson_id IS NULL AND NOT EXISTS (
        SELECT FROM deliveries d JOIN lesson_versions v ON v.id = d.lesson_version_id
        WHERE d.member_id = e.member_id AND v.lesson_id = l.id AND d.shown_at IS NOT NULL)))[1] AS "nextLesson",
      (array_agg(coalesce(lv.translations -> ${language} ->> 'title', lv.title) ORDER BY l.position) FILTER (WHERE f.lesson_id IS NULL AND EXISTS (
        SELECT FROM deliveries d JOIN lesson_versions v ON v.id = d.lesson_version_id
        WHERE d.member_id = e.member_id AND d.organization_id = e.organization_id AND v.lesson_id = l.id
          AND d.status = 'open' AND d.sent_at IS NOT NULL AND d.shown_at IS NULL)))[1] AS "waitingLesson"
    FROM enrolments e
    JOIN pathways p ON p.id = e.pathway_id
    JOIN packs k ON k.id = p.pack_id
    JOIN pathway_modules pm ON pm.pathway_id = p.id
    JOIN modules m ON m.id = pm.module_id
    JOIN lessons l ON l.module_id = m.id AND NOT l.retired
    JOIN lesson_versions lv ON lv.id = l.version_id
    LEFT JOIN lesson_finishes f ON f.lesson_id = l.id AND f.member_id = e.member_id
    WHERE e.member_id = ${whose.memberId} AND e.organization_id = ${whose.organizationId}
      AND e.status <> 'ended'
    GROUP BY e.id, p.id, k.language, pm.position, m.id
    ORDER BY e.due_on NULLS LAST, e.created_at, e.id, pm.position`
  const pathways = new Map<string, PathwayProgress>()
  for (const row of rows) {
    const there = pathways.get(row.pathwayId)
    const nextLesson = there?.nextLesson ?? row.nextLesson
    const waits = row.waitingLesson !== null && row.waitingLesson === nextLesson
    const module = { module: row.module, done: row.done, total: row.total }
    pathways.set(row.pathwayId, {
      pathway: row.pathway,
      shownIn: row.shownIn,
      status: row.status,
      endedAt: row.endedAt,
      modules: [...(there?.modules ?? []), module],
      nextLesson,
      nextWaits: there?.nextWaits === true || waits,
    })
  }
  return [...pathways.values()]
}

export const answerCounts = async (
  db: Db,
  whose: Whose,
): Promise<{ readonly answers: number; readonly right: number }> => {
  const [counts] = await db.$queryRaw<{ answers: number; right: number }[]>`
    SELECT count(*)::int AS answers, count(*) FILTER (WHERE correct)::int AS right FROM responses
    WHERE member_id = ${whose.memberId} AND organization_id = ${whose.organizationId}`
  return counts ?? { answers: 0, right: 0 }
}

export const memoryStatesOf = (db: Db, whose: Whose): Promise<MemoryState[]> =>
  db.memoryState.findMany({ where: whose })

export type DeliveryResult = {
  readonly status: string
  readonly sequence: number
  readonly enrolmentId: string | null
  readonly lessonVersionId: string | null
  readonly finishedAt: Date | null
  readonly right: number
  readonly total: number
  readonly lastOfDay: number
}

/** What came of one delivery, and how many the member has had on its date. */
export const deliveryResult = async (
  db: Db,
  whose: Whose,
  deliveryId: string,
): Promise<DeliveryResult | undefined> => {
  const [result] = await db.$queryRaw<DeliveryResult[]>`
    SELECT d.status, d.sequence, d.enrolment_id AS "enrolmentId", d.lesson_version_id AS "lessonVersionId",
      d.finished_at AS "finishedAt", count(r.delivery_item_id) FILTER (WHERE r.correct)::int AS right,
      count(di.id)::int AS total,
      (SELECT max(x.sequence) FROM deliveries x WHERE x.member_id = d.member_id AND x.local_date = d.local_date)
        AS "lastOfDay"
    FROM deliveries d
    LEFT JOIN delivery_items di ON di.delivery_id = d.id
    LEFT JOIN responses r ON r.delivery_item_id = di.id
    WHERE d.id = ${deliveryId} AND d.member_id = ${whose.memberId} AND d.organization_id = ${whose.organizationId}
    GROUP BY d.id`
  return result
}

/** The pathway, by its title in a language, that a delivery's lesson was the last of, if its enrolment is completed. */
export const completedPathway = async (
  db: Db,
  whose: Whose,
  enrolmentId: string | null,
  language: string,
): Promise<string | undefined> => {
  if (!enrolmentId) return undefined
  const [completed] = await db.$queryRaw<{ title: string }[]>`
    SELECT coalesce(p.translations -> ${language} ->> 'title', p.title) AS title
    FROM enrolments e JOIN pathways p ON p.id = e.pathway_id
    WHERE e.id = ${enrolmentId} AND e.member_id = ${whose.memberId} AND e.organization_id = ${whose.organizationId}
      AND e.status = 'completed'`
  return completed?.title
}
