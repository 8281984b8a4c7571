import type { Db } from '../../queue/database.ts'
import { isValid } from '../standing.rules.ts'
import type { AskingAchievement } from './evidence.store.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

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

/**
 * The achievements that somebody can work for now: those whose pathway they are on and those that have none, without
 * those that they hold.
 */
export const achievementsToEarn = async (
  db: Db,
  { memberId, organizationId }: Whose,
  now: Date,
): Promise<AskingAchievement[]> => {
  const all = await db.achievement.findMany({
    where: { organizationId, draft: false, retired: false },
    select: columns,
    orderBy: { slug: 'asc' },
  })
  const held = await db.credential.findMany({ where: { organizationId, memberId } })
  const enrolled = await db.enrolment.findMany({
    where: { organizationId, memberId, status: { not: 'ended' } },
    select: { pathway: { select: { slug: true } } },
  })
  const pathways = new Set(enrolled.map(({ pathway }) => pathway.slug))
  const done = new Set(held.filter((one) => isValid(one, now)).map(({ achievementId }) => achievementId))
  return (all as unknown as AskingAchievement[]).filter(
    ({ id, definition: { pathway } }) => !done.has(id) && (pathway === undefined || pathways.has(pathway)),
  )
}
