import type { Block, PlacedElement } from '../blocks/complete.ts'
import { elementsOf } from '../blocks/complete.ts'
import { isFilled } from '../blocks/stateful.ts'
import type { StateValue, StateValues } from '../memory/state.ts'

/** What Slack's client checks before it submits a modal. https://docs.slack.dev/reference/block-kit/block-elements */
const lengthError = ({ element }: PlacedElement, text: string): string | undefined => {
  const { min_length: min, max_length: max } = element
  if (typeof min === 'number' && text.length < min) return `Please enter at least ${min} characters`
  if (typeof max === 'number' && text.length > max) return `Please enter at most ${max} characters`
  return undefined
}

const numberError = ({ element }: PlacedElement, text: string): string | undefined => {
  const entered = Number(text)
  if (text.trim() === '' || Number.isNaN(entered)) return 'Please enter a number'
  if (element.is_decimal_allowed !== true && !Number.isInteger(entered)) return 'Please enter a whole number'
  const { min_value: min, max_value: max } = element
  if (typeof min === 'string' && entered < Number(min)) return `Please enter a number of at least ${min}`
  if (typeof max === 'string' && entered > Number(max)) return `Please enter a number of at most ${max}`
  return undefined
}

const valueError = (placed: PlacedElement, value: StateValue): string | undefined => {
  const text = String(value.value)
  switch (placed.element.type) {
    case 'plain_text_input':
      return lengthError(placed, text)
    case 'number_input':
      return numberError(placed, text)
    case 'email_text_input':
      return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text) ? undefined : 'Please enter a valid email address'
    case 'url_text_input':
      return URL.canParse(text) ? undefined : 'Please enter a valid URL'
    default:
      return undefined
  }
}

export const clientErrors = (
  blocks: readonly Block[],
  values: StateValues,
): { [blockId: string]: string } => {
  const errors: { [blockId: string]: string } = {}
  for (const placed of elementsOf(blocks)) {
    const { block, element } = placed
    const value = values[block.block_id]?.[element.action_id]
    if (block.type !== 'input' || value === undefined) continue
    const error = isFilled(value)
      ? valueError(placed, value)
      : block.optional === true
        ? undefined
        : 'Please complete this required field'
    if (error !== undefined) errors[block.block_id] = error
  }
  return errors
}
