import { addDays, isLocalDate, type LocalDate } from '../kernel/local-date.ts'

export type PauseRequest =
  | { readonly kind: 'until'; readonly date: LocalDate }
  | { readonly kind: 'open' }
  | { readonly kind: 'unclear' }

const lengths: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 }
const longest = 366

/**
 * Reads how long a pause is to be: nothing (until resumed), a date, `3 days`, `2 weeks`, `a month`. The date
 * is the first on which deliveries come again.
 */
export const readPause = (text: string, today: LocalDate): PauseRequest => {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/^(?:until|for|till)\s+/, '')
  if (words === '') return { kind: 'open' }
  if (isLocalDate(words)) {
    return words > today ? { kind: 'until', date: words } : { kind: 'unclear' }
  }
  const found = /^(an?|one|\d{1,3})\s+(day|week|month)s?$/.exec(words)
  if (!found) return { kind: 'unclear' }
  const count = /^\d/.test(found[1] ?? '') ? Number(found[1]) : 1
  const days = count * (lengths[found[2] ?? ''] ?? 0)
  return days > 0 && days <= longest ? { kind: 'until', date: addDays(today, days) } : { kind: 'unclear' }
}
