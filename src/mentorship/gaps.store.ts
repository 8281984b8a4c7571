import type { Db } from '../queue/database.ts'

/** Everybody who has ever been given a credential of an achievement of the organization. */
export const holdersIn = async (db: Db, organizationId: string): Promise<string[]> => {
  const rows = await db.credential.findMany({
    where: { organizationId, memberId: { not: null }, achievementId: { not: null } },
    distinct: ['memberId'],
    select: { memberId: true },
    orderBy: { memberId: 'asc' },
  })
  return rows.flatMap(({ memberId }) => memberId ?? [])
}

/** How many people are on a pathway of the pack of each skill; only of these, where some are named. */
export const skillsLearnt = async (
  db: Db,
  organizationId: string,
  of?: readonly string[],
): Promise<Map<string, number>> => {
  const rows = await db.$queryRaw<{ skill: string; learners: number }[]>`
    SELECT o.pack_id || '/' || o.skill AS skill, count(DISTINCT e.member_id)::int AS learners
    FROM enrolments e JOIN pathways p ON p.id = e.pathway_id
    JOIN (SELECT DISTINCT pack_id, skill, organization_id FROM learning_outcomes) o ON o.pack_id = p.pack_id
    WHERE e.organization_id = ${organizationId} AND o.organization_id = ${organizationId} AND e.status <> 'ended'
      AND (${of === undefined} OR e.member_id = ANY(${[...(of ?? [])]}))
    GROUP BY o.pack_id, o.skill`
  return new Map(rows.map(({ skill, learners }) => [skill, learners]))
}
