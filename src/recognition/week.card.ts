import { type Card, type CardNode, escapeRich } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { type MomentShown, momentLine } from './post.card.ts'

/** A week of a team, or of the organization. */
export type WeekShown = {
  /** The team's name; `undefined` for the whole organization. */
  readonly team: string | undefined
  readonly organization: string
  /** Who has mentored somebody to their goal, and is glad to be named. */
  readonly mentors: readonly string[]
  /** How many learnt; missing where that would tell of too few. */
  readonly people: number | undefined
}

const listed = (title: string, shown: readonly MomentShown[], say: Say): CardNode[] =>
  shown.length === 0
    ? []
    : [
        { type: 'text', text: `**${escapeRich(title)}**` },
        { type: 'text', text: shown.map((one) => momentLine(one, say)).join('\n') },
      ]

/** The week in a channel. */
export const weekCard = (
  postId: string,
  shown: readonly MomentShown[],
  { team, organization, mentors, people }: WeekShown,
  say: Say,
): Card => {
  const isBadge = ({ kind }: MomentShown): boolean => kind === 'credential-issued'
  const badges = shown.filter(isBadge)
  const others = shown.filter((one) => !isBadge(one))
  const small = [
    ...(mentors.length > 0 ? [say.rich('week.mentors', { names: mentors.join(', ') })] : []),
    ...(people ? [say.rich('week.numbers', { people })] : []),
  ]
  return {
    name: 'recognition-week',
    nodes: [
      {
        type: 'heading',
        text: team
          ? say.plain('week.heading', { whom: team })
          : say.plain('week.heading-all', { organization }),
      },
      ...listed(say.plain('week.badges'), badges, say),
      ...listed(badges.length > 0 ? say.plain('week.others') : say.plain('week.others-alone'), others, say),
      ...(small.length > 0 ? [{ type: 'text', text: small.join('\n\n') } as const] : []),
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
  }
}
