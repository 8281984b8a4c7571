/** What `content validate` says, for people and for programs. */
import type { LoadedPack } from './pack-format.ts'
import type { Problem } from './problem.ts'

/** The `--json` document. `packs` lists the packs without faults. */
export type ValidateReport = {
  readonly ok: boolean
  readonly packs: readonly {
    readonly id: string
    readonly version: string
    readonly lessons: number
    readonly items: number
    readonly outcomes: number
    readonly achievements: number
    /** In which other languages it can be read, and how many lessons are. */
    readonly translations: readonly { readonly language: string; readonly lessons: number }[]
  }[]
  readonly problems: readonly Problem[]
}

/** Puts together packs and problems of one run; no pack at all is not fine. */
export const validateReport = (
  packs: readonly LoadedPack[],
  problems: readonly Problem[],
): ValidateReport => ({
  ok: problems.length === 0 && packs.length > 0,
  packs: packs.map(({ id, version, outcomes, modules, achievements = [], translations = [] }) => {
    const lessons = modules.flatMap((module) => module.lessons)
    const items = lessons.reduce((sum, lesson) => sum + lesson.items.length, 0)
    return {
      id,
      version,
      lessons: lessons.length,
      items,
      outcomes: outcomes.length,
      achievements: achievements.length,
      translations: translations.map(({ language, complete }) => ({ language, lessons: complete })),
    }
  }),
  problems,
})

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`

/** The report as lines for a terminal: problems by file, each with its place and its mend, then the packs. */
export const validateReportText = ({ packs, problems }: ValidateReport): string => {
  const files = [...new Set(problems.map(({ file }) => file))]
  const faults = files.flatMap((file) => [
    ...problems
      .filter((problem) => problem.file === file)
      .flatMap(({ line, column, problem, mend }) => [
        `${file}:${line}${column === undefined ? '' : `:${column}`}: ${problem}`,
        `    ${mend}`,
      ]),
    '',
  ])
  const fine = packs.flatMap(({ id, version, lessons, items, outcomes, achievements, translations }) => [
    `${id} ${version}: ${counted(lessons, 'lesson')}, ${counted(items, 'item')}, ${counted(outcomes, 'outcome')}${achievements > 0 ? `, ${counted(achievements, 'achievement')}` : ''}; no faults.`,
    ...translations.map((each) => `    ${each.language}: ${each.lessons} of ${counted(lessons, 'lesson')}`),
  ])
  const total =
    problems.length === 0
      ? []
      : [`${counted(problems.length, 'problem')} in ${counted(files.length, 'file')}.`]
  return [...faults, ...fine, ...total].join('\n')
}
