import type { SendOutcome } from '../../chat/platform.ts'

/** Slack says these of the person or the conversation; nothing more can be sent there. */
const unreachable = new Set([
  'channel_not_found',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'is_archived',
  'cannot_dm_bot',
  'not_in_channel',
  'restricted_action',
  'messages_tab_disabled',
  'user_not_visible',
])

/** Slack says these of the installation. */
const gone = new Set([
  'account_inactive',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'team_not_found',
  'org_login_required',
])

const passing = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const field = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' && name in value ? value[name as keyof typeof value] : undefined

/** How long to wait after a fault that says nothing of its own length. */
const faultPauseMs = 15_000

/**
 * What an error of Slack's client means for a send. A request that was cut off, or answered by a server fault,
 * may have had its effect.
 */
export const failureOf = (error: unknown): Extract<SendOutcome, { ok: false }> => {
  const code = textOf(field(error, 'code'))
  if (code === 'slack_webapi_rate_limited_error') {
    const seconds = Number(field(error, 'retryAfter'))
    const retryAfterMs = (Number.isFinite(seconds) && seconds > 0 ? seconds : 1) * 1000
    return {
      ok: false,
      reason: 'later',
      retryAfterMs,
      uncertain: false,
      wholeInstallation: retryAfterMs > 2000,
    }
  }
  if (code === 'slack_webapi_platform_error') {
    const detail = textOf(field(field(error, 'data'), 'error'))
    if (detail === 'ratelimited') {
      return { ok: false, reason: 'later', retryAfterMs: 1000, uncertain: false }
    }
    if (gone.has(detail)) return { ok: false, reason: 'gone', detail }
    if (unreachable.has(detail)) return { ok: false, reason: 'unreachable', detail }
    if (passing.has(detail)) {
      return { ok: false, reason: 'later', retryAfterMs: faultPauseMs, uncertain: true }
    }
    return { ok: false, reason: 'refused', detail }
  }
  return { ok: false, reason: 'later', retryAfterMs: faultPauseMs, uncertain: true }
}

/** Slack's own name for what went wrong, for logs. */
export const errorName = (error: unknown): string =>
  textOf(field(field(error, 'data'), 'error')) || textOf(field(error, 'code')) || String(error)
