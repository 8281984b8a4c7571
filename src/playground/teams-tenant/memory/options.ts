import type { Clock } from '../../../kernel/clock.ts'
import type { RateLimits } from '../limits/rate-limits.ts'

/** Somebody of the tenant. `id` is the object id in Entra (`aadObjectId` on activities). */
export type TenantUser = {
  readonly id: string
  readonly name: string
  readonly email?: string
  readonly userPrincipalName: string
  readonly locale?: string
  readonly timeZone?: string
  readonly role?: 'user' | 'guest'
  /** Somebody of another tenant, with whom a channel is shared: they have no account in this one. */
  readonly homeTenantId?: string
}

/** A team with its channels; the first channel is General, whose id is the team's (`19:…@thread.tacv2`). */
export type TenantTeam = {
  readonly id: string
  readonly name: string
  readonly channels: readonly { readonly id: string; readonly name: string }[]
  readonly members: readonly string[]
}

/** Real-time limits. Tests shorten them. */
export type Timing = {
  /** How long an answer of the bot is waited for. */
  answerWithinMs: number
  /** How long after a failed delivery it is sent again, one entry a retry. */
  retryDelaysMs: readonly number[]
  tokenLivesSeconds: number
}

/**
 * Fifteen seconds are what Teams waits for an answer, and then it sends the same once more. No page says so; those who
 * look after the documentation do: https://github.com/MicrosoftDocs/msteams-docs/issues/6084
 */
export const teamsTiming: Timing = {
  answerWithinMs: 15_000,
  retryDelaysMs: [0],
  tokenLivesSeconds: 3_599,
}

export type TeamsTenantOptions = {
  /** The product's clock: timestamps and rate limits follow it. Tokens follow the real time. */
  readonly clock: Clock
  readonly tenantId: string
  readonly tenantName: string
  /** The bot's registration; the bot's id is `28:{appId}`. */
  readonly appId: string
  readonly appPassword: string
  readonly botName: string
  readonly users: readonly TenantUser[]
  readonly teams?: readonly TenantTeam[]
  /** Where activities are posted. */
  readonly messagingEndpoint: string
  /** The personal tab, for `openTab`; the origin of the messaging endpoint when left out. */
  readonly tabUrl?: string
  /** `documented` when left out. */
  readonly rateLimits?: 'documented' | 'off' | Partial<RateLimits>
  readonly timing?: Partial<Timing>
  /** What happened is kept here, a line an entry, and read again at the next start. */
  readonly journalFile?: string
  /** A fixed port for the next start of the same tenant; ephemeral when left out. */
  readonly port?: number
  /** Other tenants for which this Entra issues tokens and keys, and asks for consent. */
  readonly otherTenants?: readonly string[]
  /** Where consent may send back to, as registered with the app; anywhere when left out. */
  readonly redirectUris?: readonly string[]
}
