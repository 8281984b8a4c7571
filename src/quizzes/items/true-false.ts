import type { ItemSource } from '../../content/pack-format.ts'
import { type ItemKind, withArgs } from './item-kind.ts'

type Content = Extract<ItemSource, { kind: 'true-false' }>
type Answer = { readonly value: boolean }

/** One press: the statement holds, or it does not. */
export const trueFalse: ItemKind<Content, Answer> = {
  ask: (_content, { say, answer }) => [
    {
      type: 'options',
      options: [
        { text: say.plain('question.true'), action: withArgs(answer, { value: 'true' }) },
        { text: say.plain('question.false'), action: withArgs(answer, { value: 'false' }) },
      ],
    },
  ],
  parse: (_content, { args }) =>
    args.value === 'true' || args.value === 'false'
      ? { ok: true, value: { value: args.value === 'true' } }
      : { ok: false, reason: 'question.nothing-chosen' },
  grade: (content, { value }) => ({
    correct: value === content.answer,
    explanations: [
      value ? content.explanations.true : content.explanations.false,
      ...(content.explanation === undefined ? [] : [content.explanation]),
    ],
  }),
  describe: (_content, { value }, say) => say.plain(value ? 'question.true' : 'question.false'),
  describeRight: (content, say) => [say.plain(content.answer ? 'question.true' : 'question.false')],
}
