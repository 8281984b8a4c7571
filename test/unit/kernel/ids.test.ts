import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId, newReference } from '../../../src/kernel/ids.ts'

describe('ids', () => {
  test('are 22 characters that need no quoting anywhere', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2300-01-01'), noInvalidDate: true }), (at) => {
        expect(newId(at.getTime())).toMatch(/^[0-9a-hjkmnp-tv-z]{22}$/)
      }),
    )
  })

  test('sort by the time of their making', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 43 }), fc.integer({ min: 1, max: 2 ** 40 }), (earlier, later) => {
        expect(newId(earlier) < newId(earlier + later)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('differ, also within a millisecond', () => {
    const made = new Set(Array.from({ length: 20_000 }, () => newId(1)))
    expect(made.size).toBe(20_000)
  })

  test('use every character at every random place', () => {
    const seen = Array.from({ length: 13 }, () => new Set<string>())
    for (let count = 0; count < 2000; count++) {
      for (const [place, letter] of [...newId(0).slice(9)].entries()) seen[place]?.add(letter)
    }
    expect(seen.map((letters) => letters.size)).toEqual(Array.from({ length: 13 }, () => 32))
  })
})

describe('references', () => {
  test('can be read out: two groups of four without look-alikes', () => {
    for (let count = 0; count < 500; count++) {
      expect(newReference()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    }
  })
})
