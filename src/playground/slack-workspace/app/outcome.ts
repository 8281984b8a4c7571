import type { Delivery } from '../../stand-in/delivery.ts'
import { isAcknowledged } from '../../stand-in/delivery.ts'

/** Why something a person did came to nothing. */
export type Refusal =
  | 'no-such-user'
  | 'no-such-channel'
  | 'no-such-message'
  | 'no-such-revision'
  | 'no-such-view'
  | 'no-such-element'
  | 'no-such-option'
  | 'no-such-command'
  | 'invalid-input'
  | 'app-removed'
  | 'not-acknowledged'
  | 'invalid-response'

/** What came of what a person did, as far as that person and Slack can tell. */
export type Outcome =
  | { ok: true; attempts: number; status?: number; reply?: unknown }
  | {
      ok: false
      reason: Refusal
      attempts: number
      status?: number
      reply?: unknown
      /** What Slack's client shows the person. */
      warning?: string
      /** By block: what is wrong with what the person entered. */
      inputErrors?: { [blockId: string]: string }
    }

export const refused = (
  reason: Refusal,
  more: { warning?: string; inputErrors?: { [blockId: string]: string } } = {},
): Outcome => ({
  ok: false,
  reason,
  attempts: 0,
  ...more,
})

export const removed: Outcome = refused('app-removed')

export const outcomeOf = (delivery: Delivery, attempts = 1, warning?: string): Outcome => {
  const answer =
    delivery.kind === 'answered'
      ? { status: delivery.status, ...(delivery.body === undefined ? {} : { reply: delivery.body }) }
      : {}
  if (isAcknowledged(delivery)) return { ok: true, attempts, ...answer }
  return { ok: false, reason: 'not-acknowledged', attempts, ...answer, ...(warning ? { warning } : {}) }
}
