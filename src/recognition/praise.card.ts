import { type Card, type CardNode, escapeRich } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import type { Deed } from './praise.store.ts'

/** Something that one of a manager's people deserves a word for. */
export type DeedShown = Pick<Deed, 'memberId' | 'kind' | 'subject'> & {
  readonly name: string
  /** Of the badge. */
  readonly title: string
}

const whyOf = ({ kind, title }: DeedShown, say: Say): string =>
  ({
    badge: () => say.rich('praise.badge', { title }),
    renewed: () => say.rich('praise.renewed', { title }),
    mentored: () => say.rich('praise.mentored'),
  })[kind]()

const whyPlain = ({ kind, title }: DeedShown, say: Say): string =>
  ({
    badge: () => say.plain('praise.badge', { title }),
    renewed: () => say.plain('praise.renewed', { title }),
    mentored: () => say.plain('praise.mentored'),
  })[kind]()

const nodesOf = (deed: DeedShown, say: Say): CardNode[] => [
  {
    type: 'text',
    text: `**${escapeRich(deed.name)}**: ${whyOf(deed, say)}`,
  },
  {
    type: 'actions',
    buttons: [
      {
        label: say.plain('praise.thank', { name: deed.name }),
        spokenLabel: say.plain('praise.thank-spoken', { name: deed.name, why: whyPlain(deed, say) }),
        action: {
          intent: 'praise',
          args: { member: deed.memberId, kind: deed.kind, subject: deed.subject },
        },
        opens: 'dialog',
      },
    ],
  },
]

/** More than that nobody answers on a Monday morning; the rest is a press away. */
const mostAtOnce = 8

/** For a manager: who deserves a word this week, and why; from one of the deeds on. */
export const praiseCard = (
  deeds: readonly DeedShown[],
  { date, from }: { readonly date: string; readonly from: number },
  say: Say,
): Card => {
  const shown = deeds.slice(from, from + mostAtOnce)
  const count = deeds.length - from - shown.length
  const next = String(from + shown.length)
  return {
    name: 'praise-week',
    nodes: [
      { type: 'heading', text: say.plain('praise.heading') },
      ...shown.flatMap((deed) => nodesOf(deed, say)),
      ...(count > 0
        ? [
            {
              type: 'actions' as const,
              buttons: [
                {
                  label: say.plain('praise.more', { count }),
                  action: { intent: 'praise-more', args: { date, from: next } },
                },
              ],
            },
          ]
        : []),
      { type: 'context', text: say.rich('praise.private') },
    ],
  }
}

export const draftOf = (deed: DeedShown, say: Say): string =>
  ({
    badge: () => say.plain('praise.draft-badge', { name: deed.name, title: deed.title }),
    renewed: () => say.plain('praise.draft-renewed', { name: deed.name, title: deed.title }),
    mentored: () => say.plain('praise.draft-mentored', { name: deed.name }),
  })[deed.kind]()
