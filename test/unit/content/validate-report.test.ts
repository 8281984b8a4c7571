import { expect, test } from 'vitest'
import { checkPack } from '../../../src/content/pack.rules.ts'
import { validateReport, validateReportText } from '../../../src/content/validate-report.ts'
import { tinyPack } from '../../builders/packs/tiny-pack.ts'

const { pack } = checkPack(tinyPack())
const packs = pack === undefined ? [] : [pack]

test('a good pack: its counts, and fine', () => {
  const report = validateReport(packs, [])
  expect(report).toEqual({
    ok: true,
    packs: [
      { id: 'tiny', version: '1.0.0', lessons: 3, items: 10, outcomes: 2, achievements: 0, translations: [] },
    ],
    problems: [],
  })
  expect(validateReportText(report)).toBe('tiny 1.0.0: 3 lessons, 10 items, 2 outcomes; no faults.')
})

test('problems stand under their file, each with its mend', () => {
  const report = validateReport(packs, [
    { file: 'b/pack.yaml', line: 2, column: 7, problem: 'It is wrong.', mend: 'Change it.' },
    { file: 'b/a/x.md', line: 9, problem: 'It is long.', mend: 'Cut it.' },
    { file: 'b/pack.yaml', line: 3, problem: 'It is odd.', mend: 'Drop it.' },
  ])
  expect(report.ok).toBe(false)
  expect(validateReportText(report).split('\n')).toEqual([
    'b/pack.yaml:2:7: It is wrong.',
    '    Change it.',
    'b/pack.yaml:3: It is odd.',
    '    Drop it.',
    '',
    'b/a/x.md:9: It is long.',
    '    Cut it.',
    '',
    'tiny 1.0.0: 3 lessons, 10 items, 2 outcomes; no faults.',
    '3 problems in 2 files.',
  ])
})

test('no pack at all is not fine', () => {
  expect(validateReport([], []).ok).toBe(false)
})
