import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/kernel/local-date.ts'
import { isDeliveryDay, workDays } from '../../../src/lessons/schedule.rules.ts'
import { advanceStreak, noStreak, type Streak, streakNow } from '../../../src/progress/streak.rules.ts'

// A Monday.
const start = '2026-03-02'
const daily = (_date: string): boolean => true
const onWorkDays = (date: string) => isDeliveryDay(workDays, date)
const day = (count: number) => addDays(start, count)

const finishing = (dates: readonly string[], isPlanned = daily, from: Streak = noStreak): Streak =>
  dates.reduce((streak, date) => advanceStreak(streak, date, isPlanned), from)
const inARow = (count: number): string[] => Array.from({ length: count }, (_, index) => day(index))

describe('a streak', () => {
  test('counts the days with a finished delivery', () => {
    expect(finishing(inARow(3))).toMatchObject({ current: 3, best: 3, freezes: 0, lastDate: day(2) })
    expect(finishing([])).toEqual(noStreak)
  })

  test('never counts a day twice, nor one that is over', () => {
    const three = finishing(inARow(3))
    expect(advanceStreak(three, day(2), daily)).toBe(three)
    expect(advanceStreak(three, day(0), daily)).toBe(three)
  })

  test('is not broken by days on which nothing is planned', () => {
    const week = ['2026-03-05', '2026-03-06', '2026-03-09', '2026-03-10']
    expect(finishing(week, onWorkDays).current).toBe(4)
    expect(finishing(week, daily).current).toBe(2)
  })

  test('counts a day on which nothing was planned, if it was done', () => {
    expect(finishing(['2026-03-06', '2026-03-07', '2026-03-09'], onWorkDays).current).toBe(3)
  })

  test('earns a freeze with each five days, two at most', () => {
    expect([4, 5, 9, 10, 15, 40].map((count) => finishing(inARow(count)).freezes)).toEqual([0, 1, 1, 2, 2, 2])
  })

  test('uses up a freeze for each missed day, and goes on', () => {
    const ten = finishing(inARow(10))
    expect(advanceStreak(ten, day(11), daily)).toMatchObject({ current: 11, freezes: 1 })
    expect(advanceStreak(ten, day(12), daily)).toMatchObject({ current: 11, freezes: 0 })
    expect(advanceStreak(ten, day(13), daily)).toMatchObject({ current: 1, freezes: 0, best: 10 })
  })

  test('shows as none once it can no longer go on, and not before the day is over', () => {
    const three = finishing(inARow(3))
    expect([2, 3, 4].map((count) => streakNow(three, day(count), daily))).toEqual([3, 3, 0])
    const ten = finishing(inARow(10))
    expect([10, 11, 12, 13].map((count) => streakNow(ten, day(count), daily))).toEqual([10, 10, 10, 0])
    expect(streakNow(noStreak, start, daily)).toBe(0)
  })

  test('is not broken by a pause, however long', () => {
    const paused = { ...finishing(inARow(3)), excusedUntil: day(500) }
    expect(streakNow(paused, day(499), daily)).toBe(3)
    expect(advanceStreak(paused, day(500), daily).current).toBe(4)
    expect(advanceStreak(paused, day(501), daily).current).toBe(1)
    expect(streakNow({ ...paused, excusedUntil: '9999-12-31' }, day(5000), daily)).toBe(3)
  })

  test('ends after a year away, whatever was earned', () => {
    const long = finishing(inARow(40))
    expect(advanceStreak(long, day(2000), daily)).toMatchObject({ current: 1, freezes: 0, best: 40 })
  })
})

/** What befalls one day. */
type Day = { readonly finished: number; readonly pauseDays: number }

const anyLife = fc.record({
  days: fc.integer({ min: 0, max: 127 }),
  life: fc.array(
    fc.record({
      finished: fc.constantFrom(0, 0, 1, 1, 1, 1, 1, 2),
      pauseDays: fc.constantFrom(0, 0, 0, 0, 0, 1, 3, 20),
    }),
    { minLength: 1, maxLength: 120 },
  ),
})

describe('any life of a streak', () => {
  test('goes as told day by day', () => {
    fc.assert(
      fc.property(anyLife, ({ days, life }) => {
        const isPlanned = (date: string) => isDeliveryDay(days, date)
        let streak = noStreak
        // The same, said as a story: each evening, what has become of the streak.
        const story = { current: 0, best: 0, freezes: 0, excusedUntil: '' }
        life.forEach(({ finished, pauseDays }: Day, index) => {
          const today = day(index)
          for (let times = 0; times < finished; times++) streak = advanceStreak(streak, today, isPlanned)
          if (finished > 0) {
            story.current++
            story.best = Math.max(story.best, story.current)
            if (story.current % 5 === 0) story.freezes = Math.min(2, story.freezes + 1)
            // A pause begins with a day that was done: what was missed before it stays missed.
            if (pauseDays > 0) {
              story.excusedUntil = addDays(today, pauseDays)
              streak = { ...streak, excusedUntil: story.excusedUntil }
            }
          } else if (isPlanned(today) && today >= story.excusedUntil && story.current > 0) {
            if (story.freezes > 0) story.freezes--
            else story.current = 0
          }
          const { current, best } = story
          expect({ best: streak.best, current: streakNow(streak, addDays(today, 1), isPlanned) }).toEqual({
            best,
            current,
          })
          expect(streak.freezes).toBeLessThanOrEqual(2)
          expect(streak.freezes).toBeGreaterThanOrEqual(0)
          if (finished > 0) expect(streak).toMatchObject({ current, freezes: story.freezes, lastDate: today })
        })
      }),
      { numRuns: 500 },
    )
  })
})
