import type { Delivery } from './delivery.ts'
import { isAcknowledged } from './delivery.ts'

/** What came of what a person did, as far as that person and the platform can tell; `Why` are the platform's refusals. */
export type OutcomeOf<Why extends string> =
  | { ok: true; attempts: number; status?: number; reply?: unknown }
  | {
      ok: false
      reason: Why
      attempts: number
      status?: number
      reply?: unknown
      /** What the platform's client shows the person, or what is wrong with the product's answer. */
      warning?: string
      /** By input (on Slack by block): what is wrong with what the person entered. */
      inputErrors?: { [inputId: string]: string }
    }

/** Nothing was sent to the product. */
export const refused = <Why extends string>(
  reason: Why,
  more: { warning?: string; inputErrors?: { [inputId: string]: string } } = {},
): OutcomeOf<Why> => ({ ok: false, reason, attempts: 0, ...more })

export const outcomeOf = (
  delivery: Delivery,
  attempts = 1,
  warning?: string,
): OutcomeOf<'not-acknowledged'> => {
  const answer =
    delivery.kind === 'answered'
      ? { status: delivery.status, ...(delivery.body === undefined ? {} : { reply: delivery.body }) }
      : {}
  if (isAcknowledged(delivery)) return { ok: true, attempts, ...answer }
  return { ok: false, reason: 'not-acknowledged', attempts, ...answer, ...(warning ? { warning } : {}) }
}
