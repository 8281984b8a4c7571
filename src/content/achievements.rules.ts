/** `achievements/ID.yaml` of a pack: each by itself, and what ties it to the rest of the pack. */
import { type AchievementSource, achievementSchema } from './achievement-format.ts'
import type { CriterionSource, LeafCriterion } from './criterion-schemas/registry.ts'
import { didYouMean } from './nearest.rules.ts'
import type { LessonOutline, PackOutline } from './outline.rules.ts'
import type { PackFile, Problem } from './problem.ts'
import { readShaped } from './shaped-file.rules.ts'

/** The folder of a pack that holds its achievements. */
export const achievementsFolder = 'achievements/'
const fileName = /^achievements\/(?<id>[^/]+)\.yaml$/

export const isOfAchievements = ({ path }: PackFile): boolean => path.startsWith(achievementsFolder)

/** An achievement as far as it could be read. */
type Read = {
  readonly file: string
  readonly source?: AchievementSource
  readonly problems: readonly Problem[]
}

/** A fault of the file as a whole. */
export const at = (file: string, problem: string, mend: string): Problem => ({ file, line: 1, problem, mend })

/** All criteria that are no combination. */
export const leavesOf = (criterion: CriterionSource): LeafCriterion[] =>
  'of' in criterion ? criterion.of.flatMap(leavesOf) : [criterion]

/** Whether there is a way to meet a criterion without any evidence that an assessor approved. */
export const isMetWithoutEvidence = (criterion: CriterionSource): boolean => {
  switch (criterion.kind) {
    case 'evidence-approved':
      return false
    case 'all':
      return criterion.of.every(isMetWithoutEvidence)
    case 'any':
      return criterion.of.some(isMetWithoutEvidence)
    case 'at-least':
      return criterion.of.filter(isMetWithoutEvidence).length >= criterion.count
    default:
      return true
  }
}

/** The elements of the EU recommendation that the pack has to give; issuer and award give the others. */
const elements: readonly (readonly [keyof AchievementSource, string])[] = [
  ['eqfLevel', 'the level (`eqfLevel`)'],
  ['workload', 'the workload (`workload`)'],
  ['assessment', 'the type of assessment (`assessment`)'],
  ['participation', 'the form of participation (`participation`)'],
  ['qualityAssurance', 'the quality assurance (`qualityAssurance`)'],
]

const checkElements = ({ file, source }: Read): Problem[] => {
  if (!source || source.draft) return []
  return elements
    .filter(([element]) => source[element] === undefined)
    .map(([, name]) =>
      at(
        file,
        `A mandatory element of a micro-credential is missing: ${name}.`,
        'Add it, or keep the achievement as `draft: true`: a draft is never issued.',
      ),
    )
}

const checkStakes = ({ file, source }: Read): Problem[] =>
  source?.highStakes && isMetWithoutEvidence(source.criteria)
    ? [
        at(
          file,
          'It is marked high-stakes and could be earned by quizzes alone.',
          'Ask for an `evidence-approved` in every way through the criteria.',
        ),
      ]
    : []

const checkIds = ({ file, source }: Read): Problem[] => {
  if (!source) return []
  const ids = leavesOf(source.criteria).flatMap((leaf) => ('id' in leaf ? [leaf.id] : []))
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  const lines = leavesOf(source.criteria).flatMap((leaf) =>
    leaf.kind === 'evidence-approved' ? leaf.rubric.map(({ id }) => `${leaf.id}/${id}`) : [],
  )
  const linesTwice = lines.filter((id, index) => lines.indexOf(id) !== index)
  const name = fileName.exec(file)?.groups?.id
  return [
    ...(source.id === name
      ? []
      : [
          at(
            file,
            `The id "${source.id}" is not the file's name.`,
            `Write \`id: ${name}\`, or rename the file.`,
          ),
        ]),
    ...linesTwice.map((id) =>
      at(file, `The line of the rubric "${id}" stands twice.`, 'Give one of them another id.'),
    ),
    ...twice.map((id) => at(file, `The criterion id "${id}" stands twice.`, 'Give one of them another id.')),
  ]
}

type Named = { readonly what: string; readonly ids: readonly string[]; readonly known: readonly string[] }

const namesIn = (source: AchievementSource, outline: PackOutline): Named[] => {
  const idsOf = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id)
  const skills = idsOf(outline.skills)
  const outcomes = idsOf(outline.outcomes)
  const ofLeaf = (leaf: LeafCriterion): Named[] => {
    switch (leaf.kind) {
      case 'lessons-completed':
        return [{ what: 'module', ids: leaf.modules, known: idsOf(outline.modules) }]
      case 'mastery':
        return [{ what: 'skill', ids: [leaf.skill], known: skills }]
      case 'retained':
        return [{ what: 'outcome', ids: leaf.outcomes ?? [], known: source.outcomes }]
      case 'assessment-passed':
        return [{ what: 'outcome', ids: leaf.blueprint.map(({ outcome }) => outcome), known: outcomes }]
      default:
        return []
    }
  }
  return [
    { what: 'pathway', ids: source.pathway ? [source.pathway] : [], known: idsOf(outline.pathways) },
    { what: 'skill', ids: source.skills, known: skills },
    { what: 'outcome', ids: source.outcomes, known: outcomes },
    ...leavesOf(source.criteria).flatMap(ofLeaf),
  ]
}

const checkNames = ({ file, source }: Read, outline: PackOutline): Problem[] =>
  !source
    ? []
    : namesIn(source, outline).flatMap(({ what, ids, known }) =>
        ids
          .filter((id) => !known.includes(id))
          .map((id) =>
            at(
              file,
              `There is no ${what} "${id}" that this could name.`,
              didYouMean(id, known, `Name a ${what} of the pack.`),
            ),
          ),
      )

type Reserved = { readonly outcome: string; readonly difficulty: string }

const reservedItems = (lessons: readonly LessonOutline[]): Reserved[] =>
  lessons
    .flatMap(({ items }) => items?.items ?? [])
    .filter(({ raw }) => raw.reserve === true)
    .map(({ raw }) => ({ outcome: String(raw.outcome), difficulty: String(raw.difficulty) }))

/** What a criterion asks of the reserved items of an outcome. */
const needs = (leaf: LeafCriterion, outcomes: readonly string[]) => {
  if (leaf.kind === 'retained')
    return (leaf.outcomes ?? outcomes).map((outcome) => ({
      outcome,
      difficulty: undefined,
      count: leaf.itemsPerOutcome * leaf.attempts,
      why: 'so that each attempt asks something else',
    }))
  if (leaf.kind === 'assessment-passed')
    return leaf.blueprint.map(({ outcome, difficulty, items }) => ({
      outcome,
      difficulty,
      count: items,
      why: 'as its blueprint asks',
    }))
  return []
}

/** How much the criteria ask of each outcome together: an item that was asked for one proves nothing new for another. */
const togetherOf = (all: readonly ReturnType<typeof needs>[number][]) => {
  const counts = new Map<string, number>()
  for (const { outcome, count } of all) counts.set(outcome, (counts.get(outcome) ?? 0) + count)
  return [...counts].map(([outcome, count]) => ({
    outcome,
    difficulty: undefined,
    count,
    why: 'for all its criteria together, and each attempt',
  }))
}

/** Reserved items must be enough; those of lessons that can't be read can't be counted. */
const checkReserved = ({ file, source }: Read, lessons: readonly LessonOutline[]): Problem[] => {
  if (!source || lessons.some(({ items }) => items === undefined || items.broken)) return []
  const reserved = reservedItems(lessons)
  const asked = leavesOf(source.criteria).flatMap((leaf) => needs(leaf, source.outcomes))
  const byDifficulty = asked.filter(({ difficulty }) => difficulty !== undefined)
  return [...togetherOf(asked), ...byDifficulty].flatMap(({ outcome, difficulty, count, why }) => {
    const there = reserved.filter(
      (one) => one.outcome === outcome && (!difficulty || one.difficulty === difficulty),
    ).length
    const kind = difficulty ? ` ${difficulty}` : ''
    return there >= count
      ? []
      : [
          at(
            file,
            `The outcome "${outcome}" has ${there}${kind} reserved items; this asks for ${count}, ${why}.`,
            'Write more items with `reserve: true` for it, or ask for fewer.',
          ),
        ]
  })
}

/** Combinations that nobody could ever meet. */
const checkCounts = ({ file, source }: Read): Problem[] => {
  const unmeetable = (criterion: CriterionSource): number[] =>
    'of' in criterion
      ? [
          ...(criterion.kind === 'at-least' && criterion.count > criterion.of.length
            ? [criterion.count]
            : []),
          ...criterion.of.flatMap(unmeetable),
        ]
      : []
  return (source ? unmeetable(source.criteria) : []).map((count) =>
    at(
      file,
      `It asks for at least ${count} of fewer criteria.`,
      'Write a smaller `count`, or more criteria.',
    ),
  )
}

const readOne = (file: PackFile): Read => {
  if (!fileName.test(file.path))
    return {
      file: file.path,
      problems: [
        at(
          file.path,
          'This is no achievement.',
          'Call it `achievements/ID.yaml`, or take it out of the folder.',
        ),
      ],
    }
  const { value, problems } = readShaped(file, achievementSchema)
  return { file: file.path, problems, ...(value && { source: value }) }
}

/** Reads all achievements of a pack, with every fault of theirs. */
export const checkAchievements = (
  files: readonly PackFile[],
  outline: PackOutline | undefined,
  lessons: readonly LessonOutline[],
): { readonly achievements: readonly AchievementSource[]; readonly problems: readonly Problem[] } => {
  const read = files.filter(isOfAchievements).map(readOne)
  return {
    achievements: read.flatMap(({ source }) => (source ? [source] : [])),
    problems: read.flatMap((one) => [
      ...one.problems,
      ...checkIds(one),
      ...checkElements(one),
      ...checkStakes(one),
      ...checkCounts(one),
      ...(outline ? checkNames(one, outline) : []),
      ...checkReserved(one, lessons),
    ]),
  }
}
