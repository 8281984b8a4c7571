/**
 * What a pack names and where: ids and references, read from data that may have faults elsewhere, so that a
 * missing title doesn't hide a wrong reference.
 */
import type { ReadItems } from './items.rules.ts'
import type { ReadLesson } from './lesson.rules.ts'
import type { YamlPath } from './problem.ts'
import type { Place, YamlText } from './yaml-lines.rules.ts'

/** An id where it is written. */
export type Mention = { readonly id: string; readonly place: Place }

/** Something with an id in `pack.yaml`, and the ids that it refers to. */
export type Entry = Mention & { readonly refersTo: readonly Mention[] }

export type PackOutline = {
  readonly file: string
  readonly skills: readonly Entry[]
  readonly outcomes: readonly Entry[]
  readonly modules: readonly Entry[]
  readonly pathways: readonly Entry[]
}

/** A lesson with its files; `id` and `module` come from the path `module/id.md`. */
export type LessonOutline = {
  readonly id: string
  readonly module: string
  readonly file: string
  readonly itemsFile: string
  readonly lesson: ReadLesson
  readonly items?: ReadItems
}

const field = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined

/** The texts of a list or of one field, each with its place. */
const mentions = (yaml: YamlText, value: unknown, path: YamlPath): Mention[] => {
  if (typeof value === 'string') return [{ id: value, place: yaml.placeOf(path) }]
  if (!Array.isArray(value)) return []
  return value.flatMap((entry: unknown, index) =>
    typeof entry === 'string' ? [{ id: entry, place: yaml.placeOf([...path, index]) }] : [],
  )
}

const entries = (yaml: YamlText, list: string, reference: string): Entry[] => {
  const values = field(yaml.data, list)
  if (!Array.isArray(values)) return []
  return values.flatMap((value: unknown, index) => {
    const id = field(value, 'id')
    if (typeof id !== 'string') return []
    const refersTo = mentions(yaml, field(value, reference), [list, index, reference])
    return [{ id, place: yaml.placeOf([list, index, 'id']), refersTo }]
  })
}

/** The ids and references of `pack.yaml`. */
export const outlinePack = (file: string, yaml: YamlText): PackOutline => ({
  file,
  skills: entries(yaml, 'skills', ''),
  outcomes: entries(yaml, 'outcomes', 'skill'),
  modules: entries(yaml, 'modules', 'lessons'),
  pathways: entries(yaml, 'pathways', 'modules'),
})

/** The outcomes that a lesson says it teaches; undefined where its front matter can't be read. */
export const lessonOutcomes = ({ lesson }: LessonOutline): readonly Mention[] | undefined =>
  lesson.frontMatter && mentions(lesson.frontMatter, field(lesson.frontMatter.data, 'outcomes'), ['outcomes'])
