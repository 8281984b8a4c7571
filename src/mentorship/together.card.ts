import { type Card, type CardNode, escapeRich } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { type Times, timesNodes, zoneNodes } from './meeting.card.ts'

/** What each of the two reads when they are brought together. */
export type Introduction = {
  readonly pairingId: string
  /** The other one. */
  readonly name: string
  readonly address: string
  /** A chat with the other one, where both are on a platform that has such addresses. */
  readonly chat: string | undefined
  readonly skill: string
  readonly badge: string
  readonly goal: string
  /** Outcomes that have been learnt least, the least first. */
  readonly agenda: readonly string[]
  readonly times: Times
}

const agendaNodes = (agenda: readonly string[], lead: string, say: Say): CardNode[] =>
  agenda.length === 0
    ? [{ type: 'text', text: say.rich('mentoring.agenda-none') }]
    : [{ type: 'text', text: [lead, '', ...agenda.map((text) => `- ${escapeRich(text)}`)].join('\n') }]

/** Brings two people together: who the other one is, how to reach them, and what to begin with. */
export const introductionCard = (side: 'mentor' | 'mentee', about: Introduction, say: Say): Card => {
  const { pairingId, name, address, chat, skill, badge, goal, agenda, times } = about
  const isMentee = side === 'mentee'
  return {
    name: `mentoring-introduction-${side}`,
    nodes: [
      {
        type: 'heading',
        text: isMentee
          ? say.plain('mentoring.mentor-found-heading')
          : say.plain('mentoring.mentee-found-heading', { name }),
      },
      {
        type: 'text',
        tone: 'good',
        text: isMentee
          ? say.rich('mentoring.mentor-found', { name, badge, skill })
          : say.rich('mentoring.mentee-found', { name, skill }),
      },
      { type: 'text', text: say.rich('mentoring.proposal-goal', { goal }) },
      { type: 'text', text: say.rich('mentoring.reach', { address }) },
      ...agendaNodes(agenda, say.rich(isMentee ? 'mentoring.agenda-mentee' : 'mentoring.agenda'), say),
      ...timesNodes(times, say),
      {
        type: 'actions',
        buttons: [
          ...(chat
            ? [
                {
                  label: say.plain('mentoring.write', { name: firstNameOf(name) }),
                  style: 'primary' as const,
                  action: { intent: 'mentor' },
                  url: chat,
                },
              ]
            : []),
          {
            label: say.plain('mentoring.end'),
            action: { intent: 'pairing-end', args: { pairing: pairingId } },
          },
        ],
      },
    ],
  }
}

const firstNameOf = (name: string): string => (name.trim().split(/\s+/)[0] ?? name).slice(0, 15)

/** The two, as both of them read it in a conversation of their own. */
export type Together = {
  readonly mentee: string
  readonly mentor: string
  readonly skill: string
  readonly badge: string
  readonly goal: string
  readonly agenda: readonly string[]
  /** In the learner's zone. */
  readonly times: Times
  readonly mentorsZone: string
}

/** The first message of a conversation of two: who they are, what for, what to begin with, and when. */
export const togetherCard = (about: Together, say: Say): Card => {
  const { mentee, mentor, skill, badge, goal, agenda, times, mentorsZone } = about
  return {
    name: 'mentoring-together',
    nodes: [
      { type: 'heading', text: say.plain('together.heading', { skill }) },
      { type: 'text', text: say.rich('together.who', { mentee, mentor, badge, skill }) },
      { type: 'text', text: say.rich('mentoring.proposal-goal', { goal }) },
      ...agendaNodes(agenda, say.rich('mentoring.agenda'), say),
      ...timesNodes(times, say),
      ...zoneNodes(times.at, { timeZone: times.timeZone, other: mentorsZone }, 'meeting.zones', say),
      { type: 'context', text: say.rich('together.private') },
    ],
  }
}

/** Tells one of the two, alone, that there is a conversation for them. */
export const groupNoticeCard = (
  side: 'mentor' | 'mentee',
  about: { readonly pairingId: string; readonly name: string; readonly skill: string; readonly url: string },
  say: Say,
): Card => {
  const { pairingId, name, skill, url } = about
  return noticeCard(
    `together-${side}`,
    say.rich(side === 'mentee' ? 'together.notice-mentee' : 'together.notice-mentor', { name, skill }),
    [
      { label: say.plain('together.open'), style: 'primary', action: { intent: 'mentor' }, url },
      {
        label: say.plain('mentoring.end'),
        action: { intent: 'pairing-end', args: { pairing: pairingId } },
      },
    ],
  )
}
