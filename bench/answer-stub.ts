import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net'
import { arrivalBytes, pressOfTimestamp } from './answer/press-number.ts'
import { serve } from './processes.ts'
import { slack } from './whetstone.ts'

/**
 * Slack's Web API as far as an answer needs it. Each message that is replaced is told to the load generator, with
 * the press it answers and the instant it arrived.
 */
const listeners = new Set<Socket>()

const tell = (press: number): void => {
  const arrival = Buffer.allocUnsafe(arrivalBytes)
  arrival.writeUInt32LE(press, 0)
  arrival.writeBigUInt64LE(process.hrtime.bigint(), 4)
  for (const listener of listeners) listener.write(arrival)
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('latin1')
}

const me = JSON.stringify({
  ok: true,
  url: 'https://bench.example/',
  team: 'Bench Works',
  user: 'whetstone',
  team_id: slack.team,
  user_id: 'U0BOT',
  bot_id: 'B0BOT',
})

const api = createServer(async (request, response) => {
  const body = await bodyOf(request)
  const path = request.url ?? ''
  let reply = '{"ok":false,"error":"unknown_method"}'
  if (path === '/api/auth.test') reply = me
  else if (path === '/api/chat.update') {
    const ts = /(?:^|&)ts=(\d+\.\d+)/.exec(body)?.[1] ?? '0.0'
    tell(pressOfTimestamp(ts))
    reply = `{"ok":true,"channel":"D0BENCH","ts":"${ts}","text":""}`
  } else if (path.startsWith('/response/')) {
    // Whispers come here too; only what replaces the question answers it.
    if (body.includes('"replace_original":true')) tell(Number(path.slice('/response/'.length)))
    reply = 'ok'
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': reply.length })
  response.end(reply)
})
api.keepAliveTimeout = 60_000

const arrivals = createSocketServer((socket) => {
  socket.setNoDelay(true)
  listeners.add(socket)
  socket.on('error', () => undefined)
  socket.on('close', () => listeners.delete(socket))
})

api.listen(0, '127.0.0.1')
arrivals.listen(0, '127.0.0.1')
await Promise.all([once(api, 'listening'), once(arrivals, 'listening')])
const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port

serve(async () => ({
  address: `http://127.0.0.1:${portOf(api)}`,
  arrivalsPort: portOf(arrivals),
}))
