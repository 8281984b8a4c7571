/** YAML with the places of its parts, so that a fault in a value is reported at its line. */
import type { Document, Node, YAMLError } from 'yaml'
import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml'
import type { Problem, YamlPath } from './problem.ts'

/** A line and column in the file, from 1. */
export type Place = { readonly line: number; readonly column: number }

/** A YAML text as plain data. `broken` means that its syntax is wrong and `data` is missing. */
export type YamlText = {
  readonly broken: boolean
  readonly data: unknown
  /** The place of the value at a path, or of the nearest thing around it where there is no such value. */
  readonly placeOf: (path: YamlPath) => Place
  /** The place of the field's name at a path. */
  readonly placeOfKey: (path: YamlPath) => Place
  readonly problems: readonly Problem[]
}

type Words = { readonly problem: string; readonly mend: string }

const quoteIt = 'Put the whole text in double quotes.'
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

const unclear =
  'Compare it with the example in docs/content-packs.md; put texts with special characters in quotes.'

// One slip makes several syntax errors; the first says where it is. A field that stands twice is a fault of its own.
const tellingErrors = (errors: readonly YAMLError[]): readonly YAMLError[] => {
  const twice = errors.filter((error) => error.code === 'DUPLICATE_KEY')
  const first = errors.find((error) => error.code !== 'DUPLICATE_KEY')
  return first === undefined ? twice : [...twice, first]
}

// Control characters and halves of surrogate pairs: no database or chat client takes them.
const unprintable = /[\p{Cc}\p{Cs}]/u
const lineBreaksAndTabs = /[\n\r\t]/g

/** Whether a text holds characters that can't be stored or shown. */
export const holdsUnprintable = (text: string): boolean =>
  unprintable.test(text.replace(lineBreaksAndTabs, ''))

/** What is said about such a text. */
export const unprintableFault: Words = {
  problem: 'The text holds a control character or half of a character, which cannot be stored.',
  mend: 'Delete the invisible character and type the text again.',
}

const unusual = (document: Document, text: string): { offset: number; words: Words }[] => {
  const found: { offset: number; words: Words }[] = []
  // Those in the text as it stands are reported for the file; here it is about escapes such as "\u0000".
  const escaped = !holdsUnprintable(text)
  visit(document, {
    Node(_, node) {
      const offset = node.range?.[0] ?? 0
      if (isAlias(node) || node.anchor !== undefined)
        found.push({
          offset,
          words: { problem: 'Anchors and aliases (`&`, `*`) are not used in packs.', mend: quoteIt },
        })
      else if (node.tag?.startsWith('!') === true)
        found.push({ offset, words: { problem: 'Tags (`!`) are not used in packs.', mend: quoteIt } })
      if (escaped && isScalar(node) && typeof node.value === 'string' && holdsUnprintable(node.value))
        found.push({ offset, words: unprintableFault })
    },
  })
  return found
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

type Found = { readonly node: Node | undefined; readonly key: Node | undefined }

const isEmpty = (node: Node): boolean => isScalar(node) && node.value === null

const find = (root: Node | undefined, path: YamlPath): Found => {
  let found: Found = { node: root, key: undefined }
  for (const step of path) {
    let next: unknown
    let key: Node | undefined
    if (isMap(found.node)) {
      const pair = found.node.items.find(
        (item) => isPair(item) && isScalar(item.key) && item.key.value === step,
      )
      key = isNode(pair?.key) ? pair.key : undefined
      next = pair?.value ?? pair?.key
    } else if (isSeq(found.node)) next = found.node.items[Number(step)]
    if (!isNode(next)) return found
    // An empty value has no place of its own worth showing.
    found = { node: isEmpty(next) && key !== undefined ? key : next, key }
  }
  return found
}

const unreadable = (file: string, line: number): YamlText => ({
  broken: true,
  data: undefined,
  placeOf: () => ({ line, column: 1 }),
  placeOfKey: () => ({ line, column: 1 }),
  problems: [{ file, line, problem: 'The YAML is nested too deeply to be read.', mend: unclear }],
})

const parse = (text: string, lineCounter: LineCounter) => {
  try {
    const document = parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      stringKeys: true,
      logLevel: 'error',
    })
    return { document, strange: unusual(document, text) }
  } catch (error) {
    // The parser calls itself for each level of brackets: thousands of them overflow the stack.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/**
 * Reads one YAML document. `firstLine` is the file's line on which `text` begins.
 * All faults of syntax are in `problems`; it does not throw.
 */
export const readYaml = (file: string, text: string, firstLine = 1): YamlText => {
  const lineCounter = new LineCounter()
  const parsed = parse(text, lineCounter)
  if (parsed === undefined) return unreadable(file, firstLine)
  const { document, strange } = parsed
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset)
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  const problems: Problem[] = [
    ...tellingErrors(document.errors).map((error) => ({
      file,
      ...placeAt(offsetOf(error, document)),
      ...wordsFor(error, text),
    })),
    ...strange.map(({ offset, words }) => ({ file, ...placeAt(offset), ...words })),
  ]
  const broken = document.errors.length > 0 || strange.length > 0
  const root = document.contents ?? undefined
  return {
    broken,
    data: broken ? undefined : document.toJS(),
    placeOf: (path) => placeAt(find(root, path).node?.range?.[0] ?? 0),
    placeOfKey: (path) => {
      const { key, node } = find(root, path)
      return placeAt((key ?? node)?.range?.[0] ?? 0)
    },
    problems,
  }
}
