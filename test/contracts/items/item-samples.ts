import fc from 'fast-check'
import type { ItemKindName, ItemSource } from '../../../src/content/pack-format.ts'

type OfKind<Kind extends ItemKindName> = Extract<ItemSource, { kind: Kind }>

/** Words that could be mistaken for markup, with one plain word at least, so that nothing is blank. */
const words = fc
  .array(
    fc.constantFrom(
      'valve',
      'Loop',
      '4–20 mA',
      '2 * 3',
      '_x_',
      '<b>',
      '&amp;',
      '~5 %',
      'a|b',
      '#1',
      'Größe',
      '±',
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => `${parts.join(' ')} ok`)

/** An explanation is rich text of the pack: plain words here, so that they can be looked for. */
const explaining = fc.stringMatching(/^[a-z]{3,9} [a-z]{3,9}$/).map((text) => `Because ${text}.`)

const common = {
  id: fc.constant('an-item'),
  outcome: fc.constant('an-outcome'),
  difficulty: fc.constantFrom('easy', 'medium', 'hard'),
  prompt: fc.stringMatching(/^[a-z]{3,9}$/).map((text) => `What of ${text}?`),
  reserve: fc.constant(false),
} as const

const optionTexts = (min: number, max: number) =>
  fc.uniqueArray(words, { minLength: min, maxLength: max, selector: (text) => text.toLowerCase() })

const options = (texts: readonly string[], correct: (index: number) => boolean) =>
  texts.map((text, index) => ({ text, correct: correct(index), explanation: `Because of number${index}.` }))

/** Any content of each kind. A new kind does not compile until it stands here. */
export const anyContent: { readonly [Kind in ItemKindName]: fc.Arbitrary<OfKind<Kind>> } = {
  'single-choice': fc
    .record({ ...common, texts: optionTexts(2, 6), right: fc.nat() })
    .map(({ texts, right, ...rest }) => ({
      ...rest,
      kind: 'single-choice',
      options: options(texts, (index) => index === right % texts.length),
    })),
  'multiple-choice': fc
    .record({ ...common, texts: optionTexts(3, 8), right: fc.integer({ min: 1, max: 255 }), why: explaining })
    .map(({ texts, right, why, ...rest }) => {
      const mask = right % 2 ** texts.length || 1
      return {
        ...rest,
        kind: 'multiple-choice',
        options: options(texts, (index) => (mask & (1 << index)) !== 0),
        explanation: why,
      }
    }),
  'true-false': fc.record({
    ...common,
    kind: fc.constant('true-false' as const),
    answer: fc.boolean(),
    explanations: fc.record({ true: explaining, false: explaining }),
  }),
  numeric: fc
    .record({
      ...common,
      answer: fc.oneof(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: -99_999, max: 99_999 }).map((each) => each / 1000),
      ),
      tolerance: fc.constantFrom(0, 0.01, 1),
      unit: fc.constantFrom('', 'bar', '°C', '%', 'm³/h', 't CO₂e', 'µm', 'mm/min'),
      explanation: explaining,
    })
    .map(({ unit, ...rest }) => ({ ...rest, kind: 'numeric', ...(unit === '' ? {} : { unit }) })),
  'short-text': fc.record({
    ...common,
    kind: fc.constant('short-text' as const),
    accept: fc.array(words, { minLength: 1, maxLength: 5 }),
    explanation: explaining,
  }),
}
