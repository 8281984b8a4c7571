/** The kinds of criteria as packs hold them. How each is met is in `credentials/criteria/`, one file of the same name. */
import * as z from 'zod'
import { id, text } from '../item-fields.ts'

const ownId = id('an id, unique in this achievement; it never changes')

const lessonsCompleted = z.strictObject({
  kind: z.literal('lessons-completed'),
  modules: z.array(id('the id of a module')).min(1).describe('the modules whose lessons are to be done'),
})
const mastery = z.strictObject({
  kind: z.literal('mastery'),
  skill: id('the id of a skill'),
  atLeast: z.number().min(0.5).max(0.99).describe('the mastery that it takes, such as 0.85'),
})
const retained = z.strictObject({
  kind: z.literal('retained'),
  id: ownId,
  /** All of the achievement's where left out. */
  outcomes: z.array(id('the id of an outcome')).min(1).optional(),
  days: z.number().int().min(1).max(365).describe('days after the last practice'),
  itemsPerOutcome: z.number().int().min(1).max(5).default(1).describe('reserved items of each outcome'),
  attempts: z
    .number()
    .int()
    .min(1)
    .max(5)
    .default(3)
    .describe('how often an outcome may be asked, each time with other items'),
  coolDownDays: z
    .number()
    .int()
    .min(7)
    .max(365)
    .default(365)
    .describe('days until it may be asked so often again'),
})
const assessmentPassed = z.strictObject({
  kind: z.literal('assessment-passed'),
  id: ownId,
  blueprint: z
    .array(
      z.strictObject({
        outcome: id('the id of an outcome'),
        items: z.number().int().min(1).max(20),
        difficulty: z.enum(['easy', 'medium', 'hard']).optional(),
      }),
    )
    .min(1),
  passAt: z.number().min(0.5).max(1).describe('the share that passes, such as 0.8'),
  attempts: z.number().int().min(1).max(10).default(3),
  coolDownDays: z.number().int().min(0).max(90).default(2),
})
const evidenceApproved = z.strictObject({
  kind: z.literal('evidence-approved'),
  id: ownId,
  title: text(80, 'what is to be shown'),
  instructions: text(600, 'what the learner hands in, at most 600 characters'),
  accepts: z.array(z.enum(['photo', 'file', 'text'])).min(1),
  rubric: z
    .array(z.strictObject({ id: id('an id'), text: text(200, 'what the assessor looks for') }))
    .min(1)
    .max(8),
})
const achievementHeld = z.strictObject({
  kind: z.literal('achievement-held'),
  achievement: id('the id of another achievement of the organization'),
})

const mentorMeetings = z.strictObject({
  kind: z.literal('mentor-meetings'),
  meetings: z
    .number()
    .int()
    .min(1)
    .max(20)
    .describe(
      "talks with a mentor, about the achievement's skills, of which neither says that there was none",
    ),
})
const mentoringCompleted = z.strictObject({
  kind: z.literal('mentoring-completed'),
  learners: z
    .number()
    .int()
    .min(1)
    .max(20)
    .describe("learners who were mentored to their goal in one of the achievement's skills"),
  minutes: z
    .number()
    .int()
    .min(0)
    .max(6000)
    .default(30)
    .describe('minutes of talk with each, by what the learner has said'),
})

const leaves = [
  lessonsCompleted,
  mastery,
  retained,
  assessmentPassed,
  evidenceApproved,
  achievementHeld,
  mentorMeetings,
  mentoringCompleted,
] as const

export type LeafCriterion = z.infer<(typeof leaves)[number]>
export type CriterionSource =
  | LeafCriterion
  | { kind: 'all'; of: CriterionSource[] }
  | { kind: 'any'; of: CriterionSource[] }
  | { kind: 'at-least'; count: number; of: CriterionSource[] }

export const criterionSchema: z.ZodType<CriterionSource> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    ...leaves,
    z.strictObject({ kind: z.literal('all'), of: z.array(criterionSchema).min(1) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(criterionSchema).min(1) }),
    z.strictObject({
      kind: z.literal('at-least'),
      count: z.number().int().min(1),
      of: z.array(criterionSchema).min(2),
    }),
  ]),
)
