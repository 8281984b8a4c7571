const formatters = new Map<string, Intl.DateTimeFormat>()

const format = (instant: string, zone: string, options: Intl.DateTimeFormatOptions): string => {
  const key = `${zone} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  const formatter =
    known ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options })
  if (known === undefined) formatters.set(key, formatter)
  return formatter.format(new Date(instant))
}

/** `09:05` */
export const clockTime = (instant: string, zone: string): string =>
  format(instant, zone, { hour: '2-digit', minute: '2-digit' })

/** `09:05:07` */
export const exactTime = (instant: string, zone: string): string =>
  format(instant, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** `Mon 09:05` */
export const weekdayTime = (instant: string, zone: string): string =>
  `${format(instant, zone, { weekday: 'short' })} ${clockTime(instant, zone)}`

/** `Monday, 1 March 2027` */
export const longDay = (instant: string, zone: string): string =>
  format(instant, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** `Mon 1 Mar 2027` */
export const shortDay = (instant: string, zone: string): string =>
  format(instant, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).replace(
    ',',
    '',
  )

/** `Berlin` for Europe/Berlin. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** `23 h 5 min` between two instants. */
export const spanWords = (from: string, to: string): string => {
  const minutes = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const parts = [
    days > 0 ? `${days} ${days === 1 ? 'day' : 'days'}` : '',
    hours > 0 ? `${hours} h` : '',
    days === 0 && minutes % 60 > 0 ? `${minutes % 60} min` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(' ') : 'less than a minute'
}

/** The value of a datetime-local field in that zone: `2027-03-01T09:00`. */
export const localValue = (instant: string, zone: string): string => {
  const day = format(instant, zone, { year: 'numeric', month: '2-digit', day: '2-digit' })
    .split('/')
    .reverse()
  return `${day.join('-')}T${clockTime(instant, zone)}`
}

/** The instant of a datetime-local value in a zone. Two steps are enough around a change of the clocks. */
export const instantOf = (local: string, zone: string): string => {
  const asUtc = Date.parse(`${local.slice(0, 16)}:00Z`)
  let guess = asUtc
  for (let step = 0; step < 2; step++) {
    const shown = Date.parse(`${localValue(new Date(guess).toISOString(), zone)}:00Z`)
    guess += asUtc - shown
  }
  return new Date(guess).toISOString()
}
