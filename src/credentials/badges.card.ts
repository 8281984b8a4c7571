import type { Button, Card, CardNode } from '../chat/card.ts'
import { escapeRich } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Missing } from './criteria/criterion.ts'
import type { Standing } from './standing.rules.ts'

/** A credential, as its holder is told of it. */
export type HeldBadge = {
  readonly title: string
  readonly standing: Standing
  /** Its page, where browsers reach it. */
  readonly address: string | undefined
  /** Where it can be renewed now: its id. */
  readonly renews: string | undefined
}

/** An achievement that is not earned yet: how far it is, and exactly what is missing. */
export type BadgeOnTheWay = {
  readonly title: string
  /** 0 to 1. */
  readonly share: number
  readonly missing: readonly NamedMissing[]
}

/** With the name of the skill or the badge that it is about. */
export type NamedMissing = Missing & { readonly name?: string }

const linked = (title: string, address: string | undefined): string =>
  address ? `[${escapeRich(title)}](${address})` : `**${escapeRich(title)}**`

const day = (at: Date, timeZone: string, say: Say): string => say.date(at, timeZone, 'date')

const heldLine = ({ title, standing, address }: HeldBadge, timeZone: string, say: Say): string => {
  const name = linked(title, address)
  switch (standing.state) {
    case 'valid':
      return standing.until
        ? `${name} · ${say.rich('badges.valid-until', { date: day(standing.until, timeZone, say) })}`
        : `${name} · ${say.rich('badges.valid')}`
    case 'pending':
      return `${name} · ${say.rich('badges.pending')}`
    case 'expired':
      return `${name} · ${say.rich('badges.expired', { date: day(standing.at, timeZone, say) })}`
    case 'suspended':
      return `${name} · ${say.rich('badges.suspended', { reason: standing.reason })}`
    case 'revoked':
      return `${name} · ${say.rich('badges.revoked', { reason: standing.reason })}`
  }
}

/** What is missing, and what can be done about it now. */
const missingLine = (missing: NamedMissing, timeZone: string, say: Say): string => {
  const { criterion, next, done, total, notBefore, name = missing.about.join(', ') } = missing
  if (next === 'ask') return say.rich('missing.ask')
  switch (criterion) {
    case 'lessons-completed':
      return say.rich('missing.lessons', { done, total })
    case 'mastery':
      return say.rich('missing.mastery', { skill: name, done, total })
    case 'retained':
      if (next === 'sit') return say.rich('missing.sit')
      return next === 'wait' && notBefore
        ? say.rich('missing.wait', { date: day(notBefore, timeZone, say) })
        : say.rich('missing.retained')
    case 'assessment-passed':
      if (next === 'sit') return say.rich('missing.sit')
      return notBefore
        ? say.rich('missing.wait', { date: day(notBefore, timeZone, say) })
        : say.rich('missing.assessment')
    case 'evidence-approved':
      return next === 'hand-in' ? say.rich('missing.evidence') : say.rich('missing.evidence-waits')
    case 'achievement-held':
      return say.rich('missing.held', { title: name })
    case 'mentor-meetings':
      return say.rich('missing.mentor-meetings', { done, total })
    case 'mentoring-completed':
      return say.rich('missing.mentoring', { done, total })
  }
}

const wayNodes = ({ title, share, missing }: BadgeOnTheWay, timeZone: string, say: Say): CardNode[] => {
  const percent = Math.min(99, Math.floor(share * 100))
  return [
    {
      type: 'progress',
      label: title,
      text: say.plain('badges.share', { percent }),
      done: percent,
      total: 100,
    },
    { type: 'text', text: missing.map((one) => `- ${missingLine(one, timeZone, say)}`).join('\n') },
  ]
}

const renewButton = (credentialId: string, say: Say): Button => ({
  label: say.plain('renewal.renew'),
  action: { intent: 'renew', args: { credential: credentialId } },
})

/** One at a time: that which runs out first. */
const renewButtons = (held: readonly HeldBadge[], say: Say): Button[] => {
  const [first] = held.flatMap(({ renews }) => renews ?? [])
  return first ? [renewButton(first, say)] : []
}

/** What somebody has earned, and what is on the way. */
export const badgesCard = (
  held: readonly HeldBadge[],
  onTheWay: readonly BadgeOnTheWay[],
  timeZone: string,
  say: Say,
): Card => ({
  name: 'badges',
  nodes: [
    { type: 'heading', text: say.plain('badges.heading') },
    {
      type: 'text',
      text:
        held.length > 0
          ? held.map((badge) => `- ${heldLine(badge, timeZone, say)}`).join('\n')
          : say.rich(onTheWay.length > 0 ? 'badges.none' : 'badges.nothing'),
    },
    ...(renewButtons(held, say).length > 0
      ? [{ type: 'actions' as const, buttons: renewButtons(held, say) }]
      : []),
    ...(onTheWay.length > 0
      ? ([{ type: 'divider' }, { type: 'heading', text: say.plain('badges.way') }] as const)
      : []),
    ...onTheWay.flatMap((way) => wayNodes(way, timeZone, say)),
  ],
})

/** What has become of a badge; one that ran out can be had back. */
export const standingNotice = (change: string, text: string, renewable: string | undefined, say: Say): Card =>
  noticeCard(`badge-${change}`, renewable ? `${text} ${say.rich('standing.renewable')}` : text, [
    ...(renewable ? [renewButton(renewable, say)] : []),
    { label: say.plain('award.badges'), action: { intent: 'badges' } },
  ])

/** The badges in short: what is held, and how far the nearest other is. */
export const badgeSection = (
  held: readonly HeldBadge[],
  onTheWay: readonly BadgeOnTheWay[],
  timeZone: string,
  say: Say,
): CardNode[] => {
  const [nearest] = [...onTheWay].sort((a, b) => b.share - a.share)
  if (held.length === 0 && !nearest) return []
  return [
    { type: 'divider' },
    { type: 'heading', text: say.plain('badges.heading') },
    ...(held.length > 0
      ? [
          {
            type: 'text' as const,
            text: held
              .slice(0, 5)
              .map((badge) => `- ${heldLine(badge, timeZone, say)}`)
              .join('\n'),
          },
        ]
      : []),
    ...(nearest ? wayNodes({ ...nearest, missing: nearest.missing.slice(0, 2) }, timeZone, say) : []),
    {
      type: 'actions',
      buttons: [
        { label: say.plain('award.badges'), action: { intent: 'badges' } },
        ...renewButtons(held, say),
      ],
    },
  ]
}

/** Its file was replaced, since the key of the old one was lost; where the new one is. */
export const replacedNotice = (title: string, address: string | undefined, say: Say): Card => {
  const told = say.rich('reissue.told', { title })
  return noticeCard('badge-replaced', address ? `${told} [${say.rich('award.see')}](${address})` : told, [
    { label: say.plain('award.badges'), action: { intent: 'badges' } },
  ])
}

export type AwardedBadge = {
  readonly credentialId: string
  /** It renews one that was held before. */
  readonly isRenewal: boolean
  readonly title: string
  readonly summary: string
  readonly until: Date | undefined
  readonly highStakes: boolean
  readonly address: string | undefined
  /** A picture that chat clients can fetch. */
  readonly picture: string | undefined
}

/** A badge has arrived. */
export const awardCard = (badge: AwardedBadge, timeZone: string, say: Say): Card => {
  const { credentialId, isRenewal, title, summary, until, highStakes, address, picture } = badge
  const lasts = until
    ? say.rich('award.until', { date: day(until, timeZone, say) })
    : say.rich('award.always')
  return {
    name: 'award',
    nodes: [
      { type: 'heading', text: say.plain(isRenewal ? 'renewal.award-heading' : 'award.heading') },
      ...(picture
        ? [{ type: 'image' as const, url: picture, alt: say.plain('award.picture', { title }) }]
        : []),
      {
        type: 'text',
        tone: 'good',
        text: isRenewal
          ? say.rich('renewal.award-text', { title })
          : say.rich('award.text', { title, summary }),
      },
      { type: 'text', text: address ? `${lasts} [${say.rich('award.see')}](${address})` : lasts },
      ...(highStakes ? [{ type: 'context' as const, text: say.rich('credential-page.high-stakes') }] : []),
      {
        type: 'actions',
        buttons: [
          ...(address
            ? [
                {
                  label: say.plain('award.share'),
                  action: { intent: 'badge-share', args: { credential: credentialId } },
                },
              ]
            : []),
          { label: say.plain('award.badges'), action: { intent: 'badges' } },
          {
            label: say.plain('award.private'),
            action: { intent: 'badge-private', args: { credential: credentialId } },
          },
          ...(isRenewal
            ? []
            : [
                {
                  label: say.plain('mentoring.be-mentor'),
                  action: { intent: 'mentor-profile' },
                  opens: 'dialog' as const,
                },
              ]),
        ],
      },
    ],
  }
}

/** Where a badge can be shown: its address to send on, and LinkedIn. */
export const shareCard = (title: string, address: string, linkedIn: string, say: Say): Card => ({
  name: 'share-badge',
  nodes: [
    { type: 'text', text: say.rich('award.share-address', { title }) },
    { type: 'text', text: `[${say.rich('award.see')}](${address})` },
    { type: 'text', text: `[${say.rich('award.share-linkedin')}](${linkedIn})` },
  ],
})
