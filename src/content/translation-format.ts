/** A pack in another language, docs/content-packs.md: `translations/LANG/` with the pack's own shape. */
import * as z from 'zod'
import { id, languageTag, summary, text, title } from './item-fields.ts'

/** The shape of a translation's `pack.yaml`. That it names what the pack has is for `translations.rules.ts`. */
export const translationSchema = z
  .strictObject({
    language: languageTag('the language tag of the translation, as its folder is called'),
    title,
    summary: summary('one or two sentences for the catalogue'),
    translators: z
      .array(text(120, 'the name of a translator'))
      .min(1)
      .describe('who translated it, as a list')
      .optional(),
    skills: z
      .array(z.strictObject({ id: id('the id of a skill of the pack'), title }))
      .describe('the skills with their translated titles')
      .optional(),
    outcomes: z
      .array(
        z.strictObject({
          id: id('the id of an outcome of the pack'),
          text: text(200, 'what the learner can do afterwards, at most 200 characters'),
        }),
      )
      .describe('the learning outcomes with their translated texts')
      .optional(),
    modules: z
      .array(z.strictObject({ id: id('the id of a module of the pack'), title }))
      .describe('the modules with their translated titles')
      .optional(),
    pathways: z
      .array(
        z.strictObject({
          id: id('the id of a pathway of the pack'),
          title,
          summary: summary('who it is for and what they can do at the end'),
        }),
      )
      .describe('the pathways with their translated titles and summaries')
      .optional(),
  })
  .meta({ title: 'Whetstone translation: pack.yaml' })

/** What a translation's `pack.yaml` says. */
export type TranslationSource = z.infer<typeof translationSchema>
