import { type RichWriter, writeRichBlocks } from '../../chat/rich.ts'

/** Plain text for places without styles. Slack asks for these three to be escaped: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const escapeControl = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/**
 * mrkdwn has no escape for its style marks, so a mark that could begin or end a style is replaced by a sign that
 * looks the same. `snake_case` and `5 * 3` can do nothing and stay as they are.
 */
const lookAlikes: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' }

const disarmMarks = (text: string): string =>
  text.replace(/[*_~`]/g, (mark, at: number) => {
    const before = text.charAt(at - 1)
    const after = text.charAt(at + 1)
    const betweenSpaces = before === ' ' && after === ' '
    const insideWord = mark === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)
    return mark !== '`' && (betweenSpaces || insideWord) ? mark : (lookAlikes[mark] ?? mark)
  })

/** A `>` that begins a line would make a quotation. */
const disarmQuotes = (text: string): string => text.replace(/^(\s*)&gt;/gm, '$1\u200b&gt;')

/** Plain text as mrkdwn that reads as written: no style, mention, channel, link or date comes of it. */
export const plainToMrkdwn = (text: string): string => disarmQuotes(escapeControl(disarmMarks(text)))

const addressInMrkdwn = (url: string): string =>
  escapeControl(url.replace(/[<>|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`))

const wordEnd = /[\p{L}\p{N}*_~`>]$/u
const wordStart = /^[\p{L}\p{N}*_~`<]/u

/** Slack styles only what stands free of letters and other marks: a zero-width space sets it free. */
const joinFree: RichWriter['join'] = (pieces) => {
  let joined = ''
  let styledBefore = false
  for (const { text, styled } of pieces) {
    if (text === '') continue
    const touches = joined !== '' && wordEnd.test(joined) && wordStart.test(text)
    joined += (styled || styledBefore) && touches ? `\u200b${text}` : text
    styledBefore = styled
  }
  return joined
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')

const mrkdwnWriter: RichWriter = {
  text: (text) => escapeControl(disarmMarks(text)),
  code: (text) => `\`${escapeControl(oneLine(text).replace(/`/g, 'ˋ'))}\``,
  strong: (inner) => `*${oneLine(inner)}*`,
  emphasis: (inner) => `_${oneLine(inner)}_`,
  link: (url, _inner, plain) =>
    `<${addressInMrkdwn(url)}|${plainToMrkdwn(oneLine(plain).replace(/\|/g, '∣')) || addressInMrkdwn(url)}>`,
  preformatted: (text) => `\`\`\`${escapeControl(text.replace(/`/g, 'ˋ'))}\`\`\``,
  bullet: '•',
  join: joinFree,
  paragraph: disarmQuotes,
}

/** The blocks of a rich text as Slack mrkdwn, for messages that have to be split. */
export const richToMrkdwnBlocks = (text: string): readonly string[] => writeRichBlocks(text, mrkdwnWriter)

/**
 * A rich text as Slack mrkdwn. Only the writer's own bold, italic, code and links are live; see
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export const richToMrkdwn = (text: string): string => richToMrkdwnBlocks(text).join('\n\n')

/** Takes from the end of a cut mrkdwn text what the cut would tear: a link or an escaped sign. */
export const untornMrkdwn = (beginning: string): string =>
  beginning.replace(/&\w{0,4}$/, '').replace(/<[^>]*$/, '')
