import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../../kernel/clock.ts'
import { readText } from '../../stand-in/body.ts'
import type { JsonObject } from '../../stand-in/json.ts'
import { defaultApp } from '../memory/options.ts'
import { bearerToken, readArguments } from '../wire/body.ts'
import { type Traffic, trafficLog } from '../wire/traffic.ts'
import { type AppRegistration, authorizePages, type Decision, type Page } from './authorize.ts'
import { forward } from './forward.ts'
import { grantBook, type Site } from './grants.ts'

export type SharedAppOptions = AppRegistration & {
  readonly clock: Clock
  /** Stand-ins for the workspaces, each started with the app's one signing secret. */
  readonly sites: readonly Site[]
  /** Token rotation: how long a token works. Left out, it lasts. */
  readonly tokenLifeSeconds?: number
}

/**
 * Slack around several workspaces of one distributed app: the page that asks, the exchange of codes and tokens, and
 * one address of the Web API that takes each call to the workspace of its token.
 */
export type SharedApp = {
  /** Ends with a slash, for `SLACK_API_URL`. */
  readonly apiUrl: string
  /** Somebody follows the app's link to Slack and decides. @returns where their browser is sent. */
  decide(authorizeUrl: string, decision: Decision): Page
  /** What was asked of `oauth.v2.access`. */
  readonly traffic: Traffic
  close(): Promise<void>
}

const text = (args: JsonObject, name: string): string => (typeof args[name] === 'string' ? args[name] : '')

/** https://docs.slack.dev/reference/methods/oauth.v2.access: the app shows who it is in the form or by Basic. */
const isTheApp = (app: AppRegistration, request: IncomingMessage, args: JsonObject): string | undefined => {
  const basic = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const [id = '', secret = ''] = basic
    ? Buffer.from(basic, 'base64').toString('utf8').split(':')
    : [text(args, 'client_id'), text(args, 'client_secret')]
  if (id !== app.clientId) return 'invalid_client_id'
  return secret === app.clientSecret ? undefined : 'bad_client_secret'
}

const accessed = (book: ReturnType<typeof grantBook>, args: JsonObject): JsonObject => {
  const { id: app_id, botUserId: bot_user_id } = defaultApp
  const bot = { ok: true, token_type: 'bot', app_id, bot_user_id }
  if (text(args, 'grant_type') === 'refresh_token') {
    const refreshed = book.refresh(text(args, 'refresh_token'))
    return refreshed.ok ? { ...bot, ...refreshed.tokens } : refreshed
  }
  const exchanged = book.exchange(text(args, 'code'), text(args, 'redirect_uri'))
  if (!exchanged.ok) return exchanged
  const { code, tokens } = exchanged
  const [site] = code.sites
  return {
    ...bot,
    ...tokens,
    scope: code.scopes.join(','),
    team: code.orgWide || !site ? null : { id: site.teamId, name: site.teamName },
    enterprise: site?.enterprise ?? null,
    is_enterprise_install: code.orgWide,
    authed_user: { id: code.by },
  }
}

export const startSharedApp = async (options: SharedAppOptions): Promise<SharedApp> => {
  const book = grantBook(options.clock, options.tokenLifeSeconds)
  const pages = authorizePages(options, options.sites, book)
  const traffic = trafficLog(options.clock)

  const sendPage = (response: ServerResponse, page: Page): void => {
    if ('location' in page) response.writeHead(302, { location: page.location }).end()
    else response.writeHead(page.status, { 'content-type': 'text/html; charset=utf-8' }).end(page.html)
  }

  const access = (request: IncomingMessage, response: ServerResponse, args: JsonObject): void => {
    const error = isTheApp(options, request, args)
    const answer = error === undefined ? accessed(book, args) : { ok: false, error }
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(answer))
    traffic.add({
      direction: 'app-to-slack',
      transport: 'http',
      what: 'oauth.v2.access',
      url: request.url ?? '/',
      status: 200,
      headers: {},
      request: { grant_type: text(args, 'grant_type') },
      response: answer,
      durationMs: 0,
    })
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://slack.invalid')
    if (pathname === '/oauth/v2/authorize') return sendPage(response, pages.show(searchParams))
    if (pathname === '/oauth/v2/authorize/decide') {
      const where = searchParams.get('where') ?? ''
      const allow = searchParams.get('decision') === 'allow'
      const decision: Decision = allow ? { allow, where, by: 'U0ADMIN' } : { allow: false }
      return sendPage(response, pages.decide(searchParams, decision))
    }
    const body = (await readText(request)) ?? ''
    const read = readArguments(request, body)
    const args = read.ok ? read.args : {}
    if (pathname === '/api/oauth.v2.access') return access(request, response, args)
    const token = bearerToken(request, args)
    const known = book.sitesOf(token)
    // Who has no token of ours is told so by any workspace.
    await forward(request, response, body, known.length > 0 ? known : options.sites.slice(0, 1))
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    decide: (authorizeUrl, decision) => pages.decide(new URL(authorizeUrl).searchParams, decision),
    traffic: { entries: traffic.entries, onEntry: traffic.onEntry },
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
