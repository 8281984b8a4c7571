import { type CardNode, type Dialog, escapeRich } from '../../chat/card.ts'
import type { Intent } from '../../chat/intent.ts'

type Inputs = Intent['inputs']

/** Teams leaves out what is empty: an input that isn't among what was sent was emptied. */
const keepTyped = (node: CardNode, inputs: Inputs): CardNode => {
  if (!('id' in node)) return node
  const given = inputs[node.id] ?? ''
  switch (node.type) {
    case 'checks':
      return { ...node, selected: typeof given === 'string' ? [] : given }
    case 'select':
      return typeof given === 'string' && given !== '' ? { ...node, selected: given } : node
    case 'text-input':
    case 'time-input':
    case 'date-input':
      return { ...node, value: typeof given === 'string' ? given : '' }
    default:
      return node satisfies never
  }
}

/** A dialog again: what was filled in is kept, and under each input stands what is to be mended. */
export const toMend = (dialog: Dialog, inputs: Inputs, errors: Readonly<Record<string, string>>): Dialog => ({
  ...dialog,
  nodes: dialog.nodes.flatMap((node): CardNode[] => {
    const error = 'id' in node ? errors[node.id] : undefined
    const kept = keepTyped(node, inputs)
    return error === undefined ? [kept] : [kept, { type: 'text', tone: 'attention', text: escapeRich(error) }]
  }),
})
