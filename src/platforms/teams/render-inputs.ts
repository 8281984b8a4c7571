import type {
  ChecksNode,
  Choice,
  DateInputNode,
  SelectNode,
  TextInputNode,
  TimeInputNode,
} from '../../chat/card.ts'
import type { CardWords } from '../../chat/card-words.ts'
import { cutAtCharacter } from '../../chat/shorten.ts'
import { listValue } from './action-data.ts'
import { plainToCardMarkdown } from './card-markdown.ts'
import { teamsLimits } from './limits.ts'
import { type CardElement, quietText, textBlock, textBlocks } from './render-pieces.ts'

/**
 * Where the input stands. In a dialog the client itself asks for what is missing. In a message it must not: there
 * "skip" or "why this?" stand beside the answer, and a required input would hold them back too.
 */
export type InputPlace = { readonly words: CardWords; readonly inDialog: boolean }

type Labelled = { readonly id: string; readonly label: string; readonly optional?: boolean }

const common = (node: Labelled, { words, inDialog }: InputPlace): Readonly<Record<string, unknown>> => {
  const label = node.label.trim() === '' ? '–' : node.label
  return {
    id: node.id,
    label,
    ...(inDialog && node.optional !== true ? { isRequired: true, errorMessage: words.required(label) } : {}),
  }
}

/** A choice without a value can't be told from none chosen: it is left out, and a quiet line says so. */
const choiceElements = (
  node: Labelled,
  choices: readonly Choice[],
  { value, isMultiSelect }: { readonly value: string; readonly isMultiSelect: boolean },
  place: InputPlace,
): readonly CardElement[] => {
  const usable = choices.filter((choice) => choice.value !== '')
  const missing = choices.length - usable.length
  const set: CardElement = {
    type: 'Input.ChoiceSet',
    ...common(node, place),
    choices: usable.map((choice) => ({
      title: choice.label.trim() === '' ? '–' : choice.label,
      value: choice.value,
    })),
    style: usable.length <= teamsLimits.expandedChoices ? 'expanded' : 'compact',
    wrap: true,
    ...(isMultiSelect ? { isMultiSelect } : {}),
    ...(value === '' ? {} : { value }),
  }
  const nothing = [
    ...textBlocks([plainToCardMarkdown(node.label)]),
    textBlock(plainToCardMarkdown(place.words.nothingToChoose)),
  ]
  return [
    ...(usable.length > 0 ? [set] : nothing),
    ...(missing > 0 ? [quietText(plainToCardMarkdown(place.words.notShown(missing)))] : []),
  ]
}

export const selectElements = (node: SelectNode, place: InputPlace): readonly CardElement[] => {
  const chosen = node.options.find((option) => option.value === node.selected)
  return choiceElements(node, node.options, { value: chosen?.value ?? '', isMultiSelect: false }, place)
}

export const checksElements = (node: ChecksNode, place: InputPlace): readonly CardElement[] => {
  const options = node.options.map(({ label, value }) => ({ label, value: listValue(value) }))
  const chosen = node.options.filter((option) => node.selected?.includes(option.value) === true)
  const value = chosen.map((option) => listValue(option.value)).join(',')
  return choiceElements(node, options, { value, isMultiSelect: true }, place)
}

export const textInputElement = (node: TextInputNode, place: InputPlace): CardElement => ({
  type: 'Input.Text',
  ...common(node, place),
  ...(node.placeholder ? { placeholder: node.placeholder } : {}),
  ...(node.value ? { value: cutAtCharacter(node.value, node.maxLength ?? node.value.length) } : {}),
  ...(node.maxLength === undefined ? {} : { maxLength: Math.max(1, node.maxLength) }),
  isMultiline: node.multiline ?? false,
})

export const timeInputElement = (node: TimeInputNode, place: InputPlace): CardElement => ({
  type: 'Input.Time',
  ...common(node, place),
  ...(node.value && /^([01]\d|2[0-3]):[0-5]\d$/.test(node.value) ? { value: node.value } : {}),
})

export const dateInputElement = (node: DateInputNode, place: InputPlace): CardElement => ({
  type: 'Input.Date',
  ...common(node, place),
  ...(node.value && /^\d{4}-\d\d-\d\d$/.test(node.value) ? { value: node.value } : {}),
})
