/** The Markdown that chat clients share, and how many words of it a person reads. */
import type { MarkedToken, Token } from 'marked'
import { Marked } from 'marked'

/** Markdown that is not used in packs; `offset` counts characters from the text's start. */
export type MarkupFault = { readonly offset: number; readonly problem: string; readonly mend: string }

export type Markup = { readonly words: number; readonly faults: readonly MarkupFault[] }

type Words = { readonly problem: string; readonly mend: string }

const markdown = new Marked({ gfm: true })

// Longer than any lesson: such a text is only measured, not parsed.
const longestParsed = 10_000

const forbidden: Readonly<Record<string, Words>> = {
  heading: {
    problem: 'The text holds a heading.',
    mend: 'Make it a paragraph in bold; the title is the heading.',
  },
  table: { problem: 'The text holds a table.', mend: 'Write it as a list.' },
  image: { problem: 'The text holds an image.', mend: 'Use `picture` in the front matter of the lesson.' },
  html: {
    problem: 'The text holds HTML.',
    mend: 'Take the tag out, or put it in backticks if it is meant to be read.',
  },
  blockquote: {
    problem: 'The text holds a block quote.',
    mend: 'Take the `>` out; put a quotation in quotes.',
  },
  code: {
    problem: 'The text holds a code block.',
    mend: 'Use `code` within a line; if none is meant, take out the spaces at the beginning of the line.',
  },
  hr: { problem: 'The text holds a dividing line.', mend: 'Take the line out.' },
  del: {
    problem: 'The text holds struck-out words.',
    mend: 'Take the tildes out; write "about" for a single one.',
  },
  def: {
    problem: 'The text holds a link definition.',
    mend: 'Write the link in its place: [text](https://…).',
  },
  checkbox: { problem: 'The text holds a task list.', mend: 'Take the `[ ]` out.' },
}
const listInLine: Words = {
  problem: 'The text holds a list, but only inline Markdown is used here.',
  mend: 'Write it as a sentence; if none is meant, put a backslash before the number’s dot or the dash.',
}
const listInList: Words = {
  problem: 'The text holds a list within a list.',
  mend: 'Make it one list, or two.',
}
const tooLong: Words = {
  problem: `The text is longer than ${longestParsed} characters, so its Markdown was not looked at.`,
  mend: 'Shorten it.',
}
const tooDense: Words = {
  problem: 'The text holds far too many marks.',
  mend: 'Write plain paragraphs and lists.',
}
const entity: Words = {
  problem: 'The text holds an HTML character reference, which would be shown as it stands.',
  mend: 'Type the character itself.',
}
const openBold: Words = {
  problem: 'Two asterisks stand without a partner and would be shown.',
  mend: 'Close the bold text with `**`, without a space before it, or take them out.',
}
const oddLink: Words = {
  problem: 'A link does not lead to a web or mail address.',
  mend: 'Begin its target with https:// or mailto:.',
}

// The parser calls itself for marks within marks, and near the end of its stack Node may end the process with no
// exception to catch.
const isDense = (text: string): boolean =>
  (text.match(/[*_~[`]/g) ?? []).length > 500 || /^[\s>*+\d.)-]{80,}\S/m.test(text)

const htmlEntity = /&(?:[a-z][a-zA-Z]+|#\d+|#[xX][\da-fA-F]+);/
const linkTarget = /^(?:https?:\/\/|mailto:)/i

type Visit = { faults: MarkupFault[]; readonly inlineOnly: boolean }

const checkToken = (token: MarkedToken, inList: boolean, inlineOnly: boolean): Words | undefined => {
  if (token.type === 'list' && inlineOnly) return listInLine
  if (token.type === 'list' && inList) return listInList
  if (token.type === 'list_item' && token.task) return forbidden.checkbox
  if (token.type === 'link' && !linkTarget.test(token.href)) return oddLink
  if (token.type === 'text' && token.tokens === undefined) {
    if (htmlEntity.test(token.raw)) return entity
    if (token.raw.includes('**')) return openBold
  }
  return token.type === 'checkbox' ? undefined : forbidden[token.type]
}

const childrenOf = (token: MarkedToken): readonly Token[] => {
  if (token.type === 'list') return token.items
  return 'tokens' in token && token.tokens !== undefined ? token.tokens : []
}

const ownText = (token: MarkedToken): string => {
  if (token.type === 'text' || token.type === 'codespan' || token.type === 'escape') return token.text
  return token.type === 'br' ? '\n' : ''
}

const blocks: ReadonlySet<string> = new Set([
  'paragraph',
  'list',
  'list_item',
  'heading',
  'blockquote',
  'space',
])

// A pair of tags is one fault.
const closesTag = (token: MarkedToken, visit: Visit): boolean =>
  token.type === 'html' &&
  token.raw.startsWith('</') &&
  visit.faults.some(({ problem }) => problem === forbidden.html?.problem)

// Tokens say what they were made of, not where; children are looked for in their parent's text, in order.
const walk = (
  tokens: readonly Token[],
  source: string,
  start: number,
  inList: boolean,
  visit: Visit,
): string => {
  let cursor = 0
  let visible = ''
  for (const each of tokens) {
    const token = each as MarkedToken
    const at = source.indexOf(token.raw, cursor)
    const firstLine = at >= 0 ? at : source.indexOf(token.raw.split('\n', 1)[0] ?? '', cursor)
    const offset = start + Math.max(firstLine, cursor)
    const fault = checkToken(token, inList, visit.inlineOnly)
    if (fault !== undefined && !closesTag(token, visit)) visit.faults.push({ offset, ...fault })
    const children = childrenOf(token)
    // A forbidden block is one fault, whatever is in it.
    const inner =
      fault !== undefined && forbidden[token.type] !== undefined ? { ...visit, faults: [] } : visit
    const text =
      children.length === 0
        ? ownText(token)
        : walk(
            children,
            at >= 0 ? token.raw : source.slice(cursor),
            offset,
            inList || token.type === 'list',
            inner,
          )
    visible += blocks.has(token.type) ? `${text}\n` : text
    if (at >= 0) cursor = at + token.raw.length
  }
  return visible
}

const countWords = (visible: string): number =>
  visible.split(/\s+/).filter((run) => /[\p{L}\p{N}]/u.test(run)).length

/**
 * Reads Markdown (LF line ends). A word is a run without spaces that holds a letter or a digit; list numbers,
 * marks and link targets don't count. With `inlineOnly`, lists are faults too.
 */
export const readMarkup = (text: string, { inlineOnly = false } = {}): Markup => {
  if (text.length > longestParsed) return { words: countWords(text), faults: [{ offset: 0, ...tooLong }] }
  if (isDense(text)) return { words: countWords(text), faults: [{ offset: 0, ...tooDense }] }
  const visit: Visit = { faults: [], inlineOnly }
  const visible = walk(markdown.lexer(text), text, 0, false, visit)
  return { words: countWords(visible), faults: visit.faults }
}
