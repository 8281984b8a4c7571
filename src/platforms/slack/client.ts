import { type FetchFunction, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api'
import { slackFetch } from './http.ts'
import { quickened } from './quick-messages.ts'

/** What Bolt asks for before it hands a request on. */
export type Authorization = {
  readonly teamId: string
  readonly botToken: string
  readonly botId: string
  readonly botUserId: string
}

export type SlackIdentity = Authorization & { readonly teamName: string; readonly scopes: readonly string[] }

/** One workspace by its bot token: the client for it, and who the bot is there. */
export type SlackClient = {
  readonly identity: SlackIdentity
  clientFor(tenant: string): WebClient | undefined
  authorization(teamId: string | undefined): Authorization
  postJson(url: string, body: object): Promise<number>
  readonly socketOptions: Pick<WebClientOptions, 'slackApiUrl'>
  close(): Promise<void>
}

const timeoutMs = 10_000

/**
 * Connects to a workspace and asks who we are there.
 * @throws when Slack can't be reached or refuses the token.
 */
export const connectSlack = async (options: {
  readonly botToken: string
  readonly apiUrl?: string | undefined
}): Promise<SlackClient> => {
  const http = slackFetch(timeoutMs)
  const slackApiUrl = options.apiUrl ? { slackApiUrl: options.apiUrl } : {}
  const plain = new WebClient(options.botToken, {
    ...slackApiUrl,
    fetch: http.fetch,
    timeout: timeoutMs,
    // What a failed call means is said by whoever made it.
    logLevel: LogLevel.ERROR,
    // The durable queue retries, after as long as Slack asks: see port.ts.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  })
  const client = quickened(plain, http.post)
  const me = await client.auth.test().catch(async (error: unknown) => {
    await http.close()
    throw error
  })
  const identity: SlackIdentity = {
    teamId: me.team_id ?? '',
    teamName: me.team ?? '',
    botToken: options.botToken,
    botId: me.bot_id ?? '',
    botUserId: me.user_id ?? '',
    scopes: me.response_metadata?.scopes ?? [],
  }
  return {
    identity,
    clientFor: (tenant) => (tenant === identity.teamId ? client : undefined),
    authorization: (teamId) => {
      if (teamId !== identity.teamId) throw new Error('A request from a workspace that is not installed')
      return identity
    },
    postJson: (url, body) => post(http.fetch, url, body),
    socketOptions: slackApiUrl,
    close: () => http.close(),
  }
}

const post = async (fetch: FetchFunction, url: string, body: object): Promise<number> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.status
}
