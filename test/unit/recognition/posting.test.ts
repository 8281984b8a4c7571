import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDateAt, minuteOfDayAt } from '../../../src/kernel/time-zone.ts'
import {
  type ChannelTimes,
  dayPostAt,
  isQuiet,
  nextOpen,
  nextRefresh,
  nextWeekly,
  posting,
  refreshEveryMs,
  weekly,
} from '../../../src/recognition/posting.rules.ts'

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
]

const anInstant = fc.date({
  min: new Date('2026-01-01'),
  max: new Date('2028-01-01'),
  noInvalidDate: true,
})
const minute = fc.integer({ min: 0, max: 1_439 })
const times: fc.Arbitrary<ChannelTimes> = fc.record({
  mode: fc.constantFrom('posts', 'digest', 'off'),
  timeZone: fc.constantFrom(...zones),
  dailyLimit: fc.integer({ min: 1, max: 20 }),
  quietFrom: minute,
  quietUntil: minute,
})

const dayMs = 86_400_000

describe('quiet hours', () => {
  const berlin = {
    mode: 'posts',
    timeZone: 'Europe/Berlin',
    dailyLimit: 5,
    quietFrom: 1_200,
    quietUntil: 420,
  }

  it.each([
    ['2026-11-02T18:59:00Z', false],
    ['2026-11-02T19:00:00Z', true],
    ['2026-11-03T05:59:00Z', true],
    ['2026-11-03T06:00:00Z', false],
  ])('go over midnight: %s', (at, quiet) => {
    expect(isQuiet(berlin, new Date(at))).toBe(quiet)
  })

  it('end at the next instant that is not quiet, within a day, on the days of the clocks as well', () => {
    fc.assert(
      fc.property(times, anInstant, (channel, now) => {
        const opens = nextOpen(channel, now)
        expect(opens.getTime()).toBeGreaterThanOrEqual(now.getTime())
        expect(opens.getTime() - now.getTime()).toBeLessThanOrEqual(dayMs + 2 * 3_600_000)
        if (!isQuiet(channel, now)) expect(opens).toEqual(now)
        else if (minuteOfDayAt(channel.timeZone, opens) === channel.quietUntil)
          expect(isQuiet(channel, opens)).toBe(false)
      }),
    )
  })

  it('are none where they end when they begin', () => {
    fc.assert(
      fc.property(times, anInstant, (channel, now) => {
        expect(isQuiet({ ...channel, quietUntil: channel.quietFrom }, now)).toBe(false)
      }),
    )
  })
})

describe('a moment in a channel', () => {
  it('is posted now only where there is room, and nobody is left in peace', () => {
    fc.assert(
      fc.property(times, fc.nat(30), anInstant, (channel, posted, now) => {
        const what = posting(channel, posted, now)
        if (channel.mode !== 'posts') expect(what.is).toBe('not')
        else if (isQuiet(channel, now)) expect(what).toEqual({ is: 'later', at: nextOpen(channel, now) })
        else if (posted < channel.dailyLimit)
          expect(what).toEqual({ is: 'now', date: localDateAt(channel.timeZone, now) })
        else expect(what.is).toBe('together')
      }),
    )
  })

  it('comes with the rest of its day later, and within two days', () => {
    fc.assert(
      fc.property(times, anInstant, (channel, now) => {
        const { at, date } = dayPostAt(channel, now)
        expect(at.getTime()).toBeGreaterThan(now.getTime())
        expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(3 * dayMs)
        expect(date >= localDateAt(channel.timeZone, now)).toBe(true)
      }),
    )
  })
})

describe('what comes once a week', () => {
  it('comes on its day at its time, after now, and within eight days', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom('channel' as const, 'manager' as const),
        anInstant,
        (zone, kind, now) => {
          const at = nextWeekly(weekly[kind], zone, now)
          expect(at.getTime()).toBeGreaterThan(now.getTime())
          expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(8 * dayMs)
          const weekday = new Date(`${localDateAt(zone, at)}T00:00:00Z`).getUTCDay()
          expect(weekday).toBe(kind === 'channel' ? 5 : 1)
          expect(minuteOfDayAt(zone, at)).toBe(weekly[kind].minute)
          // From its own instant it is a week later, and never the same once more.
          expect(nextWeekly(weekly[kind], zone, at).getTime()).toBeGreaterThan(at.getTime())
        },
      ),
    )
  })
})

describe('a change of a post', () => {
  it('comes at once, or when five seconds are over', () => {
    fc.assert(
      fc.property(anInstant, fc.nat(20_000), (refreshedAt, laterMs) => {
        const now = new Date(refreshedAt.getTime() + laterMs)
        const due = nextRefresh(refreshedAt, now)
        expect(due).toEqual(
          laterMs >= refreshEveryMs ? now : new Date(refreshedAt.getTime() + refreshEveryMs),
        )
        expect(nextRefresh(null, now)).toEqual(now)
      }),
    )
  })
})
