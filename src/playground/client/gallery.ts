import type { DrawnCard } from '../pages.tsx'
import { adaptiveView } from './adaptive-view.ts'
import { read } from './api.ts'
import { blocksView } from './blocks-view.ts'
import { byId, h } from './dom.ts'
import { listOf, textIn } from './native.ts'

const phone = byId('gallery-phone')
const search = byId('gallery-text')
const locales = byId('gallery-locale')

const draw = (cards: readonly DrawnCard[]): void => {
  const locale = locales instanceof HTMLSelectElement ? locales.value : 'en'
  const wanted = search instanceof HTMLInputElement ? search.value.trim().toLowerCase() : ''
  const shown = cards.filter(
    (card) => card.locale === locale && `${card.name} ${card.fallback}`.toLowerCase().includes(wanted),
  )
  const empty = h('p', { class: 'empty' }, 'No card has these words.')
  byId('gallery-list').replaceChildren(...(shown.length > 0 ? shown.map(cardRow) : [empty]))
}

/** `feedback-right-numeric` as `Feedback: right numeric`. */
const inWords = (name: string): string => {
  const [kind = '', ...rest] = name.split('-')
  const head = kind.charAt(0).toUpperCase() + kind.slice(1)
  return rest.length === 0 ? head : `${head}: ${rest.join(' ')}`
}

/** English first, then the others by their names; what nobody speaks comes last. */
const rank = (locale: string): number => (locale === 'en' ? 0 : locale.includes('-') ? 2 : 1)

const cardRow = (card: DrawnCard, index: number): HTMLElement =>
  h(
    'article',
    { class: 'panel card-row', 'aria-label': card.name, lang: card.locale },
    h('h2', { lang: 'en' }, inWords(card.name), ' ', h('code', {}, card.name)),
    h(
      'div',
      { class: 'card-sides' },
      side('Slack', slackView(card, index), card.slack),
      side('Microsoft Teams', teamsView(card), card.teams),
      h(
        'div',
        {},
        h('h3', {}, 'As plain text, for notifications and screen readers'),
        h('pre', { class: 'fallback' }, card.fallback),
      ),
    ),
  )

/** A card, or what a dialog has in its frame. */
const teamsView = ({ teams, title }: DrawnCard): HTMLElement =>
  title === undefined
    ? adaptiveView(teams)
    : h('div', {}, h('div', { class: 'side-title teams-title' }, title), adaptiveView(teams))

const side = (title: string, drawn: HTMLElement, json: object): HTMLElement => {
  const text = JSON.stringify(json, null, 2)
  return h(
    'div',
    {},
    h('h3', {}, title),
    h('div', { class: 'side-frame' }, drawn),
    h(
      'details',
      { class: 'drawn-json' },
      h('summary', {}, `JSON, ${text.length} characters`),
      h('pre', {}, text),
    ),
  )
}

/** A message, or a modal with its frame. In the gallery nothing is sent. */
const slackView = ({ slack }: DrawnCard, index: number): HTMLElement => {
  const view: { readonly [name: string]: unknown } = { ...slack }
  const blocks = blocksView(listOf(view.blocks), {
    nameOf: () => undefined,
    prefix: `card-${index}`,
    errors: {},
    use: () => undefined,
  })
  if (view.type !== 'modal') return blocks
  return h(
    'div',
    {},
    h('div', { class: 'side-title' }, textIn(view.title, 'text')),
    blocks,
    h(
      'div',
      { class: 'side-foot' },
      h('button', { type: 'button', class: 'button' }, textIn(view.close, 'text') || 'Close'),
      h('button', { type: 'button', class: 'button primary' }, textIn(view.submit, 'text')),
    ),
  )
}

const start = async (): Promise<void> => {
  const { cards } = await read<{ cards: readonly DrawnCard[] }>('gallery')
  const named = new Intl.DisplayNames(['en'], { type: 'language' })
  const nameOf = (locale: string): string => named.of(locale) ?? locale
  const found = [...new Set(cards.map(({ locale }) => locale))].sort(
    (a, b) => rank(a) - rank(b) || nameOf(a).localeCompare(nameOf(b)),
  )
  locales.replaceChildren(...found.map((locale) => h('option', { value: locale }, nameOf(locale))))
  locales.addEventListener('change', () => draw(cards))
  search.addEventListener('input', () => draw(cards))
  phone.addEventListener('change', () => {
    document.body.classList.toggle('phone', phone instanceof HTMLInputElement && phone.checked)
  })
  draw(cards)
}

start().catch((error: unknown) => {
  byId('complaint').textContent = error instanceof Error ? error.message : String(error)
  byId('complaint').hidden = false
})
