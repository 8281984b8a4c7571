import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel, webApi } from '@slack/bolt'
import { onTestFinished } from 'vitest'
import type { ManualClock } from '../../../src/kernel/clock.ts'
import { manualClock } from '../../../src/kernel/clock.ts'
import type { SlackWorkspaceOptions } from '../../../src/playground/slack-workspace/memory/options.ts'
import type { SlackWorkspace } from '../../../src/playground/slack-workspace/slack-workspace.ts'
import { startSlackWorkspace } from '../../../src/playground/slack-workspace/slack-workspace.ts'

export const botToken = 'xoxb-1-test'
export const appToken = 'xapp-1-test'
export const signingSecret = 'a-signing-secret'

const manyScopes = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'mpim:write',
  'team:read',
  'users:read',
  'users:read.email',
  'users.profile:read',
]

export const ana = {
  id: 'U0ANA',
  name: 'ana',
  realName: 'Ana Diaz',
  email: 'ana@example.com',
  tz: 'Europe/Madrid',
  locale: 'es-ES',
}
export const ben = {
  id: 'U0BEN',
  name: 'ben',
  realName: 'Ben Okoro',
  email: 'ben@example.com',
  tz: 'Africa/Lagos',
  locale: 'en-GB',
}
export const team = { id: 'C0TEAM', name: 'team' }

export type TestWorkspace = SlackWorkspace & {
  clock: ManualClock
  web: webApi.WebClient
  /** Product time moves on. */
  pass(ms: number): void
}

export const quietLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
}

/** A workspace with two people and a channel; short real-time limits; closed when the test ends. */
export const aWorkspace = async (changes: Partial<SlackWorkspaceOptions> = {}): Promise<TestWorkspace> => {
  const clock = manualClock(new Date('2027-03-01T08:00:00Z'))
  const workspace = await startSlackWorkspace({
    clock,
    teamId: 'T0TEAM',
    teamName: 'Example Works',
    botToken,
    appToken,
    signingSecret,
    scopes: manyScopes,
    users: [ana, ben],
    channels: [{ ...team, members: [ana.id, ben.id, 'U0WHETSTONE'] }],
    rateLimits: { perChannelPerSecond: 100 },
    timing: { acknowledgeWithinMs: 300, retryDelaysMs: [0, 10, 10] },
    ...changes,
  })
  onTestFinished(() => workspace.close())
  return {
    ...workspace,
    clock,
    web: aWebClient(workspace),
    pass: (ms) => clock.set(new Date(clock.now().getTime() + ms)),
  }
}

export const aWebClient = (workspace: SlackWorkspace, token = botToken): webApi.WebClient =>
  new webApi.WebClient(token, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quietLogger,
  })

/** A real Bolt app behind a real HTTPReceiver, connected to the workspace by signed HTTP. */
export const aBoltApp = async (
  workspace: SlackWorkspace,
  listen: (app: App) => void,
  secret = signingSecret,
): Promise<App> => {
  const receiver = new HTTPReceiver({
    signingSecret: secret,
    endpoints: ['/slack/events'],
    logger: quietLogger,
  })
  const app = new App({
    token: botToken,
    receiver,
    logger: quietLogger,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
  })
  listen(app)
  const server = createServer(receiver.requestListener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
  workspace.setRequestUrls({ events: url, interactivity: url, commands: url })
  return app
}

export type Received = {
  url: string
  headers: { [name: string]: string | string[] | undefined }
  body: string
}

/** A plain server in the app's place, which keeps what it receives and answers as told. */
export const aBareApp = async (
  workspace: SlackWorkspace,
  answer: (
    received: Received,
    count: number,
  ) => { status?: number; headers?: { [name: string]: string }; body?: string } | 'silence' = () => ({}),
): Promise<Received[]> => {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = { url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() }
      received.push(one)
      const told = answer(one, received.length)
      if (told === 'silence') return
      response.writeHead(told.status ?? 200, told.headers)
      response.end(told.body ?? '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  workspace.setRequestUrls({
    events: `${base}/events`,
    interactivity: `${base}/interactivity`,
    commands: `${base}/commands`,
  })
  return received
}

/** Reads the payload of an interaction as the app would. */
export const payloadOf = (received: Received | undefined): Record<string, unknown> =>
  JSON.parse(new URLSearchParams(received?.body).get('payload') ?? '{}') as Record<string, unknown>

/** The platform error of a refused Web API call, with what it points at. */
export const refusal = async (call: Promise<unknown>): Promise<{ error: string; messages: string[] }> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  const data = (error as { data?: { error?: string; response_metadata?: { messages?: string[] } } })?.data
  return { error: data?.error ?? String(error), messages: data?.response_metadata?.messages ?? [] }
}

export const section = (text: string, more: Record<string, unknown> = {}) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text },
  ...more,
})

export const button = (actionId: string, label = 'Press', more: Record<string, unknown> = {}) => ({
  type: 'button' as const,
  action_id: actionId,
  text: { type: 'plain_text' as const, text: label },
  ...more,
})

export const actions = (...elements: ReturnType<typeof button>[]) => ({
  type: 'actions' as const,
  block_id: 'actions',
  elements,
})
