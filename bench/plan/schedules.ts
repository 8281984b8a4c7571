import type { Pool } from 'pg'

/** Learners in forty zones, from Honolulu to Auckland; among them all odd offsets that people live by. */
const zones = [
  'Pacific/Honolulu',
  'America/Anchorage',
  'America/Los_Angeles',
  'America/Phoenix',
  'America/Denver',
  'America/Chicago',
  'America/Mexico_City',
  'America/New_York',
  'America/Bogota',
  'America/Halifax',
  'America/Santiago',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Argentina/Buenos_Aires',
  'Atlantic/Azores',
  'UTC',
  'Europe/London',
  'Europe/Lisbon',
  'Europe/Berlin',
  'Europe/Madrid',
  'Africa/Lagos',
  'Europe/Athens',
  'Africa/Johannesburg',
  'Europe/Istanbul',
  'Africa/Nairobi',
  'Asia/Tehran',
  'Asia/Dubai',
  'Asia/Kabul',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Dhaka',
  'Asia/Yangon',
  'Asia/Bangkok',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Adelaide',
  'Australia/Sydney',
  'Pacific/Auckland',
  'Pacific/Chatham',
]

/** A Monday, midnight UTC: the ticks of its 1,440 minutes are measured. */
export const dayBegins = new Date('2026-11-02T00:00:00Z')

/**
 * Learners with delivery times, planned by SQL to the first one after the day begins: half of them at nine, the others
 * at a quarter of an hour between six in the morning and ten at night; three in four on working days, one in four daily.
 */
export const makeSchedules = async (pool: Pool, learners: number): Promise<void> => {
  await pool.query(
    `INSERT INTO organizations (id, slug, name, created_at) VALUES ('bench', 'bench', 'Bench', now())`,
  )
  await pool.query(
    `INSERT INTO members (id, organization_id, address, name, time_zone, created_at)
     SELECT 'm' || lpad(n::text, 21, '0'), 'bench', n || '@bench.example', 'Learner ' || n,
       ($1::text[])[1 + n % cardinality($1::text[])], now()
     FROM generate_series(0, $2::int - 1) n`,
    [zones, learners],
  )
  await pool.query(
    `INSERT INTO schedules (member_id, organization_id, time_zone, at_minute, days, next_due_at)
     SELECT times.id, 'bench', time_zone, at_minute, days, (
       SELECT min(at) FROM (
         SELECT (day + at_minute * interval '1 minute') AT TIME ZONE time_zone AS at
         FROM generate_series(0, 4) ahead, LATERAL (
           SELECT ($1::timestamptz AT TIME ZONE time_zone)::date + ahead AS day) dated
         WHERE days & (1 << (extract(isodow FROM day)::int - 1)) <> 0) following
       WHERE at > $1)
     FROM (
       SELECT id, time_zone,
         CASE WHEN n % 2 = 0 THEN 540 ELSE 360 + 15 * (n / 2 * 37 % 64) END AS at_minute,
         CASE WHEN n % 4 = 3 THEN 127 ELSE 31 END AS days
       FROM (SELECT id, time_zone, row_number() OVER (ORDER BY md5(id))::int AS n FROM members) shuffled) times`,
    [dayBegins],
  )
  await pool.query('VACUUM (ANALYZE)')
  await pool.query('CHECKPOINT')
}
