import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, weekdayOf } from '../../../src/kernel/local-date.ts'
import { instantOf, localDateAt } from '../../../src/kernel/time-zone.ts'
import {
  allDays,
  type DeliveryTimes,
  deliveriesBetween,
  formatTimeOfDay,
  isDeliveryDay,
  latestDelayMs,
  nextDelivery,
  parseDays,
  parseTimeOfDay,
  planStep,
  workDays,
} from '../../../src/lessons/schedule.rules.ts'

const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC')
const anyDate = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days))
const anyTimes: fc.Arbitrary<DeliveryTimes> = fc.record({
  timeZone: anyZone,
  atMinute: fc.nat({ max: 1439 }),
  days: fc.integer({ min: 1, max: allDays }),
  notBefore: fc.option(anyDate, { nil: undefined }),
})
const anyInstant = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2034, 0, 1) })
  .map((at) => new Date(at))

const berlin = (atMinute: number, days = allDays): DeliveryTimes => ({
  timeZone: 'Europe/Berlin',
  atMinute,
  days,
})
const iso = (dates: readonly (Date | null)[]): (string | undefined)[] =>
  dates.map((date) => date?.toISOString())

/** Every delivery day of a window, by the definition alone. */
const planned = (times: DeliveryTimes, from: string, to: string): Date[] => {
  const found: Date[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const chosen = Math.floor(times.days / 2 ** weekdayOf(date)) % 2 === 1
    if (chosen && !(times.notBefore && date < times.notBefore)) {
      found.push(instantOf(times.timeZone, date, times.atMinute))
    }
  }
  return found
}

describe('the next delivery', () => {
  test('is the first planned instant strictly after: none is skipped, none comes twice', () => {
    fc.assert(
      fc.property(anyTimes, anyInstant, (times, after) => {
        const today = localDateAt(times.timeZone, after)
        const begin = times.notBefore && times.notBefore > today ? times.notBefore : today
        const expected = planned(times, addDays(begin, -1), addDays(begin, 8)).find((at) => at > after)
        expect(nextDelivery(times, after)).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
  })

  test('so it is at the very instants of deliveries, and around them', () => {
    fc.assert(
      fc.property(
        anyTimes,
        anyDate,
        fc.constantFrom(-60_000, -1, 0, 1, 60_000, 1_800_000, 3_600_000),
        (times, date, off) => {
          const after = new Date(instantOf(times.timeZone, date, times.atMinute).getTime() + off)
          const begin = times.notBefore && times.notBefore > date ? times.notBefore : date
          const expected = planned(times, addDays(begin, -1), addDays(begin, 9)).find((at) => at > after)
          expect(nextDelivery(times, after)).toEqual(expected)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('a time that the clocks skip comes as the gap ends', () => {
    const times = berlin(150)
    expect(nextDelivery(times, new Date('2027-03-27T12:00:00Z'))?.toISOString()).toBe(
      '2027-03-28T01:00:00.000Z',
    )
    expect(nextDelivery(times, new Date('2027-03-28T01:00:00Z'))?.toISOString()).toBe(
      '2027-03-29T00:30:00.000Z',
    )
  })

  test('a time that comes twice is used once, the first time', () => {
    const times = berlin(150)
    expect(nextDelivery(times, new Date('2027-10-31T00:29:59Z'))?.toISOString()).toBe(
      '2027-10-31T00:30:00.000Z',
    )
    // The second 02:30 is at 01:30 UTC.
    for (const after of ['2027-10-31T00:30:00Z', '2027-10-31T01:00:00Z', '2027-10-31T01:29:59Z']) {
      expect(nextDelivery(times, new Date(after))?.toISOString()).toBe('2027-11-01T01:30:00.000Z')
    }
  })

  test('there is none where no day is chosen', () => {
    expect(nextDelivery(berlin(540, 0), new Date('2027-01-01T00:00:00Z'))).toBeNull()
  })

  test('waits for the first day, also where that is far ahead', () => {
    const after = new Date('2026-11-24T12:00:00Z')
    const from = (notBefore: string, days = allDays) =>
      nextDelivery({ ...berlin(540, days), notBefore }, after)
    expect(from('2026-12-24')?.toISOString()).toBe('2026-12-24T08:00:00.000Z')
    expect(from('2026-11-24')?.toISOString()).toBe('2026-11-25T08:00:00.000Z')
    expect(from('2020-01-01')?.toISOString()).toBe('2026-11-25T08:00:00.000Z')
    // 9999-12-31 is a Friday, and no date that the product can write follows it.
    expect(from('9999-12-31')?.toISOString()).toBe('9999-12-31T08:00:00.000Z')
    expect(from('9999-12-31', 1)).toBeNull()
    expect(from('9999-12-28', 2)?.toISOString()).toBe('9999-12-28T08:00:00.000Z')
    expect(from('9999-12-29', 3)).toBeNull()
  })
})

describe('the deliveries between two dates', () => {
  test('are the next delivery again and again', () => {
    fc.assert(
      fc.property(anyTimes, anyDate, fc.nat({ max: 60 }), (times, from, days) => {
        const to = addDays(from, days)
        const chain: Date[] = []
        // A day whose midnight is skipped begins with its own first instant, never before it.
        let at = new Date(instantOf(times.timeZone, from, 0).getTime() - 1)
        for (;;) {
          const next = nextDelivery(times, at)
          if (!next || localDateAt(times.timeZone, next) > to) break
          chain.push(next)
          at = next
        }
        expect(iso(deliveriesBetween(times, from, to))).toEqual(iso(chain))
      }),
      { numRuns: 400 },
    )
  })

  test('hold both ends, and are none the wrong way round', () => {
    expect(iso(deliveriesBetween(berlin(150), '2027-03-27', '2027-03-29'))).toEqual([
      '2027-03-27T01:30:00.000Z',
      '2027-03-28T01:00:00.000Z',
      '2027-03-29T00:30:00.000Z',
    ])
    expect(deliveriesBetween(berlin(150), '2027-03-29', '2027-03-28')).toEqual([])
    expect(deliveriesBetween(berlin(150, workDays), '2027-03-27', '2027-03-28')).toEqual([])
  })
})

describe('one step of the plan', () => {
  const times = berlin(540)
  const at = (text: string) => new Date(text)

  test('sends for the date that is due, and looks again at the next', () => {
    expect(planStep(times, at('2026-11-24T08:00:00Z'), at('2026-11-24T08:00:30Z'))).toEqual({
      send: '2026-11-24',
      next: at('2026-11-25T08:00:00Z'),
    })
  })

  test('after a short outage, sends late; after a longer one, waits for the next', () => {
    const due = at('2026-11-24T08:00:00Z')
    const late = new Date(due.getTime() + latestDelayMs)
    expect(planStep(times, due, late).send).toBe('2026-11-24')
    expect(planStep(times, due, new Date(late.getTime() + 1))).toEqual({
      send: null,
      next: at('2026-11-25T08:00:00Z'),
    })
  })

  test('after days, sends for the last of them alone', () => {
    expect(planStep(times, at('2026-11-17T08:00:00Z'), at('2026-11-24T09:00:00Z'))).toEqual({
      send: '2026-11-24',
      next: at('2026-11-25T08:00:00Z'),
    })
    expect(planStep(times, at('2026-11-17T08:00:00Z'), at('2026-11-24T07:59:59Z'))).toEqual({
      send: null,
      next: at('2026-11-24T08:00:00Z'),
    })
  })

  test('passes over a day of a pause', () => {
    const paused = { ...times, notBefore: '2026-12-01' }
    expect(planStep(paused, at('2026-11-24T08:00:00Z'), at('2026-11-24T08:00:00Z'))).toEqual({
      send: null,
      next: at('2026-12-01T08:00:00Z'),
    })
  })

  test('always moves on, never sends for what is to come, and never twice for one date', () => {
    fc.assert(
      fc.property(
        anyTimes,
        anyInstant,
        fc.array(fc.nat({ max: 5 * 86_400_000 }), { minLength: 1, maxLength: 12 }),
        (some, start, gaps) => {
          const sent: string[] = []
          let due = nextDelivery(some, start)
          let now = start
          for (const gap of gaps) {
            now = new Date(now.getTime() + gap)
            if (!due || due > now) continue
            const step = planStep(some, due, now)
            expect(step.next && step.next > now).toBe(true)
            if (step.send) {
              const instant = instantOf(some.timeZone, step.send, some.atMinute)
              expect(isDeliveryDay(some.days, step.send)).toBe(true)
              expect(instant <= now && now.getTime() - instant.getTime() <= latestDelayMs).toBe(true)
              expect(some.notBefore === undefined || step.send >= some.notBefore).toBe(true)
              sent.push(step.send)
            }
            due = step.next
          }
          expect(sent).toEqual([...new Set(sent)].sort())
        },
      ),
      { numRuns: 500 },
    )
  })

  test('with a tick each minute, every planned delivery is sent, on its own date', () => {
    fc.assert(
      fc.property(anyTimes, anyInstant, (some, start) => {
        const end = new Date(start.getTime() + 21 * 86_400_000)
        const sent: (string | null)[] = []
        let due = nextDelivery(some, start)
        while (due && due < end) {
          const step = planStep(some, due, new Date(due.getTime() + 59_000))
          sent.push(step.send)
          due = step.next
        }
        const dates = planned(
          some,
          addDays(localDateAt(some.timeZone, start), -1),
          addDays(localDateAt(some.timeZone, end), 1),
        )
          .filter((instant) => instant > start && instant < end)
          .map((instant) => localDateAt(some.timeZone, instant))
        expect(sent).toEqual(dates)
      }),
      { numRuns: 200 },
    )
  })
})

describe('days as people write them', () => {
  test.each([
    ['mon-fri', workDays],
    ['mon,wed,fri', 0b0010101],
    [' Mon , Wed ', 0b0000101],
    ['sat-mon', 0b1100001],
    ['sat-sun', 0b1100000],
    ['sun-sat', allDays],
    ['monday-friday', workDays],
    ['Tuesday,THU', 0b0001010],
    ['mon-wed,wed-fri', workDays],
    ['sun', 0b1000000],
    ['sun-sun', 0b1000000],
    ['daily', allDays],
    ['All', allDays],
  ])('%j', (text, days) => {
    expect(parseDays(text)).toBe(days)
  })

  test.each([
    '',
    ',',
    'mon,',
    'mon-',
    '-fri',
    'mon-fri-sun',
    'mo',
    'm',
    'montag',
    'mond',
    '1-5',
    'never',
    'mon fri',
    'mon–fri',
    'constructor',
  ])('%j is none', (text) => {
    expect(parseDays(text)).toBeNull()
  })

  test('any text is a set of at least one day, or none', () => {
    const pieces = fc.array(fc.constantFrom('mon', 'tue', 'sunday', ',', '-', ' ', 'x', ''), { maxLength: 9 })
    const any = fc.oneof(
      fc.string(),
      pieces.map((each) => each.join('')),
    )
    fc.assert(
      fc.property(any, (text) => {
        const days = parseDays(text)
        expect(days === null || (Number.isInteger(days) && days >= 1 && days <= allDays)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a time of day', () => {
  test('comes back as it was written', () => {
    for (let minute = 0; minute < 1440; minute++) {
      expect(parseTimeOfDay(formatTimeOfDay(minute))).toBe(minute)
      expect(formatTimeOfDay(minute)).toMatch(/^\d\d:\d\d$/)
    }
    expect(parseTimeOfDay(' 9:05 ')).toBe(545)
  })

  test.each(['', '24:00', '9', '9:5', '09:60', '-1:00', '09:00:00', '09.00', '٠٩:٠٠', '9 am', '1e1:00'])(
    '%j is none',
    (text) => {
      expect(parseTimeOfDay(text)).toBeNull()
    },
  )

  test('any text is a minute of the day, or none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^ ?\d{0,3}:\d{0,3} ?$/)), (text) => {
        const minute = parseTimeOfDay(text)
        if (minute === null) return
        expect(minute).toBeGreaterThanOrEqual(0)
        expect(minute).toBeLessThan(1440)
        expect(formatTimeOfDay(minute).endsWith(text.trim().padStart(5, '0'))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
