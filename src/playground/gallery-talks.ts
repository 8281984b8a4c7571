import type { Card, Dialog } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { checkInCard, feedbackCard, metCard, notMetCard } from '../mentorship/check-in.card.ts'
import { completedCard } from '../mentorship/closing.card.ts'
import {
  cancelledCard,
  chooseTimeDialog,
  meetingCard,
  meetingOfBothCard,
  staleTimeCard,
} from '../mentorship/meeting.card.ts'
import { groupNoticeCard, togetherCard } from '../mentorship/together.card.ts'
import type { GallerySamples } from './gallery-samples.ts'

const at = ['2026-11-09T09:00:00Z', '2026-11-10T09:00:00Z', '2026-11-11T13:30:00Z'].map(
  (text) => new Date(text),
)

export const sampleTimes = { pairingId: 'p', at, timeZone: 'Europe/Berlin' }

const name = 'Mia Brandt'

/** Where it leads. */
export const sampleAddresses = {
  calendar: 'https://whetstone.example/calendar/secret.ics',
  group: 'https://slack.com/app_redirect?team=T&channel=G',
}

/** Two who meet: their conversation, when they talk, whether they did, and what came of it. */
export const talkCards = (
  { module: skill, outcome: goal, pathway: badge }: GallerySamples,
  say: Say,
): Card[] => {
  const startsAt = new Date('2026-11-09T09:00:00Z')
  const meeting = {
    pairingId: 'p',
    meetingId: 'm',
    sequence: 0,
    startsAt,
    timeZone: 'Europe/Berlin',
    name,
    skill,
    calendar: sampleAddresses.calendar,
  }
  const asked = { pairingId: 'p', occasion: 'm', name, skill }
  const completion = { pairingId: 'p', name, skill, goal, talks: 3, minutes: 120, then: 0.42, now: 0.86 }
  const together = {
    mentee: 'Jonas Weber',
    mentor: name,
    skill,
    badge,
    goal,
    agenda: [goal],
    times: sampleTimes,
  }
  const notice = { pairingId: 'p', name, skill, url: sampleAddresses.group }
  return [
    togetherCard({ ...together, mentorsZone: 'Europe/London' }, say),
    groupNoticeCard('mentee', notice, say),
    groupNoticeCard('mentor', notice, say),
    ...(['set', 'told', 'moved'] as const).map((why) => meetingCard(meeting, say, why)),
    meetingOfBothCard(meeting, { mentee: 'Jonas Weber', mentor: name, othersZone: 'Europe/London' }, say),
    cancelledCard(name, 'both', sampleTimes, say),
    cancelledCard(name, 'you', sampleTimes, say),
    cancelledCard(name, 'other', sampleTimes, say),
    staleTimeCard({ ...sampleTimes, at: [] }, say),
    noticeCard('meeting-no-times', say.rich('meeting.no-times')),
    ...([0, 7, 14, 21] as const).map((stage) => checkInCard(asked, stage, say)),
    metCard(asked, say),
    notMetCard(sampleTimes, say),
    feedbackCard({ pairingId: 'p', value: 'helps' }, say),
    feedbackCard({ pairingId: 'p', value: 'not' }, say),
    noticeCard('looking-again', say.rich('check-in.looking-again', { name })),
    noticeCard('let-go', say.rich('check-in.let-go', { name })),
    noticeCard('mentoring-lapse-mentee', say.rich('check-in.lapsed-mentee', { name, skill })),
    noticeCard('mentoring-lapse-mentor', say.rich('check-in.lapsed-mentor', { name, skill })),
    noticeCard('mentoring-let-go-mentee', say.rich('mentoring.rematched-mentee', { name, skill })),
    noticeCard('mentoring-let-go-mentor', say.rich('mentoring.ended-mentor', { name, skill })),
    noticeCard('completed-too-soon', say.rich('completed.too-soon'), [
      { label: say.plain('meeting.next'), action: { intent: 'meeting-choose' }, opens: 'dialog' },
    ]),
    noticeCard('completed-done', say.rich('completed.done')),
    completedCard('mentee', completion, say),
    completedCard('mentor', completion, say, 450),
  ]
}

export const talkDialogs = (say: Say): Dialog[] => [chooseTimeDialog(sampleTimes, say)]
