import { escapeRich } from '../../chat/card.ts'
import type { ItemSource } from '../../content/pack-format.ts'
import { shuffledOrder } from '../../kernel/shuffle.ts'
import { type ItemKind, optionAt } from './item-kind.ts'

type Content = Extract<ItemSource, { kind: 'multiple-choice' }>
type Answer = { readonly options: readonly number[] }

/** Tick what applies, then answer. Right only if every option is as it should be. */
export const multipleChoice: ItemKind<Content, Answer> = {
  ask: (content, { say, seed, answer, input }) => [
    {
      type: 'checks',
      id: input,
      label: say.plain('question.several'),
      options: shuffledOrder(content.options.length, seed).map((index, place) => ({
        value: String(place),
        label: content.options[index]?.text ?? '',
      })),
    },
    {
      type: 'actions',
      buttons: [{ label: say.plain('question.submit'), style: 'primary', action: answer }],
    },
  ],
  parse: (content, { given }, { seed }) => {
    const ticked = given ?? []
    const places = typeof ticked === 'string' ? [ticked] : ticked
    const options = places
      .map((place) => optionAt(place, content.options.length, seed))
      .filter((option) => option !== undefined)
    if (options.length === 0) return { ok: false, reason: 'question.nothing-chosen' }
    return { ok: true, value: { options: [...new Set(options)].sort((a, b) => a - b) } }
  },
  grade: (content, { options }) => {
    const explanations: string[] = []
    let correct = true
    for (const [index, option] of content.options.entries()) {
      const chosen = options.includes(index)
      const agrees = chosen === (option.correct === true)
      if (!agrees) correct = false
      if (chosen || !agrees) explanations.push(`**${escapeRich(option.text)}:** ${option.explanation}`)
    }
    if (content.explanation !== undefined) explanations.push(content.explanation)
    return { correct, explanations }
  },
  describe: (content, { options }) =>
    options.map((option) => content.options[option]?.text ?? '').join(' · '),
  describeRight: (content) => content.options.filter((each) => each.correct).map((each) => each.text),
}
