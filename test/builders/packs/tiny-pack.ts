import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PackFile } from '../../../src/content/problem.ts'
import { readPacks } from '../../../src/content/read-pack.ts'

/** The folder of the tiny pack: two modules, three lessons, every kind of item, no fault. */
export const tinyPackFolder = fileURLToPath(new URL('tiny', import.meta.url))

/**
 * The tiny pack's files as texts, with its translations: into German without the lesson `a-broken-wire`, into Spanish
 * only titles (without the pathway's) and the text of `what-a-sensor-reports`.
 */
export const translatedTinyPack = (): readonly PackFile[] => readPacks(tinyPackFolder)[0]?.files ?? []

/** What can be earned by the tiny pack: laid over it by tests that are about that. */
const tinyBadges = (): readonly PackFile[] => {
  const folder = fileURLToPath(new URL('tiny-badges', import.meta.url))
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}

/** The tiny pack with two achievements, one of them high-stakes and in German as well. */
export const wholeTinyPack = (): readonly PackFile[] => [...translatedTinyPack(), ...tinyBadges()]

/** The tiny pack's files as texts, in its own language alone. */
export const tinyPack = (): readonly PackFile[] =>
  translatedTinyPack().filter(({ path }) => !path.startsWith('translations/'))

/** The files with `from` replaced by `to` in one of them. Throws where `from` isn't there exactly once. */
export const edited = (
  files: readonly PackFile[],
  path: string,
  from: string,
  to: string,
): readonly PackFile[] => {
  const parts = files.find((file) => file.path === path)?.text.split(from) ?? []
  if (parts.length !== 2) throw new Error(`"${from}" is ${parts.length - 1} times in ${path}`)
  return files.map((file) => (file.path === path ? { path, text: parts.join(to) } : file))
}

/** The line, from 1, on which a text stands for the first time in a file. */
export const lineOf = (files: readonly PackFile[], path: string, text: string): number => {
  const found = files
    .find((file) => file.path === path)
    ?.text.split('\n')
    .findIndex((line) => line.includes(text))
  if (found === undefined || found < 0) throw new Error(`"${text}" is not in ${path}`)
  return found + 1
}

/** Another pack of the same making, in which nothing has an id or a name of the first: two pathways to choose from. */
export const secondPack = (): readonly PackFile[] =>
  tinyPack().map(({ path, text }) => ({
    path,
    text:
      path === 'pack.yaml'
        ? text
            .replace('id: tiny\n', 'id: zinc\n')
            .replaceAll('tiny-foundations', 'zinc-foundations')
            .replaceAll('Tiny foundations', 'Zinc foundations')
            .replace('A tiny pack', 'A pack of zinc')
        : text,
  }))

const otherKinds = `
- id: sensor-seal
  outcome: choose-a-sensor
  kind: multiple-choice
  difficulty: medium
  prompt: Which of these reach a pressure sensor behind a diaphragm seal?
  options:
    - { text: The pressure, correct: true, explanation: The fill fluid hands it on. }
    - { text: The temperature of the fill fluid, correct: true, explanation: It expands and shifts the zero. }
    - { text: The colour of the medium, explanation: A diaphragm sees no colours. }

- id: sensor-column
  outcome: choose-a-sensor
  kind: numeric
  difficulty: medium
  prompt: A sensor sits 10 m below a full water column. What gauge pressure does it report, about?
  answer: 0.98
  tolerance: 0.03
  unit: bar
  explanation: Ten metres of water weigh about 0.98 bar.

- id: sensor-sleeve
  outcome: choose-a-sensor
  kind: short-text
  difficulty: medium
  prompt: What is the sleeve called that a thermometer is put into?
  accept: [thermowell, thermo well]
  explanation: A thermowell keeps the process closed.
`

/** The tiny pack with a first lesson that asks every kind of item in practice. */
export const everyKind = (): readonly PackFile[] =>
  tinyPack().map(({ path, text }) => ({
    path,
    text: path.endsWith('what-a-sensor-reports.items.yaml') ? text + otherKinds : text,
  }))

const otherKindsInGerman = `
- id: sensor-seal
  outcome: choose-a-sensor
  kind: multiple-choice
  difficulty: medium
  prompt: Was kommt bei einem Drucksensor hinter einem Druckmittler an?
  options:
    - { text: Der Druck, correct: true, explanation: Die Füllflüssigkeit gibt ihn weiter. }
    - { text: Die Temperatur der Füllflüssigkeit, correct: true, explanation: Sie dehnt sich aus und verschiebt den Nullpunkt. }
    - { text: Die Farbe des Mediums, explanation: Eine Membran sieht keine Farben. }

- id: sensor-column
  outcome: choose-a-sensor
  kind: numeric
  difficulty: medium
  prompt: Ein Sensor sitzt 10 m unter einer Wassersäule. Welchen Überdruck meldet er etwa?
  answer: 0.98
  tolerance: 0.03
  unit: bar
  explanation: Zehn Meter Wasser wiegen etwa 0,98 bar.

- id: sensor-sleeve
  outcome: choose-a-sensor
  kind: short-text
  difficulty: medium
  prompt: Wie heißt die Hülse, in der ein Thermometer steckt?
  accept: [Schutzrohr, Tauchhülse]
  explanation: Ein Schutzrohr hält den Prozess geschlossen.
`

/** The same with its translations, the first lesson's items in German among them. */
export const translatedEveryKind = (): readonly PackFile[] => [
  ...everyKind(),
  ...translatedTinyPack()
    .filter(({ path }) => path.startsWith('translations/'))
    .map(({ path, text }) => ({
      path,
      text: path.endsWith('what-a-sensor-reports.items.yaml') ? text + otherKindsInGerman : text,
    })),
]
