import type { Whose } from '../chat/people.store.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { SkillKey } from './skills.store.ts'

/**
 * The skills that a member has answered wrong so often at least since an instant, the hardest first: those for which they have
 * no mentor, are not looking for one, and were not offered one since another instant.
 */
export const hardSkills = async (
  db: Db,
  { memberId, organizationId }: Whose,
  how: { readonly since: Date; readonly atLeast: number; readonly offeredBefore: Date },
): Promise<SkillKey[]> => db.$queryRaw<SkillKey[]>`
  SELECT o.pack_id AS "packId", o.skill
  FROM responses r JOIN items i ON i.id = r.item_id JOIN learning_outcomes o ON o.id = i.outcome_id
  WHERE r.member_id = ${memberId} AND r.organization_id = ${organizationId} AND NOT r.correct
    AND r.answered_at > ${how.since}
    AND NOT EXISTS (SELECT FROM mentoring_requests m WHERE m.mentee_id = ${memberId} AND m.open_key IS NOT NULL
      AND m.pack_id = o.pack_id AND m.skill = o.skill)
    AND NOT EXISTS (SELECT FROM mentor_offers f WHERE f.member_id = ${memberId} AND f.at > ${how.offeredBefore}
      AND f.pack_id = o.pack_id AND f.skill = o.skill)
  GROUP BY o.pack_id, o.skill HAVING count(*) >= ${how.atLeast} ORDER BY count(*) DESC, o.skill`

/** Takes the one offer of a mentor for a skill since an instant; `false` where there was one. */
export const takeOffer = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  { packId, skill }: SkillKey,
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<boolean> => {
  const count = await tx.$executeRaw`
    INSERT INTO mentor_offers AS o (member_id, pack_id, skill, organization_id, at)
    VALUES (${memberId}, ${packId}, ${skill}, ${organizationId}, ${now})
    ON CONFLICT (member_id, pack_id, skill) DO UPDATE SET at = excluded.at
      WHERE o.at <= ${since} AND o.organization_id = ${organizationId}`
  return count === 1
}
