import { h } from './dom.ts'
import type { Block, Inline } from './mrkdwn.ts'
import { mentionText, parseMrkdwn } from './mrkdwn.ts'

export type NameOf = (id: string) => string | undefined

/** mrkdwn as elements. It is built of text nodes, never of markup. */
export const mrkdwnView = (source: string, nameOf: NameOf): readonly HTMLElement[] =>
  parseMrkdwn(source).map((block) => blockView(block, nameOf))

const blockView = (block: Block, nameOf: NameOf): HTMLElement => {
  switch (block.kind) {
    case 'pre':
      return h('pre', { class: 'mrkdwn-pre' }, h('code', {}, block.text))
    case 'quote':
      return h('blockquote', { class: 'mrkdwn-quote' }, ...inlineViews(block.children, nameOf))
    case 'lines':
      return h('div', { class: 'mrkdwn-lines' }, ...inlineViews(block.children, nameOf))
  }
}

const inlineViews = (inlines: readonly Inline[], nameOf: NameOf): readonly (HTMLElement | string)[] =>
  inlines.flatMap((inline) =>
    inline.kind === 'text' ? withPictures(inline.text) : [inlineView(inline, nameOf)],
  )

/** The two emoji that the product writes, which Slack draws itself: not every machine has a font for them. */
const pictures: Readonly<Record<string, string>> = { '✅': 'right', '🔸': 'wrong' }

const withPictures = (text: string): readonly (HTMLElement | string)[] =>
  text.split(/(✅|🔸)/u).flatMap((part): (HTMLElement | string)[] => {
    const picture = pictures[part]
    if (picture === undefined) return part === '' ? [] : [part]
    return [h('span', { class: `emoji emoji-${picture}`, role: 'img', 'aria-label': part })]
  })

const inlineView = (inline: Exclude<Inline, { kind: 'text' }>, nameOf: NameOf): HTMLElement => {
  switch (inline.kind) {
    case 'code':
      return h('code', {}, inline.text)
    case 'bold':
      return h('b', {}, ...inlineViews(inline.children, nameOf))
    case 'italic':
      return h('i', {}, ...inlineViews(inline.children, nameOf))
    case 'strike':
      return h('s', {}, ...inlineViews(inline.children, nameOf))
    case 'link':
      return h('a', { href: inline.url, target: '_blank', rel: 'noopener noreferrer' }, inline.text)
    case 'mention':
      return h('span', { class: 'mention' }, mentionText(inline.target, inline.text, nameOf))
  }
}
