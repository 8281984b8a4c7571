import { type Card, type CardNode, type Dialog, escapeRich } from '../../chat/card.ts'
import type { Say } from '../../chat/messages/catalogue.ts'
import { noticeCard } from '../../chat/notice.card.ts'
import { longestReason, type Score } from './evidence.rules.ts'
import type { AskedTexts } from './evidence-texts.rules.ts'
import { rubricText } from './hand-in.card.ts'

/** A piece as who judges it sees it in chat. */
export type PieceToJudge = {
  readonly evidenceId: string
  readonly learner: string
  readonly texts: AskedTexts
  readonly text: string | null
  /** Names of files. */
  readonly files: readonly string[]
  readonly at: Date
  readonly lockedUntil: Date
  /** Why the reader was appointed; `undefined` for a holder. */
  readonly appointedWhy: string | undefined
}

/** The page where a piece is judged. */
export const judgePath = (evidenceId: string): string => `/evidence/judge/${evidenceId}`

/** Once a day at most: how much waits. */
export const waitsCard = (count: number, say: Say): Card => ({
  name: 'evidence-waits',
  nodes: [
    { type: 'text', text: say.rich('evidence.waits', { count }) },
    {
      type: 'actions',
      buttons: [
        {
          label: say.plain('evidence.judge-next'),
          style: 'primary',
          action: { intent: 'evidence-judge' },
        },
      ],
    },
    { type: 'context', text: say.rich('evidence.waits-why') },
  ],
})

/** What somebody typed, with its lines and without markup. */
const typedText = (text: string): string =>
  text
    .split(/\n+/)
    .map(escapeRich)
    .filter((line) => line !== '')
    .join('\n\n')

const contentNodes = ({ text, files }: PieceToJudge, say: Say): CardNode[] => [
  ...(text ? [{ type: 'text', text: typedText(text) } as const] : []),
  ...(files.length > 0
    ? [
        {
          type: 'text',
          text: say.rich('evidence.judge-files', { count: files.length, names: files.join(', ') }),
        } as const,
      ]
    : []),
]

/** A piece that is open: what it is, what is looked for, and where it is judged. */
export const judgeCard = (
  piece: PieceToJudge,
  { hasPages, timeZone }: { readonly hasPages: boolean; readonly timeZone: string },
  say: Say,
): Card => {
  const { evidenceId, learner, texts, files, at, lockedUntil, appointedWhy } = piece
  const web = {
    label: say.plain(files.length > 0 ? 'evidence.judge-web' : 'evidence.judge-web-text'),
    action: { intent: 'web', args: { to: judgePath(evidenceId) } },
  }
  const here = {
    label: say.plain('evidence.judge-here'),
    action: { intent: 'evidence-judge-here', args: { evidence: evidenceId } },
    style: 'primary',
    opens: 'dialog',
  } as const
  const date = say.date(at, timeZone, 'date')
  const right =
    appointedWhy === undefined
      ? say.rich('evidence.judge-holder')
      : say.rich('evidence.judge-appointed', { why: appointedWhy })
  const time = say.date(lockedUntil, timeZone, 'time')
  return {
    name: 'evidence-judge',
    nodes: [
      { type: 'heading', text: say.plain('evidence.judge-heading', { name: learner, title: texts.title }) },
      { type: 'context', text: say.rich('evidence.judge-for', { achievement: texts.achievement, date }) },
      ...contentNodes(piece, say),
      { type: 'text', text: `${say.rich('evidence.looked-for')}\n\n${rubricText(texts)}` },
      // Files can't be seen in chat: what has some is judged where they are.
      { type: 'actions', buttons: [...(files.length === 0 ? [here] : []), ...(hasPages ? [web] : [])] },
      { type: 'context', text: `${say.rich('evidence.judge-lock', { time })} ${right}` },
    ],
  }
}

/** The rubric line by line, the decision and the words to the learner. */
export const judgeDialog = (piece: PieceToJudge, say: Say): Dialog => ({
  name: 'evidence-judge-dialog',
  title: say.plain('evidence.judge-title'),
  submitLabel: say.plain('evidence.judge-send'),
  closeLabel: say.plain('evidence.cancel'),
  submit: { intent: 'evidence-decide', args: { evidence: piece.evidenceId } },
  nodes: [
    ...contentNodes(piece, say),
    {
      type: 'checks',
      id: 'met',
      label: say.plain('evidence.judge-lines'),
      options: piece.texts.rubric.map(({ id, text }) => ({ value: id, label: text })),
      optional: true,
    },
    {
      type: 'select',
      id: 'decision',
      label: say.plain('evidence.judge-decision'),
      options: [
        { value: 'approve', label: say.plain('evidence.judge-approve') },
        { value: 'return', label: say.plain('evidence.judge-return') },
      ],
    },
    {
      type: 'text-input',
      id: 'reason',
      label: say.plain('evidence.judge-reason'),
      placeholder: say.plain('evidence.judge-reason-hint'),
      multiline: true,
      optional: true,
      maxLength: longestReason,
    },
  ],
})

/** It is decided; the next one is a press away. */
export const judgedCard = (approved: boolean, learner: string, say: Say): Card =>
  noticeCard(
    approved ? 'evidence-judge-approved' : 'evidence-judge-returned',
    approved
      ? say.rich('evidence.judge-approved', { name: learner })
      : say.rich('evidence.judge-returned', { name: learner }),
    [{ label: say.plain('evidence.judge-another'), action: { intent: 'evidence-judge' } }],
  )

export type Decided = {
  readonly approved: boolean
  readonly texts: AskedTexts
  readonly assessor: string
  /** Why they were appointed; `undefined` for a holder. */
  readonly appointedWhy: string | undefined
  readonly reason: string
  readonly scores: readonly Score[]
}

const linesOf = ({ scores, texts }: Decided, say: Say): string =>
  scores
    .map(({ id, text, met }) => {
      const said = texts.rubric.find((line) => line.id === id)?.text ?? text
      return `- ${met ? say.rich('evidence.line-met', { text: said }) : say.rich('evidence.line-open', { text: said })}`
    })
    .join('\n')

/** What the learner is told: who decided, by what right, each line of the rubric, and how it goes on. */
export const decidedCard = (decided: Decided, say: Say): Card => {
  const { approved, texts, assessor, appointedWhy, reason } = decided
  const { title, achievement } = texts
  const right =
    appointedWhy === undefined
      ? say.rich('evidence.told-holder', { assessor })
      : say.rich('evidence.told-appointed', { assessor, why: appointedWhy })
  const text = approved
    ? say.rich('evidence.told-approved-text', { assessor, achievement })
    : say.rich('evidence.told-returned-text', { assessor, achievement, reason })
  return {
    name: approved ? 'evidence-approved' : 'evidence-returned',
    nodes: [
      {
        type: 'heading',
        text: approved
          ? say.plain('evidence.told-approved', { title })
          : say.plain('evidence.told-returned', { title }),
      },
      { type: 'text', text, ...(approved && { tone: 'good' as const }) },
      ...(approved && reason !== '' ? [{ type: 'text', text: typedText(reason) } as const] : []),
      { type: 'text', text: linesOf(decided, say) },
      ...(approved
        ? []
        : ([
            { type: 'text', text: say.rich('evidence.again') },
            {
              type: 'actions',
              buttons: [{ label: say.plain('evidence.heading'), action: { intent: 'evidence' } }],
            },
          ] as const)),
      { type: 'context', text: right },
    ],
  }
}
