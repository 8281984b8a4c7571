import { z } from 'zod'
import { spokenIn } from '../chat/card.ts'
import type { Deps } from '../chat/deps.ts'
import { sayIn } from '../chat/messages/catalogue.ts'
import { recipientIn } from '../chat/recipient.store.ts'
import { defineJob } from '../queue/define-job.ts'
import { getDelivery } from './deliveries.store.ts'
import { lessonTextOf, questionsOf } from './delivery-contents.store.ts'
import { closedCard } from './lesson.card.ts'
import { receiverOf } from './session.store.ts'

/** Tells in the message of a closed delivery where its questions have gone. Run twice, it says the same. */
const showClosed = async (deps: Deps, deliveryId: string): Promise<void> => {
  const { prisma } = deps.database
  const delivery = await getDelivery(prisma, deliveryId)
  if (delivery?.status !== 'closed' || !delivery.conversation || !delivery.message) return
  if (!delivery.installationId) return
  const whose = { memberId: delivery.memberId, organizationId: delivery.organizationId }
  const recipient = await recipientIn(prisma, whose, delivery.installationId)
  const receiver = await receiverOf(prisma, whose, delivery.installationId)
  const platform = recipient && deps.platforms[recipient.platform]
  if (!recipient || !platform || !receiver) return
  const say = sayIn(receiver.locale)
  const { organizationId, lessonVersionId } = delivery
  const lesson = await lessonTextOf(prisma, organizationId, lessonVersionId, say.language)
  const questions = await questionsOf(prisma, whose, delivery.id, say.language)
  const closed = closedCard(
    {
      title: lesson?.title,
      started: delivery.shownAt !== null,
      left: questions.filter((each) => !each.answered).length,
    },
    say,
  )
  const card = spokenIn(closed, say.locale)
  const ref = { conversation: delivery.conversation, message: delivery.message }
  const outcome = await platform.update(recipient, ref, card, delivery.id)
  if (outcome.ok || outcome.reason !== 'later') return
  const dueAt = new Date(deps.clock.now().getTime() + outcome.retryAfterMs)
  await prisma.$transaction((tx) =>
    deps.outbox.later(tx, [
      {
        key: `show-closed:${deliveryId}`,
        job: 'show-closed',
        payload: { deliveryId },
        dueAt,
        organizationId: delivery.organizationId,
      },
    ]),
  )
}

export const showClosedJob = defineJob({
  name: 'show-closed',
  payload: z.object({ deliveryId: z.string() }),
  run: (deps: Deps, { deliveryId }) => showClosed(deps, deliveryId),
})
