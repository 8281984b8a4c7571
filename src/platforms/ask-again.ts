import { setTimeout as pause } from 'node:timers/promises'
import type { Failure } from './gate.ts'

/** For so long somebody is asked about again while they wait for the first answer to them. Real time. */
const waitedForMs = 6_000
const pauseAtLeastMs = 100
const pauseAtMostMs = 2_000

/**
 * Asking changes nothing, so what can't be asked just now is asked again soon while a person waits: a random part
 * later each time, since others do the same in the same moment.
 */
export const askedAgain = async <Result extends object>(
  ask: () => Promise<Result | Failure>,
  random: () => number = Math.random,
): Promise<Result | Failure> => {
  const givesUpAt = performance.now() + waitedForMs
  for (;;) {
    const answer = await ask()
    if (!('reason' in answer) || answer.reason !== 'later') return answer
    const wait = Math.min(Math.max(answer.retryAfterMs, pauseAtLeastMs), pauseAtMostMs) * (1 + random() / 2)
    if (performance.now() + wait > givesUpAt) return answer
    await pause(wait)
  }
}
