import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LogLevel, WebClient } from '@slack/web-api'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { slackFetch } from '../../../src/platforms/slack/http.ts'
import { errorName, failureOf } from '../../../src/platforms/slack/outcome.ts'
import { quickened } from '../../../src/platforms/slack/quick-messages.ts'

type Seen = {
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}
type Answer = (request: IncomingMessage, response: ServerResponse) => void

let answer: Answer = () => undefined
let seen: Seen[] = []
const server = createServer(async (request, response) => {
  let body = ''
  for await (const piece of request) body += String(piece)
  seen.push({ url: request.url, headers: request.headers, body })
  answer(request, response)
})
const http = slackFetch(300)
let apiUrl = ''

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`
})
afterEach(() => {
  seen = []
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await http.close()
})

/** Slack's client as the product sets it up, which is what the quick way is held to. */
const plainClient = () =>
  new WebClient('xoxb-plain', {
    slackApiUrl: apiUrl,
    fetch: http.fetch,
    timeout: 300,
    logLevel: LogLevel.ERROR,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  })
const quickClient = () => quickened(plainClient(), http.post)

const reply =
  (status: number, headers: Record<string, string>, body: string): Answer =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body)

const ok = reply(200, { 'content-type': 'application/json' }, '{"ok":true,"channel":"D1","ts":"1.2"}')
const message = {
  channel: 'D1',
  text: 'Grüße & mehr',
  blocks: [],
  metadata: { event_type: 'whetstone_message', event_payload: { key: 'k' } },
}
const change = { channel: 'D1', ts: '1.2', text: 'Anew' }

const calls = {
  'chat.postMessage': (client: WebClient) => client.chat.postMessage(message),
  'chat.update': (client: WebClient) => client.chat.update(change),
} as const

describe.each(Object.keys(calls) as (keyof typeof calls)[])('%s, the quick way', (method) => {
  const call = calls[method]

  it('carries the arguments as JSON under the token, and brings the answer back', async () => {
    answer = ok
    expect(await call(quickClient())).toMatchObject({ ok: true, channel: 'D1', ts: '1.2' })
    const [request] = seen
    expect(request?.url).toBe(`/api/${method}`)
    expect(request?.headers.authorization).toBe('Bearer xoxb-plain')
    expect(request?.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(JSON.parse(request?.body ?? '')).toEqual(method === 'chat.update' ? change : message)
  })

  const json = { 'content-type': 'application/json' }
  const faults: readonly (readonly [string, Answer])[] = [
    ['a rate limit', reply(429, { 'retry-after': '7' }, '')],
    ['a rate limit that names no time', reply(429, {}, '')],
    ['a refusal', reply(200, json, '{"ok":false,"error":"invalid_blocks"}')],
    ['somebody who is gone', reply(200, json, '{"ok":false,"error":"user_disabled"}')],
    ['a token that is revoked', reply(200, json, '{"ok":false,"error":"token_revoked"}')],
    ['a fault of Slack’s', reply(200, json, '{"ok":false,"error":"internal_error"}')],
    ['a fault of the server', reply(503, {}, 'down')],
    ['a page of a proxy', reply(200, { 'content-type': 'text/html' }, '<html></html>')],
    ['a redirection', reply(302, { location: '/elsewhere' }, '')],
    ['a connection that is cut', (_request, response) => void response.destroy()],
    [
      'an answer that is cut',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"ok":')
        setImmediate(() => response.destroy())
      },
    ],
    ['silence', () => undefined],
  ]

  it.each(faults)('means by %s what Slack’s client means', async (_name, given) => {
    answer = given
    const caught = (client: WebClient) =>
      call(client).then(
        () => expect.unreachable('It should have failed'),
        (error: unknown) => error,
      )
    const [plain, quick] = [await caught(plainClient()), await caught(quickClient())]
    expect(failureOf(quick)).toEqual(failureOf(plain))
    const code = (error: unknown) => (error as { code?: string }).code
    expect(code(quick)).toBe(code(plain))
    if (code(plain) !== undefined) expect(errorName(quick)).toBe(errorName(plain))
  })
})

it('leaves the other methods as they are', async () => {
  answer = ok
  await quickClient().users.info({ user: 'U1' })
  expect(seen[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
})
