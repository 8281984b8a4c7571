import type { Database } from '../queue/database.ts'

/** Everything but the content: the people, what they did, and the work that waits. */
export const forgetPeople = async ({ pool }: Database): Promise<void> => {
  await pool.query(`TRUNCATE members, teams, sites, installations, audit_entries, agenda, inbound_events, streaks,
    schedules, enrolments, deliveries, responses, memory_states, lesson_finishes, unlinked_accounts,
    link_failures CASCADE`)
  await pool.query('DELETE FROM graphile_worker._private_jobs')
  await pool.query('DELETE FROM graphile_worker._private_job_queues')
}

/** How many deliveries were sent after one instant and up to another. */
export const sentBetween = async ({ pool }: Database, from: Date, to: Date): Promise<number> => {
  const { rows } = await pool.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM deliveries WHERE sent_at > $1 AND sent_at <= $2',
    [from, to],
  )
  return rows[0]?.n ?? 0
}

/** The stand-in for Teams listens on another port after each start; Teams itself stays where it is. */
export const teamsHasMoved = async (
  { pool }: Database,
  tenant: string,
  serviceUrl: string,
): Promise<void> => {
  for (const table of ['identities', 'installations'])
    await pool.query(
      `UPDATE ${table} SET service_url = $1 WHERE platform = 'teams' AND tenant = $2 AND service_url IS NOT NULL`,
      [serviceUrl, tenant],
    )
}
