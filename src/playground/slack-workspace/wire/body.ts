import type { IncomingMessage } from 'node:http'
import type { JsonObject } from '../../stand-in/json.ts'
import { isObject, parseJson } from '../../stand-in/json.ts'

/** https://docs.slack.dev/apis/web-api/#basics: arguments come as JSON, as a form, or in the query. */
export const readArguments = (
  request: IncomingMessage,
  text: string,
): { ok: true; args: JsonObject } | { ok: false; error: 'invalid_json' | 'json_not_object' } => {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://slack.invalid').searchParams)
  if (!(request.headers['content-type'] ?? '').includes('json'))
    return { ok: true, args: { ...query, ...Object.fromEntries(new URLSearchParams(text)) } }
  const parsed = parseJson(text === '' ? '{}' : text)
  if (!parsed.ok) return { ok: false, error: 'invalid_json' }
  return isObject(parsed.value)
    ? { ok: true, args: { ...query, ...parsed.value } }
    : { ok: false, error: 'json_not_object' }
}

export const bearerToken = (request: IncomingMessage, args: JsonObject): string => {
  const header = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return header ?? (typeof args.token === 'string' ? args.token : '')
}
