import type { JsonObject } from '../../stand-in/json.ts'
import type { RateLimiter } from '../limits/rate-limits.ts'
import type { Workspace } from '../memory/workspace.ts'
import { channelIdMeant } from '../memory/workspace.ts'
import type { Method, Reply } from './method.ts'
import { fail, textArgument } from './method.ts'
import { methods } from './registry.ts'

export type Call = { method: string; token: string; args: JsonObject }

export type Answer = { status: number; headers: { [name: string]: string }; body: Reply }

const byName = new Map(methods.map((method) => [method.name, method]))

/** https://docs.slack.dev/apis/web-api/#authentication */
const tokenError = ({ memory, options }: Workspace, method: Method, token: string): string | undefined => {
  if (token === '') return 'not_authed'
  if (token === options.appToken) return method.token === 'app' ? undefined : 'not_allowed_token_type'
  const issued = memory.state.tokens[token]
  if (issued === undefined) return 'invalid_auth'
  if (memory.state.installation !== 'installed') return memory.state.installation
  if (issued.revoked) return 'token_revoked'
  // docs.slack.dev/authentication/using-token-rotation
  if ((issued.expiresAtMs ?? Infinity) <= options.clock.now().getTime()) return 'token_expired'
  return method.token === 'app' ? 'not_allowed_token_type' : undefined
}

/** https://docs.slack.dev/reference/scopes */
const missingScope = (scopes: readonly string[], needed: readonly string[]): Reply | undefined => {
  const missing = needed.filter((scope) => !scopes.includes(scope))
  if (missing.length === 0) return undefined
  return { ok: false, error: 'missing_scope', needed: missing.join(','), provided: scopes.join(',') }
}

const missingArguments = (method: Method, args: JsonObject): Reply | undefined => {
  const missing = (method.required ?? []).filter((name) => args[name] === undefined || args[name] === '')
  return missing.length === 0
    ? undefined
    : fail(
        'invalid_arguments',
        missing.map((name) => `missing required field: ${name}`),
      )
}

/** Where a message is posted: limits count per conversation, by whatever name it was called. */
const postingChannel = (workspace: Workspace, args: JsonObject): { channel?: string } => {
  const channel = channelIdMeant(workspace, textArgument(args, 'channel'))
  return channel === undefined ? {} : { channel }
}

export const rateLimited = (retryAfterSeconds: number): Answer => ({
  status: 429,
  headers: { 'retry-after': String(retryAfterSeconds) },
  body: fail('ratelimited'),
})

/** One Web API call from the token to the reply. Slack answers 200 to all but too many calls. */
export const answerCall = (workspace: Workspace, limiter: RateLimiter, call: Call): Answer => {
  const plain = (body: Reply, headers: Answer['headers'] = {}): Answer => ({ status: 200, headers, body })
  const method = byName.get(call.method)
  if (method === undefined) return plain({ ok: false, error: 'unknown_method', req_method: call.method })
  const refused = tokenError(workspace, method, call.token)
  if (refused !== undefined) return plain(fail(refused))
  const channel = method.tier === 'posting' ? postingChannel(workspace, call.args) : {}
  const wait = limiter.take({ method: method.name, tier: method.tier, ...channel })
  if (wait !== undefined) return rateLimited(wait)
  const needed = method.needs?.(call.args, workspace.memory.state) ?? []
  const scopes = workspace.memory.state.tokens[call.token]?.scopes ?? workspace.options.scopes
  const headers = {
    'x-oauth-scopes': scopes.join(','),
    'x-accepted-oauth-scopes': needed.join(','),
  }
  return plain(
    missingScope(scopes, needed) ??
      missingArguments(method, call.args) ??
      method.run(workspace, call.args, call.token),
    headers,
  )
}
