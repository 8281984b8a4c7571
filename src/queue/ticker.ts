import type { Pool } from 'pg'

/** Agenda rows taken at a time. */
const agendaBatch = 500

/**
 * Turns what has come due into jobs. Every replica may tick: a row is claimed by exactly one, in the same
 * statement that enqueues its job. Returns how many jobs it made. Product time comes in as `now`.
 */
export const tickAgenda = async (pool: Pool, now: Date, maxAttempts: number): Promise<number> => {
  let made = 0
  for (;;) {
    const { rows } = await pool.query<{ taken: number }>(
      `WITH due AS (
         DELETE FROM agenda WHERE key IN (
           SELECT key FROM agenda WHERE due_at <= $1 ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
         RETURNING key, job, payload, lane
       ), jobs AS (
         SELECT graphile_worker.add_jobs(array_agg(
           (job, payload::json, lane, NULL, $3::int, key, NULL, NULL)::graphile_worker.job_spec))
         FROM due HAVING count(*) > 0
       )
       SELECT (SELECT count(*) FROM due)::int AS taken, (SELECT count(*) FROM jobs) AS jobs`,
      [now, agendaBatch, maxAttempts],
    )
    const taken = rows[0]?.taken ?? 0
    made += taken
    if (taken < agendaBatch) return made
  }
}

/** The earliest instant for which something stands in the agenda or in the learners' schedules. */
export const nextDueInstant = async (pool: Pool): Promise<Date | null> => {
  const { rows } = await pool.query<{ at: Date | null }>(
    `SELECT least((SELECT min(due_at) FROM agenda), (SELECT min(next_due_at) FROM schedules)) AS at`,
  )
  return rows[0]?.at ?? null
}
