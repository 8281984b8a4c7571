import type { AchievementSource } from '../content/achievement-format.ts'
import type { Db } from '../queue/database.ts'
import { badgesOfSkill } from './behind.store.ts'
import type { Moment } from './moments.store.ts'
import { achievementOf, pathwayOf } from './subjects.store.ts'

/** What a moment makes others want: a badge, or a pathway. */
export type WishTarget =
  | {
      readonly kind: 'achievement'
      readonly id: string
      readonly achievement: AchievementSource & { readonly packId: string }
    }
  | { readonly kind: 'pathway'; readonly id: string; readonly title: string; readonly lessons: number }

/** What whoever presses *I want this too* is led to; `undefined` where nothing like it can be earned any more. */
export const wishTargetOf = async (
  db: Db,
  { organizationId, facts }: Pick<Moment, 'organizationId' | 'facts'>,
  language: string,
): Promise<WishTarget | undefined> => {
  const { achievementId, pathwayId, packId, skill } = facts
  if (pathwayId) {
    const pathway = await pathwayOf(db, organizationId, pathwayId, language)
    if (!pathway || pathway.retired) return undefined
    return { kind: 'pathway', id: pathwayId, title: pathway.title, lessons: pathway.lessons }
  }
  const [ofSkill] =
    packId && skill ? await badgesOfSkill(db, organizationId, { packId, skill }, language) : []
  const id = achievementId ?? ofSkill?.id
  const achievement = id && (await achievementOf(db, organizationId, id, language))
  return id && achievement && !achievement.retired ? { kind: 'achievement', id, achievement } : undefined
}
