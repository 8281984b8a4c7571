/** The shape of `achievements/ID.yaml`: what can be earned, what it takes, and what it says to the world outside. */
import * as z from 'zod'
import { criterionSchema } from './criterion-schemas/registry.ts'
import { id, summary, text, title } from './item-fields.ts'

const httpsUrl = (description: string) =>
  z
    .string()
    .max(2000)
    .regex(/^https:\/\/[^\s/]+\.[^\s]+$/, { error: 'Write a whole address that begins with `https://`.' })
    .describe(description)

/** `targetType` as in Open Badges 3.0, appendix on `AlignmentTargetType`. */
const targetTypes = [
  'ceasn:Competency',
  'ceterms:Credential',
  'CFItem',
  'CFRubric',
  'CFRubricCriterion',
  'CFRubricCriterionLevel',
  'CTDL',
  'ext:EQF',
  'ext:QualityAssurance',
  'ext:ESCO',
  'ext:ONET',
] as const

const alignment = z.strictObject({
  framework: text(120, 'the framework, such as `ESCO`'),
  code: text(200, 'its code there, seen in a copy that docs/sources.md names').optional(),
  name: text(200, 'the name of the entry there'),
  url: httpsUrl('the address of the entry'),
  type: z.enum(targetTypes).describe('the `targetType` of Open Badges 3.0'),
})

/** The pictures that can be drawn; each is a template in `src/credentials/picture/`. */
export const pictureTemplates = ['shield', 'gear', 'hexagon', 'seal'] as const

export const achievementSchema = z
  .strictObject({
    id: id("the achievement's id, which is also its file's name"),
    draft: z
      .boolean()
      .default(false)
      .describe('`true` keeps it from being issued while an element is missing'),
    title,
    summary: summary('what the holder can do, in one or two sentences'),
    narrative: text(
      1200,
      'what was proven and how, as Markdown: the criteria in words, at most 1,200 characters',
    ),
    highStakes: z
      .boolean()
      .default(false)
      .describe('`true` where people could be hurt by a wrong badge: quizzes alone are then not enough'),
    pathway: id('the pathway that leads to it').optional(),
    skills: z.array(id('the id of a skill')).min(1).describe('the skills that it stands for'),
    outcomes: z.array(id('the id of a learning outcome')).min(1).describe('the outcomes that it proves'),
    picture: z
      .strictObject({
        template: z.enum(pictureTemplates).describe('one of the templates'),
        colour: z
          .string()
          .regex(/^#[0-9a-f]{6}$/, { error: 'Write a colour as `#17494d`.' })
          .describe('the colour of its ground, dark enough for white text'),
        symbol: text(2, 'one or two letters, or left out').optional(),
      })
      .describe('how it looks'),
    alignments: z.array(alignment).default([]).describe('entries of public frameworks'),
    // The elements of the EU recommendation (2022/C 243/02, annex I) that are not said elsewhere; a draft may lack them.
    eqfLevel: z
      .number()
      .int()
      .min(1)
      .max(8)
      .describe('the level of the European Qualifications Framework')
      .optional(),
    workload: z
      .strictObject({
        hours: z.number().positive().max(2000).describe('notional hours of learning'),
        ects: z.number().positive().max(60).describe('the same in ECTS credits').optional(),
      })
      .describe('how much work it takes')
      .optional(),
    assessment: text(200, 'how it is assessed, such as `Reserved questions and observed work`').optional(),
    participation: z.enum(['online', 'on-site', 'blended']).describe('the form of participation').optional(),
    qualityAssurance: z
      .strictObject({
        text: text(300, 'how its quality is assured'),
        url: httpsUrl('where that is described').optional(),
      })
      .describe('the quality assurance')
      .optional(),
    validMonths: z
      .number()
      .int()
      .min(1)
      .max(120)
      .describe('how long it is valid; for ever where left out')
      .optional(),
    renewal: z
      .enum(['weak-outcomes', 'all-outcomes', 'none'])
      .describe(
        'what is asked again, on reserved questions, before it runs out; `weak-outcomes` where left out',
      )
      .optional(),
    criteria: criterionSchema.describe('what it takes'),
  })
  .meta({ title: 'Whetstone achievement' })

export type AchievementSource = z.infer<typeof achievementSchema>

/** The shape of `translations/LANG/achievements/ID.yaml`: its texts, and nothing that decides anything. */
export const achievementTranslationSchema = z
  .strictObject({
    title,
    summary: summary('what the holder can do, in one or two sentences'),
    narrative: text(1200, 'what was proven and how, as Markdown'),
    assessment: text(200, 'how it is assessed').optional(),
    evidence: z
      .array(
        z.strictObject({
          id: id('the id of an evidence criterion'),
          title: text(80, 'what is to be shown'),
          instructions: text(600, 'what the learner hands in'),
          rubric: z.array(
            z.strictObject({
              id: id('the id of a line of the rubric'),
              text: text(200, 'what the assessor looks for'),
            }),
          ),
        }),
      )
      .describe('the evidence that it asks for')
      .optional(),
  })
  .meta({ title: 'Whetstone translation: an achievement' })

export type AchievementTranslation = z.infer<typeof achievementTranslationSchema>
