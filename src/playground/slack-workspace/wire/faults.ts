import type { Clock } from '../../../kernel/clock.ts'
import type { FaultBox as Box } from '../../stand-in/faults.ts'
import { armedFaults } from '../../stand-in/faults.ts'

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

export type FaultBox = Box<Fault>
export type Faults = Pick<FaultBox, 'inject' | 'clear'> & {
  /** How many calls were left without an answer, since the beginning. */
  hanging(): number
}

export const faultBox = (clock: Clock): FaultBox => armedFaults<Fault>(clock)
