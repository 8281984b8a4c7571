import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMetWithoutEvidence } from '../../../src/content/achievements.rules.ts'
import type { CriterionSource } from '../../../src/content/criterion-schemas/registry.ts'
import { checkPack } from '../../../src/content/pack.rules.ts'
import { edited, wholeTinyPack } from '../../builders/packs/tiny-pack.ts'

const reader = 'achievements/tiny-reader.yaml'
const practitioner = 'achievements/tiny-practitioner.yaml'
const german = 'translations/de/achievements/tiny-practitioner.yaml'

const problemsWith = (path: string, from: string, to: string): string[] =>
  checkPack(edited(wholeTinyPack(), path, from, to)).problems.map(
    ({ file, problem }) => `${file}: ${problem}`,
  )

it('reads achievements with their translations', () => {
  const { pack, problems } = checkPack(wholeTinyPack())
  expect(problems).toEqual([])
  expect(pack?.achievements?.map(({ id, highStakes }) => [id, highStakes])).toEqual([
    ['tiny-practitioner', true],
    ['tiny-reader', false],
  ])
  const translated = pack?.translations?.find(({ language }) => language === 'de')
  expect(translated?.achievements['tiny-practitioner']?.title).toBe('Fachkraft für Signale')
})

describe('a fault in an achievement is named, with its file', () => {
  it.each([
    ['eqfLevel: 3\n', '', 'the level (`eqfLevel`)'],
    ['workload: { hours: 2 }\n', '', 'the workload (`workload`)'],
    ['participation: online\n', '', 'the form of participation (`participation`)'],
    ['qualityAssurance: { text: Each question was read by a second person }\n', '', 'the quality assurance'],
    ['assessment: Reserved questions after three days without practice\n', '', 'the type of assessment'],
    ['id: tiny-reader', 'id: other', 'is not the file'],
    ['pathway: tiny-foundations', 'pathway: tiny-foundation', 'There is no pathway "tiny-foundation"'],
    ['modules: [sensors, signals]', 'modules: [sensors, signal]', 'There is no module "signal"'],
    ['skill: industrial-sensing, atLeast', 'skill: sensing, atLeast', 'There is no skill "sensing"'],
    [
      'outcomes: [read-a-current-loop, choose-a-sensor]',
      'outcomes: [read-a-loop]',
      'There is no outcome "read-a-loop"',
    ],
    [
      'days: 3, attempts: 2 }',
      'days: 3, attempts: 2, itemsPerOutcome: 2 }',
      'has 2 reserved items; this asks for 4',
    ],
    ['kind: mastery', 'kind: master', '`kind`'],
    ['  kind: all\n', '  kind: at-least\n  count: 4\n', 'at least 4 of fewer'],
    [
      '- { kind: retained, id: still-known, days: 3, attempts: 2 }',
      '- { kind: retained, id: still-known, days: 3, attempts: 2 }\n    - { kind: retained, id: kept, days: 9 }',
      'this asks for 5',
    ],
  ])('%s → %s', (from, to, said) => {
    const problems = problemsWith(reader, from, to)
    expect(problems.join('\n')).toContain(said)
    expect(problems.every((problem) => problem.startsWith(reader))).toBe(true)
  })

  it('a draft may lack an element', () => {
    const draft = edited(wholeTinyPack(), reader, 'eqfLevel: 3\n', 'draft: true\n')
    expect(checkPack(draft).problems).toEqual([])
  })

  it('what is high-stakes can’t be earned by quizzes alone', () => {
    expect(problemsWith(practitioner, 'kind: all\n', 'kind: any\n').join()).toContain('by quizzes alone')
  })

  it('a translation has all that an assessor reads, and nothing else', () => {
    expect(problemsWith(german, 'id: meter', 'id: metre').join('\n')).toContain('"meter" is not translated')
    expect(problemsWith(german, 'id: loop-checked', 'id: looped').join('\n')).toContain(
      'no criterion "looped"',
    )
  })
})

it('knows whether there is a way without evidence, however it is combined', () => {
  const quiz: CriterionSource = { kind: 'lessons-completed', modules: ['a'] }
  const seen: CriterionSource = {
    kind: 'evidence-approved',
    id: 'seen',
    title: 'Seen',
    instructions: 'Show it',
    accepts: ['photo'],
    rubric: [{ id: 'a', text: 'A' }],
  }
  const { criterion } = fc.letrec<{ criterion: CriterionSource }>((tie) => ({
    criterion: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant(quiz),
      fc.constant(seen),
      fc.record({
        kind: fc.constant('all' as const),
        of: fc.array(tie('criterion'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('any' as const),
        of: fc.array(tie('criterion'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('at-least' as const),
        count: fc.integer({ min: 1, max: 3 }),
        of: fc.array(tie('criterion'), { minLength: 3, maxLength: 4 }),
      }),
    ),
  }))
  /** With every quiz passed and nothing approved: is it met? */
  const isMet = (one: CriterionSource): boolean =>
    one.kind === 'all'
      ? one.of.every(isMet)
      : one.kind === 'any'
        ? one.of.some(isMet)
        : one.kind === 'at-least'
          ? one.of.filter(isMet).length >= one.count
          : one.kind !== 'evidence-approved'
  fc.assert(
    fc.property(criterion, (one) => {
      expect(isMetWithoutEvidence(one)).toBe(isMet(one))
    }),
  )
})
