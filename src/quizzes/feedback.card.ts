import type { Button, Card, CardNode } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { translationNote } from '../chat/translation-note.card.ts'
import type { ItemSource } from '../content/pack-format.ts'
import { kindOf } from './items/registry.ts'

export type Feedback = {
  readonly deliveryId: string
  readonly deliveryItemId: string
  readonly item: ItemSource
  /** The language that the item is in, where that may be another than the reader's. */
  readonly shownIn?: string
  /** As it was stored. */
  readonly answer: unknown
  /** How it was scored, where it was: a later wording does not change that. */
  readonly correct?: boolean | undefined
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
  const { correct: graded, explanations } = kind.grade(item, answer)
  const correct = feedback.correct ?? graded
  const verdict = say.plain(correct ? 'feedback.right' : 'feedback.wrong')
  const given = say.rich('feedback.your-answer', { answer: kind.describe(item, answer, say) })
  const right = kind.describeRight(item, say)
  const correctly = say.rich('feedback.correct-answer', { count: right.length, answer: right.join(' · ') })
  const when = say.plain('feedback.in-days', { days: feedback.returnsInDays })
  const readAs = kind.readAs?.(item, answer, say)
  const nodes: CardNode[] = [
    ...(feedback.again ? [{ type: 'context', text: say.rich('feedback.again') } as const] : []),
    ...translationNote(feedback.shownIn, say),
    { type: 'text', text: item.prompt },
    { type: 'text', tone: correct ? 'good' : 'attention', text: `**${verdict}.** ${given}` },
    ...(readAs === undefined ? [] : [{ type: 'context', text: readAs } as const]),
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
    { type: 'actions', buttons: [onward(feedback, say), ...(correct ? [] : [askButton(feedback, say)])] },
  ]
  return {
    name: correct ? 'feedback-right' : 'feedback-wrong',
    refresh: { intent: 'show', args: { delivery: feedback.deliveryId } },
    nodes,
  }
}

/** What the explanation leaves open, somebody who holds a badge for it can say. */
const askButton = ({ deliveryItemId }: Feedback, say: Say): Button => ({
  label: say.plain('ask-mentor.button'),
  action: { intent: 'question-ask', args: { of: 'item', id: deliveryItemId } },
  opens: 'dialog',
})

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
