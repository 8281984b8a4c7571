/** The `pack.yaml` of a translation: titles of what the pack has. */
import { didYouMean } from './nearest.rules.ts'
import { type Mention, outlinePack, type PackOutline } from './outline.rules.ts'
import type { Problem } from './problem.ts'
import type { ShapedFile } from './shaped-file.rules.ts'
import type { translationSchema } from './translation-format.ts'

const idsOf = (mentioned: readonly Mention[]): string[] => mentioned.map(({ id }) => id)

/** Faults of a list of `pack.yaml`: what the pack hasn't got, what stands twice, what is left out. */
const checkList = (
  file: string,
  what: string,
  listed: readonly Mention[],
  original: readonly Mention[],
  line: number,
): Problem[] => {
  if (listed.length === 0) return []
  const known = idsOf(original)
  const ids = idsOf(listed)
  return [
    ...listed
      .filter(({ id }) => !known.includes(id))
      .map(({ id, place }) => ({
        file,
        ...place,
        problem: `The pack has no ${what} "${id}".`,
        mend: didYouMean(id, known, 'Take it out.'),
      })),
    ...listed
      .filter(({ id }, index) => ids.indexOf(id) < index)
      .map(({ id, place }) => ({
        file,
        ...place,
        problem: `The ${what} "${id}" stands twice.`,
        mend: 'Keep it once.',
      })),
    // An id that is misspelt is one fault: what it was meant to be is not left out as well.
    ...known
      .filter((id) => !ids.includes(id))
      .slice(ids.filter((id) => !known.includes(id)).length)
      .map((id) => ({
        file,
        line,
        problem: `The ${what} "${id}" of the pack is left out.`,
        mend: `Translate it too, or take the whole list of ${what}s out.`,
      })),
  ]
}

/** Every fault of it; without a readable `pack.yaml` of the pack (`original` undefined) only its own. */
export const checkTitles = (
  file: string,
  language: string,
  titles: ShapedFile<typeof translationSchema>,
  original: PackOutline | undefined,
): Problem[] => {
  const { yaml, value } = titles
  if (!yaml) return [...titles.problems]
  const own = outlinePack(file, yaml)
  const lists = ['skill', 'outcome', 'module', 'pathway'] as const
  return [
    ...titles.problems,
    ...(value && value.language !== language
      ? [
          {
            file,
            ...yaml.placeOf(['language']),
            problem: `The language is "${value.language}", but the folder is called "${language}".`,
            mend: `Write \`language: ${language}\`, or rename the folder.`,
          },
        ]
      : []),
    ...(original
      ? lists.flatMap((what) => {
          const list = `${what}s` as const
          return checkList(file, what, own[list], original[list], yaml.placeOfKey([list]).line)
        })
      : []),
  ]
}
