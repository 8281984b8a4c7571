import type { StateSurface } from '../state.ts'
import { adaptiveView } from './adaptive-view.ts'
import { blocksView } from './blocks-view.ts'
import { h, withData } from './dom.ts'
import { allInputs, changedInputs, type Entered, restoreInputs } from './inputs.ts'
import { sayLocally } from './local-words.ts'
import type { Use } from './message-view.ts'
import { isJson } from './native.ts'
import { buttonIds } from './page-state.ts'

type NameOf = (id: string) => string | undefined

/** A home's blocks. */
export const homeView = (surface: StateSurface, nameOf: NameOf, use: Use): HTMLElement => {
  if (typeof surface.native === 'string') return tabView(surface.native)
  const root: HTMLElement = h('div', { class: 'home-blocks' })
  root.append(surfaceBlocks(surface, nameOf, use, () => root))
  return root
}

/** A personal tab of Teams: the main part of the product's page as it is, apart from the styles of this one. */
const tabView = (html: string): HTMLElement => {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const root = h('div', { class: 'home-tab', lang: page.documentElement.lang })
  const shadow = root.attachShadow({ mode: 'open' })
  const main = page.querySelector('main')
  // The playground's page has its own main part already.
  const content = h('div', { class: main?.className ?? '' }, ...(main?.childNodes ?? []))
  shadow.append(...page.querySelectorAll('link[rel=stylesheet]'), content)
  return root
}

const surfaceBlocks = (
  surface: StateSurface,
  nameOf: NameOf,
  use: Use,
  holder: () => HTMLElement,
): HTMLElement => {
  if (isJson(surface.native)) {
    return adaptiveView(surface.native, buttonIds(surface), (action, inputs, element) =>
      use({ on: { surface: surface.id }, action, inputs, element }),
    )
  }
  if (surface.kind === 'dialog') return h('p', { class: 'dialog-words' }, wordsOf(surface))
  return blocksView(surface.native, {
    nameOf,
    prefix: surface.id,
    errors: surface.errors ?? {},
    use(action, value) {
      const { [action]: _own, ...inputs } = allInputs(holder())
      use({
        on: { surface: surface.id },
        action,
        ...(value === undefined ? {} : { value }),
        inputs,
        element: withData(holder(), 'action', action),
      })
    },
  })
}

/** A dialog of Teams may be a sentence alone; its title stands in the frame. */
const wordsOf = ({ title = '', text }: StateSurface): string =>
  text.startsWith(title) ? text.slice(title.length).trim() : text

export type ModalDeeds = {
  /** The language of who reads it. */
  readonly locale: string
  readonly use: Use
  submit(surface: StateSurface, inputs: Record<string, Entered>): void
  close(surface: StateSurface): void
}

/** Shows the modal in the page's dialog, or closes it where there is none. What was filled in stays. */
export const drawModal = (
  dialog: HTMLDialogElement,
  surface: StateSurface | undefined,
  nameOf: NameOf,
  deeds: ModalDeeds,
): void => {
  const key = surface === undefined ? '' : surface.id
  const version = surface === undefined ? '' : `${surface.revision} ${JSON.stringify(surface.errors ?? {})}`
  if (dialog.dataset.key === key && dialog.dataset.version === version) return
  const entered = dialog.dataset.key === key ? changedInputs(dialog) : {}
  const hadFocus = document.activeElement?.getAttribute('data-action')
  dialog.dataset.key = key
  dialog.dataset.version = version
  if (surface === undefined) {
    dialog.close()
    dialog.replaceChildren()
    return
  }
  dialog.replaceChildren(modalForm(dialog, surface, nameOf, deeds))
  restoreInputs(dialog, entered)
  sayLocally(dialog, deeds.locale)
  if (!dialog.open) dialog.showModal()
  const wrong = dialog.querySelector<HTMLElement>('[aria-invalid]')
  const same = hadFocus ? withData(dialog, 'action', hadFocus) : undefined
  const first =
    dialog.querySelector<HTMLElement>('.modal-body [data-action]') ??
    dialog.querySelector<HTMLElement>('.modal-head button')
  ;(wrong ?? same ?? first)?.focus()
}

const modalForm = (
  dialog: HTMLDialogElement,
  surface: StateSurface,
  nameOf: NameOf,
  deeds: ModalDeeds,
): HTMLElement => {
  const titleId = `${surface.id}/title`
  dialog.setAttribute('aria-labelledby', titleId)
  return h(
    // A card has a form of its own.
    surface.kind === 'modal' ? 'form' : 'div',
    {
      class: 'modal',
      lang: deeds.locale,
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault()
        deeds.submit(surface, allInputs(dialog))
      },
    },
    h(
      'header',
      { class: 'modal-head' },
      h('span', { class: 'avatar bot-avatar', 'aria-hidden': 'true' }),
      h('h2', { id: titleId }, surface.title ?? ''),
      h(
        'button',
        {
          type: 'button',
          class: 'plain-button',
          lang: 'en',
          'aria-label': 'Close',
          onclick: () => deeds.close(surface),
        },
        '✕',
      ),
    ),
    h(
      'div',
      { class: 'modal-body' },
      surfaceBlocks(surface, nameOf, deeds.use, () => dialog),
    ),
    // A Teams dialog has its buttons in its card.
    surface.kind === 'modal' &&
      h(
        'footer',
        { class: 'modal-foot' },
        h(
          'button',
          { type: 'button', class: 'button', onclick: () => deeds.close(surface) },
          surface.closeLabel ?? 'Close',
        ),
        surface.submitLabel !== undefined &&
          h(
            'button',
            { type: 'submit', class: 'button primary', 'data-action': 'submit' },
            surface.submitLabel,
          ),
      ),
  )
}
