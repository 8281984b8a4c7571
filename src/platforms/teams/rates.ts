import type { Rate } from '../limiter.ts'

/**
 * Teams' limits as the product keeps them:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 * In one conversation: 7 in a second, 8 in two, 60 in thirty, 1,800 in an hour. For an app in a tenant: 30 a second
 * (some pages say 50). Each rate here stays below its window wherever that begins: what comes at once and what comes
 * in time add up to the limit. Four at once and two a second keep both of the short windows. Twice as often it may be asked
 * who the members of a conversation are: 14, 16, 120 and 3,600.
 */
const teamsRates = {
  shortly: { calls: 2, perMs: 1_000, burst: 4 },
  inHalfAMinute: { calls: 1, perMs: 1_000, burst: 30 },
  inAnHour: { calls: 900, perMs: 3_600_000, burst: 900 },
  askedShortly: { calls: 4, perMs: 1_000, burst: 8 },
  askedInHalfAMinute: { calls: 2, perMs: 1_000, burst: 60 },
  askedInAnHour: { calls: 1_800, perMs: 3_600_000, burst: 1_800 },
  inTenant: { calls: 20, perMs: 1_000, burst: 10 },
} as const satisfies Record<string, Rate>

/** What a call in a conversation has to wait for. */
export const ratesOf = (tenant: string, conversation: string) => {
  const key = `teams:${tenant}:${conversation}`
  return [
    ...tenantRate(tenant),
    { key: `${key}:shortly`, rate: teamsRates.shortly },
    { key: `${key}:half-minute`, rate: teamsRates.inHalfAMinute },
    { key: `${key}:hour`, rate: teamsRates.inAnHour },
  ]
}

/** What asking about a member of a conversation has to wait for. */
export const askingRates = (tenant: string, conversation: string) => {
  const key = `teams:${tenant}:${conversation}:members`
  return [
    ...tenantRate(tenant),
    { key: `${key}:shortly`, rate: teamsRates.askedShortly },
    { key: `${key}:half-minute`, rate: teamsRates.askedInHalfAMinute },
    { key: `${key}:hour`, rate: teamsRates.askedInAnHour },
  ]
}

/** What any other call of the app in a tenant has to wait for. */
export const tenantRate = (tenant: string) => [{ key: `teams:${tenant}`, rate: teamsRates.inTenant }]

/**
 * Opening a chat is in the same table of limits, and has no conversation yet by which it could be counted: all that a
 * bot opens in a tenant count together.
 */
export const openingRates = (tenant: string) => ratesOf(tenant, 'opening')
