import type { Card } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { daysInWords } from '../lessons/days.rules.ts'
import {
  chooseDaysCard,
  choosePathwayCard,
  chooseTimeCard,
  enrolledCard,
  finishedCard,
  readyCard,
} from '../lessons/first-run.card.ts'
import { learnCard } from '../lessons/learn.card.ts'
import { closedCard, openingCard, rereadCard, whyCard } from '../lessons/lesson.card.ts'
import { workDays } from '../lessons/schedule.rules.ts'
import type { Why } from '../lessons/why.rules.ts'
import { homeCard } from '../progress/home.card.ts'
import { type Progress, progressCard, summaryCard } from '../progress/progress.card.ts'
import { feedbackCard } from '../quizzes/feedback.card.ts'
import { readNumber } from '../quizzes/items/number.rules.ts'
import { questionCard } from '../quizzes/question.card.ts'
import type { GallerySamples } from './gallery-samples.ts'

const named = (name: string, card: Card): Card => ({ ...card, name })

const whyOf = ({ lesson, pathway, module, position, total }: GallerySamples): Why => ({
  lesson: { title: lesson.title, pathway, module, position, total, dueOn: '2027-01-29' },
  reviews: 2,
  carried: 1,
  catchUp: false,
  extra: false,
})

const progressOf = ({ pathway, shownIn, modules, nextLesson }: GallerySamples): Progress => ({
  pathways: [{ pathway, shownIn, status: 'active', endedAt: null, modules: [...modules], nextLesson }],
  streak: 4,
  bestStreak: 9,
  answers: 31,
  right: 26,
  recall: { share: 0.92, items: 18 },
  next: undefined,
})

export const lessonCards = (samples: GallerySamples, say: Say): Card[] => {
  const { lesson, shownIn } = samples
  const why = whyOf(samples)
  const opening = { deliveryId: 'd', questions: samples.items.length, minutes: 5, why, canSnooze: true }
  const back = { label: say.plain('feedback.finish'), action: { intent: 'summary', args: { delivery: 'd' } } }
  return [
    openingCard({ ...opening, lesson, isFirst: true }, say),
    openingCard({ ...opening, lesson: undefined, isFirst: false }, say),
    rereadCard(lesson, back, say),
    closedCard({ title: lesson.title, started: false, left: samples.items.length }, say),
    named('closed-unfinished', closedCard({ title: lesson.title, started: true, left: 2 }, say)),
    whyCard(why, say, shownIn),
    whyCard(undefined, say),
  ]
}

/** A question of each kind, what it says to what it can't read, and what is said to each answer. */
export const questionCards = (samples: GallerySamples, say: Say): Card[] =>
  samples.items.flatMap((item, index) => {
    const { shownIn, outcome } = samples
    const { right, wrong } = samples.answers[item.kind]
    const asked = {
      ...{ deliveryItemId: `i${index}`, item, shownIn, outcome, position: index + 1 },
      ...{ total: samples.items.length, isReview: index % 2 === 1, seed: 7 },
    }
    const { sources } = samples.lesson
    const told = {
      deliveryId: 'd',
      deliveryItemId: 'i',
      item,
      shownIn,
      total: 5,
      sources,
      again: false,
      answered: 3,
    }
    const text = samples.twoReadings
    const read = { value: readNumber(text, say.locale), text }
    const more: Partial<Record<typeof item.kind, () => readonly Card[]>> = {
      numeric: () => [
        named('feedback-two-readings', feedbackCard({ ...told, answer: read, returnsInDays: 2 }, say)),
        named(
          'question-unreadable',
          questionCard(asked, say, { reason: 'question.not-a-number', typed: '8 ?' }),
        ),
      ],
      'short-text': () => [
        named(
          'question-unreadable',
          questionCard(asked, say, { reason: 'question.not-in-words', typed: '👍' }),
        ),
      ],
      'true-false': () => [
        named('feedback-again', feedbackCard({ ...told, answer: right, returnsInDays: 3, again: true }, say)),
      ],
    }
    return [
      questionCard(asked, say),
      ...[
        named('feedback-right', feedbackCard({ ...told, answer: right, returnsInDays: 3 }, say)),
        named('feedback-wrong', feedbackCard({ ...told, answer: wrong, answered: 5, returnsInDays: 1 }, say)),
        ...(more[item.kind]?.() ?? []),
      ].map((card) => named(`${card.name}-${item.kind}`, card)),
    ]
  })

export const progressCards = (samples: GallerySamples, when: string, say: Say): Card[] => {
  const progress = { ...progressOf(samples), next: when }
  const summary = {
    ...{ deliveryId: 'd', extra: false, right: 3, total: 5, streak: 4, next: when, lastOfDay: 0 },
    ...{ pathwayDone: undefined, hasLesson: true },
  }
  const settings = { days: daysInWords(workDays, say), time: '09:00', zone: 'Europe/Berlin', minutes: 5 }
  const home = {
    ...{ name: 'Mia Brandt', open: undefined, next: when, pause: undefined, settings },
    progress: { ...progress, web: true },
  }
  const empty = { ...progress, pathways: [], answers: 0, right: 0, recall: undefined, streak: 0 }
  const open = { deliveryId: 'd', title: samples.lesson.title, answered: 1, total: samples.items.length }
  const first = { ...home, progress: empty, settings: undefined, next: undefined }
  const waiting = progress.pathways.map((pathway) => ({ ...pathway, nextWaits: true }))
  return [
    summaryCard(summary, say),
    named('summary-complete', summaryCard({ ...summary, right: 5, pathwayDone: samples.pathway }, say)),
    progressCard({ ...progress, web: true }, say),
    progressCard(empty, say),
    homeCard(home, say),
    named('home-open', homeCard({ ...home, open }, say)),
    named('progress-waiting', progressCard({ ...progress, pathways: waiting }, say)),
    named('home-paused', homeCard({ ...home, pause: { until: undefined } }, say)),
    named('home-first', homeCard(first, say)),
  ]
}

export const firstRunCards = ({ pathway, pathways }: GallerySamples, when: string, say: Say): Card[] => [
  choosePathwayCard('Jonas Weber', pathways, say),
  chooseTimeCard({ id: 'p', title: pathway }, 'Europe/Berlin', say),
  chooseDaysCard('p', 540, say),
  readyCard({ pathway, atMinute: 540, days: 31, when }, say),
  enrolledCard('Mia Brandt', pathway, { kind: 'first', when }, say),
  finishedCard(say),
  learnCard(pathways, say),
  learnCard([], say),
  ...(
    [
      { kind: 'next', when },
      { kind: 'waiting' },
      { kind: 'paused', until: say.date(new Date('2027-03-31'), 'UTC', 'date') },
      { kind: 'none' },
    ] as const
  ).map((standing) => enrolledCard('Mia Brandt', pathway, standing, say)),
  named(
    'welcome-paused-open',
    enrolledCard('Mia Brandt', pathway, { kind: 'paused', until: undefined }, say),
  ),
]

/** What somebody sees whose language a pack is not translated to: the cards that say so. */
export const untranslatedCards = (samples: GallerySamples, when: string, say: Say): Card[] => {
  const wanted = ['lesson', 'lesson-again', 'why', 'question-single-choice', 'feedback-wrong-single-choice']
  const [choose, , , , , learn] = firstRunCards(samples, when, say)
  const [, , progress] = progressCards(samples, when, say)
  return [...lessonCards(samples, say), ...questionCards(samples, say)]
    .filter(({ name }) => wanted.includes(name))
    .concat([choose, learn, progress].filter((card) => card !== undefined))
    .map((card) => named(`${card.name}-untranslated`, card))
}
