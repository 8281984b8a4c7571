import { cardMarkdownToPlain, meaningOf } from './client/card-native.ts'
import { type Json, listOf, textIn } from './client/native.ts'
import type { StateAction } from './state.ts'
import { actionsOf, inputsOf, placesOf } from './teams-tenant/cards/walk.ts'

/** An action of an Adaptive Card, the id by which the control API knows it, and where it stands in the JSON. */
export type PlacedAction = { readonly id: string; readonly place: string; readonly action: Json }

/**
 * The actions of a card: `answer:2` is the third of all, and answers. The same ids as a Slack message's buttons have,
 * so that a script can press either.
 */
export const placedActions = (card: Json): readonly PlacedAction[] =>
  actionsOf(card).map(({ place, node }, index) => ({
    id: `${meaningOf(node)}:${index}`,
    place,
    action: node,
  }))

const kindOf = (input: Json): StateAction['kind'] => {
  if (input.type === 'Input.ChoiceSet') return input.isMultiSelect === true ? 'choices' : 'choice'
  if (input.type === 'Input.Toggle') return 'choice'
  return input.type === 'Input.Number' ? 'number' : 'text'
}

/** Everything on a card that can be pressed, chosen or filled in: inputs by their own ids, actions as `placedActions`. */
export const teamsActions = (card: Json): readonly StateAction[] => [
  ...inputsOf(card).map((input): StateAction => {
    const kind = kindOf(input)
    const action = { id: textIn(input, 'id'), label: textIn(input, 'label'), kind }
    if (kind !== 'choice' && kind !== 'choices') return action
    const options = listOf(input.choices).map((choice) => ({
      value: textIn(choice, 'value'),
      label: textIn(choice, 'title'),
    }))
    return { ...action, options }
  }),
  ...placedActions(card).map(
    ({ id, action }): StateAction => ({ id, label: spoken(action), kind: 'button' }),
  ),
]

const spoken = (action: Json): string => textIn(action, 'tooltip') || textIn(action, 'title')

/** What a screen reader says for the card, in its order: every text, label and choice; actions stand in [brackets]. */
export const teamsText = (card: Json): string =>
  placesOf(card)
    .flatMap(({ node }) => linesOf(node))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

const linesOf = (element: Json): readonly string[] => {
  switch (element.type) {
    case 'TextBlock':
      return [cardMarkdownToPlain(textIn(element, 'text'))]
    case 'Image':
      return [textIn(element, 'altText')]
    case 'FactSet':
      return listOf(element.facts).map((fact) =>
        ['title', 'value'].map((name) => cardMarkdownToPlain(textIn(fact, name))).join(': '),
      )
    default: {
      const type = textIn(element, 'type')
      if (type.startsWith('Action.')) return [`[${spoken(element)}]`]
      return type.startsWith('Input.') ? inputLines(element) : []
    }
  }
}

const inputLines = (input: Json): readonly string[] => {
  const choices = listOf(input.choices)
  const chosen = textIn(input, 'value').split(',')
  const shown =
    choices.length > 0
      ? choices
          .filter((choice) => chosen.includes(textIn(choice, 'value')))
          .map((choice) => textIn(choice, 'title'))
          .join(', ')
      : textIn(input, 'value')
  return [
    [textIn(input, 'label'), shown].filter((text) => text !== '').join(': '),
    ...choices.map((choice) => textIn(choice, 'title')),
  ]
}
