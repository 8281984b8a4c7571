import type { Context, Deps, Handler } from '../chat/deps.ts'
import type { Intent } from '../chat/intent.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Reply } from '../chat/platform.ts'
import { installationOf } from '../chat/recipient.store.ts'
import { endOfLocalDay, localDateAt } from '../kernel/time-zone.ts'
import {
  createDelivery,
  type Delivery,
  deliveriesOn,
  findDelivery,
  findOpenDelivery,
  sendAt,
  unsend,
  type Whose,
} from './deliveries.store.ts'
import { activeEnrolments } from './enrolment.store.ts'
import { welcome } from './first-run.handler.ts'
import { presentCard } from './present.ts'
import { changeSchedule, findSchedule } from './schedule.store.ts'
import { carriedItems, dueItems, nextLessonOf } from './session.store.ts'

const whoseOf = ({ member }: Context): Whose => ({
  memberId: member.id,
  organizationId: member.organizationId,
})

/** Whether a delivery made now would hold anything. */
const hasSomething = async (deps: Deps, { member, now }: Context, whose: Whose): Promise<boolean> => {
  const { prisma } = deps.database
  const today = localDateAt(member.timeZone, now)
  if (await nextLessonOf(prisma, whose, today)) return true
  if ((await dueItems(prisma, whose, endOfLocalDay(member.timeZone, today), 1)).count > 0) return true
  return (await carriedItems(prisma, whose, 1)).length > 0
}

/** Sends what is there already: a delivery that waits (snoozed, or on its way) goes out now. */
const sendNow = async (deps: Deps, delivery: Delivery, { actor }: Intent): Promise<void> => {
  await deps.database.prisma.$transaction(async (tx) => {
    const there = await installationOf(
      tx,
      { memberId: delivery.memberId, organizationId: delivery.organizationId },
      actor,
    )
    if (there) await sendAt(tx, delivery, there)
    await deps.outbox.cancel(tx, [`deliver:${delivery.id}`])
    await deps.outbox.enqueue(tx, [deliverRequest(delivery.id, delivery.memberId)])
  })
}

const deliverRequest = (deliveryId: string, memberId: string) => ({
  job: 'deliver',
  payload: { deliveryId },
  key: `deliver:${deliveryId}`,
  lane: `member:${memberId}`,
})

const coming = ({ say }: Context, intent: Intent): Reply =>
  intent.place.direct
    ? { kind: 'nothing' }
    : { kind: 'whisper', card: noticeCard('coming', say.rich('today.coming')) }

const makeAndSend = async (
  deps: Deps,
  context: Context,
  intent: Intent,
  sequence: number,
): Promise<Reply> => {
  const whose = whoseOf(context)
  if (!(await hasSomething(deps, context, whose))) return nothingToSend(deps, context, intent)
  const { prisma } = deps.database
  const date = localDateAt(context.member.timeZone, context.now)
  const id = await prisma.$transaction(async (tx) => {
    const installationId = await installationOf(tx, whose, intent.actor)
    const made = await createDelivery(tx, whose, { date, sequence, now: context.now, installationId })
    await deps.outbox.enqueue(tx, [deliverRequest(made.id, whose.memberId)])
    // Had early, the scheduled one of the day does not come again: what is said of the next one stays true.
    const isScheduled = sequence === 0 && (await findSchedule(tx, whose)) !== undefined
    if (isScheduled)
      await changeSchedule(tx, { ...whose, timeZone: context.member.timeZone }, {}, context.now)
    return made.created ? undefined : made.id
  })
  const before = id && (await findDelivery(prisma, whose, id))
  if (!before || before.status === 'planned' || before.status === 'open') return coming(context, intent)
  // An old button, whose delivery has been sent and gone through since.
  return { kind: 'whisper', card: await doneCard(deps, context, await deliveriesOn(prisma, whose, date)) }
}

const nothingToSend = async (deps: Deps, context: Context, intent: Intent): Promise<Reply> => {
  const enrolled = await activeEnrolments(deps.database.prisma, whoseOf(context))
  if (enrolled === 0) return welcome(deps, context, intent)
  return { kind: 'whisper', card: noticeCard('nothing', context.say.rich('today.nothing')) }
}

/** Shows what waits; `undefined` when nothing does. */
const waiting = async (deps: Deps, context: Context, intent: Intent): Promise<Reply | undefined> => {
  const open = await findOpenDelivery(deps.database.prisma, whoseOf(context))
  if (!open) return undefined
  if (!open.sentAt) {
    await sendNow(deps, open, intent)
    return coming(context, intent)
  }
  return { kind: 'say', card: await presentCard(deps, open, context) }
}

/** Today's lesson: what waits, else a new one now, else a word on when the next comes. */
export const today: Handler = async (deps, context, intent) => {
  const shown = await waiting(deps, context, intent)
  if (shown) return shown
  const { prisma } = deps.database
  const date = localDateAt(context.member.timeZone, context.now)
  const schedule = await findSchedule(prisma, whoseOf(context))
  const had = await deliveriesOn(prisma, whoseOf(context), date)
  // What is scheduled doesn't come during a pause, so what is asked for then is an extra one.
  const isPaused = schedule?.pausedUntil !== undefined && schedule.pausedUntil > date
  const came = had.filter(({ status }) => status !== 'skipped')
  if (came.some(({ sequence }) => isPaused || sequence === 0)) {
    return { kind: 'whisper', card: await doneCard(deps, context, had) }
  }
  const scheduledToo = isPaused || had.some(({ sequence }) => sequence === 0)
  return makeAndSend(deps, context, intent, scheduledToo ? lastOf(had) + 1 : 0)
}

const lastOf = (had: readonly Delivery[]): number => had.at(-1)?.sequence ?? 0

const doneCard = async (deps: Deps, context: Context, had: readonly Delivery[]) => {
  const { say, member } = context
  const schedule = await findSchedule(deps.database.prisma, whoseOf(context))
  const text = schedule?.nextDueAt
    ? say.rich('today.done', { when: say.date(schedule.nextDueAt, member.timeZone, 'day-time') })
    : say.rich('summary.no-next')
  return noticeCard('today-done', text, [
    {
      label: say.plain('summary.more'),
      action: { intent: 'more', args: { after: String(lastOf(had)) } },
    },
  ])
}

/**
 * One more now. A button says after how many deliveries it stood, so that a second press of it asks for the
 * same one.
 */
export const more: Handler = async (deps, context, intent) => {
  const shown = await waiting(deps, context, intent)
  if (shown) return shown
  const date = localDateAt(context.member.timeZone, context.now)
  const had = await deliveriesOn(deps.database.prisma, whoseOf(context), date)
  const last = lastOf(had)
  const after = Number.parseInt(intent.args.after ?? '', 10)
  const asked = Number.isInteger(after) && after >= 0 && after <= last ? after : last
  return makeAndSend(deps, context, intent, Math.max(1, asked + 1))
}

/** Puts an unopened delivery off by an hour; the message says until when. */
export const snooze: Handler = async (deps, context, intent) => {
  const { say, member, now } = context
  const { prisma } = deps.database
  const delivery = await findDelivery(prisma, whoseOf(context), intent.args.delivery ?? '')
  if (!delivery) return { kind: 'whisper', card: noticeCard('gone', say.rich('problem.gone')) }
  if (delivery.status !== 'open' || delivery.shownAt) {
    return { kind: 'replace', card: await presentCard(deps, delivery, context) }
  }
  const dueAt = new Date(now.getTime() + 3_600_000)
  if (delivery.sentAt) {
    await prisma.$transaction(async (tx) => {
      await unsend(tx, delivery)
      await deps.outbox.later(tx, [
        {
          key: `deliver:${delivery.id}`,
          job: 'deliver',
          payload: { deliveryId: delivery.id },
          lane: `member:${delivery.memberId}`,
          dueAt,
          organizationId: member.organizationId,
        },
      ])
    })
  }
  const time = say.date(dueAt, member.timeZone, 'time')
  const buttons = [{ label: say.plain('today.now'), action: { intent: 'today' } }]
  return { kind: 'replace', card: noticeCard('snoozed', say.rich('today.snoozed', { time }), buttons) }
}
