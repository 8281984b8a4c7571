import { type FetchFunction, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api'
import { slackFetch } from './http.ts'
import { quickened } from './quick-messages.ts'

/** Who the bot is in a workspace. */
export type SlackIdentity = {
  readonly teamId: string
  readonly botToken: string
  readonly botId: string
  readonly botUserId: string
  readonly teamName: string
  readonly scopes: readonly string[]
}

/** Makes clients that share their connections. */
export type SlackClients = {
  clientWith(token?: string): WebClient
  /** Asks Slack whose token that is. @throws when Slack can't be reached or refuses it. */
  identify(token: string): Promise<SlackIdentity>
  postJson(url: string, body: object): Promise<number>
  readonly socketOptions: Pick<WebClientOptions, 'slackApiUrl'>
  close(): Promise<void>
}

const timeoutMs = 10_000

export const slackClients = (apiUrl: string | undefined): SlackClients => {
  const http = slackFetch(timeoutMs)
  const socketOptions = apiUrl ? { slackApiUrl: apiUrl } : {}
  const clientWith = (token?: string): WebClient =>
    quickened(
      new WebClient(token, {
        ...socketOptions,
        fetch: http.fetch,
        timeout: timeoutMs,
        // What a failed call means is said by whoever made it.
        logLevel: LogLevel.ERROR,
        // The durable queue retries, after as long as Slack asks: see port.ts.
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      }),
      http.post,
    )
  return {
    clientWith,
    identify: async (botToken) => {
      const me = await clientWith(botToken).auth.test()
      return {
        teamId: (me.is_enterprise_install ? me.enterprise_id : me.team_id) ?? '',
        teamName: me.team ?? '',
        botToken,
        botId: me.bot_id ?? '',
        botUserId: me.user_id ?? '',
        scopes: me.response_metadata?.scopes ?? [],
      }
    },
    postJson: (url, body) => post(http.fetch, url, body),
    socketOptions,
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
