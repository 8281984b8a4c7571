import type { QueryResultRow } from 'pg'
import type { Database } from '../queue/database.ts'
import { maxAttempts } from '../queue/outbox.ts'

/**
 * The plan is a hot path (`npm run bench -- plan`): one statement reads who is due, and one writes all that follows,
 * whatever the number. A minute in which nobody is due costs one look into an index.
 */
export type DueSchedule = {
  readonly memberId: string
  readonly organizationId: string
  readonly timeZone: string
  readonly atMinute: number
  readonly days: number
  readonly pausedUntil: string | null
  readonly nextDueAt: Date
}

const run = <Row extends QueryResultRow>(
  { pool, embedded }: Database,
  name: string,
  text: string,
  values: unknown[],
) => pool.query<Row>(embedded ? { text, values } : { name, text, values })

const dueSql = `
  SELECT member_id AS "memberId", organization_id AS "organizationId", time_zone AS "timeZone",
    at_minute AS "atMinute", days, paused_until::text AS "pausedUntil", next_due_at AS "nextDueAt"
  FROM schedules WHERE next_due_at <= $1 ORDER BY next_due_at LIMIT $2`

/** The schedules that are due, the longest due first. Other planners may see the same: `recordPlan` decides. */
export const findDue = async (database: Database, now: Date, limit: number): Promise<DueSchedule[]> => {
  const { rows } = await run<DueSchedule>(database, 'find-due', dueSql, [now, limit])
  return rows
}

export type Planned = {
  readonly memberId: string
  readonly organizationId: string
  readonly nextDueAt: Date | null
  /** The local date to deliver for; `null` when nothing is to be sent this time. */
  readonly localDate: string | null
  readonly deliveryId: string
  readonly dueAt: Date
}

// Each schedule is locked by itself (LATERAL) and then found by its place, so that the plan of the statement stays on
// the index however many they are. One that another planner holds, or has moved, is passed over.
const recordSql = `
  WITH planned AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS row("memberId" text, "organizationId" text,
      "nextDueAt" timestamptz, "localDate" date, "deliveryId" text, "dueAt" timestamptz)
  ), held AS MATERIALIZED (
    SELECT planned.*, present.place FROM planned, LATERAL (
      SELECT ctid AS place FROM schedules
      WHERE member_id = planned."memberId" AND next_due_at = planned."dueAt" FOR UPDATE SKIP LOCKED) present
  ), moved AS (
    UPDATE schedules SET next_due_at = held."nextDueAt" FROM held WHERE schedules.ctid = held.place
    RETURNING held."memberId"
  ), made AS (
    INSERT INTO deliveries (id, organization_id, member_id, local_date, sequence, due_at, seed)
    SELECT "deliveryId", "organizationId", "memberId", "localDate", 0, "dueAt",
      ('x' || substr(md5("deliveryId"), 1, 8))::bit(32)::int
    FROM held WHERE "localDate" IS NOT NULL
    ON CONFLICT (member_id, local_date, sequence) DO NOTHING
    RETURNING id, member_id
  ), jobs AS (
    SELECT graphile_worker.add_jobs(array_agg(('deliver', json_build_object('deliveryId', id), 'member:' || member_id,
      NULL, $2::int, 'deliver:' || id, NULL, NULL)::graphile_worker.job_spec))
    FROM made HAVING count(*) > 0
  )
  SELECT (SELECT count(*) FROM moved)::int AS moved, (SELECT count(*) FROM made)::int AS made,
    (SELECT count(*) FROM jobs)::int AS jobs`

/** Moves the schedules on, makes the deliveries and their jobs: all of it or nothing. Says how many of each. */
export const recordPlan = async (
  database: Database,
  planned: readonly Planned[],
): Promise<{ readonly moved: number; readonly made: number }> => {
  const values = [JSON.stringify(planned), maxAttempts]
  const { rows } = await run<{ moved: number; made: number }>(database, 'record-plan', recordSql, values)
  return rows[0] ?? { moved: 0, made: 0 }
}
