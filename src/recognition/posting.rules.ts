import { addDays, type LocalDate, weekdayOf } from '../kernel/local-date.ts'
import { instantOf, localDateAt, minuteOfDayAt } from '../kernel/time-zone.ts'

/** When and how much a channel wants to hear. */
export type ChannelTimes = {
  readonly mode: string
  readonly timeZone: string
  readonly dailyLimit: number
  /** Local minutes after midnight; over midnight where it ends before it begins; the same twice is no quiet at all. */
  readonly quietFrom: number
  readonly quietUntil: number
}

/** Whether a channel is quiet at an instant. */
export const isQuiet = ({ timeZone, quietFrom, quietUntil }: ChannelTimes, now: Date): boolean => {
  const minute = minuteOfDayAt(timeZone, now)
  return quietFrom <= quietUntil
    ? minute >= quietFrom && minute < quietUntil
    : minute >= quietFrom || minute < quietUntil
}

/** The next instant at which a channel is not quiet: now, or the end of its quiet hours. */
export const nextOpen = (times: ChannelTimes, now: Date): Date => {
  if (!isQuiet(times, now)) return now
  const today = localDateAt(times.timeZone, now)
  const ends = instantOf(times.timeZone, today, times.quietUntil)
  return ends > now ? ends : instantOf(times.timeZone, addDays(today, 1), times.quietUntil)
}

/** The rest of a day comes together so long before its quiet hours begin, or late in the afternoon where there are none. */
const beforeQuietMinutes = 60
const lateAfternoon = 17 * 60

/** When the moments that a day had no more room for come together in one post: on that day, or the next. */
export const dayPostAt = (
  times: ChannelTimes,
  now: Date,
): { readonly date: LocalDate; readonly at: Date } => {
  const { quietFrom, quietUntil, timeZone } = times
  const hasQuiet = quietFrom !== quietUntil
  const minute = hasQuiet && quietFrom > beforeQuietMinutes ? quietFrom - beforeQuietMinutes : lateAfternoon
  const today = localDateAt(timeZone, now)
  const at = instantOf(timeZone, today, minute)
  if (at > now) return { date: today, at: nextOpen(times, at) }
  const date = addDays(today, 1)
  return { date, at: nextOpen(times, instantOf(timeZone, date, minute)) }
}

/** What becomes of a moment in a channel now. */
export type Posting =
  | { readonly is: 'now'; readonly date: LocalDate }
  | { readonly is: 'later'; readonly at: Date }
  /** It comes with others in one post. */
  | { readonly is: 'together'; readonly date: LocalDate; readonly at: Date }
  /** The channel hears of it in its weekly digest, or not at all. */
  | { readonly is: 'not' }

export const posting = (times: ChannelTimes, postedToday: number, now: Date): Posting => {
  if (times.mode !== 'posts') return { is: 'not' }
  const opens = nextOpen(times, now)
  if (opens > now) return { is: 'later', at: opens }
  if (postedToday >= times.dailyLimit) return { is: 'together', ...dayPostAt(times, now) }
  return { is: 'now', date: localDateAt(times.timeZone, now) }
}

/** A post is brought up to date so often at most, however many presses come. */
export const refreshEveryMs = 5_000

/** When a post may be changed next. */
export const nextRefresh = (refreshedAt: Date | null, now: Date): Date =>
  refreshedAt && refreshedAt.getTime() + refreshEveryMs > now.getTime()
    ? new Date(refreshedAt.getTime() + refreshEveryMs)
    : now

/** A local weekday, from Monday as 0, and minutes after midnight. */
type Weekly = { readonly weekday: number; readonly minute: number }

/** The week in a channel, on Friday afternoon; and the week for managers, on Monday morning. */
export const weekly = {
  channel: { weekday: 4, minute: 14 * 60 },
  manager: { weekday: 0, minute: 8 * 60 },
} as const satisfies Record<string, Weekly>

/** The next instant of a weekly time, local to a zone; never now. */
export const nextWeekly = ({ weekday, minute }: Weekly, timeZone: string, now: Date): Date => {
  const today = localDateAt(timeZone, now)
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  const at = instantOf(timeZone, addDays(today, ahead), minute)
  return at > now ? at : instantOf(timeZone, addDays(today, ahead + 7), minute)
}
