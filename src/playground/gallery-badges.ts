import type { Card } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import {
  type AwardedBadge,
  awardCard,
  type BadgeOnTheWay,
  badgesCard,
  type HeldBadge,
} from '../credentials/badges.card.ts'
import type { Missing } from '../credentials/criteria/criterion.ts'
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
]

/** Badges: their arrival, what somebody has and what is missing, and what has become of one. */
export const badgeCards = ({ pathway, outcome }: GallerySamples, say: Say): Card[] => {
  const address = 'https://learn.example.com/c/01k'
  const reason = '2026-11-24'
  const held: HeldBadge[] = [
    { title: pathway, standing: { state: 'valid', until }, address },
    { title: pathway, standing: { state: 'valid' }, address },
    { title: pathway, standing: { state: 'pending' }, address: undefined },
    { title: pathway, standing: { state: 'expired', at: past }, address },
    { title: pathway, standing: { state: 'suspended', at: past, reason }, address },
    { title: pathway, standing: { state: 'revoked', at: past, reason }, address },
  ]
  const way: BadgeOnTheWay = { title: pathway, share: 0.42, missing }
  const awarded: AwardedBadge = {
    credentialId: 'c',
    title: pathway,
    summary: outcome,
    until,
    highStakes: false,
    address,
    picture: undefined,
  }
  const button = [{ label: say.plain('award.badges'), action: { intent: 'badges' } }]
  const back = [{ label: say.plain('award.public'), action: { intent: 'badge-public' } }]
  const named = (card: Card, name: string): Card => ({ ...card, name })
  return [
    badgesCard(held, [way], zone, say),
    named(badgesCard([], [way], zone, say), 'badges-none'),
    named(badgesCard([], [], zone, say), 'badges-nothing'),
    awardCard(awarded, zone, say),
    named(awardCard({ ...awarded, until: undefined, highStakes: true }, zone, say), 'award-high-stakes'),
    noticeCard('badge-private', say.rich('award.is-private'), back),
    noticeCard('badge-public', say.rich('award.is-public')),
    noticeCard('badge-suspended', say.rich('standing.suspended', { title: pathway, reason }), button),
    noticeCard('badge-reinstated', say.rich('standing.reinstated', { title: pathway }), button),
    noticeCard('badge-revoked', say.rich('standing.revoked', { title: pathway, reason }), button),
    noticeCard('badge-expired', say.rich('standing.expired', { title: pathway }), button),
  ]
}
