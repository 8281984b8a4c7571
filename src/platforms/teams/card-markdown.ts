import { type RichWriter, writeRichBlocks } from '../../chat/rich.ts'

/** What begins a list, a heading, a quotation or a rule at the start of a line. */
const disarmLineStart = (text: string): string =>
  text.replace(
    /^(\s*)(?:([-+#>])|(\d{1,9})(?=[.)]))/gm,
    (_all, space: string, sign?: string, number?: string) =>
      sign === undefined ? `${space}${number ?? ''}\\` : `${space}\\${sign}`,
  )

/**
 * Only `*`, `_`, `[`, `]` and backslashes are escaped, the signs that the subset of Adaptive Cards knows; those
 * that some hosts' fuller Markdown gives a meaning (code, strike-through, <address>, entities) are broken up
 * instead, because a host that doesn't know the escape would show a backslash.
 */
const escapeMarkdown = (text: string): string =>
  text
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/[*_[\]]/g, (mark, at: number, all: string) => {
      const before = all.charAt(at - 1)
      const after = all.charAt(at + 1)
      const insideWord = mark === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)
      return insideWord ? mark : `\\${mark}`
    })
    .replace(/`/g, 'ˋ')
    .replace(/~(?=~)/g, '~\u200b')
    .replace(/<(?=[a-z/!?])/gi, '<\u200b')
    .replace(/&(?=#?\w+;)/g, '&\u200b')

/** Plain text as the Markdown of a TextBlock, such that it reads as written; Teams breaks a line only at a blank one. */
export const plainToCardMarkdown = (text: string): string =>
  disarmLineStart(escapeMarkdown(text)).replace(/\s*\n\s*/g, '\n\n')

const addressInMarkdown = (url: string): string =>
  url.replace(/[()<>\\[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')

const cardWriter: RichWriter = {
  text: escapeMarkdown,
  code: escapeMarkdown,
  strong: (inner) => `**${oneLine(inner)}**`,
  emphasis: (inner) => `_${oneLine(inner)}_`,
  link: (url, inner, plain) =>
    `[${plain.trim() === '' ? plainToCardMarkdown(url) : inner}](${addressInMarkdown(url)})`,
  preformatted: plainToCardMarkdown,
  bullet: '-',
  join: (pieces) => pieces.map((piece) => piece.text).join(''),
  paragraph: (text) => disarmLineStart(text).replace(/\n/g, '\n\n'),
}

/** The blocks of a rich text as Adaptive Cards Markdown, for texts that have to be split. */
export const richToCardMarkdownBlocks = (text: string): readonly string[] => writeRichBlocks(text, cardWriter)

/**
 * A rich text in the Markdown subset of Adaptive Cards: bold, italic, lists, links; code becomes plain. See
 * https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
 */
export const richToCardMarkdown = (text: string): string => richToCardMarkdownBlocks(text).join('\n\n')

/** Takes from the end of a cut text what the cut would tear: a link or an escape. */
export const untornCardMarkdown = (beginning: string): string =>
  beginning.replace(/(?<!\\)\[[^\]]*(?:\](?:\([^)]*)?)?$/, '').replace(/\\$/, '')
