import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { errorName } from './outcome.ts'

/** The bot scopes that the manifest asks for; `test/contracts/manifest` holds the two to each other. */
export const botScopes = [
  'chat:write',
  'commands',
  'im:history',
  'im:write',
  'mpim:write',
  'users:read',
  'users:read.email',
] as const

export type SlackTokens = {
  readonly botToken: string
  /** With token rotation: it comes with an end. */
  readonly refreshToken?: string | undefined
  readonly expiresInSeconds?: number | undefined
}

/** What a workspace, or with Enterprise Grid a whole organization, has granted. */
export type SlackGrant = SlackTokens & {
  /** The workspace; the organization where the bot was installed for all of its workspaces. */
  readonly tenant: string
  readonly enterpriseId: string | undefined
  readonly name: string
  readonly appId: string | undefined
  readonly botUserId: string
  readonly botId: string | undefined
  readonly scopes: readonly string[]
  readonly installedBy: string | undefined
}

export type Exchanged =
  | { readonly ok: true; readonly grant: SlackGrant }
  /** `code`: used, expired or made up. `settings`: Slack doesn't know the app by these. */
  | { readonly ok: false; readonly reason: 'code' | 'settings' | 'unreachable'; readonly detail: string }

export type Refreshed =
  | { readonly ok: true; readonly tokens: SlackTokens }
  /** `refused`: the token is worth nothing any more. `later`: ask again. */
  | { readonly ok: false; readonly reason: 'refused' | 'later'; readonly detail: string }

export type SlackOAuth = {
  /** Where the browser goes to be asked. */
  authorizeUrl(asked: { readonly state: string; readonly redirectUri: string }): string
  exchange(given: { readonly code: string; readonly redirectUri: string }): Promise<Exchanged>
  refresh(refreshToken: string): Promise<Refreshed>
  /** The token is worth nothing from then on; whether Slack said so. */
  revoke(botToken: string): Promise<boolean>
}

/** docs.slack.dev/reference/methods/oauth.v2.access */
const named = z.object({ id: z.string(), name: z.string().optional() }).nullish()
const tokensSchema = z.object({
  token_type: z.literal('bot'),
  access_token: z.string().min(1),
  refresh_token: z.string().optional(),
  expires_in: z.number().positive().optional(),
})
const grantSchema = tokensSchema.extend({
  scope: z.string().default(''),
  bot_user_id: z.string(),
  app_id: z.string().optional(),
  team: named,
  enterprise: named,
  is_enterprise_install: z.boolean().default(false),
  authed_user: z.object({ id: z.string().optional() }).optional(),
})

const tokensOf = (given: z.infer<typeof tokensSchema>): SlackTokens => ({
  botToken: given.access_token,
  refreshToken: given.refresh_token,
  expiresInSeconds: given.expires_in,
})

const ofCode = new Set(['invalid_code', 'code_already_used', 'code_expired', 'invalid_grant'])
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
])

export const slackOAuth = (options: {
  readonly client: { readonly id: string; readonly secret: string }
  /** Ends in `/api/`. */
  readonly apiUrl: string | undefined
  /** A client for a token; without one, for the calls that need none. */
  readonly clientWith: (token?: string) => WebClient
}): SlackOAuth => {
  const { clientWith } = options
  const credentials = { client_id: options.client.id, client_secret: options.client.secret }

  const grantOf = async (given: z.infer<typeof grantSchema>): Promise<SlackGrant | undefined> => {
    const where = given.is_enterprise_install ? given.enterprise : given.team
    if (!where) return undefined
    // Slack names the bot's user here, not the bot; and a token that does not work is found out before it is kept.
    const me = await clientWith(given.access_token).auth.test()
    return {
      ...tokensOf(given),
      tenant: where.id,
      enterpriseId: given.enterprise?.id,
      name: where.name ?? me.team ?? where.id,
      appId: given.app_id,
      botUserId: given.bot_user_id,
      botId: me.bot_id,
      scopes: given.scope.split(',').filter((scope) => scope !== ''),
      installedBy: given.authed_user?.id,
    }
  }

  return {
    authorizeUrl: ({ state, redirectUri }) => {
      const url = new URL('/oauth/v2/authorize', options.apiUrl ?? 'https://slack.com/')
      url.search = new URLSearchParams({
        client_id: options.client.id,
        scope: botScopes.join(','),
        redirect_uri: redirectUri,
        state,
      }).toString()
      return url.href
    },
    async exchange({ code, redirectUri }) {
      try {
        const answer = await clientWith().oauth.v2.access({ ...credentials, code, redirect_uri: redirectUri })
        const parsed = grantSchema.safeParse(answer)
        const grant = parsed.success ? await grantOf(parsed.data) : undefined
        return grant
          ? { ok: true, grant }
          : { ok: false, reason: 'unreachable', detail: 'an answer that names no workspace or no bot' }
      } catch (error) {
        const detail = errorName(error)
        const isSlacks =
          detail !== String(error) && !detail.startsWith('slack_webapi') && !passing.has(detail)
        const reason = ofCode.has(detail) ? 'code' : isSlacks ? 'settings' : 'unreachable'
        return { ok: false, reason, detail }
      }
    },
    async refresh(refreshToken) {
      try {
        const asked = { ...credentials, grant_type: 'refresh_token' as const, refresh_token: refreshToken }
        const parsed = tokensSchema.safeParse(await clientWith().oauth.v2.access(asked))
        return parsed.success
          ? { ok: true, tokens: tokensOf(parsed.data) }
          : { ok: false, reason: 'later', detail: 'an answer without a token' }
      } catch (error) {
        const detail = errorName(error)
        const refused = [
          'invalid_refresh_token',
          'invalid_grant',
          'token_revoked',
          'account_inactive',
          'invalid_auth',
        ]
        return { ok: false, reason: refused.includes(detail) ? 'refused' : 'later', detail }
      }
    },
    revoke: (botToken) =>
      clientWith(botToken)
        .auth.revoke()
        .then(
          ({ ok }) => ok,
          () => false,
        ),
  }
}
