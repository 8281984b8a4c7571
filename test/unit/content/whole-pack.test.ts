import { describe, expect, test } from 'vitest'
import { checkPack } from '../../../src/content/pack.rules.ts'
import type { PackFile } from '../../../src/content/problem.ts'
import { edited, lineOf, tinyPack } from '../../builders/packs/tiny-pack.ts'

const loopItems = 'signals/the-4-20-ma-loop.items.yaml'
const wireItems = 'signals/a-broken-wire.items.yaml'
const wire = 'signals/a-broken-wire.md'

const without = (files: readonly PackFile[], path: string): readonly PackFile[] =>
  files.filter((file) => file.path !== path)

const renamed = (files: readonly PackFile[], from: string, to: string): readonly PackFile[] =>
  files.map((file) => (file.path === from ? { ...file, path: to } : file))

const told = (files: readonly PackFile[]): string[] =>
  checkPack(files).problems.map(({ file, line, problem }) => `${file}:${line}: ${problem}`)

describe('a pack without faults', () => {
  test('is loaded as plain data in teaching order', () => {
    const { pack, problems } = checkPack(tinyPack())
    expect(problems).toEqual([])
    expect(pack).toMatchObject({
      id: 'tiny',
      version: '1.0.0',
      language: 'en',
      authors: ['Whetstone content team'],
    })
    expect(
      pack?.modules.map(({ id, title, lessons }) => [id, title, lessons.map((lesson) => lesson.id)]),
    ).toEqual([
      ['sensors', 'Sensors', ['what-a-sensor-reports']],
      ['signals', 'Signals', ['the-4-20-ma-loop', 'a-broken-wire']],
    ])
    expect(structuredClone(pack)).toEqual(pack)
  })

  test('has lessons with body, words, picture, video and items', () => {
    const lesson = checkPack(tinyPack()).pack?.modules[0]?.lessons[0]
    expect(lesson).toMatchObject({
      title: 'What a sensor reports',
      outcomes: ['choose-a-sensor'],
      picture: { url: 'https://example.org/sensor.png', alt: 'A pressure sensor on a pipe' },
      video: 'https://example.org/sensor',
      // Counted by hand: 15 + 8 + 9 + 10 + 3.
      words: 45,
    })
    expect(lesson?.body.startsWith('**Why it matters.** A sensor')).toBe(true)
    expect(lesson?.items.map(({ id, kind, reserve }) => [id, kind, reserve])).toEqual([
      ['sensor-pocket', 'single-choice', false],
      ['sensor-foam', 'true-false', false],
      ['sensor-checks', 'multiple-choice', true],
      ['sensor-word', 'short-text', true],
    ])
  })

  test('is the same with a byte order mark and Windows line ends', () => {
    const windows = tinyPack().map(({ path, text }) => ({
      path,
      text: `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    }))
    expect(checkPack(windows)).toEqual(checkPack(tinyPack()))
  })
})

describe('what a pack demands', () => {
  test('pack.yaml', () => {
    expect(told(without(tinyPack(), 'pack.yaml'))).toEqual(['pack.yaml:1: The pack has no pack.yaml.'])
    expect(told([])).toEqual(['pack.yaml:1: The pack has no pack.yaml.'])
  })

  test('a file for each lesson that is listed', () => {
    expect(told(without(without(tinyPack(), wire), wireItems))).toEqual([
      `pack.yaml:13: The outcome "read-a-current-loop" has 3 items; it needs at least 4.`,
      `pack.yaml:13: The outcome "read-a-current-loop" has 1 reserved item; it needs at least 2.`,
      'pack.yaml:25: The lesson "a-broken-wire" has no file signals/a-broken-wire.md.',
    ])
  })

  test('a lesson in the folder of its module', () => {
    const moved = renamed(
      renamed(tinyPack(), wire, 'sensors/a-broken-wire.md'),
      wireItems,
      'sensors/a-broken-wire.items.yaml',
    )
    const { problems } = checkPack(moved)
    expect(problems).toEqual([
      expect.objectContaining({
        file: 'pack.yaml',
        line: 25,
        mend: 'Move sensors/a-broken-wire.md there, or list the lesson in the module "sensors".',
      }),
    ])
  })

  test('no file that is left over', () => {
    const files = [
      ...tinyPack(),
      { path: 'notes.txt', text: 'Buy milk' },
      { path: 'signals/deeper/lesson.md', text: '' },
      { path: 'signals/hart.items.yaml', text: '' },
      { path: 'signals/a-broken-wire.items.yml', text: '' },
    ]
    expect(told(files)).toEqual([
      'notes.txt:1: The file is no part of the pack.',
      'signals/a-broken-wire.items.yml:1: The file is no part of the pack.',
      'signals/deeper/lesson.md:1: The file is no part of the pack.',
      'signals/hart.items.yaml:1: There is no lesson beside these items.',
    ])
  })

  test('items for each lesson', () => {
    expect(told(without(tinyPack(), wireItems))).toContain(`${wire}:1: The lesson has no items.`)
    expect(
      told(tinyPack().map((file) => (file.path === wireItems ? { ...file, text: '# none yet\n' } : file))),
    ).toEqual([`${wireItems}:1: The file holds no list of items.`])
  })

  test('two practice items for each lesson, four items and two reserved for each outcome', () => {
    const files = edited(tinyPack(), wireItems, 'id: wire-zero\n', 'id: wire-zero\n  reserve: true\n')
    expect(told(files)).toEqual([`${wireItems}:1: The lesson has 1 practice item; it needs at least 2.`])
    const fewer = edited(
      tinyPack(),
      'sensors/what-a-sensor-reports.items.yaml',
      '  reserve: true\n  prompt: What do you',
      '  prompt: What do you',
    )
    expect(told(fewer)).toEqual([
      `pack.yaml:${lineOf(fewer, 'pack.yaml', 'id: choose-a-sensor')}: The outcome "choose-a-sensor" has 1 reserved item; it needs at least 2.`,
    ])
  })

  test('four items for each outcome', () => {
    const path = 'sensors/what-a-sensor-reports.items.yaml'
    const text = tinyPack().find((file) => file.path === path)?.text ?? ''
    const shorter = tinyPack().map((file) =>
      file.path === path ? { path, text: text.slice(text.indexOf('- id: sensor-foam')) } : file,
    )
    expect(told(shorter)).toEqual([
      'pack.yaml:16: The outcome "choose-a-sensor" has 3 items; it needs at least 4.',
      `${path}:1: The lesson has 1 practice item; it needs at least 2.`,
    ])
  })

  test('all three difficulties', () => {
    const easy = tinyPack().map(({ path, text }) => ({
      path,
      text: text.replaceAll('difficulty: hard', 'difficulty: easy'),
    }))
    expect(told(easy)).toEqual(['pack.yaml:1: No item is `hard`; a pack uses all three difficulties.'])
  })

  test('a body', () => {
    const text = (tinyPack().find((file) => file.path === wire)?.text ?? '').split('\n\n')[0] ?? ''
    expect(told(tinyPack().map((file) => (file.path === wire ? { path: wire, text } : file)))).toEqual([
      expect.stringContaining('The lesson has no body.'),
    ])
  })
})

test('the limit is 200 words: 200 pass, 201 do not', () => {
  const withWords = (count: number) => {
    const text = `---\ntitle: A\noutcomes: [read-a-current-loop]\nsources: [B]\n---\n\n${'word '.repeat(count)}\n`
    return told(tinyPack().map((file) => (file.path === wire ? { path: wire, text } : file)))
  }
  expect(withWords(200)).toEqual([])
  expect(withWords(201)).toEqual([`${wire}:7: The body has 201 words; at most 200 are allowed.`])
})

test('ten different faults are ten problems, in the order of files and lines', () => {
  let files = tinyPack()
  const plant = (path: string, from: string, to: string) => {
    files = edited(files, path, from, to)
  }
  plant('pack.yaml', 'version: 1.0.0', 'version: 1')
  plant('pack.yaml', 'modules: [sensors, signals]', 'modules: [sensors, signals, robots]')
  plant('sensors/what-a-sensor-reports.md', 'Before you', '## Before\n\nBefore you')
  plant('signals/the-4-20-ma-loop.md', 'title: The 4–20 mA loop', 'titel: The 4–20 mA loop\ntitle: Loop')
  plant(loopItems, 'answer: 2.5', 'answer: "2,5"')
  plant(loopItems, 'kind: true-false', 'kind: yes-no')
  plant(loopItems, 'prompt: A 0–200', 'prompt: "A 0–200')
  plant(wireItems, 'text: An empty tank', 'text: None of the above')
  plant(wireItems, 'id: wire-signs', 'id: wire-zero')
  files = [...files, { path: 'todo.txt', text: '' }]
  expect(told(files)).toEqual([
    expect.stringMatching(/^pack\.yaml:3: `version` is a number/),
    expect.stringMatching(/^pack\.yaml:30: There is no module "robots"/),
    expect.stringMatching(/^sensors\/what-a-sensor-reports\.md:17: The text holds a heading/),
    expect.stringMatching(/^signals\/a-broken-wire\.items\.yaml:10: The option "None of the above" speaks/),
    expect.stringMatching(/^signals\/a-broken-wire\.items\.yaml:15: The item "wire-zero" stands twice/),
    expect.stringMatching(/^signals\/the-4-20-ma-loop\.items\.yaml:6: `answer` is text/),
    expect.stringMatching(/^signals\/the-4-20-ma-loop\.items\.yaml:15: The item kind "yes-no"/),
    expect.stringMatching(/^signals\/the-4-20-ma-loop\.items\.yaml:28: A quote, bracket or colon is missing/),
    expect.stringMatching(/^signals\/the-4-20-ma-loop\.md:2: `titel` is not a field/),
    expect.stringMatching(/^todo\.txt:1: /),
  ])
})
