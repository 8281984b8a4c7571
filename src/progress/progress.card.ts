import type { Button, Card, CardNode } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { translationNote } from '../chat/translation-note.card.ts'
import type { Recall } from './mastery.rules.ts'
import type { PathwayProgress } from './progress.store.ts'

export type Progress = {
  readonly pathways: readonly PathwayProgress[]
  readonly streak: number
  readonly bestStreak: number
  readonly answers: number
  readonly right: number
  readonly recall: Recall | undefined
  /** When the next delivery comes, in the member's words. */
  readonly next: string | undefined
  /** Whether it can be seen on the web, too. */
  readonly web?: boolean
}

/** The way to the web pages, where they can be reached. */
export const webButtons = ({ web }: Pick<Progress, 'web'>, say: Say): Button[] =>
  web ? [{ label: say.plain('web.open'), action: { intent: 'web' } }] : []

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

const progressNode = (label: string, done: number, total: number, say: Say): CardNode => ({
  type: 'progress',
  label,
  text: say.plain('progress.lessons', { done, total }),
  done,
  total,
})

const nextStep = (
  { nextLesson, nextWaits }: PathwayProgress,
  next: string | undefined,
  say: Say,
): CardNode[] => {
  if (!nextLesson) return []
  if (nextWaits) return [{ type: 'context', text: say.rich('progress.next-waits', { lesson: nextLesson }) }]
  return next
    ? [{ type: 'context', text: say.rich('progress.next-step', { lesson: nextLesson, when: next }) }]
    : []
}

const pathwayNodes = (pathway: PathwayProgress, next: string | undefined, say: Say): CardNode[] => {
  const done = sum(pathway.modules.map((module) => module.done))
  const total = sum(pathway.modules.map((module) => module.total))
  return [
    { type: 'divider' },
    progressNode(say.plain('progress.pathway', { pathway: pathway.pathway }), done, total, say),
    ...translationNote(pathway.shownIn, say),
    {
      type: 'fields',
      fields: pathway.modules.map((module) => ({
        label: say.plain('progress.module', { module: module.module }),
        value: say.plain('progress.lessons', { done: module.done, total: module.total }),
      })),
    },
    ...nextStep(pathway, next, say),
    ...(pathway.status === 'completed' && pathway.endedAt
      ? [
          {
            type: 'context',
            text: say.rich('progress.complete', { date: say.date(pathway.endedAt, 'UTC', 'date') }),
          } as const,
        ]
      : []),
  ]
}

const figures = (progress: Progress, say: Say): CardNode => ({
  type: 'fields',
  fields: [
    {
      label: say.plain('progress.streak'),
      value: say.plain('progress.streak-value', { days: progress.streak, best: progress.bestStreak }),
    },
    {
      label: say.plain('progress.answers'),
      value: say.plain('progress.answers-value', { answers: progress.answers, right: progress.right }),
    },
    ...(progress.recall
      ? [
          {
            label: say.plain('progress.recall'),
            value: say.plain('progress.recall-value', {
              share: say.number(progress.recall.share, { style: 'percent', maximumFractionDigits: 0 }),
              items: progress.recall.items,
            }),
          },
        ]
      : []),
  ],
})

/** Progress in each pathway and module, and what it rests on. */
export const progressNodes = (progress: Progress, say: Say): CardNode[] => [
  figures(progress, say),
  ...progress.pathways.flatMap((pathway) => pathwayNodes(pathway, progress.next, say)),
]

export const progressCard = (progress: Progress, say: Say): Card => {
  if (progress.pathways.length === 0 && progress.answers === 0) {
    const learn = { label: say.plain('home.learn'), action: { intent: 'learn' } }
    return noticeCard('progress-empty', say.rich('progress.empty'), [learn])
  }
  return {
    name: 'progress',
    nodes: [
      { type: 'heading', text: say.plain('progress.heading') },
      ...progressNodes(progress, say),
      {
        type: 'actions',
        buttons: [
          { label: say.plain('home.more'), style: 'primary', action: { intent: 'today' } },
          { label: say.plain('home.learn'), action: { intent: 'learn' } },
          ...webButtons(progress, say),
        ],
      },
    ],
  }
}

export type Summary = {
  readonly deliveryId: string
  readonly extra: boolean
  readonly right: number
  readonly total: number
  readonly streak: number
  readonly next: string | undefined
  /** Deliveries of that day so far: what *one more* comes after. */
  readonly lastOfDay: number
  readonly pathwayDone: string | undefined
  readonly hasLesson: boolean
}

/** How a delivery went and when the next one comes. */
export const summaryCard = (summary: Summary, say: Say): Card => {
  const { right, total, streak, next } = summary
  const missed = total - right
  const result =
    total === 0
      ? say.rich('summary.only-reading')
      : missed === 0
        ? say.rich('summary.all-right', { total })
        : `${say.rich('summary.result', { right, total })} ${say.rich('summary.missed', { count: missed })}`
  const buttons: Button[] = [
    {
      label: say.plain('summary.more'),
      action: { intent: 'more', args: { after: String(summary.lastOfDay) } },
    },
    { label: say.plain('summary.progress'), action: { intent: 'progress' } },
    ...(summary.hasLesson
      ? [
          {
            label: say.plain('summary.read-again'),
            action: { intent: 'reread', args: { delivery: summary.deliveryId } },
          },
        ]
      : []),
  ]
  return {
    name: 'summary',
    nodes: [
      { type: 'heading', text: say.plain(summary.extra ? 'summary.heading-more' : 'summary.heading') },
      { type: 'text', text: result, ...(missed === 0 ? { tone: 'good' as const } : {}) },
      ...(summary.pathwayDone
        ? [
            {
              type: 'text',
              text: `**${say.rich('summary.pathway-done', { pathway: summary.pathwayDone })}**`,
            } as const,
          ]
        : []),
      {
        type: 'fields',
        fields: [
          {
            label: say.plain('summary.streak'),
            value: say.plain('summary.streak-days', { days: streak }),
          },
        ],
      },
      {
        type: 'context',
        text: next ? say.rich('summary.next', { when: next }) : say.rich('summary.no-next'),
      },
      { type: 'actions', buttons },
    ],
  }
}
