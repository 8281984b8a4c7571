import { Lexer, type Token, type Tokens } from 'marked'

/**
 * The rich subset as a tree. Adjacent texts are merged and hold no line breaks; `link` addresses are http,
 * https or mailto.
 */
export type RichInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly RichInline[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly RichInline[] }

export type RichBlock =
  | { readonly kind: 'paragraph'; readonly children: readonly RichInline[] }
  | { readonly kind: 'preformatted'; readonly text: string }
  | {
      readonly kind: 'list'
      /** The first number; a bullet list has none. */
      readonly start?: number
      readonly items: readonly (readonly RichBlock[])[]
    }

/**
 * Parses a rich text (see card.ts). What the subset doesn't know (tables, images, HTML) becomes its text.
 * GitHub's extensions are off: with them a bare address that somebody typed would become a link.
 */
export const parseRich = (text: string): readonly RichBlock[] => blocksOf(new Lexer({ gfm: false }).lex(text))

/**
 * Lessons, questions and explanations come again with every learner: what a writer made of a text is kept, for so
 * many texts.
 */
const written = new WeakMap<RichWriter, Map<string, readonly string[]>>()
const writtenAtMost = 2_000

const blocksOf = (tokens: readonly Token[]): readonly RichBlock[] =>
  tokens.flatMap((token): RichBlock[] => {
    switch (token.type) {
      case 'space':
      case 'hr':
      case 'def':
        return []
      case 'list':
        return [listOf(token as Tokens.List)]
      case 'code':
        return [{ kind: 'preformatted', text: (token as Tokens.Code).text }]
      case 'blockquote':
        return [...blocksOf((token as Tokens.Blockquote).tokens)]
      case 'heading': {
        const children = inlinesOf((token as Tokens.Heading).tokens)
        return [{ kind: 'paragraph', children: [{ kind: 'strong', children }] }]
      }
      default: {
        const inner = 'tokens' in token ? token.tokens : undefined
        const children = inner ? inlinesOf(inner) : mergeTexts([textOf(rawTextOf(token))])
        return children.length > 0 ? [{ kind: 'paragraph', children }] : []
      }
    }
  })

const listOf = (list: Tokens.List): RichBlock => {
  const items = list.items.map((item) => blocksOf(item.tokens))
  return list.ordered ? { kind: 'list', start: Number(list.start), items } : { kind: 'list', items }
}

const inlinesOf = (tokens: readonly Token[]): readonly RichInline[] => mergeTexts(tokens.flatMap(inlineOf))

const inlineOf = (token: Token): readonly RichInline[] => {
  switch (token.type) {
    case 'strong':
      return [{ kind: 'strong', children: inlinesOf((token as Tokens.Strong).tokens) }]
    case 'em':
      return [{ kind: 'emphasis', children: inlinesOf((token as Tokens.Em).tokens) }]
    case 'codespan':
      return [{ kind: 'code', text: (token as Tokens.Codespan).text }]
    case 'br':
      return [{ kind: 'break' }]
    case 'link': {
      const link = token as Tokens.Link
      const children = inlinesOf(link.tokens)
      return safeAddress.test(link.href) ? [{ kind: 'link', url: link.href, children }] : children
    }
    default:
      return [textOf(rawTextOf(token))]
  }
}

/** Addresses that a picture or a button may have on every platform. */
export const isWebAddress = (url: string): boolean => /^https?:\/\/\S+$/i.test(url)

const safeAddress = /^(https?:\/\/|mailto:)\S+$/i

const rawTextOf = (token: Token): string => ('text' in token && token.text ? String(token.text) : token.raw)

/** A line break in the source is a space to the reader. */
const textOf = (text: string): RichInline => ({ kind: 'text', text: text.replace(/[ \t]*\n[ \t]*/g, ' ') })

const mergeTexts = (inlines: readonly RichInline[]): readonly RichInline[] => {
  const merged: RichInline[] = []
  for (const inline of inlines) {
    const last = merged.at(-1)
    if (inline.kind === 'text' && last?.kind === 'text')
      merged[merged.length - 1] = { kind: 'text', text: last.text + inline.text }
    else if (inline.kind !== 'text' || inline.text !== '') merged.push(inline)
  }
  return merged
}

/** How one platform writes each piece; `writeRich` walks the tree. */
export type RichWriter = {
  readonly text: (text: string) => string
  readonly code: (text: string) => string
  readonly strong: (inner: string) => string
  readonly emphasis: (inner: string) => string
  readonly link: (url: string, inner: string, plain: string) => string
  readonly preformatted: (text: string) => string
  readonly bullet: string
  /** Puts neighbouring pieces together. */
  readonly join: (pieces: readonly { readonly text: string; readonly styled: boolean }[]) => string
  /** The last touch to a finished paragraph, where the beginning of a line means something. */
  readonly paragraph: (text: string) => string
}

/** Each block by itself, so that a long text can be split between them. */
export const writeRichBlocks = (text: string, writer: RichWriter): readonly string[] => {
  const kept = written.get(writer) ?? new Map<string, readonly string[]>()
  const known = kept.get(text)
  if (known) return known
  const blocks = parseRich(text)
    .map((block) => writeBlock(block, writer, ''))
    .filter((block) => block.trim() !== '')
  if (kept.size >= writtenAtMost) kept.clear()
  written.set(writer, kept.set(text, blocks))
  return blocks
}

const writeBlock = (block: RichBlock, writer: RichWriter, indent: string): string => {
  switch (block.kind) {
    case 'paragraph':
      return writer.paragraph(writeInlines(block.children, writer))
    case 'preformatted':
      return writer.preformatted(block.text)
    case 'list':
      return block.items
        .map((item, index) => {
          const mark = block.start === undefined ? writer.bullet : `${block.start + index}.`
          const body = item.map((inner) => writeBlock(inner, writer, `${indent}    `))
          const lines = body.map((text, place) =>
            place === 0 ? `${indent}${mark} ${text.trimStart()}` : text,
          )
          return lines.length > 0 ? lines.join('\n') : `${indent}${mark}`
        })
        .join('\n')
  }
}

const writeInlines = (inlines: readonly RichInline[], writer: RichWriter): string =>
  writer.join(
    inlines.map((inline) => ({ text: writeInline(inline, writer), styled: !plainKinds.has(inline.kind) })),
  )

const plainKinds: ReadonlySet<RichInline['kind']> = new Set(['text', 'break'])

const writeInline = (inline: RichInline, writer: RichWriter): string => {
  switch (inline.kind) {
    case 'text':
      return writer.text(inline.text)
    case 'code':
      return writer.code(inline.text)
    case 'break':
      return '\n'
    case 'link':
      return writer.link(inline.url, writeInlines(inline.children, writer), plainInlines(inline.children))
    case 'strong':
    case 'emphasis': {
      const inner = writeInlines(inline.children, writer).trim()
      return inner === '' ? '' : writer[inline.kind](inner)
    }
  }
}

const plainWriter: RichWriter = {
  text: (text) => text,
  code: (text) => text,
  strong: (inner) => inner,
  emphasis: (inner) => inner,
  link: (_url, inner) => inner,
  preformatted: (text) => text,
  bullet: '-',
  join: (pieces) => pieces.map((piece) => piece.text).join(''),
  paragraph: (text) => text,
}

const plainInlines = (inlines: readonly RichInline[]): string => writeInlines(inlines, plainWriter)

/** What a screen reader gets of a rich text: its words, list marks and line breaks, without markup. */
export const richToPlain = (text: string): string => writeRichBlocks(text, plainWriter).join('\n')
