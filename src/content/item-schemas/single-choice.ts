import * as z from 'zod'
import { commonItemFields, explanation, optionSchema } from '../item-fields.ts'
import { defineItemKind } from '../item-kind.ts'
import { checkOptions, countCorrect } from '../options.rules.ts'

/** Pick one of two to six options. */
export const singleChoice = defineItemKind({
  kind: 'single-choice',
  schema: z.strictObject({
    ...commonItemFields,
    kind: z.literal('single-choice').describe('one of two to six options is right'),
    options: z
      .array(optionSchema)
      .min(2)
      .max(6)
      .describe('two to six options, exactly one with `correct: true`'),
    explanation: explanation.optional(),
  }),
  check(item) {
    const problems = checkOptions(item)
    const correct = countCorrect(item)
    if (correct !== undefined && correct !== 1)
      problems.push({
        path: ['options'],
        problem: `${correct === 0 ? 'No option is' : `${correct} options are`} marked correct; a single-choice item has exactly one.`,
        mend:
          correct === 0
            ? 'Add `correct: true` to the right option.'
            : 'Leave `correct: true` on one option, or change `kind` to `multiple-choice`.',
      })
    return problems
  },
})
