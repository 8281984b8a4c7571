import { daysBetween, isLocalDate } from '../kernel/local-date.ts'
import { isTimeZone } from '../kernel/time-zone.ts'
import { deliveriesBetween, parseDays, parseTimeOfDay } from '../lessons/schedule.rules.ts'
import { type Outcome, usageError } from './outcome.ts'

export type PreviewOptions = {
  readonly zone: string
  readonly at: string
  readonly days: string
  readonly from: string
  readonly to: string
}

/** A hundred years: more is a slip of the pen. */
const longestDays = 36_525

/** `schedule preview`: the instants at which deliveries would come, both days included. Needs no database. */
export const previewSchedule = ({ zone, at, days, from, to }: PreviewOptions): Outcome => {
  if (!isTimeZone(zone))
    throw usageError(`--zone: "${zone}" is not a time zone; write one such as Europe/Berlin.`)
  const atMinute = parseTimeOfDay(at)
  if (atMinute === null) throw usageError(`--at: "${at}" is not a time of day; write it as 09:00.`)
  const dayBits = parseDays(days)
  if (dayBits === null)
    throw usageError(`--days: "${days}" is not days; write mon-fri, mon,wed,fri or daily.`)
  for (const [name, date] of [['from', from] as const, ['to', to] as const])
    if (!isLocalDate(date))
      throw usageError(`--${name}: "${date}" is not a date that exists; write YYYY-MM-DD.`)
  if (to < from) throw usageError(`--to ${to} lies before --from ${from}.`)
  if (daysBetween(from, to) > longestDays)
    throw usageError(`--from ${from} --to ${to}: that is more than ${longestDays} days; ask for fewer.`)
  const instants = deliveriesBetween({ timeZone: zone, atMinute, days: dayBits }, from, to)
  const texts = instants.map((instant) => instant.toISOString())
  return { exitCode: 0, json: texts, text: texts.join('\n') }
}
