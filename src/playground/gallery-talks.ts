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
import { gapNodes, nominateDialog, nominationCard, shortNodes } from '../mentorship/nomination.card.ts'
import {
  answerCard,
  answerDialog,
  askQuestionDialog,
  questionCard,
  unansweredCard,
} from '../mentorship/question.card.ts'
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
  const completion = { pairingId: 'p', name, skill, goal, talks: 3, minutes: 120, before: 0.42, after: 0.86 }
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
    cancelledCard({ name, by: 'both', calendar: sampleAddresses.calendar }, sampleTimes, say),
    cancelledCard({ name, by: 'you', calendar: sampleAddresses.calendar }, sampleTimes, say),
    cancelledCard({ name, by: 'other', calendar: sampleAddresses.calendar }, sampleTimes, say),
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

/** Questions to mentors. */
export const mentorQuestionCards = (samples: GallerySamples, say: Say): Card[] => {
  const { module: skill, lesson, outcome } = samples
  const shown = {
    questionId: 'q',
    name,
    skill,
    about: lesson.title,
    text: outcome,
    expiresAt: new Date('2026-11-04T16:00:00Z'),
    timeZone: 'Europe/Berlin',
  }
  const answered = {
    questionId: 'q',
    name,
    question: outcome,
    answer: lesson.title,
    skillValue: 'pack/skill',
  }
  const sentences = {
    asked: say.rich('ask-mentor.asked'),
    'asked-before': say.rich('ask-mentor.asked-before'),
    sent: say.rich('ask-mentor.sent', { name }),
    passed: say.rich('ask-mentor.passed'),
    over: say.rich('ask-mentor.over'),
    thanks: say.rich('ask-mentor.thanks', { name }),
    helped: say.rich('ask-mentor.helped-mentor', { name }),
  }
  return [
    questionCard(shown, say),
    answerCard(answered, say),
    unansweredCard(skill, 'pack/skill', say),
    ...Object.entries(sentences).map(([what, text]) => noticeCard(`ask-mentor-${what}`, text)),
  ]
}

export const talkDialogs = ({ module: skill, outcome }: GallerySamples, say: Say): Dialog[] => [
  chooseTimeDialog(sampleTimes, say),
  askQuestionDialog({ of: 'item', id: 'i', skill, most: 500 }, say),
  answerDialog({ id: 'q', text: outcome, most: 1_500 }, say),
  nominateDialog(
    { people: [{ value: 'm', label: name }], skills: [{ value: 'pack/skill', label: skill }] },
    say,
  ),
]

/** Nominated for a mentor, and what a manager and the home show of mentoring. */
export const nominationCards = ({ module: skill, outcome: goal }: GallerySamples, say: Say): Card[] => {
  const nomination = { nominationId: 'n', skill, goal }
  const gap = {
    skill: 'pack/skill',
    title: skill,
    learners: 7,
    waiting: 2,
    holders: 3,
    mentors: 1,
    places: 0,
  }
  const gaps = (['nobody-holds', 'nobody-offers', 'no-room'] as const).map((lack) => ({ ...gap, lack }))
  const sentences = {
    nominated: say.rich('nominate.done', { name }),
    'nominated-before': say.rich('nominate.before', { name }),
    'nominate-nobody': say.rich('nominate.nobody'),
    'nomination-declined': say.rich('nominate.declined'),
    'nomination-over': say.rich('nominate.over'),
  }
  const short = [
    say.rich('mentor-home.mentored', { names: name }),
    say.rich('mentor-home.mentees', { names: 'Jonas Weber' }),
    say.rich('mentor-home.asked', { count: 2 }),
    say.rich('mentor-home.waiting', { count: 1 }),
  ]
  return [
    nominationCard({ ...nomination, by: 'Jonas Weber' }, say),
    { ...nominationCard({ ...nomination, by: undefined }, say), name: 'nomination-by-admin' },
    { name: 'mentor-gaps', nodes: gapNodes(gaps, say) },
    { name: 'mentor-gaps-many', nodes: gapNodes([...gaps, ...gaps, ...gaps], say) },
    { name: 'mentor-gaps-none', nodes: gapNodes([], say) },
    { name: 'mentor-home', nodes: shortNodes(short, say) },
    { name: 'mentor-home-none', nodes: shortNodes([say.rich('mentor-home.none')], say) },
    ...Object.entries(sentences).map(([what, text]) => noticeCard(what, text)),
  ]
}
