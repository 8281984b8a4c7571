/** Slack's mrkdwn as a tree: https://docs.slack.dev/messaging/formatting-message-text */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  /** A person, channel or group that is spoken to; `target` is `@U1`, `#C1` or `!here`. */
  | { readonly kind: 'mention'; readonly target: string; readonly text: string }

export type Block =
  | { readonly kind: 'lines'; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'pre'; readonly text: string }

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

const decode = (text: string): string => text.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? '')

export const parseMrkdwn = (source: string): readonly Block[] =>
  source.split(/```\n?([\s\S]+?)\n?```\n?/).flatMap((part, index): Block[] => {
    if (index % 2 === 1) return [{ kind: 'pre', text: decode(part) }]
    return part === '' ? [] : quotesAndLines(part)
  })

const quoteMark = /^(?:&gt;|>) ?/

const quotesAndLines = (source: string): Block[] => {
  const groups: { quote: boolean; lines: string[] }[] = []
  for (const line of source.split('\n')) {
    const quote = quoteMark.test(line)
    const last = groups.at(-1)
    const text = quote ? line.replace(quoteMark, '') : line
    if (last?.quote === quote) last.lines.push(text)
    else groups.push({ quote, lines: [text] })
  }
  return groups.map(({ quote, lines }) => ({
    kind: quote ? 'quote' : 'lines',
    children: parseInlines(lines.join('\n')),
  }))
}

const styles = { '*': 'bold', _: 'italic', '~': 'strike' } as const

/** A style begins and ends at the edge of a word, holds no line break and no space at its ends. */
const pieces =
  /`([^`\n]+)`|<([^<>\n]+)>|(?<![\p{L}\p{N}*_~])([*_~])(?=\S)((?:<[^<>\n]*>|`[^`\n]*`|(?!\3)[^\n])+?)(?<=\S)\3(?![\p{L}\p{N}*_~])/gu

const parseInlines = (source: string): Inline[] => {
  const inlines: Inline[] = []
  let from = 0
  const plain = (to: number): void => {
    if (to > from) inlines.push({ kind: 'text', text: decode(source.slice(from, to)) })
  }
  for (const found of source.matchAll(pieces)) {
    const [all, code, angle, mark, inner] = found
    plain(found.index)
    from = found.index + all.length
    if (code !== undefined) inlines.push({ kind: 'code', text: decode(code) })
    else if (angle !== undefined) inlines.push(angled(angle))
    else if (mark === '*' || mark === '_' || mark === '~')
      inlines.push({ kind: styles[mark], children: parseInlines(inner ?? '') })
  }
  plain(source.length)
  return inlines
}

const angled = (inner: string): Inline => {
  const bar = inner.indexOf('|')
  const target = decode(bar === -1 ? inner : inner.slice(0, bar))
  const label = bar === -1 ? '' : decode(inner.slice(bar + 1))
  if (/^!date\^/.test(target)) return { kind: 'text', text: label }
  if (/^[@#!]/.test(target)) return { kind: 'mention', target, text: label }
  if (/^(https?:\/\/|mailto:)/i.test(target)) return { kind: 'link', url: target, text: label || target }
  return { kind: 'text', text: label || `<${target}>` }
}

/** The words of mrkdwn, as a screen reader says them. `nameOf` knows people and channels by their id. */
export const mrkdwnToPlain = (source: string, nameOf: (id: string) => string | undefined): string =>
  parseMrkdwn(source)
    .map((block) =>
      block.kind === 'pre' ? block.text : inlineText(block.children, nameOf).replace(/\n$/, ''),
    )
    .join('\n')
    .replaceAll('\u200b', '')

const inlineText = (inlines: readonly Inline[], nameOf: (id: string) => string | undefined): string =>
  inlines.map((inline) => wordsOf(inline, nameOf)).join('')

const wordsOf = (inline: Inline, nameOf: (id: string) => string | undefined): string => {
  switch (inline.kind) {
    case 'text':
    case 'code':
    case 'link':
      return inline.text
    case 'mention':
      return mentionText(inline.target, inline.text, nameOf)
    case 'bold':
    case 'italic':
    case 'strike':
      return inlineText(inline.children, nameOf)
  }
}

/** `@Ana` for a person, `#line-3` for a channel, `@here` for a group. */
export const mentionText = (
  target: string,
  label: string,
  nameOf: (id: string) => string | undefined,
): string => {
  const id = target.slice(1)
  const sign = target.startsWith('#') ? '#' : '@'
  return `${sign}${(label || nameOf(id) || id).replace(/^[@#]/, '')}`
}
