import type { Tx } from '../queue/database.ts'
import { maxAttempts } from '../queue/outbox.ts'

/**
 * The plan is a hot path (`npm run bench -- plan`): two set-based statements a batch, whatever its size.
 */
export type DueSchedule = {
  readonly memberId: string
  readonly organizationId: string
  readonly timeZone: string
  readonly atMinute: number
  readonly days: number
  readonly pausedUntil: Date | null
  readonly nextDueAt: Date
}

/** Locks the schedules that are due, those of other planners passed over. */
export const claimDue = (tx: Tx, now: Date, limit: number): Promise<DueSchedule[]> =>
  tx.$queryRaw<DueSchedule[]>`
    SELECT member_id AS "memberId", organization_id AS "organizationId", time_zone AS "timeZone",
      at_minute AS "atMinute", days, paused_until AS "pausedUntil", next_due_at AS "nextDueAt"
    FROM schedules WHERE next_due_at <= ${now} ORDER BY next_due_at LIMIT ${limit}
    FOR UPDATE SKIP LOCKED`

export type Planned = {
  readonly memberId: string
  readonly organizationId: string
  readonly nextDueAt: Date | null
  /** The local date to deliver for; `null` when nothing is to be sent this time. */
  readonly localDate: string | null
  readonly deliveryId: string
  readonly dueAt: Date
}

/** Moves the schedules on, makes the deliveries and their jobs. Returns the number of deliveries. */
export const recordPlan = async (tx: Tx, planned: readonly Planned[]): Promise<number> => {
  const rows = JSON.stringify(planned)
  const [counted] = await tx.$queryRaw<{ made: number }[]>`
    WITH planned AS (
      SELECT * FROM json_to_recordset(${rows}::json) AS row("memberId" text, "organizationId" text,
        "nextDueAt" timestamptz, "localDate" date, "deliveryId" text, "dueAt" timestamptz)
    ), moved AS (
      UPDATE schedules SET next_due_at = planned."nextDueAt" FROM planned
      WHERE schedules.member_id = planned."memberId"
    ), made AS (
      INSERT INTO deliveries (id, organization_id, member_id, local_date, sequence, due_at, seed)
      SELECT "deliveryId", "organizationId", "memberId", "localDate", 0, "dueAt",
        ('x' || substr(md5("deliveryId"), 1, 8))::bit(32)::int
      FROM planned WHERE "localDate" IS NOT NULL
      ON CONFLICT (member_id, local_date, sequence) DO NOTHING
      RETURNING id, member_id
    ), jobs AS (
      SELECT graphile_worker.add_jobs(array_agg(('deliver', json_build_object('deliveryId', id), 'member:' || member_id,
        NULL, ${maxAttempts}::int, 'deliver:' || id, NULL, NULL)::graphile_worker.job_spec))
      FROM made HAVING count(*) > 0
    )
    SELECT (SELECT count(*) FROM made)::int AS made, (SELECT count(*) FROM jobs)::int AS jobs`
  return counted?.made ?? 0
}
