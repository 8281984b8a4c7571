import type { Button, Card } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { type Times, timesNodes } from './meeting.card.ts'
import { type FeedbackValue, feedbackValues, type Silence } from './meeting.rules.ts'

export type Asked = {
  readonly pairingId: string
  readonly occasion: string
  /** The other one. */
  readonly name: string
  readonly skill: string
}

/** How long a talk was, in minutes; each is a button. */
export const talkLengths = [30, 60, 90] as const

/** "Did you meet?": one press. `stage` is how many days nothing was heard of the two, where it is asked for that. */
export const checkInCard = (asked: Asked, stage: Exclude<Silence['stage'], 'closed'>, say: Say): Card => {
  const { pairingId: pairing, occasion, name, skill } = asked
  const press = (minutes: number): Button['action'] => ({
    intent: 'check-in',
    args: { pairing, occasion, minutes: String(minutes) },
  })
  return {
    name: stage === 0 ? 'check-in' : `check-in-${stage}`,
    nodes: [
      {
        type: 'text',
        text:
          stage === 0
            ? say.rich('check-in.asked', { name, skill })
            : say.rich('check-in.silent', { name, skill, weeks: stage / 7 }),
      },
      {
        type: 'actions',
        buttons: [
          ...talkLengths.map((minutes) => ({
            label: say.plain('check-in.length', { minutes }),
            action: press(minutes),
          })),
          { label: say.plain('check-in.not-yet'), action: press(0) },
        ],
      },
      ...(stage === 21 ? [{ type: 'context' as const, text: say.rich('check-in.last-week') }] : []),
    ],
  }
}

/** They met: how it is, which nobody else sees, and what comes next. */
export const metCard = ({ pairingId: pairing, name }: Asked, say: Say): Card => ({
  name: 'check-in-met',
  nodes: [
    { type: 'text', text: say.rich('check-in.met', { name }) },
    {
      type: 'actions',
      buttons: feedbackValues.map((value) => ({
        label: say.plain(feedbackLabels[value]),
        action: { intent: 'mentoring-feedback', args: { pairing, value } },
      })),
    },
    { type: 'context', text: say.rich('check-in.private', { name }) },
  ],
})

const feedbackLabels = {
  helps: 'check-in.helps',
  somewhat: 'check-in.somewhat',
  not: 'check-in.not-helping',
} as const

/** They did not meet: times at which they could. */
export const notMetCard = (times: Times, say: Say): Card => ({
  name: 'check-in-not-met',
  nodes: [{ type: 'text', text: say.rich('check-in.not-met') }, ...timesNodes(times, say)],
})

/** Thanks for the word, and the next step that goes with it. */
export const feedbackCard = (
  { pairingId: pairing, value }: { readonly pairingId: string; readonly value: FeedbackValue },
  say: Say,
): Card => {
  const args = { pairing }
  const another: Button = {
    label: say.plain('meeting.next'),
    action: { intent: 'meeting-choose', args },
    opens: 'dialog',
  }
  const reached: Button = {
    label: say.plain('completed.reached'),
    action: { intent: 'pairing-complete', args },
  }
  const somebodyElse: Button = {
    label: say.plain('check-in.somebody-else'),
    action: { intent: 'pairing-rematch', args },
  }
  const end: Button = { label: say.plain('mentoring.end'), action: { intent: 'pairing-end', args } }
  return value === 'not'
    ? noticeCard('feedback-not', say.rich('check-in.thanks-not'), [another, somebodyElse, end])
    : noticeCard('feedback', say.rich('check-in.thanks'), [another, reached])
}
