type Child = Node | string | false | null | undefined
type Props = {
  readonly [name: string]: string | number | boolean | undefined | ((event: Event) => void)
}

/**
 * An element with attributes, listeners (`onclick: …`) and children. Text always becomes a text node, so that
 * nothing that was typed can become markup.
 */
export const h = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  props: Props = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value)
    else if (value === true) element.setAttribute(key, '')
    else if (value !== false && value !== undefined) element.setAttribute(key, String(value))
  }
  for (const child of children.flat()) if (child || child === '') element.append(child)
  return element
}

/** The element with that id, which the page's shell is known to have. */
export const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no #${id}`)
  return element
}

/** The first descendant that has the attribute with exactly this value. */
export const withData = (root: ParentNode, name: string, value: string): HTMLElement | undefined =>
  [...root.querySelectorAll<HTMLElement>(`[data-${name}]`)].find(
    (element) => element.getAttribute(`data-${name}`) === value,
  )

/** Fades the end behind which a row goes on, so that one sees that it scrolls. */
export const showMore = (row: HTMLElement): void => {
  const look = (): void => {
    const rest = row.scrollWidth - row.clientWidth - Math.abs(row.scrollLeft)
    row.classList.toggle('more-after', rest > 4)
    row.classList.toggle('more-before', Math.abs(row.scrollLeft) > 4)
  }
  row.addEventListener('scroll', look, { passive: true })
  new ResizeObserver(look).observe(row)
  new MutationObserver(look).observe(row, { childList: true })
  look()
}

export type Keyed = {
  readonly key: string
  /** The element is drawn anew only when this differs from last time. */
  readonly version: string
  draw(before: HTMLElement | undefined): HTMLElement
}

/**
 * Makes the children of `parent` these, in this order. What has not changed stays the same element, so that
 * focus, selection and what is half typed survive.
 */
export const reconcile = (parent: HTMLElement, items: readonly Keyed[]): void => {
  const existing = new Map([...parent.children].map((child) => [child.getAttribute('data-key'), child]))
  let place: ChildNode | null = parent.firstChild
  for (const item of items) {
    const found = existing.get(item.key)
    const before = found instanceof HTMLElement ? found : undefined
    existing.delete(item.key)
    if (before !== undefined && before.getAttribute('data-version') === item.version) {
      if (before === place) place = before.nextSibling
      else parent.insertBefore(before, place)
      continue
    }
    const drawn = item.draw(before)
    drawn.setAttribute('data-key', item.key)
    drawn.setAttribute('data-version', item.version)
    if (before === undefined) {
      parent.insertBefore(drawn, place)
      continue
    }
    if (before === place) place = before.nextSibling
    replaceKeepingFocus(before, drawn, parent, place)
  }
  for (const gone of existing.values()) gone.remove()
  while (place !== null && place.nodeType !== Node.ELEMENT_NODE) {
    const next: ChildNode | null = place.nextSibling
    place.remove()
    place = next
  }
}

/** Focus goes to what has the same `data-action` in the new element, else to the new element itself. */
const replaceKeepingFocus = (
  before: HTMLElement,
  drawn: HTMLElement,
  parent: HTMLElement,
  place: ChildNode | null,
): void => {
  const focused = document.activeElement
  const hadFocus = focused instanceof HTMLElement && before.contains(focused)
  const action = hadFocus ? focused.getAttribute('data-action') : null
  before.remove()
  parent.insertBefore(drawn, place)
  if (!hadFocus) return
  const again = action === null ? undefined : withData(drawn, 'action', action)
  if (again === undefined) drawn.tabIndex = -1
  ;(again ?? drawn).focus({ preventScroll: true })
}
