/**
 * The message model: what the product says, before any platform draws it. It is closed and small on
 * purpose; each renderer switches over it exhaustively, so a new node fails to compile until every
 * platform draws it.
 *
 * Text marked *rich* is the Markdown subset that chat clients share: paragraphs, **bold**, *italic*,
 * `code`, links, bullet and numbered lists. What people typed goes in through `escapeRich`.
 */

/** What a press means: an intent of `intents.ts` with string arguments. Becomes the action value on a platform. */
export type Action = { readonly intent: string; readonly args?: Readonly<Record<string, string>> }

export type ButtonStyle = 'default' | 'primary' | 'danger'

export type Button = {
  readonly label: string
  readonly action: Action
  readonly style?: ButtonStyle
  /** What a screen reader says in place of the label, where the label alone is not enough. */
  readonly spokenLabel?: string
  /** Opens this address in place of sending the action. */
  readonly url?: string
  /** The action is answered with a dialog: some clients open one only from a button that says so beforehand. */
  readonly opens?: 'dialog'
}

export type Choice = { readonly value: string; readonly label: string }

/** One answer option of an item: drawn as a lettered line with a button, or as a button where it is short. */
export type AnswerOption = { readonly text: string; readonly action: Action }

export type HeadingNode = { readonly type: 'heading'; readonly text: string }
export type TextNode = {
  readonly type: 'text'
  /** Rich. */
  readonly text: string
  readonly tone?: 'good' | 'attention'
}
export type ImageNode = { readonly type: 'image'; readonly url: string; readonly alt: string }
export type FieldsNode = {
  readonly type: 'fields'
  readonly fields: readonly { readonly label: string; readonly value: string }[]
}
export type DividerNode = { readonly type: 'divider' }
/** Small, quiet rich text: sources, hints, what happens next. */
export type ContextNode = { readonly type: 'context'; readonly text: string }
/** How far along something is; `text` says it in words ("3 of 12 lessons"). */
export type ProgressNode = {
  readonly type: 'progress'
  readonly label: string
  readonly text: string
  readonly done: number
  readonly total: number
}
export type ActionsNode = { readonly type: 'actions'; readonly buttons: readonly Button[] }
/** Answer with one press. */
export type OptionsNode = { readonly type: 'options'; readonly options: readonly AnswerOption[] }
/** Pick one of a few; sent with the next press or with the dialog. */
export type SelectNode = {
  readonly type: 'select'
  readonly id: string
  readonly label: string
  readonly options: readonly Choice[]
  readonly selected?: string
}
/** Pick any number; sent with the next press or with the dialog. */
export type ChecksNode = {
  readonly type: 'checks'
  readonly id: string
  readonly label: string
  readonly options: readonly Choice[]
  readonly selected?: readonly string[]
  readonly optional?: boolean
}
export type TextInputNode = {
  readonly type: 'text-input'
  readonly id: string
  readonly label: string
  readonly placeholder?: string
  readonly value?: string
  readonly maxLength?: number
  readonly multiline?: boolean
  readonly optional?: boolean
}
/** A local time of day, `HH:MM`. */
export type TimeInputNode = {
  readonly type: 'time-input'
  readonly id: string
  readonly label: string
  readonly value?: string
}
/** A local date, `YYYY-MM-DD`. */
export type DateInputNode = {
  readonly type: 'date-input'
  readonly id: string
  readonly label: string
  readonly value?: string
  readonly optional?: boolean
}

export type CardNode =
  | HeadingNode
  | TextNode
  | ImageNode
  | FieldsNode
  | DividerNode
  | ContextNode
  | ProgressNode
  | ActionsNode
  | OptionsNode
  | SelectNode
  | ChecksNode
  | TextInputNode
  | TimeInputNode
  | DateInputNode

/** A message, the contents of a dialog, or a home. `name` tells which card it is, in the gallery and in logs. */
export type Card = {
  readonly name: string
  readonly nodes: readonly CardNode[]
  /** What answers with the card as it stands by now, where a client asks by itself. It changes nothing. */
  readonly refresh?: Action
  /** The reader's locale: for what a renderer says by itself, and for screen readers. English where it is left out. */
  readonly locale?: string
}

/** A form above the conversation: a Slack modal, a Teams dialog. `submit` is the intent its inputs are sent to. */
export type Dialog = {
  readonly name: string
  readonly title: string
  readonly submitLabel: string
  readonly closeLabel: string
  readonly submit: Action
  readonly nodes: readonly CardNode[]
  /** As of a card. */
  readonly locale?: string
}

/** A card or dialog with its reader's locale, where it hasn't got one. */
export const spokenIn = <Shown extends Card | Dialog>(shown: Shown, locale: string): Shown =>
  shown.locale === undefined ? { ...shown, locale } : shown

const richSpecials = /[\\`*_[\]<>#|~]/g

/** What would begin a list, an underlined heading or a rule if the text came first on a line. */
const richLineStart = /^(?:([-+=])|(\d{1,9})([.)]))/

/**
 * Puts text that a person typed into a rich text so that it reads as typed: no markup, mentions or links
 * come of it. White space is folded, line breaks too, and trimmed at both ends.
 */
export const escapeRich = (typed: string): string =>
  typed
    .replace(/\s+/g, ' ')
    .trim()
    .replace(richSpecials, '\\$&')
    .replace(richLineStart, (_all, sign?: string, digits?: string, point?: string) =>
      sign === undefined ? `${digits}\\${point}` : `\\${sign}`,
    )

/** What people have written, as it was: each line of it quoted. */
export const quotedRich = (text: string): string =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => `*${escapeRich(line.trim())}*`)
    .join('\n\n')

/** The letter in front of an answer option, by its place: 0 → A, 25 → Z, 26 → AA. */
export const optionLetter = (index: number): string =>
  (index >= 26 ? optionLetter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

/** Options this short stand on their buttons; longer ones are listed with letters, which phones don't cut. */
const shortOptionLength = 24

export const needsLetters = (options: readonly AnswerOption[]): boolean =>
  options.some(({ text }) => text.length > shortOptionLength || text.trim() === '')
