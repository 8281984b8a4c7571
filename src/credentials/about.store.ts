import type { AchievementSource, AchievementTranslation } from '../content/achievement-format.ts'
import { leavesOf } from '../content/achievements.rules.ts'
import type { Db } from '../queue/database.ts'
import type { ShownOutcome } from './shown.store.ts'

/** An achievement as everybody may read of it. */
export type PublicAchievement = {
  readonly id: string
  readonly slug: string
  readonly organizationId: string
  readonly packId: string
  readonly retired: boolean
  readonly definition: AchievementSource
  readonly translations: Readonly<
    Record<string, Partial<AchievementSource> & Pick<AchievementTranslation, 'evidence'>>
  >
  /** The pack's own. */
  readonly language: string
}

const columns = {
  id: true,
  slug: true,
  organizationId: true,
  packId: true,
  retired: true,
  draft: true,
  definition: true,
  translations: true,
  pack: { select: { language: true } },
} as const

type Row = {
  readonly definition: unknown
  readonly translations: unknown
  readonly pack: { readonly language: string }
}

const shaped = <R extends Row>({ pack, ...row }: R): PublicAchievement =>
  ({ ...row, language: pack.language }) as unknown as PublicAchievement

/** By its public address; drafts have none. */
export const publicAchievement = async (db: Db, id: string): Promise<PublicAchievement | undefined> => {
  const row = await db.achievement.findUnique({ where: { id }, select: columns })
  return row && !row.draft ? shaped(row) : undefined
}

/** What an organization awards today. */
export const offeredAchievements = async (db: Db, organizationId: string): Promise<PublicAchievement[]> =>
  (
    await db.achievement.findMany({
      where: { organizationId, draft: false, retired: false },
      orderBy: { slug: 'asc' },
      select: columns,
    })
  ).map(shaped)

type Titled = {
  readonly title: string
  readonly translations: Readonly<Record<string, { title?: string }>>
}

/** What an achievement's criteria and outcomes speak of by slug. */
export type AchievementNames = {
  readonly modules: ReadonlyMap<string, Titled>
  /** All outcomes of the pack. */
  readonly outcomes: readonly ShownOutcome[]
  readonly achievements: ReadonlyMap<string, PublicAchievement>
}

export const achievementNames = async (
  db: Db,
  { organizationId, packId, definition }: PublicAchievement,
): Promise<AchievementNames> => {
  const leaves = leavesOf(definition.criteria)
  const modules = leaves.flatMap((leaf) => (leaf.kind === 'lessons-completed' ? leaf.modules : []))
  const held = leaves.flatMap((leaf) => (leaf.kind === 'achievement-held' ? [leaf.achievement] : []))
  const named = await db.module.findMany({
    where: { organizationId, packId, slug: { in: modules } },
    select: { slug: true, title: true, translations: true },
  })
  const outcomes = await db.learningOutcome.findMany({
    where: { organizationId, packId },
    select: { slug: true, text: true, skill: true, skillTitle: true, translations: true },
  })
  const achievements = await db.achievement.findMany({
    where: { organizationId, slug: { in: held }, draft: false },
    select: columns,
  })
  return {
    modules: new Map(named.map(({ slug, ...one }) => [slug, one as unknown as Titled])),
    outcomes: outcomes as unknown as ShownOutcome[],
    achievements: new Map(achievements.map((row) => [row.slug, shaped(row)])),
  }
}
