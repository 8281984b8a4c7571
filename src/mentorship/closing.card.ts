import type { Button, Card, CardNode } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'

/** What two have reached together. */
export type Completion = {
  readonly pairingId: string
  /** The other one. */
  readonly name: string
  readonly skill: string
  readonly goal: string
  readonly talks: number
  readonly minutes: number
  /** Mastery of the skill, 0 to 1, at the beginning and at the end; `undefined` where it isn't known. */
  readonly before: number | undefined
  readonly after: number | undefined
}

/** Hours in the reader's numbers, to the half: "1.5". */
export const hoursText = (minutes: number, say: Say): string =>
  say.number(Math.round(minutes / 30) / 2, { maximumFractionDigits: 1 })

const percent = (share: number, say: Say): string =>
  say.number(share, { style: 'percent', maximumFractionDigits: 0 })

const sums = ({ talks, minutes, before, after }: Completion, say: Say): CardNode => ({
  type: 'fields',
  fields: [
    { label: say.plain('completed.talks'), value: say.number(talks) },
    { label: say.plain('completed.hours'), value: hoursText(minutes, say) },
    ...(before === undefined || after === undefined
      ? []
      : [
          {
            label: say.plain('completed.mastery'),
            value: say.plain('completed.then-now', {
              before: percent(before, say),
              after: percent(after, say),
            }),
          },
        ]),
  ],
})

/** It is completed: what came of it, with thanks; for the mentor with all their hours. */
export const completedCard = (
  side: 'mentor' | 'mentee',
  about: Completion,
  say: Say,
  allMinutes = about.minutes,
): Card => {
  const { name, skill, goal } = about
  const again: Button = {
    label: say.plain(side === 'mentee' ? 'mentoring.ask' : 'completed.see-mentoring'),
    action: { intent: side === 'mentee' ? 'mentor-ask' : 'mentor' },
    ...(side === 'mentee' && { opens: 'dialog' as const }),
  }
  return {
    name: `completed-${side}`,
    nodes: [
      {
        type: 'heading',
        text: say.plain(side === 'mentee' ? 'completed.heading-mentee' : 'completed.heading-mentor'),
      },
      {
        type: 'text',
        tone: 'good',
        text: say.rich(side === 'mentee' ? 'completed.mentee' : 'completed.mentor', { name, skill }),
      },
      { type: 'text', text: say.rich('mentoring.proposal-goal', { goal }) },
      sums(about, say),
      ...(side === 'mentor'
        ? [
            {
              type: 'context' as const,
              text: say.rich('completed.all-hours', { hours: hoursText(allMinutes, say) }),
            },
          ]
        : []),
      { type: 'actions', buttons: [again] },
    ],
  }
}
