import { addDays, type LocalDate } from '../kernel/local-date.ts'

/**
 * Days on end with a finished delivery. Days on which none is planned, and days of a pause, don't break it;
 * a missed one uses up a freeze, of which five days on end earn one, two at most.
 */
export type Streak = {
  readonly current: number
  readonly best: number
  readonly freezes: number
  readonly lastDate: LocalDate | undefined
  /** Days before this one are excused. */
  readonly excusedUntil: LocalDate | undefined
}

export const noStreak: Streak = {
  current: 0,
  best: 0,
  freezes: 0,
  lastDate: undefined,
  excusedUntil: undefined,
}

const daysPerFreeze = 5
const freezesAtMost = 2
/** So far the look back goes: who has been away for longer has missed more than any freeze holds. */
const longestGap = 366

/** Planned days between the last and this one that were neither excused nor done. */
const missedDays = (streak: Streak, date: LocalDate, isPlanned: (date: LocalDate) => boolean): number => {
  if (!streak.lastDate) return 0
  const { excusedUntil } = streak
  let missed = 0
  let day = addDays(streak.lastDate, 1)
  if (excusedUntil !== undefined && excusedUntil > day) day = excusedUntil
  for (let steps = 0; day < date && steps < longestGap; steps++) {
    if (isPlanned(day)) missed++
    day = addDays(day, 1)
  }
  return missed
}

/** The streak after a delivery was finished on a local date. A second one on the date changes nothing. */
export const advanceStreak = (
  streak: Streak,
  date: LocalDate,
  isPlanned: (date: LocalDate) => boolean,
): Streak => {
  if (streak.lastDate && date <= streak.lastDate) return streak
  const missed = missedDays(streak, date, isPlanned)
  const holds = missed <= streak.freezes
  const current = holds ? streak.current + 1 : 1
  const kept = holds ? streak.freezes - missed : 0
  const earned = current % daysPerFreeze === 0 ? 1 : 0
  return {
    ...streak,
    current,
    best: Math.max(streak.best, current),
    freezes: Math.min(freezesAtMost, kept + earned),
    lastDate: date,
  }
}

/** What to show on a date: a streak that can no longer go on reads as none. */
export const streakNow = (
  streak: Streak,
  today: LocalDate,
  isPlanned: (date: LocalDate) => boolean,
): number => (missedDays(streak, today, isPlanned) <= streak.freezes ? streak.current : 0)

/**
 * What is left of two streaks of one person: the one that shows more on a date, with the best of both and every day
 * that either was excused. The same whichever is named first.
 */
export const betterStreak = (
  a: Streak,
  b: Streak,
  today: LocalDate,
  isPlanned: (date: LocalDate) => boolean,
): Streak => {
  const latest = (one: LocalDate | undefined, other: LocalDate | undefined): LocalDate | undefined =>
    one === undefined || (other !== undefined && other > one) ? other : one
  // What excuses one excuses the person: it counts before the two are compared.
  const excusedUntil = latest(a.excusedUntil, b.excusedUntil)
  const rank = (streak: Streak): readonly (number | string)[] => [
    streakNow({ ...streak, excusedUntil }, today, isPlanned),
    streak.lastDate ?? '',
    streak.current,
    streak.freezes,
  ]
  const [ranksA, ranksB] = [rank(a), rank(b)]
  const differs = ranksA.findIndex((each, index) => each !== ranksB[index])
  const better = differs < 0 || (ranksA[differs] ?? 0) > (ranksB[differs] ?? 0) ? a : b
  return { ...better, best: Math.max(a.best, b.best), excusedUntil }
}
