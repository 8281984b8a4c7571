/**
 * The fields that items share. Their descriptions are shown by editors (through the JSON Schema) and in the
 * validator's mends ("Add `prompt`: …"), so each reads as the thing to write.
 */
import * as z from 'zod'

/** Text of 1 to `max` characters; `description` says what to write. */
export const text = (max: number, description: string) =>
  z
    .string()
    .max(max)
    .regex(/\S/, { error: 'Write some text, or take the field out.', abort: true })
    .describe(description)

/** The title of a pack, skill, module, pathway or lesson. */
export const title = text(80, 'a title of at most 80 characters')

export const summary = (what: string) => text(300, `${what}, at most 300 characters`)

/** A language tag such as `en`, `de` or `pt-BR`. */
export const languageTag = (description: string) =>
  z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, {
      error: 'Write a language tag such as `en`, `de` or `pt-BR`.',
    })
    .describe(description)

/** A kebab-case id. */
export const id = (description: string) =>
  z
    .string()
    .max(80)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
      error: 'Use lower-case letters, digits and single hyphens, such as `live-zero-2`.',
    })
    .describe(description)

/** The fields of every item but `kind`, which each kind's schema adds. */
export const commonItemFields = {
  id: id("the item's id, kebab-case and unique in the pack; it never changes"),
  outcome: id('the id of the learning outcome that the item belongs to, one of its lesson'),
  difficulty: z.enum(['easy', 'medium', 'hard']).describe('`easy`, `medium` or `hard`'),
  prompt: text(600, 'the question, at most 600 characters of inline Markdown'),
  source: text(300, "what the answer rests on; the lesson's sources by default").optional(),
  reserve: z
    .boolean()
    .default(false)
    .describe('`true` keeps the item out of practice: it is only asked where something is proven'),
}

/** The item's own explanation, for kinds whose answers don't explain themselves. */
export const explanation = text(600, 'why the answer is right, at most 600 characters')

/** The explanation of one option or one wrong value. */
export const answerExplanation = text(400, 'why this answer is right or wrong, at most 400 characters')

/** An answer option of the choice kinds. Its text is plain: it stands on buttons. */
export const optionSchema = z.strictObject({
  text: text(140, 'what the option says, at most 140 characters of plain text'),
  correct: z.boolean().default(false).describe('`true` on the right answer; left out elsewhere'),
  explanation: answerExplanation,
})
