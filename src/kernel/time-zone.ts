import { type LocalDate, localDate } from './local-date.ts'

/**
 * Local time and instants. All of the product's zone arithmetic is here; instants are UTC milliseconds or
 * `Date`, local dates are `YYYY-MM-DD`, local times minutes after midnight.
 */

const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  })
  formatters.set(zone, made)
  return made
}

/** Whether `zone` is an IANA time zone name that this runtime knows. */
export const isTimeZone = (zone: string): boolean => {
  if (!/^[A-Za-z][\w+\-/]*$/.test(zone)) return false
  try {
    formatterOf(zone)
    return true
  } catch {
    return false
  }
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const bucketMs = 15 * minuteMs
const offsets = new Map<string, Map<number, number>>()
const bucketsPerZone = 20_000

const readOffset = (zone: string, atMs: number): number => {
  let year = 0
  let month = 0
  let day = 0
  let hour = 0
  let minute = 0
  let second = 0
  for (const part of formatterOf(zone).formatToParts(atMs)) {
    if (part.type === 'year') year = Number(part.value)
    else if (part.type === 'month') month = Number(part.value)
    else if (part.type === 'day') day = Number(part.value)
    else if (part.type === 'hour') hour = Number(part.value)
    else if (part.type === 'minute') minute = Number(part.value)
    else if (part.type === 'second') second = Number(part.value)
  }
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000
}

/**
 * Local time less UTC, in milliseconds. Remembered by quarter of an hour, save for the rare quarter within
 * which the offset changes (Antarctica/Casey has done so at 00:01).
 */
const offsetMs = (zone: string, atMs: number): number => {
  let buckets = offsets.get(zone)
  if (!buckets || buckets.size > bucketsPerZone) {
    buckets = new Map()
    offsets.set(zone, buckets)
  }
  const bucket = Math.floor(atMs / bucketMs)
  const known = buckets.get(bucket)
  if (known !== undefined) return known
  const read = readOffset(zone, bucket * bucketMs)
  if (readOffset(zone, (bucket + 1) * bucketMs - 1) !== read) return readOffset(zone, atMs)
  buckets.set(bucket, read)
  return read
}

/** The local date at an instant. */
export const localDateAt = (zone: string, at: Date): LocalDate =>
  localDate(at.getTime() + offsetMs(zone, at.getTime()))

/** Minutes after local midnight at an instant. */
export const minuteOfDayAt = (zone: string, at: Date): number => {
  const local = at.getTime() + offsetMs(zone, at.getTime())
  return Math.floor((((local % 86_400_000) + 86_400_000) % 86_400_000) / minuteMs)
}

/**
 * The instant of a local time of day on a local date. A time that the clocks skip becomes the instant at
 * which the gap ends; a time that happens twice is the first of the two. (This differs from Temporal's
 * `compatible`, which moves a skipped time later by the length of the gap.)
 */
export const instantOf = (zone: string, date: LocalDate, minute: number): Date => {
  const local = Date.parse(`${date}T00:00:00Z`) + minute * minuteMs
  // Zones lie between UTC−12 and UTC+14: the instant is within these two, and so is a change of offset.
  const before = offsetMs(zone, local - 15 * hourMs)
  const after = offsetMs(zone, local + 13 * hourMs)
  const fitting = [local - before, local - after].filter((at) => at + offsetMs(zone, at) === local)
  if (fitting.length > 0) return new Date(Math.min(...fitting))
  return new Date(changeOfOffset(zone, local - after, local - before))
}

/** The first instant of the new offset, for a change that lies after `low` and not after `high`. */
const changeOfOffset = (zone: string, low: number, high: number): number => {
  const old = offsetMs(zone, low)
  let start = Math.floor(low / minuteMs)
  let end = Math.ceil(high / minuteMs)
  while (end - start > 1) {
    const middle = Math.floor((start + end) / 2)
    if (offsetMs(zone, middle * minuteMs) === old) start = middle
    else end = middle
  }
  return end * minuteMs
}

/** The first instant of the local day after `date`: everything due before it is due on `date`. */
export const endOfLocalDay = (zone: string, date: LocalDate): Date =>
  instantOf(zone, localDate(Date.parse(`${date}T00:00:00Z`) + 86_400_000), 0)
