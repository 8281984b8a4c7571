import * as z from 'zod'
import { commonItemFields, explanation, optionSchema } from '../item-fields.ts'
import { defineItemKind } from '../item-kind.ts'
import { checkOptions, countCorrect } from '../options.rules.ts'

/** Tick every right one of three to eight options; right only if all agree. */
export const multipleChoice = defineItemKind({
  kind: 'multiple-choice',
  schema: z.strictObject({
    ...commonItemFields,
    kind: z.literal('multiple-choice').describe('one or more of three to eight options are right'),
    options: z
      .array(optionSchema)
      .min(3)
      .max(8)
      .describe('three to eight options, at least one with `correct: true`'),
    explanation: explanation.optional(),
  }),
  check(item) {
    const problems = checkOptions(item)
    if (countCorrect(item) === 0)
      problems.push({
        path: ['options'],
        problem: 'No option is marked correct; a multiple-choice item has at least one.',
        mend: 'Add `correct: true` to every right option.',
      })
    return problems
  },
})
