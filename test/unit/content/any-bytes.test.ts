import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPack } from '../../../src/content/pack.rules.ts'
import type { PackFile } from '../../../src/content/problem.ts'
import { tinyPack } from '../../builders/packs/tiny-pack.ts'

const loopItems = 'signals/the-4-20-ma-loop.items.yaml'
const wireItems = 'signals/a-broken-wire.items.yaml'
const wire = 'signals/a-broken-wire.md'

describe('whatever the files hold', () => {
  const names = [
    'pack.yaml',
    wire,
    wireItems,
    loopItems,
    'notes.txt',
    'signals/hart.md',
    '',
    '../up.md',
    '__proto__/x.md',
  ]
  const anyFile = fc.record({
    path: fc.oneof(fc.constantFrom(...names), fc.string()),
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            '- ',
            'id: a',
            '\n',
            '  ',
            'kind: numeric',
            '---',
            ': ',
            '"',
            '[',
            '{',
            '&a',
            '*a',
            '!t',
            '**',
            '# ',
            '|',
            '<b>',
            '1. ',
            '\t',
            '](',
            '~~',
          ),
          { maxLength: 40 },
        )
        .map((parts) => parts.join('')),
    ),
  })

  const expectPlaces = (files: readonly PackFile[]) => {
    const { pack, problems } = checkPack(files)
    expect(pack === undefined).toBe(problems.length > 0)
    for (const { file, line, column, problem, mend } of problems) {
      const lines = files.find(({ path }) => path === file)?.text.split(/\r\n?|\n/).length ?? 1
      expect(line).toBeGreaterThanOrEqual(1)
      expect(line).toBeLessThanOrEqual(lines)
      if (column !== undefined) expect(column).toBeGreaterThanOrEqual(1)
      expect(problem).not.toBe('')
      expect(mend).not.toBe('')
    }
  }

  test('there is a pack or there are problems, with lines that exist', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyFile, { maxLength: 5, selector: ({ path }) => path }), expectPlaces),
      { numRuns: 400 },
    )
  })

  test('the same of a good pack with one piece cut out or put in', () => {
    const files = tinyPack()
    fc.assert(
      fc.property(
        fc.nat(files.length - 1),
        fc.nat(3000),
        fc.nat(30),
        fc.string({ unit: 'binary', maxLength: 6 }),
        (which, at, cut, put) => {
          expectPlaces(
            files.map((file, index) =>
              index === which
                ? { path: file.path, text: file.text.slice(0, at) + put + file.text.slice(at + cut) }
                : file,
            ),
          )
        },
      ),
      { numRuns: 400 },
    )
  })

  test.each([
    ['brackets', '['.repeat(20_000)],
    ['brackets that are closed', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['indentation', Array.from({ length: 900 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
    ['question marks', '? '.repeat(20_000)],
    ['braces', '- {a: '.repeat(5_000)],
    ['dashes', '- '.repeat(20_000)],
    ['asterisks', '*a '.repeat(3_000)],
    ['quotes', '> '.repeat(4_900)],
    ['lists', Array.from({ length: 130 }, (_, level) => `${' '.repeat(level)}- a`).join('\n')],
    ['emphasis', '*a _b '.repeat(1_600)],
    ['links', '['.repeat(9_000)],
    ['aliases', `a: &a [x]\n${'b: [*a, *a]\n'.repeat(300)}`],
    ['one long line', 'word '.repeat(190_000)],
  ])('a heap of %s is read in seconds', (_, heap) => {
    for (const path of ['pack.yaml', wire, wireItems])
      for (const text of [heap, `---\ntitle: A\n---\n${heap}`])
        expectPlaces(tinyPack().map((file) => (file.path === path ? { path, text } : file)))
  })

  test('brackets and dashes without end are refused before they are parsed, at their line', () => {
    for (const heap of ['['.repeat(65), '- '.repeat(65), '- {a: '.repeat(65)]) {
      const files = tinyPack().map((file) =>
        file.path === wireItems ? { ...file, text: `# x\n${heap}` } : file,
      )
      expect(checkPack(files).problems).toEqual([
        expect.objectContaining({
          file: wireItems,
          line: 2,
          problem: 'The YAML is nested too deeply to be read.',
        }),
      ])
    }
  })
})
