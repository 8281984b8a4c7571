import { z } from 'zod'
import { spokenIn } from '../chat/card.ts'
import type { Deps } from '../chat/deps.ts'
import { sayIn } from '../chat/messages/catalogue.ts'
import type { SendOutcome } from '../chat/platform.ts'
import {
  markInstallationGone,
  markUnreachable,
  pauseInstallation,
  type Recipient,
  recipientIn,
  recipientOf,
  rememberConversation,
} from '../chat/recipient.store.ts'
import { fromDateColumn } from '../kernel/local-date.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { InstallationGone } from '../people/events.ts'
import { defineJob } from '../queue/define-job.ts'
import { answeringSeconds } from '../quizzes/question.rules.ts'
import { compose } from './compose.ts'
import {
  clearSending,
  closeEarlier,
  type Delivery,
  getDelivery,
  isFirstDelivery,
  isOvertaken,
  markSending,
  markSent,
  replanUnreachable,
  skipDelivery,
} from './deliveries.store.ts'
import { lessonTextOf, questionsOf, whyIn } from './delivery-contents.store.ts'
import type { RecipientMissing } from './events.ts'
import { openingCard } from './lesson.card.ts'
import { minutesOf, readingSeconds } from './reading.rules.ts'
import { stopSchedule } from './schedule.store.ts'
import { type Receiver, receiverOf } from './session.store.ts'
import type { Why } from './why.rules.ts'

/** Who has left, or has not begun, gets nothing; neither does who has paused since it was planned. */
const isHeld = (receiver: Receiver, delivery: Delivery, now: Date): string | undefined => {
  const today = localDateAt(receiver.timeZone, now)
  if (receiver.until && fromDateColumn(receiver.until) < today) return 'left'
  if (receiver.from && fromDateColumn(receiver.from) > today) return 'not-begun'
  const paused = receiver.pausedUntil && fromDateColumn(receiver.pausedUntil) > today
  return paused && delivery.sequence === 0 ? 'paused' : undefined
}

/**
 * For so long after a send was begun it may still be under way, in this process or in one that is ending: the
 * platform is not asked for its message before. Longer than a request may take.
 */
const underwayMs = 15_000

/**
 * Sends one delivery. What happens when it is run again: after composing, the same contents are sent; after a
 * send whose outcome is not recorded, the platform is asked for the message before another is sent.
 */
const deliver = async (deps: Deps, deliveryId: string): Promise<void> => {
  const now = deps.clock.now()
  const { prisma } = deps.database
  const planned = await getDelivery(prisma, deliveryId)
  if (!planned || planned.sentAt || !['planned', 'open'].includes(planned.status)) return
  const receiver = await receiverOf(prisma, whoseOf(planned), planned.installationId)
  const held = receiver ? isHeld(receiver, planned, now) : 'left'
  const recipient = held ? undefined : await recipientOf(prisma, whoseOf(planned), planned.installationId)
  if (!receiver || !recipient) {
    return prisma.$transaction(async (tx) => {
      await skipDelivery(tx, planned, held ?? 'unreachable')
      if (held === 'left') await stopSchedule(tx, whoseOf(planned))
      if (!held) await deps.outbox.emit(tx, notReached(planned))
    })
  }
  if (planned.status === 'planned' && (await isOvertaken(prisma, planned, now))) {
    return prisma.$transaction((tx) => skipDelivery(tx, planned, 'overtaken'))
  }
  await closeLeftOver(deps, planned)
  if (planned.status === 'planned') await compose(deps, planned, receiver)
  const open = await getDelivery(prisma, deliveryId)
  if (open?.status !== 'open' || (open.shownAt && !open.sendingAt)) return
  await sendOnce(deps, open, receiver, (await begunTo(deps, open)) ?? recipient, now)
}

/** Where a send was begun whose outcome isn't known: its message is looked for there, wherever lessons come now. */
const begunTo = async (deps: Deps, delivery: Delivery): Promise<Recipient | undefined> =>
  delivery.sendingAt && delivery.installationId
    ? recipientIn(deps.database.prisma, whoseOf(delivery), delivery.installationId)
    : undefined

const whoseOf = ({ memberId, organizationId }: Delivery) => ({ memberId, organizationId })

const notReached = ({ organizationId, memberId }: Delivery): RecipientMissing => ({
  name: 'recipient.missing',
  organizationId,
  data: { memberId },
})

/** What was left unfinished is closed, and its message says where its questions have gone. */
const closeLeftOver = async (deps: Deps, delivery: Delivery): Promise<void> => {
  await deps.database.prisma.$transaction(async (tx) => {
    const closed = await closeEarlier(tx, delivery)
    await deps.outbox.enqueue(
      tx,
      closed
        .filter((each) => each.sentAt !== null)
        .map((each) => ({
          job: 'show-closed',
          payload: { deliveryId: each.id },
          key: `show-closed:${each.id}`,
        })),
    )
  })
}

const sendOnce = async (
  deps: Deps,
  delivery: Delivery,
  receiver: Receiver,
  recipient: Recipient,
  now: Date,
): Promise<void> => {
  const { prisma } = deps.database
  const platform = deps.platforms[recipient.platform]
  const { pausedUntil } = recipient
  if (!platform) return later(deps, delivery, new Date(now.getTime() + 60_000))
  if (pausedUntil && pausedUntil > now) return later(deps, delivery, pausedUntil)
  const begunAt = delivery.sendingAt ?? now
  const known = begunAt.getTime() + underwayMs
  if (delivery.sendingAt && known > now.getTime()) return later(deps, delivery, new Date(known))
  // A delivery that was put off has left a message behind: each sending has a key of its own.
  const key = `${delivery.id}:${begunAt.getTime()}`
  const looked = delivery.sendingAt ? await platform.find(recipient, key) : undefined
  if (looked && !looked.ok) return later(deps, delivery, new Date(now.getTime() + looked.retryAfterMs))
  const send = async (): Promise<SendOutcome> => {
    const opening = await openingOf(deps, delivery, receiver)
    if (!delivery.sendingAt) await markSending(prisma, delivery, recipient.installationId, now)
    return platform.send(recipient, opening, key)
  }
  const outcome: SendOutcome = looked?.ref ? { ok: true, ref: looked.ref } : await send()
  if (!outcome.ok) return notSent(deps, delivery, recipient, outcome, now)
  await markSent(prisma, delivery, { ...outcome.ref, installationId: recipient.installationId, at: now })
  if (recipient.conversation !== outcome.ref.conversation) {
    await rememberConversation(prisma, recipient, outcome.ref.conversation)
  }
}

/** What can't be sent now comes later as a row of the agenda; what never can be is skipped with its reason. */
const notSent = async (
  deps: Deps,
  delivery: Delivery,
  recipient: Recipient,
  outcome: Extract<SendOutcome, { ok: false }>,
  now: Date,
): Promise<void> => {
  const { prisma } = deps.database
  if (outcome.reason === 'later') {
    const dueAt = new Date(now.getTime() + outcome.retryAfterMs)
    if (!outcome.uncertain) await clearSending(prisma, delivery)
    if (outcome.wholeInstallation) await pauseInstallation(prisma, recipient, dueAt)
    return later(deps, delivery, dueAt)
  }
  deps.log('warn', 'A delivery could not be sent', { deliveryId: delivery.id, detail: outcome.detail })
  if (outcome.reason === 'unreachable') await markUnreachable(prisma, recipient, outcome.detail)
  if (outcome.reason === 'gone') await stopInstallation(deps, delivery, recipient, outcome.detail)
  await clearSending(prisma, delivery)
  // Who has another account is reached there.
  const elsewhere = outcome.reason !== 'refused' && (await recipientOf(prisma, whoseOf(delivery)))
  if (elsewhere) return later(deps, delivery, now)
  // The same reason as when nobody was found in the first place: a sign of life brings it back.
  const reason = outcome.reason === 'refused' ? outcome.detail : 'unreachable'
  await prisma.$transaction(async (tx) => {
    await skipDelivery(tx, delivery, reason)
    // Another account may be theirs that isn't known yet.
    if (outcome.reason !== 'refused') await deps.outbox.emit(tx, notReached(delivery))
  })
}

/** The platform knows the bot no longer there: what waits for others ends as well. */
const stopInstallation = (
  deps: Deps,
  { organizationId }: Delivery,
  { installationId }: Recipient,
  why: string,
): Promise<void> =>
  deps.database.prisma.$transaction(async (tx) => {
    const gone = { name: 'installation.gone', organizationId, data: { installationId } } as const
    const isNews = await markInstallationGone(tx, { installationId, organizationId }, why, deps.clock.now())
    if (isNews) await deps.outbox.emit(tx, gone satisfies InstallationGone)
  })

const later = (deps: Deps, delivery: Delivery, dueAt: Date): Promise<void> =>
  deps.database.prisma.$transaction((tx) =>
    deps.outbox.later(tx, [
      {
        key: `deliver:${delivery.id}`,
        job: 'deliver',
        payload: { deliveryId: delivery.id },
        lane: `member:${delivery.memberId}`,
        dueAt,
        organizationId: delivery.organizationId,
      },
    ]),
  )

/** The card a delivery begins with. */
export const openingOf = async (
  deps: Pick<Deps, 'database'>,
  delivery: Delivery,
  receiver: Pick<Receiver, 'locale'>,
) => {
  const { prisma } = deps.database
  const say = sayIn(receiver.locale)
  const { organizationId, lessonVersionId } = delivery
  const lesson = await lessonTextOf(prisma, organizationId, lessonVersionId, say.language)
  const questions = await questionsOf(prisma, whoseOf(delivery), delivery.id, say.language)
  const seconds = questions.reduce((sum, { item }) => sum + answeringSeconds(item), 0)
  const why = (await whyIn(prisma, delivery, say.language)) ?? noReason
  const card = openingCard(
    {
      deliveryId: delivery.id,
      lesson,
      questions: questions.length,
      minutes: minutesOf(seconds + (lesson ? readingSeconds(lesson.words) : 0)),
      why,
      canSnooze: delivery.sequence === 0,
      isFirst: await isFirstDelivery(prisma, whoseOf(delivery), delivery.id),
    },
    say,
  )
  return spokenIn(card, say.locale)
}

const noReason: Why = { reviews: 0, carried: 0, catchUp: false, extra: false }

export const deliverJob = defineJob({
  name: 'deliver',
  payload: z.object({ deliveryId: z.string() }),
  run: (deps: Deps, { deliveryId }) => deliver(deps, deliveryId),
})

/** Sends what found nobody to be sent to, once the member's account is known. */
export const deliverWaitingJob = defineJob({
  name: 'deliver-waiting',
  payload: z.object({ memberId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, whose) => {
    const { prisma } = deps.database
    const receiver = await receiverOf(prisma, whose)
    if (!receiver) return
    await prisma.$transaction(async (tx) => {
      const ids = await replanUnreachable(tx, whose, localDateAt(receiver.timeZone, deps.clock.now()))
      await deps.outbox.enqueue(
        tx,
        ids.map((deliveryId) => ({
          job: 'deliver',
          payload: { deliveryId },
          key: `deliver:${deliveryId}`,
          lane: `member:${whose.memberId}`,
        })),
      )
    })
  },
})
