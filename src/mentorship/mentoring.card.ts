import type { Button, Card, CardNode, Choice, Dialog } from '../chat/card.ts'
import { languages, type Say } from '../chat/messages/catalogue.ts'
import { dayName } from '../lessons/days.rules.ts'
import { formatTimeOfDay } from '../lessons/schedule.rules.ts'
import type { WhyNot } from './candidates.rules.ts'
import { hoursText } from './closing.card.ts'
import { whyNotKeys } from './why-not.card.ts'

/** A request of the reader's, with how it stands. */
export type OwnRequest = {
  readonly id: string
  readonly skill: string
  readonly standing: /** `why` there is nobody yet, once it has been looked. */
    | { readonly is: 'waiting'; readonly why: WhyNot | undefined }
    | { readonly is: 'proposed'; readonly until: Date }
    | ({ readonly is: 'paired' } & Together)
}

/** Somebody with whom the reader is brought together. */
type Together = {
  readonly pairingId: string
  readonly name: string
  /** When they talk next. */
  readonly meetingAt: Date | undefined
}

export type Mentoring = {
  readonly requests: readonly OwnRequest[]
  /** `undefined` for who has never said that they would mentor, or has stopped. */
  readonly mentor:
    | {
        readonly skills: readonly string[]
        readonly capacity: number
        readonly taken: number
        readonly pausedUntil: Date | undefined
      }
    | undefined
  /** What the reader has given as a mentor; `undefined` where that is nothing yet. */
  readonly given:
    | {
        readonly minutes: number
        readonly completed: number
        /** 0 to 1, of those who said how it goes; `undefined` of too few people. */
        readonly helped: number | undefined
      }
    | undefined
  readonly mentees: readonly (Together & { readonly skill: string })[]
  readonly proposals: readonly { readonly pairingId: string; readonly skill: string; readonly until: Date }[]
  readonly timeZone: string
}

const standingText = ({ standing }: OwnRequest, timeZone: string, say: Say): string => {
  switch (standing.is) {
    case 'waiting':
      return standing.why
        ? say.plain('mentoring.request-waiting-why', { reason: say.plain(whyNotKeys[standing.why]) })
        : say.plain('mentoring.request-waiting')
    case 'proposed':
      return say.plain('mentoring.request-proposed', { date: say.date(standing.until, timeZone, 'day-time') })
    case 'paired':
      return say.plain('mentoring.request-paired', { name: standing.name })
  }
}

const requestNodes = (request: OwnRequest, timeZone: string, say: Say): CardNode[] => {
  const { standing, id, skill } = request
  const text = say.rich('mentoring.request', { skill, standing: standingText(request, timeZone, say) })
  if (standing.is === 'paired') return togetherNodes(text, standing, timeZone, say)
  const withdraw: Button = {
    label: say.plain('mentoring.withdraw'),
    action: { intent: 'mentor-withdraw', args: { request: id } },
  }
  return [
    { type: 'text', text },
    { type: 'actions', buttons: [withdraw] },
  ]
}

/** Two who are together: when they talk, and what can be done. */
const togetherNodes = (text: string, together: Together, timeZone: string, say: Say): CardNode[] => {
  const { pairingId: pairing, meetingAt } = together
  const args = { pairing }
  const meets = meetingAt && say.rich('mentoring.meets', { date: say.date(meetingAt, timeZone, 'day-time') })
  return [
    { type: 'text', text: meets ? `${text} ${meets}` : text },
    {
      type: 'actions',
      buttons: [
        {
          label: say.plain(meetingAt ? 'meeting.another' : 'meeting.next'),
          action: { intent: 'meeting-choose', args },
          opens: 'dialog',
        },
        { label: say.plain('completed.reached'), action: { intent: 'pairing-complete', args } },
        { label: say.plain('mentoring.end'), action: { intent: 'pairing-end', args } },
      ],
    },
  ]
}

const givenNodes = ({ given }: Mentoring, say: Say): CardNode[] => {
  if (!given) return []
  const { minutes, completed: count, helped } = given
  const hours = say.rich('mentoring.my-hours', { hours: hoursText(minutes, say), count })
  const share = helped === undefined ? '' : say.number(helped, { style: 'percent', maximumFractionDigits: 0 })
  return [
    { type: 'context', text: share ? `${hours} ${say.rich('mentoring.my-feedback', { share })}` : hours },
  ]
}

const mentorText = (mentor: NonNullable<Mentoring['mentor']>, say: Say): string => {
  const { skills, capacity, taken, pausedUntil } = mentor
  if (skills.length === 0) return say.rich('mentoring.as-mentor-none')
  const says = say.rich('mentoring.as-mentor', { skills: skills.join(', '), places: capacity, taken })
  return pausedUntil
    ? `${says} ${say.rich('mentoring.as-mentor-paused', { date: say.date(pausedUntil, 'UTC', 'date') })}`
    : says
}

const mentorNodes = ({ mentor, mentees, proposals, timeZone }: Mentoring, say: Say): CardNode[] => [
  ...(mentor ? [{ type: 'text' as const, text: mentorText(mentor, say) }] : []),
  ...proposals.flatMap(({ pairingId, skill, until }): CardNode[] => [
    {
      type: 'text',
      text: say.rich('mentoring.proposal-open', { skill, date: say.date(until, timeZone, 'day-time') }),
    },
    {
      type: 'actions',
      buttons: [
        {
          label: say.plain('mentoring.show-proposal'),
          style: 'primary',
          action: { intent: 'pairing-show', args: { pairing: pairingId } },
        },
      ],
    },
  ]),
  ...mentees.flatMap((mentee) => {
    const { name, skill } = mentee
    return togetherNodes(say.rich('mentoring.mentee', { name, skill }), mentee, timeZone, say)
  }),
]

/** How mentoring stands for the reader, on both sides, and what they can do. */
export const mentoringCard = (mentoring: Mentoring, say: Say): Card => {
  const { requests, mentor, timeZone } = mentoring
  const isEmpty = requests.length === 0 && !mentor && mentoring.mentees.length === 0
  return {
    name: 'mentoring',
    nodes: [
      { type: 'heading', text: say.plain('mentoring.heading') },
      ...(isEmpty ? [{ type: 'text' as const, text: say.rich('mentoring.intro') }] : []),
      ...requests.flatMap((request) => requestNodes(request, timeZone, say)),
      ...mentorNodes(mentoring, say),
      ...givenNodes(mentoring, say),
      {
        type: 'actions',
        buttons: [
          {
            label: say.plain('mentoring.ask'),
            ...(requests.length === 0 && { style: 'primary' as const }),
            action: { intent: 'mentor-ask' },
            opens: 'dialog',
          },
          {
            label: say.plain(mentor ? 'mentoring.change' : 'mentoring.be-mentor'),
            action: { intent: 'mentor-profile' },
            opens: 'dialog',
          },
          ...(mentor ? [{ label: say.plain('mentoring.stop'), action: { intent: 'mentor-stop' } }] : []),
        ],
      },
    ],
  }
}

const languageChoices = (say: Say): Choice[] =>
  languages.map((language) => ({ value: language, label: say.plain('mentoring.language', { language }) }))

type Times = { readonly fromMinute: number; readonly untilMinute: number }

const timeNodes = ({ fromMinute, untilMinute }: Times, say: Say): CardNode[] => [
  { type: 'time-input', id: 'from', label: say.plain('mentoring.from'), value: formatTimeOfDay(fromMinute) },
  {
    type: 'time-input',
    id: 'until',
    label: say.plain('mentoring.until'),
    value: formatTimeOfDay(untilMinute),
  },
]

/** In characters. */
export const longestGoal = 200

/** A list in a dialog holds no more. */
const mostSkills = 100

/** What somebody wants a mentor for. */
export const askDialog = (
  form: Times & {
    readonly skills: readonly Choice[]
    readonly chosen?: string
    readonly goal?: string
    readonly language: string
  },
  say: Say,
): Dialog => ({
  name: 'mentoring-ask',
  title: say.plain('mentoring.ask-title'),
  submitLabel: say.plain('mentoring.ask-submit'),
  closeLabel: say.plain('mentoring.cancel'),
  submit: { intent: 'mentor-asked' },
  nodes: [
    {
      type: 'select',
      id: 'skill',
      label: say.plain('mentoring.skill'),
      options: form.skills.slice(0, mostSkills),
      ...(form.chosen && { selected: form.chosen }),
    },
    {
      type: 'text-input',
      id: 'goal',
      label: say.plain('mentoring.goal'),
      placeholder: say.plain('mentoring.goal-hint'),
      ...(form.goal && { value: form.goal }),
      maxLength: longestGoal,
    },
    {
      type: 'checks',
      id: 'languages',
      label: say.plain('mentoring.languages'),
      options: languageChoices(say),
      selected: [form.language],
    },
    ...timeNodes(form, say),
    { type: 'context', text: say.rich('mentoring.ask-consent') },
  ],
})

export const mostCapacity = 5

const weekdays = [0, 1, 2, 3, 4, 5, 6]

/** How somebody would mentor. */
export const profileDialog = (
  form: Times & {
    readonly capacity: number
    readonly languages: readonly string[]
    readonly days: number
    readonly pausedUntil: string | undefined
  },
  say: Say,
): Dialog => ({
  name: 'mentoring-profile',
  title: say.plain('mentoring.profile-title'),
  submitLabel: say.plain('mentoring.profile-submit'),
  closeLabel: say.plain('mentoring.cancel'),
  submit: { intent: 'mentor-saved' },
  nodes: [
    {
      type: 'select',
      id: 'capacity',
      label: say.plain('mentoring.capacity'),
      options: Array.from({ length: mostCapacity }, (_, index) => ({
        value: String(index + 1),
        label: say.plain('mentoring.capacity-choice', { count: index + 1 }),
      })),
      selected: String(form.capacity),
    },
    {
      type: 'checks',
      id: 'languages',
      label: say.plain('mentoring.languages'),
      options: languageChoices(say),
      selected: form.languages,
    },
    ...timeNodes(form, say),
    {
      type: 'checks',
      id: 'days',
      label: say.plain('mentoring.days'),
      options: weekdays.map((day) => ({
        value: String(day),
        label: dayName(day, say),
      })),
      selected: weekdays.filter((day) => (form.days & (1 << day)) !== 0).map(String),
    },
    {
      type: 'date-input',
      id: 'pause',
      label: say.plain('mentoring.not-until'),
      ...(form.pausedUntil && { value: form.pausedUntil }),
      optional: true,
    },
    { type: 'context', text: say.rich('mentoring.profile-consent') },
  ],
})
