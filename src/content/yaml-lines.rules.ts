/** YAML with the places of its parts, so that a fault in a value is reported at its line. */
import type { Document, Node } from 'yaml'
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import type { Problem, YamlPath } from './problem.ts'
import type { Words } from './yaml-syntax.rules.ts'
import { lineNestedTooDeeply, quoteIt, syntaxFaults, unclear } from './yaml-syntax.rules.ts'

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

/**
 * Reads one YAML document. `firstLine` is the file's line on which `text` begins.
 * All faults of syntax are in `problems`; it does not throw.
 */
export const readYaml = (file: string, text: string, firstLine = 1): YamlText => {
  const lineCounter = new LineCounter()
  const deep = lineNestedTooDeeply(text)
  if (deep !== undefined) return unreadable(file, firstLine + deep - 1)
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    stringKeys: true,
    logLevel: 'error',
  })
  const strange = unusual(document, text)
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset)
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  const problems: Problem[] = [
    ...syntaxFaults(document, text).map(({ offset, words }) => ({ file, ...placeAt(offset), ...words })),
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
