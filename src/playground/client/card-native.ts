import { isJson, type Json, listOf, textIn } from './native.ts'

/** An action of an Adaptive Card, and the id by which the control API knows it. */
export type PlacedAction = { readonly id: string; readonly action: Json }

/** The elements of a card in the order in which they are read, those inside containers too. */
export const cardElements = (card: Json): readonly Json[] => [
  ...listOf(card.body).flatMap(withInner),
  ...(listOf(card.actions).length > 0 ? [{ type: 'ActionSet', actions: card.actions }] : []),
]

const withInner = (element: Json): readonly Json[] => [
  element,
  ...[element.items, element.columns, element.rows, element.cells].flatMap((inner) =>
    listOf(inner).flatMap(withInner),
  ),
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
  cardElements(card)
    .flatMap((element) => listOf(element.actions))
    .map((action, index) => ({ id: `${meaningOf(action)}:${index}`, action }))

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
