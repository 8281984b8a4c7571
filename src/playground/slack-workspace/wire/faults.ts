import type { Clock } from '../../../kernel/clock.ts'

/**
 * Something that goes wrong on purpose. `on` is a Web API method, `*` (every method), `response_url`,
 * or a request to the app: `events`, `interactivity`, `commands`.
 */
export type Fault = {
  on: string
  /** How often; until it is removed when left out. */
  times?: number
  /** For how long, in product time. */
  forMs?: number
  /** The connection is cut and nothing has happened. */
  dropBefore?: true
  /** It has happened, and the connection is cut before the reply. */
  dropAfter?: true
  delayMs?: number
  /** No answer at all, for as long as whoever calls waits. */
  hang?: true
  /** Answer with this HTTP status instead (to the app), or as if the app had (from the app). */
  status?: number
  /** Answer 429 with this Retry-After. */
  retryAfterSeconds?: number
  /** Answer `{ok:false, error}`. */
  error?: string
  /** Requests to the app only: the same request is sent twice. */
  duplicate?: true
  /** Requests to the app only: hold this many and send them in reverse. */
  reorder?: number
}

export type Faults = {
  /** @returns removes it. */
  inject(fault: Fault): () => void
  clear(): void
  /** How many calls were left without an answer, since the beginning. */
  hanging(): number
}

export type FaultBox = Omit<Faults, 'hanging'> & { take(what: string, isMethod?: boolean): Fault | undefined }

type Armed = { fault: Fault; left: number; endsAtMs: number }

export const faultBox = (clock: Clock): FaultBox => {
  let armed: Armed[] = []
  const now = () => clock.now().getTime()
  return {
    inject(fault) {
      const one = { fault, left: fault.times ?? Infinity, endsAtMs: now() + (fault.forMs ?? Infinity) }
      armed.push(one)
      return () => {
        armed = armed.filter((other) => other !== one)
      }
    },
    clear() {
      armed = []
    },
    take(what, isMethod = false) {
      armed = armed.filter((one) => one.left > 0 && one.endsAtMs > now())
      const one = armed.find(({ fault }) => fault.on === what || (isMethod && fault.on === '*'))
      if (one !== undefined) one.left -= 1
      return one?.fault
    },
  }
}
