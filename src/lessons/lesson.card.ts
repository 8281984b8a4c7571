import type { Action, Button, Card, CardNode } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { translationNote } from '../chat/translation-note.card.ts'
import type { Why } from './why.rules.ts'

export type LessonText = {
  readonly title: string
  /** Rich text. */
  readonly body: string
  readonly words: number
  readonly sources: readonly string[]
  readonly picture: { readonly url: string; readonly alt: string } | null
  readonly video: string | null
  /** The language that it is in, where that may be another than the reader's. */
  readonly shownIn?: string
}

export type OpeningCard = {
  readonly deliveryId: string
  readonly lesson: LessonText | undefined
  readonly questions: number
  readonly minutes: number
  readonly why: Why
  /** Offered on the scheduled delivery, not on the extra ones. */
  readonly canSnooze: boolean
  /** The first that the member gets: a word on what this is stands above it. */
  readonly isFirst: boolean
}

/** How a delivery begins: the lesson, or a word on why today is for reviews; and one press to start. */
export const openingCard = (opening: OpeningCard, say: Say): Card =>
  opening.lesson ? lessonCard(opening, opening.lesson, say) : reviewCard(opening, say)

const lessonCard = (opening: OpeningCard, lesson: LessonText, say: Say): Card => {
  const { questions, minutes, why } = opening
  const place = why.lesson
  const meta = say.rich('lesson.meta', {
    minutes,
    questions,
    module: place?.module ?? '',
    position: place?.position ?? 1,
    total: place?.total ?? 1,
  })
  return {
    name: 'lesson',
    refresh: present(opening),
    nodes: [
      ...(opening.isFirst ? [{ type: 'context', text: say.rich('lesson.first') } as const] : []),
      { type: 'heading', text: say.plain('lesson.heading', { title: lesson.title }) },
      { type: 'context', text: meta },
      ...lessonBody(lesson, say),
      { type: 'actions', buttons: openingButtons(opening, say) },
    ],
  }
}

/** The lesson's own text, wherever it is shown. */
const lessonBody = (lesson: LessonText, say: Say): CardNode[] => [
  ...translationNote(lesson.shownIn, say),
  { type: 'text', text: lesson.body },
  ...(lesson.picture ? [{ type: 'image', url: lesson.picture.url, alt: lesson.picture.alt } as const] : []),
  ...(lesson.video
    ? [{ type: 'text', text: say.plain('lesson.video', { url: lesson.video }) } as const]
    : []),
  { type: 'context', text: say.rich('lesson.sources', { sources: lesson.sources.join('; ') }) },
]

/** What the delivery has come to by now, wherever this card still stands. */
const present = ({ deliveryId }: OpeningCard): Action => ({ intent: 'show', args: { delivery: deliveryId } })

const reviewCard = (opening: OpeningCard, say: Say): Card => ({
  name: 'review',
  refresh: present(opening),
  nodes: [
    { type: 'heading', text: say.plain('review.heading') },
    { type: 'text', text: say.rich('review.text', { questions: opening.questions }) },
    { type: 'actions', buttons: openingButtons(opening, say) },
  ],
})

const openingButtons = ({ deliveryId, questions, lesson, canSnooze }: OpeningCard, say: Say): Button[] => {
  const args = { delivery: deliveryId }
  const start = lesson ? 'lesson.start' : 'review.start'
  return [
    {
      label: questions > 0 ? say.plain(start, { questions }) : say.plain('lesson.finish-reading'),
      style: 'primary',
      action: { intent: 'start', args },
    },
    { label: say.plain('lesson.why'), action: { intent: 'why', args } },
    ...(lesson
      ? [
          {
            label: say.plain('ask-mentor.button'),
            action: { intent: 'question-ask', args: { of: 'lesson', id: deliveryId } },
            opens: 'dialog' as const,
          },
        ]
      : []),
    ...(canSnooze ? [{ label: say.plain('lesson.snooze'), action: { intent: 'snooze', args } }] : []),
  ]
}

/** The lesson again, after the questions. */
export const rereadCard = (lesson: LessonText, back: Button, say: Say): Card => ({
  name: 'lesson-again',
  nodes: [
    { type: 'heading', text: say.plain('lesson.heading', { title: lesson.title }) },
    ...lessonBody(lesson, say),
    { type: 'actions', buttons: [back] },
  ],
})

/** What an unfinished delivery becomes when the next one falls due. */
export const closedCard = (
  closed: { readonly title: string | undefined; readonly started: boolean; readonly left: number },
  say: Say,
): Card => ({
  name: 'closed',
  nodes: [
    { type: 'heading', text: say.plain('closed.heading') },
    {
      type: 'text',
      text:
        !closed.started && closed.title
          ? say.rich('closed.unread', { title: closed.title })
          : say.rich('closed.unfinished', { count: closed.left }),
    },
  ],
})

/** The answer to "why this?", one sentence a reason. `shownIn` is the language of the lesson's title. */
export const whyCard = (why: Why | undefined, say: Say, shownIn?: string): Card => {
  if (!why) return noticeCard('why', say.rich('why.nothing'))
  const { lesson, reviews, carried } = why
  const sentences = [
    lesson &&
      say.rich('why.lesson', {
        lesson: lesson.title,
        position: lesson.position,
        total: lesson.total,
        pathway: lesson.pathway,
      }),
    lesson?.dueOn &&
      say.rich('why.due', { date: say.date(new Date(`${lesson.dueOn}T12:00:00Z`), 'UTC', 'date') }),
    why.catchUp && say.rich('why.catch-up'),
    reviews > 0 && say.rich('why.reviews', { count: reviews }),
    carried > 0 && say.rich('why.carried', { count: carried }),
    why.extra && say.rich('why.extra'),
  ].filter((sentence): sentence is string => typeof sentence === 'string' && sentence !== '')
  return {
    name: 'why',
    nodes: [
      { type: 'heading', text: say.plain('why.heading') },
      { type: 'text', text: sentences.join('\n\n') },
      ...translationNote(lesson && shownIn, say),
    ],
  }
}
