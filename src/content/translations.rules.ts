/** A pack's translations: each mirrors the pack, as far as it goes, and asks nothing else. */
import type { AchievementSource } from './achievement-format.ts'
import { readTranslatedAchievements } from './achievement-translations.rules.ts'
import { languageTag } from './item-fields.ts'
import { didYouMean } from './nearest.rules.ts'
import type { LessonOutline, PackOutline } from './outline.rules.ts'
import type { LoadedTranslation } from './pack-format.ts'
import type { PackFile, Problem } from './problem.ts'
import { readShaped } from './shaped-file.rules.ts'
import { checkTranslatedLesson, loadItems, loadLesson, readTranslated } from './translated-lessons.rules.ts'
import { checkTitles } from './translated-titles.rules.ts'
import { translationSchema } from './translation-format.ts'

/** The folder of a pack that holds its translations, one folder a language. */
const translationsFolder = 'translations'
const packFileName = 'pack.yaml'

export const isOfTranslation = ({ path }: PackFile): boolean => path.startsWith(`${translationsFolder}/`)

/** The pack that is translated, as far as it could be read. */
export type Original = {
  readonly language: string | undefined
  readonly outline: PackOutline | undefined
  readonly lessons: readonly LessonOutline[]
  readonly achievements: readonly AchievementSource[]
}

const checkLanguage = (language: string, file: string, original: Original): Problem[] => {
  if (!languageTag('').safeParse(language).success)
    return [
      {
        file,
        line: 1,
        problem: `"${language}" is no language.`,
        mend: `Call the folder by a language tag, such as \`${translationsFolder}/de\`.`,
      },
    ]
  if (language !== original.language) return []
  const problem = `"${language}" is the language of the pack itself.`
  return [{ file, line: 1, problem, mend: 'Translate into another language, or delete the folder.' }]
}

const checkLeftOvers = (prefix: string, files: readonly PackFile[], original: Original): Problem[] => {
  const known = [
    ...original.lessons.flatMap(({ file, itemsFile }) => [file, itemsFile]),
    ...original.achievements.map(({ id }) => `achievements/${id}.yaml`),
  ]
  return files
    .filter(({ path, unread }) => !unread && ![packFileName, ...known].includes(path.slice(prefix.length)))
    .map(({ path }) => {
      const rest = path.slice(prefix.length)
      const mend = didYouMean(rest, known, 'Delete it; a translation has the files that the pack has.')
      return { file: path, line: 1, problem: `The pack has no ${rest} that this could translate.`, mend }
    })
}

type Checked = { readonly translation: LoadedTranslation; readonly problems: readonly Problem[] }

const checkOne = (language: string, files: readonly PackFile[], original: Original): Checked => {
  const prefix = `${translationsFolder}/${language}/`
  const file = `${prefix}${packFileName}`
  const titlesFile = files.find(({ path }) => path === file)
  const titles = titlesFile && readShaped(titlesFile, translationSchema)
  const lessons = readTranslated(prefix, files, original.lessons)
  const achieved = readTranslatedAchievements(prefix, files, original.achievements)
  return {
    translation: {
      language,
      ...(titles?.value && { titles: titles.value }),
      lessons: Object.fromEntries(lessons.flatMap(loadLesson)),
      items: Object.fromEntries(lessons.flatMap(loadItems)),
      achievements: achieved.achievements,
      complete: lessons.filter(({ lesson, items }) => lesson?.source && items).length,
    },
    problems: [
      ...checkLanguage(language, files[0]?.path ?? file, original),
      ...(titles ? checkTitles(file, language, titles, original.outline) : []),
      ...lessons.flatMap(checkTranslatedLesson),
      ...achieved.problems,
      ...checkLeftOvers(prefix, files, original),
    ],
  }
}

/**
 * Finds every fault of the translations among a pack's files. A lesson that isn't translated is no fault: it is shown
 * in the pack's language.
 */
export const checkTranslations = (
  files: readonly PackFile[],
  original: Original,
): { readonly translations: readonly LoadedTranslation[]; readonly problems: readonly Problem[] } => {
  const byLanguage = new Map<string, PackFile[]>()
  const loose: PackFile[] = []
  for (const file of files.filter(isOfTranslation)) {
    const [, language = '', ...rest] = file.path.split('/')
    if (rest.length === 0) loose.push(file)
    else byLanguage.set(language, [...(byLanguage.get(language) ?? []), file])
  }
  const checked = [...byLanguage].map(([language, own]) => checkOne(language, own, original))
  return {
    translations: checked.map(({ translation }) => translation),
    problems: [
      ...loose.map(({ path }) => ({
        file: path,
        line: 1,
        problem: 'The file belongs to no language.',
        mend: `Move it into the folder of one, such as \`${translationsFolder}/de\`.`,
      })),
      ...checked.flatMap(({ problems }) => problems),
    ],
  }
}
