/** The content pack format, docs/content-packs.md, as schemas, and a whole pack as plain data. */
import * as z from 'zod'
import type { AchievementSource, AchievementTranslation } from './achievement-format.ts'
import { id, languageTag, summary, text, title } from './item-fields.ts'
import { itemKinds } from './item-schemas/registry.ts'
import type { TranslationSource } from './translation-format.ts'

const httpsUrl = (description: string) =>
  z
    .string()
    .max(2000)
    .regex(/^https:\/\/[^\s/]+\.[^\s]+$/, {
      error: 'Write a whole address that begins with `https://`, as chat clients fetch nothing else.',
    })
    .describe(description)

/** The shape of `pack.yaml`. Whether its references hold is for `references.rules.ts`. */
export const packSchema = z
  .strictObject({
    id: id("the pack's id, kebab-case; it never changes"),
    version: z
      .string()
      .max(40)
      .regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$/, {
        error: 'Write a semantic version of three numbers, such as `1.0.0`.',
      })
      .describe('a semantic version such as `1.0.0`; raise it when you change anything'),
    title,
    summary: summary('one or two sentences for the catalogue'),
    language: languageTag('the language tag of the pack, such as `en`'),
    licence: text(80, 'the licence of the content, such as `CC-BY-4.0`'),
    authors: z.array(text(120, 'the name of an author')).min(1).describe('who wrote it, as a list'),
    skills: z
      .array(z.strictObject({ id: id("the skill's id, kebab-case"), title }))
      .min(1)
      .describe('the skills that the outcomes belong to'),
    outcomes: z
      .array(
        z.strictObject({
          id: id("the outcome's id, kebab-case"),
          skill: id('the id of the skill that it belongs to'),
          text: text(200, 'what the learner can do afterwards, at most 200 characters'),
        }),
      )
      .min(1)
      .describe('the learning outcomes'),
    modules: z
      .array(
        z.strictObject({
          id: id("the module's id, kebab-case, which is also its folder's name"),
          title,
          lessons: z
            .array(id('the id of a lesson'))
            .min(1)
            .describe('the ids of its lessons, in teaching order'),
        }),
      )
      .min(1)
      .describe('the modules'),
    pathways: z
      .array(
        z.strictObject({
          id: id("the pathway's id, kebab-case"),
          title,
          summary: summary('who it is for and what they can do at the end'),
          modules: z
            .array(id('the id of a module'))
            .min(1)
            .describe('the ids of its modules, in teaching order'),
        }),
      )
      .min(1)
      .describe('the pathways'),
  })
  .meta({ title: 'Whetstone content pack: pack.yaml' })

/** The shape of a lesson's front matter. */
export const lessonSchema = z
  .strictObject({
    title,
    outcomes: z
      .array(id('the id of a learning outcome'))
      .min(1)
      .describe('the ids of the outcomes that it teaches'),
    sources: z
      .array(text(300, 'what statements and numbers rest on, at most 300 characters'))
      .min(1)
      .describe('what its statements and numbers rest on, at least one'),
    picture: z
      .strictObject({
        url: httpsUrl('the https address of the picture'),
        alt: text(300, 'what the picture shows, for those who do not see it'),
      })
      .describe('a picture: `url` and `alt`')
      .optional(),
    video: httpsUrl('the https address of a short video').optional(),
  })
  .meta({ title: 'Whetstone lesson: front matter' })

type ItemSchema = (typeof itemKinds)[keyof typeof itemKinds]['schema']

// The registry is never empty, which its type can't say.
const itemSchemas = Object.values(itemKinds).map((itemKind) => itemKind.schema) as [
  ItemSchema,
  ...ItemSchema[],
]

/** The shape of one item of any kind. */
export const itemSchema = z.discriminatedUnion('kind', itemSchemas)

/** The shape of an items file. */
export const itemsSchema = z.array(itemSchema).min(1).meta({ title: 'Whetstone items of a lesson' })

/** What `pack.yaml` says. */
export type Pack = z.infer<typeof packSchema>

/** What a lesson's front matter says. */
export type LessonSource = z.infer<typeof lessonSchema>

/** An item as a pack holds it, told apart by `kind`. */
export type ItemSource = z.infer<ItemSchema>

/** The name of an item kind. */
export type ItemKindName = ItemSource['kind']

/** A lesson with all that belongs to it. `body` is Markdown; `words` counts the body's. */
export type LoadedLesson = LessonSource & {
  readonly id: string
  readonly body: string
  readonly words: number
  readonly items: readonly ItemSource[]
}

/** A module with its lessons in teaching order. */
export type LoadedModule = Omit<Pack['modules'][number], 'lessons'> & {
  readonly lessons: readonly LoadedLesson[]
}

/** A lesson in another language; `picture` and `video` are the pack's where they are left out. */
export type LessonTranslation = Pick<
  LoadedLesson,
  'title' | 'body' | 'words' | 'sources' | 'picture' | 'video'
>

/** A pack in one other language, as far as it is translated: lessons and items by id. */
export type LoadedTranslation = {
  readonly language: string
  /** What its `pack.yaml` says, where there is one. */
  readonly titles?: TranslationSource
  readonly lessons: Readonly<Record<string, LessonTranslation>>
  readonly items: Readonly<Record<string, ItemSource>>
  readonly achievements: Readonly<Record<string, AchievementTranslation>>
  /** Lessons whose text and items are both there. */
  readonly complete: number
}

/** A whole pack without faults, as plain data in teaching order. */
export type LoadedPack = Omit<Pack, 'modules'> & {
  readonly modules: readonly LoadedModule[]
  /** What can be earned by it; nothing where left out. */
  readonly achievements?: readonly AchievementSource[]
  /** The same in other languages, by language; none where left out. */
  readonly translations?: readonly LoadedTranslation[]
}
