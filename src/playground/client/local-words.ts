import { h } from './dom.ts'

/**
 * What the time and date fields below `root` hold, in words of the reader's language: the browser writes them into the
 * fields in its own, whatever the page says (09:00 AM in a German form).
 */
export const sayLocally = (root: ParentNode, locale: string): void => {
  for (const field of root.querySelectorAll<HTMLInputElement>('input[type=time], input[type=date]')) {
    const words = h('small', { class: 'input-words' })
    const tell = (): void => {
      words.textContent = localWords(field.type, field.value, locale)
      field.classList.toggle('blank', field.value === '')
    }
    field.addEventListener('input', tell)
    field.after(words)
    tell()
  }
}

/** `09:00` or `26. November 2026` for what a field holds; nothing for an empty one. */
const localWords = (kind: string, value: string, locale: string): string => {
  const at = new Date(kind === 'time' ? `2024-01-01T${value}Z` : `${value}T00:00Z`)
  if (value === '' || Number.isNaN(at.getTime())) return ''
  return at.toLocaleString(locale, {
    timeZone: 'UTC',
    ...(kind === 'time' ? { timeStyle: 'short' } : { dateStyle: 'long' }),
  })
}
