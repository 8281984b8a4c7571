/** How many calls are allowed in how many seconds. */
export type Window = readonly [calls: number, seconds: number]

/**
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit: per bot and conversation, and per app and
 * tenant. All of it in product time.
 */
export type RateLimits = {
  send: readonly Window[]
  create: readonly Window[]
  members: readonly Window[]
  conversations: readonly Window[]
  tenant: readonly Window[]
}
