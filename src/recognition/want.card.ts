import { type Card, type CardNode, escapeRich } from '../chat/card.ts'
import type { MessageKey, Say } from '../chat/messages/catalogue.ts'
import type { LeafCriterion } from '../content/criterion-schemas/registry.ts'

const steps: Readonly<Record<LeafCriterion['kind'], MessageKey>> = {
  'lessons-completed': 'want.step-lessons',
  mastery: 'want.step-mastery',
  retained: 'want.step-retained',
  'assessment-passed': 'want.step-assessment',
  'evidence-approved': 'want.step-evidence',
  'achievement-held': 'want.step-held',
  'mentor-meetings': 'want.step-meetings',
  'mentoring-completed': 'want.step-mentoring',
}

/** The pathway that leads to it: what was answered when it was joined, and its id; or that there is none. */
export type JoinedPathway =
  | {
      readonly kind: 'joined'
      readonly moment: string
      readonly pathway: string
      /** They were on it before. */
      readonly already: boolean
      readonly nodes: readonly CardNode[]
    }
  /** They have finished it; what else it takes stands with their badges. */
  | { readonly kind: 'finished' }
  | { readonly kind: 'none' }

const withWayBack = (joined: Extract<JoinedPathway, { kind: 'joined' }>, say: Say) =>
  joined.nodes.map(
    (node): CardNode =>
      node.type === 'actions'
        ? {
            ...node,
            buttons: [
              ...node.buttons,
              {
                label: say.plain('want.undo'),
                action: {
                  intent: 'want-undo',
                  args: {
                    moment: joined.moment,
                    ...(joined.already ? {} : { pathway: joined.pathway }),
                  },
                },
              },
            ],
          }
        : node,
  )

const elsewhere = ({ kind }: { readonly kind: 'finished' | 'none' }, say: Say): string =>
  kind === 'finished' ? say.rich('want.finished') : say.rich('want.no-pathway')

/** What is wanted, and what it takes: the ways of proof of a badge, or the lessons of a pathway. */
export type Wanted =
  | { readonly title: string; readonly ways: readonly LeafCriterion['kind'][] }
  | { readonly title: string; readonly lessons: number }

const stepsOf = (wanted: Wanted, say: Say): string[] =>
  'ways' in wanted
    ? wanted.ways.map((kind) => say.rich(steps[kind]))
    : [say.rich('want.step-pathway', { count: wanted.lessons })]

/** What it takes to reach the same, and how it begins. */
export const wantCard = (wanted: Wanted, joined: JoinedPathway, say: Say): Card => ({
  name: 'want-too',
  nodes: [
    { type: 'heading', text: say.plain('want.heading', { title: wanted.title }) },
    { type: 'text', text: `**${escapeRich(say.plain('want.takes'))}**` },
    {
      type: 'text',
      text: stepsOf(wanted, say)
        .map((step) => `- ${step}`)
        .join('\n'),
    },
    ...(joined.kind === 'joined'
      ? withWayBack(joined, say)
      : [{ type: 'text', text: elsewhere(joined, say) } as const]),
  ],
})
