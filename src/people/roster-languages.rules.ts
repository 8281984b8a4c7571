import { languagePart } from '../chat/locale.rules.ts'
import { languages } from '../chat/messages/catalogue.ts'
import type { RosterRow } from './roster.rules.ts'

/** Something that is applied as it stands, and may not be meant. */
export type RosterWarning = { readonly field: 'language'; readonly reason: string }

const rowsAtMost = 10

/** Languages that the product does not speak, each once. They are kept: it may speak them one day. */
export const languageWarnings = (rows: readonly RosterRow[]): RosterWarning[] => {
  const unspoken = new Map<string, number[]>()
  for (const { row, language } of rows)
    if (language !== undefined && !languages.includes(languagePart(language)))
      unspoken.set(language, [...(unspoken.get(language) ?? []), row])
  return [...unspoken].map(([language, all]) => {
    const more = all.length > rowsAtMost ? ` and ${all.length - rowsAtMost} more` : ''
    const where = `${all.length === 1 ? 'row' : 'rows'} ${all.slice(0, rowsAtMost).join(', ')}${more}`
    const reason = `"${language}" (${where}) is not spoken yet, and read as English; there are ${languages.join(', ')}.`
    return { field: 'language', reason }
  })
}
