import type { AchievementRow } from '../credentials/record.store.ts'
import type { Database, Db } from '../queue/database.ts'

/** Everything but the content: the people, what they did, and the work that waits. */
export const forgetPeople = async ({ pool }: Database): Promise<void> => {
  await pool.query(`TRUNCATE members, teams, sites, installations, audit_entries, agenda, inbound_events, streaks,
    schedules, enrolments, deliveries, responses, memory_states, lesson_finishes, unlinked_accounts,
    link_failures, queued_outcomes, practice_holds, sittings, evidence, assessor_appointments, credentials,
    credential_changes, status_lists, portfolios, personal_links, webhook_sends,
    mentor_profiles, mentoring_requests, pairings, mentoring_meetings,
    mentoring_check_ins, mentoring_feedback, never_meet, mentor_offers,
    mentor_nominations, mentor_questions,
    recognition_moments, recognition_posts, recognition_choices CASCADE`)
  await pool.query('DELETE FROM graphile_worker._private_jobs')
  await pool.query('DELETE FROM graphile_worker._private_job_queues')
}

/** When the next lesson of each address is due, and the language chosen in the settings. */
export const plansByAddress = async (
  { pool }: Database,
  organization: string,
): Promise<ReadonlyMap<string, { readonly next: Date | null; readonly locale: string | null }>> => {
  const { rows } = await pool.query<{ address: string; next: Date | null; locale: string | null }>(
    `SELECT m.address, s.next_due_at AS next, s.locale
     FROM members m JOIN schedules s ON s.member_id = coalesce(m.merged_into, m.id)
     WHERE m.organization_id = $1 AND s.organization_id = $1`,
    [organization],
  )
  return new Map(rows.map(({ address, next, locale }) => [address, { next, locale }]))
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

/** What can only be earned by evidence as well. */
export const highStakesAchievements = async (db: Db, organizationId: string): Promise<string[]> => {
  const rows = await db.achievement.findMany({
    where: { organizationId, highStakes: true, retired: false, draft: false },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Achievements by their slugs. */
export const achievementsBySlug = async (
  db: Db,
  organizationId: string,
  slugs: readonly string[],
): Promise<AchievementRow[]> => {
  const rows = await db.achievement.findMany({
    where: { organizationId, slug: { in: [...slugs] }, retired: false },
    select: { id: true, slug: true, packId: true, draft: true, definition: true, translations: true },
    orderBy: { slug: 'asc' },
  })
  return rows as unknown as AchievementRow[]
}
