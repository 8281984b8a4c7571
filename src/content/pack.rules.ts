/** Checks a whole content pack, docs/content-packs.md, and loads it as plain data. */

import type { AchievementSource } from './achievement-format.ts'
import { checkAchievements, isOfAchievements } from './achievements.rules.ts'
import { checkCounts } from './counts.rules.ts'
import { readItems } from './items.rules.ts'
import { readLesson } from './lesson.rules.ts'
import type { LessonOutline } from './outline.rules.ts'
import { outlinePack } from './outline.rules.ts'
import type { LoadedLesson, LoadedPack, LoadedTranslation, Pack } from './pack-format.ts'
import { packSchema } from './pack-format.ts'
import type { PackFile, Problem } from './problem.ts'
import { checkReferences } from './references.rules.ts'
import { readShaped, type ShapedFile } from './shaped-file.rules.ts'
import { checkTranslations, isOfTranslation } from './translations.rules.ts'
import { holdsUnprintable, unprintableFault } from './yaml-lines.rules.ts'

/** The name of the file that makes a folder a pack. */
export const packFileName = 'pack.yaml'

const lessonPath = /^(?<module>[^/]+)\/(?<id>[^/]+)\.md$/

// As an editor shows it: no byte order mark, one kind of line end.
const asShown = (file: PackFile): PackFile => ({
  ...file,
  text: file.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'),
})

const checkCharacters = ({ path, text }: PackFile): Problem[] =>
  text.split('\n').flatMap((line, index) => {
    if (!holdsUnprintable(line)) return []
    return [{ file: path, line: index + 1, ...unprintableFault }]
  })

const readLessons = (files: readonly PackFile[]): LessonOutline[] =>
  files.flatMap((file) => {
    const { module, id } = lessonPath.exec(file.path)?.groups ?? {}
    if (module === undefined || id === undefined) return []
    const itemsFile = `${module}/${id}.items.yaml`
    const items = files.find(({ path }) => path === itemsFile)
    return [
      {
        id,
        module,
        file: file.path,
        itemsFile,
        lesson: readLesson(file),
        ...(items && { items: readItems(items) }),
      },
    ]
  })

const readPackFile = (file: PackFile | undefined): ShapedFile<typeof packSchema> =>
  file === undefined
    ? {
        problems: [
          {
            file: packFileName,
            line: 1,
            problem: `The pack has no ${packFileName}.`,
            mend: `Write ${packFileName} in the pack's folder, after the example in docs/content-packs.md.`,
          },
        ],
      }
    : readShaped(file, packSchema)

const loadLesson = ({ id, lesson, items }: LessonOutline): LoadedLesson[] => {
  if (lesson.source === undefined) return []
  const loaded = (items?.items ?? []).flatMap(({ item }) => (item === undefined ? [] : [item]))
  return [{ ...lesson.source, id, body: lesson.body, words: lesson.words, items: loaded }]
}

const load = (
  pack: Pack,
  lessons: readonly LessonOutline[],
  translations: readonly LoadedTranslation[],
  achievements: readonly AchievementSource[],
): LoadedPack => ({
  ...pack,
  ...(achievements.length > 0 && { achievements }),
  ...(translations.length > 0 && { translations }),
  modules: pack.modules.map((module) => ({
    ...module,
    lessons: module.lessons.flatMap((id) =>
      lessons.filter((lesson) => lesson.file === `${module.id}/${id}.md`).flatMap(loadLesson),
    ),
  })),
})

const inFileOrder = (a: Problem, b: Problem): number =>
  Number(b.file === packFileName) - Number(a.file === packFileName) ||
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
  a.line - b.line ||
  (a.column ?? 0) - (b.column ?? 0)

/**
 * Finds every fault of a pack in one run. `files` are all files of the pack's folder with paths from there;
 * `pack` is given where there is no fault. It does not throw, whatever the texts hold.
 */
export const checkPack = (files: readonly PackFile[]): { pack?: LoadedPack; problems: Problem[] } => {
  const all = files.map(asShown).sort((a, b) => (a.path < b.path ? -1 : 1))
  const shown = all.filter((file) => !isOfTranslation(file))
  const read = readPackFile(shown.find(({ path }) => path === packFileName))
  const lessons = readLessons(shown.filter((file) => !isOfAchievements(file)))
  const used = new Set([packFileName, ...lessons.flatMap(({ file, itemsFile }) => [file, itemsFile])])
  const outline = read.yaml && outlinePack(packFileName, read.yaml)
  const { achievements, problems: achieved } = checkAchievements(shown, outline, lessons)
  const { translations, problems: translated } = checkTranslations(all, {
    achievements,
    language: read.value?.language,
    outline,
    lessons,
  })
  const problems = [
    ...read.problems,
    ...translated,
    ...achieved,
    ...all
      .filter((file) => used.has(file.path) || isOfTranslation(file) || isOfAchievements(file))
      .flatMap(checkCharacters),
    ...lessons.flatMap(({ lesson, items }) => [...lesson.problems, ...(items?.problems ?? [])]),
    ...checkReferences(
      outline,
      lessons,
      shown.filter((file) => !used.has(file.path) && !isOfAchievements(file)),
    ),
    ...checkCounts(outline, lessons),
  ].sort(inFileOrder)
  return problems.length === 0 && read.value !== undefined
    ? { pack: load(read.value, lessons, translations, achievements), problems }
    : { problems }
}
