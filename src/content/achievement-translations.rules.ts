/** `translations/LANG/achievements/ID.yaml`: what an achievement says in another language. */
import {
  type AchievementSource,
  type AchievementTranslation,
  achievementTranslationSchema,
} from './achievement-format.ts'
import { achievementsFolder, at, leavesOf } from './achievements.rules.ts'
import { didYouMean } from './nearest.rules.ts'
import type { PackFile, Problem } from './problem.ts'
import { readShaped } from './shaped-file.rules.ts'

const evidenceIds = (source: AchievementSource): ReadonlyMap<string, readonly string[]> =>
  new Map(
    leavesOf(source.criteria).flatMap((leaf) =>
      leaf.kind === 'evidence-approved' ? [[leaf.id, leaf.rubric.map(({ id }) => id)] as const] : [],
    ),
  )

const sameIds = (
  file: string,
  what: string,
  said: readonly string[],
  wanted: readonly string[],
): Problem[] => [
  ...wanted
    .filter((id) => !said.includes(id))
    .map((id) => at(file, `The ${what} "${id}" is not translated.`, 'Translate it as well.')),
  ...said
    .filter((id) => !wanted.includes(id))
    .map((id) => at(file, `The achievement has no ${what} "${id}".`, didYouMean(id, wanted, 'Take it out.'))),
]

/** Reads the achievements of a translation: each must be one of the pack's, and whole. */
export const readTranslatedAchievements = (
  prefix: string,
  files: readonly PackFile[],
  originals: readonly AchievementSource[],
): {
  readonly achievements: Readonly<Record<string, AchievementTranslation>>
  readonly problems: readonly Problem[]
} => {
  const achievements: Record<string, AchievementTranslation> = {}
  const problems: Problem[] = []
  for (const original of originals) {
    const file = files.find(({ path }) => path === `${prefix}${achievementsFolder}${original.id}.yaml`)
    if (!file) continue
    const read = readShaped(file, achievementTranslationSchema)
    problems.push(...read.problems)
    if (!read.value) continue
    const wanted = evidenceIds(original)
    const said = read.value.evidence ?? []
    problems.push(
      ...sameIds(
        file.path,
        'criterion',
        said.map(({ id }) => id),
        [...wanted.keys()],
      ),
    )
    for (const { id, rubric } of said)
      problems.push(
        ...sameIds(
          file.path,
          `line of the rubric of ${id}`,
          rubric.map((line) => line.id),
          wanted.get(id) ?? [],
        ),
      )
    achievements[original.id] = read.value
  }
  return { achievements, problems }
}
