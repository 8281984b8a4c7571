import type { Action, Button, OptionsNode } from '../../chat/card.ts'
import { needsLetters, optionLetter } from '../../chat/card.ts'
import type { CardWords } from '../../chat/card-words.ts'
import { spokenLabel } from '../../chat/fallback.ts'
import { isWebAddress } from '../../chat/rich.ts'
import { shorten } from '../../chat/shorten.ts'
import { type ActionData, actionData } from './action-data.ts'
import { plainToCardMarkdown } from './card-markdown.ts'
import { teamsLimits } from './limits.ts'
import { type CardElement, inGroups, quietText, textBlock } from './render-pieces.ts'

type ActionStyle = { readonly style?: 'positive' | 'destructive' }

type SubmitAction = ActionStyle & {
  readonly type: 'Action.Submit'
  readonly title: string
  readonly tooltip?: string
  readonly data: ActionData & { readonly msteams?: { readonly type: 'task/fetch' } }
}
/** https://adaptivecards.io/explorer/Action.Execute.html; older clients take the fallback. */
type ExecuteAction = ActionStyle & {
  readonly type: 'Action.Execute'
  readonly title: string
  readonly tooltip?: string
  readonly verb: string
  readonly data: ActionData
  readonly fallback: SubmitAction
}
type OpenUrlAction = {
  readonly type: 'Action.OpenUrl'
  readonly title: string
  readonly tooltip?: string
  readonly url: string
}
type CardAction = ExecuteAction | SubmitAction | OpenUrlAction

const styleOf = (button: Button): ActionStyle =>
  button.style === 'primary'
    ? { style: 'positive' }
    : button.style === 'danger'
      ? { style: 'destructive' }
      : {}

/** What is sent with the actions of a card. */
export type Sending = {
  /** The ids of the inputs that hold several values. */
  readonly lists: readonly string[]
  /** In a dialog, which knows only Action.Submit: what opened it. */
  readonly dialog?: { readonly opener: Action | undefined }
}

/**
 * A button as an action. One that opens a dialog must say so in its data, and only Action.Submit can:
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/invoking-task-modules
 */
const cardAction = (button: Button, { lists, dialog }: Sending): CardAction => {
  const spoken = spokenLabel(button)
  const label = button.label.trim() === '' ? '–' : button.label
  const shown = {
    title: shorten(label, teamsLimits.actionTitle),
    ...(spoken !== label || label.length > teamsLimits.actionTitle ? { tooltip: spoken } : {}),
  }
  if (button.url !== undefined) return { type: 'Action.OpenUrl', ...shown, url: button.url }
  const data = actionData(button.action, lists, dialog?.opener)
  const sent = { ...shown, data, ...styleOf(button) }
  if (dialog) return { type: 'Action.Submit', ...sent }
  if (button.opens === 'dialog') {
    return { type: 'Action.Submit', ...sent, data: { ...data, msteams: { type: 'task/fetch' } } }
  }
  return {
    type: 'Action.Execute',
    verb: button.action.intent,
    ...sent,
    fallback: { type: 'Action.Submit', ...sent },
  }
}

/** Rows of actions. A link to an address that is none can't be offered; a quiet line says so. */
export const actionSets = (
  buttons: readonly Button[],
  sending: Sending,
  words: CardWords,
): readonly CardElement[] => {
  const usable = buttons.filter((button) => button.url === undefined || isWebAddress(button.url))
  const rows = inGroups(usable, teamsLimits.actionsPerSet).map(
    (row): CardElement => ({ type: 'ActionSet', actions: row.map((button) => cardAction(button, sending)) }),
  )
  const missing = buttons.length - usable.length
  return missing > 0 ? [...rows, quietText(plainToCardMarkdown(words.notShown(missing)))] : rows
}

/** Long options are listed in full with a letter each, because phones cut the title of an action. */
export const optionElements = (
  { options }: OptionsNode,
  sending: Sending,
  words: CardWords,
): readonly CardElement[] => {
  const lettered = needsLetters(options)
  const lines = options.map((option, index) =>
    textBlock(`**${optionLetter(index)}**  ${plainToCardMarkdown(option.text)}`),
  )
  const buttons = options.map(
    ({ text, action }, index): Button => ({
      label: lettered ? optionLetter(index) : text,
      spokenLabel: lettered ? `${optionLetter(index)}: ${text}` : text,
      action,
    }),
  )
  return [...(lettered ? lines : []), ...actionSets(buttons, sending, words)]
}
