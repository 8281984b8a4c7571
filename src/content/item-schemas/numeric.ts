import * as z from 'zod'
import { answerExplanation, commonItemFields, explanation, text } from '../item-fields.ts'
import type { RawItem } from '../item-kind.ts'
import { defineItemKind } from '../item-kind.ts'
import type { ItemProblem } from '../problem.ts'

const tolerance = z.number().nonnegative().describe('how far an answer may be off, in the unit of the answer')

const missSchema = z.strictObject({
  value: z.number().describe('a wrong value that people arrive at'),
  tolerance: tolerance
    .describe("how far off still counts as this slip; the item's own by default")
    .optional(),
  explanation: answerExplanation,
})

const isNumber = (value: unknown): value is number => typeof value === 'number'

const checkTolerance = (item: RawItem): ItemProblem[] => {
  const absolute = item.tolerance !== undefined
  const percent = item.tolerancePercent !== undefined
  if (absolute && percent)
    return [
      {
        path: ['tolerancePercent'],
        problem: 'Both `tolerance` and `tolerancePercent` are given.',
        mend: 'Keep one of them.',
      },
    ]
  if (!absolute && !percent)
    return [
      {
        path: [],
        problem: 'The item has no tolerance.',
        mend: 'Add `tolerance:` in the unit of the answer (0 for exact), or `tolerancePercent:`.',
      },
    ]
  if (percent && item.answer === 0)
    return [
      {
        path: ['tolerancePercent'],
        problem: 'A percentage of the answer 0 is no tolerance at all.',
        mend: 'Use `tolerance:` in the unit of the answer.',
      },
    ]
  return []
}

const checkMisses = (item: RawItem): ItemProblem[] => {
  const { answer, tolerance: absolute, tolerancePercent: percent, misses } = item
  if (!isNumber(answer) || !Array.isArray(misses)) return []
  const off = isNumber(absolute) ? absolute : isNumber(percent) ? (Math.abs(answer) * percent) / 100 : 0
  return misses.flatMap((miss: unknown, index): ItemProblem[] => {
    const value = miss !== null && typeof miss === 'object' && 'value' in miss ? miss.value : undefined
    if (!isNumber(value) || Math.abs(value - answer) > off) return []
    return [
      {
        path: ['misses', index, 'value'],
        problem: `The wrong value ${value} would be scored right: it lies within the tolerance of the answer ${answer}.`,
        mend: 'Narrow the tolerance, or take this miss out.',
      },
    ]
  })
}

/** Give a number, with a tolerance and, mostly, a unit. */
export const numeric = defineItemKind({
  kind: 'numeric',
  schema: z
    .strictObject({
      ...commonItemFields,
      kind: z.literal('numeric').describe('a number is asked for'),
      answer: z.number().describe('the right number, bare, with a decimal point'),
      tolerance: tolerance.optional(),
      tolerancePercent: z
        .number()
        .positive()
        .max(100)
        .describe('how far an answer may be off, in percent of the answer')
        .optional(),
      unit: text(20, 'the unit, shown beside the input').optional(),
      explanation,
      misses: z.array(missSchema).max(8).describe('wrong values people arrive at, each explained').optional(),
    })
    // `check` demands the same with words; this is for editors.
    .meta({ oneOf: [{ required: ['tolerance'] }, { required: ['tolerancePercent'] }] }),
  check: (item) => [...checkTolerance(item), ...checkMisses(item)],
})
