import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sayIn } from '../../../src/chat/messages/catalogue.ts'
import { addDays, daysBetween } from '../../../src/kernel/local-date.ts'
import { daysInWords } from '../../../src/lessons/days.rules.ts'
import { readPause } from '../../../src/lessons/pause.rules.ts'
import { minutesOf, readingSeconds } from '../../../src/lessons/reading.rules.ts'

const today = '2026-11-24'

describe('how long a pause is to be', () => {
  test.each([
    ['', { kind: 'open' }],
    ['  ', { kind: 'open' }],
    ['2026-11-25', { kind: 'until', date: '2026-11-25' }],
    ['until 2027-03-31', { kind: 'until', date: '2027-03-31' }],
    ['a day', { kind: 'until', date: '2026-11-25' }],
    ['1 day', { kind: 'until', date: '2026-11-25' }],
    ['for 3 days', { kind: 'until', date: '2026-11-27' }],
    ['2 weeks', { kind: 'until', date: '2026-12-08' }],
    ['One Week', { kind: 'until', date: '2026-12-01' }],
    ['a month', { kind: 'until', date: '2026-12-24' }],
    ['366 days', { kind: 'until', date: '2027-11-25' }],
    // What says nothing that can be kept is asked again, never guessed.
    ['2026-11-24', { kind: 'unclear' }],
    ['2026-11-23', { kind: 'unclear' }],
    ['2027-02-30', { kind: 'unclear' }],
    ['31.3.2027', { kind: 'unclear' }],
    ['0 days', { kind: 'unclear' }],
    ['367 days', { kind: 'unclear' }],
    ['999 weeks', { kind: 'unclear' }],
    ['-3 days', { kind: 'unclear' }],
    ['2.5 days', { kind: 'unclear' }],
    ['two fortnights', { kind: 'unclear' }],
    ['a constructor', { kind: 'unclear' }],
    ['until', { kind: 'unclear' }],
    ['👍', { kind: 'unclear' }],
  ])('%j', (text, expected) => {
    expect(readPause(text, today)).toEqual(expected)
  })

  test('any text is a date to come, open, or unclear', () => {
    const near = fc
      .tuple(
        fc.constantFrom('', 'for ', 'until '),
        fc.oneof(fc.nat({ max: 1200 }).map(String), fc.constantFrom('a', 'one')),
        fc.constantFrom(' day', ' days', ' weeks', ' month'),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), fc.nat({ max: 4000 }), (text, days) => {
        const now = addDays('2024-01-01', days)
        const asked = readPause(text, now)
        if (asked.kind === 'until') expect(daysBetween(now, asked.date)).toBeGreaterThanOrEqual(1)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('days in words', () => {
  const say = sayIn('en-GB')

  test.each([
    [0, 'no days'],
    [0b0011111, 'Monday to Friday'],
    [0b1111111, 'every day'],
    [0b0000001, 'Monday'],
    [0b1000000, 'Sunday'],
    [0b0000101, 'Monday and Wednesday'],
    [0b1010100, 'Wednesday, Friday and Sunday'],
  ])('%i', (days, words) => {
    expect(daysInWords(days, say)).toBe(words)
  })

  test('no two sets of days sound alike', () => {
    const said = new Set(Array.from({ length: 128 }, (_, days) => daysInWords(days, say)))
    expect(said.size).toBe(128)
  })
})

describe('how long it takes', () => {
  test('to read: 200 words a minute', () => {
    expect([0, 1, 84, 200].map(readingSeconds)).toEqual([0, 1, 26, 60])
  })

  test('in whole minutes, never none', () => {
    expect([0, 29, 89, 90, 300].map(minutesOf)).toEqual([1, 1, 1, 2, 5])
  })
})
