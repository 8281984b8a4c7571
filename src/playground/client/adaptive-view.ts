import { withActionIds } from './card-native.ts'
import { h } from './dom.ts'
import type { Entered } from './inputs.ts'
import type { Json } from './native.ts'

type DrawnAction = {
  readonly id?: string
  readonly url?: string
  readonly renderedElement?: HTMLElement
  readonly tooltip?: string
}
type DrawnInput = {
  readonly id?: string
  readonly value?: unknown
  readonly isMultiSelect?: boolean
  readonly renderedElement?: HTMLElement
}

/** The little of the `adaptivecards` package that is used here; it is loaded as a script of its own. */
type AdaptiveCards = {
  AdaptiveCard: {
    new (): {
      hostConfig: unknown
      onExecuteAction: (action: DrawnAction) => void
      parse(card: object): void
      render(): HTMLElement | undefined
      getAllInputs(): readonly DrawnInput[]
      getActionById(id: string): DrawnAction | null
    }
    onProcessMarkdown: (text: string, result: { outputHtml?: string; didProcess: boolean }) => void
  }
  HostConfig: new (config: object) => unknown
}

/** What a person pressed on a card, and what its inputs held then. */
export type CardPress = (
  action: string,
  inputs: Record<string, Entered>,
  element: HTMLElement | undefined,
) => void

const library = (): AdaptiveCards | undefined =>
  (globalThis as { readonly AdaptiveCards?: AdaptiveCards }).AdaptiveCards

/**
 * An Adaptive Card as the package's own renderer draws it, in the colours of the page. Its inputs are checked by the
 * package before a press comes through. `ids` are those of its actions, in their order.
 */
export const adaptiveView = (
  json: object,
  ids: readonly string[] = [],
  press: CardPress = () => undefined,
): HTMLElement => {
  const cards = library()
  if (cards === undefined)
    return h('p', { class: 'undrawn' }, 'The renderer of Adaptive Cards is not installed.')
  cards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = cardMarkdown(text)
    result.didProcess = true
  }
  const card = new cards.AdaptiveCard()
  card.hostConfig = new cards.HostConfig(hostConfig)
  const named = withActionIds(json as Json, ids)
  card.onExecuteAction = (action) => {
    if (action.url !== undefined && /^https?:/.test(action.url)) {
      window.open(action.url, '_blank', 'noopener,noreferrer')
      return
    }
    if (action.id !== undefined) press(action.id, enteredInCard(card.getAllInputs()), action.renderedElement)
  }
  card.parse(named)
  const drawn = card.render()
  if (drawn !== undefined) markElements(drawn, named, ids, card)
  // A form of its own: radio buttons of two cards on a page would be one group where their names agree.
  const onsubmit = (event: Event) => event.preventDefault()
  const inside = drawn ?? h('p', { class: 'undrawn' }, 'The card draws nothing.')
  return h('form', { class: 'teams-card', novalidate: true, onsubmit }, inside)
}

const enteredInCard = (inputs: readonly DrawnInput[]): Record<string, Entered> =>
  Object.fromEntries(
    inputs.flatMap(({ id, value, isMultiSelect }): [string, Entered][] => {
      if (id === undefined || id === '') return []
      const entered = value === undefined || value === null ? '' : String(value)
      return [[id, isMultiSelect ? entered.split(',').filter(Boolean) : entered]]
    }),
  )

/** So that the focus finds its way back to what was pressed, and scripts find what to press. */
const markElements = (
  drawn: HTMLElement,
  named: Json,
  ids: readonly string[],
  card: InstanceType<AdaptiveCards['AdaptiveCard']>,
): void => {
  for (const id of ids) card.getActionById(id)?.renderedElement?.setAttribute('data-action', id)
  for (const { id, renderedElement } of card.getAllInputs()) {
    const field = renderedElement?.querySelector('input, select, textarea')
    if (id) field?.setAttribute('data-action', id)
  }
  // The library says that it is a heading, but not of which rank.
  for (const heading of drawn.querySelectorAll('[role=heading]:not([aria-level])'))
    heading.setAttribute('aria-level', '3')
  drawn.lang = String(named.lang ?? '')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '')

/**
 * The Markdown of Adaptive Cards (bold, italic, links, lists) as HTML. Everything is escaped first, so that no
 * markup of a card's own comes through.
 */
export const cardMarkdown = (text: string): string => {
  const lines = text.split(/\r?\n/).map((line) => {
    const [, indent, bullet, rest] = /^(\s*)(?:([-*]|\d+\.)\s+)(.*)$/.exec(line) ?? []
    if (bullet === undefined) return inlineMarkdown(line)
    const mark = /\d/.test(bullet) ? bullet : '•'
    return `${'&nbsp;'.repeat((indent?.length ?? 0) * 2)}${mark} ${inlineMarkdown(rest ?? '')}`
  })
  return `<p>${lines.join('<br>')}</p>`
}

const inlineMarkdown = (text: string): string => {
  const kept: string[] = []
  const keep = (html: string): string => `\ue000${kept.push(html) - 1}\ue000`
  const unescaped = text.replace(/\\([\\`*_{}[\]()#+\-.!<>|~&])/g, (_all, sign: string) =>
    keep(escaped(sign)),
  )
  return escaped(unescaped)
    .replace(/\[([^\]]+)\]\((https?:[^\s)]+)\)/g, (_all, label: string, url: string) =>
      keep(`<a href="${url}" target="_blank" rel="noopener noreferrer">${label}</a>`),
    )
    .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, '<b>$1</b>')
    .replace(/(?<!\w)[*_](\S(?:.*?\S)?)[*_](?!\w)/g, '<i>$1</i>')
    .replace(/\ue000(\d+)\ue000/g, (_all, index: string) => kept[Number(index)] ?? '')
    .replace(/\ue000(\d+)\ue000/g, (_all, index: string) => kept[Number(index)] ?? '')
}

/** The page's own variables, so that a card that stands there follows when day turns to night. */
const colour = (name: string): { default: string; subtle: string } => ({
  default: `var(${name})`,
  subtle: name === '--ink' ? 'var(--ink-quiet)' : `var(${name})`,
})

const foregroundColors = {
  default: colour('--ink'),
  accent: colour('--link'),
  good: colour('--way-out'),
  warning: colour('--wrong'),
  attention: colour('--wrong'),
}

const container = (background: string) => ({ backgroundColor: `var(${background})`, foregroundColors })

const hostConfig = {
  fontFamily: 'inherit',
  supportsInteractivity: true,
  spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  containerStyles: {
    default: container('--panel'),
    emphasis: container('--panel-raised'),
    good: container('--chosen'),
    attention: container('--fresh'),
    warning: container('--fresh'),
    accent: container('--chosen'),
  },
  factSet: { title: { maxWidth: 220, wrap: true, weight: 'Bolder' }, spacing: 12 },
  actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8 },
}
