import type { Card, CardNode } from '../chat/card.ts'
import type { MessageKey, Say } from '../chat/messages/catalogue.ts'
import { translationNote } from '../chat/translation-note.card.ts'
import type { ItemSource } from '../content/pack-format.ts'
import { exampleNumber } from './items/numeric.ts'
import { kindOf } from './items/registry.ts'

/** An item of a delivery, as it is asked. */
export type AskedItem = {
  readonly deliveryItemId: string
  readonly item: ItemSource
  /** The language that the item is in, where that may be another than the reader's. */
  readonly shownIn?: string
  readonly outcome: string
  /** 1 for the first question of the delivery. */
  readonly position: number
  readonly total: number
  readonly isReview: boolean
  readonly seed: number
}

/** The id of the input of a question. */
export const inputOf = (deliveryItemId: string): string => `answer-${deliveryItemId}`

/** What was wrong with an answer that could not be read: said above the input, which keeps what was typed. */
export type AnswerProblem = { readonly reason: MessageKey; readonly typed: string | undefined }

/** One question. Answering replaces it with the feedback. */
export const questionCard = (asked: AskedItem, say: Say, problem?: AnswerProblem): Card => {
  const { item, position, total, outcome } = asked
  const meta = say.rich('question.meta', { position, total, outcome })
  const answering = kindOf(item).ask(item, {
    say,
    seed: asked.seed,
    answer: { intent: 'answer', args: { item: asked.deliveryItemId } },
    input: inputOf(asked.deliveryItemId),
  })
  const unit = item.kind === 'numeric' && item.unit ? item.unit : 'none'
  const mend: CardNode[] = problem
    ? [
        {
          type: 'text',
          tone: 'attention',
          text: say.rich(problem.reason, { unit, example: exampleNumber(say) }),
        },
      ]
    : []
  return {
    name: `question-${item.kind}`,
    refresh: { intent: 'show', args: { item: asked.deliveryItemId } },
    nodes: [
      { type: 'context', text: asked.isReview ? say.rich('question.review') + meta : meta },
      ...translationNote(asked.shownIn, say),
      { type: 'text', text: item.prompt },
      ...mend,
      ...answering.map((node) => keepTyped(node, problem?.typed)),
    ],
  }
}

const keepTyped = (node: CardNode, typed: string | undefined): CardNode =>
  node.type === 'text-input' && typed ? { ...node, value: typed } : node
