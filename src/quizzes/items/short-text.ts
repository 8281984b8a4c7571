import { languagePart } from '../../chat/locale.rules.ts'
import type { ItemSource } from '../../content/pack-format.ts'
import type { ItemKind } from './item-kind.ts'

type Content = Extract<ItemSource, { kind: 'short-text' }>
/** What was typed, and by whose language it was read where that is not English. */
type Answer = { readonly text: string; readonly language?: string }

/** Letters and digits without case, accents, punctuation or extra spaces. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * An article at the beginning says nothing. The English ones go in any language; others only where the reader's
 * language has them: *die casting* is no *casting* to somebody who reads English.
 */
const english = ['the', 'a', 'an']
const articles: Readonly<Record<string, readonly string[]>> = {
  de: ['der', 'die', 'das', 'den', 'dem', 'des', 'ein', 'eine', 'einen', 'einem', 'einer', 'eines'],
  es: ['el', 'la', 'los', 'las', 'un', 'una', 'unos', 'unas', 'lo'],
}

const withoutArticle = (text: string, language: string | undefined): string => {
  const [first = '', ...rest] = text.split(' ')
  const isArticle = english.includes(first) || articles[language ?? '']?.includes(first)
  return isArticle && rest.length > 0 ? rest.join(' ') : text
}

/**
 * Hyphens and spaces don't tell forms apart: `live-zero`, `live zero` and `livezero` are one. Between two
 * digits they do: `3.5` is not `35`.
 */
const comparable = (text: string, language: string | undefined): string =>
  withoutArticle(folded(text), language).replace(/(?<!\d) | (?!\d)/g, '')

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'AE', Ö: 'OE', Ü: 'UE' }

/** As who has no umlauts on the keyboard types them. */
const spelledOut = (text: string): string =>
  text.normalize('NFC').replace(/[äöüÄÖÜ]/g, (letter) => umlauts[letter] ?? letter)

/** A text without accents, and with its umlauts spelled out. */
const readings = (text: string, language: string | undefined): readonly [plain: string, long: string] => {
  const long = spelledOut(text)
  const plain = comparable(text, language)
  return [plain, long === text ? plain : comparable(long, language)]
}

/** Equal in either reading: `ä` is `a` and `ae`, but no `ae` of English becomes an `a`. */
const isAccepted = (forms: readonly string[], { text, language }: Answer): boolean => {
  const [plain, long] = readings(text, language)
  return forms.some((form) => {
    const [formPlain, formLong] = readings(form, language)
    return formPlain === plain || formLong === long
  })
}

/** Type a few words; right if they are one of the accepted forms. */
export const shortText: ItemKind<Content, Answer> = {
  ask: (_content, { say, answer, input }) => [
    {
      type: 'text-input',
      id: input,
      label: say.plain('question.words'),
      maxLength: 120,
    },
    {
      type: 'actions',
      buttons: [{ label: say.plain('question.submit'), style: 'primary', action: answer }],
    },
  ],
  parse: (_content, { given }, { locale }) => {
    const text = typeof given === 'string' ? given.trim().slice(0, 120) : ''
    return folded(text) === ''
      ? { ok: false, reason: 'question.not-in-words' }
      : {
          ok: true,
          value: {
            text,
            ...(Object.hasOwn(articles, languagePart(locale)) ? { language: languagePart(locale) } : {}),
          },
        }
  },
  grade: (content, answer) => ({
    correct: isAccepted(content.accept, answer),
    explanations: [content.explanation],
  }),
  describe: (_content, { text }) => text,
  describeRight: (content) => content.accept.slice(0, 1),
}
