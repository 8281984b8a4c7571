import type { MiddlewareHandler } from 'hono'

const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** The host and port of a Host header; undefined when it is not one of ours. */
const ownHost = (host: string | undefined, port: number): string | undefined => {
  const [, name, given] = /^(.+?)(?::(\d+))?$/.exec(host?.toLowerCase() ?? '') ?? []
  const ours = name !== undefined && loopbackNames.has(name) && Number(given ?? 80) === port
  return ours ? host?.toLowerCase() : undefined
}

/**
 * Keeps web pages from elsewhere out of the playground. A page on another site can send requests to loopback,
 * and by rebinding its DNS name it even seems to be of the same origin: so the Host must be loopback with our
 * port, an Origin must be our own, and what changes something must be JSON, which no form can send. Else 403.
 */
export const onlyFromHere =
  (port: () => number): MiddlewareHandler =>
  async (context, next) => {
    const host = ownHost(context.req.header('host'), port())
    if (host === undefined) return context.json({ error: 'host-not-allowed' }, 403)
    const origin = context.req.header('origin')
    if (origin !== undefined && origin.toLowerCase() !== `http://${host}`)
      return context.json({ error: 'origin-not-allowed' }, 403)
    const reads = context.req.method === 'GET' || context.req.method === 'HEAD'
    const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (!reads && type !== 'application/json') return context.json({ error: 'json-only' }, 403)
    return next()
  }
