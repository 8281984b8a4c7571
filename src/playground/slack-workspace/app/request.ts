import type { JsonObject } from '../../stand-in/json.ts'

/** What Slack sends to the app, and what came of it. */
export type RequestKind = 'events' | 'interactivity' | 'commands'

export type Retry = { num: number; reason: string }

export type AppRequest = { kind: RequestKind; payload: JsonObject; retry?: Retry }

/** Events are JSON, interactions a form with one JSON field, commands a plain form. */
export const encodeRequest = ({ kind, payload }: AppRequest): { contentType: string; body: string } => {
  if (kind === 'events') return { contentType: 'application/json', body: JSON.stringify(payload) }
  const fields =
    kind === 'interactivity'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]))
  return { contentType: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() }
}
