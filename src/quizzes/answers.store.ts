import type { QueryResultRow } from 'pg'
import type { ItemSource } from '../content/pack-format.ts'
import type { Database } from '../queue/database.ts'
import type { MemoryState, ReviewRating } from '../review/memory.rules.ts'

/**
 * The answer is the product's hot path (`npm run bench -- answer`): one statement to read all it needs, one to
 * write all it changes. Each is several times cheaper than the model calls it stands for, and the second is
 * atomic without a transaction's extra round trips.
 */

export type OpenQuestion = {
  readonly deliveryItemId: string
  readonly deliveryId: string
  readonly deliveryStatus: string
  readonly localDate: string
  readonly seed: number
  readonly shownAt: Date | null
  readonly position: number
  readonly origin: string
  readonly itemId: string
  readonly itemVersionId: string
  readonly item: ItemSource
  readonly outcome: string
  readonly sources: readonly string[]
  readonly lessonId: string | null
  readonly total: number
  readonly answered: number
  readonly memory: MemoryState | undefined
  readonly response: { readonly answer: unknown; readonly correct: boolean } | undefined
}

const run = <Row extends QueryResultRow>(
  { pool, embedded }: Database,
  name: string,
  text: string,
  values: unknown[],
) => pool.query<Row>(embedded ? { text, values } : { name, text, values })

const loadSql = `
  SELECT d.id AS delivery_id, d.status, d.local_date::text AS local_date, d.seed, d.shown_at,
    di.position, di.origin, di.item_id, di.item_version_id, iv.content, o.text AS outcome, lv.sources,
    dl.lesson_id,
    (SELECT count(*) FROM delivery_items x WHERE x.delivery_id = d.id)::int AS total,
    (SELECT count(*) FROM delivery_items x JOIN responses y ON y.delivery_item_id = x.id
      WHERE x.delivery_id = d.id)::int AS answered,
    ms.due_at, ms.stability, ms.difficulty, ms.reps, ms.lapses, ms.last_review_at,
    r.answer, r.correct
  FROM delivery_items di
  JOIN deliveries d ON d.id = di.delivery_id
  JOIN item_versions iv ON iv.id = di.item_version_id
  JOIN items i ON i.id = di.item_id
  JOIN learning_outcomes o ON o.id = i.outcome_id
  JOIN lessons l ON l.id = i.lesson_id
  LEFT JOIN lesson_versions lv ON lv.id = l.version_id
  LEFT JOIN lesson_versions dl ON dl.id = d.lesson_version_id
  LEFT JOIN memory_states ms ON ms.member_id = d.member_id AND ms.item_id = di.item_id
  LEFT JOIN responses r ON r.delivery_item_id = di.id
  WHERE di.id = $1 AND d.member_id = $2 AND d.organization_id = $3`

/** The question a press is about; `undefined` when there is none of that id for this member. */
export const loadQuestion = async (
  database: Database,
  who: { readonly memberId: string; readonly organizationId: string },
  deliveryItemId: string,
): Promise<OpenQuestion | undefined> => {
  const { rows } = await run(database, 'load-question', loadSql, [
    deliveryItemId,
    who.memberId,
    who.organizationId,
  ])
  const row = rows[0]
  if (!row) return undefined
  return {
    deliveryItemId,
    deliveryId: row.delivery_id,
    deliveryStatus: row.status,
    localDate: row.local_date,
    seed: row.seed,
    shownAt: row.shown_at,
    position: row.position,
    origin: row.origin,
    itemId: row.item_id,
    itemVersionId: row.item_version_id,
    item: row.content,
    outcome: row.outcome,
    sources: row.sources ?? [],
    lessonId: row.lesson_id,
    total: row.total,
    answered: row.answered,
    memory:
      row.due_at === null
        ? undefined
        : {
            dueAt: row.due_at,
            stability: row.stability,
            difficulty: row.difficulty,
            reps: row.reps,
            lapses: row.lapses,
            lastReviewAt: row.last_review_at,
          },
    response: row.correct === null ? undefined : { answer: row.answer, correct: row.correct },
  }
}

export type ScoredAnswer = {
  readonly organizationId: string
  readonly memberId: string
  readonly question: OpenQuestion
  readonly answer: unknown
  readonly correct: boolean
  readonly rating: ReviewRating
  readonly responseMs: number | undefined
  readonly answeredAt: Date
  readonly platform: string
  readonly memory: MemoryState
  /** Jobs that follow when this was the last question, as the queue's specifications. */
  readonly jobsWhenFinished: string
}

const storeSql = `
  WITH stored AS (
    INSERT INTO responses (delivery_item_id, organization_id, member_id, item_id, item_version_id, answer,
      correct, rating, response_ms, answered_at, platform)
    VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11)
    ON CONFLICT (delivery_item_id) DO NOTHING
    RETURNING delivery_item_id
  ), remembered AS (
    INSERT INTO memory_states (member_id, item_id, organization_id, due_at, stability, difficulty, reps, lapses,
      last_review_at)
    SELECT $3, $4, $2, $12, $13, $14, $15, $16, $10 FROM stored
    ON CONFLICT (member_id, item_id) DO UPDATE SET due_at = excluded.due_at, stability = excluded.stability,
      difficulty = excluded.difficulty, reps = excluded.reps, lapses = excluded.lapses,
      last_review_at = excluded.last_review_at
  ), finished AS (
    UPDATE deliveries SET status = 'finished', finished_at = $10
    FROM stored WHERE $17::boolean AND deliveries.id = $18 AND deliveries.status = 'open'
    RETURNING deliveries.id
  ), lesson AS (
    INSERT INTO lesson_finishes (member_id, lesson_id, organization_id, delivery_id, finished_at)
    SELECT $3, $19, $2, finished.id, $10 FROM finished WHERE $19::text IS NOT NULL
    ON CONFLICT (member_id, lesson_id) DO NOTHING
  ), jobs AS (
    SELECT graphile_worker.add_jobs(ARRAY(
      SELECT (job.identifier, job.payload, job.queue, NULL, job.attempts, job.key, NULL, NULL)::graphile_worker.job_spec
      FROM json_to_recordset($20::json) AS job(identifier text, payload json, queue text, key text, attempts int)))
    FROM finished
  )
  SELECT (SELECT count(*) FROM stored)::int AS stored, (SELECT count(*) FROM jobs)::int AS jobs`

/**
 * Stores an answer with all that follows from it, once: `false` when the question had been answered before,
 * in which case nothing has changed.
 */
export const storeAnswer = async (database: Database, scored: ScoredAnswer): Promise<boolean> => {
  const { question, memory } = scored
  const { rows } = await run<{ stored: number }>(database, 'store-answer', storeSql, [
    question.deliveryItemId,
    scored.organizationId,
    scored.memberId,
    question.itemId,
    question.itemVersionId,
    JSON.stringify(scored.answer),
    scored.correct,
    scored.rating,
    scored.responseMs ?? null,
    scored.answeredAt,
    scored.platform,
    memory.dueAt,
    memory.stability,
    memory.difficulty,
    memory.reps,
    memory.lapses,
    question.answered + 1 >= question.total,
    question.deliveryId,
    question.lessonId,
    scored.jobsWhenFinished,
  ])
  return rows[0]?.stored === 1
}
