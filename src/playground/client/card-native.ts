import { isJson, type Json, listOf, textIn } from './native.ts'

/** An action of an Adaptive Card, the id by which the control API knows it, and where it stands in the JSON. */
export type PlacedAction = { readonly id: string; readonly place: string; readonly action: Json }

/** An element of a card, and where it stands: `body.3.items.0`. */
type Placed = { readonly place: string; readonly element: Json }

const inside = (holder: Json, name: string, prefix: string): readonly Placed[] =>
  listOf(holder[name]).flatMap((element, index) => withInner({ place: `${prefix}${name}.${index}`, element }))

const withInner = (placed: Placed): readonly Placed[] => [
  placed,
  ...['items', 'columns', 'rows', 'cells'].flatMap((name) =>
    inside(placed.element, name, `${placed.place}.`),
  ),
]

/** The elements of a card in the order in which they are read, those inside containers too. */
const placedElements = (card: Json): readonly Placed[] => inside(card, 'body', '')

export const cardElements = (card: Json): readonly Json[] => [
  ...placedElements(card).map(({ element }) => element),
  ...(listOf(card.actions).length > 0 ? [{ type: 'ActionSet', actions: card.actions }] : []),
]

/** What an action is sent as: its verb, or the intent in the data of one that has none. */
const meaningOf = (action: Json): string => {
  const own = isJson(action.data) && isJson(action.data.whetstone) ? action.data.whetstone : undefined
  return textIn(action, 'verb') || textIn(own, 'intent') || textIn(action, 'type')
}

/**
 * The actions of a card: `answer:2` is the third of all, and answers. The same ids as a Slack message's buttons have,
 * so that a script can press either.
 */
export const cardActions = (card: Json): readonly PlacedAction[] =>
  [...placedElements(card), { place: '', element: card }]
    .flatMap(({ place, element }) =>
      listOf(element.actions).map((action, index) => ({
        place: `${place === '' ? '' : `${place}.`}actions.${index}`,
        action,
      })),
    )
    .map(({ place, action }, index) => ({ id: `${meaningOf(action)}:${index}`, place, action }))

export const cardInputs = (card: Json): readonly Json[] =>
  cardElements(card).filter((element) => textIn(element, 'type').startsWith('Input.'))

/** A copy of the card whose actions carry these ids. */
export const withActionIds = (card: Json): Json => {
  let index = 0
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named)
    if (!isJson(value)) return value
    const inner = Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, name === 'actions' ? actions(one) : named(one)]),
    )
    return inner
  }
  const actions = (value: unknown): unknown =>
    listOf(value).map((action) => ({ ...action, id: `${meaningOf(action)}:${index++}` }))
  return named(card) as Json
}

/** The Markdown of a card as somebody reads it. */
export const cardMarkdownToPlain = (text: string): string =>
  text
    .replace(/\[((?:\\.|[^\]\\])+)\]\((?:https?:[^\s)]+)\)/g, '$1')
    .replace(/(?<!\\)\*\*/g, '')
    .replace(/(^|[^\\\w])[*_](?=\S)((?:\\.|[^\\*_])*)[*_](?!\w)/g, '$1$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!<>|~&>])/g, '$1')
    .replace(/\u200b/g, '')
