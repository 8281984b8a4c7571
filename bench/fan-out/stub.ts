import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '../processes.ts'
import { slack } from '../whetstone.ts'

/** Slack's Web API as far as sending needs it: who the token belongs to, and chat.postMessage. */
export type Received = {
  readonly messages: number
  /** Numbers that came at least once: with as many messages as numbers, each came once. */
  readonly different: number
}

const me = JSON.stringify({
  ok: true,
  url: 'https://bench.example/',
  team: 'Bench Works',
  user: 'whetstone',
  team_id: slack.team,
  user_id: 'U0BENCHBOT',
  bot_id: 'B0BENCHBOT',
})

const section = (text: string) => ({
  type: 'section',
  block_id: 'Ab1c',
  text: { type: 'mrkdwn', text, verbatim: true },
})

/** Slack shows in its reply what it made of the message; a lesson's is about so long. */
const shown = JSON.stringify({
  user: 'U0BENCHBOT',
  type: 'message',
  ts: '1793610000.000100',
  bot_id: 'B0BENCHBOT',
  app_id: 'A0BENCH',
  text: 'What a lesson says. '.repeat(60),
  team: slack.team,
  blocks: Array.from({ length: 4 }, () => section('What a lesson says. '.repeat(20))),
})

let messages = 0
let seen = new Uint8Array(0)

/** The number of a message stands in its conversation, wherever that is in the body. */
const note = (body: string): string => {
  const at = body.indexOf('D0BENCH')
  const channel = body.slice(at, at + 'D0BENCH'.length + 5)
  messages++
  const number = Number(channel.slice('D0BENCH'.length))
  if (at >= 0 && number < seen.length) seen[number] = 1
  return channel
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('latin1')
}

const api = createServer(async (request, response) => {
  const body = await bodyOf(request)
  const reply =
    request.url === '/api/chat.postMessage'
      ? `{"ok":true,"channel":"${note(body)}","ts":"1793610000.000100","message":${shown}}`
      : me
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(reply),
  })
  response.end(reply)
})
api.keepAliveTimeout = 60_000
api.listen(0, '127.0.0.1')
await once(api, 'listening')
const { port } = api.address() as AddressInfo

/** Asked with how many to expect, it begins to count anew; asked for nothing, it says what came. */
serve(async ({ expect }: { readonly expect?: number }) => {
  if (expect === undefined) return { messages, different: seen.reduce((sum, one) => sum + one, 0) }
  messages = 0
  seen = new Uint8Array(expect)
  return { apiUrl: `http://127.0.0.1:${port}/api/` }
})
