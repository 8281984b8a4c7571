import type { Action, CardNode } from '../../chat/card.ts'
import type { MessageKey, Say } from '../../chat/messages/catalogue.ts'
import type { Result } from '../../kernel/result.ts'
import { shuffledOrder } from '../../kernel/shuffle.ts'

/** What came with a press: the arguments of its action, and what was typed or ticked in the item's input. */
export type RawAnswer = {
  readonly args: Readonly<Record<string, string>>
  readonly given: string | readonly string[] | undefined
}

/** What an item is asked with: who reads it, the order of its options, and where the answer goes. */
export type Asking = {
  readonly say: Say
  /** Orders the options; the same when asked and when answered. */
  readonly seed: number
  /** The intent to answer with; a kind adds its own arguments. */
  readonly answer: Action
  /** The id of the input, another for each item: clients keep what was typed under an id. */
  readonly input: string
}

export type Grade = {
  readonly correct: boolean
  /** Why, in the words of the pack: rich text, one for each thing chosen or missed. */
  readonly explanations: readonly string[]
}

/**
 * A kind of item: how it is asked, read and graded. `Content` is what the pack says, `Answer` what is stored
 * of a member's answer. All of it is pure.
 */
export type ItemKind<Content, Answer> = {
  /** What stands below the prompt: options, inputs, the button to answer with. */
  readonly ask: (content: Content, asking: Asking) => readonly CardNode[]
  /** Reads an answer; the reason says how to mend it, and nothing has been scored. */
  readonly parse: (
    content: Content,
    raw: RawAnswer,
    reading: { seed: number; locale: string },
  ) => Result<Answer, MessageKey>
  readonly grade: (content: Content, answer: Answer) => Grade
  /** An answer in words, plain text. */
  readonly describe: (content: Content, answer: Answer, say: Say) => string
  /** How an answer that can be read in two ways was read; rich text. Left out where there is nothing to say. */
  readonly readAs?: (content: Content, answer: Answer, say: Say) => string | undefined
  /** The right answer in words, plain text. */
  readonly describeRight: (content: Content, say: Say) => readonly string[]
}

/** Adds arguments to an action. */
export const withArgs = (action: Action, args: Readonly<Record<string, string>>): Action => ({
  ...action,
  args: { ...action.args, ...args },
})

/** The option that was shown at a place, given as a press brings it; `undefined` where none was. */
export const optionAt = (place: string | undefined, count: number, seed: number): number | undefined =>
  place !== undefined && /^\d{1,2}$/.test(place) ? shuffledOrder(count, seed)[Number(place)] : undefined
