/** Faults of YAML syntax in an author's words. */
import type { Document, YAMLError } from 'yaml'
import { isCollection, isScalar, visit } from 'yaml'

/** What is wrong and how to mend it, where the place is said elsewhere. */
export type Words = { readonly problem: string; readonly mend: string }

/** The mend of most faults of syntax. */
export const quoteIt = 'Put the whole text in double quotes.'
const syntax: Readonly<Partial<Record<YAMLError['code'], Words>>> = {
  BLOCK_AS_IMPLICIT_KEY: { problem: 'A text holds a colon and a space but is not in quotes.', mend: quoteIt },
  BAD_SCALAR_START: {
    problem: 'A text begins with a character that means something in YAML.',
    mend: quoteIt,
  },
  MULTILINE_IMPLICIT_KEY: {
    problem: 'A line is neither a field with its colon nor part of the text before it.',
    mend: 'Add the colon and a space after the field’s name, or indent the line further than its field.',
  },
  MISSING_CHAR: {
    problem: 'A quote, bracket or colon is missing.',
    mend: 'Close what is open; inside double quotes write \\" for a quotation mark.',
  },
  BAD_INDENT: {
    problem: 'The indentation does not fit the lines around it.',
    mend: 'Begin the fields of one item in the same column, with spaces.',
  },
  TAB_AS_INDENT: { problem: 'The line is indented with a tab.', mend: 'Use spaces in place of the tab.' },
  BAD_DQ_ESCAPE: {
    problem: 'In double quotes a backslash begins an escape, and this is none.',
    mend: 'Write the backslash twice, or use single quotes.',
  },
  DUPLICATE_KEY: { problem: 'The field stands here twice.', mend: 'Keep one of the two.' },
  MULTIPLE_DOCS: {
    problem: 'The file holds a second document after `---`.',
    mend: 'Take the line `---` out.',
  },
}

const wordsFor = (error: YAMLError, text: string): Words => {
  const offset = error.pos[0]
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset + 1)
  const known = /^ *\t/.test(line) ? syntax.TAB_AS_INDENT : syntax[error.code]
  return known ?? { problem: `The YAML cannot be read: ${error.message}.`, mend: unclear }
}

/** The mend where the fault says little. */
export const unclear =
  'Compare it with the example in docs/content-packs.md; put texts with special characters in quotes.'

// One slip makes several syntax errors; the first says where it is. A field that stands twice is a fault of its own.
const tellingErrors = (errors: readonly YAMLError[]): readonly YAMLError[] => {
  const twice = errors.filter((error) => error.code === 'DUPLICATE_KEY')
  const first = errors.find((error) => error.code !== 'DUPLICATE_KEY')
  return first === undefined ? twice : [...twice, first]
}

// What is never closed is noticed at the end of the text; the author looks for where it begins.
const offsetOf = (error: YAMLError, document: Document): number => {
  const end = error.pos[0]
  let begin: number | undefined
  if (error.code === 'MISSING_CHAR')
    visit(document, {
      Node(_, node) {
        const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
        const opens = quoted || (isCollection(node) && node.flow === true)
        if (opens && node.range && node.range[0] < end && node.range[1] >= end) begin = node.range[0]
      },
    })
  return begin ?? end
}

const deepest = 64

/**
 * The line, from 1, on which a text is nested more deeply than any pack, or undefined. To be asked before
 * parsing: the parser calls itself for each level, and near the end of its stack Node may end the process with
 * no exception to catch.
 */
export const lineNestedTooDeeply = (text: string): number | undefined => {
  let open = 0
  for (const [index, line] of text.split('\n').entries()) {
    // What stands in quotes counts too: no text holds so many brackets that are not closed.
    for (const character of line) {
      if (character === '[' || character === '{') open += 1
      else if (character === ']' || character === '}') open = Math.max(0, open - 1)
      if (open > deepest) return index + 1
    }
    const indentation = /^[\s?:-]*/.exec(line)?.[0] ?? ''
    if (indentation.trim() !== '' && indentation.length > 2 * deepest) return index + 1
    if (indentation.length < line.length && indentation.length > 4 * deepest) return index + 1
  }
  return undefined
}

/** The faults of syntax that are worth reporting, with their offsets in `text`, from which `document` was read. */
export const syntaxFaults = (document: Document, text: string): { offset: number; words: Words }[] =>
  tellingErrors(document.errors).map((error) => ({
    offset: offsetOf(error, document),
    words: wordsFor(error, text),
  }))
