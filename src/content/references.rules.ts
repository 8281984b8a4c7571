/** Whether the names in a pack hold: ids are unique, and what is referred to is there. */
import { didYouMean } from './nearest.rules.ts'
import type { Entry, LessonOutline, Mention, PackOutline } from './outline.rules.ts'
import { lessonOutcomes } from './outline.rules.ts'
import type { PackFile, Problem } from './problem.ts'

type Placed = Mention & { readonly file: string }

const idsOf = (mentioned: readonly Mention[]): string[] => mentioned.map(({ id }) => id)

/** Every second and later use of an id, with a sentence that says where the first is. */
const checkUnique = (what: string, placed: readonly Placed[], mend: string): Problem[] => {
  const first = new Map<string, Placed>()
  return placed.flatMap(({ id, file, place }) => {
    const earlier = first.get(id)
    if (earlier === undefined) {
      first.set(id, { id, file, place })
      return []
    }
    const where =
      earlier.file === file ? `line ${earlier.place.line}` : `${earlier.file}, line ${earlier.place.line}`
    return [{ file, ...place, problem: `The ${what} "${id}" stands twice; the first is in ${where}.`, mend }]
  })
}

const checkKnown = (
  file: string,
  what: string,
  mentioned: readonly Mention[],
  known: readonly string[],
  otherwise: string,
): Problem[] =>
  mentioned
    .filter(({ id }) => !known.includes(id))
    .map(({ id, place }) => ({
      file,
      ...place,
      problem: `There is no ${what} "${id}" in this pack.`,
      mend: didYouMean(id, known, otherwise),
    }))

const inFile = (file: string, mentioned: readonly Mention[]): Placed[] =>
  mentioned.map(({ id, place }) => ({ id, place, file }))

/** Faults among the lists of `pack.yaml`. */
const checkPackLists = ({ file, skills, outcomes, modules, pathways }: PackOutline): Problem[] => {
  const newId = 'Give one of them another id.'
  const once = 'Keep it once.'
  const inPathway = new Set(pathways.flatMap(({ refersTo }) => idsOf(refersTo)))
  const seen = new Set<string>()
  const unique = ({ id }: Entry) => !seen.has(id) && seen.add(id).size > 0
  return [
    ...checkUnique('skill', inFile(file, skills), newId),
    ...checkUnique('outcome', inFile(file, outcomes), newId),
    ...checkUnique('module', inFile(file, modules), newId),
    ...checkUnique('pathway', inFile(file, pathways), newId),
    ...checkUnique(
      'lesson',
      inFile(
        file,
        modules.flatMap(({ refersTo }) => refersTo),
      ),
      'Keep it in one module, once.',
    ),
    ...pathways.flatMap(({ refersTo }) =>
      checkUnique('module of this pathway', inFile(file, refersTo), once),
    ),
    ...outcomes.flatMap(({ refersTo }) =>
      checkKnown(file, 'skill', refersTo, idsOf(skills), 'Add it to `skills` first.'),
    ),
    ...pathways.flatMap(({ refersTo }) =>
      checkKnown(file, 'module', refersTo, idsOf(modules), 'Add it to `modules` first.'),
    ),
    ...modules
      .filter((module) => unique(module) && !inPathway.has(module.id))
      .map(({ id, place }) => ({
        file,
        ...place,
        problem: `The module "${id}" is in no pathway.`,
        mend: 'Add it to the `modules` of a pathway.',
      })),
  ]
}

/** Lessons that are listed and have no file. */
const checkListedLessons = ({ file, modules }: PackOutline, lessons: readonly LessonOutline[]): Problem[] => {
  const found = new Set(lessons.map(({ file }) => file))
  // A lesson that is listed right in another module stands twice, which has been said.
  const checked = new Set(
    modules.flatMap((module) => idsOf(module.refersTo).filter((id) => found.has(`${module.id}/${id}.md`))),
  )
  return modules.flatMap(({ id: module, refersTo }) =>
    refersTo.flatMap(({ id, place }) => {
      const path = `${module}/${id}.md`
      if (checked.has(id)) return []
      checked.add(id)
      const elsewhere = lessons.find((lesson) => lesson.id === id)
      const mend =
        elsewhere === undefined
          ? didYouMean(
              id,
              lessons.filter((lesson) => lesson.module === module).map((lesson) => lesson.id),
              `Write the lesson ${path}, or take it out of the list.`,
            )
          : `Move ${elsewhere.file} there, or list the lesson in the module "${elsewhere.module}".`
      return [{ file, ...place, problem: `The lesson "${id}" has no file ${path}.`, mend }]
    }),
  )
}

/** Files that no module lists. */
const checkLeftOvers = (
  { modules }: PackOutline,
  lessons: readonly LessonOutline[],
  others: readonly PackFile[],
): Problem[] => {
  const listed = modules.flatMap(({ id: module, refersTo }) =>
    refersTo.map(({ id }) => ({ id, path: `${module}/${id}.md` })),
  )
  const paths = new Set(listed.map(({ path }) => path))
  const found = new Set(lessons.map(({ file }) => file))
  // A lesson in another module's folder is reported where it is listed.
  const missing = new Set(listed.filter(({ path }) => !found.has(path)).map(({ id }) => id))
  const unlisted = lessons.filter(
    ({ id, file, lesson }) => !paths.has(file) && !missing.has(id) && !lesson.unread,
  )
  return [
    ...unlisted.map(({ file, module, id }) => ({
      file,
      line: 1,
      problem: 'No module of pack.yaml lists this lesson.',
      mend: `Add \`${id}\` to the \`lessons\` of the module \`${module}\`, or delete the file.`,
    })),
    ...others.filter(({ unread }) => !unread).map(({ path }) => ({ file: path, line: 1, ...leftOver(path) })),
  ]
}

const leftOver = (path: string): { problem: string; mend: string } =>
  path.endsWith('.items.yaml')
    ? {
        problem: 'There is no lesson beside these items.',
        mend: `Write ${path.replace(/\.items\.yaml$/, '.md')}, or rename the file to its lesson’s name.`,
      }
    : {
        problem: 'The file is no part of the pack.',
        mend: 'Delete it; a pack holds pack.yaml and, in one folder a module, `lesson.md` with `lesson.items.yaml`.',
      }

/** References of one lesson and its items to outcomes. */
const checkLessonOutcomes = (pack: PackOutline | undefined, lesson: LessonOutline): Problem[] => {
  const taught = lessonOutcomes(lesson)
  const known = pack && idsOf(pack.outcomes)
  const problems: Problem[] = []
  if (taught !== undefined) {
    problems.push(...checkUnique('outcome', inFile(lesson.file, taught), 'Keep it once.'))
    if (known !== undefined)
      problems.push(
        ...checkKnown(lesson.file, 'outcome', taught, known, 'Add it to `outcomes` in pack.yaml first.'),
      )
  }
  for (const { raw, placeOf } of lesson.items?.items ?? []) {
    const { outcome } = raw
    if (typeof outcome !== 'string' || taught === undefined) continue
    const own = idsOf(taught)
    if (own.includes(outcome)) continue
    const mention = [{ id: outcome, place: placeOf('outcome') }]
    if (known !== undefined && !known.includes(outcome))
      problems.push(...checkKnown(lesson.itemsFile, 'outcome', mention, own, 'Use an outcome of the lesson.'))
    else
      problems.push({
        file: lesson.itemsFile,
        ...placeOf('outcome'),
        problem: `The lesson does not teach the outcome "${outcome}".`,
        mend: `Add it to the \`outcomes\` of ${lesson.file}, or use an outcome of the lesson: ${own.join(', ')}.`,
      })
  }
  return problems
}

/** Items whose id an earlier item has. */
const checkItemIds = (lessons: readonly LessonOutline[]): Problem[] =>
  checkUnique(
    'item',
    lessons.flatMap(({ itemsFile, items }) =>
      (items?.items ?? []).flatMap(({ raw, placeOf }) =>
        typeof raw.id === 'string' ? [{ id: raw.id, place: placeOf('id'), file: itemsFile }] : [],
      ),
    ),
    'Give one of them another id.',
  )

/**
 * Every fault among ids, references and files. Without a readable `pack.yaml` (`pack` undefined) only what
 * can be judged without it.
 */
export const checkReferences = (
  pack: PackOutline | undefined,
  lessons: readonly LessonOutline[],
  others: readonly PackFile[],
): Problem[] => [
  ...(pack === undefined
    ? []
    : [
        ...checkPackLists(pack),
        ...checkListedLessons(pack, lessons),
        ...checkLeftOvers(pack, lessons, others),
      ]),
  ...lessons.flatMap((lesson) => checkLessonOutcomes(pack, lesson)),
  ...checkItemIds(lessons),
]
