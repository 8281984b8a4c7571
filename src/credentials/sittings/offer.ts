import type { AchievementSource } from '../../content/achievement-format.ts'
import { leavesOf } from '../../content/achievements.rules.ts'
import type { Offer } from './sitting.card.ts'
import type { pendingSittings } from './sittings.store.ts'

type Pending = Awaited<ReturnType<typeof pendingSittings>>[number]

/** What is offered, in a language. */
export const offerOf = (pending: Pending, language: string): Offer => {
  const definition = pending.achievement.definition as unknown as AchievementSource
  const said = (pending.achievement.translations as Record<string, { title?: string }>)[language]
  const leaf = leavesOf(definition.criteria).find((one) => 'id' in one && one.id === pending.criterion)
  return {
    sittingId: pending.id,
    title: said?.title ?? definition.title,
    kind: pending.kind,
    days: leaf?.kind === 'retained' ? leaf.days : 0,
    questions: pending.items.length,
  }
}
