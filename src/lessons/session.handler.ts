import type { Context, Deps, Handler } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Reply } from '../chat/platform.ts'
import type { DeliveryFinished } from '../quizzes/events.ts'
import {
  type Delivery,
  findDelivery,
  findLatestDelivery,
  findOpenDelivery,
  finishDelivery,
  markShown,
  type Whose,
} from './deliveries.store.ts'
import { finishLesson, lessonTextOf, questionsOf, whyIn } from './delivery-contents.store.ts'
import { rereadCard, whyCard } from './lesson.card.ts'
import { finishedCard, openQuestionCard, presentCard } from './present.ts'

const whoseOf = ({ member }: Context): Whose => ({
  memberId: member.id,
  organizationId: member.organizationId,
})

const notYours = ({ say }: Context): Reply => ({
  kind: 'whisper',
  card: noticeCard('not-yours', say.rich('problem.not-yours')),
})

/** From the lesson to the first question, and from feedback to the next one. */
export const next: Handler = async (deps, context, intent) => {
  const { prisma } = deps.database
  const delivery = await findDelivery(prisma, whoseOf(context), intent.args.delivery ?? '')
  if (!delivery) return notYours(context)
  if (delivery.status !== 'open') return { kind: 'replace', card: await presentCard(deps, delivery, context) }
  const questions = await questionsOf(prisma, whoseOf(context), delivery.id, context.say.language)
  const open = questions.find((question) => !question.answered)
  if (!open) {
    await finish(deps, context, delivery)
    return { kind: 'replace', card: finishedCard(delivery, context) }
  }
  const { conversation, message, direct } = intent.place
  const pressed = direct && conversation && message ? { conversation, message } : undefined
  // Put off in one message and begun in another: it does not come again.
  await prisma.$transaction((tx) => deps.outbox.cancel(tx, [`deliver:${delivery.id}`]))
  await markShown(prisma, delivery, context.now, pressed)
  return { kind: 'replace', card: openQuestionCard(delivery, questions, open, context) }
}

/** Ends a delivery whose questions are all answered, or that has none. Done once, however often it is asked. */
const finish = (deps: Deps, context: Context, delivery: Delivery): Promise<void> =>
  deps.database.prisma.$transaction(async (tx) => {
    if (!(await finishDelivery(tx, whoseOf(context), delivery.id, context.now))) return
    await finishLesson(tx, delivery, context.now)
    const finished: DeliveryFinished = {
      name: 'delivery.finished',
      organizationId: delivery.organizationId,
      data: { deliveryId: delivery.id, memberId: delivery.memberId },
    }
    await deps.outbox.emit(tx, finished)
  })

/** "Why this?": of the delivery that was pressed, else of the one that is open or was the last. */
export const why: Handler = async (deps, context, intent) => {
  const { prisma } = deps.database
  const whose = whoseOf(context)
  const asked = intent.args.delivery
  const delivery = asked
    ? await findDelivery(prisma, whose, asked)
    : ((await findOpenDelivery(prisma, whose)) ?? (await findLatestDelivery(prisma, whose)))
  if (asked && !delivery) return notYours(context)
  if (!delivery) return { kind: 'whisper', card: whyCard(undefined, context.say) }
  const { say } = context
  const reasons = await whyIn(prisma, delivery, say.language)
  const lesson = await lessonTextOf(prisma, delivery.organizationId, delivery.lessonVersionId, say.language)
  return { kind: 'whisper', card: whyCard(reasons, say, lesson?.shownIn) }
}

/** The lesson's text again, with the way back to the summary. */
export const reread: Handler = async (deps, context, intent) => {
  const { say } = context
  const delivery = await findDelivery(deps.database.prisma, whoseOf(context), intent.args.delivery ?? '')
  if (!delivery) return notYours(context)
  const { organizationId, lessonVersionId } = delivery
  const lesson = await lessonTextOf(deps.database.prisma, organizationId, lessonVersionId, say.language)
  if (!lesson) return notYours(context)
  const back = {
    label: say.plain('feedback.finish'),
    action: { intent: 'summary', args: { delivery: delivery.id } },
  }
  return { kind: 'replace', card: rereadCard(lesson, back, say) }
}
