import type { Outcome } from './platform.ts'
import type { TeamsTenant } from './teams-tenant/teams-tenant.ts'

/** What came of a deed, as the stand-in says it. */
export type TeamsOutcome = Awaited<ReturnType<TeamsTenant['press']>>

const silence = 'The product did not take the activity. Is it running, and does it know this tenant?'

/** In the playground's words. */
export const teamsOutcome = (outcome: TeamsOutcome): Outcome => {
  if (outcome.ok) return { ok: true }
  switch (outcome.reason) {
    case 'no-such-message':
      return { ok: false, reason: 'unknown-message' }
    case 'no-such-dialog':
      return { ok: false, reason: 'unknown-surface' }
    case 'no-such-revision':
      return { ok: false, reason: 'unknown-revision' }
    case 'no-such-action':
      return { ok: false, reason: 'unknown-action' }
    case 'no-such-input':
      return { ok: false, reason: 'unknown-input' }
    case 'no-such-option':
      return { ok: false, reason: 'not-an-option' }
    case 'no-such-conversation':
      return { ok: false, reason: 'unknown-conversation' }
    case 'invalid-input':
      return { ok: false, reason: 'invalid-inputs', errors: outcome.inputErrors ?? {} }
    case 'app-removed':
      return { ok: false, reason: 'not-delivered', detail: 'The app has been removed there.' }
    case 'no-such-user':
    case 'no-such-team':
    case 'no-such-channel':
    case 'no-such-activity':
    case 'message-too-long':
    case 'not-acknowledged':
    case 'invalid-response':
    case 'error-response':
      return { ok: false, reason: 'not-delivered', detail: outcome.warning ?? detailOf(outcome.status) }
  }
}

const detailOf = (status: number | undefined): string =>
  status === undefined ? silence : `${silence} It answered with status ${status}.`

/** Waits for the deed, but not for the channel's second try of an activity that nobody took. */
export const whenDelivered = (tenant: TeamsTenant, deed: Promise<TeamsOutcome>): Promise<Outcome> => {
  const givenUp = tenant.deliveries
    .idle()
    .then(() => new Promise((resolve) => setTimeout(resolve, 20)))
    .then((): Outcome => ({ ok: false, reason: 'not-delivered', detail: silence }))
  return Promise.race([deed.then(teamsOutcome), givenUp])
}
