import type { types } from '@slack/bolt'
import type {
  ChecksNode,
  Choice,
  DateInputNode,
  SelectNode,
  TextInputNode,
  TimeInputNode,
} from '../../chat/card.ts'
import { optionLetter } from '../../chat/card.ts'
import type { CardWords } from '../../chat/card-words.ts'
import { cutAtCharacter } from '../../chat/shorten.ts'
import { slackLimits } from './limits.ts'
import { plainToMrkdwn } from './mrkdwn.ts'
import { plainText, quietLine, section, sections } from './render-pieces.ts'

type Block = types.KnownBlock
type Element = types.InputBlock['element']
type Labelled = { readonly id: string; readonly label: string; readonly optional?: boolean }

/** The id is `block_id` (errors of a modal are told by it) and `action_id` (values are read by it). */
const inputBlock = (node: Labelled, element: Element): types.InputBlock => ({
  type: 'input',
  block_id: node.id.slice(0, slackLimits.identifier),
  label: plainText(node.label, slackLimits.inputLabel),
  element,
  optional: node.optional ?? false,
  dispatch_action: false,
})

const idOf = (node: Labelled): { action_id: string } => ({
  action_id: node.id.slice(0, slackLimits.identifier),
})

type Choices = {
  /** Lines above the input, with the whole texts where the input can't hold them. */
  readonly above: readonly Block[]
  readonly options: types.PlainTextOption[]
  readonly below: readonly Block[]
}

/** Slack cuts choices at 75 characters: longer ones are listed above in full, and the choices get letters. */
const choicesOf = (choices: readonly Choice[], words: CardWords): Choices => {
  const usable = choices.filter(
    (choice) => choice.value !== '' && choice.value.length <= slackLimits.optionValue,
  )
  const shown = usable.slice(0, slackLimits.selectOptions)
  const lettered = shown.some((choice) => choice.label.length > slackLimits.optionText)
  const labelled = shown.map((choice, index) => ({
    ...choice,
    label: lettered ? `${optionLetter(index)}: ${choice.label}` : choice.label,
  }))
  const lines = shown.map((choice, index) => `*${optionLetter(index)}*  ${plainToMrkdwn(choice.label)}`)
  const hidden = choices.length - shown.length
  return {
    above: lettered ? sections(lines, '\n') : [],
    options: labelled.map(({ label, value }) => ({ text: plainText(label, slackLimits.optionText), value })),
    below: hidden > 0 ? [quietLine(plainToMrkdwn(words.notShown(hidden)))] : [],
  }
}

const nothingToChoose = (label: string, words: CardWords): Block[] => [
  ...(label.trim() === '' ? [] : sections([plainToMrkdwn(label)])),
  section(plainToMrkdwn(words.nothingToChoose)),
]

export const selectBlocks = (node: SelectNode, words: CardWords): readonly Block[] => {
  const { above, options, below } = choicesOf(node.options, words)
  if (options.length === 0) return [...nothingToChoose(node.label, words), ...below]
  const initial = options.find((option) => option.value === node.selected)
  const element: Element = {
    type: options.length <= slackLimits.radios ? 'radio_buttons' : 'static_select',
    ...idOf(node),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  }
  return [...above, inputBlock(node, element), ...below]
}

export const checksBlocks = (node: ChecksNode, words: CardWords): readonly Block[] => {
  const { above, options, below } = choicesOf(node.options, words)
  if (options.length === 0) return [...nothingToChoose(node.label, words), ...below]
  const initial = options.filter((option) => node.selected?.includes(option.value ?? '') === true)
  const element: Element = {
    type: options.length <= slackLimits.checkboxes ? 'checkboxes' : 'multi_static_select',
    ...idOf(node),
    options,
    ...(initial.length === 0 ? {} : { initial_options: initial }),
  }
  return [...above, inputBlock(node, element), ...below]
}

export const textInputBlock = (node: TextInputNode): types.InputBlock => {
  const maxLength = Math.min(Math.max(1, node.maxLength ?? slackLimits.inputText), slackLimits.inputText)
  return inputBlock(node, {
    type: 'plain_text_input',
    ...idOf(node),
    max_length: maxLength,
    multiline: node.multiline ?? false,
    ...(node.placeholder ? { placeholder: plainText(node.placeholder, slackLimits.placeholder) } : {}),
    ...(node.value ? { initial_value: cutAtCharacter(node.value, maxLength) } : {}),
  })
}

export const timeInputBlock = (node: TimeInputNode): types.InputBlock =>
  inputBlock(node, {
    type: 'timepicker',
    ...idOf(node),
    ...(node.value && /^([01]\d|2[0-3]):[0-5]\d$/.test(node.value) ? { initial_time: node.value } : {}),
  })

export const dateInputBlock = (node: DateInputNode): types.InputBlock =>
  inputBlock(node, {
    type: 'datepicker',
    ...idOf(node),
    ...(node.value && /^\d{4}-\d\d-\d\d$/.test(node.value) ? { initial_date: node.value } : {}),
  })
