import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Activity } from 'botbuilder'
import type { TeamsClient } from './client.ts'
import { createHandle, type HandleDeps, type Handled } from './handle.ts'
import { readJson } from './http-body.ts'

export type TeamsEdgeDeps = Omit<HandleDeps, 'afterwards'> & {
  readonly client: TeamsClient
  /** Requests need no token; the server listens on loopback then. */
  readonly allowUnauthenticated: boolean
}

export type TeamsEdge = {
  /** Handles `/teams/messages`. */
  readonly listener: RequestListener
  /** Returns when nothing that was taken is still being done. */
  idle(): Promise<void>
  stop(): Promise<void>
}

const path = '/teams/messages'
/** Teams' own activities are far below this. */
const bodyLimitBytes = 1024 * 1024

/**
 * Without tokens, a request has to be one that no page in a browser on this machine can send: pages may post to it, but
 * not JSON, and not under its own name. A tunnel to it has another name, too.
 */
const isLocalClient = ({ headers }: IncomingMessage): boolean =>
  /^application\/json\b/i.test(headers['content-type'] ?? '') &&
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(headers.host ?? '')

const answerWith = (response: ServerResponse, { status, body }: Handled): void => {
  if (response.headersSent || response.destroyed) return
  // What is left of a body that was refused would be taken for the next request.
  if (status === 413 || status === 401 || status === 403) response.setHeader('connection', 'close')
  if (body === undefined) {
    response.writeHead(status)
    response.end()
    return
  }
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

/** Teams' requests: nothing is processed before the token of a request has been checked against what it says. */
export const createTeamsEdge = (deps: TeamsEdgeDeps): TeamsEdge => {
  const { client, allowUnauthenticated, log } = deps
  const underway = new Set<Promise<unknown>>()
  const track = <Result>(work: Promise<Result>): Promise<Result> => {
    underway.add(work)
    void work.finally(() => underway.delete(work)).catch(() => undefined)
    return work
  }
  const afterwards = (work: Promise<unknown>): void =>
    void track(work).catch((error) => log('error', 'What follows an answer could not be done', { error }))
  const handle = createHandle({ ...deps, afterwards })

  const take = async (request: IncomingMessage): Promise<Handled> => {
    if (request.url?.split('?')[0] !== path) return { status: 404 }
    if (request.method !== 'POST') return { status: 405 }
    if (allowUnauthenticated && !isLocalClient(request)) return { status: 403 }
    const header = request.headers.authorization ?? ''
    if (header === '' && !allowUnauthenticated) return { status: 401 }
    const read = await readJson(request, bodyLimitBytes)
    if (!read.ok) return { status: read.status }
    const activity = read.body as unknown as Activity
    const checked = await client.check(activity, header)
    if (!checked) {
      log('warn', 'A request for Teams was refused: its token does not prove where it comes from')
      return { status: 401 }
    }
    let handled: Handled = { status: 500 }
    await client.turn(checked, activity, async () => {
      handled = await handle(read.body)
    })
    return handled
  }

  const listener: RequestListener = (request, response) => {
    const answered = take(request).then(
      (handled) => answerWith(response, handled),
      (error: unknown) => {
        log('error', 'A request for Teams could not be handled', { error })
        answerWith(response, { status: 500 })
      },
    )
    void track(answered.finally(() => request.resume()))
  }

  const idle = async (): Promise<void> => {
    while (underway.size > 0) await Promise.allSettled([...underway])
  }
  return { listener, idle, stop: idle }
}
