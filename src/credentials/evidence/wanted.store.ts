import type { Db } from '../../queue/database.ts'
import { achievementsFor } from '../record.store.ts'
import type { AskingAchievement } from './evidence.store.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

/** An achievement as far as it asks for evidence. */
export type AskedFor = Pick<AskingAchievement, 'id' | 'slug' | 'definition' | 'translations'>

const columns = {
  id: true,
  slug: true,
  definition: true,
  translations: true,
  draft: true,
  retired: true,
} as const

/** An achievement that can be worked for: neither a draft nor retired. */
export const findAchievement = async (
  db: Db,
  organizationId: string,
  idOrSlug: string,
): Promise<AskingAchievement | undefined> => {
  const found = await db.achievement.findFirst({
    where: {
      organizationId,
      OR: [{ id: idOrSlug }, { slug: idOrSlug }],
      draft: false,
      retired: false,
    },
    select: columns,
  })
  return (found as unknown as AskingAchievement | null) ?? undefined
}

/** The achievements that somebody is on the way to and was never awarded. */
export const achievementsToEarn = async (
  db: Db,
  { memberId, organizationId }: Whose,
): Promise<AskedFor[]> => {
  const all = await achievementsFor(db, { memberId, organizationId })
  const held = await db.credential.findMany({
    where: { organizationId, memberId },
    select: { achievementId: true },
  })
  const awarded = new Set(held.map(({ achievementId }) => achievementId))
  return all.filter(({ id, draft }) => !draft && !awarded.has(id))
}
