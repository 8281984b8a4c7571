import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Candidate,
  composeSession,
  type Session,
  type SessionChoice,
} from '../../../src/lessons/session.rules.ts'

const rank = (difficulty: string): number => ['easy', 'medium', 'hard'].indexOf(difficulty)
const secondsOf = (items: readonly Candidate[]): number =>
  items.reduce((total, { seconds }) => total + seconds, 0)
const idsOf = (items: readonly Candidate[]): string[] => items.map(({ itemId }) => itemId)

const candidate = (itemId: string, seconds = 20, difficulty = 'medium'): Candidate => ({
  itemId,
  itemVersionId: `${itemId}-v1`,
  difficulty,
  seconds,
})

const several = (name: string, most: number): fc.Arbitrary<Candidate[]> =>
  fc
    .array(
      fc.record({
        seconds: fc.integer({ min: 5, max: 120 }),
        difficulty: fc.constantFrom('easy', 'medium', 'hard'),
      }),
      { maxLength: most },
    )
    .map((made) => made.map((each, index) => candidate(`${name}${index}`, each.seconds, each.difficulty)))

const anyChoice: fc.Arbitrary<SessionChoice> = fc
  .record({
    dailyMinutes: fc.constantFrom(3, 5, 8, 10, 15),
    lesson: fc.option(
      fc.record({ readingSeconds: fc.integer({ min: 10, max: 60 }), items: several('own', 8) }),
      { nil: undefined },
    ),
    carried: several('carried', 12),
    due: several('due', 60),
    more: fc.nat({ max: 40 }),
  })
  .map(({ more, ...choice }) => ({ ...choice, dueCount: choice.due.length + more }))

const ofOrigin = (session: Session, origin: string): string[] =>
  idsOf(session.items.filter((item) => item.origin === origin))

describe('any session', () => {
  test('holds candidates alone, each once, with where it comes from', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const session = composeSession(choice)
        const ids = idsOf(session.items)
        expect(new Set(ids).size).toBe(ids.length)
        const known = (items: readonly Candidate[], origin: string) =>
          ofOrigin(session, origin).every((id) => idsOf(items).includes(id))
        expect(known(choice.lesson?.items ?? [], 'lesson')).toBe(true)
        expect(known(choice.carried, 'carried')).toBe(true)
        expect(known(choice.due, 'review')).toBe(true)
        expect(session.catchUp && session.withLesson).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  test('keeps to the minutes, but for two of the lesson’s own questions and one review', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const session = composeSession(choice)
        const reading = session.withLesson ? (choice.lesson?.readingSeconds ?? 0) : 0
        const budget = choice.dailyMinutes * 60 - reading
        const own = session.items.filter((item) => item.origin === 'lesson').length
        const reviews = session.items.length - own
        if (own > 2 || reviews > 1) expect(secondsOf(session.items)).toBeLessThanOrEqual(budget)
      }),
      { numRuns: 1000 },
    )
  })

  test('fills the minutes: what comes next in line would not have fitted', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const session = composeSession(choice)
        const reading = session.withLesson ? (choice.lesson?.readingSeconds ?? 0) : 0
        const left = choice.dailyMinutes * 60 - reading - secondsOf(session.items)
        const taken = new Set(idsOf(session.items))
        const next = [...choice.carried, ...choice.due].find(({ itemId }) => !taken.has(itemId))
        if (next) expect(next.seconds).toBeGreaterThan(left)
      }),
      { numRuns: 1000 },
    )
  })

  test('takes what waits in order: the left over first, then the most overdue', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const session = composeSession(choice)
        const waiting = idsOf([...choice.carried, ...choice.due])
        const taken = new Set(idsOf(session.items.filter((item) => item.origin !== 'lesson')))
        expect(new Set(waiting.slice(0, taken.size))).toEqual(taken)
        if (waiting.length > 0) expect(taken.size).toBeGreaterThanOrEqual(1)
      }),
      { numRuns: 1000 },
    )
  })

  test('begins with the easiest of the lesson, else with the easiest there is', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const session = composeSession(choice)
        const first = session.items[0]
        if (!first) return
        const own = session.withLesson ? (choice.lesson?.items ?? []) : []
        if (own.length > 0) expect(first.origin).toBe('lesson')
        const pool = own.length > 0 ? own : session.items
        const withReviewsOnly = session.withLesson && own.length === 0
        if (!withReviewsOnly) {
          expect(rank(first.difficulty)).toBe(Math.min(...pool.map((each) => rank(each.difficulty))))
        }
        const ownRanks = session.items.filter((i) => i.origin === 'lesson').map((i) => rank(i.difficulty))
        expect(ownRanks).toEqual([...ownRanks].sort((a, b) => a - b))
      }),
      { numRuns: 1000 },
    )
  })

  test('is the same for the same candidates, and changes none of them', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const before = structuredClone(choice)
        expect(composeSession(choice)).toEqual(composeSession(before))
        expect(choice).toEqual(before)
      }),
    )
  })
})

describe('a session', () => {
  const due = (count: number): Candidate[] =>
    Array.from({ length: count }, (_, index) => candidate(`due${index}`))
  const lesson = {
    readingSeconds: 60,
    items: [candidate('hard', 20, 'hard'), candidate('easy', 20, 'easy'), candidate('medium')],
  }
  const choice = { dailyMinutes: 5, lesson, carried: [], due: [], dueCount: 0 }

  test('brings the lesson and its questions, the easy one first', () => {
    expect(composeSession(choice)).toMatchObject({ withLesson: true, catchUp: false })
    expect(idsOf(composeSession(choice).items)).toEqual(['easy', 'medium', 'hard'])
  })

  test('spreads the reviews among them', () => {
    expect(idsOf(composeSession({ ...choice, due: due(3), dueCount: 3 }).items)).toEqual([
      'easy',
      'due0',
      'medium',
      'due1',
      'hard',
      'due2',
    ])
  })

  test('brings the lesson, two of its questions and one review, however few the minutes', () => {
    const long = { readingSeconds: 60, items: ['a', 'b', 'c'].map((id) => candidate(id, 170)) }
    const session = composeSession({ ...choice, dailyMinutes: 3, lesson: long, due: due(1), dueCount: 1 })
    expect(idsOf(session.items)).toEqual(['a', 'due0', 'b'])
  })

  test('is for reviews alone when far more are due than fit beside a lesson', () => {
    const session = composeSession({ ...choice, dailyMinutes: 3, due: due(60), dueCount: 75 })
    expect(session).toMatchObject({ withLesson: false, catchUp: true })
    expect(session.items).toHaveLength(9)
  })

  test('keeps the room of the one review: a full lesson gives up a question for it', () => {
    const full = { readingSeconds: 60, items: ['a', 'b', 'c'].map((id) => candidate(id, 40)) }
    const session = composeSession({ ...choice, dailyMinutes: 3, lesson: full, due: due(1), dueCount: 1 })
    expect(idsOf(session.items)).toEqual(['a', 'due0', 'b'])
    expect(idsOf(composeSession({ ...choice, dailyMinutes: 3, lesson: full }).items)).toEqual(['a', 'b', 'c'])
  })

  test('is no catch-up where leaving out the lesson would not make room for twice as many', () => {
    const session = composeSession({ ...choice, dailyMinutes: 15, due: due(60), dueCount: 75 })
    expect(session).toMatchObject({ withLesson: true, catchUp: false })
  })

  test('is no catch-up while nearly all that is due fits beside the lesson', () => {
    const session = composeSession({ ...choice, due: due(10), dueCount: 10 })
    expect(session).toMatchObject({ withLesson: true, catchUp: false })
  })

  test('is for what is due when the lessons are all done, and empty when nothing is', () => {
    const rest = composeSession({ ...choice, lesson: undefined, due: due(2), dueCount: 2 })
    expect(rest).toMatchObject({ withLesson: false, catchUp: false })
    expect(idsOf(rest.items)).toEqual(['due0', 'due1'])
    expect(composeSession({ ...choice, lesson: undefined })).toEqual({
      withLesson: false,
      catchUp: false,
      items: [],
    })
  })

  test('may be a lesson without questions', () => {
    const reading = composeSession({ ...choice, lesson: { readingSeconds: 30, items: [] } })
    expect(reading).toEqual({ withLesson: true, catchUp: false, items: [] })
  })
})
