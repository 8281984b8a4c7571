import type { QueryResultRow } from 'pg'
import type { ItemSource } from '../content/pack-format.ts'
import type { Database } from '../queue/database.ts'
import { gathered } from '../queue/gather.ts'
import type { MemoryState, ReviewRating } from '../review/memory.rules.ts'

/**
 * The answer is the product's hot path (`npm run bench -- answer`): one statement to read all it needs, one to
 * write all it changes, each shared by those who answer at the same moment. Each is several times cheaper than the
 * model calls it stands for, and the second is atomic without a transaction's extra round trips.
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
  /** In the reader's language where it is translated; short texts accept the forms of every language. */
  readonly item: ItemSource
  /** The language that it is in. */
  readonly shownIn: string
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

// Texts come in the reader's language where there are such. The sources follow the item: a lesson's translations are
// large, and who reads the pack's own language need not pay for looking into them.
// Each question is looked up by itself (LATERAL … LIMIT): the plan stays on the indexes however many they are. As
// JSON, because the planner's estimate for unnest() follows the array, and then it plans anew for every call.
const loadSql = `
  SELECT asked.place, found.*
  FROM json_to_recordset($1::json) AS asked(place int, id text, "memberId" text, "organizationId" text,
    language text),
  LATERAL (
    SELECT d.id AS delivery_id, d.status, d.local_date::text AS local_date, d.seed, d.shown_at,
      di.position, di.origin, di.item_id, di.item_version_id, dl.lesson_id,
      coalesce(iv.translations -> asked.language, iv.content) AS content,
      CASE WHEN iv.translations ? asked.language THEN asked.language
        ELSE (SELECT language FROM packs WHERE packs.id = i.pack_id) END AS shown_in,
      CASE WHEN iv.kind = 'short-text' AND iv.translations <> '{}' THEN
        (iv.content -> 'accept') || jsonb_path_query_array(iv.translations, '$.*.accept[*]') END AS forms,
      coalesce(o.translations -> asked.language ->> 'text', o.text) AS outcome,
      coalesce(CASE WHEN iv.translations ? asked.language THEN lv.translations -> asked.language -> 'sources' END,
        to_jsonb(lv.sources)) AS sources,
      counted.total, counted.answered,
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
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS total, count(y.delivery_item_id)::int AS answered
      FROM delivery_items x LEFT JOIN responses y ON y.delivery_item_id = x.id WHERE x.delivery_id = d.id) counted
    WHERE di.id = asked.id AND d.member_id = asked."memberId" AND d.organization_id = asked."organizationId"
    LIMIT 1) found`

type Wanted = {
  readonly deliveryItemId: string
  readonly memberId: string
  readonly organizationId: string
  readonly language: string
}

const questions = gathered<Wanted, OpenQuestion | undefined>(async (database, wanted) => {
  const asked = wanted.map(({ deliveryItemId, ...who }, place) => ({ place, id: deliveryItemId, ...who }))
  const { rows } = await run(database, 'load-questions', loadSql, [JSON.stringify(asked)])
  const found = new Map(rows.map((row) => [row.place, row]))
  return wanted.map(({ deliveryItemId }, place) => {
    const row = found.get(place)
    return row && questionOf(deliveryItemId, row)
  })
})

/** The question a press is about, in a language; `undefined` when there is none of that id for this member. */
export const loadQuestion = (
  database: Database,
  who: { readonly memberId: string; readonly organizationId: string },
  deliveryItemId: string,
  language: string,
): Promise<OpenQuestion | undefined> =>
  questions(database, {
    deliveryItemId,
    memberId: who.memberId,
    organizationId: who.organizationId,
    language,
  })

/** The forms of the language that is read come first: the first is told as the right answer. */
const withForms = (item: ItemSource, forms: readonly string[] | null): ItemSource =>
  forms !== null && item.kind === 'short-text'
    ? { ...item, accept: [...new Set([...item.accept, ...forms])] }
    : item

const questionOf = (deliveryItemId: string, row: QueryResultRow): OpenQuestion => ({
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
  item: withForms(row.content, row.forms),
  shownIn: row.shown_in,
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
})

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

// In the order of the keys, so that two statements at once never wait for each other in a circle.
const storeSql = `
  WITH given AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS row("deliveryItemId" text, "organizationId" text, "memberId" text,
      "itemId" text, "itemVersionId" text, answer jsonb, correct boolean, rating text, "responseMs" int,
      "answeredAt" timestamptz, platform text, "dueAt" timestamptz, stability float8, difficulty float8, reps int,
      lapses int, "isLast" boolean, "deliveryId" text, "lessonId" text, jobs json)
  ), stored AS (
    INSERT INTO responses (delivery_item_id, organization_id, member_id, item_id, item_version_id, answer,
      correct, rating, response_ms, answered_at, platform)
    SELECT "deliveryItemId", "organizationId", "memberId", "itemId", "itemVersionId", answer, correct, rating,
      "responseMs", "answeredAt", platform
    FROM given ORDER BY "deliveryItemId"
    ON CONFLICT (delivery_item_id) DO NOTHING
    RETURNING delivery_item_id
  ), remembered AS (
    INSERT INTO memory_states (member_id, item_id, organization_id, due_at, stability, difficulty, reps, lapses,
      last_review_at)
    SELECT "memberId", "itemId", "organizationId", "dueAt", stability, difficulty, reps, lapses, "answeredAt"
    FROM given WHERE "deliveryItemId" IN (SELECT delivery_item_id FROM stored) ORDER BY "memberId", "itemId"
    ON CONFLICT (member_id, item_id) DO UPDATE SET due_at = excluded.due_at, stability = excluded.stability,
      difficulty = excluded.difficulty, reps = excluded.reps, lapses = excluded.lapses,
      last_review_at = excluded.last_review_at
  ), ending AS MATERIALIZED (
    SELECT * FROM given WHERE "isLast" AND "deliveryItemId" IN (SELECT delivery_item_id FROM stored)
  ), finished AS (
    UPDATE deliveries SET status = 'finished', finished_at = (
      SELECT max("answeredAt") FROM ending WHERE ending."deliveryId" = deliveries.id)
    WHERE id = ANY(ARRAY(SELECT "deliveryId" FROM ending)) AND status = 'open'
    RETURNING id
  ), ended AS MATERIALIZED (
    SELECT ending.* FROM ending WHERE "deliveryId" IN (SELECT id FROM finished)
  ), lesson AS (
    INSERT INTO lesson_finishes (member_id, lesson_id, organization_id, delivery_id, finished_at)
    SELECT "memberId", "lessonId", "organizationId", "deliveryId", "answeredAt"
    FROM ended WHERE "lessonId" IS NOT NULL ORDER BY "memberId", "lessonId"
    ON CONFLICT (member_id, lesson_id) DO NOTHING
  ), jobs AS (
    SELECT graphile_worker.add_jobs(array_agg(
      (job.identifier, job.payload, job.queue, NULL, job.attempts, job.key, NULL, NULL)::graphile_worker.job_spec))
    FROM ended, json_to_recordset(ended.jobs)
      AS job(identifier text, payload json, queue text, key text, attempts int)
    HAVING count(*) > 0
  )
  SELECT array(SELECT delivery_item_id FROM stored) AS stored, (SELECT count(*) FROM jobs)::int AS jobs`

const rowOf = ({ question, memory, ...scored }: ScoredAnswer) => ({
  deliveryItemId: question.deliveryItemId,
  organizationId: scored.organizationId,
  memberId: scored.memberId,
  itemId: question.itemId,
  itemVersionId: question.itemVersionId,
  answer: scored.answer,
  correct: scored.correct,
  rating: scored.rating,
  responseMs: scored.responseMs ?? null,
  answeredAt: scored.answeredAt,
  platform: scored.platform,
  dueAt: memory.dueAt,
  stability: memory.stability,
  difficulty: memory.difficulty,
  reps: memory.reps,
  lapses: memory.lapses,
  isLast: question.answered + 1 >= question.total,
  deliveryId: question.deliveryId,
  lessonId: question.lessonId,
  jobs: JSON.parse(scored.jobsWhenFinished),
})

/** Of two presses of one question in the same moment, the first is the answer. */
const answers = gathered<ScoredAnswer, boolean>(async (database, scored) => {
  const firsts = new Map<string, ScoredAnswer>()
  for (const each of scored) {
    const id = each.question.deliveryItemId
    if (!firsts.has(id)) firsts.set(id, each)
  }
  const { rows } = await run<{ stored: string[] }>(database, 'store-answers', storeSql, [
    JSON.stringify([...firsts.values()].map(rowOf)),
  ])
  const stored = new Set(rows[0]?.stored)
  return scored.map((each) => {
    const id = each.question.deliveryItemId
    return stored.has(id) && firsts.get(id) === each
  })
})

/**
 * Stores an answer with all that follows from it, once: `false` when the question had been answered before,
 * in which case nothing has changed.
 */
export const storeAnswer = (database: Database, scored: ScoredAnswer): Promise<boolean> =>
  answers(database, scored)
