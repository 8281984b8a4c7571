import { cardActions, cardElements, cardInputs, cardMarkdownToPlain } from './client/card-native.ts'
import { type Json, listOf, textIn } from './client/native.ts'
import type { StateAction } from './state.ts'

const kindOf = (input: Json): StateAction['kind'] => {
  if (input.type === 'Input.ChoiceSet') return input.isMultiSelect === true ? 'choices' : 'choice'
  if (input.type === 'Input.Toggle') return 'choice'
  return input.type === 'Input.Number' ? 'number' : 'text'
}

/** Everything on a card that can be pressed, chosen or filled in: inputs by their own ids, actions as `cardActions`. */
export const teamsActions = (card: Json): readonly StateAction[] => [
  ...cardInputs(card).map((input): StateAction => {
    const kind = kindOf(input)
    const action = { id: textIn(input, 'id'), label: textIn(input, 'label'), kind }
    if (kind !== 'choice' && kind !== 'choices') return action
    const options = listOf(input.choices).map((choice) => ({
      value: textIn(choice, 'value'),
      label: textIn(choice, 'title'),
    }))
    return { ...action, options }
  }),
  ...cardActions(card).map(({ id, action }): StateAction => ({ id, label: spoken(action), kind: 'button' })),
]

const spoken = (action: Json): string => textIn(action, 'tooltip') || textIn(action, 'title')

/** What a screen reader says for the card, in its order: every text, label and choice; actions stand in [brackets]. */
export const teamsText = (card: Json): string =>
  cardElements(card)
    .flatMap(linesOf)
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
    case 'ActionSet':
      return listOf(element.actions).map((action) => `[${spoken(action)}]`)
    default:
      return textIn(element, 'type').startsWith('Input.') ? inputLines(element) : []
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
