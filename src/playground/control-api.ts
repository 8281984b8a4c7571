import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { z } from 'zod'
import type { Answer, Control } from './control.ts'
import { actBody, clockBody, faultsIn, resetBody, sayBody } from './control-body.ts'

const maxBodyBytes = 1024 * 1024

/**
 * The control API as HTTP, documented in docs/playground.md: `GET state`, `GET home`, `POST clock`, `act`,
 * `say`, `reset`. Refusals are `{error}` with a code, and mostly a `detail` for people.
 */
export const controlApi = (control: Control): Hono => {
  const api = new Hono()
  api.use(bodyLimit({ maxSize: maxBodyBytes, onError: (c) => c.json({ error: 'body-too-large' }, 413) }))
  api.get('/state', (c) => c.json(control.state()))
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
  const text = await request.text()
  const parsed = readJson(text.trim() === '' ? '{}' : text)
  if (parsed === undefined) return send(malformed('is no JSON'))
  const body = schema.safeParse(parsed.value)
  return send(body.success ? await answer(body.data) : malformed(faultsIn(body.error)))
}

const malformed = (detail: string): Answer => ({ status: 400, body: { error: 'malformed-body', detail } })

const readJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}
