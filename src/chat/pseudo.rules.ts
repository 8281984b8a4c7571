/**
 * A locale that nobody speaks: English with an accent on every letter and about a third longer. Text that stays
 * plain in it is fixed in the code; text without its closing bracket was cut.
 */
export const pseudoLocale = 'en-XA'

const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const accented = [...'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž']

const accentedLetter = (letter: string): string => {
  const to = accented[plain.indexOf(letter)] ?? letter
  return /[aeiou]/i.test(letter) ? to + to.toLowerCase() : to
}

/** A text with an accent on every letter and its vowels doubled. */
export const accent = (text: string): string => text.replace(/[A-Za-z]/g, accentedLetter)

/** A piece of a parsed ICU message: a literal, an argument, or a choice with pieces of its own. */
type Part = {
  readonly type: number
  readonly value?: unknown
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>
}

/** The parser's number for what stands in a message as it is. */
const literal = 0

const withAccents = (parts: readonly Part[]): Part[] =>
  parts.map((part) => ({
    ...part,
    ...(part.type === literal ? { value: accent(String(part.value)) } : {}),
    ...(part.options
      ? {
          options: Object.fromEntries(
            Object.entries(part.options).map(([name, option]) => [
              name,
              { ...option, value: withAccents(option.value) },
            ]),
          ),
        }
      : {}),
  }))

const saysSomething = (parts: readonly Part[]): boolean =>
  parts.some(
    ({ type, value, options }) =>
      (type === literal && /\p{L}/u.test(String(value))) ||
      Object.values(options ?? {}).some((option) => saysSomething(option.value)),
  )

/** A parsed message in the pseudo-locale; one that is nothing but its arguments stays as it is. */
export const pseudoMessage = <Message extends readonly Part[]>(message: Message): Message => {
  if (!saysSomething(message)) return message
  const mark = (value: string): Part => ({ type: literal, value })
  return [mark('⟦'), ...withAccents(message), mark('⟧')] as readonly Part[] as Message
}
