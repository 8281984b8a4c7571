import type { Clock } from '../../../kernel/clock.ts'
import type { RateLimits } from '../limits/rate-limits.ts'
import type { Journal } from './journal.ts'
import type { WorkspaceUser } from './state.ts'

export type WorkspaceChannel = { id: string; name: string; members: string[]; isPrivate?: boolean }

/** The app as Slack knows it. The bot is in a channel when its user id is among the members. */
export type WorkspaceApp = { id: string; name: string; botId: string; botUserId: string }

export const defaultApp: WorkspaceApp = {
  id: 'A0WHETSTONE',
  name: 'whetstone',
  botId: 'B0WHETSTONE',
  botUserId: 'U0WHETSTONE',
}

export type RequestUrls = { events: string; interactivity: string; commands: string }

/** Real-time limits. Tests shorten them; the defaults are Slack's. */
export type Timing = {
  acknowledgeWithinMs: number
  triggerLivesMs: number
  responseUrlLivesMs: number
  /** One entry for each retry of an event: how long after the failure it is sent again. */
  retryDelaysMs: readonly number[]
  pingEveryMs: number
}

export const slackTiming: Timing = {
  acknowledgeWithinMs: 3_000,
  triggerLivesMs: 3_000,
  responseUrlLivesMs: 30 * 60_000,
  retryDelaysMs: [0, 60_000, 300_000],
  pingEveryMs: 10_000,
}

export type SlackWorkspaceOptions = {
  /** The product's clock: rate limits and message timestamps follow it. */
  clock: Clock
  teamId: string
  teamName: string
  teamDomain?: string
  botToken: string
  appToken?: string
  signingSecret: string
  /** The organization of Enterprise Grid that the workspace is in. */
  enterprise?: { id: string; name: string }
  /** Whether the app is installed from the first day on, with `botToken`; true when left out. */
  installed?: boolean
  /** The bot scopes that were granted at installation. */
  scopes: readonly string[]
  users: WorkspaceUser[]
  channels: WorkspaceChannel[]
  requestUrls?: RequestUrls
  app?: Partial<WorkspaceApp>
  /** Slash commands the app has; all when left out. */
  commands?: readonly string[]
  /** Bot events the app subscribed to (`message.im`, `app_mention`, …); all when left out. */
  events?: readonly string[]
  journal?: Journal
  rateLimits?: Partial<RateLimits>
  timing?: Partial<Timing>
  /** A fixed port for the next start of the same workspace; ephemeral when left out. */
  port?: number
}
