import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CheckIn,
  type FeedbackValue,
  meetingMinutes,
  minutesOf,
  proposedTimes,
  shareHelped,
  silenceAt,
  talksOf,
  timesInCommon,
} from '../../../src/mentorship/meeting.rules.ts'
import { shiftsFrom, type WorkingTime } from '../../../src/mentorship/working-time.rules.ts'

const dayMs = 86_400_000
const now = new Date('2026-11-02T06:00:00Z')
const office = (timeZone: string): WorkingTime => ({
  timeZone,
  fromMinute: 540,
  untilMinute: 1_020,
  days: 31,
})

const workingTimes = fc.record({
  timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
  fromMinute: fc.integer({ min: 0, max: 1_439 }),
  untilMinute: fc.integer({ min: 0, max: 1_439 }),
  days: fc.integer({ min: 1, max: 127 }),
})
const instants = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((at) => new Date(Math.floor(at.getTime() / 1000) * 1000))

const isWithin = (at: Date, spans: readonly (readonly [Date, Date])[]): boolean =>
  spans.some(([from, until]) => from <= at && at.getTime() + meetingMinutes * 60_000 <= until.getTime())

describe('times at which two could meet', () => {
  it('lie in the working time of both, over zones, night shifts and changes of the clocks', () => {
    fc.assert(
      fc.property(workingTimes, workingTimes, instants, (a, b, at) => {
        const [one, other] = [shiftsFrom(a, at, 14), shiftsFrom(b, at, 14)]
        for (const time of timesInCommon(one, other, at)) {
          expect(isWithin(time, one)).toBe(true)
          expect(isWithin(time, other)).toBe(true)
          expect(time.getTime() - at.getTime()).toBeGreaterThanOrEqual(2 * 3_600_000)
          expect(time.getTime() % 1_800_000).toBe(0)
        }
      }),
    )
  })

  it('are all there are: no half hour that would do is missed', () => {
    fc.assert(
      fc.property(workingTimes, workingTimes, instants, (a, b, at) => {
        const [one, other] = [shiftsFrom(a, at, 3), shiftsFrom(b, at, 3)]
        const found = new Set(timesInCommon(one, other, at).map((time) => time.getTime()))
        const first = Math.ceil((at.getTime() + 2 * 3_600_000) / 1_800_000) * 1_800_000
        for (let time = first; time < at.getTime() + 5 * dayMs; time += 1_800_000)
          if (isWithin(new Date(time), one) && isWithin(new Date(time), other))
            expect(found.has(time)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('are the same for whoever asks first', () => {
    fc.assert(
      fc.property(workingTimes, workingTimes, instants, (a, b, at) => {
        const [one, other] = [shiftsFrom(a, at, 7), shiftsFrom(b, at, 7)]
        expect(timesInCommon(one, other, at)).toEqual(timesInCommon(other, one, at))
      }),
    )
  })

  it('follow the wall where the clocks go back: nine in Berlin is an hour later from one day to the next', () => {
    const berlin = shiftsFrom(office('Europe/Berlin'), new Date('2026-10-23T06:00:00Z'), 4)
    const times = timesInCommon(berlin, berlin, new Date('2026-10-22T06:00:00Z')).map((at) =>
      at.toISOString(),
    )
    expect(times).toContain('2026-10-23T07:00:00.000Z')
    expect(times).not.toContain('2026-10-26T07:00:00.000Z')
    expect(times).toContain('2026-10-26T08:00:00.000Z')
  })
})

describe('the times that are proposed', () => {
  it('are three mornings, where there are three', () => {
    const times = timesInCommon(
      shiftsFrom(office('Europe/Berlin'), now, 14),
      shiftsFrom(office('Europe/Berlin'), now, 14),
      now,
    )
    expect(proposedTimes(times, 3).map((at) => at.toISOString())).toEqual([
      '2026-11-02T08:00:00.000Z',
      '2026-11-03T08:00:00.000Z',
      '2026-11-04T08:00:00.000Z',
    ])
  })

  it('are hours apart where one day has to do, and as many as there are where those are fewer', () => {
    const on = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 2, hour, minute))
    expect(proposedTimes([on(9), on(9, 30), on(10), on(11), on(14)], 3)).toEqual([on(9), on(11), on(14)])
    expect(proposedTimes([on(9), on(9, 30)], 3)).toEqual([on(9), on(9, 30)])
    expect(proposedTimes([], 3)).toEqual([])
  })
})

describe('silence', () => {
  it('is noticed after one, two and three weeks, and ends after four', () => {
    const stages = [0, 6.9, 7, 13, 14, 21, 27.9, 28, 60].map(
      (days) => silenceAt(now, new Date(now.getTime() + days * dayMs)).stage,
    )
    expect(stages).toEqual([0, 0, 7, 7, 14, 21, 21, 'closed', 'closed'])
  })

  it('is always looked at again until it is closed, later than now', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 24 }), (hours) => {
        const at = new Date(now.getTime() + hours * 3_600_000)
        const { stage, nextAt } = silenceAt(now, at)
        if (stage === 'closed') expect(nextAt).toBeUndefined()
        else expect(nextAt?.getTime()).toBeGreaterThan(at.getTime())
      }),
    )
  })
})

describe('talks', () => {
  const checkIns = fc.array(
    fc.record({
      occasion: fc.constantFrom('a', 'b', 'c'),
      memberId: fc.constantFrom('mentor', 'mentee'),
      minutes: fc.constantFrom(0, 30, 60, 90),
    }),
  )

  it('count once for both: the shorter one says, and "not yet" says that there was none', () => {
    const says = (memberId: string, occasion: string, minutes: number): CheckIn => ({
      memberId,
      occasion,
      minutes,
    })
    expect(talksOf([says('x', 'a', 60)])).toEqual([60])
    expect(talksOf([says('x', 'a', 60), says('y', 'a', 30)])).toEqual([30])
    expect(talksOf([says('x', 'a', 60), says('y', 'a', 0)])).toEqual([])
    expect(minutesOf([says('x', 'a', 60), says('y', 'b', 90)])).toBe(150)
  })

  it('never count more than either has said, in whatever order it came', () => {
    fc.assert(
      fc.property(checkIns, (all) => {
        expect(minutesOf(all)).toBe(minutesOf([...all].reverse()))
        expect(talksOf(all).length).toBeLessThanOrEqual(new Set(all.map(({ occasion }) => occasion)).size)
      }),
    )
  })
})

describe('what learners say of a mentor', () => {
  it('is a sum from five people on, and nothing before', () => {
    const said = (count: number): { memberId: string; value: FeedbackValue }[] =>
      Array.from({ length: count }, (_, index) => ({
        memberId: `m${index}`,
        value: index === 0 ? 'not' : 'helps',
      }))
    expect(shareHelped(said(4))).toBeUndefined()
    expect(shareHelped(said(5))).toBe(0.8)
    // One person who says it five times is one.
    expect(shareHelped(said(5).map((one) => ({ ...one, memberId: 'm' })))).toBeUndefined()
  })
})
