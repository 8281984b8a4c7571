import type { Clock } from '../../../kernel/clock.ts'

/**
 * https://docs.slack.dev/apis/web-api/rate-limits: tiers count per method, app and workspace in a
 * minute; chat.postMessage allows one a second and channel, and has a workspace-wide limit that is not
 * published (525 a minute is what a peer found). All of it in product time.
 */
export type Tier = 'tier1' | 'tier2' | 'tier3' | 'tier4' | 'posting' | 'special'

/** Calls allowed in a minute of product time, by tier, and the special limits of chat.postMessage. */
export type RateLimits = {
  perChannelPerSecond: number
  perWorkspacePerMinute: number
  tier1: number
  tier2: number
  tier3: number
  tier4: number
}

const documentedLimits: RateLimits = {
  perChannelPerSecond: 1,
  perWorkspacePerMinute: 525,
  tier1: 1,
  tier2: 20,
  tier3: 50,
  tier4: 100,
}

export type RateLimiter = {
  /** @returns undefined when allowed, or the seconds after which to try again. */
  take(call: { method: string; tier: Tier; channel?: string }): number | undefined
}

type Window = { key: string; limit: number; spanMs: number }

const minuteMs = 60_000

export const rateLimiter = (clock: Clock, overrides: Partial<RateLimits> = {}): RateLimiter => {
  const limits = { ...documentedLimits, ...overrides }
  const taken = new Map<string, number[]>()

  const windowsFor = (method: string, tier: Tier, channel: string | undefined): Window[] => {
    if (tier === 'special') return []
    if (tier !== 'posting') return [{ key: method, limit: limits[tier], spanMs: minuteMs }]
    const workspace = { key: method, limit: limits.perWorkspacePerMinute, spanMs: minuteMs }
    return channel === undefined
      ? [workspace]
      : [{ key: `${method} ${channel}`, limit: limits.perChannelPerSecond, spanMs: 1_000 }, workspace]
  }

  const waitMs = ({ key, limit, spanMs }: Window, now: number): number => {
    const recent = (taken.get(key) ?? []).filter((at) => at > now - spanMs)
    taken.set(key, recent)
    const oldestThatCounts = recent[recent.length - limit]
    return oldestThatCounts === undefined ? 0 : oldestThatCounts + spanMs - now
  }

  return {
    take({ method, tier, channel }) {
      const now = clock.now().getTime()
      const windows = windowsFor(method, tier, channel)
      const wait = Math.max(0, ...windows.map((window) => waitMs(window, now)))
      if (wait > 0) return Math.ceil(wait / 1000)
      for (const { key } of windows) taken.get(key)?.push(now)
      return undefined
    },
  }
}
