import type { Button, Card, CardNode } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import type { ItemSource } from '../content/pack-format.ts'
import { kindOf } from './items/registry.ts'

export type Feedback = {
  readonly deliveryId: string
  readonly item: ItemSource
  /** As it was stored. */
  readonly answer: unknown
  readonly answered: number
  readonly total: number
  /** Days until the item comes back. */
  readonly returnsInDays: number
  /** What the explanations rest on: the item's own source, else the lesson's. */
  readonly sources: readonly string[]
  /** The answer was given before, and this press came again. */
  readonly again: boolean
}

/** Right or wrong, why, the source, and what it did to progress. Stands where the question stood. */
export const feedbackCard = (feedback: Feedback, say: Say): Card => {
  const { item, answer, answered, total } = feedback
  const kind = kindOf(item)
  const { correct, explanations } = kind.grade(item, answer)
  const verdict = say.plain(correct ? 'feedback.right' : 'feedback.wrong')
  const given = say.rich('feedback.your-answer', { answer: kind.describe(item, answer, say) })
  const right = kind.describeRight(item, say)
  const correctly = say.rich('feedback.correct-answer', { count: right.length, answer: right.join(' · ') })
  const when = say.plain('feedback.in-days', { days: feedback.returnsInDays })
  const nodes: CardNode[] = [
    ...(feedback.again ? [{ type: 'context', text: say.rich('feedback.again') } as const] : []),
    { type: 'text', text: item.prompt },
    { type: 'text', tone: correct ? 'good' : 'attention', text: `**${verdict}.** ${given}` },
    ...(correct ? [] : [{ type: 'text', text: `**${correctly}**` } as const]),
    { type: 'text', text: explanations.join('\n\n') },
    ...(feedback.sources.length > 0
      ? [
          {
            type: 'context',
            text: say.rich('feedback.source', { sources: feedback.sources.join('; ') }),
          } as const,
        ]
      : []),
    { type: 'context', text: say.rich('feedback.comes-back', { done: answered, total, when }) },
    { type: 'actions', buttons: [onward(feedback, say)] },
  ]
  return {
    name: correct ? 'feedback-right' : 'feedback-wrong',
    refresh: { intent: 'show', args: { delivery: feedback.deliveryId } },
    nodes,
  }
}

const onward = ({ answered, total, deliveryId }: Feedback, say: Say): Button =>
  answered < total
    ? {
        label: say.plain('feedback.next'),
        style: 'primary',
        action: { intent: 'next', args: { delivery: deliveryId } },
      }
    : {
        label: say.plain('feedback.finish'),
        style: 'primary',
        action: { intent: 'summary', args: { delivery: deliveryId } },
      }
