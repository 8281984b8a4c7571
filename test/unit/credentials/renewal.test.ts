import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CriterionSource } from '../../../src/content/criterion-schemas/registry.ts'
import type { RecordItem } from '../../../src/credentials/criteria/criterion.ts'
import {
  fadesAt,
  isFaded,
  renewableFrom,
  renewalOutcomes,
  renewedUntil,
  weakOutcomes,
} from '../../../src/credentials/renewals/renewal.rules.ts'
import { countingOf, isValid } from '../../../src/credentials/standing.rules.ts'
import type { MemoryState } from '../../../src/review/memory.rules.ts'

const dayMs = 86_400_000
const now = new Date('2026-11-02T08:00:00Z')
const outcomes = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const definition = (renewal?: 'weak-outcomes' | 'all-outcomes', atLeast?: number) => ({
  outcomes,
  ...(renewal && { renewal }),
  criteria: {
    kind: 'all',
    of: [
      { kind: 'lessons-completed', modules: ['m'] },
      ...(atLeast ? [{ kind: 'mastery', skill: 's', atLeast }] : []),
    ],
  } as CriterionSource,
})
const items: RecordItem[] = outcomes.flatMap((outcome) =>
  ['1', '2'].map((at) => ({ id: `${outcome}${at}`, outcome, skill: 's', reserve: false })),
)
const remembered = (stability: number, daysAgo: number): MemoryState => ({
  dueAt: now,
  stability,
  difficulty: 5,
  reps: 2,
  lapses: 0,
  lastReviewAt: new Date(now.getTime() - daysAgo * dayMs),
})
const memories = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...items.map(({ id }) => id)),
    state: fc
      .tuple(fc.double({ min: 0.5, max: 400, noNaN: true }), fc.integer({ min: 0, max: 500 }))
      .map(([stability, ago]) => remembered(stability, ago)),
  }),
  { selector: ({ id }) => id },
)
/** As after an award: everything was practised not long ago. */
const everyItem = fc.tuple(
  ...items.map(({ id }) =>
    fc
      .tuple(fc.double({ min: 2, max: 60, noNaN: true }), fc.integer({ min: 0, max: 6 }))
      .map(([stability, ago]) => ({ id, state: remembered(stability, ago) })),
  ),
)
const recordOf = (all: readonly { id: string; state: MemoryState }[]) => ({
  items,
  memory: new Map(all.map(({ id, state }) => [id, state])),
})

describe('what a renewal asks', () => {
  it('is all that is weak or was missed, at least five outcomes, each once, the weakest first', () => {
    fc.assert(
      fc.property(memories, fc.subarray(outcomes), (all, missed) => {
        const record = recordOf(all)
        const asked = renewalOutcomes(definition(), record, missed, now)
        const weak = weakOutcomes(definition(), record, now)
        expect(new Set(asked).size).toBe(asked.length)
        expect(asked).toEqual(expect.arrayContaining([...weak, ...missed]))
        expect(asked).toHaveLength(Math.max(5, new Set([...weak, ...missed]).size))
      }),
    )
  })

  it('is everything where the achievement says so', () => {
    fc.assert(
      fc.property(memories, (all) => {
        expect(renewalOutcomes(definition('all-outcomes'), recordOf(all), [], now)).toEqual(outcomes)
      }),
    )
  })

  it('begins with what was never learnt, and leaves what is known well', () => {
    const record = recordOf(
      items.filter(({ outcome }) => outcome !== 'c').map(({ id }) => ({ id, state: remembered(400, 1) })),
    )
    expect(weakOutcomes(definition(), record, now)).toEqual(['c'])
    expect(renewalOutcomes(definition(), record, [], now)[0]).toBe('c')
  })
})

describe('when what it rests on has faded', () => {
  it('is found to the day: it holds the day before, and no longer on it', () => {
    fc.assert(
      fc.property(everyItem, fc.constantFrom(0.6, 0.7, 0.8), (all, atLeast) => {
        const of = definition(undefined, atLeast)
        const record = recordOf(all)
        fc.pre(!isFaded(of, record, now))
        const at = fadesAt(of, record, now, 60)
        const days = Math.round((at.getTime() - now.getTime()) / dayMs)
        expect(days).toBeGreaterThanOrEqual(1)
        expect(isFaded(of, record, new Date(at.getTime() - dayMs))).toBe(false)
        if (days < 60) expect(isFaded(of, record, at)).toBe(true)
      }),
    )
  })
})

describe('the time of a renewal', () => {
  it('never ends before the old one, and loses nothing of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 1, max: 60 }), (days, months) => {
        const old = new Date(Math.floor((now.getTime() + days * dayMs) / 1000) * 1000)
        const until = renewedUntil(old, months, now)
        const from = old > now ? old : now
        expect(until?.getTime()).toBeGreaterThan(from.getTime() + months * 27 * dayMs)
        expect(until?.getTime()).toBeLessThanOrEqual(from.getTime() + months * 31 * dayMs)
        expect(renewableFrom(old)?.getTime()).toBe(old.getTime() - 30 * dayMs)
      }),
    )
    expect(renewedUntil(now, undefined, now)).toBeNull()
    expect(renewableFrom(null)).toBeUndefined()
  })
})

describe('the credential that counts', () => {
  const rows = fc.array(
    fc.record({
      achievementId: fc.constantFrom('x', 'y', null),
      sequence: fc.integer({ min: 1, max: 5 }),
      signedAt: fc.constantFrom(null, now),
      validFrom: fc.constant(now),
      validUntil: fc.constantFrom(null, new Date(now.getTime() - dayMs), new Date(now.getTime() + dayMs)),
      suspendedAt: fc.constantFrom(null, now),
      suspendedReason: fc.constant(null),
      revokedAt: fc.constantFrom(null, now),
      revokedReason: fc.constant(null),
    }),
    { maxLength: 8 },
  )

  it('is one of each achievement, and a valid one wherever there is one', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const counting = countingOf(all, now)
        for (const achievement of ['x', 'y']) {
          const of = all.filter(({ achievementId }) => achievementId === achievement)
          const counts = counting.filter(({ achievementId }) => achievementId === achievement)
          expect(counts).toHaveLength(of.length > 0 ? 1 : 0)
          expect(counts.some((row) => isValid(row, now))).toBe(of.some((row) => isValid(row, now)))
        }
        expect(counting.filter(({ achievementId }) => achievementId === null)).toEqual(
          all.filter(({ achievementId }) => achievementId === null),
        )
      }),
    )
  })
})
