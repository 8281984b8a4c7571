import { z } from 'zod'
import type { Card } from '../chat/card.ts'
import type { Context, Deps, Handler } from '../chat/deps.ts'
import type { Intent } from '../chat/intent.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Reply } from '../chat/platform.ts'
import { daysBetween } from '../kernel/local-date.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import { afterAnswer, ratingOf } from '../review/memory.rules.ts'
import { loadQuestion, type OpenQuestion, storeAnswer } from './answers.store.ts'
import type { DeliveryFinished } from './events.ts'
import { feedbackCard } from './feedback.card.ts'
import { kindOf } from './items/registry.ts'
import { inputOf, questionCard } from './question.card.ts'
import { readingMs, seedOf } from './question.rules.ts'

const argsSchema = z.object({ item: z.string().max(64) })

/**
 * An answer: graded against the version that was shown, stored once, and replaced by its feedback. A second
 * press, or one that lost a race, shows the result of the first.
 */
export const answer: Handler = async (deps, context, intent) => {
  const args = argsSchema.safeParse(intent.args)
  if (!args.success) return { kind: 'whisper', card: noticeCard('gone', context.say.rich('problem.gone')) }
  const question = await loadQuestion(deps.database, whose(context), args.data.item, context.say.language)
  if (!question)
    return { kind: 'whisper', card: noticeCard('not-yours', context.say.rich('problem.not-yours')) }
  if (question.response)
    return { kind: 'replace', card: feedback(question, question.response.answer, context, true) }
  if (question.deliveryStatus === 'closed') {
    return { kind: 'replace', card: noticeCard('closed', context.say.rich('problem.closed')) }
  }
  return gradeAndStore(deps, context, intent, question)
}

const whose = ({ member }: Context) => ({ memberId: member.id, organizationId: member.organizationId })

const gradeAndStore = async (
  deps: Deps,
  context: Context,
  intent: Intent,
  question: OpenQuestion,
): Promise<Reply> => {
  const { member, now, say } = context
  const { item } = question
  const kind = kindOf(item)
  const given = intent.inputs[inputOf(question.deliveryItemId)]
  const read = kind.parse(item, { args: intent.args, given }, { seed: seedOf(question), locale: say.locale })
  if (!read.ok) {
    const problem = {
      reason: read.reason,
      typed: typeof given === 'string' ? given.slice(0, 120) : undefined,
    }
    return { kind: 'replace', card: questionCard(asked(question), say, problem) }
  }
  const { correct } = kind.grade(item, read.value)
  const responseMs = question.shownAt ? Math.max(0, now.getTime() - question.shownAt.getTime()) : undefined
  const rating = ratingOf({
    correct,
    seenBefore: question.memory !== undefined,
    responseMs,
    readingMs: readingMs(item),
  })
  const memory = afterAnswer(question.memory, rating, now, member.timeZone, question.localDate)
  const finished: DeliveryFinished = {
    name: 'delivery.finished',
    organizationId: member.organizationId,
    data: { deliveryId: question.deliveryId, memberId: member.id },
  }
  const stored = await storeAnswer(deps.database, {
    ...whose(context),
    question,
    answer: read.value,
    correct,
    rating,
    responseMs: responseMs === undefined ? undefined : Math.min(responseMs, 2_147_483_647),
    answeredAt: now,
    platform: intent.actor.platform,
    memory,
    jobsWhenFinished: deps.outbox.specsOf(finished),
  })
  if (stored) {
    const counted = { ...question, answered: question.answered + 1, memory }
    return { kind: 'replace', card: feedback(counted, read.value, context, false) }
  }
  const first = await loadQuestion(deps.database, whose(context), question.deliveryItemId, say.language)
  return first?.response
    ? { kind: 'replace', card: feedback(first, first.response.answer, context, true) }
    : { kind: 'whisper', card: noticeCard('gone', say.rich('problem.gone')) }
}

/** How an answered question of the member stands: its feedback. Undefined while it is open. */
export const answeredCard = async (
  deps: Deps,
  context: Context,
  deliveryItemId: string,
): Promise<Card | undefined> => {
  const question = await loadQuestion(deps.database, whose(context), deliveryItemId, context.say.language)
  return question?.response && feedback(question, question.response.answer, context, false)
}

const asked = (question: OpenQuestion) => ({
  deliveryItemId: question.deliveryItemId,
  item: question.item,
  shownIn: question.shownIn,
  outcome: question.outcome,
  position: question.answered + 1,
  total: question.total,
  isReview: question.origin === 'review',
  seed: seedOf(question),
})

const feedback = (question: OpenQuestion, given: unknown, { member, now, say }: Context, again: boolean) => {
  const { item, memory } = question
  const today = localDateAt(member.timeZone, now)
  const returns = memory ? localDateAt(member.timeZone, memory.dueAt) : today
  return feedbackCard(
    {
      deliveryId: question.deliveryId,
      deliveryItemId: question.deliveryItemId,
      item,
      shownIn: question.shownIn,
      answer: given,
      correct: question.response?.correct,
      answered: question.answered,
      total: question.total,
      returnsInDays: Math.max(0, daysBetween(today, returns)),
      sources: item.source ? [item.source] : question.sources,
      again,
    },
    say,
  )
}
