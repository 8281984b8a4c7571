import type { Delivery } from '../../stand-in/delivery.ts'
import { isAcknowledged } from '../../stand-in/delivery.ts'

/** Why something a person did came to nothing. */
export type Refusal =
  | 'no-such-user'
  | 'no-such-team'
  | 'no-such-channel'
  | 'no-such-conversation'
  | 'no-such-message'
  | 'no-such-revision'
  | 'no-such-activity'
  | 'no-such-action'
  | 'no-such-input'
  | 'no-such-option'
  | 'no-such-dialog'
  | 'invalid-input'
  | 'message-too-long'
  | 'app-removed'
  | 'not-acknowledged'
  | 'invalid-response'
  | 'error-response'

/** What came of what a person did, as far as that person and Teams can tell. */
export type Outcome =
  | { ok: true; attempts: number; status?: number; reply?: unknown }
  | {
      ok: false
      reason: Refusal
      attempts: number
      status?: number
      reply?: unknown
      /** What Teams' client shows the person, or what is wrong with the bot's answer. */
      warning?: string
      /** By input: what is wrong with what the person entered. */
      inputErrors?: { [inputId: string]: string }
    }

export const done: Outcome = { ok: true, attempts: 0 }

export const refused = (
  reason: Refusal,
  more: { warning?: string; inputErrors?: { [inputId: string]: string } } = {},
): Outcome => ({ ok: false, reason, attempts: 0, ...more })

/** The same delivery, and yet it came to nothing. */
export const spoiled = (
  { attempts, ...delivered }: Extract<Outcome, { ok: true }>,
  reason: Refusal,
  warning: string,
): Outcome => ({ ...delivered, ok: false, reason, attempts, warning })

export const trouble = 'Something went wrong. Please try again.'

export const outcomeOf = (delivery: Delivery, attempts: number): Outcome => {
  const answer =
    delivery.kind === 'answered'
      ? { status: delivery.status, ...(delivery.body === undefined ? {} : { reply: delivery.body }) }
      : {}
  return isAcknowledged(delivery)
    ? { ok: true, attempts, ...answer }
    : { ok: false, reason: 'not-acknowledged', attempts, ...answer, warning: trouble }
}

/** Of several deliveries: the first that came to nothing, else the last. */
export const together = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.find((outcome) => !outcome.ok) ?? outcomes.at(-1) ?? done
