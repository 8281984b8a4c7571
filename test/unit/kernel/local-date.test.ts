import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  fromDateColumn,
  isLocalDate,
  localDate,
  toDateColumn,
  weekdayOf,
} from '../../../src/kernel/local-date.ts'

const anyDay = fc
  .integer({ min: Date.UTC(1970, 0, 1) / 86_400_000, max: Date.UTC(9999, 11, 31) / 86_400_000 })
  .map((day) => localDate(day * 86_400_000))
const soon = fc
  .integer({ min: Date.UTC(2000, 0, 1) / 86_400_000, max: Date.UTC(2100, 0, 1) / 86_400_000 })
  .map((day) => localDate(day * 86_400_000))

describe('local dates', () => {
  test('count days as Temporal does', () => {
    fc.assert(
      fc.property(soon, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const then = addDays(date, days)
        expect(then).toBe(Temporal.PlainDate.from(date).add({ days }).toString())
        expect(daysBetween(date, then)).toBe(days)
        // Comparing them as text is comparing them in time: the product does so in many places.
        expect(then > date).toBe(days > 0)
      }),
      { numRuns: 500 },
    )
  })

  test('end with the last that four digits of a year can write', () => {
    expect(addDays('9999-12-30', 1)).toBe('9999-12-31')
    expect(addDays('9999-12-30', 5)).toBe('9999-12-31')
    expect(addDays('9999-12-31', -1)).toBe('9999-12-30')
  })

  test('know their weekday, Monday first', () => {
    expect(weekdayOf('2026-11-23')).toBe(0)
    expect(weekdayOf('2026-11-29')).toBe(6)
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(weekdayOf(date)).toBe(Temporal.PlainDate.from(date).dayOfWeek - 1)
      }),
      { numRuns: 300 },
    )
  })

  test('go into the database and come back', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(fromDateColumn(toDateColumn(date))).toBe(date)
        expect(toDateColumn(date).toISOString()).toBe(`${date}T00:00:00.000Z`)
      }),
    )
  })

  test.each(['2026-11-23', '2028-02-29', '9999-12-31', '0001-01-01'])('%s is one', (text) => {
    expect(isLocalDate(text)).toBe(true)
  })

  test.each([
    '',
    '2026-02-29',
    '2026-11-31',
    '2026-13-01',
    '2026-00-10',
    '2026-11-00',
    '2026-1-2',
    '23.11.2026',
    ' 2026-11-23',
    '2026-11-23\n',
    '2026-11-23T00:00:00Z',
    '+002026-11-23',
    '٢٠٢٦-١١-٢٣',
  ])('%j is none', (text) => {
    expect(isLocalDate(text)).toBe(false)
  })

  test('any text is one if, and only if, Temporal takes it as it stands', () => {
    const almost = fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.nat({ max: 14 }), fc.nat({ max: 33 }))
      .map(([year, month, day]) =>
        [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
          '-',
        ),
      )
    fc.assert(
      fc.property(fc.oneof(fc.string(), almost), (text) => {
        let known = false
        try {
          known = Temporal.PlainDate.from(text).toString() === text
        } catch {
          known = false
        }
        expect(isLocalDate(text)).toBe(known)
      }),
      { numRuns: 1000 },
    )
  })
})
