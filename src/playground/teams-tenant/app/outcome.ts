import type { OutcomeOf } from '../../stand-in/outcome.ts'

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

export type Outcome = OutcomeOf<Refusal>

export const done: Outcome = { ok: true, attempts: 0 }

/** The same delivery, and yet it came to nothing. */
export const spoiled = (
  { attempts, ...delivered }: Extract<Outcome, { ok: true }>,
  reason: Refusal,
  warning: string,
): Outcome => ({ ...delivered, ok: false, reason, attempts, warning })

export const trouble = 'Something went wrong. Please try again.'

/** Of several deliveries: the first that came to nothing, else the last. */
export const together = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.find((outcome) => !outcome.ok) ?? outcomes.at(-1) ?? done
