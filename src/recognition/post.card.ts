import { type Button, type Card, type CardNode, escapeRich } from '../chat/card.ts'
import type { MessageKey, Say } from '../chat/messages/catalogue.ts'
import type { Proof } from '../credentials/criteria/criterion.ts'
import type { Standing } from '../credentials/standing.rules.ts'
import { kindOf, type MomentName } from './moments/registry.ts'

/** What a post says of a moment. */
export type MomentShown = {
  readonly momentId: string
  readonly kind: MomentName
  /** Of the person; missing for a team's, and for somebody who has left. */
  readonly name: string | undefined
  readonly team: string | undefined
  readonly title: string
  readonly summary?: string
  readonly lessons?: number
  readonly years: number
  /** The person's own words. */
  readonly line: string | undefined
  readonly mentor: string | undefined
  /** Of the badge behind it, where there is one. */
  readonly standing?: Standing['state']
  /** Of a team's skill: too few hold it by now. */
  readonly isOver?: boolean
  readonly proven?: readonly Proof['kind'][]
  /** The page that shows what stands behind it. */
  readonly address?: string | undefined
  readonly picture?: string | undefined
  readonly canWish?: boolean
  readonly kudos: number
  readonly wishes: number
}

const waysOfProof: Readonly<Partial<Record<Proof['kind'], MessageKey>>> = {
  'lessons-completed': 'moment.how-lessons',
  mastery: 'moment.how-mastery',
  retained: 'moment.how-retained',
  renewed: 'moment.how-retained',
  'assessment-passed': 'moment.how-assessment',
  'evidence-approved': 'moment.how-evidence',
  'achievement-held': 'moment.how-held',
  'mentor-meetings': 'moment.how-meetings',
  'mentoring-completed': 'moment.how-mentoring',
}

const isTeams = ({ kind }: MomentShown): boolean => kindOf(kind).of === 'team'

/** Somebody who has left is no longer named, and nobody can answer them here. */
export const hasLeft = (shown: MomentShown): boolean => !isTeams(shown) && shown.name === undefined

const valuesOf = (shown: MomentShown, say: Say) => ({
  name: shown.name ?? say.plain('moment.somebody'),
  title: shown.title,
  summary: shown.summary ?? '',
  lessons: shown.lessons ?? 0,
  team: shown.team ?? '',
  years: shown.years,
})

export const headingOf = (shown: MomentShown, say: Say): string =>
  say.plain(kindOf(shown.kind).headingKey, valuesOf(shown, say))

const standings: Readonly<Partial<Record<Standing['state'], MessageKey>>> = {
  revoked: 'moment.revoked',
  suspended: 'moment.suspended',
  expired: 'moment.expired',
}

/** What has become of the badge behind it, where it no longer counts. */
const standingKey = ({ standing, isOver }: MomentShown): MessageKey | undefined =>
  isOver ? 'moment.uncovered' : standing && standings[standing]

const howOf = ({ proven = [] }: MomentShown, say: Say): string =>
  [...new Set(proven.flatMap((kind) => waysOfProof[kind] ?? []))].map((key) => say.plain(key)).join(', ')

/** What was proven: by the badge's own words where the kind has none. */
export const lineOf = (shown: MomentShown, say: Say): string => {
  const { lineKey } = kindOf(shown.kind)
  return lineKey ? say.rich(lineKey, valuesOf(shown, say)) : escapeRich(shown.summary ?? '')
}

const ownLine = (line: string, say: Say): string => say.rich('moment.own-line', { line })

const linkLabel = ({ standing }: MomentShown, say: Say): string =>
  say.plain(standing ? 'moment.see' : 'moment.see-behind')

/** What stands of a moment in a post, without what can be pressed: also what its person is shown first. */
export const momentNodes = (shown: MomentShown, say: Say): CardNode[] => {
  const { picture, title, line, mentor, address } = shown
  const heading: CardNode = { type: 'heading', text: headingOf(shown, say) }
  const gone = standingKey(shown)
  if (gone) return [heading, { type: 'text', text: say.rich(gone), tone: 'attention' }]
  const how = howOf(shown, say)
  const small = [
    ...(how ? [say.rich('moment.how', { how })] : []),
    ...(mentor ? [say.rich('moment.mentor', { mentor })] : []),
    ...(address && !hasLeft(shown) ? [`[${escapeRich(linkLabel(shown, say))}](${address})`] : []),
  ]
  return [
    heading,
    ...(picture
      ? [{ type: 'image', url: picture, alt: say.plain('moment.picture', { title }) } as const]
      : []),
    { type: 'text', text: lineOf(shown, say) },
    ...(line && !hasLeft(shown) ? [{ type: 'text', text: ownLine(line, say) } as const] : []),
    ...(small.length > 0 ? [{ type: 'context', text: small.join('\n\n') } as const] : []),
  ]
}

const pressesOf = (shown: MomentShown, say: Say): Button[] => {
  const { momentId: moment, kudos: count, canWish } = shown
  const args = { moment }
  const name = shown.name ?? shown.team ?? ''
  return [
    {
      label: say.plain('moment.kudos', { count }),
      spokenLabel: say.plain('moment.kudos-spoken', { count, name }),
      style: 'primary',
      action: { intent: 'kudos', args },
    },
    ...(isTeams(shown)
      ? []
      : [
          {
            label: say.plain('moment.say'),
            action: { intent: 'kind-word', args },
            opens: 'dialog' as const,
          },
        ]),
    ...(canWish ? [{ label: say.plain('moment.want'), action: { intent: 'want-too', args } }] : []),
  ]
}

/** One moment in a channel. */
export const postCard = (shown: MomentShown, say: Say): Card => {
  const isOver = standingKey(shown) !== undefined || hasLeft(shown)
  const { wishes: count } = shown
  return {
    name: 'recognition-post',
    nodes: [
      ...momentNodes(shown, say),
      ...(isOver ? [] : [{ type: 'actions', buttons: pressesOf(shown, say) } as const]),
      ...(count > 0 && !isOver
        ? [{ type: 'context', text: say.rich('moment.wanted', { count }) } as const]
        : []),
    ],
  }
}

/** A line of a post that tells of several. */
export const momentLine = (shown: MomentShown, say: Say): string => {
  const heading = escapeRich(headingOf(shown, say))
  const gone = standingKey(shown)
  if (gone) return `- ${heading}: *${say.rich(gone)}*`
  const { address, line } = shown
  const linked = address && !hasLeft(shown) ? `[${heading}](${address})` : heading
  return line && !hasLeft(shown) ? `- ${linked} · ${ownLine(line, say)}` : `- ${linked}`
}

/** What a day had no more room for, in one post. */
export const dayCard = (postId: string, shown: readonly MomentShown[], say: Say): Card => ({
  name: 'recognition-day',
  nodes: [
    { type: 'heading', text: say.plain('moment.together') },
    { type: 'text', text: shown.map((one) => momentLine(one, say)).join('\n') },
    {
      type: 'actions',
      buttons: [
        {
          label: say.plain('moment.kudos-all'),
          style: 'primary',
          action: { intent: 'kudos-all', args: { post: postId } },
        },
      ],
    },
  ],
})

/** Without pictures, for a platform that could not fetch them. */
export const withoutPictures = (card: Card): Card => ({
  ...card,
  nodes: card.nodes.filter(({ type }) => type !== 'image'),
})
