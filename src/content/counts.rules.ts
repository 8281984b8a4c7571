/** Whether a pack has enough: items to practise and to prove, all difficulties, each outcome taught. */
import type { ReadItem } from './items.rules.ts'
import type { LessonOutline, Mention, PackOutline } from './outline.rules.ts'
import { lessonOutcomes } from './outline.rules.ts'
import type { Problem } from './problem.ts'

/** What docs/content-packs.md demands. */
const least = { practiceItemsOfLesson: 2, itemsOfOutcome: 4, reservedOfOutcome: 2 }

const difficulties = ['easy', 'medium', 'hard']

const isReserved = ({ raw }: ReadItem): boolean => raw.reserve === true

const items = (count: number, kind = ''): string =>
  `${count === 0 ? 'no' : count}${kind === '' ? '' : ` ${kind}`} ${count === 1 ? 'item' : 'items'}`

const more = (missing: number): string => (missing === 1 ? 'one more' : `${missing} more`)

const checkPracticeItems = (lesson: LessonOutline): Problem[] => {
  if (lesson.lesson.unread) return []
  if (lesson.items === undefined)
    return [
      {
        file: lesson.file,
        line: 1,
        problem: 'The lesson has no items.',
        mend: `Write ${lesson.itemsFile} with at least ${least.practiceItemsOfLesson} items that are not reserved.`,
      },
    ]
  const count = lesson.items.items.filter((item) => !isReserved(item)).length
  // What could not be read can't be counted.
  if (lesson.items.broken || count >= least.practiceItemsOfLesson) return []
  return [
    {
      file: lesson.itemsFile,
      line: 1,
      problem: `The lesson has ${items(count, 'practice')}; it needs at least ${least.practiceItemsOfLesson}.`,
      mend: `Add ${more(least.practiceItemsOfLesson - count)} without \`reserve: true\`.`,
    },
  ]
}

const checkOutcome = (file: string, outcome: Mention, lessons: readonly LessonOutline[]): Problem[] => {
  const unreadLesson = lessons.some((lesson) => lessonOutcomes(lesson) === undefined)
  const teaching = lessons.filter((lesson) => lessonOutcomes(lesson)?.some(({ id }) => id === outcome.id))
  if (teaching.length === 0)
    return unreadLesson
      ? []
      : [
          {
            file,
            ...outcome.place,
            problem: `No lesson teaches the outcome "${outcome.id}".`,
            mend: 'Add it to the `outcomes` of a lesson, with items, or take it out.',
          },
        ]
  if (unreadLesson || teaching.some((lesson) => lesson.items?.broken === true)) return []
  const own = lessons
    .flatMap((lesson) => lesson.items?.items ?? [])
    .filter(({ raw }) => raw.outcome === outcome.id)
  const reserved = own.filter(isReserved).length
  const missing = least.itemsOfOutcome - own.length
  const missingReserved = least.reservedOfOutcome - reserved
  const where = teaching.map(({ itemsFile }) => itemsFile).join(' or ')
  const problems: Problem[] = []
  if (missing > 0)
    problems.push({
      file,
      ...outcome.place,
      problem: `The outcome "${outcome.id}" has ${items(own.length)}; it needs at least ${least.itemsOfOutcome}.`,
      mend: `Add ${more(missing)} in ${where}.`,
    })
  if (missingReserved > 0)
    problems.push({
      file,
      ...outcome.place,
      problem: `The outcome "${outcome.id}" has ${items(reserved, 'reserved')}; it needs at least ${least.reservedOfOutcome}.`,
      mend: `Add \`reserve: true\` to ${more(missingReserved)} in ${where}.`,
    })
  return problems
}

const checkDifficulties = (file: string, lessons: readonly LessonOutline[]): Problem[] => {
  if (lessons.some((lesson) => lesson.items?.broken === true)) return []
  const used = new Set(
    lessons.flatMap((lesson) => (lesson.items?.items ?? []).map(({ raw }) => raw.difficulty)),
  )
  const unused = difficulties.filter((difficulty) => !used.has(difficulty))
  if (unused.length === 0 || used.size === 0) return []
  return [
    {
      file,
      line: 1,
      problem: `No item is ${unused.map((name) => `\`${name}\``).join(' or ')}; a pack uses all three difficulties.`,
      mend: 'Judge the items again, or add items of that difficulty.',
    },
  ]
}

/** Every count that falls short. Counts of what could not be read are left out, so one fault stays one. */
export const checkCounts = (pack: PackOutline | undefined, lessons: readonly LessonOutline[]): Problem[] => {
  const problems = lessons.flatMap(checkPracticeItems)
  if (pack === undefined) return problems
  const seen = new Set<string>()
  const outcomes = pack.outcomes.filter(({ id }) => !seen.has(id) && seen.add(id).size > 0)
  return [
    ...problems,
    ...outcomes.flatMap((outcome) => checkOutcome(pack.file, outcome, lessons)),
    ...checkDifficulties(pack.file, lessons),
  ]
}
