import { isJson, type Json, listOf, textIn } from './native.ts'

/** What an action is sent as: its verb, or the intent in the data of one that has none. */
export const meaningOf = (action: Json): string => {
  const own = isJson(action.data) && isJson(action.data.whetstone) ? action.data.whetstone : undefined
  return textIn(action, 'verb') || textIn(own, 'intent') || textIn(action, 'type')
}

/** A copy of the card whose actions carry these ids, in the order in which they stand. */
export const withActionIds = (card: Json, ids: readonly string[]): Json => {
  let next = 0
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named)
    if (!isJson(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, name === 'actions' ? actions(one) : named(one)]),
    )
  }
  const actions = (value: unknown): unknown => listOf(value).map((action) => ({ ...action, id: ids[next++] }))
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
