import { h } from './dom.ts'
import { type Entered, enteredIn, markInitial } from './inputs.ts'
import { mrkdwnView, type NameOf } from './mrkdwn-view.ts'
import { isJson, type Json, listOf, optionsOf, textIn } from './native.ts'

/** What the drawing of blocks needs to know of its surroundings. */
export type Drawing = {
  readonly nameOf: NameOf
  /** Makes ids unique on the page. */
  readonly prefix: string
  /** Uses an element: a press, or a choice that is sent at once. */
  use(action: string, value?: Entered): void
  /** What is wrong with what was entered, by the id of the action. */
  readonly errors: Readonly<Record<string, string>>
}

/** An element, its id for the control API, and how it is labelled and sent. */
export type Drawn = {
  readonly element: Json
  readonly id: string
  /** For an input block: the label's id. */
  readonly labelledBy?: string
  readonly describedBy?: string
  /** Whether a choice is sent at once. */
  readonly sends: boolean
}

/** The words of a text object, with styles where it is mrkdwn. */
export const textView = (value: unknown, nameOf: NameOf): readonly (HTMLElement | string)[] =>
  isJson(value) && value.type === 'mrkdwn'
    ? mrkdwnView(textIn(value, 'text'), nameOf)
    : [textIn(value, 'text')]

export const elementView = (drawn: Drawn, drawing: Drawing): HTMLElement => {
  switch (drawn.element.type) {
    case 'button':
    case 'workflow_button':
      return buttonView(drawn, drawing)
    case 'image':
      return imageView(drawn.element)
    case 'radio_buttons':
      return boxesView(drawn, drawing, 'radio')
    case 'checkboxes':
    case 'multi_static_select':
      return boxesView(drawn, drawing, 'checkbox')
    case 'static_select':
    case 'overflow':
      return selectView(drawn, drawing)
    case 'plain_text_input':
      return drawn.element.multiline === true
        ? fieldView(drawn, drawing, h('textarea', { rows: 4, ...lengths(drawn.element) }))
        : fieldView(drawn, drawing, h('input', { type: 'text', ...lengths(drawn.element) }))
    case 'number_input':
      return fieldView(drawn, drawing, h('input', { type: 'text', inputmode: 'decimal' }))
    case 'email_text_input':
      return fieldView(drawn, drawing, h('input', { type: 'email' }))
    case 'url_text_input':
      return fieldView(drawn, drawing, h('input', { type: 'url' }))
    case 'timepicker':
      return fieldView(drawn, drawing, h('input', { type: 'time' }))
    case 'datepicker':
      return fieldView(drawn, drawing, h('input', { type: 'date' }))
    default:
      return h('p', { class: 'undrawn' }, `The playground does not draw “${String(drawn.element.type)}”.`)
  }
}

const lengths = (element: Json) => ({
  maxlength: typeof element.max_length === 'number' ? element.max_length : undefined,
  minlength: typeof element.min_length === 'number' ? element.min_length : undefined,
})

const buttonView = ({ element, id }: Drawn, drawing: Drawing): HTMLElement => {
  const style = textIn(element, 'style')
  const url = textIn(element, 'url')
  const props = {
    class: `button ${style}`,
    'data-action': id,
    'aria-label': textIn(element, 'accessibility_label') || undefined,
    title: textIn(element, 'accessibility_label') || undefined,
    onclick: () => {
      if (isJson(element.confirm) && !window.confirm(textIn(element.confirm.text, 'text'))) return
      drawing.use(id)
    },
  }
  const label = textIn(element.text, 'text')
  return /^https?:/.test(url)
    ? h('a', { ...props, href: url, target: '_blank', rel: 'noopener noreferrer' }, label)
    : h('button', { ...props, type: 'button' }, label)
}

/** An image that can't be loaded leaves its words. */
export const imageView = (element: Json): HTMLElement => {
  const alt = textIn(element, 'alt_text')
  const image = h('img', { src: textIn(element, 'image_url'), alt, loading: 'lazy' })
  image.addEventListener('error', () =>
    image.replaceWith(h('span', { class: 'lost-image', role: 'img' }, alt)),
  )
  return image
}

const naming = ({ labelledBy, describedBy, element }: Drawn, drawing: Drawing, id: string) => ({
  'aria-labelledby': labelledBy,
  'aria-label': labelledBy === undefined ? textIn(element.placeholder, 'text') || 'Choice' : undefined,
  'aria-describedby': describedBy,
  'aria-invalid': drawing.errors[id] !== undefined ? 'true' : undefined,
})

/** Sends a choice at once where Slack does. */
const listening = (drawn: Drawn, drawing: Drawing, holder: HTMLElement): HTMLElement => {
  if (drawn.sends) holder.addEventListener('change', () => drawing.use(drawn.id, enteredIn(holder)))
  return markInitial(holder)
}

const boxesView = (drawn: Drawn, drawing: Drawing, type: 'radio' | 'checkbox'): HTMLElement => {
  const { element, id } = drawn
  const initial = new Set(
    [element.initial_option, ...listOf(element.initial_options)].filter(isJson).map((one) => one.value),
  )
  const boxes = optionsOf(element).map((option, index) =>
    h(
      'label',
      { class: 'box' },
      h('input', {
        type,
        name: `${drawing.prefix}/${id}`,
        value: String(option.value),
        checked: initial.has(option.value),
        'data-action': index === 0 ? id : `${id}=${String(option.value)}`,
      }),
      h(
        'span',
        {},
        ...textView(option.text, drawing.nameOf),
        option.description !== undefined && h('small', {}, ...textView(option.description, drawing.nameOf)),
      ),
    ),
  )
  const holder = h(
    'div',
    {
      class: 'boxes',
      role: type === 'radio' ? 'radiogroup' : 'group',
      'data-input': id,
      'data-shape': type === 'radio' ? 'radio' : 'checks',
      ...naming(drawn, drawing, id),
    },
    ...boxes,
  )
  return listening(drawn, drawing, holder)
}

const selectView = (drawn: Drawn, drawing: Drawing): HTMLElement => {
  const { element, id } = drawn
  const initial = isJson(element.initial_option) ? element.initial_option.value : undefined
  const options = optionsOf(element).map((option) =>
    h(
      'option',
      { value: String(option.value), selected: option.value === initial },
      textIn(option.text, 'text'),
    ),
  )
  const placeholder = element.type === 'overflow' ? '⋯' : textIn(element.placeholder, 'text') || 'Choose…'
  const select = h(
    'select',
    { 'data-action': id, ...naming(drawn, drawing, id) },
    h('option', { value: '', selected: initial === undefined }, placeholder),
    ...options,
  )
  // A menu keeps no value.
  const input = element.type === 'overflow' ? undefined : id
  return listening(drawn, drawing, h('div', { class: 'field', 'data-input': input }, select))
}

type Field = HTMLInputElement | HTMLTextAreaElement

const fieldView = (drawn: Drawn, drawing: Drawing, field: Field): HTMLElement => {
  const { element, id } = drawn
  for (const [name, value] of Object.entries(naming(drawn, drawing, id)))
    if (value !== undefined) field.setAttribute(name, value)
  field.setAttribute('data-action', id)
  const placeholder = textIn(element.placeholder, 'text')
  if (placeholder !== '') field.setAttribute('placeholder', placeholder)
  field.value =
    textIn(element, 'initial_value') || textIn(element, 'initial_time') || textIn(element, 'initial_date')
  return listening(drawn, drawing, h('div', { class: 'field', 'data-input': id }, field))
}
