import type { Card, Dialog } from '../chat/card.ts'
import { languages, type Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { askDialog, mentoringCard, profileDialog } from '../mentorship/mentoring.card.ts'
import { declineDialog, nudgeCard, proposalCard } from '../mentorship/proposal.card.ts'
import { introductionCard } from '../mentorship/together.card.ts'
import type { GallerySamples } from './gallery-samples.ts'
import { sampleTimes } from './gallery-talks.ts'

const until = new Date('2026-11-04T16:00:00Z')
const timeZone = 'Europe/Berlin'

/** How somebody is reached. */
export const sampleReach = {
  address: 'mia@works.example',
  chat: 'https://teams.microsoft.com/l/chat/0/0?users=mia%40works.example',
}

const proposalOf = ({ module: skill, pathway: badge, outcome: goal }: GallerySamples) => ({
  pairingId: 'p',
  name: 'Mia Brandt',
  skill,
  badge,
  goal,
  reasons: [
    { part: 'site', value: 1 } as const,
    { part: 'overlap', value: 0.8 } as const,
    { part: 'waiting', value: 9 } as const,
  ],
  expiresAt: until,
  timeZone,
})

/** Mentoring: how it stands, a proposal with what comes before its end, and two who are introduced. */
export const mentoringCards = (samples: GallerySamples, say: Say): Card[] => {
  const { module: skill, outcome, pathway: badge } = samples
  const proposal = proposalOf(samples)
  const nothing = {
    requests: [],
    mentor: undefined,
    given: undefined,
    mentees: [],
    proposals: [],
    timeZone,
  }
  const introduction = {
    pairingId: 'p',
    name: 'Mia Brandt',
    ...sampleReach,
    skill,
    badge,
    goal: outcome,
    agenda: [outcome],
    times: sampleTimes,
  }
  return [
    { ...mentoringCard(nothing, say), name: 'mentoring-empty' },
    mentoringCard(
      {
        requests: [
          { id: 'a', skill, standing: { is: 'waiting', why: undefined } },
          { id: 'd', skill, standing: { is: 'waiting', why: 'all-full' } },
          { id: 'b', skill, standing: { is: 'proposed', until } },
          {
            id: 'c',
            skill,
            standing: { is: 'paired', name: 'Jonas Weber', pairingId: 'p', meetingAt: until },
          },
        ],
        mentor: { skills: [skill], capacity: 2, taken: 1, pausedUntil: until },
        given: { minutes: 210, completed: 2, helped: 0.8 },
        mentees: [{ pairingId: 'p', name: 'Mia Brandt', skill, meetingAt: undefined }],
        proposals: [{ pairingId: 'p', skill, until }],
        timeZone,
      },
      say,
    ),
    proposalCard(proposal, say),
    nudgeCard(proposal, say),
    introductionCard('mentee', introduction, say),
    introductionCard('mentor', { ...introduction, chat: undefined }, say),
    noticeCard(
      'mentoring-unmatched',
      say.rich('mentoring.unmatched', { skill, reason: say.plain('mentoring.unmatched-no-common-hours') }),
    ),
    noticeCard('mentoring-offer', say.rich('mentoring.offer', { skill }), [
      {
        label: say.plain('mentoring.ask'),
        action: { intent: 'mentor-ask', args: { skill: 'pack/skill' } },
        opens: 'dialog',
      },
    ]),
    ...endedCards(say),
    ...Object.entries(sentencesOf(skill, say)).map(([name, text]) => noticeCard(`mentoring-${name}`, text)),
  ]
}

/** What is said in a sentence, by the name of its card. */
const sentencesOf = (skill: string, say: Say): Record<string, string> => {
  const name = 'Mia Brandt'
  const date = say.date(until, timeZone, 'date')
  return {
    'no-skills': say.rich('mentoring.no-skills'),
    asked: say.rich('mentoring.asked', { skill }),
    saved: say.rich('mentoring.profile-saved'),
    stopped: say.rich('mentoring.stopped'),
    paused: say.rich('mentoring.paused', { date }),
    withdrawn: say.rich('mentoring.withdrawn'),
    over: say.rich('mentoring.over'),
    'not-held': say.rich('mentoring.not-held'),
    accepted: say.rich('mentoring.accepted', { name }),
    declined: say.rich('mentoring.declined', { name }),
    apart: say.rich('mentoring.apart-done'),
    'end-mentee': say.rich('mentoring.ended-mentee', { name, skill }),
    'end-mentor': say.rich('mentoring.ended-mentor', { name, skill }),
    'rematch-mentee': say.rich('mentoring.rematched-mentee', { name, skill }),
    'rematch-mentor': say.rich('mentoring.rematched-mentor', { name, skill }),
    'withdraw-mentor': say.rich('mentoring.withdrawn-mentor', { skill }),
  }
}

const endedCards = (say: Say): Card[] =>
  (['mentoring.ended-by-you', 'mentoring.ended-by-you-mentor'] as const).map((key, index) => ({
    ...noticeCard('mentoring-ended', say.rich(key, { name: 'Mia Brandt' }), [
      { label: say.plain('mentoring.apart'), action: { intent: 'pairing-apart', args: { pairing: 'p' } } },
    ]),
    name: `notice-mentoring-ended-${index === 0 ? 'mentee' : 'mentor'}`,
  }))

export const mentoringDialogs = ({ module: skill }: GallerySamples, say: Say): Dialog[] => {
  const times = { fromMinute: 540, untilMinute: 1_020 }
  const language = languages[0] ?? 'en'
  return [
    askDialog({ ...times, skills: [{ value: 'pack/skill', label: skill }], language }, say),
    profileDialog({ ...times, capacity: 2, languages: [language], days: 31, pausedUntil: undefined }, say),
    declineDialog('p', say),
  ]
}
