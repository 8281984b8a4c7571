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

// Options are shuffled, so none may speak of another by its place. English, German, Spanish; other languages
// are left to the reviewer.
const pointsElsewhere = [
  /\b(?:all|any|both|each|either|neither|none|some) (?:of )?(?:the |these |those )?(?:above|below|preceding|following|other (?:options?|answers?)|options?|answers?)\b/i,
  /^\W*(?:all|none|both|neither) (?:of )?(?:these|those|them)\W*$/i,
  /\b(?:both|either|neither) (?:options? |answers? )?[A-H] (?:and|or|nor|&) (?:options? |answers? )?[A-H]\b/i,
  /\b(?:options?|answers?) [A-H1-8] (?:and|or|nor|&) (?:options? |answers? )?[A-H1-8]\b/i,
  /^\W*[A-H](?:, [A-H])*,? ?(?:and|und|y|&|\+) ?[A-H]\W*$/,
  /\b(?:alles?|beides?|keine?[sr]?|nichts) (?:(?:der|von|davon|die) )*(?:oben|obigen?|genannten?|oberen|vorstehenden?|anderen antworten)\b/i,
  /^\W*(?:alle|keine|beide) (?:davon|antworten)\W*$/i,
  /\b(?:sowohl|weder|entweder) [A-H] (?:als auch|noch|oder) [A-H]\b/i,
  /\b(?:tod[oa]s|amb[oa]s|ningun[oa]|ninguna?) (?:de )?l[oa]s (?:anteriores|de arriba|demás|otras (?:opciones|respuestas))\b/i,
  /^\W*(?:todas|ambas|ninguna) (?:las |de las )?(?:opciones|respuestas|dos)\W*$/i,
  /\b(?:tanto|ni) [A-H] (?:como|ni) [A-H]\b/i,
]

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
