import { createEmptyCard, type FSRS, fsrs, generatorParameters, Rating, State } from 'ts-fsrs'
import { addDays, type LocalDate, toDateColumn } from '../kernel/local-date.ts'
import { instantOf, localDateAt } from '../kernel/time-zone.ts'

/**
 * What a member remembers of an item: FSRS-6 with its default weights and without short-term steps, so that
 * every review falls on another day.
 * Source: open-spaced-repetition/ts-fsrs; Ye, Su & Cao 2022, "A Stochastic Shortest Path Algorithm for
 * Optimizing Spaced Repetition Scheduling".
 */
export type MemoryState = {
  /** The beginning of the local day on which it comes back. */
  readonly dueAt: Date
  /** Days after which recall has fallen to nine in ten. */
  readonly stability: number
  /** 1 easy … 10 hard. */
  readonly difficulty: number
  readonly reps: number
  readonly lapses: number
  readonly lastReviewAt: Date
}

export const ratings = ['again', 'hard', 'good', 'easy'] as const
export type ReviewRating = (typeof ratings)[number]

const scheduler: FSRS = fsrs(
  generatorParameters({
    request_retention: 0.9,
    maximum_interval: 365,
    enable_fuzz: false,
    enable_short_term: false,
  }),
)

const gradeOf = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
} as const satisfies Record<ReviewRating, Rating>

const cardOf = (state: MemoryState, lastReview: Date) => ({
  ...createEmptyCard(lastReview),
  due: state.dueAt,
  stability: state.stability,
  difficulty: state.difficulty,
  reps: state.reps,
  lapses: state.lapses,
  state: State.Review,
  last_review: lastReview,
})

/**
 * The memory after an answer. `state` is `undefined` for an item that was never answered. Days are the
 * member's own, in `zone`: FSRS is given local dates, and an item is due from the first instant of one. What
 * was missed is due the day after the one it was asked for (`askedOn`; they differ when an answer comes after
 * midnight), however well it was known before.
 */
export const afterAnswer = (
  state: MemoryState | undefined,
  rating: ReviewRating,
  now: Date,
  zone: string,
  askedOn: LocalDate = localDateAt(zone, now),
): MemoryState => {
  const today = localDateAt(zone, now)
  const last = state && localDateAt(zone, state.lastReviewAt)
  const reviewed = toDateColumn(last !== undefined && last > today ? last : today)
  const before = state && last !== undefined ? cardOf(state, toDateColumn(last)) : createEmptyCard(reviewed)
  const { card } = scheduler.next(before, reviewed, gradeOf[rating])
  const dueOn =
    rating === 'again' ? addDays(askedOn < today ? askedOn : today, 1) : addDays(today, card.scheduled_days)
  return {
    dueAt: instantOf(zone, dueOn, 0),
    stability: card.stability,
    difficulty: card.difficulty,
    reps: card.reps,
    lapses: card.lapses,
    lastReviewAt: now,
  }
}

/** The chance to answer right now, 0 to 1. */
export const recallNow = (state: MemoryState, now: Date): number =>
  scheduler.get_retrievability(cardOf(state, state.lastReviewAt), now, false)

/** A quick answer to an item that was known before is easy; a slow right one is still good. */
export const ratingOf = (answer: {
  readonly correct: boolean
  readonly seenBefore: boolean
  /** Milliseconds from showing to answering; `undefined` when it isn't known. */
  readonly responseMs: number | undefined
  /** Milliseconds that reading the question takes. */
  readonly readingMs: number
}): ReviewRating => {
  if (!answer.correct) return 'again'
  const { responseMs } = answer
  const quick = responseMs !== undefined && responseMs > 0 && responseMs <= answer.readingMs
  return quick && answer.seenBefore ? 'easy' : 'good'
}
