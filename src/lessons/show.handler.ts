import { z } from 'zod'
import type { Card } from '../chat/card.ts'
import type { Context, Deps, Handler } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { answeredCard } from '../quizzes/answer.handler.ts'
import { type Delivery, findDelivery, type Whose } from './deliveries.store.ts'
import { deliveryOfItem, latestAnswerOf } from './delivery-contents.store.ts'
import { presentCard } from './present.ts'

const argsSchema = z.union([
  z.object({ delivery: z.string().max(64) }),
  z.object({ item: z.string().max(64) }),
])

/**
 * What a delivery has come to, for a message that still shows an older state of it. Clients ask for it by
 * themselves, so it changes nothing: no question counts as shown by it.
 */
export const show: Handler = async (deps, context, intent) => {
  const { say, member } = context
  const { prisma } = deps.database
  const whose: Whose = { memberId: member.id, organizationId: member.organizationId }
  const args = argsSchema.safeParse(intent.args)
  if (!args.success) return { kind: 'whisper', card: noticeCard('gone', say.rich('problem.gone')) }
  const id = 'item' in args.data ? await deliveryOfItem(prisma, whose, args.data.item) : args.data.delivery
  const delivery = id === undefined ? undefined : await findDelivery(prisma, whose, id)
  if (!delivery) return { kind: 'whisper', card: noticeCard('not-yours', say.rich('problem.not-yours')) }
  return { kind: 'replace', card: await standingCard(deps, context, whose, delivery) }
}

/** Put off, the last feedback as long as nothing was opened after it, or what is open. */
const standingCard = async (
  deps: Deps,
  context: Context,
  whose: Whose,
  delivery: Delivery,
): Promise<Card> => {
  const { say } = context
  const isPutOff = delivery.status === 'open' && !delivery.sentAt && !delivery.sendingAt && !delivery.shownAt
  if (isPutOff) {
    const now = { label: say.plain('today.now'), action: { intent: 'today' } }
    return noticeCard('put-off', say.rich('today.put-off'), [now])
  }
  const latest = await latestAnswerOf(deps.database.prisma, whose, delivery.id)
  const isLatest = latest !== undefined && (!delivery.shownAt || latest.answeredAt >= delivery.shownAt)
  const feedback =
    isLatest && delivery.status !== 'closed' && (await answeredCard(deps, context, latest.deliveryItemId))
  return feedback || presentCard(deps, delivery, context)
}
