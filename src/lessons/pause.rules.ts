import { addDays, isLocalDate, type LocalDate, weekdayOf } from '../kernel/local-date.ts'
import { readTypedDate } from './typed-date.rules.ts'

export type PauseRequest =
  | { readonly kind: 'until'; readonly date: LocalDate }
  | { readonly kind: 'open' }
  | { readonly kind: 'unclear' }

/** As it is compared: without accents, in lower case, single spaces. */
const folded = (typed: string): string =>
  typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** Days of each length, by its names in English, German and Spanish. */
const lengths: ReadonlyMap<string, number> = new Map(
  [
    ['day days tag tage tagen dia dias', 1],
    ['week weeks woche wochen semana semanas', 7],
    ['month months monat monate monaten mes meses', 30],
  ].flatMap(([names, days]) =>
    String(names)
      .split(' ')
      .map((name): [string, number] => [name, Number(days)]),
  ),
)
const longest = 366

/** The days of the week by their names, 0 for Monday, in the languages that the product speaks. */
const weekdays: ReadonlyMap<string, number> = new Map([
  ...['en', 'de', 'es'].flatMap((language) => {
    const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
    return Array.from({ length: 7 }, (_, day): [string, number] => [
      // 1 January 2024 was a Monday.
      folded(format.format(new Date(Date.UTC(2024, 0, 1 + day)))),
      day,
    ])
  }),
  ['sonnabend', 5] as const,
])

const tomorrow = new Set(['tomorrow', 'morgen', 'manana'])
const coming = /^(?:next|nachste[nrm]?|kommende[nrm]?|(?:el )?proximo) /

/** What names how long, not until when: *for Monday* may be meant as that day alone. */
const lasting = /^(?:for|fur|fuer|por|durante) /

/** Days until the next day of that name after today. */
const daysUntil = (name: string, today: LocalDate): number | undefined => {
  if (tomorrow.has(name)) return 1
  const weekday = weekdays.get(name.replace(coming, ''))
  return weekday === undefined ? undefined : ((weekday - weekdayOf(today) + 6) % 7) + 1
}

const oneOf = /^(?:an?|one|eine?[nrm]?|una?|uno)$/
const before = /^(?:(?:until|till|for|bis|fur|fuer|hasta|por|durante)(?: (?:zum|el))?) /

/**
 * Reads how long a pause is to be, in English, German or Spanish: nothing (until resumed), a date, `3 days`,
 * `2 Wochen`, `un mes`, a day of the week or `tomorrow`: the next one after today. The date is the first on which deliveries come again; the locale says whether its day or its
 * month comes first.
 */
export const readPause = (text: string, today: LocalDate, locale = 'en-GB'): PauseRequest => {
  const words = folded(text).replace(before, '')
  if (words === '') return { kind: 'open' }
  const date = isLocalDate(words) ? words : readTypedDate(words, today, locale)
  if (date !== undefined) return date > today ? { kind: 'until', date } : { kind: 'unclear' }
  const ahead = lasting.test(folded(text)) ? undefined : daysUntil(words.replace(/[.!]+$/, ''), today)
  if (ahead !== undefined) return { kind: 'until', date: addDays(today, ahead) }
  const [amount = '', unit = '', ...more] = words.split(' ')
  const count = oneOf.test(amount) ? 1 : /^\d{1,3}$/.test(amount) ? Number(amount) : 0
  const days = count * (lengths.get(unit) ?? 0)
  if (more.length > 0 || days <= 0 || days > longest) return { kind: 'unclear' }
  return { kind: 'until', date: addDays(today, days) }
}
