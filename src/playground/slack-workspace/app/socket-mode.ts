import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { Delivery } from '../../stand-in/delivery.ts'
import { isObject, parseJson, stringIn } from '../../stand-in/json.ts'
import type { Workspace } from '../memory/workspace.ts'
import type { TrafficLog } from '../wire/traffic.ts'
import type { AppRequest, RequestKind } from './request.ts'

/** https://docs.slack.dev/apis/events-api/using-socket-mode */
export type SocketMode = {
  connected(): boolean
  send(request: AppRequest): Promise<Delivery>
  /** Tells every client to connect anew (`refresh_requested`), or that Socket Mode was turned off. */
  disconnect(reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

const envelopeTypes: { [kind in RequestKind]: string } = {
  events: 'events_api',
  interactivity: 'interactive',
  commands: 'slash_commands',
}

const envelopeOf = ({ kind, payload, retry }: AppRequest, id: string) => ({
  envelope_id: id,
  payload,
  type: envelopeTypes[kind],
  accepts_response_payload: kind !== 'events',
  ...(kind === 'events' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
})

const isEmpty = (payload: unknown): boolean => isObject(payload) && Object.keys(payload).length === 0

export const socketMode = (workspace: Workspace, traffic: TrafficLog): SocketMode => {
  const server = new WebSocketServer({ noServer: true })
  const connections: WebSocket[] = []
  const waiting = new Map<string, (payload: unknown) => void>()
  const debugInfo = { host: 'applink-1', build_number: 1, approximate_connection_time: 18_060 }

  const receive = (text: string): void => {
    const parsed = parseJson(text)
    if (!parsed.ok || !isObject(parsed.value)) return
    waiting.get(stringIn(parsed.value, 'envelope_id') ?? '')?.(parsed.value.payload)
  }

  const welcome = (connection: WebSocket): void => {
    connections.push(connection)
    const pinging = setInterval(() => connection.ping(), workspace.timing.pingEveryMs)
    connection.on('message', (data) => receive(String(data)))
    connection.on('close', () => {
      clearInterval(pinging)
      connections.splice(connections.indexOf(connection), 1)
    })
    connection.ping()
    const hello = { num_connections: connections.length, debug_info: debugInfo }
    connection.send(
      JSON.stringify({ type: 'hello', ...hello, connection_info: { app_id: workspace.app.id } }),
    )
  }

  /** The payload of the acknowledgement, or why there was none. */
  const exchange = (connection: WebSocket, envelope: { envelope_id: string }): Promise<Delivery> =>
    new Promise((resolve) => {
      const settle = (delivery: Delivery): void => {
        clearTimeout(timeout)
        connection.off('close', lost)
        waiting.delete(envelope.envelope_id)
        resolve(delivery)
      }
      const lost = (): void => settle({ kind: 'unanswered', reason: 'connection_failed' })
      const late = (): void => settle({ kind: 'unanswered', reason: 'http_timeout' })
      const timeout = setTimeout(late, workspace.timing.acknowledgeWithinMs)
      connection.on('close', lost)
      waiting.set(envelope.envelope_id, (payload) =>
        settle({
          kind: 'answered',
          status: 200,
          body: isEmpty(payload) ? undefined : payload,
          noRetry: false,
        }),
      )
      connection.send(JSON.stringify(envelope))
    })

  return {
    connected: () => connections.length > 0,
    async send(request) {
      const connection = connections.shift()
      if (connection === undefined) return { kind: 'unanswered', reason: 'connection_failed' }
      connections.push(connection)
      const envelope = envelopeOf(request, randomUUID())
      const startedAt = performance.now()
      const delivery = await exchange(connection, envelope)
      traffic.add({
        direction: 'slack-to-app',
        transport: 'socket',
        what: request.kind,
        url: '/link/',
        headers: {},
        request: envelope,
        ...(delivery.kind === 'answered'
          ? { status: delivery.status, response: delivery.body }
          : { response: delivery.reason }),
        durationMs: performance.now() - startedAt,
      })
      return delivery
    },
    disconnect(reason = 'refresh_requested') {
      const message = JSON.stringify({ type: 'disconnect', reason, debug_info: { host: debugInfo.host } })
      for (const connection of connections) connection.send(message)
    },
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? '/', 'http://slack.invalid')
      if (url.pathname !== '/link/' || !workspace.tickets.redeem(url.searchParams.get('ticket') ?? '')) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n')
        return
      }
      server.handleUpgrade(request, socket, head, welcome)
    },
    close() {
      for (const connection of connections) connection.terminate()
      server.close()
    },
  }
}
