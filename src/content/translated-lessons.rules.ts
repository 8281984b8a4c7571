/** Lessons and items of a translation, each beside the one of the pack that it says in other words. */
import { type ReadItems, readItems } from './items.rules.ts'
import { type ReadLesson, readLesson } from './lesson.rules.ts'
import { didYouMean } from './nearest.rules.ts'
import { type LessonOutline, lessonOutcomes } from './outline.rules.ts'
import type { ItemSource, LessonTranslation } from './pack-format.ts'
import type { PackFile, Problem } from './problem.ts'
import { differencesOf } from './same-item.rules.ts'

export type TranslatedLesson = {
  readonly original: LessonOutline
  readonly lessonFile: string
  readonly itemsFile: string
  readonly lesson?: ReadLesson
  readonly items?: ReadItems
}

const checkOutcomes = ({ original, lessonFile, lesson }: TranslatedLesson): Problem[] => {
  const taught = lesson && lessonOutcomes({ ...original, lesson })
  const should = lessonOutcomes(original)
  if (!taught || !should || !lesson?.frontMatter) return []
  const [is, wanted] = [taught, should].map((mentioned) => mentioned.map(({ id }) => id))
  if (!is || !wanted) return []
  if (is.length === wanted.length && wanted.every((id) => is.includes(id))) return []
  return [
    {
      file: lessonFile,
      ...lesson.frontMatter.placeOf(['outcomes']),
      problem: `The outcomes are not those of ${original.file}.`,
      mend: `Write \`outcomes: [${wanted.join(', ')}]\`: ids are the same in every language.`,
    },
  ]
}

const itemIds = ({ items }: ReadItems): string[] =>
  items.flatMap(({ raw }) => (typeof raw.id === 'string' ? [raw.id] : []))

/** Items are the pack's, one by one in its order. */
const checkItems = ({ original, itemsFile, items }: TranslatedLesson): Problem[] => {
  if (!items || !original.items) return []
  const known = itemIds(original.items)
  const ids = itemIds(items)
  const there = ids.filter((id) => known.includes(id))
  const inOrder = known.filter((id) => ids.includes(id))
  const misplaced = there.findIndex((id, index) => inOrder[index] !== id)
  // An id that is misspelt is one fault: what it was meant to be is not left out as well.
  const missing =
    items.broken || original.items.broken
      ? []
      : known.filter((id) => !ids.includes(id)).slice(ids.length - there.length)
  return [
    ...missing.map((id) => ({
      file: itemsFile,
      line: 1,
      problem: `The item "${id}" of ${original.itemsFile} is left out.`,
      mend: 'Translate every item of the lesson, or none: then it is asked as in the pack.',
    })),
    ...items.items.flatMap((item): Problem[] => {
      const { id } = item.raw
      if (typeof id !== 'string') return []
      const model = original.items?.items.find(({ raw }) => raw.id === id)
      const at = (problem: string, mend: string): Problem[] => [
        { file: itemsFile, ...item.placeOf('id'), problem, mend },
      ]
      if (!model && original.items?.broken) return []
      if (!model) return at(`The lesson has no item "${id}".`, didYouMean(id, known, 'Take it out.'))
      const order =
        misplaced >= 0 && there[misplaced] === id
          ? at(
              `The item "${id}" stands where the pack has "${inOrder[misplaced]}".`,
              `Keep the order of ${original.itemsFile}.`,
            )
          : []
      const differences = differencesOf(model, item).map(({ path, problem, mend }) => ({
        file: itemsFile,
        ...item.placeOf(...path),
        problem,
        mend,
      }))
      return [...order, ...differences]
    }),
  ]
}

/** The files below `prefix` that belong to the pack's lessons. */
export const readTranslated = (
  prefix: string,
  files: readonly PackFile[],
  lessons: readonly LessonOutline[],
): TranslatedLesson[] =>
  lessons.map((lesson) => {
    const lessonFile = prefix + lesson.file
    const itemsFile = prefix + lesson.itemsFile
    const text = files.find(({ path }) => path === lessonFile)
    const items = files.find(({ path }) => path === itemsFile)
    return {
      original: lesson,
      lessonFile,
      itemsFile,
      ...(text && { lesson: readLesson(text) }),
      ...(items && { items: readItems(items) }),
    }
  })

/** Every fault of a translated lesson and its items. */
export const checkTranslatedLesson = (translated: TranslatedLesson): Problem[] => [
  ...(translated.lesson?.problems ?? []),
  ...checkOutcomes(translated),
  ...(translated.items?.problems ?? []),
  ...checkItems(translated),
]

/** The lesson by its id, where it could be read. */
export const loadLesson = ({ original, lesson }: TranslatedLesson): [string, LessonTranslation][] => {
  if (!lesson?.source) return []
  const { title, sources, picture, video } = lesson.source
  const { body, words } = lesson
  return [
    [original.id, { title, body, words, sources, ...(picture && { picture }), ...(video && { video }) }],
  ]
}

/** The items by id, as far as they could be read. One rests on the same source where it names none. */
export const loadItems = ({ original, items }: TranslatedLesson): [string, ItemSource][] =>
  (items?.items ?? []).flatMap(({ item }): [string, ItemSource][] => {
    if (!item) return []
    const source = item.source ?? original.items?.items.find(({ raw }) => raw.id === item.id)?.item?.source
    return [[item.id, source === undefined ? item : { ...item, source }]]
  })
