import type { Failure } from '../gate.ts'
import { TokenError } from './token.ts'

/** Between 0 and 1, so that tests can say which. */
export type Random = () => number

const field = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' && name in value ? value[name as keyof typeof value] : undefined

/** The HTTP status that an error of the connector's client came with, if it came that far. */
export const statusOf = (error: unknown): number | undefined => {
  const status = field(error, 'statusCode')
  return typeof status === 'number' ? status : undefined
}

/** Microsoft's own name for what went wrong, for logs. */
const errorName = (error: unknown): string => {
  const code = field(error, 'code')
  const status = statusOf(error)
  if (typeof code === 'string' && code !== '') return status === undefined ? code : `${status} ${code}`
  return status === undefined ? (error instanceof Error ? error.message : String(error)) : `${status}`
}

/** The request can't have left: there was no connection that it could have left by. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** How long to wait after a fault that says nothing of its own length. */
const faultPauseMs = 15_000
const secretPauseMs = 5 * 60_000
/**
 * No window of one conversation is longer than half a minute, but for the hour's, which the product's own rates keep:
 * a longer pause is meant for the app in the whole tenant.
 */
const ofOneConversationMs = 30_000
/** 412 is what two changes of one conversation at once are answered with: a moment later it is free. */
const busyPauseMs = 2_000

const retryAfterMs = (error: unknown): number => {
  const headers = field(field(error, 'response'), 'headers') as { get?(name: string): string | undefined }
  const seconds = Number(headers?.get?.('retry-after'))
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 1000
}

/**
 * What a failed call to the Bot Connector means. What has to wait waits a random part longer, so that those who were
 * refused together don't come back together.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit#handle-rate-limits
 */
export const failureOf = (error: unknown, random: Random): Failure => {
  const later = (atLeastMs: number, uncertain: boolean): Extract<Failure, { reason: 'later' }> => ({
    ok: false,
    reason: 'later',
    retryAfterMs: Math.ceil(atLeastMs * (1 + random() / 2)),
    uncertain,
  })
  const detail = errorName(error)
  if (error instanceof TokenError) {
    // A secret that has ended is mended by whoever runs the server: all tenants wait for that, and none is gone.
    return error.refused
      ? { ...later(secretPauseMs, false), wholeInstallation: true }
      : later(faultPauseMs, false)
  }
  const status = statusOf(error)
  if (status === undefined) {
    const code = field(error, 'code')
    return later(faultPauseMs, !(typeof code === 'string' && neverLeft.has(code)))
  }
  if (status === 429) {
    const ms = retryAfterMs(error)
    return { ...later(ms, false), ...(ms > ofOneConversationMs ? { wholeInstallation: true } : {}) }
  }
  if (status === 412) return later(busyPauseMs, false)
  if (status === 503) return later(faultPauseMs, false)
  if (status === 408 || status >= 500) return later(faultPauseMs, true)
  if (status === 401) return { ok: false, reason: 'gone', detail }
  if (status === 403 || status === 404) return { ok: false, reason: 'unreachable', detail }
  return { ok: false, reason: 'refused', detail }
}
