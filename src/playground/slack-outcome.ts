import type { Outcome } from './platform.ts'
import type { SlackWorkspace } from './slack-workspace/slack-workspace.ts'

/** What came of a deed, as the stand-in says it. */
export type SlackOutcome = Awaited<ReturnType<SlackWorkspace['press']>>

const silence = 'The product did not take the request. Is it running, and is the signing secret right?'

/** In the playground's words. `idOf` names the action that a block's error belongs to. */
export const slackOutcome = (
  outcome: SlackOutcome,
  idOf: (blockId: string) => string = (blockId) => blockId,
): Outcome => {
  if (outcome.ok) return { ok: true }
  switch (outcome.reason) {
    case 'no-such-message':
      return { ok: false, reason: 'unknown-message' }
    case 'no-such-view':
      return { ok: false, reason: 'unknown-surface' }
    case 'no-such-revision':
      return { ok: false, reason: 'unknown-revision' }
    case 'no-such-element':
      return { ok: false, reason: 'unknown-action' }
    case 'no-such-option':
      return { ok: false, reason: 'not-an-option' }
    case 'no-such-channel':
      return { ok: false, reason: 'unknown-conversation' }
    case 'invalid-input': {
      const errors = Object.entries(outcome.inputErrors ?? {}).map(([block, text]) => [idOf(block), text])
      return { ok: false, reason: 'invalid-inputs', errors: Object.fromEntries(errors) }
    }
    case 'no-such-user':
    case 'no-such-command':
    case 'app-removed':
    case 'not-acknowledged':
    case 'invalid-response':
      return { ok: false, reason: 'not-delivered', detail: outcome.warning ?? detailOf(outcome) }
  }
}

const detailOf = (outcome: Exclude<SlackOutcome, { ok: true }>): string => {
  if (outcome.reason === 'app-removed') return 'The app has been removed from the workspace.'
  return outcome.status === undefined ? silence : `${silence} It answered with status ${outcome.status}.`
}

/**
 * Waits for the deed, but not for the retries of an event that nobody acknowledges, which Slack spreads over
 * minutes.
 */
export const whenPossible = async (slack: SlackWorkspace, deed: Promise<SlackOutcome>): Promise<Outcome> => {
  const givenUp = slack.deliveries
    .idle()
    .then(() => new Promise((resolve) => setTimeout(resolve, 20)))
    .then((): Outcome => ({ ok: false, reason: 'not-delivered', detail: silence }))
  return Promise.race([deed.then((outcome) => slackOutcome(outcome)), givenUp])
}
