import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  endOfLocalDay,
  instantOf,
  isTimeZone,
  localDateAt,
  minuteOfDayAt,
} from '../../../src/kernel/time-zone.ts'

/** Every zone that the runtime knows, and names it takes beside them. */
const zones = [
  ...Intl.supportedValuesOf('timeZone'),
  'UTC',
  'Etc/GMT+12',
  'Etc/GMT-14',
  'Asia/Calcutta',
  'Asia/Kolkata',
  'US/Pacific',
]

const start = Date.UTC(2020, 0, 1)
const end = Date.UTC(2033, 0, 1)
const dayMs = 86_400_000
const dates = Array.from({ length: (end - start) / dayMs }, (_, day) =>
  new Date(start + day * dayMs).toISOString().slice(0, 10),
)

const anyZone = fc.constantFrom(...zones)
const anyDate = fc.constantFrom(...dates)
const anyMinute = fc.integer({ min: 0, max: 1439 })
const anyInstant = fc.integer({ min: start, max: end - 1 })

const localTime = (date: string, minute: number): Temporal.PlainDateTime =>
  Temporal.PlainDate.from(date).toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })

/** What the product promises, said by Temporal: the time itself, its first occurrence, or the end of the gap. */
const promised = (zone: string, date: string, minute: number): number => {
  const wanted = localTime(date, minute)
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(wanted)) return earlier.epochMilliseconds
  // Skipped: `earlier` lies before the gap, and the next change of offset is its end.
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.NaN
}

/** The changes of offset of a zone over the years, in epoch milliseconds. */
const changesOf = (zone: string): number[] => {
  const found: number[] = []
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone)
  while (at) {
    at = at.getTimeZoneTransition('next')
    if (!at || at.epochMilliseconds >= end) break
    found.push(at.epochMilliseconds)
  }
  return found
}

const changing = zones.flatMap((zone) => changesOf(zone).map((at) => ({ zone, at })))

describe('the instant of a local time', () => {
  test('is what Temporal says, in any zone on any day', () => {
    fc.assert(
      fc.property(anyZone, anyDate, anyMinute, (zone, date, minute) => {
        expect(instantOf(zone, date, minute).getTime()).toBe(promised(zone, date, minute))
      }),
      { numRuns: 2000 },
    )
  })

  test('and within a day of any change of offset in 2020 to 2032', () => {
    expect(changing.length).toBeGreaterThan(3000)
    fc.assert(
      fc.property(
        fc.constantFrom(...changing),
        fc.integer({ min: -1600, max: 1600 }),
        ({ zone, at }, minutes) => {
          const near = Temporal.Instant.fromEpochMilliseconds(at + minutes * 60_000).toZonedDateTimeISO(zone)
          const date = near.toPlainDate().toString()
          const minute = near.hour * 60 + near.minute
          expect(instantOf(zone, date, minute).getTime()).toBe(promised(zone, date, minute))
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('at each change of each zone: the minutes that are skipped, and those that come twice', () => {
    const wrong: string[] = []
    for (const { zone, at } of changing) {
      const before = Temporal.Instant.fromEpochMilliseconds(at - 1).toZonedDateTimeISO(zone)
      const offsets = [before, before.add({ milliseconds: 1 })].map((each) => each.offsetNanoseconds / 60e9)
      const [low, high] = [Math.min(...offsets), Math.max(...offsets)]
      // Local times between these two are skipped where the offset grows, and come twice where it shrinks.
      for (const offset of [low, (low + high) / 2, high - 1, high]) {
        const local = new Date(at + Math.floor(offset) * 60_000).toISOString()
        const date = local.slice(0, 10)
        const minute = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))
        const got = instantOf(zone, date, minute).getTime()
        if (got !== promised(zone, date, minute))
          wrong.push(`${zone} ${local}: ${new Date(got).toISOString()}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test.each([
    ['a time that is skipped, in Berlin', 'Europe/Berlin', '2027-03-28', 150, '2027-03-28T01:00:00.000Z'],
    ['the first minute of the gap', 'Europe/Berlin', '2027-03-28', 120, '2027-03-28T01:00:00.000Z'],
    ['the minute after the gap', 'Europe/Berlin', '2027-03-28', 180, '2027-03-28T01:00:00.000Z'],
    ['the minute before the gap', 'Europe/Berlin', '2027-03-28', 119, '2027-03-28T00:59:00.000Z'],
    ['a time that comes twice, in Berlin', 'Europe/Berlin', '2027-10-31', 150, '2027-10-31T00:30:00.000Z'],
    [
      'half an hour on Lord Howe Island',
      'Australia/Lord_Howe',
      '2027-10-03',
      135,
      '2027-10-02T15:30:00.000Z',
    ],
    ['a midnight that is skipped, in Beirut', 'Asia/Beirut', '2027-03-28', 0, '2027-03-27T22:00:00.000Z'],
    ['an ordinary morning in Chicago', 'America/Chicago', '2026-11-24', 540, '2026-11-24T15:00:00.000Z'],
    ['a quarter of an hour in Kathmandu', 'Asia/Kathmandu', '2026-11-24', 540, '2026-11-24T03:15:00.000Z'],
  ])('%s', (_what, zone, date, minute, instant) => {
    expect(instantOf(zone, date, minute).toISOString()).toBe(instant)
  })

  test('a whole day that a zone leaves out ends with the day after it', () => {
    // Samoa went over the date line on 30 December 2011, the only such day since zones are kept.
    expect(instantOf('Pacific/Apia', '2011-12-30', 540).toISOString()).toBe('2011-12-30T10:00:00.000Z')
  })
})

describe('the local time of an instant', () => {
  test('is what Temporal says, in any zone', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, at) => {
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
        expect(localDateAt(zone, new Date(at))).toBe(local.toPlainDate().toString())
        expect(minuteOfDayAt(zone, new Date(at))).toBe(local.hour * 60 + local.minute)
      }),
      { numRuns: 2000 },
    )
  })

  test('and in the minutes around each change of offset', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...changing),
        fc.integer({ min: -120_000, max: 120_000 }),
        ({ zone, at }, off) => {
          const local = Temporal.Instant.fromEpochMilliseconds(at + off).toZonedDateTimeISO(zone)
          expect(localDateAt(zone, new Date(at + off))).toBe(local.toPlainDate().toString())
          expect(minuteOfDayAt(zone, new Date(at + off))).toBe(local.hour * 60 + local.minute)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('comes back to the instant, but where the clocks repeat', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, at) => {
        const minute = Math.floor(at / 60_000) * 60_000
        const again = instantOf(
          zone,
          localDateAt(zone, new Date(minute)),
          minuteOfDayAt(zone, new Date(minute)),
        )
        expect(again.getTime()).toBeLessThanOrEqual(minute)
        const repeated = changing.some((each) => each.zone === zone && Math.abs(each.at - minute) < dayMs)
        if (!repeated) expect(again.getTime()).toBe(minute)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the end of a local day', () => {
  test('is the first instant at which the date has passed', () => {
    fc.assert(
      fc.property(fc.oneof(anyZone, fc.constant('Asia/Beirut')), anyDate, (zone, date) => {
        const over = endOfLocalDay(zone, date)
        expect(localDateAt(zone, over) > date).toBe(true)
        expect(localDateAt(zone, new Date(over.getTime() - 1))).toBe(date)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['23 hours', '2027-03-28', 23],
    ['25 hours', '2027-10-31', 25],
    ['24 hours', '2027-11-01', 24],
  ])('a day of %s', (_what, date, hours) => {
    const long =
      endOfLocalDay('Europe/Berlin', date).getTime() - instantOf('Europe/Berlin', date, 0).getTime()
    expect(long / 3_600_000).toBe(hours)
  })
})

describe('the name of a zone', () => {
  test('is any that the runtime knows', () => {
    expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([])
  })

  test.each(['', 'Europe/Atlantis', '+02:00', 'Berlin', 'Europe/Berlin ', 'local', '-1', 'a'.repeat(300)])(
    '%j is none',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false)
    },
  )

  test('any text is answered with yes or no', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof isTimeZone(text) === 'boolean'))
  })
})
