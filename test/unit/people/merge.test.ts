import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/kernel/local-date.ts'
import {
  betterMemory,
  earlierFinish,
  type MergingDelivery,
  type MergingMember,
  type MergingMemory,
  mergedEnrolment,
  mergedMember,
  renumbered,
  survivorOf,
} from '../../../src/people/merge.rules.ts'
import { betterStreak, type Streak, streakNow } from '../../../src/progress/streak.rules.ts'

const day = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((days) => addDays('2027-03-01', days))
const instant = fc.integer({ min: 0, max: 5 }).map((hours) => new Date(Date.UTC(2027, 2, 1, hours)))
const orNull = <T>(given: fc.Arbitrary<T>) => fc.option(given, { nil: null, freq: 2 })
const orUndefined = <T>(given: fc.Arbitrary<T>) => fc.option(given, { nil: undefined, freq: 2 })

const memory: fc.Arbitrary<MergingMemory> = fc.record({
  itemId: fc.constant('i'),
  lastReviewAt: instant,
  reps: fc.integer({ min: 1, max: 3 }),
  lapses: fc.integer({ min: 0, max: 2 }),
  stability: fc.integer({ min: 1, max: 3 }),
  difficulty: fc.integer({ min: 1, max: 3 }),
  dueAt: instant,
})

describe('two memories of one item', () => {
  it('become one of the two, the same whichever is named first, and however many are joined', () => {
    fc.assert(
      fc.property(memory, memory, memory, (a, b, c) => {
        const kept = betterMemory(a, b)
        expect([a, b]).toContain(kept)
        expect(betterMemory(b, a)).toEqual(kept)
        expect(betterMemory(betterMemory(a, b), c)).toEqual(betterMemory(a, betterMemory(b, c)))
        expect(betterMemory(a, a)).toEqual(a)
      }),
    )
  })

  it('the later reviewed is kept, then the one that rests on more answers', () => {
    const one: MergingMemory = {
      itemId: 'i',
      lastReviewAt: new Date('2027-03-01T09:00:00Z'),
      reps: 9,
      lapses: 0,
      stability: 40,
      difficulty: 3,
      dueAt: new Date('2027-04-10T00:00:00Z'),
    }
    const later = { ...one, lastReviewAt: new Date('2027-03-02T09:00:00Z'), reps: 1, stability: 1 }
    expect(betterMemory(one, later)).toBe(later)
    const more = { ...one, reps: 10, stability: 20 }
    expect(betterMemory(more, one)).toBe(more)
  })

  it('an answer given after the merger outweighs both, whichever was stored first', () => {
    fc.assert(
      fc.property(memory, memory, memory, (a, b, c) => {
        const answered = { ...c, lastReviewAt: new Date('2027-04-01T00:00:00Z') }
        expect(betterMemory(betterMemory(a, b), answered)).toEqual(answered)
        expect(betterMemory(answered, betterMemory(b, a))).toEqual(answered)
      }),
    )
  })
})

describe('who stays', () => {
  const member: fc.Arbitrary<MergingMember> = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    onRoster: fc.boolean(),
    createdAt: instant,
    from: orUndefined(day(0, 9)),
    until: orUndefined(day(0, 9)),
    roles: fc.subarray(['learner', 'mentor', 'manager']),
    teamId: orNull(fc.constantFrom('t1', 't2')),
    siteId: orNull(fc.constantFrom('s1', 's2')),
    locale: orNull(fc.constantFrom('en', 'de')),
  })

  it('is the same whoever types the code, is the one of the roster, and keeps the roles of both', () => {
    fc.assert(
      fc.property(member, member, (a, b) => {
        fc.pre(a.id !== b.id)
        const { survivor, merged } = survivorOf(a, b)
        expect(survivorOf(b, a)).toEqual({ survivor, merged })
        expect(survivor.onRoster).toBe(a.onRoster || b.onRoster)
        const one = mergedMember(survivor, merged)
        expect(one.roles).toEqual([...new Set([...a.roles, ...b.roles])].sort())
        if (a.onRoster !== b.onRoster) expect(one.until).toBe(survivor.until)
        if (a.onRoster && b.onRoster && a.until && b.until)
          expect(one.until).toBe([a.until, b.until].sort()[1])
      }),
    )
  })
})

describe('two enrolments and two finishes', () => {
  const enrolment = fc.record({
    status: fc.constantFrom('active', 'completed', 'ended'),
    startsOn: instant,
    dueOn: orNull(instant),
    createdAt: instant,
    endedAt: orNull(instant),
  })

  it('enrolments are the same either way, and nothing that was reached is lost', () => {
    fc.assert(
      fc.property(enrolment, enrolment, (a, b) => {
        const one = mergedEnrolment(a, b)
        expect(mergedEnrolment(b, a)).toEqual(one)
        expect(one.startsOn <= a.startsOn && one.startsOn <= b.startsOn).toBe(true)
        if ([a.status, b.status].includes('completed')) expect(one.status).toBe('completed')
        else if ([a.status, b.status].includes('active')) expect(one.status).toBe('active')
      }),
    )
  })

  it('a lesson is finished from the first time on', () => {
    const finish = fc.record({
      lessonId: fc.constant('l'),
      finishedAt: instant,
      deliveryId: fc.constantFrom('d', 'e'),
    })
    fc.assert(
      fc.property(finish, finish, (a, b) => {
        expect(earlierFinish(a, b)).toEqual(earlierFinish(b, a))
        expect(earlierFinish(a, b).finishedAt <= a.finishedAt).toBe(true)
      }),
    )
  })
})

describe('deliveries of the same dates', () => {
  const deliveries = (name: string): fc.Arbitrary<MergingDelivery[]> =>
    fc
      .uniqueArray(fc.tuple(day(0, 3), fc.integer({ min: 0, max: 4 })), {
        selector: ([date, sequence]) => `${date} ${sequence}`,
        maxLength: 12,
      })
      .map((places) =>
        places.map(([localDate, sequence], index) => ({ id: `${name}${index}`, localDate, sequence })),
      )

  it('all find a place of their own, in their order, and what has one keeps it', () => {
    fc.assert(
      fc.property(deliveries('s'), deliveries('c'), (stay, come) => {
        const moved = new Map(renumbered(stay, come).map(({ id, sequence }) => [id, sequence]))
        const after = [
          ...stay,
          ...come.map((each) => ({ ...each, sequence: moved.get(each.id) ?? each.sequence })),
        ]
        const places = after.map(({ localDate, sequence }) => `${localDate} ${sequence}`)
        expect(new Set(places).size).toBe(stay.length + come.length)
        const taken = new Set(stay.map(({ localDate, sequence }) => `${localDate} ${sequence}`))
        for (const each of come) {
          expect(moved.has(each.id)).toBe(taken.has(`${each.localDate} ${each.sequence}`))
        }
      }),
    )
  })

  it('again, there is nothing left to do', () => {
    fc.assert(
      fc.property(deliveries('s'), deliveries('c'), (stay, come) => {
        const moved = new Map(renumbered(stay, come).map(({ id, sequence }) => [id, sequence]))
        const once = come.map((each) => ({ ...each, sequence: moved.get(each.id) ?? each.sequence }))
        expect(renumbered(stay, once)).toEqual([])
      }),
    )
  })
})

describe('two streaks', () => {
  const streak: fc.Arbitrary<Streak> = fc.record({
    current: fc.integer({ min: 0, max: 20 }),
    best: fc.integer({ min: 0, max: 30 }),
    freezes: fc.integer({ min: 0, max: 2 }),
    lastDate: orUndefined(day(0, 12)),
    excusedUntil: orUndefined(day(0, 12)),
  })
  const today = addDays('2027-03-01', 12)
  const planned = () => true

  it('become the one that shows more, and nobody’s best is lost', () => {
    fc.assert(
      fc.property(streak, streak, (a, b) => {
        const one = betterStreak(a, b, today, planned)
        expect(betterStreak(b, a, today, planned)).toEqual(one)
        expect(one.best).toBe(Math.max(a.best, b.best))
        const shown = [a, b].map((each) => streakNow(each, today, planned))
        expect(streakNow(one, today, planned)).toBeGreaterThanOrEqual(Math.max(...shown))
      }),
    )
  })

  it('a long one that has ended loses to a short one that goes on', () => {
    const ended: Streak = {
      current: 30,
      best: 30,
      freezes: 0,
      lastDate: '2027-01-01',
      excusedUntil: undefined,
    }
    const alive: Streak = {
      current: 3,
      best: 3,
      freezes: 0,
      lastDate: addDays(today, -1),
      excusedUntil: undefined,
    }
    expect(betterStreak(ended, alive, today, planned)).toMatchObject({ current: 3, best: 30 })
  })
})
