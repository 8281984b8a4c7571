import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fallbackText } from '../../../src/chat/fallback.ts'
import { sayIn } from '../../../src/chat/messages/catalogue.ts'
import { addDays, daysBetween } from '../../../src/kernel/local-date.ts'
import { daysInWords } from '../../../src/lessons/days.rules.ts'
import { joinButton } from '../../../src/lessons/learn.card.ts'
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
    ['31.4.2027', { kind: 'unclear' }],
    ['31/13/2027', { kind: 'unclear' }],
    ['31 brumaire', { kind: 'unclear' }],
    ['0 days', { kind: 'unclear' }],
    ['367 days', { kind: 'unclear' }],
    ['999 weeks', { kind: 'unclear' }],
    ['-3 days', { kind: 'unclear' }],
    // That day alone may be meant.
    ['for Monday', { kind: 'unclear' }],
    ['Monday or so', { kind: 'unclear' }],
    ['2.5 days', { kind: 'unclear' }],
    ['two fortnights', { kind: 'unclear' }],
    ['a constructor', { kind: 'unclear' }],
    ['until', { kind: 'unclear' }],
    ['👍', { kind: 'unclear' }],
  ])('%j', (text, expected) => {
    expect(readPause(text, today)).toEqual(expected)
  })

  test.each([
    ['31.3.2027', 'de', '2027-03-31'],
    ['31.03.27', 'de-AT', '2027-03-31'],
    ['31. 3.', 'de', '2027-03-31'],
    ['24.11.', 'de', '2027-11-24'],
    ['bis zum 31. März 2027', 'de', '2027-03-31'],
    ['2 Wochen', 'de', '2026-12-08'],
    // Today is a Tuesday.
    ['until Monday', 'en-GB', '2026-11-30'],
    ['until next Monday.', 'en-US', '2026-11-30'],
    ['Tuesday', 'en-GB', '2026-12-01'],
    ['until tomorrow', 'en-GB', '2026-11-25'],
    ['bis Montag', 'de', '2026-11-30'],
    ['bis zum nächsten Sonnabend', 'de', '2026-11-28'],
    ['bis morgen', 'de', '2026-11-25'],
    ['hasta el lunes', 'es', '2026-11-30'],
    ['hasta el próximo miércoles', 'es', '2026-11-25'],
    ['hasta mañana', 'es', '2026-11-25'],
    ['für einen Monat', 'de', '2026-12-24'],
    ['31/3/2027', 'es', '2027-03-31'],
    ['31-3-2027', 'es-MX', '2027-03-31'],
    ['hasta el 31 de marzo de 2027', 'es', '2027-03-31'],
    ['2 semanas', 'es', '2026-12-08'],
    ['por un día', 'es', '2026-11-25'],
    ['3/4/2027', 'en-GB', '2027-04-03'],
    ['3/4/2027', 'en-US', '2027-03-04'],
    ['31/3/2027', 'en-US', '2027-03-31'],
    ['March 31, 2027', 'en-US', '2027-03-31'],
    ['31st March', 'en-GB', '2027-03-31'],
    ['29.2.', 'de', '2028-02-29'],
    // Somebody who writes in another language than their locale's is understood as well.
    ['2 Wochen', 'en-GB', '2026-12-08'],
    ['31 de marzo', 'en-US', '2027-03-31'],
  ])('%j in %s', (text, locale, date) => {
    expect(readPause(text, today, locale)).toEqual({ kind: 'until', date })
  })

  test('a date is read as the locale writes it', () => {
    const long = { day: 'numeric', month: 'long', year: 'numeric' } as const
    const short = { day: 'numeric', month: 'numeric', year: 'numeric' } as const
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom('en-GB', 'en-US', 'de', 'de-CH', 'es', 'es-MX'),
        fc.constantFrom(long, short),
        (ahead, locale, form) => {
          const date = addDays(today, ahead)
          const at = new Date(`${date}T12:00:00Z`)
          const text = new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' }).format(at)
          expect(readPause(text, today, locale)).toEqual({ kind: 'until', date })
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a day of the week is the next one after today, in each language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(['en', 'until '], ['de', 'bis '], ['es', 'hasta el '], ['de', '']),
        (days, ahead, [locale, until]) => {
          const now = addDays('2024-01-01', days)
          const date = addDays(now, ahead)
          const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
          const text = `${until}${format.format(new Date(`${date}T12:00:00Z`))}`
          expect(readPause(text, now, locale)).toEqual({ kind: 'until', date })
        },
      ),
    )
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

test.each([
  [
    'de',
    'Industrielle Sensorik und Signale',
    '[Diesen Lernpfad anfangen: Industrielle Sensorik und Signale]',
  ],
  ['en', 'Industrial sensing and signals', '[Start this pathway: Industrial sensing and signals]'],
  ['en', 'Tiny', '[Start: Tiny]'],
])('in %s a button says once what it does with “%s”', (locale, title, spoken) => {
  const button = joinButton({ id: 'p', title }, sayIn(locale))
  expect(fallbackText({ name: 'one', nodes: [{ type: 'actions', buttons: [button] }] })).toBe(spoken)
})
