import type { Say } from '../chat/messages/catalogue.ts'
import { allDays, workDays } from './schedule.rules.ts'

/** Days in the member's words: "Monday to Friday", "Monday and Wednesday". */
export const daysInWords = (days: number, say: Say): string => {
  if (days === allDays) return say.plain('days.all')
  if (days === workDays) return say.plain('days.workdays')
  if (days === 0) return say.plain('days.none')
  const weekday = new Intl.DateTimeFormat(say.locale, { weekday: 'long', timeZone: 'UTC' })
  const names = [0, 1, 2, 3, 4, 5, 6]
    .filter((day) => days & (1 << day))
    .map((day) => weekday.format(new Date(Date.UTC(2024, 0, 1 + day))))
  return new Intl.ListFormat(say.locale, { type: 'conjunction' }).format(names)
}

/** A day as an entry of a list, which Spanish begins with a capital too. 2024-01-01 was a Monday. */
export const dayName = (day: number, say: Say): string => {
  const { format } = new Intl.DateTimeFormat(say.locale, { weekday: 'long', timeZone: 'UTC' })
  const name = format(new Date(Date.UTC(2024, 0, 1 + day)))
  return name.charAt(0).toLocaleUpperCase(say.locale) + name.slice(1)
}
