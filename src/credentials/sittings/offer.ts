import type { Say } from '../../chat/messages/catalogue.ts'
import type { AchievementSource } from '../../content/achievement-format.ts'
import { leavesOf } from '../../content/achievements.rules.ts'
import type { Offer } from './sitting.card.ts'
import type { pendingSittings } from './sittings.store.ts'

type Pending = Awaited<ReturnType<typeof pendingSittings>>[number]

/** What is offered, in the reader's language and with their dates. */
export const offerOf = (pending: Pending, timeZone: string, say: Say): Offer => {
  const definition = pending.achievement.definition as unknown as AchievementSource
  const said = (pending.achievement.translations as Record<string, { title?: string }>)[say.language]
  const leaf = leavesOf(definition.criteria).find((one) => 'id' in one && one.id === pending.criterion)
  const end = pending.renews?.validUntil
  return {
    sittingId: pending.id,
    title: said?.title ?? definition.title,
    kind: pending.renewsId ? 'renewal' : pending.kind,
    days: leaf?.kind === 'retained' ? leaf.days : 0,
    questions: pending.items.length,
    ...(end && { end: say.date(end, timeZone, 'date') }),
  }
}
