const shape =
  /^(-)?P(?!$)(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?!$)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

const secondMs = 1000
const hourMs = 3600 * secondMs
const dayMs = 24 * hourMs

/**
 * `from` and an ISO 8601 duration later, counted in UTC: a day is 24 hours; a month later is the same day of
 * the month, or the last where the month is shorter. A leading minus goes back.
 * @returns undefined when it is no duration, or a fraction of a year or month.
 */
export const addDuration = (from: Date, duration: string): Date | undefined => {
  const found = shape.exec(duration)
  if (found === null) return undefined
  const [years, months, weeks, days, hours, minutes, seconds] = found
    .slice(2)
    .map((part: string | undefined) => Number(part ?? 0))
  if (!Number.isInteger(years) || !Number.isInteger(months)) return undefined
  const sign = found[1] === '-' ? -1 : 1
  const moved = addMonths(from, sign * ((years ?? 0) * 12 + (months ?? 0)))
  const restMs =
    (weeks ?? 0) * 7 * dayMs +
    (days ?? 0) * dayMs +
    (hours ?? 0) * hourMs +
    (minutes ?? 0) * 60 * secondMs +
    (seconds ?? 0) * secondMs
  const result = new Date(moved.getTime() + sign * restMs)
  return Number.isNaN(result.getTime()) ? undefined : result
}

const addMonths = (from: Date, months: number): Date => {
  const moved = new Date(from)
  moved.setUTCMonth(from.getUTCMonth() + months)
  const overflowed = moved.getUTCDate() !== from.getUTCDate()
  if (overflowed) moved.setUTCDate(0)
  return moved
}
