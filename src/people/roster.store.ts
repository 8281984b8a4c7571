import { newId } from '../kernel/ids.ts'
import type { LocalDate } from '../kernel/local-date.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { RosterRow } from './roster.rules.ts'
import type { RosterMember } from './roster-difference.rules.ts'

/** Whose roster is written, and when. */
export type RosterScope = { readonly organizationId: string; readonly now: Date }

type StoredMember = { [Key in keyof RosterMember]: Exclude<RosterMember[Key], undefined> | null }

/** Everybody in the organization, those who have left too, as the roster sees them. */
export const rosterMembers = async (db: Db, organizationId: string): Promise<RosterMember[]> => {
  const rows = await db.$queryRaw<StoredMember[]>`
    SELECT m.id, m.address, m.name, t.name AS team, s.name AS site, boss.address AS manager, m.locale AS language,
      m.time_zone AS "timeZone", to_char(m."from", 'YYYY-MM-DD') AS "from", to_char(m.until, 'YYYY-MM-DD') AS until,
      m.on_roster AS "onRoster"
    FROM members m
    LEFT JOIN teams t ON t.id = m.team_id
    LEFT JOIN sites s ON s.id = m.site_id
    LEFT JOIN manager_assignments a ON a.member_id = m.id AND a.until IS NULL
    LEFT JOIN members boss ON boss.id = a.manager_id
    WHERE m.organization_id = ${organizationId} AND m.merged_into IS NULL
    ORDER BY m.address`
  return rows.map(
    (row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, value ?? undefined]),
      ) as RosterMember,
  )
}

/** Addresses of those who have become part of another member, with the address of that member. */
export const mergedAddresses = async (db: Db, organizationId: string): Promise<Map<string, string>> => {
  const rows = await db.$queryRaw<{ merged: string; own: string }[]>`
    SELECT m.address AS merged, own.address AS own FROM members m
    JOIN members own ON own.id = m.merged_into AND own.organization_id = m.organization_id
    WHERE m.organization_id = ${organizationId} AND m.merged_into IS NOT NULL`
  return new Map(rows.map(({ merged, own }) => [merged, own]))
}

/** Makes the teams and sites that rows name and that are not there yet. */
export const saveTeamsAndSites = async (
  tx: Tx,
  { organizationId, now }: RosterScope,
  rows: readonly RosterRow[],
): Promise<void> => {
  const named = (names: readonly (string | undefined)[]) =>
    [...new Set(names)].flatMap((name) => (name ? [{ id: newId(now.getTime()), organizationId, name }] : []))
  const skipDuplicates = true
  await tx.team.createMany({ data: named(rows.map(({ team }) => team)), skipDuplicates })
  await tx.site.createMany({ data: named(rows.map(({ site }) => site)), skipDuplicates })
}

/** Adds people, or brings those who are there up to their rows; their ids. Teams and sites must be there. */
export const saveMembers = async (
  tx: Tx,
  { organizationId, now }: RosterScope,
  rows: readonly RosterRow[],
): Promise<string[]> => {
  const data = rows.map((row) => ({ ...row, id: newId(now.getTime()) }))
  const saved = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO members (id, organization_id, address, name, locale, time_zone, team_id, site_id, "from", until,
      on_roster, created_at)
    SELECT r.id, ${organizationId}, r.address, r.name, r.language, r."timeZone", t.id, s.id, r."from", r.until,
      true, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(data)}::jsonb) AS r(id text, address text, name text, language text,
      "timeZone" text, team text, site text, "from" date, until date)
    LEFT JOIN teams t ON t.organization_id = ${organizationId} AND t.name = r.team
    LEFT JOIN sites s ON s.organization_id = ${organizationId} AND s.name = r.site
    ON CONFLICT (organization_id, address) DO UPDATE
      SET name = excluded.name, locale = excluded.locale, time_zone = excluded.time_zone, team_id = excluded.team_id,
        site_id = excluded.site_id, "from" = excluded."from", until = excluded.until, on_roster = true
    RETURNING id`
  return saved.map(({ id }) => id)
}

/** A person's manager from a local date on; `null` is nobody. */
export type NewManager = {
  readonly address: string
  readonly manager: string | null
  readonly since: LocalDate
}

/** Ends the assignments that these replace, and makes the new ones. Both people must be there. */
export const saveManagers = async (
  tx: Tx,
  { organizationId, now }: RosterScope,
  managers: readonly NewManager[],
): Promise<void> => {
  const data = JSON.stringify(managers.map((each) => ({ ...each, id: newId(now.getTime()) })))
  await tx.$executeRaw`
    UPDATE manager_assignments a SET until = greatest(r.since, a."from")
    FROM jsonb_to_recordset(${data}::jsonb) AS r(address text, since date), members m
    WHERE m.organization_id = ${organizationId} AND m.address = r.address AND a.member_id = m.id AND a.until IS NULL`
  // What began and ended on one day never was.
  await tx.$executeRaw`
    DELETE FROM manager_assignments a
    USING jsonb_to_recordset(${data}::jsonb) AS r(address text), members m
    WHERE m.organization_id = ${organizationId} AND m.address = r.address AND a.member_id = m.id
      AND a.until <= a."from"`
  await tx.$executeRaw`
    INSERT INTO manager_assignments (id, organization_id, member_id, manager_id, "from")
    SELECT r.id, ${organizationId}, m.id, boss.id, r.since
    FROM jsonb_to_recordset(${data}::jsonb) AS r(id text, address text, manager text, since date)
    JOIN members m ON m.organization_id = ${organizationId} AND m.address = r.address
    JOIN members boss ON boss.organization_id = ${organizationId} AND boss.address = r.manager`
}

/** Sets the last day of people who have left. */
export const saveLeavers = async (
  tx: Tx,
  { organizationId }: RosterScope,
  leavers: readonly { readonly id: string; readonly until: LocalDate }[],
): Promise<void> => {
  await tx.$executeRaw`
    UPDATE members m SET until = r.until
    FROM jsonb_to_recordset(${JSON.stringify(leavers)}::jsonb) AS r(id text, until date)
    WHERE m.organization_id = ${organizationId} AND m.id = r.id`
}

export const saveAuditEntry = async (
  tx: Tx,
  { organizationId, now }: RosterScope,
  entry: {
    readonly actor: string
    readonly action: string
    readonly subject: string
    readonly detail: object
  },
): Promise<void> => {
  await tx.auditEntry.create({ data: { id: newId(now.getTime()), organizationId, at: now, ...entry } })
}
