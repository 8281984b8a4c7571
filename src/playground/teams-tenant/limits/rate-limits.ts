import type { Clock } from '../../../kernel/clock.ts'

/** How many calls are allowed in how many seconds. */
export type Window = readonly [calls: number, seconds: number]

/** What a call counts as. */
export type Counted = 'send' | 'create' | 'members' | 'conversations'

export type RateLimits = { readonly [kind in Counted | 'tenant']: readonly Window[] }

/**
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit: per bot and conversation, and thirty
 * requests a second per app and tenant. All of it in product time.
 */
const documentedLimits: RateLimits = {
  send: [
    [7, 1],
    [8, 2],
    [60, 30],
    [1_800, 3_600],
  ],
  create: [
    [7, 1],
    [8, 2],
    [60, 30],
    [1_800, 3_600],
  ],
  members: [
    [14, 1],
    [16, 2],
    [120, 30],
    [3_600, 3_600],
  ],
  conversations: [
    [14, 1],
    [16, 2],
    [120, 30],
    [3_600, 3_600],
  ],
  tenant: [[30, 1]],
}

export type RateLimiter = {
  /** @returns undefined when allowed, or the seconds after which to try again. */
  take(call: { counted: Counted; conversation: string }): number | undefined
}

/** The milliseconds until one more call fits. `times` are in order. */
const waitMs = (times: readonly number[], [calls, seconds]: Window, now: number): number => {
  const recent = times.filter((at) => at > now - seconds * 1_000)
  const oldestThatCounts = recent[recent.length - calls]
  return oldestThatCounts === undefined ? 0 : oldestThatCounts + seconds * 1_000 - now
}

export const rateLimiter = (
  clock: Clock,
  given: 'documented' | 'off' | Partial<RateLimits> = 'documented',
): RateLimiter => {
  if (given === 'off') return { take: () => undefined }
  const limits = given === 'documented' ? documentedLimits : { ...documentedLimits, ...given }
  const taken = new Map<string, number[]>()

  const recentTimes = (key: string, windows: readonly Window[], now: number): number[] => {
    const longestMs = Math.max(0, ...windows.map(([, seconds]) => seconds)) * 1_000
    const recent = (taken.get(key) ?? []).filter((at) => at > now - longestMs)
    taken.set(key, recent)
    return recent
  }

  return {
    take({ counted, conversation }) {
      const now = clock.now().getTime()
      const counts = [
        { times: recentTimes(`${counted} ${conversation}`, limits[counted], now), windows: limits[counted] },
        { times: recentTimes('tenant', limits.tenant, now), windows: limits.tenant },
      ]
      const waits = counts.flatMap(({ times, windows }) => windows.map((one) => waitMs(times, one, now)))
      const longest = Math.max(0, ...waits)
      if (longest > 0) return Math.ceil(longest / 1_000)
      for (const { times } of counts) times.push(now)
      return undefined
    },
  }
}
