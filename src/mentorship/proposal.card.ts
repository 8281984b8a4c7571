import type { Card, Dialog } from '../chat/card.ts'
import type { MessageKey, Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Reason, ScorePart } from './candidates.rules.ts'

/** A proposal as the mentor reads it. */
export type Proposal = {
  readonly pairingId: string
  readonly name: string
  readonly skill: string
  /** The achievement whose credential they hold. */
  readonly badge: string
  readonly goal: string
  readonly reasons: readonly Reason[]
  readonly expiresAt: Date
  readonly timeZone: string
}

const whyKeys: Partial<Record<ScorePart, MessageKey>> = {
  site: 'mentoring.why-site',
  trade: 'mentoring.why-trade',
  language: 'mentoring.why-language',
  overlap: 'mentoring.why-overlap',
  load: 'mentoring.why-load',
}

/** The two parts that say most, as a sentence's end. A wait of a week or more says more than anything else. */
const reasonText = (reasons: readonly Reason[], say: Say): string => {
  const worthOf = (part: ScorePart): number => reasons.find((one) => one.part === part)?.value ?? 0
  const days = Math.floor(worthOf('waiting'))
  const parts = (Object.keys(whyKeys) as ScorePart[])
    .filter((part) => worthOf(part) >= 0.5 && (part !== 'language' || worthOf(part) === 1))
    .flatMap((part) => whyKeys[part] ?? [])
    .map((key) => say.rich(key))
  const all = days >= 7 ? [say.rich('mentoring.why-waiting', { days }), ...parts] : parts
  const [first = say.rich('mentoring.why-overlap'), last] = all
  // Both are our own words, and rich already.
  return last === undefined ? first : say.plain('mentoring.why-and', { first, last })
}

const when = (at: Date, timeZone: string, say: Say): string => say.date(at, timeZone, 'day-time')

/** Who, what for, why you, how much time; and three ways to answer. */
export const proposalCard = (proposal: Proposal, say: Say): Card => {
  const { pairingId, name, skill, badge, goal, reasons, expiresAt, timeZone } = proposal
  const args = { pairing: pairingId }
  const why = say
    .rich('mentoring.proposal-why', { badge, reasons: '\u0000' })
    .replace('\u0000', () => reasonText(reasons, say))
  return {
    name: 'mentoring-proposal',
    refresh: { intent: 'pairing-show', args },
    nodes: [
      { type: 'heading', text: say.plain('mentoring.proposal-heading', { name }) },
      { type: 'text', text: say.rich('mentoring.proposal-what', { name, skill }) },
      { type: 'text', text: say.rich('mentoring.proposal-goal', { goal }) },
      { type: 'text', text: why },
      { type: 'context', text: say.rich('mentoring.proposal-time') },
      {
        type: 'actions',
        buttons: [
          {
            label: say.plain('mentoring.accept'),
            style: 'primary',
            action: { intent: 'pairing-accept', args },
          },
          {
            label: say.plain('mentoring.decline'),
            action: { intent: 'pairing-decline', args },
            opens: 'dialog',
          },
          { label: say.plain('mentoring.pause-me'), action: { intent: 'mentor-pause', args } },
        ],
      },
      {
        type: 'context',
        text: say.rich('mentoring.proposal-until', { date: when(expiresAt, timeZone, say) }),
      },
    ],
  }
}

/** One word before it is too late. */
export const nudgeCard = ({ pairingId, skill, expiresAt, timeZone }: Proposal, say: Say): Card =>
  noticeCard(
    'mentoring-nudge',
    say.rich('mentoring.nudge', { skill, date: when(expiresAt, timeZone, say) }),
    [
      {
        label: say.plain('mentoring.show-proposal'),
        action: { intent: 'pairing-show', args: { pairing: pairingId } },
      },
    ],
  )

export const longestDeclineReason = 300

/** A no: with a reason only if they like. */
export const declineDialog = (pairingId: string, say: Say): Dialog => ({
  name: 'mentoring-decline',
  title: say.plain('mentoring.decline-title'),
  submitLabel: say.plain('mentoring.decline-submit'),
  closeLabel: say.plain('mentoring.cancel'),
  submit: { intent: 'pairing-declined', args: { pairing: pairingId } },
  nodes: [
    {
      type: 'text-input',
      id: 'reason',
      label: say.plain('mentoring.decline-why'),
      multiline: true,
      optional: true,
      maxLength: longestDeclineReason,
    },
    {
      type: 'checks',
      id: 'apart',
      label: say.plain('mentoring.decline-apart-label'),
      options: [{ value: 'apart', label: say.plain('mentoring.decline-apart') }],
      optional: true,
    },
  ],
})
