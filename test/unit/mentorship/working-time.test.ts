import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  openStates,
  type PairingMove,
  requestAfter,
  stateAfter,
} from '../../../src/mentorship/pairing.rules.ts'
import { deadlineFor, shiftsFrom } from '../../../src/mentorship/working-time.rules.ts'

const berlin = { timeZone: 'Europe/Berlin', fromMinute: 540, untilMinute: 1_020, days: 31 }
const hourMs = 3_600_000

describe('working time', () => {
  const time = fc.record({
    timeZone: fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'UTC',
    ),
    fromMinute: fc.nat(1_439),
    untilMinute: fc.nat(1_439),
    days: fc.integer({ min: 0, max: 127 }),
  })
  const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })

  it('has shifts that lie in order, end after they begin, and are not over', () => {
    fc.assert(
      fc.property(time, instant, (given, now) => {
        let last = Number.NEGATIVE_INFINITY
        for (const [from, until] of shiftsFrom(given, now, 14)) {
          expect(until.getTime()).toBeGreaterThan(from.getTime())
          expect(until.getTime()).toBeGreaterThan(now.getTime())
          expect(from.getTime()).toBeGreaterThan(last)
          last = from.getTime()
        }
      }),
    )
  })

  it('gives a mentor two whole shifts at least, however they work', () => {
    fc.assert(
      fc.property(time, instant, (given, now) => {
        const { nudgeAt, expiresAt } = deadlineFor(given, now)
        expect(nudgeAt.getTime()).toBeGreaterThan(now.getTime())
        expect(expiresAt.getTime()).toBeGreaterThan(nudgeAt.getTime())
        const whole = shiftsFrom({ ...given, days: given.days || 127 }, now, 30).filter(
          ([from, until]) => from > now && until <= expiresAt,
        )
        expect(whole.length).toBeGreaterThanOrEqual(2)
      }),
    )
  })

  it('keeps to the clock on the wall when the clocks change', () => {
    // On Sunday 28 March 2027 the clocks go forward in Berlin, on 31 October back.
    const sundays = { ...berlin, days: 127 }
    const [, spring] = shiftsFrom(sundays, new Date('2027-03-27T18:00:00Z'), 3)
    expect(spring?.map((at) => at.toISOString())).toEqual([
      '2027-03-29T07:00:00.000Z',
      '2027-03-29T15:00:00.000Z',
    ])
    const night = { ...sundays, fromMinute: 1_320, untilMinute: 360 }
    const [first] = shiftsFrom(night, new Date('2027-10-30T18:00:00Z'), 2)
    expect(first && first[1].getTime() - first[0].getTime()).toBe(9 * hourMs)
  })

  it('lets a weekend pass', () => {
    const friday = new Date('2026-11-06T12:00:00Z')
    expect(deadlineFor(berlin, friday)).toEqual({
      nudgeAt: new Date('2026-11-09T16:00:00Z'),
      expiresAt: new Date('2026-11-10T16:00:00Z'),
    })
  })
})

describe('a pairing', () => {
  const moves: PairingMove[] = [
    'accept',
    'decline',
    'expire',
    'withdraw',
    'begin',
    'complete',
    'end',
    'rematch',
  ]
  it('comes to an end whatever happens to it, and never leaves it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 12 }), (path) => {
        let state: Parameters<typeof stateAfter>[0] = 'proposed'
        for (const move of path) {
          const next = stateAfter(state, move)
          if (!openStates.includes(state)) expect(next).toBeUndefined()
          state = next ?? state
        }
      }),
    )
  })

  it('is accepted once, and only what was accepted is ended', () => {
    expect(stateAfter('accepted', 'accept')).toBeUndefined()
    expect(stateAfter('proposed', 'end')).toBeUndefined()
    expect(stateAfter('active', 'withdraw')).toBeUndefined()
    expect([...openStates].sort()).toEqual(['accepted', 'active', 'proposed'])
  })

  it('makes its request wait again unless it was accepted or came to its end', () => {
    expect(moves.map((move) => [move, requestAfter(move)])).toEqual([
      ['accept', 'paired'],
      ['decline', 'waiting'],
      ['expire', 'waiting'],
      ['withdraw', 'waiting'],
      ['begin', 'paired'],
      ['complete', 'closed'],
      ['end', 'closed'],
      ['rematch', 'waiting'],
    ])
  })
})
