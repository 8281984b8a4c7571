/**
 * The few words that a renderer says by itself, where a card is larger than the platform allows or where the
 * platform asks for a sentence. Callers give them in the reader's language.
 */
export type CardWords = {
  /** Stands where a text was cut. */
  readonly shortened: string
  readonly notShown: (count: number) => string
  readonly nothingToChoose: string
  /** Said beside an empty input that has to be filled in. */
  readonly required: (label: string) => string
}

/** Used where no language is known. */
export const englishCardWords: CardWords = {
  shortened: '… (shortened)',
  notShown: (count) => `… ${count} more ${count === 1 ? 'part is' : 'parts are'} not shown here.`,
  nothingToChoose: 'There is nothing to choose from.',
  required: (label) => `Please fill in: ${label}`,
}
