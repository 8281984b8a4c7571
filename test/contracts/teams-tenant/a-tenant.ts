import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { ManualClock } from '../../../src/kernel/clock.ts'
import { manualClock } from '../../../src/kernel/clock.ts'
import type { TeamsTenantOptions } from '../../../src/playground/teams-tenant/memory/options.ts'
import type { StoredMessage } from '../../../src/playground/teams-tenant/memory/state.ts'
import type { TeamsTenant } from '../../../src/playground/teams-tenant/teams-tenant.ts'
import { startTeamsTenant } from '../../../src/playground/teams-tenant/teams-tenant.ts'

export const appId = '0f8c2b1e-7c1d-4a57-9d3b-2f6a5c1e9b70'
export const appPassword = 'a-client-secret'
export const tenantId = '7b1f0f4e-3f1c-4e61-8c3e-0a9d5b2c6e11'

export const ana = {
  id: '11111111-aaaa-4aaa-8aaa-111111111111',
  name: 'Ana Diaz',
  email: 'ana@example.com',
  userPrincipalName: 'ana@example.com',
  locale: 'es-ES',
  timeZone: 'Europe/Madrid',
}
export const ben = {
  id: '22222222-bbbb-4bbb-8bbb-222222222222',
  name: 'Ben Okoro',
  userPrincipalName: 'ben@example.com',
  locale: 'en-GB',
  timeZone: 'Africa/Lagos',
}
export const guest = {
  id: '33333333-cccc-4ccc-8ccc-333333333333',
  name: 'Cleo Guest',
  userPrincipalName: 'cleo_other.example#EXT#@example.com',
  role: 'guest' as const,
}
export const general = { id: '19:general@thread.tacv2', name: 'General' }
export const line = { id: '19:line@thread.tacv2', name: 'Line 3' }
export const team = {
  id: general.id,
  name: 'Maintenance',
  channels: [general, line],
  members: [ana.id, ben.id],
}

export type Activity = { [field: string]: unknown } & {
  type: string
  id: string
  name?: string
  text?: string
  value?: { [field: string]: unknown }
}

export type TestTenant = TeamsTenant & {
  clock: ManualClock
  /** Product time moves on. */
  pass(ms: number): void
  /** The messages of a conversation; of Ana's chat with the bot when none is named. */
  messages(conversation?: string): readonly StoredMessage[]
  /** A call of the bot, by default with a token that Entra has issued. */
  call(method: string, path: string, body?: unknown, token?: string): Promise<Reply>
  /** A message of the bot in Ana's chat, or in another conversation. @returns its id. */
  sends(activity: unknown, conversation?: string): Promise<string>
  anasChat: string
}

export type Reply = {
  status: number
  headers: Headers
  body: { [field: string]: unknown; error?: { code: string; message: string } }
}

const tokenForm = (changes: Record<string, string> = {}): URLSearchParams =>
  new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: appPassword,
    scope: 'https://api.botframework.com/.default',
    ...changes,
  })

export const askForToken = (tenant: TeamsTenant, changes: Record<string, string> = {}, of = tenantId) =>
  fetch(`${tenant.loginUrl}/${of}/oauth2/v2.0/token`, { method: 'POST', body: tokenForm(changes) })

const nobody = 'http://127.0.0.1:9/teams/messages'

/** A tenant with two people, a guest and a team; short real-time limits; closed when the test ends. */
export const aTenant = async (changes: Partial<TeamsTenantOptions> = {}): Promise<TestTenant> => {
  const clock = manualClock(new Date('2027-03-01T08:00:00Z'))
  const tenant = await startTeamsTenant({
    clock,
    tenantId,
    tenantName: 'Example Works',
    appId,
    appPassword,
    botName: 'Whetstone',
    users: [ana, ben, guest],
    teams: [team],
    messagingEndpoint: nobody,
    rateLimits: 'off',
    timing: { answerWithinMs: 300, retryDelaysMs: [0] },
    ...changes,
  })
  onTestFinished(() => tenant.close())
  const anasChat = tenant.personalConversation(ana.id)
  const call = async (method: string, path: string, body?: unknown, token?: string): Promise<Reply> => {
    const issued = (await (await askForToken(tenant)).json()) as { access_token: string }
    const response = await fetch(`${tenant.serviceUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token ?? issued.access_token}`,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? {} : (JSON.parse(text) as Reply['body']),
    }
  }
  return {
    ...tenant,
    clock,
    anasChat,
    pass: (ms) => clock.set(new Date(clock.now().getTime() + ms)),
    messages: (conversation = anasChat) => tenant.state().messages[conversation] ?? [],
    call,
    async sends(activity, conversation = anasChat) {
      const { status, body } = await call('POST', activitiesOf(conversation), activity)
      if (status !== 201) throw new Error(JSON.stringify(body))
      return String(body.id)
    },
  }
}

export const activitiesOf = (conversation: string, activityId = ''): string =>
  `v3/conversations/${encodeURIComponent(conversation)}/activities${activityId && `/${activityId}`}`

export type Received = { headers: IncomingHttpHeaders; activity: Activity }
type Told = { status?: number; body?: unknown } | 'silence'

export const listening = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A plain server in the bot's place, which keeps what it receives and answers as told. */
export const aBareBot = async (
  tenant: TeamsTenant,
  answer: (received: Received, count: number) => Told | Promise<Told> = () => ({}),
): Promise<Received[]> => {
  const received: Received[] = []
  const origin = await listening((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const activity = JSON.parse(Buffer.concat(chunks).toString()) as Activity
      const one = { headers: request.headers, activity }
      received.push(one)
      const told = await answer(one, received.length)
      if (told === 'silence') return
      response.writeHead(told.status ?? 200, { 'content-type': 'application/json' })
      response.end(told.body === undefined ? '' : JSON.stringify(told.body))
    })
  })
  tenant.setMessagingEndpoint(`${origin}/teams/messages`)
  return received
}

export const aCard = (body: unknown[], more: Record<string, unknown> = {}) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body,
  ...more,
})

export const text = (words: string) => ({ type: 'TextBlock', text: words, wrap: true })

export const execute = (verb: string, more: Record<string, unknown> = {}) => ({
  type: 'Action.Execute',
  title: verb,
  verb,
  data: { n: 1 },
  ...more,
})

export const actions = (...all: unknown[]) => ({ type: 'ActionSet', actions: all })

export const message = (card: unknown, more: Record<string, unknown> = {}) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  ...more,
})

export const cardAnswer = (card: unknown) => ({
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
})

/** A tenant in which Ana has the app, and a bot that answers as told. */
export const withAna = async (
  answer?: Parameters<typeof aBareBot>[1],
  changes: Partial<TeamsTenantOptions> = {},
): Promise<{ tenant: TestTenant; received: Received[] }> => {
  const tenant = await aTenant(changes)
  const received = await aBareBot(tenant, answer)
  await tenant.installPersonal({ user: ana.id })
  received.length = 0
  return { tenant, received }
}
