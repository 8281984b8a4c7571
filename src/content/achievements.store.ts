import type { Tx } from '../queue/database.ts'
import type { AchievementSource } from './achievement-format.ts'
import { contentHash } from './content-hash.ts'
import type { LoadedPack } from './pack-format.ts'
import { idAt, type PackScope } from './packs.store.ts'

/** The achievement of the organization that another pack has under one of this one's ids, if any. */
export const achievementOfOtherPack = async (
  tx: Tx,
  organizationId: string,
  pack: LoadedPack,
): Promise<{ achievement: string; otherPack: string } | undefined> => {
  const slugs = (pack.achievements ?? []).map(({ id }) => id)
  const taken = await tx.achievement.findFirst({
    where: { organizationId, slug: { in: slugs }, pack: { slug: { not: pack.id } } },
    select: { slug: true, pack: { select: { slug: true } } },
  })
  return taken ? { achievement: taken.slug, otherPack: taken.pack.slug } : undefined
}

const rowOf = (source: AchievementSource) => ({
  slug: source.id,
  hash: contentHash(source),
  definition: source,
  draft: source.draft,
  highStakes: source.highStakes,
})

/**
 * Brings the achievements of a pack up to date; those that it no longer has are retired, and their credentials stay. How many
 * say something else than before.
 */
export const saveAchievements = async (
  tx: Tx,
  scope: PackScope,
  achievements: readonly AchievementSource[],
): Promise<number> => {
  const { organizationId, packId } = scope
  const rows = achievements.map((source) => ({ id: idAt(scope), ...rowOf(source) }))
  const changed = await tx.$executeRaw`
    INSERT INTO achievements (id, organization_id, pack_id, slug, hash, definition, draft, high_stakes)
    SELECT a.id, ${organizationId}, ${packId}, a.slug, a.hash, a.definition, a.draft, a."highStakes"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS a(id text, slug text, hash text, definition jsonb, draft boolean, "highStakes" boolean)
    ON CONFLICT (organization_id, slug) DO UPDATE
      SET hash = excluded.hash, definition = excluded.definition, draft = excluded.draft,
        high_stakes = excluded.high_stakes, retired = false
      WHERE achievements.pack_id = excluded.pack_id
        AND (achievements.hash <> excluded.hash OR achievements.retired)`
  await tx.achievement.updateMany({
    where: { organizationId, packId, slug: { notIn: rows.map(({ slug }) => slug) }, retired: false },
    data: { retired: true },
  })
  return changed
}
