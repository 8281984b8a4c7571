import { addDays, type LocalDate, weekdayOf } from '../kernel/local-date.ts'
import { instantOf, localDateAt } from '../kernel/time-zone.ts'

/** When somebody works: local minutes after midnight, and weekdays as bits from Monday. A shift may end on the next day. */
export type WorkingTime = {
  readonly timeZone: string
  readonly fromMinute: number
  readonly untilMinute: number
  readonly days: number
}

export type Span = readonly [from: Date, until: Date]

const dayMinutes = 1_440

const isWorkday = (days: number, date: LocalDate): boolean => (days & (1 << weekdayOf(date))) !== 0

/** The shift that begins on a local date. At a change of the clocks it begins and ends when the clock on the wall says so. */
const shiftOn = ({ timeZone, fromMinute, untilMinute }: WorkingTime, date: LocalDate): Span => {
  const overMidnight = untilMinute <= fromMinute
  return [
    instantOf(timeZone, date, fromMinute),
    overMidnight
      ? instantOf(timeZone, addDays(date, 1), untilMinute % dayMinutes)
      : instantOf(timeZone, date, untilMinute),
  ]
}

/** The shifts of so many local days from the one on which an instant lies, so far as they are not over. */
export const shiftsFrom = (time: WorkingTime, now: Date, days: number): Span[] => {
  const first = addDays(localDateAt(time.timeZone, now), -1)
  return Array.from({ length: days + 1 }, (_, index) => addDays(first, index))
    .filter((date) => isWorkday(time.days, date))
    .map((date) => shiftOn(time, date))
    .filter(([from, until]) => until > now && until > from)
}

/**
 * The end of the n-th shift that begins after an instant: whoever is asked in the middle of one has all of the next. `n`
 * from 1. A week without a day of work counts as if every day were one.
 */
const endOfShift = (time: WorkingTime, after: Date, n: number): Date => {
  const days = time.days % 128 === 0 ? 127 : time.days
  const shifts = shiftsFrom({ ...time, days }, after, 7 * n + 8).filter(([from]) => from > after)
  return shifts[n - 1]?.[1] ?? new Date(after.getTime() + n * dayMinutes * 60_000)
}

/** A mentor has the rest of this shift and two whole ones to answer, and is reminded when the first of them is over. */
export const deadlineFor = (time: WorkingTime, proposedAt: Date): { nudgeAt: Date; expiresAt: Date } => ({
  nudgeAt: endOfShift(time, proposedAt, 1),
  expiresAt: endOfShift(time, proposedAt, 2),
})
