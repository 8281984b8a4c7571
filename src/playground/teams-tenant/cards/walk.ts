import type { JsonObject } from '../../stand-in/json.ts'
import { isObject, objectsIn, stringIn } from '../../stand-in/json.ts'

/** A part of a card and where it stands, as `body.3.actions.0`. */
export type Placed = { readonly place: string; readonly node: JsonObject }

const lists = ['body', 'items', 'columns', 'rows', 'cells', 'actions'] as const

const at = (place: string, name: string): string => (place === '' ? name : `${place}.${name}`)

/** Every element and action of a card, in the order in which it is drawn; cards to be shown included. */
export const placesOf = (node: JsonObject, place = ''): Placed[] => {
  const inside = lists.flatMap((name) =>
    objectsIn(node, name).flatMap((one, index) => {
      const here = at(place, `${name}.${index}`)
      return [{ place: here, node: one }, ...placesOf(one, here)]
    }),
  )
  const single = ['selectAction', 'inlineAction', 'card'].flatMap((name) => {
    const one = node[name]
    return isObject(one) ? [{ place: at(place, name), node: one }, ...placesOf(one, at(place, name))] : []
  })
  return [...inside, ...single]
}

/** The inputs of a card, in order. */
export const inputsOf = (card: JsonObject): JsonObject[] =>
  placesOf(card).flatMap(({ node }) => (stringIn(node, 'type')?.startsWith('Input.') ? [node] : []))

const isAction = ({ node }: Placed): boolean => stringIn(node, 'type')?.startsWith('Action.') === true

/** The actions of a card that a person can press. */
export const actionsOf = (card: JsonObject): Placed[] => placesOf(card).filter(isAction)

/** The action that is meant by its id, its place, its title or its verb; the first that fits, in this order. */
export const actionNamed = (card: JsonObject, name: string): Placed | undefined => {
  const actions = actionsOf(card)
  return (
    actions.find(({ node }) => node.id === name) ??
    actions.find(({ place }) => place === name) ??
    actions.find(({ node }) => node.title === name) ??
    actions.find(({ node }) => node.verb === name)
  )
}
