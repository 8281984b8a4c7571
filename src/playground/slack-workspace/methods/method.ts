import type { JsonObject } from '../../stand-in/json.ts'
import type { Tier } from '../limits/rate-limits.ts'
import type { WorkspaceState } from '../memory/state.ts'
import type { Workspace } from '../memory/workspace.ts'

export type Reply = JsonObject & { ok: boolean }

/** One Web API method: what it needs, how often it may be called, and what it does. */
export type Method = {
  name: string
  tier: Tier
  token?: 'bot' | 'app'
  required?: readonly string[]
  /** Scopes without which the call is refused; some depend on what is asked for. */
  needs?: (args: JsonObject, state: WorkspaceState) => readonly string[]
  run(workspace: Workspace, args: JsonObject, token: string): Reply
}

export const ok = (fields: JsonObject = {}): Reply => ({ ok: true, ...fields })

/** https://docs.slack.dev/apis/web-api/#responses: `errors` and `response_metadata.messages` say where. */
export const fail = (error: string, messages: readonly string[] = []): Reply =>
  messages.length === 0
    ? { ok: false, error }
    : {
        ok: false,
        error,
        errors: messages,
        response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
      }

export const textArgument = (args: JsonObject, name: string): string => {
  const value = args[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export const flag = (args: JsonObject, name: string): boolean =>
  ['true', '1', true, 1].includes(args[name] as string | number | boolean)

/** https://docs.slack.dev/apis/web-api/pagination: an opaque cursor, here the index of the next item. */
export const page = <T>(
  items: readonly T[],
  args: JsonObject,
  { size, max }: { size: number; max: number },
): { ok: true; items: readonly T[]; next: string } | { ok: false } => {
  const cursor = textArgument(args, 'cursor')
  const start =
    cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString('utf8').replace('next:', ''))
  if (!Number.isInteger(start) || start < 0 || start > items.length) return { ok: false }
  const asked = Number(textArgument(args, 'limit'))
  const limit = Math.min(Number.isInteger(asked) && asked > 0 ? asked : size, max)
  const end = start + limit
  const next = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : ''
  return { ok: true, items: items.slice(start, end), next }
}
