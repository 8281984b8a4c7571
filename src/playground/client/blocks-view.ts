import { h } from './dom.ts'
import { type Drawing, elementView, imageView, textView } from './elements-view.ts'
import { elementIds, isJson, type Json, listOf, textIn } from './native.ts'

/** Blocks as Slack's client draws them. */
export const blocksView = (native: unknown, drawing: Drawing): HTMLElement => {
  const blocks = listOf(native)
  const ids = elementIds(blocks)
  return h('div', { class: 'blocks' }, ...blocks.map((block, index) => blockView(block, ids, index, drawing)))
}

type Ids = ReadonlyMap<Json, string>

const blockView = (block: Json, ids: Ids, index: number, drawing: Drawing): HTMLElement => {
  switch (block.type) {
    case 'header':
      return h('h3', { class: 'block-header' }, ...textView(block.text, drawing.nameOf))
    case 'section':
      return sectionView(block, ids, drawing)
    case 'context':
      return h(
        'div',
        { class: 'block-context' },
        ...listOf(block.elements).map((element) =>
          element.type === 'image' ? imageView(element) : h('span', {}, ...textView(element, drawing.nameOf)),
        ),
      )
    case 'divider':
      return h('hr', { class: 'block-divider' })
    case 'image':
      return h(
        'figure',
        { class: 'block-image' },
        block.title !== undefined && h('figcaption', {}, textIn(block.title, 'text')),
        imageView(block),
      )
    case 'actions':
      return h(
        'div',
        { class: 'block-actions' },
        ...listOf(block.elements).map((element) =>
          elementView({ element, id: ids.get(element) ?? '', sends: true }, drawing),
        ),
      )
    case 'input':
      return inputView(block, ids, index, drawing)
    case 'rich_text':
      return h('div', { class: 'block-rich' }, ...richParts(block))
    default:
      return h('p', { class: 'undrawn' }, `The playground does not draw “${String(block.type)}”.`)
  }
}

const sectionView = (block: Json, ids: Ids, drawing: Drawing): HTMLElement => {
  const fields = listOf(block.fields)
  const accessory = isJson(block.accessory) ? block.accessory : undefined
  return h(
    'div',
    { class: accessory === undefined ? 'block-section' : 'block-section with-accessory' },
    h(
      'div',
      { class: 'section-words' },
      block.text !== undefined &&
        h('div', { class: 'section-text' }, ...textView(block.text, drawing.nameOf)),
      fields.length > 0 &&
        h(
          'div',
          { class: 'section-fields' },
          ...fields.map((field) => h('div', {}, ...textView(field, drawing.nameOf))),
        ),
    ),
    accessory !== undefined &&
      h(
        'div',
        { class: 'section-accessory' },
        elementView({ element: accessory, id: ids.get(accessory) ?? '', sends: true }, drawing),
      ),
  )
}

const inputView = (block: Json, ids: Ids, index: number, drawing: Drawing): HTMLElement => {
  const element = isJson(block.element) ? block.element : {}
  const id = ids.get(element) ?? ''
  const labelledBy = `${drawing.prefix}/label-${index}`
  const wrongId = `${drawing.prefix}/wrong-${index}`
  const wrong = drawing.errors[id]
  const hint = textIn(block.hint, 'text')
  const field = elementView(
    {
      element,
      id,
      labelledBy,
      sends: block.dispatch_action === true,
      ...(wrong === undefined ? {} : { describedBy: wrongId }),
    },
    drawing,
  )
  return h(
    'div',
    { class: wrong === undefined ? 'block-input' : 'block-input invalid' },
    h(
      'div',
      { class: 'input-label', id: labelledBy },
      textIn(block.label, 'text'),
      block.optional === true && h('span', { class: 'optional' }, ' (optional)'),
    ),
    field,
    wrong !== undefined && h('p', { class: 'wrong', id: wrongId }, wrong),
    hint !== '' && h('p', { class: 'hint' }, hint),
  )
}

/** What people type arrives as rich text; its words are enough here. */
const richParts = (value: unknown): readonly (string | HTMLElement)[] => {
  if (Array.isArray(value)) return value.flatMap(richParts)
  if (!isJson(value)) return []
  if (value.type === 'link') return [textIn(value, 'text') || textIn(value, 'url')]
  if (typeof value.text === 'string') return [value.text]
  return richParts(value.elements)
}
