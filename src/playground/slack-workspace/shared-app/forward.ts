import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Site } from './grants.ts'

/** Headers that belong to a connection, not to what is said over it. */
const ofTheConnection = new Set(['connection', 'host', 'content-length', 'transfer-encoding', 'keep-alive'])

const headersOf = (request: IncomingMessage): [string, string][] =>
  Object.entries(request.headers).flatMap(([name, value]) =>
    ofTheConnection.has(name) || value === undefined ? [] : [[name, String(value)] as [string, string]],
  )

const isDone = (text: string): boolean => {
  try {
    return (JSON.parse(text) as { ok?: unknown }).ok === true
  } catch {
    return false
  }
}

/**
 * Hands a call of the Web API to the workspace of its token. A token for a whole organization is taken to the
 * workspaces one after another, until one knows what the call is about.
 */
export const forward = async (
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  sites: readonly Site[],
): Promise<void> => {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  for (const [index, { slack }] of sites.entries()) {
    const answer = await fetch(new URL(request.url ?? '/', slack.apiUrl), {
      method: 'POST',
      body,
      headers: headersOf(request),
      signal: gone.signal,
    }).catch(() => undefined)
    // A connection that is cut there is cut here.
    if (!answer) return void request.socket.destroy()
    const text = await answer.text()
    const isLast = index === sites.length - 1
    if (!isLast && answer.status === 200 && !isDone(text)) continue
    const headers = [...answer.headers].filter(([name]) => !ofTheConnection.has(name))
    response.writeHead(answer.status, Object.fromEntries(headers))
    response.end(text)
    return
  }
}
