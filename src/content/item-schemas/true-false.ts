import * as z from 'zod'
import { answerExplanation, commonItemFields, explanation } from '../item-fields.ts'
import { defineItemKind } from '../item-kind.ts'

/** Say whether a statement holds. */
export const trueFalse = defineItemKind({
  kind: 'true-false',
  schema: z.strictObject({
    ...commonItemFields,
    kind: z.literal('true-false').describe('a statement that is true or false'),
    answer: z.boolean().describe('`true` or `false`'),
    explanations: z
      .strictObject({
        true: answerExplanation.describe('what is said to those who answer "true", at most 400 characters'),
        false: answerExplanation.describe('what is said to those who answer "false", at most 400 characters'),
      })
      .describe('one explanation for the answer "true" and one for "false"'),
    explanation: explanation.optional(),
  }),
  check: () => [],
})
