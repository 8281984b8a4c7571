import type { Button, OptionsNode } from '../../chat/card.ts'
import { needsLetters, optionLetter } from '../../chat/card.ts'
import type { CardWords } from '../../chat/card-words.ts'
import { spokenLabel } from '../../chat/fallback.ts'
import { isWebAddress } from '../../chat/rich.ts'
import { shorten } from '../../chat/shorten.ts'
import { type ActionData, actionData } from './action-data.ts'
import { plainToCardMarkdown } from './card-markdown.ts'
import { teamsLimits } from './limits.ts'
import { type CardElement, quietText, textBlock } from './render-pieces.ts'

type ActionStyle = { readonly style?: 'positive' | 'destructive' }

/** https://adaptivecards.io/explorer/Action.Execute.html; older clients take the fallback. */
type ExecuteAction = ActionStyle & {
  readonly type: 'Action.Execute'
  readonly title: string
  readonly tooltip?: string
  readonly verb: string
  readonly data: ActionData
  readonly fallback: ActionStyle & {
    readonly type: 'Action.Submit'
    readonly title: string
    readonly tooltip?: string
    readonly data: ActionData
  }
}
type OpenUrlAction = {
  readonly type: 'Action.OpenUrl'
  readonly title: string
  readonly tooltip?: string
  readonly url: string
}
export type CardAction = ExecuteAction | OpenUrlAction

const styleOf = (button: Button): ActionStyle =>
  button.style === 'primary'
    ? { style: 'positive' }
    : button.style === 'danger'
      ? { style: 'destructive' }
      : {}

/** A button as an action. `lists` are the ids of the inputs with several values that are sent with it. */
const cardAction = (button: Button, lists: readonly string[]): CardAction => {
  const spoken = spokenLabel(button)
  const label = button.label.trim() === '' ? '–' : button.label
  const shown = {
    title: shorten(label, teamsLimits.actionTitle),
    ...(spoken !== label || label.length > teamsLimits.actionTitle ? { tooltip: spoken } : {}),
  }
  if (button.url !== undefined) return { type: 'Action.OpenUrl', ...shown, url: button.url }
  const sent = { ...shown, data: actionData(button.action, lists), ...styleOf(button) }
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
  lists: readonly string[],
  words: CardWords,
): readonly CardElement[] => {
  const usable = buttons.filter((button) => button.url === undefined || isWebAddress(button.url))
  const rows = inRows(usable).map(
    (row): CardElement => ({ type: 'ActionSet', actions: row.map((button) => cardAction(button, lists)) }),
  )
  const missing = buttons.length - usable.length
  return missing > 0 ? [...rows, quietText(plainToCardMarkdown(words.notShown(missing)))] : rows
}

/** As many in a row as a phone shows whole. */
const inRows = (buttons: readonly Button[]): readonly (readonly Button[])[] => {
  const rows: Button[][] = []
  let room = 0
  for (const button of buttons) {
    const width = button.label.length + teamsLimits.charactersPerButton
    const row = rows.at(-1)
    if (row && width <= room && row.length < teamsLimits.actionsPerSet) {
      row.push(button)
      room -= width
    } else {
      rows.push([button])
      room = teamsLimits.charactersPerRow - width
    }
  }
  return rows
}

/** Long options are listed in full with a letter each, because phones cut the title of an action. */
export const optionElements = (
  { options }: OptionsNode,
  lists: readonly string[],
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
  return [...(lettered ? lines : []), ...actionSets(buttons, lists, words)]
}
