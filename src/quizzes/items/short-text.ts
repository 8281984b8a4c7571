import type { ItemSource } from '../../content/pack-format.ts'
import type { ItemKind } from './item-kind.ts'

type Content = Extract<ItemSource, { kind: 'short-text' }>
type Answer = { readonly text: string }

/** What is compared: letters and digits without case, accents, punctuation or extra spaces. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:the|an?) /, '')

/**
 * Hyphens and spaces don't tell forms apart: `live-zero`, `live zero` and `livezero` are one. Between two
 * digits they do: `3.5` is not `35`.
 */
const comparable = (text: string): string => folded(text).replace(/(?<!\d) | (?!\d)/g, '')

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
  parse: (_content, { given }) => {
    const text = typeof given === 'string' ? given.trim().slice(0, 120) : ''
    return folded(text) === ''
      ? { ok: false, reason: 'question.not-in-words' }
      : { ok: true, value: { text } }
  },
  grade: (content, { text }) => ({
    correct: content.accept.some((form) => comparable(form) === comparable(text)),
    explanations: [content.explanation],
  }),
  describe: (_content, { text }) => text,
  describeRight: (content) => content.accept.slice(0, 1),
}
