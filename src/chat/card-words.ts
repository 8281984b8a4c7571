import { sayIn } from './messages/catalogue.ts'

/**
 * The few words that a renderer says by itself, where a card is larger than the platform allows or where the
 * platform asks for a sentence.
 */
export type CardWords = {
  /** Stands where a text was cut. */
  readonly shortened: string
  readonly notShown: (count: number) => string
  readonly nothingToChoose: string
  /** Said beside an empty input that has to be filled in. */
  readonly required: (label: string) => string
}

/** These words in the language that a card is in; English where that isn't known. */
export const cardWordsIn = (locale = 'en'): CardWords => {
  const say = sayIn(locale)
  return {
    shortened: say.plain('card.shortened'),
    notShown: (count) => say.plain('card.not-shown', { count }),
    nothingToChoose: say.plain('card.nothing-to-choose'),
    required: (label) => say.plain('card.required', { label }),
  }
}
