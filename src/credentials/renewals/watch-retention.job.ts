import { z } from 'zod'
import { spokenIn } from '../../chat/card.ts'
import type { Deps } from '../../chat/deps.ts'
import { sayIn } from '../../chat/messages/catalogue.ts'
import { noticeCard } from '../../chat/notice.card.ts'
import { recipientOf } from '../../chat/recipient.store.ts'
import { tellJob } from '../../chat/tell.ts'
import type { Tx } from '../../queue/database.ts'
import { defineJob } from '../../queue/define-job.ts'
import { dayMs } from '../criteria/parts.rules.ts'
import type { OutcomesFaded } from '../events.ts'
import { suitableTime } from '../sittings/send-offer.ts'
import { listenerOf } from '../sittings/sittings.store.ts'
import { standingOf } from '../standing.rules.ts'
import { loadRenewal, type Renewal } from './load-renewal.ts'
import { fadedFirst, fadesAt, isFaded, weakOutcomes } from './renewal.rules.ts'
import { outcomeIdsOf } from './renewals.store.ts'
import { watchOf } from './watch.ts'

/** A forecast is looked at again after so long: answers that come meanwhile may be wrong ones. */
const forecastDays = 60
/** After a refresher there is time to answer it. */
const restDays = 28

/** Brings what has faded back into the next lessons, and says why. */
const refresh = async (deps: Deps, tx: Tx, renewal: Renewal, now: Date): Promise<void> => {
  const { whose, achievement, record, credential } = renewal
  const { definition, translations, packId } = achievement
  const weak = weakOutcomes(definition, record, now)
  const outcomes =
    weak.length > 0
      ? weak
      : fadedFirst(definition, record, now)
          .slice(0, 1)
          .map((one) => one.outcome)
  const outcomeIds = await outcomeIdsOf(tx, whose.organizationId, packId, outcomes)
  const faded: OutcomesFaded = {
    name: 'outcomes.faded',
    organizationId: whose.organizationId,
    data: { memberId: whose.memberId, outcomeIds, at: now.toISOString() },
  }
  await deps.outbox.emit(tx, faded)
  const listener = await listenerOf(tx, whose)
  const recipient = listener && (await recipientOf(tx, whose))
  if (!recipient) return
  const say = sayIn(listener.locale)
  const title = translations[say.language]?.title ?? definition.title
  const card = noticeCard('refresher', say.rich('renewal.refresher', { title, topics: outcomeIds.length }))
  const key = `refresher:${credential.id}:${now.toISOString().slice(0, 10)}`
  await deps.outbox.enqueue(tx, [tellJob(recipient, spokenIn(card, say.locale), key)])
}

/**
 * Watches what a credential rests on: when the recall that is predicted falls below what the achievement asks for, a refresher
 * comes, and it is looked at again. Run twice on a day, it refreshes once.
 */
export const watchRetentionJob = defineJob({
  name: 'watch-retention',
  payload: z.object({ credentialId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, of) => {
    const now = deps.clock.now()
    const renewal = await loadRenewal(deps, of, now)
    if (!renewal || standingOf(renewal.credential, now).state !== 'valid') return
    const { definition } = renewal.achievement
    const hasFaded = isFaded(definition, renewal.record, now)
    const again = hasFaded
      ? new Date(now.getTime() + restDays * dayMs)
      : fadesAt(definition, renewal.record, now, forecastDays)
    const dueAt = await suitableTime(deps, renewal.whose, again)
    await deps.database.prisma.$transaction(async (tx) => {
      if (hasFaded) await refresh(deps, tx, renewal, now)
      await deps.outbox.later(tx, [watchOf(of, dueAt)])
    })
  },
})
