import type { OutcomeOf } from '../../stand-in/outcome.ts'
import { refused } from '../../stand-in/outcome.ts'

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

export type Outcome = OutcomeOf<Refusal>

export const removed: Outcome = refused('app-removed')
