import type { IncomingMessage, RequestListener } from 'node:http'
import { Readable } from 'node:stream'
import type { Hono } from 'hono'

/** A Hono app as a listener of `node:http`. */
export const honoListener =
  (app: Hono): RequestListener =>
  async (request, response) => {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const answer = await app.fetch(requestOf(request, gone.signal))
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    if (answer.body === null) return void response.end()
    const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0])
    body.on('error', () => response.destroy())
    response.on('close', () => body.destroy())
    body.pipe(response)
  }

const requestOf = (request: IncomingMessage, signal: AbortSignal): Request => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, String(value))
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  return new Request(`http://${request.headers.host ?? 'localhost'}${request.url ?? '/'}`, {
    method: request.method ?? 'GET',
    headers,
    signal,
    ...(hasBody ? { body: bodyOf(request), duplex: 'half' } : {}),
  } as RequestInit)
}

/** A body that is refused half-way is read to its end and dropped, so that the client sees the refusal. */
const bodyOf = (request: IncomingMessage): ReadableStream<Uint8Array> => {
  let wanted = true
  return new ReadableStream({
    start(controller) {
      request.on('data', (chunk: Buffer) => wanted && controller.enqueue(new Uint8Array(chunk)))
      request.on('end', () => wanted && controller.close())
    },
    cancel() {
      wanted = false
    },
  })
}
