import type { Button, Card, CardNode, Dialog } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'

/** A few times at which two could meet, in the reader's zone. */
export type Times = {
  readonly pairingId: string
  readonly at: readonly Date[]
  readonly timeZone: string
  /** What is set already, and would be moved. */
  readonly meeting?: { readonly id: string; readonly sequence: number } | undefined
}

/** A meeting as one of the two reads it. */
export type MeetingShown = {
  readonly pairingId: string
  readonly meetingId: string
  readonly sequence: number
  readonly startsAt: Date
  readonly timeZone: string
  /** The other one. */
  readonly name: string
  readonly skill: string
  /** The address of its calendar file. */
  readonly calendar: string | undefined
}

type What = { readonly pairing: string; readonly meeting?: string; readonly sequence?: string }

const argsOf = ({ pairingId, meeting }: Times): What => ({
  pairing: pairingId,
  ...(meeting && { meeting: meeting.id, sequence: String(meeting.sequence) }),
})

/** A button for each time, and one for any other. */
const timeButtons = (times: Times, say: Say): Button[] => [
  ...times.at.map(
    (at): Button => ({
      label: say.date(at, times.timeZone, 'slot'),
      spokenLabel: say.plain('meeting.propose', { date: say.date(at, times.timeZone, 'day-time') }),
      action: { intent: 'meeting-set', args: { ...argsOf(times), at: at.toISOString() } },
    }),
  ),
  {
    label: say.plain('meeting.another'),
    action: { intent: 'meeting-choose', args: argsOf(times) },
    opens: 'dialog',
  },
]

/** When they could talk, where there is such a time; else that they have to find one. */
export const timesNodes = (times: Times, say: Say): CardNode[] =>
  times.at.length === 0
    ? [{ type: 'text', text: say.rich('meeting.no-times') }]
    : [
        { type: 'text', text: say.rich('meeting.times') },
        { type: 'actions', buttons: timeButtons(times, say) },
      ]

const meetingButtons = (shown: MeetingShown, say: Say): Button[] => {
  const { pairingId: pairing, meetingId: meeting, sequence, calendar } = shown
  const args = { pairing, meeting, sequence: String(sequence) }
  return [
    ...(calendar
      ? [
          {
            label: say.plain('meeting.calendar'),
            style: 'primary' as const,
            action: { intent: 'mentor' },
            url: calendar,
          },
        ]
      : []),
    { label: say.plain('meeting.another'), action: { intent: 'meeting-choose', args }, opens: 'dialog' },
    { label: say.plain('meeting.cancel'), action: { intent: 'meeting-cancel', args } },
  ]
}

/** When two talk: with a file for the calendar, and ways to move it and to call it off. */
export const meetingCard = (shown: MeetingShown, say: Say, why: 'set' | 'told' | 'moved' = 'set'): Card => {
  const date = say.date(shown.startsAt, shown.timeZone, 'day-time')
  const { name, skill } = shown
  const keys = { set: 'meeting.set', told: 'meeting.told', moved: 'meeting.moved' } as const
  return noticeCard(`meeting-${why}`, say.rich(keys[why], { name, skill, date }), meetingButtons(shown, say))
}

const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')

/** By whose clock times are told, where the two have different ones; and what each is by the other. */
export const zoneNodes = (
  at: readonly Date[],
  { timeZone, other }: { readonly timeZone: string; readonly other: string },
  key: 'meeting.zones' | 'meeting.other-zone',
  say: Say,
): CardNode[] => {
  const inZone = (zone: string): string => at.map((one) => say.date(one, zone, 'slot')).join('; ')
  if (inZone(timeZone) === inZone(other)) return []
  const places = { city: cityOf(timeZone), other: cityOf(other) }
  const times = inZone(other)
  return [{ type: 'context', text: say.rich(key, { ...places, times, time: times }) }]
}

/** When two talk, as both of them read it in their conversation. */
export const meetingOfBothCard = (
  shown: MeetingShown,
  both: { readonly mentee: string; readonly mentor: string; readonly othersZone: string },
  say: Say,
): Card => {
  const { startsAt, timeZone, skill } = shown
  const { mentee, mentor, othersZone: other } = both
  const date = say.date(startsAt, timeZone, 'day-time')
  return {
    name: 'meeting-set-both',
    nodes: [
      { type: 'text', text: say.rich('meeting.set-both', { mentee, mentor, skill, date }) },
      ...zoneNodes([startsAt], { timeZone, other }, 'meeting.other-zone', say),
      { type: 'actions', buttons: meetingButtons(shown, say) },
    ],
  }
}

const cancelledKeys = {
  you: 'meeting.cancelled-by-you',
  other: 'meeting.cancelled',
  both: 'meeting.cancelled-both',
} as const

/**
 * It does not take place: others are at hand, and the file takes it out of a calendar. `both` read it in their conversation,
 * where `name` has called it off.
 */
export const cancelledCard = (
  cancelled: {
    readonly name: string
    readonly by: keyof typeof cancelledKeys
    readonly calendar: string | undefined
  },
  times: Times,
  say: Say,
): Card => {
  const { name, by, calendar: url } = cancelled
  const out = { label: say.plain('meeting.calendar-out'), action: { intent: 'mentor' }, url: url ?? '' }
  return {
    name: `meeting-cancelled-${by}`,
    nodes: [
      { type: 'text', text: say.rich(cancelledKeys[by], { name }) },
      ...(url ? [{ type: 'actions', buttons: [out] } as const] : []),
      ...timesNodes(times, say),
    ],
  }
}

/** A press on a time that is no longer open. */
export const staleTimeCard = (times: Times, say: Say): Card => ({
  name: 'meeting-stale',
  nodes: [{ type: 'text', text: say.rich('meeting.stale') }, ...timesNodes(times, say)],
})

/** A list in a dialog holds no more. */
const mostTimes = 100

/** Any time of the coming days at which both are at work. */
export const chooseTimeDialog = (times: Times, say: Say): Dialog => ({
  name: 'meeting-choose',
  title: say.plain('meeting.choose-title'),
  submitLabel: say.plain('meeting.choose-submit'),
  closeLabel: say.plain('mentoring.cancel'),
  submit: { intent: 'meeting-chosen', args: argsOf(times) },
  nodes: [
    {
      type: 'select',
      id: 'at',
      label: say.plain('meeting.choose-label'),
      options: times.at.slice(0, mostTimes).map((at) => ({
        value: at.toISOString(),
        label: say.date(at, times.timeZone, 'day-time'),
      })),
    },
    { type: 'context', text: say.rich('meeting.choose-hint') },
  ],
})
