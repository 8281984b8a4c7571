import type { Button, Card, CardNode, Choice, Dialog } from './card.ts'
import { needsLetters, optionLetter } from './card.ts'
import { richToPlain } from './rich.ts'

/**
 * A card or dialog as plain text: what a notification shows, what a screen reader gets, what tests read. It
 * holds everything that the card says and what can be done: buttons stand in [brackets], choices begin with
 * ( ) or [ ], marked with x where chosen. Not escaped for any platform.
 */
export const fallbackText = (shown: Card | Dialog): string => {
  const lines = shown.nodes.map(nodeText)
  const all =
    'title' in shown ? [shown.title, ...lines, `[${shown.submitLabel}] [${shown.closeLabel}]`] : lines
  return all.filter((line) => line.trim() !== '').join('\n')
}

/** What a screen reader says for a button. It begins with what is seen, so that voice control finds it. */
export const spokenLabel = ({ label, spokenLabel: spoken }: Button): string =>
  spoken === undefined ? label : spoken.includes(label) ? spoken : `${label}: ${spoken}`

/**
 * Ten steps in shapes that stand out on a light and a dark ground: none filled only before the beginning, all
 * filled only at the end. The words beside it say the same to a screen reader.
 */
export const progressBar = (done: number, total: number): string => {
  const begun = done > 0 && total > 0
  const steps = !begun ? 0 : done >= total ? 10 : Math.min(9, Math.max(1, Math.round((done / total) * 10)))
  return '▰'.repeat(steps) + '▱'.repeat(10 - steps)
}

const nodeText = (node: CardNode): string => {
  switch (node.type) {
    case 'heading':
      return node.text
    case 'text':
    case 'context':
      return richToPlain(node.text)
    case 'image':
      return node.alt
    case 'fields':
      return node.fields.map((field) => `${field.label}: ${field.value}`).join('\n')
    case 'divider':
      return ''
    case 'progress':
      return `${node.label}: ${node.text}`
    case 'actions':
      return node.buttons.map(buttonText).join(' ')
    case 'options':
      return node.options
        .map(({ text }, index) =>
          needsLetters(node.options) ? `${optionLetter(index)}: ${text}` : `[${text}]`,
        )
        .join('\n')
    case 'select':
      return choicesText(node.label, node.options, ['(x)', '( )'], (value) => value === node.selected)
    case 'checks':
      return choicesText(
        node.label,
        node.options,
        ['[x]', '[ ]'],
        (value) => node.selected?.includes(value) === true,
      )
    case 'text-input':
      return [node.label, node.placeholder, node.value].filter((part) => part).join(': ')
    case 'time-input':
    case 'date-input':
      return [node.label, node.value].filter((part) => part).join(': ')
    default: {
      const forgotten: never = node
      return forgotten
    }
  }
}

const buttonText = (button: Button): string =>
  button.url === undefined ? `[${spokenLabel(button)}]` : `[${spokenLabel(button)}] ${button.url}`

const choicesText = (
  label: string,
  choices: readonly Choice[],
  [on, off]: readonly [string, string],
  chosen: (value: string) => boolean,
): string =>
  [label, ...choices.map((choice) => `${chosen(choice.value) ? on : off} ${choice.label}`)].join('\n')
