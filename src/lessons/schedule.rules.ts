import { addDays, type LocalDate, weekdayOf } from '../kernel/local-date.ts'
import { instantOf, localDateAt } from '../kernel/time-zone.ts'

/** When deliveries come: a local time on local days. */
export type DeliveryTimes = {
  readonly timeZone: string
  /** Minutes after local midnight. */
  readonly atMinute: number
  /** Bit 0 Monday … bit 6 Sunday. */
  readonly days: number
  /** The first local date on which one may come; none before it. */
  readonly notBefore?: LocalDate | undefined
}

export const allDays = 127
export const workDays = 31

export const isDeliveryDay = (days: number, date: LocalDate): boolean => (days & (1 << weekdayOf(date))) !== 0

const remembered = new Map<string, number | null>()
const rememberedAtMost = 50_000

/**
 * The first delivery strictly after an instant, or `null` when no day is chosen. Learners of one zone and
 * time share the answer, so it is remembered by zone, time, days and local date.
 */
export const nextDelivery = (times: DeliveryTimes, after: Date): Date | null => {
  const today = localDateAt(times.timeZone, after)
  const from = times.notBefore && times.notBefore > today ? times.notBefore : today
  const first = firstFrom(times, from)
  if (first === null || first > after.getTime()) return first === null ? null : new Date(first)
  const second = firstFrom(times, addDays(from, 1))
  return second === null ? null : new Date(second)
}

/** The delivery on the first delivery day from `date` on. */
const firstFrom = (times: DeliveryTimes, date: LocalDate): number | null => {
  const key = `${times.timeZone}|${times.atMinute}|${times.days}|${date}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  let found: number | null = null
  for (let ahead = 0; ahead < 7 && found === null; ahead++) {
    const day = addDays(date, ahead)
    if (isDeliveryDay(times.days, day)) found = instantOf(times.timeZone, day, times.atMinute).getTime()
  }
  if (remembered.size >= rememberedAtMost) remembered.clear()
  remembered.set(key, found)
  return found
}

/** All deliveries whose local date lies between two dates, both included. */
export const deliveriesBetween = (times: DeliveryTimes, from: LocalDate, to: LocalDate): Date[] => {
  const found: Date[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (times.notBefore && date < times.notBefore) continue
    if (isDeliveryDay(times.days, date)) found.push(instantOf(times.timeZone, date, times.atMinute))
  }
  return found
}

/** A delivery this much later than planned is left out: the next regular one brings what it would have. */
export const latestDelayMs = 6 * 60 * 60 * 1000

/** What the planner does with a due row: send for the date, or pass over it; and when to look again. */
export type PlanStep = { readonly send: LocalDate | null; readonly next: Date | null }

/**
 * One step of the plan for one member. A row that waited through an outage yields at most one delivery,
 * for the latest planned instant, and none when even that is long past.
 */
export const planStep = (times: DeliveryTimes, dueAt: Date, now: Date): PlanStep => {
  let latest = dueAt
  for (let next = nextDelivery(times, latest); next && next <= now; next = nextDelivery(times, latest)) {
    latest = next
  }
  const date = localDateAt(times.timeZone, latest)
  const held = times.notBefore !== undefined && date < times.notBefore
  const late = now.getTime() - latest.getTime() > latestDelayMs
  return { send: held || late ? null : date, next: nextDelivery(times, latest > now ? latest : now) }
}

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/**
 * Reads days as people write them: `mon-fri`, `mon,wed,fri`, `sat-mon`, `daily`. `null` when it isn't days.
 */
export const parseDays = (text: string): number | null => {
  const cleaned = text.trim().toLowerCase()
  if (cleaned === 'daily' || cleaned === 'all') return allDays
  let days = 0
  for (const part of cleaned.split(',')) {
    const [start, end, ...more] = part.split('-').map((name) => dayIndex(name.trim()))
    if (start === undefined || start < 0 || more.length > 0 || (end !== undefined && end < 0)) return null
    for (let day = start; ; day = (day + 1) % 7) {
      days |= 1 << day
      if (day === (end ?? start)) break
    }
  }
  return days
}

const dayIndex = (name: string): number =>
  name.length < 3 ? -1 : dayNames.findIndex((short, index) => name === short || name === longDayNames[index])

const longDayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Reads `HH:MM` as minutes after midnight; `null` when it isn't a time of day. */
export const parseTimeOfDay = (text: string): number | null => {
  const found = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim())
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}

export const formatTimeOfDay = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
