import type { ItemSource } from '../../content/pack-format.ts'
import { shuffledOrder } from '../../kernel/shuffle.ts'
import { type ItemKind, optionAt, withArgs } from './item-kind.ts'

type Content = Extract<ItemSource, { kind: 'single-choice' }>
type Answer = { readonly option: number }

/** One press on one of the options. The press carries the place at which the option was shown. */
export const singleChoice: ItemKind<Content, Answer> = {
  ask: (content, { seed, answer }) => [
    {
      type: 'options',
      options: shuffledOrder(content.options.length, seed).map((index, place) => ({
        text: content.options[index]?.text ?? '',
        action: withArgs(answer, { place: String(place) }),
      })),
    },
  ],
  parse: (content, { args }, { seed }) => {
    const option = optionAt(args.place, content.options.length, seed)
    return option === undefined
      ? { ok: false, reason: 'question.nothing-chosen' }
      : { ok: true, value: { option } }
  },
  grade: (content, { option }) => {
    const chosen = content.options[option]
    const right = content.options.find((each) => each.correct)
    const correct = chosen?.correct === true
    const explanations = [chosen?.explanation, correct ? undefined : right?.explanation, content.explanation]
    return { correct, explanations: explanations.filter((each) => each !== undefined) }
  },
  describe: (content, { option }) => content.options[option]?.text ?? '',
  describeRight: (content) => content.options.filter((each) => each.correct).map((each) => each.text),
}
