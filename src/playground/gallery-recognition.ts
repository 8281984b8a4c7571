import type { Card, Dialog } from '../chat/card.ts'
import type { MessageKey, MessageValues, Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import {
  askCard,
  choicesCard,
  choicesDialog,
  decidedCard,
  lineDialog,
  mentorNameCard,
  namedCard,
  overCard,
  toldCard,
} from '../recognition/announce.card.ts'
import {
  channelCard,
  channelDialog,
  channelRefusal,
  helloCard,
  problemCard,
} from '../recognition/channel.card.ts'
import { type MomentName, momentNames } from '../recognition/moments/registry.ts'
import { dayCard, type MomentShown, postCard } from '../recognition/post.card.ts'
import { praiseCard } from '../recognition/praise.card.ts'
import { wantCard } from '../recognition/want.card.ts'
import { weekCard } from '../recognition/week.card.ts'
import {
  praiseDialog,
  praisedCard,
  reportCard,
  sureCard,
  wordCard,
  wordDialog,
} from '../recognition/word.card.ts'
import type { GallerySamples } from './gallery-samples.ts'

/** What stands in the sample cards as it was put in, in every language. */
export const sampleRecognition = {
  organization: 'Halden Works',
  team: 'Line 1',
  channel: 'cheers',
  page: 'https://whetstone.example/c/1m6d',
  picture: 'https://whetstone.example/achievements/1m6d/picture.png',
  zone: 'Europe/Berlin',
  right: 'missing_scope',
  blocked: 'msg_blocked',
} as const

/** One of several samples of a card. */
const as = (variant: string, card: Card): Card => ({ ...card, name: `${card.name}-${variant}` })

const name = 'Mia Brandt'
const other = 'Jonas Weber'

const shownOf = ({ pathway: title, outcome: summary }: GallerySamples): MomentShown => ({
  momentId: 'm',
  kind: 'credential-issued',
  name,
  team: sampleRecognition.team,
  title,
  summary,
  lessons: 12,
  years: 1,
  line: undefined,
  mentor: undefined,
  standing: 'valid',
  proven: ['assessment-passed', 'retained', 'evidence-approved'],
  address: sampleRecognition.page,
  picture: sampleRecognition.picture,
  canWish: true,
  kudos: 0,
  wishes: 0,
})

const ofBadges: readonly MomentName[] = ['credential-issued', 'renewal-in-time', 'anniversary']

/** What has no badge behind it has neither a standing nor ways of proof. */
const ofKind = (badge: MomentShown, kind: MomentName): MomentShown => {
  const { standing, proven = [], ...rest } = { ...badge, kind, picture: undefined }
  return ofBadges.includes(kind) && standing ? { ...rest, standing, proven } : rest
}

/** What stands in a channel: posts of each kind, what becomes of them, a day's rest, a week. */
export const postCards = (samples: GallerySamples, say: Say): Card[] => {
  const badge = shownOf(samples)
  const ofOne = momentNames.map((kind) => as(kind, postCard(ofKind(badge, kind), say)))
  const several = [
    badge,
    { ...badge, name: other, kind: 'pathway-completed' as const },
    { ...badge, kind: 'coverage-reached' as const },
  ]
  const week = {
    team: sampleRecognition.team,
    organization: sampleRecognition.organization,
    mentors: [other],
    people: 9,
  }
  return [
    postCard({ ...badge, line: samples.outcome, mentor: other, kudos: 7, wishes: 2 }, say),
    ...ofOne,
    ...(['revoked', 'suspended', 'expired'] as const).map((standing) =>
      as(standing, postCard({ ...badge, standing }, say)),
    ),
    as('uncovered', postCard({ ...badge, kind: 'coverage-reached', isOver: true }, say)),
    as('left', postCard({ ...badge, name: undefined }, say)),
    dayCard('p', several, say),
    weekCard('p', several, week, say),
    as('all', weekCard('p', [badge], { ...week, team: undefined, people: undefined, mentors: [] }, say)),
    helloCard(sampleRecognition.team, say),
    as('all', helloCard(null, say)),
  ]
}

const notice = (key: MessageKey, say: Say, values: MessageValues = {}): Card =>
  noticeCard(key.replace('.', '-'), say.rich(key, values))

/** What a person decides, and what colleagues and managers do. */
export const recognitionCards = (samples: GallerySamples, say: Say): Card[] => {
  const badge = shownOf(samples)
  const asked = { shown: badge, say, where: sampleRecognition.channel }
  const moment = { momentId: 'm', isLater: false, where: sampleRecognition.channel }
  const chosen = new Map([['first-week', 'never' as const]])
  const deed = { memberId: 'm', name, title: samples.pathway, subject: 'c' }
  const kinds = ['badge', 'renewed', 'mentored'] as const
  const pathway = { kind: 'none' as const }
  const week = { date: '2026-11-09', from: 0 }
  return [
    askCard([asked], { version: 'v', teams: sampleRecognition.channel }, say),
    as(
      'line',
      askCard(
        [
          { ...asked, shown: { ...badge, line: samples.outcome } },
          { ...asked, where: sampleRecognition.team },
        ],
        { version: 'v', teams: undefined },
        say,
      ),
    ),
    decidedCard('posted', moment, say),
    as('later', decidedCard('posted', { ...moment, isLater: true }, say)),
    decidedCard('kept', moment, say),
    decidedCard('taken-back', moment, say),
    overCard('over', say),
    overCard('no-team', say),
    mentorNameCard(badge, say, say),
    namedCard('m', true, say),
    namedCard('m', false, say),
    toldCard(badge, say, say),
    choicesCard(chosen, say),
    noticeCard('announce-saved', say.rich('announce.saved')),
    notice('kudos.given', say, { name }),
    notice('kudos.given-team', say),
    notice('kudos.taken', say),
    notice('kudos.all', say),
    notice('kudos.own', say),
    notice('kudos.over', say),
    wordCard({ id: 'w', from: other, title: samples.pathway, text: samples.outcome }, say),
    reportCard({ from: other, to: name, text: samples.outcome }, say),
    noticeCard('words-sent', say.rich('words.sent', { name })),
    noticeCard('words-reported', say.rich('words.reported', { name: other })),
    notice('words.closed', say, { name }),
    notice('words.many', say, { name }),
    wantCard(
      { title: samples.pathway, ways: ['assessment-passed', 'retained', 'evidence-approved'] },
      pathway,
      say,
    ),
    as('pathway', wantCard({ title: samples.pathway, lessons: 12 }, pathway, say)),
    notice('want.held', say),
    notice('want.done', say),
    notice('want.own', say),
    noticeCard('want-undone', say.rich('want.undone')),
    praiseCard(
      kinds.map((kind) => ({ ...deed, kind })),
      week,
      say,
    ),
    as(
      'long',
      praiseCard(
        [...kinds, ...kinds, ...kinds].map((kind) => ({ ...deed, kind })),
        week,
        say,
      ),
    ),
    notice('praise.sent', say, { name }),
    notice('praise.already', say, { name }),
    noticeCard('announce-line', say.rich('announce.line-saved')),
    sureCard({ id: 'w', from: other, text: samples.outcome }, say),
    as('finished', wantCard({ title: samples.pathway, lessons: 12 }, { kind: 'finished' }, say)),
    praisedCard(other, samples.outcome, say),
  ]
}

const channel = {
  channelId: 'c',
  platform: 'slack' as const,
  name: sampleRecognition.channel,
  mode: 'posts',
  team: sampleRecognition.team,
  teamId: 't',
  dailyLimit: 5,
  quietFrom: 1_200,
  quietUntil: 420,
  timeZone: sampleRecognition.zone,
}

/** What a channel hears, and what stands in the way. */
export const channelCards = (say: Say): Card[] => {
  const shown = { ...channel, locale: say.locale }
  return [
    channelCard(shown, true, say),
    as('digest', channelCard({ ...shown, mode: 'digest', team: null, teamId: null }, true, say)),
    as('off', channelCard({ ...shown, mode: 'off' }, true, say)),
    as('never', channelCard(undefined, false, say)),
    as('unnamed', channelCard({ ...shown, platform: 'teams', name: null }, true, say)),
    as('always', channelCard({ ...shown, quietUntil: channel.quietFrom }, true, say)),
    channelRefusal({ why: 'only-channel' }, name, say),
    channelRefusal({ why: 'may-not' }, name, say),
    channelRefusal({ why: 'not-yours', team: sampleRecognition.team }, name, say),
    ...['is_archived', 'not_in_channel', sampleRecognition.right, sampleRecognition.blocked].map((detail) =>
      problemCard(sampleRecognition.channel, detail, say),
    ),
  ]
}

export const recognitionDialogs = ({ outcome, pathway }: GallerySamples, say: Say): Dialog[] => [
  lineDialog({ momentId: 'm', line: outcome, most: 200, asked: {} }, say),
  choicesDialog(new Map(), say),
  channelDialog(
    { ...channel, locale: say.locale },
    { isAdmin: true, teams: [{ id: 't', name: sampleRecognition.team }] },
    say,
  ),
  wordDialog({ momentId: 'm', name, most: 500 }, say),
  praiseDialog(
    {
      args: { member: 'm' },
      name,
      draft: say.plain('praise.draft-badge', { name, title: pathway }),
      most: 1_000,
    },
    say,
  ),
]
