import type { SendOutcome } from '../chat/platform.ts'
import type { Bulkhead } from './bulkhead.ts'
import type { Limiter } from './limiter.ts'

export type Failure = Extract<SendOutcome, { ok: false }>

/**
 * What every call to a workspace or tenant goes through, on each platform: a place in its bulkhead, then the
 * platform's rates, then the call. Faults become outcomes; nothing is thrown.
 */
export type Gate = <Result>(
  tenant: string,
  rates: Parameters<Limiter['take']>[0],
  work: () => Promise<Result>,
) => Promise<Result | Failure>

/** From the third call in a row without an answer on, the whole installation waits: longer each time. */
const silencesInARow = 3
const pauseMs = 15_000
const pauseAtMostMs = 5 * 60_000

const afterSilence = (failure: Failure, silences: number): Failure => {
  if (failure.reason !== 'later' || silences < silencesInARow) return failure
  const retryAfterMs = Math.min(pauseMs * 2 ** (silences - silencesInARow), pauseAtMostMs)
  return { ...failure, retryAfterMs, wholeInstallation: true }
}

const later = (retryAfterMs: number): Failure => ({
  ok: false,
  reason: 'later',
  retryAfterMs,
  uncertain: false,
})

export const createGate =
  (deps: {
    readonly limiter: Limiter
    readonly bulkhead: Bulkhead
    /** What an error of the platform's client means. */
    readonly failureOf: (error: unknown) => Failure
  }): Gate =>
  async (tenant, rates, work) => {
    const entered = deps.bulkhead.enter(tenant)
    if (!entered.ok) return later(entered.retryAfterMs)
    const wait = deps.limiter.take(rates)
    if (wait > 0) {
      entered.place.leave('unasked')
      return later(wait)
    }
    try {
      const done = await work()
      entered.place.leave('answered')
      return done
    } catch (error) {
      const failure = deps.failureOf(error)
      const silent = failure.reason === 'later' && failure.uncertain
      return afterSilence(failure, entered.place.leave(silent ? 'silent' : 'answered'))
    }
  }
