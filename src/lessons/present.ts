import type { Card } from '../chat/card.ts'
import type { Context, Deps } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { questionCard } from '../quizzes/question.card.ts'
import { seedOf } from '../quizzes/question.rules.ts'
import { openingOf } from './deliver.job.ts'
import type { Delivery } from './deliveries.store.ts'
import { questionsOf, type SessionQuestion } from './delivery-contents.store.ts'

/** A delivery as it stands now: its opening, the question that is open, or that it is over. */
export const presentCard = async (deps: Deps, delivery: Delivery, context: Context): Promise<Card> => {
  const { say } = context
  if (delivery.status === 'closed') return noticeCard('closed', say.rich('problem.closed'))
  if (delivery.status === 'open' && !delivery.shownAt) return openingOf(deps, delivery, context.member)
  const whose = { memberId: delivery.memberId, organizationId: delivery.organizationId }
  const questions = await questionsOf(deps.database.prisma, whose, delivery.id, say.language)
  const open = questions.find((question) => !question.answered)
  return open ? openQuestionCard(delivery, questions, open, context) : finishedCard(delivery, context)
}

export const openQuestionCard = (
  delivery: Pick<Delivery, 'seed'>,
  questions: readonly SessionQuestion[],
  open: SessionQuestion,
  { say }: Pick<Context, 'say'>,
): Card =>
  questionCard(
    {
      deliveryItemId: open.deliveryItemId,
      item: open.item,
      shownIn: open.shownIn,
      outcome: open.outcome,
      position: questions.filter((question) => question.answered).length + 1,
      total: questions.length,
      isReview: open.origin === 'review',
      seed: seedOf({ seed: delivery.seed, position: open.position }),
    },
    say,
  )

/** All is answered: the way to the summary. */
export const finishedCard = (delivery: Pick<Delivery, 'id'>, { say }: Pick<Context, 'say'>): Card =>
  noticeCard('finished', say.rich('summary.heading'), [
    {
      label: say.plain('feedback.finish'),
      style: 'primary',
      action: { intent: 'summary', args: { delivery: delivery.id } },
    },
  ])
