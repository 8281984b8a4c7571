import type { RawItem } from './item-kind.ts'
import type { ItemProblem } from './problem.ts'

/** An option as far as it can be read: `correct` unless it plainly isn't. */
type RawOption = { readonly text?: string; readonly correct: boolean }

const readOptions = (item: RawItem): RawOption[] | undefined => {
  if (!Array.isArray(item.options)) return undefined
  return item.options.map((option: unknown) => {
    const fields: RawItem = option !== null && typeof option === 'object' ? (option as RawItem) : {}
    const correct = fields.correct !== undefined && fields.correct !== null && fields.correct !== false
    return typeof fields.text === 'string' ? { text: fields.text, correct } : { correct }
  })
}

/** How many options are marked correct; undefined where the options can't be read. */
export const countCorrect = (item: RawItem): number | undefined =>
  readOptions(item)?.filter((option) => option.correct).length

// Options are shuffled, so none may speak of another by its place. Other languages are left to the reviewer.
const english = [
  /\b(?:all|any|both|each|either|neither|none|some) (?:of )?(?:the |these |those )?(?:above|below|preceding|following|other (?:options?|answers?)|options?|answers?)\b/i,
  /^\W*(?:all|none|both|neither) (?:of )?(?:these|those|them)\W*$/i,
  /\b(?:both|either|neither) (?:options? |answers? )?[A-H] (?:and|or|nor|&) (?:options? |answers? )?[A-H]\b/i,
  /\b(?:options?|answers?) [A-H1-8] (?:and|or|nor|&) (?:options? |answers? )?[A-H1-8]\b/i,
]

const letters = /^\W*[A-H](?:, [A-H])*,? ?(?:and|or|und|oder|y|o|&|\+) ?[A-H]\W*$/

const german = [
  // Alle oben genannten, keine der obigen Antworten
  /\b(?:alles?|beides?|keine?[nrs]?|nichts|jede|eine) (?:(?:der|die|das|dieser|von|vom|hier) )*(?:(?:oben|hier|zuvor) )?(?:oben|obige[nrs]?|(?:oben)?genannte[ns]?|vorstehende[ns]?|vorige[ns]?|folgende[ns]?|aufgeführte[ns]?)(?:\s+(?:antwort|option|möglichkeit|aussage)|\s+(?:ist|sind|trifft|treffen|stimmt|stimmen)(?!\p{L})|\P{L}*$)/iu,
  // Alle Antworten sind richtig, keine der anderen Möglichkeiten
  /\b(?:alle|beide|keine[nrs]?|jede|eine) (?:(?:der|die|dieser|von) )*(?:anderen |übrigen |beiden |möglichen )?(?:antwort(?:en)?|option(?:en)?|möglichkeiten|aussagen)(?:\s+(?:ist|sind|trifft|treffen|stimmt|stimmen)(?!\p{L})|\P{L}*$)/iu,
  // Keine davon, beides trifft zu
  /^\P{L}*(?:alles?|keine[rs]?|beides?|nichts) (?:davon|dieser|von (?:allem|diesen|beiden|denen))(?: (?:trifft|treffen|ist|sind|stimmt|stimmen)(?: \p{L}+)?)?\P{L}*$/iu,
  /^\P{L}*(?:alles?|keine[rs]?|beides?|nichts) (?:(?:trifft|treffen) zu|(?:ist|sind) (?:richtig|falsch|korrekt|wahr)|stimmt|stimmen)\P{L}*$/iu,
  /\b(?:sowohl|weder|entweder) (?:antwort |option )?[A-H] (?:als auch|noch|oder) (?:antwort |option )?[A-H]\b/i,
  /\b(?:antwort(?:en)?|option(?:en)?) [A-H1-8] (?:und|oder|&) (?:antwort |option )?[A-H1-8]\b/i,
  /\b(?:antwort|option) (?:oben|unten|darüber|darunter)\b/i,
]

const spanish = [
  // Todas las anteriores, ninguna de las otras respuestas, todo lo anterior
  /\b(?:tod[oa]s?|amb[oa]s|ningun[oa]|cualquiera|nada|algun[oa]) (?:de )?l[ao]s? (?:anterior(?:es)?|de arriba|de abajo|siguientes|demás|(?:otras |anteriores |dos )?(?:opciones|respuestas)|mencionad[oa]s?|dicho)(?:\s+(?:opciones|respuestas|afirmaciones|es|son|vale|valen)(?!\p{L})|\P{L}*$)/iu,
  // Ambas respuestas, ninguna de ellas, todas son correctas
  /^\P{L}*(?:tod[oa]s|amb[oa]s|ningun[oa]|l[oa]s dos|nada)(?: de)?(?: las| l[oa]s)? (?:opciones|respuestas|dos|tres|ell[oa]s|est[oa]s?|es[oa]s|eso|(?:es|son) (?:correct|ciert|verdader|fals)[oa]s?)\P{L}*$/iu,
  /\b(?:tanto|ni|o) (?:la )?(?:opción |respuesta )?[A-H] (?:como|ni|o) (?:la )?(?:opción |respuesta )?[A-H]\b/i,
  /\b(?:opci(?:ón|ones)|respuestas?) [A-H1-8] (?:y|o|e|u) (?:la )?(?:opción |respuesta )?[A-H1-8]\b/i,
  /\b(?:opción|respuesta) (?:anterior|siguiente|de arriba|de abajo)\b/i,
]

const pointsElsewhere = [...english, letters, ...german, ...spanish]

/** Whether an option speaks of other options ("all of the above", "both A and B"), which shuffling breaks. */
export const speaksOfOtherOptions = (text: string): boolean =>
  pointsElsewhere.some((pattern) => pattern.test(text))

// What a button or a radio line would show as typed: bold, code, a link.
const markup = /\*\*[^*]+\*\*|`[^`]+`|\]\(/

const sameText = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

/** Faults of option texts: the same twice, speaking of other options, markup. */
export const checkOptions = (item: RawItem): ItemProblem[] => {
  const problems: ItemProblem[] = []
  const seen = new Map<string, number>()
  for (const [index, { text }] of (readOptions(item) ?? []).entries()) {
    if (text === undefined) continue
    const path = ['options', index, 'text']
    const earlier = seen.get(sameText(text))
    if (earlier !== undefined)
      problems.push({
        path,
        problem: `Options ${earlier + 1} and ${index + 1} say the same.`,
        mend: 'Change one of them, or take it out.',
      })
    else seen.set(sameText(text), index)
    if (speaksOfOtherOptions(text))
      problems.push({
        path,
        problem: `The option "${text}" speaks of other options, but options are shuffled.`,
        mend: 'Say what it means in full, or ask it as a `multiple-choice` item.',
      })
    if (markup.test(text))
      problems.push({
        path,
        problem: `The option "${text}" uses Markdown, but options stand on buttons as plain text.`,
        mend: 'Take out the asterisks, backticks or link.',
      })
  }
  return problems
}
