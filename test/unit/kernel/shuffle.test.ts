import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shuffledOrder } from '../../../src/kernel/shuffle.ts'

const seeds = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })

describe('the order in which things are shown', () => {
  test('holds each of them once', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), seeds, (count, seed) => {
        expect([...shuffledOrder(count, seed)].sort((a, b) => a - b)).toEqual(
          Array.from({ length: count }, (_, index) => index),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('is the same for the same seed', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), seeds, (count, seed) => {
        expect(shuffledOrder(count, seed)).toEqual(shuffledOrder(count, seed))
      }),
    )
  })

  test('stays the same from release to release: what is asked is answered after an update', () => {
    expect(shuffledOrder(6, 1)).toEqual([4, 1, 5, 2, 0, 3])
    expect(shuffledOrder(4, -12345)).toEqual([3, 1, 0, 2])
    expect(shuffledOrder(8, 2_147_483_647)).toEqual([7, 4, 5, 6, 1, 2, 0, 3])
  })

  test('puts each thing at each place about equally often', () => {
    const places = 4
    const rounds = 24_000
    const counts = Array.from({ length: places * places }, () => 0)
    for (let seed = 0; seed < rounds; seed++) {
      shuffledOrder(places, Math.imul(seed, 0x9e3779b1)).forEach((thing, place) => {
        counts[thing * places + place] = (counts[thing * places + place] ?? 0) + 1
      })
    }
    // 6,000 expected each; four standard deviations are 268.
    expect(counts.filter((count) => Math.abs(count - rounds / places) > 268)).toEqual([])
  })

  test('reaches every order', () => {
    const orders = new Set(Array.from({ length: 2000 }, (_, seed) => shuffledOrder(4, seed).join('')))
    expect(orders.size).toBe(24)
  })
})
