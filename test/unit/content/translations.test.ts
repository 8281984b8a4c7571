import { describe, expect, test } from 'vitest'
import { checkPack } from '../../../src/content/pack.rules.ts'
import type { PackFile } from '../../../src/content/problem.ts'
import { validateReport, validateReportText } from '../../../src/content/validate-report.ts'
import { edited, lineOf, translatedTinyPack } from '../../builders/packs/tiny-pack.ts'

const head = 'translations/de/pack.yaml'
const sensor = 'translations/de/sensors/what-a-sensor-reports.md'
const sensorItems = 'translations/de/sensors/what-a-sensor-reports.items.yaml'
const loop = 'translations/de/signals/the-4-20-ma-loop.md'
const loopItems = 'translations/de/signals/the-4-20-ma-loop.items.yaml'

const without = (path: string): readonly PackFile[] =>
  translatedTinyPack().filter((file) => file.path !== path)

describe('a translated pack', () => {
  test('is read with what there is in each language; what is missing is no fault', () => {
    const { pack, problems } = checkPack(translatedTinyPack())
    expect(problems).toEqual([])
    const [german, spanish] = pack?.translations ?? []
    expect(german).toMatchObject({ language: 'de', complete: 2, titles: { title: 'Ein winziges Paket' } })
    expect(Object.keys(german?.lessons ?? {})).toEqual(['what-a-sensor-reports', 'the-4-20-ma-loop'])
    expect(german?.lessons['the-4-20-ma-loop']?.words).toBeGreaterThan(20)
    expect(german?.items['loop-pressure']).toMatchObject({ answer: 2.5, unit: 'bar' })
    expect(german?.items['wire-zero']).toBeUndefined()
    expect(spanish).toMatchObject({ language: 'es', complete: 0, items: {} })
    expect(spanish?.titles?.pathways).toBeUndefined()
  })

  test('is told with its coverage', () => {
    const { pack } = checkPack(translatedTinyPack())
    expect(validateReportText(validateReport(pack ? [pack] : [], [])).split('\n')).toEqual([
      'tiny 1.0.0: 3 lessons, 10 items, 2 outcomes; no faults.',
      '    de: 2 of 3 lessons',
      '    es: 0 of 3 lessons',
    ])
  })

  test.each([head, sensor, sensorItems, loop, loopItems])('may lack %s', (path) => {
    expect(checkPack(without(path)).problems).toEqual([])
  })

  test('rests on the source of the pack where an item names none', () => {
    const original = 'signals/the-4-20-ma-loop.items.yaml'
    const from = 'explanation: (14 − 4) / 16 × 200 cm = 125 cm.'
    const files = edited(translatedTinyPack(), original, from, `${from}\n  source: NE 43, page 2`)
    const { pack } = checkPack(files)
    expect(pack?.translations?.[0]?.items['loop-level']?.source).toBe('NE 43, page 2')
  })
})

type Planted = {
  readonly name: string
  readonly file: string
  readonly from: string
  readonly to: string
  /** A text on the reported line. */
  readonly at: string
  readonly problem: RegExp
  readonly mend: RegExp
}

// biome-ignore format: one fault a line
const planted: Planted[] = [
  { name: 'another language than its folder', file: head, from: 'language: de', to: 'language: fr', at: 'language: fr', problem: /language is "fr", but the folder is called "de"/, mend: /language: de/ },
  { name: 'a field that is not translated', file: head, from: 'language: de', to: 'language: de\nversion: 1.0.0', at: 'version', problem: /`version` is not a field here/, mend: /the fields are/ },
  { name: 'a module that the pack has not', file: head, from: '- id: signals', to: '- id: sigals', at: 'sigals', problem: /no module "sigals"/, mend: /Did you mean `signals`/ },
  { name: 'a title that is too long', file: head, from: 'title: Sensoren', to: `title: ${'a'.repeat(81)}`, at: 'aaa', problem: /at most 80/, mend: /Shorten/ },
  { name: 'an outcome left out', file: head, from: '  - id: choose-a-sensor\n    text: Einen Sensor danach auswählen, was er misst und wo er sitzt\n', to: '', at: 'outcomes:', problem: /outcome "choose-a-sensor" of the pack is left out/, mend: /Translate it too/ },
  { name: 'a skill twice', file: head, from: 'title: Messen in der Industrie\n', to: 'title: Messen\n  - { id: industrial-sensing, title: Noch mal }\n', at: 'Noch mal', problem: /stands twice/, mend: /once/ },
  { name: 'outcomes that are not the lesson’s', file: loop, from: '[read-a-current-loop]', to: '[choose-a-sensor]', at: 'outcomes', problem: /not those of signals\/the-4-20-ma-loop\.md/, mend: /\[read-a-current-loop\]/ },
  { name: 'too many words', file: loop, from: 'Die Schleife', to: `${'Wort '.repeat(200)}Die Schleife`, at: 'Wort Wort', problem: /at most 200/, mend: /Cut/ },
  { name: 'HTML', file: loop, from: '2. Teile', to: '2. <b>Teile</b>', at: '<b>', problem: /HTML/, mend: /tag/ },
  { name: 'another answer', file: loopItems, from: 'answer: 2.5', to: 'answer: 2.6', at: 'answer: 2.6', problem: /`answer` is `2\.6` here, but `2\.5` in the pack/, mend: /`answer: 2\.5`/ },
  { name: 'another tolerance', file: loopItems, from: '  tolerance: 0.05\n', to: '  tolerance: 0.5\n', at: 'tolerance: 0.5', problem: /`tolerance` is `0\.5` here/, mend: /0\.05/ },
  { name: 'another miss', file: loopItems, from: 'value: 4,', to: 'value: 5,', at: 'value: 5', problem: /`value` is `5` here, but `4`/, mend: /`value: 4`/ },
  { name: 'a miss left out', file: loopItems, from: '  misses:\n    - { value: 4, tolerance: 0.05, explanation: "Das sind 8/20 des Bereichs; zieh zuerst den Nullpunkt ab." }\n', to: '', at: 'id: loop-pressure', problem: /0 misses here, but 1/, mend: /each miss/ },
  { name: 'no unit', file: loopItems, from: '  unit: bar\n', to: '', at: 'id: loop-pressure', problem: /lacks the `unit`/, mend: /Translate `unit`/ },
  { name: 'another difficulty', file: loopItems, from: 'difficulty: easy', to: 'difficulty: hard', at: 'difficulty: hard', problem: /`difficulty` is `hard` here/, mend: /easy/ },
  { name: 'not in reserve', file: sensorItems, from: '  reserve: true\n  prompt: Was prüfst', to: '  prompt: Was prüfst', at: 'id: sensor-checks', problem: /`reserve` is `false` here, but `true`/, mend: /reserve: true/ },
  { name: 'another kind', file: loopItems, from: 'kind: true-false', to: 'kind: short-text', at: 'kind: short-text', problem: /`kind` is `short-text` here, but `true-false`/, mend: /true-false/ },
  { name: 'another truth', file: sensorItems, from: 'answer: true', to: 'answer: false', at: 'answer: false', problem: /`answer` is `false` here/, mend: /answer: true/ },
  { name: 'an option left out', file: sensorItems, from: '    - { text: Die Farbe des Gehäuses, explanation: Die Farbe ändert nichts am Messwert. }\n', to: '', at: 'text: Was der Sensor', problem: /2 options here, but 3/, mend: /each option/ },
  { name: 'an item of another name', file: loopItems, from: '- id: loop-span\n', to: '- id: loop-spam\n', at: 'id: loop-spam', problem: /no item "loop-spam"/, mend: /Did you mean `loop-span`/ },
  { name: 'an explanation that says nothing', file: loopItems, from: '12 liegt genau zwischen 4 und 20.', to: 'Richtig!', at: 'Richtig!', problem: /does not say why/, mend: /reason/ },
  { name: 'all of the above', file: sensorItems, from: 'text: Die Farbe des Gehäuses', to: 'text: Alle oben genannten', at: 'Alle oben', problem: /speaks of other options/, mend: /in full/ },
  { name: 'a control character', file: loop, from: '2. Teile', to: '2. Teile\u0000', at: '2. Teile', problem: /control character/, mend: /again/ },
]

describe('a fault in a translation is told with its line and mend', () => {
  test.each(planted.map((each) => [each.name, each] as const))(
    '%s',
    (name, { file, from, to, at, problem, mend }) => {
      const files = edited(translatedTinyPack(), file, from, to)
      const { pack, problems } = checkPack(files)
      expect(pack).toBeUndefined()
      const found = problems.find((each) => problem.test(each.problem))
      expect(found, JSON.stringify(problems)).toBeDefined()
      expect(found).toMatchObject({ file, line: lineOf(files, file, at) })
      expect(found?.mend).toMatch(mend)
      // One slip is one fault; but another kind has other fields, and a multiple choice three options.
      if (!['another kind', 'an option left out'].includes(name)) expect(problems).toHaveLength(1)
    },
  )

  test('correct flags on other options', () => {
    const files = translatedTinyPack().map(({ path, text }) => ({
      path,
      text:
        path === sensorItems
          ? text
              .replace('      correct: true\n', '')
              .replace(
                'Die Temperatur der Flüssigkeit\n',
                'Die Temperatur der Flüssigkeit\n      correct: true\n',
              )
          : text,
    }))
    expect(checkPack(files).problems.map(({ problem }) => problem)).toEqual([
      '`correct` is `false` here, but `true` in the pack.',
      '`correct` is `true` here, but `false` in the pack.',
    ])
  })

  test('items in another order', () => {
    const files = translatedTinyPack().map(({ path, text }) => {
      const items = text.split(/\n(?=- id)/)
      return { path, text: path === loopItems ? [items[1], items[0], items[2]].join('\n') : text }
    })
    expect(checkPack(files).problems).toMatchObject([
      {
        file: loopItems,
        line: 1,
        problem: 'The item "loop-span" stands where the pack has "loop-pressure".',
      },
    ])
  })

  test.each([
    ['translations/German/pack.yaml', /"German" is no language/],
    ['translations/en/pack.yaml', /the language of the pack itself/],
    ['translations/readme.md', /belongs to no language/],
    ['translations/de/signals/hart.md', /The pack has no signals\/hart\.md/],
    ['translations/de/notes.txt', /The pack has no notes\.txt/],
  ])('a file that is out of place: %s', (path, problem) => {
    const language = path.split('/')[1] ?? ''
    const text = path.endsWith('pack.yaml') ? `language: ${language}\ntitle: A\nsummary: B\n` : ''
    const { problems } = checkPack([...translatedTinyPack(), { path, text }])
    expect(problems.some((each) => each.file === path && problem.test(each.problem))).toBe(true)
  })

  test('an item that is left out', () => {
    const files = translatedTinyPack().map(({ path, text }) => {
      const items = text.split(/\n(?=- id)/)
      return { path, text: path === loopItems ? [items[0], items[2]].join('\n') : text }
    })
    expect(checkPack(files).problems).toMatchObject([
      {
        file: loopItems,
        line: 1,
        problem: 'The item "loop-span" of signals/the-4-20-ma-loop.items.yaml is left out.',
      },
    ])
  })

  test('of a pack that can’t be read itself, only what is known is said', () => {
    const files = edited(translatedTinyPack(), 'pack.yaml', 'title: A tiny pack', 'title: A pack: tiny')
    expect(checkPack(files).problems).toHaveLength(1)
  })
})
