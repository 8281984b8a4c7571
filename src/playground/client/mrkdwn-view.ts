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
  inlines.map((inline) => inlineView(inline, nameOf))

const inlineView = (inline: Inline, nameOf: NameOf): HTMLElement | string => {
  switch (inline.kind) {
    case 'text':
      return inline.text
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
