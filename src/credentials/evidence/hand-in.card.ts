import { type Button, type Card, type CardNode, type Dialog, escapeRich } from '../../chat/card.ts'
import type { Say } from '../../chat/messages/catalogue.ts'
import { noticeCard } from '../../chat/notice.card.ts'
import type { AskedTexts } from './evidence-texts.rules.ts'
import { fileLimits } from './file.rules.ts'

/** A piece that was handed in for it, as far as the learner is told. */
export type PieceShown =
  | { readonly status: 'waiting'; readonly id: string; readonly at: Date }
  | { readonly status: 'approved'; readonly assessor: string; readonly at: Date }
  | { readonly status: 'returned'; readonly assessor: string; readonly at: Date; readonly reason: string }

export type Wanted = {
  readonly achievementId: string
  readonly criterion: string
  readonly accepts: readonly ('photo' | 'file' | 'text')[]
  readonly texts: AskedTexts
  readonly piece: PieceShown | undefined
  /** Whether anybody may judge it. */
  readonly isJudged: boolean
}

/** The page of a criterion. */
export const handInPath = ({
  achievementId,
  criterion,
}: Pick<Wanted, 'achievementId' | 'criterion'>): string => `/evidence/for/${achievementId}/${criterion}`

export const rubricText = (texts: AskedTexts): string =>
  texts.rubric.map(({ text }) => `- ${escapeRich(text)}`).join('\n')

const stateText = (piece: PieceShown, timeZone: string, say: Say): string => {
  const date = say.date(piece.at, timeZone, 'date')
  if (piece.status === 'waiting') return say.rich('evidence.state-waiting', { date })
  const { assessor } = piece
  return piece.status === 'approved'
    ? say.rich('evidence.state-approved', { assessor, date })
    : `${say.rich('evidence.state-returned', { assessor, date, reason: piece.reason })} ${say.rich('evidence.again')}`
}

const handInButtons = (wanted: Wanted, hasPages: boolean, say: Say): Button[] => {
  const { achievementId, criterion, accepts } = wanted
  const args = { achievement: achievementId, criterion }
  const write: Button = {
    label: say.plain('evidence.write'),
    action: { intent: 'evidence-write', args },
    opens: 'dialog',
  }
  const add: Button = {
    label: say.plain('evidence.add'),
    action: { intent: 'web', args: { to: handInPath(wanted) } },
  }
  return [
    ...(accepts.includes('text') ? [write] : []),
    ...(hasPages && accepts.some((kind) => kind !== 'text') ? [add] : []),
  ]
}

const buttonsOf = (wanted: Wanted, hasPages: boolean, say: Say): Button[] => {
  const { piece } = wanted
  if (piece?.status === 'approved') return []
  return piece?.status === 'waiting' ? [withdrawButton(piece.id, say)] : handInButtons(wanted, hasPages, say)
}

const withdrawButton = (evidence: string, say: Say): Button => ({
  label: say.plain('evidence.withdraw'),
  action: { intent: 'evidence-withdraw', args: { evidence } },
})

const wantedNodes = (wanted: Wanted, hasPages: boolean, timeZone: string, say: Say): CardNode[] => {
  const { texts, piece } = wanted
  const buttons = buttonsOf(wanted, hasPages, say)
  const { title, achievement } = texts
  return [
    { type: 'text', text: say.rich('evidence.wanted-title', { title, achievement }) },
    { type: 'text', text: escapeRich(texts.instructions) },
    { type: 'text', text: `${say.rich('evidence.looked-for')}\n\n${rubricText(texts)}` },
    ...(piece ? [{ type: 'context', text: stateText(piece, timeZone, say) } as const] : []),
    ...(wanted.isJudged ? [] : [{ type: 'context', text: say.rich('evidence.nobody') } as const]),
    ...(buttons.length > 0 ? [{ type: 'actions', buttons } as const] : []),
  ]
}

/** So many fit a message that is still read. */
const shownAtMost = 3

/** What is asked of a learner, and how to hand it in. */
export const wantedCard = (
  wanted: readonly Wanted[],
  { hasPages, timeZone }: { readonly hasPages: boolean; readonly timeZone: string },
  say: Say,
): Card => {
  if (wanted.length === 0) return noticeCard('evidence-none', say.rich('evidence.none'))
  const more = wanted.length - shownAtMost
  return {
    name: 'evidence-wanted',
    nodes: [
      { type: 'heading', text: say.plain('evidence.heading') },
      ...wanted
        .slice(0, shownAtMost)
        .flatMap((one, index): CardNode[] => [
          ...(index > 0 ? [{ type: 'divider' } as const] : []),
          ...wantedNodes(one, hasPages, timeZone, say),
        ]),
      ...(more > 0 ? [{ type: 'context', text: say.rich('evidence.more', { count: more }) } as const] : []),
    ],
  }
}

/** Where a text is written. */
export const writeDialog = (
  { achievementId, criterion, texts }: Pick<Wanted, 'achievementId' | 'criterion' | 'texts'>,
  say: Say,
): Dialog => ({
  name: 'evidence-write',
  title: say.plain('evidence.dialog-title'),
  submitLabel: say.plain('evidence.submit'),
  closeLabel: say.plain('evidence.cancel'),
  submit: { intent: 'evidence-hand-in', args: { achievement: achievementId, criterion } },
  nodes: [
    { type: 'text', text: escapeRich(texts.instructions) },
    { type: 'context', text: `${say.rich('evidence.looked-for')}\n\n${rubricText(texts)}` },
    {
      type: 'text-input',
      id: 'text',
      label: say.plain('evidence.text'),
      multiline: true,
      maxLength: fileLimits.text,
    },
  ],
})

export const handedInCard = (evidenceId: string, { title }: AskedTexts, say: Say): Card =>
  noticeCard('evidence-handed-in', say.rich('evidence.handed-in', { title }), [
    withdrawButton(evidenceId, say),
  ])
