import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign, type Offer } from '../../../src/mentorship/auction.rules.ts'
import { leastOverlapHours } from '../../../src/mentorship/candidates.rules.ts'
import { matchPool } from '../../../src/mentorship/matching.rules.ts'
import type { Mentee, Mentor, Pool } from '../../../src/mentorship/pool.rules.ts'
import { aPool, firstCome, linearProgramme, loadHighs, problemOf } from '../../builders/pool.ts'

const now = new Date('2026-11-02T06:00:00Z')
const hourMs = 3_600_000

/** The best that there is, by trying everything. */
const bruteForce = (bidders: readonly (readonly Offer[])[], capacity: readonly number[]): number => {
  const left = [...capacity]
  const bestFrom = (bidder: number): number => {
    if (bidder === bidders.length) return 0
    let best = bestFrom(bidder + 1)
    for (const { object, worth } of bidders[bidder] ?? []) {
      if ((left[object] ?? 0) < 1) continue
      left[object] = (left[object] ?? 0) - 1
      best = Math.max(best, worth + bestFrom(bidder + 1))
      left[object] = (left[object] ?? 0) + 1
    }
    return best
  }
  return bestFrom(0)
}

describe('an auction', () => {
  const problem = fc.record({
    capacity: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 }),
    bidders: fc.array(
      fc.uniqueArray(fc.record({ object: fc.nat(7), worth: fc.integer({ min: 1, max: 1_200 }) }), {
        selector: ({ object }) => object,
        maxLength: 8,
      }),
      { maxLength: 8 },
    ),
  })

  it('finds the best assignment up to eight by eight, and its bound says so', () => {
    fc.assert(
      fc.property(problem, ({ capacity, bidders }) => {
        const best = bruteForce(bidders, capacity)
        const { total, bound, given } = assign(bidders, capacity, 1 / (bidders.length + 1))
        expect(total).toBe(best)
        expect(bound).toBeGreaterThanOrEqual(best - 1e-6)
        expect(bound).toBeLessThan(best + 1)
        for (const [object, places] of capacity.entries())
          expect(given.filter((offer) => offer?.object === object).length).toBeLessThanOrEqual(places)
      }),
      { numRuns: 400 },
    )
  })

  it('with a larger step loses at most a step for each bidder, and its bound still holds', () => {
    fc.assert(
      fc.property(problem, fc.integer({ min: 1, max: 200 }), ({ capacity, bidders }, step) => {
        const best = bruteForce(bidders, capacity)
        const { total, bound } = assign(bidders, capacity, step)
        expect(total).toBeGreaterThanOrEqual(best - step * bidders.length)
        expect(bound).toBeGreaterThanOrEqual(best)
      }),
    )
  })
})

const hours = fc
  .array(fc.tuple(fc.nat(160), fc.integer({ min: 1, max: 9 })), { maxLength: 4 })
  .map((all) =>
    all.map(
      ([from, length]) =>
        [
          new Date(now.getTime() + from * hourMs),
          new Date(now.getTime() + (from + length) * hourMs),
        ] as const,
    ),
  )
const skill = fc.constantFrom('weld', 'opc', 'lock')
const tags = fc.uniqueArray(fc.constantFrom('en', 'de', 'es'), { maxLength: 3 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const pool: fc.Arbitrary<Pool> = fc
  .record({
    mentees: fc.array(
      fc.record({
        skills: fc.uniqueArray(skill, { minLength: 1, maxLength: 2 }),
        languages: tags,
        hours,
        exclude: fc.array(
          fc.integer({ min: 0, max: 5 }).map((index) => `mentor${index}`),
          { maxLength: 2 },
        ),
        waitingDays: fc.nat(90),
        pastMentors: fc.array(
          fc.integer({ min: 0, max: 5 }).map((index) => `mentor${index}`),
          { maxLength: 2 },
        ),
        site: maybe(fc.constantFrom('a', 'b')),
      }),
      { maxLength: 6 },
    ),
    mentors: fc.array(
      fc.record({
        achievements: fc.array(
          fc.record({
            skill,
            validUntil: fc.constantFrom(null, new Date(now.getTime() - 1), new Date(now.getTime() + 1)),
          }),
          { maxLength: 3 },
        ),
        capacity: fc.nat(3),
        load: fc.nat(2),
        languages: tags,
        hours,
        site: maybe(fc.constantFrom('a', 'b')),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ mentees, mentors }) => ({
    mentees: mentees.map((one, index) => ({ id: `mentee${index}`, ...one }) as Mentee),
    mentors: mentors.map((one, index) => ({ id: `mentor${index}`, ...one }) as Mentor),
    now,
  }))

const commonMs = (a: Mentee['hours'], b: Mentor['hours']): number => {
  const halfHours = (all: Mentee['hours']) => {
    const found = new Set<number>()
    for (const [from, until] of all)
      for (let at = from.getTime(); at < until.getTime(); at += hourMs / 2) found.add(at)
    return found
  }
  const other = halfHours(b)
  return ([...halfHours(a)].filter((at) => other.has(at)).length * hourMs) / 2
}

describe('a pool', () => {
  it('never brings together whom something keeps apart, and gives nobody more than their places', () => {
    fc.assert(
      fc.property(pool, (given) => {
        const { pairs, unmatched } = matchPool(given)
        for (const pair of pairs) {
          const mentee = given.mentees.find(({ id }) => id === pair.mentee)
          const mentor = given.mentors.find(({ id }) => id === pair.mentor)
          if (!mentee || !mentor) throw new Error('Nobody')
          expect(mentee.exclude).not.toContain(mentor.id)
          expect(mentee.skills).toContain(pair.skill)
          expect(
            mentor.achievements.some(
              (one) => one.skill === pair.skill && (!one.validUntil || one.validUntil >= now),
            ),
          ).toBe(true)
          expect(mentor.languages.some((tag) => mentee.languages.includes(tag))).toBe(true)
          expect(commonMs(mentee.hours, mentor.hours)).toBeGreaterThanOrEqual(leastOverlapHours * hourMs)
        }
        for (const { id, capacity, load } of given.mentors)
          expect(pairs.filter(({ mentor }) => mentor === id).length).toBeLessThanOrEqual(
            Math.max(0, capacity - load),
          )
        expect([...pairs, ...unmatched].map(({ mentee }) => mentee).sort()).toEqual(
          given.mentees.map(({ id }) => id).sort(),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('comes out the same in whatever order it is given', () => {
    fc.assert(
      fc.property(pool, (given) => {
        const turned = {
          ...given,
          mentees: [...given.mentees].reverse(),
          mentors: [...given.mentors].reverse(),
        }
        expect(matchPool(turned)).toEqual(matchPool(given))
      }),
    )
  })

  const all = [[now, new Date(now.getTime() + 40 * hourMs)]] as const
  const mentor = (id: string, wanted: Partial<Mentor> = {}): Mentor => ({
    id,
    achievements: [{ skill: 'weld', validUntil: null }],
    capacity: 1,
    load: 0,
    languages: ['en'],
    hours: all,
    ...wanted,
  })
  const mentee = (id: string, wanted: Partial<Mentee> = {}): Mentee => ({
    id,
    skills: ['weld'],
    languages: ['en'],
    hours: all,
    exclude: [],
    waitingDays: 0,
    ...wanted,
  })

  it('takes a mentor of before only where there is nobody else', () => {
    const again = mentee('ana', { pastMentors: ['old'] })
    expect(
      matchPool({ mentees: [again], mentors: [mentor('old'), mentor('new', { load: 0 })], now }).pairs,
    ).toMatchObject([{ mentor: 'new' }])
    expect(matchPool({ mentees: [again], mentors: [mentor('old')], now }).pairs).toMatchObject([
      { mentor: 'old' },
    ])
  })

  it('gives a contested place to whom has waited longer, however well the other fits', () => {
    const fits = mentee('fits', { site: 'a', trade: 't' })
    const waits = mentee('waits', { waitingDays: 60 })
    const one = mentor('only', { site: 'a', trade: 't' })
    const { pairs, unmatched } = matchPool({ mentees: [fits, waits], mentors: [one], now })
    expect(pairs).toMatchObject([{ mentee: 'waits' }])
    expect(unmatched).toEqual([{ mentee: 'fits', reason: 'others-first' }])
  })

  it.each([
    ['nobody-holds', mentor('m', { achievements: [] })],
    [
      'nobody-holds',
      mentor('m', { achievements: [{ skill: 'weld', validUntil: new Date(now.getTime() - 1) }] }),
    ],
    ['all-full', mentor('m', { load: 1 })],
    ['all-full', mentor('m', { capacity: 1, load: 3 })],
    ['no-common-language', mentor('m', { languages: ['de'] })],
    ['no-common-hours', mentor('m', { hours: [[now, new Date(now.getTime() + hourMs)]] })],
  ] as const)('says %s where that is why', (reason, only) => {
    expect(matchPool({ mentees: [mentee('ana')], mentors: [only], now }).unmatched).toEqual([
      { mentee: 'ana', reason },
    ])
  })

  it('looks at the time to come alone, whatever somebody else has worked long ago', () => {
    const long = (days: number) => new Date(now.getTime() + days * 24 * hourMs)
    const old = mentor('old', { hours: [[long(-400), long(-399)]], achievements: [] })
    const pool = { mentees: [mentee('ana')], mentors: [mentor('m'), old], now }
    expect(matchPool(pool).pairs).toMatchObject([{ mentee: 'ana', mentor: 'm' }])
    const past = { hours: [[long(-3), long(-2)]] as const }
    const over = { mentees: [mentee('ana', past)], mentors: [mentor('m', past)], now }
    expect(matchPool(over).unmatched).toEqual([{ mentee: 'ana', reason: 'no-common-hours' }])
  })

  it('says that all are excluded where that is why', () => {
    const ana = mentee('ana', { exclude: ['m'] })
    expect(matchPool({ mentees: [ana], mentors: [mentor('m')], now }).unmatched).toEqual([
      { mentee: 'ana', reason: 'all-excluded' },
    ])
  })
})

describe('a large organization', () => {
  it('is matched to within a two-thousandth of the optimum that HiGHS finds', {
    timeout: 180_000,
  }, async () => {
    const pool = aPool(10_000, 2_000)
    const { score, bound, pairs } = matchPool(pool)
    const highs = await loadHighs()
    const best = highs.solve(linearProgramme(problemOf(pool)), { output_flag: false })
    expect(best.Status).toBe('Optimal')
    expect(score / best.ObjectiveValue).toBeGreaterThanOrEqual(0.9995)
    expect(score).toBeLessThanOrEqual(best.ObjectiveValue + 1e-6)
    expect(bound).toBeGreaterThanOrEqual(Math.floor(best.ObjectiveValue - 1e-6))
    expect(score).toBeGreaterThan(firstCome(problemOf(pool)))
    expect(pairs.length).toBeGreaterThan(4_000)
  })

  it('of fifty thousand who wait is matched, too', { timeout: 120_000 }, () => {
    const { pairs, unmatched } = matchPool(aPool(50_000, 2_000))
    expect(pairs.length + unmatched.length).toBe(50_000)
  })
})
