import type { Pool } from 'pg'
import { slack } from '../whetstone.ts'

/** People and content of the answer bench, made by SQL; the organization and the installation the product has made. */
export const itemsPerDelivery = 4
const itemCount = 200

const content = {
  kind: 'single-choice',
  prompt: 'A high-level alarm rings and clears **four times** a minute. What does a deadband change?',
  options: [
    {
      text: 'It rings once, until the level has really fallen',
      correct: true,
      explanation: 'The alarm clears only *below* the deadband, so a restless surface rings it once.',
    },
    { text: 'It rings with a higher priority', explanation: 'Then there are four urgent alarms a minute.' },
    {
      text: 'It rings in another control room',
      explanation: 'Where it rings is not what a deadband changes.',
    },
    { text: 'It never rings again', explanation: 'One day it will be real.' },
  ],
  explanation: 'A deadband or a short delay is the usual remedy for a chattering alarm.',
}

/** Who the members are on a platform: SQL over `m`, a row of members. */
export type Accounts = {
  readonly platform: 'slack' | 'teams'
  readonly tenant: string
  readonly externalId: string
  readonly conversation: string
}

/** A member's number in five digits or more. */
export const memberNumber = (digits: number): string => `lpad(split_part(m.address, '@', 1), ${digits}, '0')`

export const slackAccounts: Accounts = {
  platform: 'slack',
  tenant: slack.team,
  externalId: `'U0BENCH' || ${memberNumber(5)}`,
  conversation: `'D0BENCH'`,
}

const worldSql = (members: number, { platform, tenant, externalId, conversation }: Accounts): string[] => [
  `INSERT INTO members (id, organization_id, address, name, locale, time_zone, created_at)
   SELECT 'm' || lpad(n::text, 21, '0'), o.id, n || '@bench.example', 'Learner ' || n, 'en-GB', 'Europe/Berlin', now()
   FROM organizations o, generate_series(0, ${members - 1}) n`,
  `INSERT INTO identities (id, organization_id, member_id, installation_id, platform, tenant, external_id,
     conversation, linked_at)
   SELECT 'u' || m.id, m.organization_id, m.id, i.id, '${platform}', '${tenant}', ${externalId}, ${conversation}, now()
   FROM members m, installations i`,
  `INSERT INTO schedules (member_id, organization_id, time_zone)
   SELECT id, organization_id, time_zone FROM members`,
  `INSERT INTO packs (id, organization_id, slug, version, title, summary, language, imported_at, hash)
   SELECT 'pack', id, 'bench', '1', 'Bench', '', 'en', now(), '' FROM organizations`,
  `INSERT INTO modules (id, organization_id, pack_id, slug, title)
   SELECT 'module', id, 'pack', 'bench', 'Bench' FROM organizations`,
  `INSERT INTO learning_outcomes (id, organization_id, pack_id, slug, skill, skill_title, text)
   SELECT 'outcome', id, 'pack', 'bench', 'bench', 'Bench', 'Act on dashboards and alarms' FROM organizations`,
  `INSERT INTO lessons (id, organization_id, module_id, slug, position, version_id)
   SELECT 'lesson' || n, id, 'module', 'lesson-' || n, n, 'lessonversion' || n
   FROM organizations, generate_series(0, ${itemCount / itemsPerDelivery - 1}) n`,
  `INSERT INTO lesson_versions (id, organization_id, lesson_id, number, hash, title, body, words, sources)
   SELECT version_id, organization_id, id, 1, '', 'A lesson', repeat('Some words of a lesson. ', 40), 200,
     ARRAY['IEC 62682:2022', 'A handbook of alarm management, 3rd edition'] FROM lessons`,
  `INSERT INTO items (id, organization_id, pack_id, lesson_id, outcome_id, slug, position, version_id)
   SELECT 'item' || n, id, 'pack', 'lesson' || n / ${itemsPerDelivery}, 'outcome', 'item-' || n,
     n % ${itemsPerDelivery}, 'itemversion' || n
   FROM organizations, generate_series(0, ${itemCount - 1}) n`,
  `INSERT INTO item_versions (id, organization_id, item_id, number, hash, kind, difficulty, content)
   SELECT version_id, organization_id, id, 1, '', 'single-choice', 'medium',
     jsonb_set('${JSON.stringify(content)}'::jsonb, '{id}', to_jsonb(slug)) FROM items`,
  // Half of the questions are reviews.
  `INSERT INTO memory_states (member_id, item_id, organization_id, due_at, stability, difficulty, reps, lapses,
     last_review_at)
   SELECT m.id, i.id, m.organization_id, now() - interval '1 day', 3.2, 5.3, 2, 0, now() - interval '4 days'
   FROM members m, items i WHERE i.position >= ${itemsPerDelivery / 2}`,
  'ANALYZE',
]

export const makeWorld = async (pool: Pool, members: number, accounts: Accounts): Promise<void> => {
  for (const statement of worldSql(members, accounts)) await pool.query(statement)
}

/** Deliveries that stand open, one a member from member 0 on, for the presses of one system in one round. */
export const makeDeliveries = async (
  pool: Pool,
  wanted: {
    readonly prefix: string
    readonly round: number
    readonly sequence: number
    readonly count: number
  },
): Promise<void> => {
  const { prefix, round, sequence, count } = wanted
  await pool.query(
    `INSERT INTO deliveries (id, organization_id, member_id, local_date, sequence, status, due_at, seed,
       lesson_version_id, conversation, message, sent_at, shown_at)
     SELECT $1 || 'd' || lpad(n::text, 8, '0'), m.organization_id, m.id, DATE '2026-11-02' + $2::int, $3, 'open', now(),
       (n * 7919 + $2 * 31)::int, 'lessonversion' || (n + $2) % ${itemCount / itemsPerDelivery}, 'D0BENCH', '1.1', now(),
       now() - interval '20 seconds'
     FROM generate_series(0, $4::int - 1) n JOIN members m ON m.id = 'm' || lpad(n::text, 21, '0')`,
    [prefix, round, sequence, count],
  )
  await pool.query(
    `INSERT INTO delivery_items (id, organization_id, delivery_id, position, item_id, item_version_id, origin)
     SELECT $1 || lpad(n::text, 8, '0') || 'p' || p, o.id, $1 || 'd' || lpad(n::text, 8, '0'), p,
       'item' || (n + $2) % ${itemCount / itemsPerDelivery} * ${itemsPerDelivery} + p,
       'itemversion' || (n + $2) % ${itemCount / itemsPerDelivery} * ${itemsPerDelivery} + p,
       CASE WHEN p < ${itemsPerDelivery / 2} THEN 'lesson' ELSE 'review' END
     FROM organizations o, generate_series(0, $3::int - 1) n, generate_series(0, ${itemsPerDelivery - 1}) p`,
    [prefix, round, count],
  )
}

/** Before each round, so that none pays for the rows of another. */
export const settle = async (pool: Pool): Promise<void> => {
  await pool.query('DELETE FROM graphile_worker._private_jobs')
  await pool.query(
    'VACUUM (ANALYZE) deliveries, delivery_items, responses, memory_states, lesson_finishes, graphile_worker._private_jobs',
  )
  await pool.query('CHECKPOINT')
}

export const storedAnswers = async (pool: Pool, prefix: string): Promise<number> => {
  const { rows } = await pool.query<{ stored: number }>(
    `SELECT count(*)::int AS stored FROM responses WHERE starts_with(delivery_item_id, $1)`,
    [prefix],
  )
  return rows[0]?.stored ?? 0
}
