import * as z from 'zod'
import { commonItemFields, explanation, text } from '../item-fields.ts'
import { defineItemKind } from '../item-kind.ts'

/** Answer in a few words, compared without case, accents, punctuation or extra spaces. */
export const shortText = defineItemKind({
  kind: 'short-text',
  schema: z.strictObject({
    ...commonItemFields,
    kind: z.literal('short-text').describe('an answer of a few words'),
    accept: z
      .array(text(80, 'a form of the answer that is right, at most 80 characters'))
      .min(1)
      .max(40)
      .describe('the forms of the answer that are right'),
    explanation,
  }),
  check(item) {
    if (!Array.isArray(item.accept)) return []
    return item.accept.flatMap((form: unknown, index) =>
      typeof form !== 'string' || /[\p{L}\p{N}]/u.test(form)
        ? []
        : [
            {
              path: ['accept', index],
              problem: `The accepted form "${form}" holds no letter or digit, and punctuation is not compared.`,
              mend: 'Write a form with letters or digits, or take it out.',
            },
          ],
    )
  },
})
