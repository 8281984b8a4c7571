import { isLocalDate, type LocalDate } from '../kernel/local-date.ts'

const folded = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('.', '')

/** The months by their names, long and short, in the languages that the product speaks. */
const months: ReadonlyMap<string, number> = new Map(
  ['en', 'de', 'es'].flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_, index): [string, number] => [
        folded(format.format(new Date(Date.UTC(2024, index, 1)))),
        index + 1,
      ])
    }),
  ),
)

const monthComesFirst = (locale: string): boolean => {
  const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric' }).formatToParts(0)
  return (
    parts.findIndex(({ type }) => type === 'month') < parts.findIndex(({ type }) => type === 'day') &&
    new Intl.Locale(locale).language === 'en'
  )
}

/** A date from its numbers; without a year the next that comes. `undefined` where the calendar has none. */
const dateOf = (
  day: number,
  month: number,
  year: number | undefined,
  today: LocalDate,
): LocalDate | undefined => {
  const made = (inYear: number): string =>
    `${String(inYear).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (year !== undefined) {
    const date = made(year < 100 ? 2000 + year : year)
    return isLocalDate(date) ? date : undefined
  }
  const thisYear = Number(today.slice(0, 4))
  // Eight years hold a 29 February, wherever they begin.
  const coming = Array.from({ length: 9 }, (_, ahead) => made(thisYear + ahead))
  return coming.find((date): date is LocalDate => isLocalDate(date) && date > today)
}

const numbers = /^(\d{1,2})(?:\.\s?(\d{1,2})\.?|([/-])(\d{1,2}))(?:(?:(?<=\.)\s?|\3)(\d{4}|\d{2}))?$/
const dayAndName = /^(\d{1,2})(?:\.|st|nd|rd|th)?(?: de(?= ))? ?([a-z]+)\.?(?:,?(?: de)? (\d{4}))?$/
const nameAndDay = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/

const yearOf = (digits: string | undefined): number | undefined =>
  digits === undefined ? undefined : Number(digits)

/**
 * Reads a date as people of a locale write it (folded: lower case, no accents): `31.3.2027`, `31.3.`, `31/3/2027`, in
 * the United States `3/31/2027`, `31. marz`, `31 de marzo de 2027`, `march 31`. `undefined` when it is none.
 */
export const readTypedDate = (typed: string, today: LocalDate, locale: string): LocalDate | undefined => {
  const inNumbers = numbers.exec(typed)
  if (inNumbers) {
    const [first, second] = [Number(inNumbers[1]), Number(inNumbers[2] ?? inNumbers[4])]
    const swapped = inNumbers[3] === '/' && monthComesFirst(locale)
    const [day, month] = swapped ? [second, first] : [first, second]
    const year = yearOf(inNumbers[5])
    // What is no date in the one order can only be meant in the other.
    return dateOf(day, month, year, today) ?? (inNumbers[3] ? dateOf(month, day, year, today) : undefined)
  }
  const dayFirst = dayAndName.exec(typed)
  const nameFirst = nameAndDay.exec(typed)
  const month = months.get(dayFirst?.[2] ?? nameFirst?.[1] ?? '')
  if (month === undefined) return undefined
  return dateOf(
    Number(dayFirst?.[1] ?? nameFirst?.[2]),
    month,
    yearOf(dayFirst?.[3] ?? nameFirst?.[3]),
    today,
  )
}
