import { isIP } from 'node:net'
import type { Context } from 'hono'
import { bounded } from '../kernel/bounded.ts'

type Bucket = { readonly tokens: number; readonly atMs: number }

/**
 * So many at once and so many a minute for each key, by a bucket that fills evenly. In memory: with several processes
 * each allows as much. Real time, not the product's: it protects the machine.
 */
export const rateLimit = ({
  burst,
  perMinute,
  keys = 10_000,
}: {
  burst: number
  perMinute: number
  keys?: number
}) => {
  const buckets = bounded<Bucket>(keys)
  return (key: string, nowMs: number): boolean => {
    const before = buckets.get(key) ?? { tokens: burst, atMs: nowMs }
    const filled = before.tokens + (Math.max(0, nowMs - before.atMs) * perMinute) / 60_000
    const tokens = Math.min(burst, filled)
    const isAllowed = tokens >= 1
    buckets.set(key, { tokens: isAllowed ? tokens - 1 : tokens, atMs: Math.max(nowMs, before.atMs) })
    return isAllowed
  }
}

const isInside = (address: string): boolean =>
  /^(?:::1$|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd]|fe80:)/i.test(
    address.replace(/^::ffff:/i, ''),
  )

/** One house has 2^64 addresses of version 6: they count as one. */
const networkOf = (address: string): string =>
  isIP(address) === 6 ? (/^(?:[\da-f]*:){1,4}/i.exec(address)?.[0] ?? address) : address

/**
 * Where a request comes from. What a proxy says of it is believed only of a proxy within our own network, and only the
 * last address, which is the one that the proxy itself has seen.
 */
export const networkOfRequest = (c: Context): string => {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  const direct = (incoming?.socket?.remoteAddress ?? 'unknown').replace(/^::ffff:/i, '')
  const said = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return networkOf(said && isInside(direct) && isIP(said) > 0 ? said : direct)
}
