import { spokenIn } from '../../chat/card.ts'
import type { Deps } from '../../chat/deps.ts'
import { sayIn } from '../../chat/messages/catalogue.ts'
import { recipientOf } from '../../chat/recipient.store.ts'
import { tellJob } from '../../chat/tell.ts'
import { nextDelivery } from '../../lessons/schedule.rules.ts'
import type { Whose } from '../record.store.ts'
import { offerOf } from './offer.ts'
import { offerCard } from './sitting.card.ts'
import { listenerOf, pendingSittings, timesOf } from './sittings.store.ts'

/** An offer that nobody takes up ends after so long, and is made again later. */
export const offeredMs = 7 * 24 * 60 * 60_000

/** The next time that suits the member, from an instant on: when their lessons come. */
export const suitableTime = async (deps: Deps, whose: Whose, from: Date): Promise<Date> => {
  const times = await timesOf(deps.database.prisma, whose)
  return (times && nextDelivery(times, new Date(from.getTime() - 1))) ?? from
}

/** Tells a member what they are asked to show; said once for a key. */
export const sendOffer = async (deps: Deps, whose: Whose, sittingId: string, key: string): Promise<void> => {
  const { prisma } = deps.database
  const listener = await listenerOf(prisma, whose)
  const recipient = listener && (await recipientOf(prisma, whose))
  const pending = (await pendingSittings(prisma, whose)).find(({ id }) => id === sittingId)
  if (!listener || !recipient || !pending) return
  const say = sayIn(listener.locale)
  const card = spokenIn(offerCard(offerOf(pending, listener.timeZone, say), say), say.locale)
  await prisma.$transaction((tx) => deps.outbox.enqueue(tx, [tellJob(recipient, card, key)]))
}

/** The end of an offer, or of a sitting that was begun. */
export const expiryOf = (sittingId: string, whose: Whose, dueAt: Date) => ({
  key: `expire-sitting:${sittingId}`,
  job: 'expire-sitting',
  payload: { sittingId, ...whose },
  dueAt,
  organizationId: whose.organizationId,
})
