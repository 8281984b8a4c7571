import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  composeSitting,
  isPassed,
  type Reserved,
  resultOf,
} from '../../../src/credentials/sittings/compose.rules.ts'

const outcome = fc.constantFrom('a', 'b', 'c')
const reserved = fc
  .array(
    fc.record({
      outcome,
      difficulty: fc.constantFrom('easy', 'medium', 'hard'),
      seenAt: fc.option(fc.integer({ min: 1, max: 9 }).map((day) => new Date(day * 86_400_000))),
    }),
    { maxLength: 20 },
  )
  .map((items) =>
    items.map(
      (item, at): Reserved => ({
        ...item,
        itemId: `i${at}`,
        itemVersionId: `v${at}`,
        outcomeId: item.outcome,
      }),
    ),
  )
const lines = fc.array(
  fc.record({
    outcome,
    items: fc.integer({ min: 1, max: 3 }),
    difficulty: fc.option(fc.constantFrom('easy', 'hard'), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 4 },
)
const seed = fc.integer()

describe('composing a sitting', () => {
  it('asks what its lines ask, nothing twice, and the same for a seed', () => {
    fc.assert(
      fc.property(lines, reserved, seed, (wanted, items, chance) => {
        const chosen = composeSitting(wanted, items, chance)
        expect(new Set(chosen.map(({ itemId }) => itemId)).size).toBe(chosen.length)
        expect(chosen.length).toBeLessThanOrEqual(wanted.reduce((sum, line) => sum + line.items, 0))
        for (const item of chosen) expect(wanted.some((line) => line.outcome === item.outcome)).toBe(true)
        expect(composeSitting(wanted, items, chance)).toEqual(chosen)
      }),
    )
  })

  it('shows nothing again while something unseen is left', () => {
    fc.assert(
      fc.property(outcome, fc.integer({ min: 1, max: 3 }), reserved, seed, (one, count, items, chance) => {
        const chosen = composeSitting([{ outcome: one, items: count }], items, chance)
        const fitting = items.filter((item) => item.outcome === one)
        expect(chosen.length).toBe(fitting.length < count ? 0 : count)
        const left = fitting.filter((item) => !chosen.includes(item))
        for (const item of chosen)
          for (const other of left)
            expect(item.seenAt?.getTime() ?? 0).toBeLessThanOrEqual(other.seenAt?.getTime() ?? 0)
      }),
    )
  })
})

describe('what a sitting came to', () => {
  const answer = fc.oneof(
    fc.record({ correct: fc.boolean(), isShown: fc.constant(true) }),
    fc.record({ correct: fc.constant(null), isShown: fc.boolean() }),
  )
  const items = fc.array(
    fc.tuple(outcome, answer).map(([of, one]) => ({ outcome: of, ...one })),
    { minLength: 1, maxLength: 12 },
  )
  it('counts for retention only outcomes that were answered whole, or looked at and left', () => {
    fc.assert(
      fc.property(items, (answered) => {
        const result = resultOf('retained', answered)
        for (const one of ['a', 'b', 'c']) {
          const own = answered.filter((item) => item.outcome === one)
          const isWhole = own.every(({ correct }) => correct !== null)
          const isLeft = own.some(({ correct, isShown }) => correct === null && isShown)
          expect(result[one]?.asked ?? 0).toBe(isWhole || isLeft ? own.length : 0)
          if (isLeft) expect(result[one]?.right).toBeLessThan(own.length)
        }
        const isAll = answered.every(({ correct }) => correct === true)
        expect(isPassed('retained', result, answered.length, 1)).toBe(isAll)
      }),
    )
  })
  it('counts in an assessment what was left as wrong', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 50, max: 100 }), (answered, percent) => {
        const right = answered.filter(({ correct }) => correct === true).length
        const passed = isPassed(
          'assessment',
          resultOf('assessment', answered),
          answered.length,
          percent / 100,
        )
        expect(passed).toBe(right * 100 >= percent * answered.length)
      }),
    )
  })
})
