import type { Db, Tx } from '../queue/database.ts'
import type { Whose } from './people.store.ts'
import type { SkillKey } from './skills.store.ts'

/**
 * The skill that a member has answered wrong most often since an instant, where it was so often at least, and for which they
 * have no mentor and are not looking for one.
 */
export const hardestSkill = async (
  db: Db,
  { memberId, organizationId }: Whose,
  { since, atLeast }: { readonly since: Date; readonly atLeast: number },
): Promise<SkillKey | undefined> => {
  const [row] = await db.$queryRaw<SkillKey[]>`
    SELECT o.pack_id AS "packId", o.skill
    FROM responses r JOIN items i ON i.id = r.item_id JOIN learning_outcomes o ON o.id = i.outcome_id
    WHERE r.member_id = ${memberId} AND r.organization_id = ${organizationId} AND NOT r.correct
      AND r.answered_at > ${since}
      AND NOT EXISTS (SELECT FROM mentoring_requests m WHERE m.mentee_id = ${memberId} AND m.open_key IS NOT NULL
        AND m.pack_id = o.pack_id AND m.skill = o.skill)
    GROUP BY o.pack_id, o.skill HAVING count(*) >= ${atLeast} ORDER BY count(*) DESC, o.skill LIMIT 1`
  return row
}

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
