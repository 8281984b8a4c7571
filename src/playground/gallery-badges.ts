import type { Card } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import {
  type AwardedBadge,
  awardCard,
  type BadgeOnTheWay,
  badgeSection,
  badgesCard,
  type HeldBadge,
  replacedNotice,
  shareCard,
  standingNotice,
} from '../credentials/badges.card.ts'
import type { Missing } from '../credentials/criteria/criterion.ts'
import { goodbyeCard, keepCard } from '../credentials/keep.card.ts'
import type { GallerySamples } from './gallery-samples.ts'

const zone = 'Europe/Berlin'
const until = new Date('2028-11-24T08:00:00Z')
const past = new Date('2026-10-24T08:00:00Z')

/** One thing of each kind that can be missing. */
const missing: readonly Missing[] = [
  { criterion: 'lessons-completed', done: 7, total: 18, about: [], next: 'learn' },
  { criterion: 'mastery', done: 62, total: 80, about: [], next: 'practise' },
  { criterion: 'retained', done: 0, total: 6, about: [], next: 'practise' },
  { criterion: 'retained', done: 4, total: 6, about: [], next: 'wait', notBefore: until },
  { criterion: 'retained', done: 4, total: 6, about: [], next: 'sit' },
  { criterion: 'assessment-passed', done: 0, total: 8, about: [], next: 'practise' },
  { criterion: 'assessment-passed', done: 3, total: 8, about: [], next: 'ask' },
  { criterion: 'evidence-approved', done: 0, total: 1, about: [], next: 'hand-in' },
  { criterion: 'evidence-approved', done: 0, total: 1, about: [], next: 'wait-for-assessor' },
  { criterion: 'achievement-held', done: 0, total: 1, about: [], next: 'earn' },
  { criterion: 'mentor-meetings', done: 1, total: 3, about: [], next: 'mentor' },
  { criterion: 'mentoring-completed', done: 1, total: 3, about: [], next: 'mentor' },
]

const standings = (title: string, reason: string, say: Say): Card[] => [
  standingNotice('suspended', say.rich('standing.suspended', { title, reason }), undefined, say),
  standingNotice('reinstated', say.rich('standing.reinstated', { title }), undefined, say),
  standingNotice('revoked', say.rich('standing.revoked', { title, reason }), undefined, say),
  standingNotice('expired', say.rich('standing.expired', { title }), 'c', say),
  replacedNotice(title, 'https://learn.example.com/c/01k', say),
]

const renewals = (title: string, say: Say): Card[] => {
  const date = say.date(until, zone, 'date')
  return [
    noticeCard('renewal-ends', say.rich('renewal.ends', { title, date })),
    noticeCard('refresher', say.rich('renewal.refresher', { title, topics: 3 })),
    noticeCard('renewal-later', say.rich('renewal.not-yet', { title, date })),
    noticeCard('not-renewable', say.rich('renewal.not-renewable')),
  ]
}

/** Badges: their arrival, what somebody has and what is missing, and what has become of one. */
export const badgeCards = ({ pathway, outcome }: GallerySamples, say: Say): Card[] => {
  const address = 'https://learn.example.com/c/01k'
  const reason = '2026-11-24'
  const badge = { title: pathway, address, renews: undefined }
  const held: HeldBadge[] = [
    { ...badge, standing: { state: 'valid', until } },
    { ...badge, standing: { state: 'valid' } },
    { ...badge, standing: { state: 'pending' }, address: undefined },
    { ...badge, standing: { state: 'expired', at: past }, renews: 'c' },
    { ...badge, standing: { state: 'suspended', at: past, reason } },
    { ...badge, standing: { state: 'revoked', at: past, reason } },
  ]
  const way: BadgeOnTheWay = { title: pathway, share: 0.42, missing }
  const awarded: AwardedBadge = {
    credentialId: 'c',
    isRenewal: false,
    title: pathway,
    summary: outcome,
    until,
    highStakes: false,
    address,
    picture: undefined,
  }
  const back = [{ label: say.plain('award.public'), action: { intent: 'badge-public' } }]
  const named = (card: Card, name: string): Card => ({ ...card, name })
  return [
    badgesCard(held, [way], zone, say),
    named(badgesCard([], [way], zone, say), 'badges-none'),
    named(badgesCard([], [], zone, say), 'badges-nothing'),
    awardCard(awarded, zone, say),
    named(awardCard({ ...awarded, until: undefined, highStakes: true }, zone, say), 'award-high-stakes'),
    shareCard(pathway, address, 'https://www.linkedin.com/profile/add', say),
    noticeCard('badge-private', say.rich('award.is-private'), back),
    noticeCard('badge-public', say.rich('award.is-public')),
    named(awardCard({ ...awarded, isRenewal: true }, zone, say), 'award-renewed'),
    ...standings(pathway, reason, say),
    ...renewals(pathway, say),
    goodbyeCard(say),
    keepCard('https://learn.example.com/keep/u0Zk8gJ2hQ5yVt3wXc7bN1mA9sD4fE6rT-_qPzLxKoI', say),
    noticeCard('keep-too-many', say.rich('keep.too-many')),
    { name: 'home-badges', nodes: badgeSection(held.slice(0, 4), [way], zone, say) },
  ]
}
