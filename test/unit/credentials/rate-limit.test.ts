import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rateLimit } from '../../../src/web/rate-limit.ts'

describe('a limit by address', () => {
  test('allows so many at once, and then as many as come back', () => {
    const isAllowed = rateLimit({ burst: 3, perMinute: 6 })
    expect([0, 0, 0, 0].map((at) => isAllowed('a', at))).toEqual([true, true, true, false])
    expect(isAllowed('b', 0)).toBe(true)
    expect(isAllowed('a', 9_000)).toBe(false)
    expect(isAllowed('a', 10_000)).toBe(true)
    expect(isAllowed('a', 10_000)).toBe(false)
  })

  test('whenever they come, never more than the burst and what time gives', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 120 }),
        fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 200 }),
        (burst, perMinute, steps) => {
          const isAllowed = rateLimit({ burst, perMinute })
          let at = 0
          let allowed = 0
          for (const step of steps) {
            at += step
            if (isAllowed('a', at)) allowed++
          }
          expect(allowed).toBeLessThanOrEqual(burst + (at * perMinute) / 60_000 + 1e-6)
          expect(allowed).toBeGreaterThanOrEqual(Math.min(burst, steps.length))
        },
      ),
    )
  })

  test('remembers so many addresses and no more', () => {
    const isAllowed = rateLimit({ burst: 1, perMinute: 1, keys: 2 })
    expect(['a', 'b', 'c'].map((key) => isAllowed(key, 0))).toEqual([true, true, true])
    expect(isAllowed('c', 0)).toBe(false)
    expect(isAllowed('a', 0)).toBe(true)
  })
})
