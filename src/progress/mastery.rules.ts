import { type MemoryState, recallNow } from '../review/memory.rules.ts'

/** How much of what was met is likely to be recalled now, with what that rests on. */
export type Recall = {
  /** Mean predicted recall over the items met, 0 to 1. */
  readonly share: number
  readonly items: number
}

const dayMs = 86_400_000

/** What was missed is due the next day, and nothing else is due so soon (`memory.rules.ts`). */
const wasMissed = ({ dueAt, lastReviewAt }: MemoryState): boolean =>
  dueAt.getTime() - lastReviewAt.getTime() <= dayMs

/**
 * The mean of the recall that FSRS predicts, over every item a member has answered. `undefined` before the first.
 * FSRS expects that somebody who was just told the answer recalls it for a while; to count that as knowing would
 * flatter, so what was missed at the last answer counts nothing until it has been answered right.
 */
export const recallOf = (states: readonly MemoryState[], now: Date): Recall | undefined => {
  if (states.length === 0) return undefined
  const sum = states.reduce((total, state) => total + (wasMissed(state) ? 0 : recallNow(state, now)), 0)
  return { share: sum / states.length, items: states.length }
}
