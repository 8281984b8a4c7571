import type { Rate } from '../limiter.ts'

/**
 * Slack's limits as the product keeps them: docs.slack.dev/apis/web-api/rate-limits. The limit of a workspace
 * isn't published ("several hundred messages per minute").
 */
export const slackRates = {
  /** chat.postMessage in one conversation: one a second. */
  postInConversation: { calls: 1, perMs: 1000, burst: 1 },
  /** chat.postMessage in a workspace. */
  post: { calls: 500, perMs: 60_000, burst: 20 },
  /** users.lookupByEmail is of tier 3, as the next one is. */
  lookup: { calls: 50, perMs: 60_000, burst: 50 },
  /** conversations.open is of tier 3. */
  open: { calls: 50, perMs: 60_000, burst: 50 },
  /** users.info is of tier 4: a hundred and more a minute. */
  info: { calls: 100, perMs: 60_000, burst: 100 },
  /** chat.update is of tier 3, as chat.delete is: fifty and more a minute each. */
  update: { calls: 50, perMs: 60_000, burst: 50 },
} as const satisfies Record<string, Rate>
