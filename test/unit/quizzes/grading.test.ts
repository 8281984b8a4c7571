import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sayIn } from '../../../src/chat/messages/catalogue.ts'
import type { ItemSource } from '../../../src/content/pack-format.ts'
import { kindOf } from '../../../src/quizzes/items/registry.ts'
import { seedOf } from '../../../src/quizzes/question.rules.ts'

const say = sayIn('en')
const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')
const common = {
  id: 'an-item',
  outcome: 'an-outcome',
  difficulty: 'medium',
  prompt: 'What is it?',
  reserve: false,
  explanation: 'Because it is.',
} as const

/** What becomes of a typed answer: graded, or the reason why it could not be read. */
const typedInto = (item: ItemSource, typed: string) => {
  const kind = kindOf(item)
  const read = kind.parse(item, { args: {}, given: typed }, { seed: 1, locale: 'en' })
  return read.ok ? kind.grade(item, read.value) : read.reason
}

describe('a short text', () => {
  const item = (...accept: string[]): ItemSource => ({ ...common, kind: 'short-text', accept })
  const isRight = (accepted: string, typed: string): boolean => {
    const graded = typedInto(item('something else', accepted), typed)
    return typeof graded === 'object' && graded.correct
  }

  test.each([
    ['live zero', 'Live Zero'],
    ['live zero', 'LIVE-ZERO'],
    ['live zero', 'livezero'],
    ['live-zero', 'live zero'],
    ['live zero', '  live   zero. '],
    ['live zero', 'the live zero'],
    ['live zero', 'A live zero!'],
    ['the live zero', 'live zero'],
    ['an encoder', 'encoder'],
    ['Größe', 'grosse'],
    ['GRÖSSE', 'größe'],
    ['café', 'cafe'],
    ['cafe\u0301', 'café'],
    ['naïve', 'naive'],
    ['OPC UA', 'opc-ua'],
    ['OPC UA', 'OPCUA'],
    ['cause & effect', 'cause effect'],
    ['Ishikawa', '“Ishikawa”'],
    ['de-energised', 'deenergised'],
    ['CO₂', 'CO2'],
    ['live zero', 'ｌｉｖｅ ｚｅｒｏ'],
    ['live zero', 'live\u00a0zero'],
    ['live zero', 'live zero 👍'],
    ['A', 'a'],
    ['3.5', '3,5'],
    ['IEC 62443', 'iec62443'],
  ])('%j takes %j', (accepted, typed) => {
    expect(isRight(accepted, typed)).toBe(true)
  })

  test.each([
    ['live zero', 'dead zero'],
    ['live zero', 'live'],
    ['live zero', 'live zeros'],
    ['live zero', 'not a live zero'],
    ['live zero', 'zero live'],
    ['3.5', '35'],
    ['35', '3 5'],
    ['62443-4-2', '62443-42'],
    ['cat', 'the'],
  ])('%j does not take %j', (accepted, typed) => {
    expect(isRight(accepted, typed)).toBe(false)
  })

  test.each(['', ' ', '👍', '...', '?!', '—', '🔧🔧', '\u200b'])(
    '%j holds no words: nothing is scored',
    (typed) => {
      expect(typedInto(item('live zero'), typed)).toBe('question.not-in-words')
    },
  )

  test('takes its own forms in any case, with accents or without, with hyphens, spaces or neither', () => {
    const letters = fc.stringMatching(/^[a-zäöüéèñçß]{1,9}$/)
    const forms = fc.array(letters, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        forms,
        fc.constantFrom(' ', '-', '', '  ', ' - ', '_', '/', '\u00a0'),
        fc.constantFrom(' ', '-', ''),
        fc.constantFrom('', 'the ', 'The ', ' '),
        fc.boolean(),
        fc.boolean(),
        (parts, typedJoint, formJoint, before, upper, bare) => {
          // An article at the beginning, of the form itself, is left out too.
          fc.pre(!['a', 'an', 'the'].includes(withoutAccents(parts[0] ?? '')))
          const accepted = parts.join(formJoint)
          const spelled = before + parts.join(typedJoint)
          const cased = upper ? spelled.toUpperCase() : spelled
          expect(isRight(accepted, bare ? withoutAccents(cased) : cased)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('does not take another word', () => {
    const word = fc.stringMatching(/^[b-z]{2,9}$/)
    fc.assert(
      fc.property(word, word, (accepted, typed) => {
        expect(isRight(accepted, typed)).toBe(accepted === typed)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a number', () => {
  const item = (fields: Partial<Extract<ItemSource, { kind: 'numeric' }>>): ItemSource => ({
    ...common,
    kind: 'numeric',
    answer: 2.5,
    tolerance: 0.05,
    ...fields,
  })
  const isRight = (fields: Parameters<typeof item>[0], typed: string): boolean => {
    const graded = typedInto(item(fields), typed)
    return typeof graded === 'object' && graded.correct
  }

  test.each([
    ['2.5', true],
    ['2.45', true],
    ['2.55', true],
    ['2.4499', false],
    ['2.5501', false],
    ['-2.5', false],
    ['2,5', true],
  ])('%s against 2.5 ± 0.05: %s', (typed, right) => {
    expect(isRight({}, typed)).toBe(right)
  })

  test('the edge of the tolerance counts, whatever binary makes of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.constantFrom(-1, 1),
        (answer, tolerance, side) => {
          const fields = { answer: answer / 1000, tolerance: tolerance / 1000 }
          const typed = (thousandths: number) => (thousandths / 1000).toFixed(3).replace(/\.?0+$/, '')
          expect(isRight(fields, typed(answer + side * tolerance))).toBe(true)
          expect(isRight(fields, typed(answer + side * (tolerance + 1)))).toBe(false)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('a percentage is one of the answer, also of a negative one', () => {
    const { tolerance: _none, ...fields } = { tolerance: 0, answer: -200, tolerancePercent: 5 }
    const percent = { ...common, kind: 'numeric', ...fields } as const
    expect(['-190', '-210', '-189', '-211'].map((typed) => typedInto(percent, typed))).toMatchObject([
      { correct: true },
      { correct: true },
      { correct: false },
      { correct: false },
    ])
  })

  test('an exact one takes its own value alone', () => {
    expect(isRight({ answer: 3, tolerance: 0 }, '3')).toBe(true)
    expect(isRight({ answer: 3, tolerance: 0 }, '3.0')).toBe(true)
    expect(isRight({ answer: 3, tolerance: 0 }, '3.001')).toBe(false)
  })

  test('a wrong value that people arrive at gets its own word, before the explanation', () => {
    const misses = [{ value: 4, explanation: 'Subtract the live zero.' }]
    expect(typedInto(item({ misses }), '4.04')).toEqual({
      correct: false,
      explanations: ['Subtract the live zero.', 'Because it is.'],
    })
    expect(typedInto(item({ misses }), '5')).toEqual({ correct: false, explanations: ['Because it is.'] })
    expect(
      typedInto(item({ misses: [{ value: 4, tolerance: 0.5, explanation: 'x' }] }), '4.4'),
    ).toMatchObject({
      explanations: ['x', 'Because it is.'],
    })
  })

  test('is told with its unit, once', () => {
    const withUnit = item({ unit: 'bar' })
    const told = (typed: string) => {
      const read = kindOf(withUnit).parse(withUnit, { args: {}, given: typed }, { seed: 1, locale: 'en' })
      return read.ok ? kindOf(withUnit).describe(withUnit, read.value, say) : read.reason
    }
    expect(['2.5', '2.5 bar', '2.5Bar'].map(told)).toEqual(['2.5 bar', '2.5 bar', '2.5 bar'])
    expect(told('👍')).toBe('question.not-a-number')
  })
})

describe('the choices', () => {
  const options = ['right', 'also', 'wrong', 'too'].map((text, index) => ({
    text,
    correct: index < 2,
    explanation: `About ${text}.`,
  }))
  const several: ItemSource = { ...common, kind: 'multiple-choice', options }
  const one: ItemSource = {
    ...common,
    kind: 'single-choice',
    options: options.map((option, index) => ({ ...option, correct: index === 0 })),
  }

  test.each([
    [[0, 1], true, ['**right:** About right.', '**also:** About also.']],
    [[0], false, ['**right:** About right.', '**also:** About also.']],
    [[0, 1, 2], false, ['**right:** About right.', '**also:** About also.', '**wrong:** About wrong.']],
    [[3], false, ['**right:** About right.', '**also:** About also.', '**too:** About too.']],
  ])('of several, %j is right: %s', (chosen, correct, explanations) => {
    expect(kindOf(several).grade(several, { options: chosen })).toEqual({
      correct,
      explanations: [...explanations, 'Because it is.'],
    })
  })

  test('of one, a wrong press tells why not, and why the right one', () => {
    expect(kindOf(one).grade(one, { option: 2 })).toEqual({
      correct: false,
      explanations: ['About wrong.', 'About right.', 'Because it is.'],
    })
    expect(kindOf(one).grade(one, { option: 0 }).explanations).toEqual(['About right.', 'Because it is.'])
  })

  test('of a statement, each answer has its own word', () => {
    const statement: ItemSource = {
      ...common,
      kind: 'true-false',
      answer: false,
      explanations: { true: 'It is not.', false: 'Indeed.' },
    }
    const grade = (value: boolean) => kindOf(statement).grade(statement, { value })
    expect(grade(true)).toEqual({ correct: false, explanations: ['It is not.', 'Because it is.'] })
    expect(grade(false)).toEqual({ correct: true, explanations: ['Indeed.', 'Because it is.'] })
    expect(kindOf(statement).describeRight(statement, say)).toEqual(['False'])
  })
})

test('two items of one delivery, and one item in two deliveries, have seeds of their own', () => {
  const seeds = new Set<number>()
  for (let seed = 0; seed < 100; seed++) {
    for (let position = 0; position < 20; position++) seeds.add(seedOf({ seed, position }))
  }
  expect(seeds.size).toBe(2000)
})
