import type { Clock } from '../kernel/clock.ts'

/** So many calls in so long, evenly: `burst` of them at once. */
export type Rate = { readonly calls: number; readonly perMs: number; readonly burst: number }

/**
 * Keeps to the rates of a platform, on the product's clock. Asking takes a place when one is free. Otherwise it
 * says how long to wait, each asker a little longer than the one before, so that they don't all come back at
 * once. Each process keeps its own; what it lets through in excess, the platform's 429 corrects for all.
 */
export type Limiter = {
  /** 0 when the call may be made now; else the milliseconds after which to ask again. Takes all rates or none. */
  take(wanted: readonly { readonly key: string; readonly rate: Rate }[]): number
}

type Bucket = { freeAt: number; promisedAt: number }

const bucketsAtMost = 50_000

export const createLimiter = (clock: Clock): Limiter => {
  const buckets = new Map<string, Bucket>()
  const forgetIdle = (now: number) => {
    if (buckets.size < bucketsAtMost) return
    for (const [key, bucket] of buckets) if (bucket.freeAt < now) buckets.delete(key)
  }
  return {
    take(wanted) {
      const now = clock.now().getTime()
      forgetIdle(now)
      let wait = 0
      for (const { key, rate } of wanted) {
        const interval = rate.perMs / rate.calls
        const bucket = buckets.get(key)
        const earliest = (bucket?.freeAt ?? 0) - (rate.burst - 1) * interval
        if (!bucket || earliest <= now) continue
        bucket.promisedAt = Math.max(bucket.promisedAt + interval, earliest)
        wait = Math.max(wait, Math.ceil(bucket.promisedAt - now))
      }
      if (wait > 0) return wait
      for (const { key, rate } of wanted) {
        const interval = rate.perMs / rate.calls
        const freeAt = Math.max(buckets.get(key)?.freeAt ?? 0, now) + interval
        buckets.set(key, { freeAt, promisedAt: buckets.get(key)?.promisedAt ?? 0 })
      }
      return 0
    },
  }
}
