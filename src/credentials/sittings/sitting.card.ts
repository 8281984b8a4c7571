import type { Card, CardNode } from '../../chat/card.ts'
import type { MessageKey, Say } from '../../chat/messages/catalogue.ts'
import { exampleNumber } from '../../quizzes/items/numeric.ts'
import { kindOf } from '../../quizzes/items/registry.ts'
import { seedOf } from '../../quizzes/question.rules.ts'
import type { SittingResult } from './compose.rules.ts'
import type { SittingItemRow, SittingRow } from './sittings.store.ts'

/** The id of the input of a question of a sitting. */
export const sittingInput = (itemId: string): string => `sitting-${itemId}`

export type Offer = {
  readonly sittingId: string
  readonly title: string
  readonly kind: string
  readonly days: number
  readonly questions: number
  /** When the credential that it renews runs out, or ran out, in the reader's words. */
  readonly end?: string
}

const offerText = ({ title, kind, days, questions, end = '' }: Offer, say: Say): string => {
  if (kind === 'renewal') return say.rich('sitting.offer-renewal', { title, questions, date: end })
  return kind === 'retained'
    ? say.rich('sitting.offer-retained', { title, days, questions })
    : say.rich('sitting.offer-assessment', { title, questions })
}

/** Says what waits, how long it takes, and that nothing is told before the end. */
export const offerCard = (offer: Offer, say: Say): Card => ({
  name: `sitting-offer-${offer.kind}`,
  nodes: [
    {
      type: 'heading',
      text: say.plain(offer.kind === 'renewal' ? 'sitting.renew-heading' : 'sitting.heading'),
    },
    { type: 'text', text: offerText(offer, say) },
    { type: 'context', text: say.rich('sitting.rules') },
    {
      type: 'actions',
      buttons: [
        {
          label: say.plain('sitting.start'),
          style: 'primary',
          action: { intent: 'sitting-start', args: { sitting: offer.sittingId } },
        },
        {
          label: say.plain('sitting.later'),
          action: { intent: 'sitting-later', args: { sitting: offer.sittingId } },
        },
      ],
    },
  ],
})

export type SittingProblem = { readonly reason: MessageKey; readonly typed: string | undefined }

/** One question of a sitting: drawn as in a lesson, and answered without a word on whether it was right. */
export const sittingQuestionCard = (
  sitting: Pick<SittingRow, 'seed' | 'title' | 'items'>,
  item: SittingItemRow,
  say: Say,
  problem?: SittingProblem,
): Card => {
  const { items, seed, title } = sitting
  const asked = kindOf(item.item).ask(item.item, {
    say,
    seed: seedOf({ seed, position: item.position }),
    answer: { intent: 'sitting-answer', args: { item: item.id } },
    input: sittingInput(item.id),
  })
  const unit = item.item.kind === 'numeric' && item.item.unit ? item.item.unit : 'none'
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
    name: `sitting-${item.item.kind}`,
    refresh: { intent: 'sitting-show', args: { item: item.id } },
    nodes: [
      {
        type: 'context',
        text: say.rich('sitting.meta', { position: item.position + 1, total: items.length, title }),
      },
      { type: 'text', text: item.item.prompt },
      ...mend,
      ...asked.map(
        (node): CardNode =>
          node.type === 'text-input' && problem?.typed ? { ...node, value: problem.typed } : node,
      ),
    ],
  }
}

/** How a sitting went, outcome by outcome. Which answers were right is not told: the questions stay worth something. */
export const sittingEndCard = (
  sitting: Pick<SittingRow, 'items' | 'title' | 'status'>,
  result: SittingResult,
  say: Say,
): Card => {
  const texts = new Map(sitting.items.map(({ outcome, outcomeText }) => [outcome, outcomeText]))
  const lines = [...texts].map(([outcome, text]) => {
    const came = result[outcome]
    const key = !came ? 'sitting.not-asked' : came.right === came.asked ? 'sitting.shown' : 'sitting.not-yet'
    return `- ${say.rich(key, { outcome: text })}`
  })
  const { status, title } = sitting
  const says =
    status === 'passed' ? 'sitting.passed' : status === 'expired' ? 'sitting.expired' : 'sitting.failed'
  return {
    name: `sitting-${status}`,
    nodes: [
      {
        type: 'heading',
        text: say.plain(status === 'passed' ? 'sitting.passed-heading' : 'sitting.end-heading'),
      },
      {
        type: 'text',
        text: say.rich(says, { title }),
        ...(status === 'passed' && { tone: 'good' as const }),
      },
      { type: 'text', text: lines.join('\n') },
      ...(status === 'passed' ? [] : [{ type: 'context' as const, text: say.rich('sitting.next') }]),
    ],
  }
}
