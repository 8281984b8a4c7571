import type { CourierFault } from '../../stand-in/courier.ts'
import type { Armable } from '../../stand-in/faults.ts'

/**
 * Something that goes wrong on purpose. `on` names a call of the bot: `send`, `reply`, `update`, `delete`, `create`,
 * `members`, `member`, `team`, `*` (each of these); Entra's `token`, `keys` or `adminconsent`; the connector's
 * `metadata`; or what is sent to the bot: an activity's type, an invoke's name, `activity` (each of them).
 */
export type Fault = Armable &
  CourierFault & {
    /** To the stand-in only: the request is never answered, and nothing has happened. */
    silent?: true
    /** The code in the body of the answer, with `status`; of `adminconsent` the reason of the refusal. */
    error?: string
    /** With 429 unless `status` says another. */
    retryAfterSeconds?: number
  }
