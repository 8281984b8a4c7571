import { Hono } from 'hono'
import type { z } from 'zod'
import type { Answer, Control } from './control.ts'
import { actBody, clockBody, faultsIn, resetBody, sayBody } from './control-body.ts'

const maxBodyBytes = 1024 * 1024
/** A larger body is not even read to its end. */
const maxDroppedBytes = 64 * maxBodyBytes

/**
 * The control API as HTTP, documented in docs/playground.md: `GET state`, `GET home`, `POST clock`, `act`,
 * `say`, `reset`. Refusals are `{error}` with a code, and mostly a `detail` for people.
 */
export const controlApi = (control: Control): Hono => {
  const api = new Hono()
  api.get('/state', async (c) => c.json(await control.state()))
  api.get('/home', async (c) => send(await control.home(c.req.query('person'))))
  api.post('/clock', (c) => withBody(c.req.raw, clockBody, control.moveClock))
  api.post('/act', (c) => withBody(c.req.raw, actBody, control.act))
  api.post('/say', (c) => withBody(c.req.raw, sayBody, control.say))
  api.post('/reset', (c) => withBody(c.req.raw, resetBody, control.reset))
  return api
}

const send = ({ status, body }: Answer): Response => Response.json(body, { status })

/** Reads the body by its schema; an empty body counts as `{}`. */
const withBody = async <Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  answer: (body: z.infer<Schema>) => Promise<Answer>,
): Promise<Response> => {
  const text = await textOf(request)
  if (text === undefined) return Response.json({ error: 'body-too-large' }, { status: 413 })
  const parsed = readJson(text.trim() === '' ? '{}' : text)
  if (parsed === undefined) return send(malformed('is no JSON'))
  const body = schema.safeParse(parsed.value)
  return send(body.success ? await answer(body.data) : malformed(faultsIn(body.error)))
}

/**
 * The body, or undefined when it is too large. What is too large is read and dropped: a client that is cut off
 * while it writes sees a broken connection in place of the answer.
 */
const textOf = async (request: Request): Promise<string | undefined> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes <= maxBodyBytes) chunks.push(chunk)
    if (bytes > maxDroppedBytes) break
  }
  return bytes > maxBodyBytes ? undefined : Buffer.concat(chunks).toString('utf8')
}

const malformed = (detail: string): Answer => ({ status: 400, body: { error: 'malformed-body', detail } })

const readJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}
