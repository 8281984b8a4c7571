/** A date without a zone, `YYYY-MM-DD`. */
export type LocalDate = string

const dayMs = 86_400_000

/** The date of a local time given as if it were UTC milliseconds. */
export const localDate = (localMs: number): LocalDate => new Date(localMs).toISOString().slice(0, 10)

/** Whether the text is a date that exists, as `YYYY-MM-DD`. */
export const isLocalDate = (text: string): text is LocalDate => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && localDate(at) === text
}

/** The last date that four digits of a year can write; a pause without an end lasts until then. */
const lastDateMs = Date.UTC(9999, 11, 31)

/** The date so many days later, or earlier when negative; never beyond 9999-12-31. */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  localDate(Math.min(lastDateMs, Date.parse(`${date}T00:00:00Z`) + days * dayMs))

/** Whole days from `start` to `end`; negative when `end` is earlier. */
export const daysBetween = (start: LocalDate, end: LocalDate): number =>
  Math.round((Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / dayMs)

/** 0 Monday … 6 Sunday. */
export const weekdayOf = (date: LocalDate): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7

/** A date as the database holds it: midnight UTC. */
export const toDateColumn = (date: LocalDate): Date => new Date(`${date}T00:00:00Z`)

export const fromDateColumn = (column: Date): LocalDate => column.toISOString().slice(0, 10)
