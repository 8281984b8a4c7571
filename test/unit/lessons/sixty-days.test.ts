import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../../../src/kernel/local-date.ts'
import { shuffledOrder } from '../../../src/kernel/shuffle.ts'
import { endOfLocalDay, instantOf, localDateAt } from '../../../src/kernel/time-zone.ts'
import { type Candidate, composeSession } from '../../../src/lessons/session.rules.ts'
import { afterAnswer, type MemoryState } from '../../../src/review/memory.rules.ts'

const zone = 'Europe/Berlin'
const readingSeconds = 55

type Life = {
  readonly minutes: number
  readonly perLesson: number
  /** Right answers in a hundred. */
  readonly right: number
  /** Days on which nothing is opened. */
  readonly away?: (day: number) => boolean
}

/** Sixty days of one member: each morning a session is composed, and all of it answered. */
const live = ({ minutes, perLesson, right, away = () => false }: Life) => {
  const lessons = 37
  const items = Array.from({ length: lessons * perLesson }, (_, index): Candidate => {
    const kind = index % 4
    return {
      itemId: String(index).padStart(4, '0'),
      itemVersionId: `v${index}`,
      difficulty: ['easy', 'medium', 'hard', 'medium'][kind] ?? 'medium',
      seconds: [18, 25, 45, 30][(index * 7) % 4] ?? 30,
    }
  })
  const luck = shuffledOrder(4000, 2026).map((place) => place % 100)
  const memory = new Map<string, MemoryState>()
  const seen = { lessonsBegun: 0, catchUps: 0, latestDays: 0, longestSeconds: 0, missedBackNextDay: true }
  let asked = 0
  let missed: string[] = []
  for (let day = 0; day < 60; day++) {
    if (away(day)) continue
    const date = addDays('2026-03-02', day)
    const now = instantOf(zone, date, 9 * 60)
    const due = items
      .filter(({ itemId }) => (memory.get(itemId)?.dueAt ?? now) < endOfLocalDay(zone, date))
      .filter(({ itemId }) => memory.has(itemId))
      .sort((a, b) => dueMs(memory, a) - dueMs(memory, b) || (a.itemId < b.itemId ? -1 : 1))
    const begun = seen.lessonsBegun * perLesson
    const carried = items.slice(0, begun).filter(({ itemId }) => !memory.has(itemId))
    const lesson =
      seen.lessonsBegun < lessons
        ? { readingSeconds, items: items.slice(begun, begun + perLesson) }
        : undefined
    const session = composeSession({
      dailyMinutes: minutes,
      lesson,
      carried: carried.slice(0, 60),
      due: due.slice(0, 60),
      dueCount: due.length,
    })
    const chosen = new Set(session.items.map(({ itemId }) => itemId))
    if (missed.some((itemId) => !chosen.has(itemId))) seen.missedBackNextDay = false
    missed = []
    for (const { itemId } of due.filter((each) => !chosen.has(each.itemId))) {
      const late = daysBetween(localDateAt(zone, memory.get(itemId)?.dueAt ?? now), date) + 1
      seen.latestDays = Math.max(seen.latestDays, late)
    }
    if (session.withLesson) seen.lessonsBegun++
    if (session.catchUp) seen.catchUps++
    const seconds = session.items.reduce((sum, each) => sum + each.seconds, 0)
    seen.longestSeconds = Math.max(seen.longestSeconds, seconds + (session.withLesson ? readingSeconds : 0))
    for (const { itemId } of session.items) {
      const correct = (luck[asked++ % luck.length] ?? 0) < right
      if (!correct) missed.push(itemId)
      memory.set(itemId, afterAnswer(memory.get(itemId), correct ? 'good' : 'again', now, zone))
    }
  }
  return seen
}

const dueMs = (memory: ReadonlyMap<string, MemoryState>, { itemId }: Candidate): number =>
  memory.get(itemId)?.dueAt.getTime() ?? 0

describe('sixty days of sessions', () => {
  test('with room, each review comes on its day and what was missed comes back the next', () => {
    for (const life of [
      { minutes: 5, perLesson: 2, right: 95 },
      { minutes: 10, perLesson: 3, right: 90 },
      { minutes: 15, perLesson: 4, right: 85 },
    ]) {
      expect(live(life), JSON.stringify(life)).toMatchObject({
        lessonsBegun: 37,
        catchUps: 0,
        latestDays: 0,
        missedBackNextDay: true,
      })
    }
  })

  test('with little room, no review waits for more than a few days, and lessons go on', () => {
    for (const minutes of [3, 5]) {
      for (const perLesson of [2, 3, 4]) {
        for (const right of [95, 80, 65]) {
          const life = live({ minutes, perLesson, right })
          expect(life.latestDays, JSON.stringify({ minutes, perLesson, right })).toBeLessThanOrEqual(6)
          expect(life.lessonsBegun, JSON.stringify({ minutes, perLesson, right })).toBeGreaterThanOrEqual(10)
        }
      }
    }
  })

  test('no day is longer than the minutes, but for a lesson’s own two questions and one review', () => {
    for (const minutes of [3, 5, 8]) {
      const { longestSeconds } = live({ minutes, perLesson: 4, right: 80 })
      expect(longestSeconds).toBeLessThanOrEqual(Math.max(minutes * 60, readingSeconds + 3 * 45))
    }
  })

  test('two weeks of leave are caught up with in days, not by one long one', () => {
    const away = (day: number) => day >= 20 && day < 34
    const life = live({ minutes: 5, perLesson: 3, right: 85, away })
    expect(life.longestSeconds).toBeLessThanOrEqual(300)
    expect(life.catchUps).toBeGreaterThan(0)
    expect(life.lessonsBegun).toBeGreaterThan(20)
    expect(life.latestDays).toBeLessThanOrEqual(25)
  })
})
