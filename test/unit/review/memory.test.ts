import fc from 'fast-check'
import { type Card, createEmptyCard, FSRS6_DEFAULT_DECAY, fsrs, Rating } from 'ts-fsrs'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, toDateColumn } from '../../../src/kernel/local-date.ts'
import { endOfLocalDay, instantOf, localDateAt } from '../../../src/kernel/time-zone.ts'
import {
  afterAnswer,
  type MemoryState,
  type ReviewRating,
  ratingOf,
  ratings,
  recallNow,
} from '../../../src/review/memory.rules.ts'

const anyRating = fc.constantFrom(...ratings)
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'Pacific/Auckland',
  'Asia/Kolkata',
  'Asia/Beirut',
]
const anyZone = fc.constantFrom(...zones)
/** Answers of one member on one item: how many days after the one before, at what local minute, how well. */
const anyHistory = fc.array(
  fc.record({ days: fc.integer({ min: 0, max: 90 }), minute: fc.nat({ max: 1439 }), rating: anyRating }),
  { minLength: 1, maxLength: 12 },
)
const anyStart = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days))

type Answered = { readonly state: MemoryState; readonly at: Date; readonly rating: ReviewRating }

const answersOf = (
  zone: string,
  start: string,
  history: readonly { days: number; minute: number; rating: ReviewRating }[],
): Answered[] => {
  const answered: Answered[] = []
  let date = start
  for (const { days, minute, rating } of history) {
    date = addDays(date, days)
    const at = instantOf(zone, date, minute)
    answered.push({ at, rating, state: afterAnswer(answered.at(-1)?.state, rating, at, zone) })
  }
  return answered
}

describe('the memory after an answer', () => {
  test('is what FSRS-6 says, answer by answer, in the days of the member', () => {
    const library = fsrs({
      request_retention: 0.9,
      maximum_interval: 365,
      enable_fuzz: false,
      enable_short_term: false,
    })
    const grades = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const
    fc.assert(
      fc.property(anyZone, anyStart, anyHistory, (zone, start, history) => {
        let card: Card | undefined
        let date = start
        const answered = answersOf(zone, start, history)
        history.forEach(({ days, rating }, index) => {
          date = addDays(date, days)
          const day = toDateColumn(date)
          card = library.next(card ?? createEmptyCard(day), day, grades[rating]).card
          const state = answered[index]?.state
          expect(state?.stability).toBeCloseTo(card.stability, 6)
          expect(state?.difficulty).toBeCloseTo(card.difficulty, 6)
          expect(state?.reps).toBe(card.reps)
          expect(state?.lapses).toBe(card.lapses)
          if (state && rating !== 'again') {
            expect(daysBetween(date, localDateAt(zone, state.dueAt))).toBe(card.scheduled_days)
          }
        })
      }),
      { numRuns: 400 },
    )
  })

  // The library keeps the four apart: hard is a day later than again, good a day later than hard.
  // Stability after the first answer is w0 to w3 of FSRS-6: https://github.com/open-spaced-repetition/ts-fsrs
  test.each([
    ['again', 0.212, 1],
    ['hard', 1.2931, 2],
    ['good', 2.3065, 3],
    ['easy', 8.2956, 8],
  ] as const)('of a first %s: stability %d, back in %d days', (rating, stability, days) => {
    const state = afterAnswer(undefined, rating, new Date('2026-11-24T08:03:00Z'), 'Europe/Berlin')
    expect(state.stability).toBeCloseTo(stability, 4)
    expect(localDateAt('Europe/Berlin', state.dueAt)).toBe(addDays('2026-11-24', days))
    expect(state).toMatchObject({ reps: 1, lapses: 0, lastReviewAt: new Date('2026-11-24T08:03:00Z') })
  })

  test('what was missed is due on the next local day, and not before it, however well it was known', () => {
    fc.assert(
      fc.property(anyZone, anyStart, anyHistory, (zone, start, history) => {
        for (const { at, rating, state } of answersOf(zone, start, history)) {
          if (rating !== 'again') continue
          const today = localDateAt(zone, at)
          expect(state.dueAt < endOfLocalDay(zone, addDays(today, 1))).toBe(true)
          expect(state.dueAt < endOfLocalDay(zone, today)).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a mature item, too: FSRS alone would bring it back days later', () => {
    const easy = { days: 60, minute: 540, rating: 'easy' } as const
    const missed = { days: 300, minute: 540, rating: 'again' } as const
    const last = answersOf('Europe/Berlin', '2026-01-05', [easy, easy, easy, easy, missed]).at(-1)
    expect(last?.state.stability).toBeGreaterThan(2)
    expect(last && last.state.dueAt.getTime() - last.at.getTime()).toBeLessThan(86_400_000)
  })

  test('what was right the first time is not due on the next local day', () => {
    fc.assert(
      fc.property(
        anyZone,
        anyStart,
        fc.nat({ max: 1439 }),
        fc.constantFrom('good', 'easy'),
        (zone, start, minute, rating) => {
          const at = instantOf(zone, start, minute)
          const { dueAt } = afterAnswer(undefined, rating, at, zone)
          expect(dueAt < endOfLocalDay(zone, addDays(localDateAt(zone, at), 1))).toBe(false)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('comes back on another day, within a year or so, at the beginning of it', () => {
    fc.assert(
      fc.property(anyZone, anyStart, anyHistory, (zone, start, history) => {
        for (const { at, state } of answersOf(zone, start, history)) {
          const days = daysBetween(localDateAt(zone, at), localDateAt(zone, state.dueAt))
          expect(days).toBeGreaterThanOrEqual(1)
          // 365 at most, but where the library keeps good and easy apart by a day.
          expect(days).toBeLessThanOrEqual(367)
          expect(state.dueAt).toEqual(instantOf(zone, localDateAt(zone, state.dueAt), 0))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('counts by local days: last evening and this morning are a day apart in every zone', () => {
    const states = zones.map((zone) => {
      const evening = afterAnswer(undefined, 'good', instantOf(zone, '2026-06-01', 23 * 60 + 30), zone)
      return afterAnswer(evening, 'good', instantOf(zone, '2026-06-02', 30), zone)
    })
    expect(new Set(states.map(({ stability }) => stability)).size).toBe(1)
    expect(states[0]?.stability).toBeGreaterThan(2.3065)
  })

  test('the same answers give the same memory, and what is given is left as it was', () => {
    fc.assert(
      fc.property(anyStart, anyHistory, anyRating, (start, history, rating) => {
        const last = answersOf('UTC', start, history).at(-1)
        const now = new Date((last?.at.getTime() ?? 0) + 3 * 86_400_000)
        const before = structuredClone(last?.state)
        const once = afterAnswer(last?.state, rating, now, 'UTC')
        expect(afterAnswer(last?.state, rating, now, 'UTC')).toEqual(once)
        expect(last?.state).toEqual(before)
      }),
    )
  })

  test('an answer that seems older than the last one (another machine’s clock) counts as of the same day', () => {
    const first = afterAnswer(undefined, 'good', new Date('2026-11-24T00:00:01Z'), 'UTC')
    const second = afterAnswer(first, 'good', new Date('2026-11-23T23:59:59Z'), 'UTC')
    expect(second.reps).toBe(2)
    expect(second.stability).toBeCloseTo(first.stability, 4)
  })
})

describe('the chance to recall', () => {
  test('is nine in ten when the days of its stability have passed, and falls from one', () => {
    const at = new Date('2026-01-01T09:00:00Z')
    const state = afterAnswer(undefined, 'easy', at, 'UTC')
    const recallAfter = (days: number) => recallNow(state, new Date(at.getTime() + days * 86_400_000))
    expect(recallAfter(0)).toBe(1)
    expect(recallAfter(8)).toBeGreaterThan(0.89)
    expect(recallAfter(9)).toBeLessThan(0.9)
    const decay = -FSRS6_DEFAULT_DECAY
    const factor = 0.9 ** (1 / decay) - 1
    expect(recallAfter(30)).toBeCloseTo((1 + (factor * 30) / state.stability) ** decay, 6)
    for (let day = 0; day < 400; day++) expect(recallAfter(day + 1)).toBeLessThan(recallAfter(day))
  })

  test('lies between nothing and one for any memory', () => {
    fc.assert(
      fc.property(anyStart, anyHistory, fc.nat({ max: 4000 }), (start, history, days) => {
        const last = answersOf('UTC', start, history).at(-1)
        if (!last) return
        const recall = recallNow(last.state, new Date(last.at.getTime() + days * 86_400_000))
        expect(recall).toBeGreaterThan(0)
        expect(recall).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('the rating of an answer', () => {
  const answer = { correct: true, seenBefore: true, responseMs: 20_000, readingMs: 10_000 }

  test.each([
    ['wrong is again', { correct: false }, 'again'],
    ['wrong is again, however quick', { correct: false, responseMs: 1 }, 'again'],
    ['right is good', {}, 'good'],
    ['right after an hour is good still', { responseMs: 3_600_000 }, 'good'],
    ['quick and known before is easy', { responseMs: 10_000 }, 'easy'],
    ['a moment too slow is good', { responseMs: 10_001 }, 'good'],
    ['quick at first sight may be luck: good', { seenBefore: false, responseMs: 5_000 }, 'good'],
    ['no time is known: good', { responseMs: undefined }, 'good'],
    ['no time at all is a clock’s fault: good', { responseMs: 0 }, 'good'],
  ] as const)('%s', (_what, differs, rating) => {
    expect(ratingOf({ ...answer, ...differs })).toBe(rating)
  })
})
