import type { LeafCriterion } from '../../content/criterion-schemas/registry.ts'
import { shuffledOrder } from '../../kernel/shuffle.ts'
import type { LearnerRecord } from '../criteria/criterion.ts'
import { askable, openOutcomes } from '../criteria/retained.ts'

/** A reserved item, and when somebody last saw it. */
export type Reserved = {
  readonly itemId: string
  readonly itemVersionId: string
  readonly outcomeId: string
  readonly outcome: string
  readonly difficulty: string
  readonly seenAt: Date | null
}

type Line = { readonly outcome: string; readonly items: number; readonly difficulty?: string | undefined }

/** What a sitting asks, by outcome: for retention those that may be asked now, for an assessment its blueprint. */
export const blueprintOf = (
  criterion: Extract<LeafCriterion, { kind: 'retained' | 'assessment-passed' }>,
  record: LearnerRecord,
  now: Date,
): Line[] => {
  if (criterion.kind === 'assessment-passed') return [...criterion.blueprint]
  return openOutcomes(criterion, record.outcomes, record, now)
    .filter((outcome) => {
      const may = askable(criterion, outcome, record, now)
      return may !== undefined && may.from <= now
    })
    .map((outcome) => ({ outcome, items: criterion.itemsPerOutcome }))
}

/** A seed for a text (FNV-1a, 32 bits): another for every sitting, and the same when it is composed again. */
export const seedFrom = (text: string): number => {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return hash | 0
}

/** What was never seen comes first, then what was seen longest ago; among equals chance decides, the same for a seed. */
const byNovelty = (items: readonly Reserved[], seed: number): Reserved[] => {
  const order = shuffledOrder(items.length, seed)
  const shuffled = order.flatMap((at) => items[at] ?? [])
  return shuffled.sort((a, b) => (a.seenAt?.getTime() ?? 0) - (b.seenAt?.getTime() ?? 0))
}

/**
 * Chooses the items of a sitting: for each line as many as it asks, none twice, and none that the same person has seen while
 * another is left. Then all are shuffled, so that outcomes don't come in blocks. A line that can't be filled is left out:
 * fewer items would prove less than the criterion says.
 */
export const composeSitting = (
  lines: readonly Line[],
  reserved: readonly Reserved[],
  seed: number,
): Reserved[] => {
  const taken = new Set<string>()
  const chosen = lines.flatMap(({ outcome, items, difficulty }, line) => {
    const fitting = reserved.filter(
      (item) =>
        item.outcome === outcome &&
        !taken.has(item.itemId) &&
        (!difficulty || item.difficulty === difficulty),
    )
    const own = byNovelty(fitting, seed + line).slice(0, items)
    if (own.length < items) return []
    for (const { itemId } of own) taken.add(itemId)
    return own
  })
  return shuffledOrder(chosen.length, seed).flatMap((at) => chosen[at] ?? [])
}

export type SittingResult = Readonly<Record<string, { readonly asked: number; readonly right: number }>>

type Answered = { readonly outcome: string; readonly correct: boolean | null; readonly isShown: boolean }

const outcomesOf = (items: readonly Answered[]): Set<string> => new Set(items.map(({ outcome }) => outcome))

/**
 * What a sitting came to, by outcome. A question that was seen and left counts as wrong, or seeing it would be an attempt
 * that costs nothing. What was never seen counts as wrong in an assessment; for retention its outcome was not asked.
 */
export const resultOf = (kind: string, items: readonly Answered[]): SittingResult => {
  const result: Record<string, { asked: number; right: number }> = {}
  const left = items.filter(({ correct }) => correct === null)
  const seen = outcomesOf(left.filter(({ isShown }) => isShown))
  const unasked = outcomesOf(left.filter(({ outcome }) => kind === 'retained' && !seen.has(outcome)))
  for (const { outcome, correct } of items) {
    if (unasked.has(outcome)) continue
    const so = result[outcome] ?? { asked: 0, right: 0 }
    result[outcome] = { asked: so.asked + 1, right: so.right + (correct === true ? 1 : 0) }
  }
  return result
}

/** Whether a sitting is passed: for retention all that was asked, in an assessment so large a share. */
export const isPassed = (kind: string, result: SittingResult, items: number, passAt: number): boolean => {
  const all = Object.values(result)
  const right = all.reduce((sum, one) => sum + one.right, 0)
  if (kind === 'assessment') return items > 0 && right >= Math.ceil(items * passAt - 1e-9)
  return all.length > 0 && right === items
}
