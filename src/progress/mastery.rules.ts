import { type MemoryState, recallNow } from '../review/memory.rules.ts'

/** How much of what was met is likely to be recalled now, with what that rests on. */
export type Recall = {
  /** Mean predicted recall over the items met, 0 to 1. */
  readonly share: number
  readonly items: number
}

/** The mean of the recall that FSRS predicts, over every item a member has answered. `undefined` before the first. */
export const recallOf = (states: readonly MemoryState[], now: Date): Recall | undefined => {
  if (states.length === 0) return undefined
  const sum = states.reduce((total, state) => total + recallNow(state, now), 0)
  return { share: sum / states.length, items: states.length }
}
