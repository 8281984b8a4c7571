import type { Clock } from '../../../kernel/clock.ts'
import { isObject } from './json.ts'

/** One request and its reply, in either direction, with tokens masked. */
export type TrafficEntry = {
  id: number
  /** Product time, ISO. */
  at: string
  direction: 'app-to-slack' | 'slack-to-app'
  transport: 'http' | 'socket'
  /** The Web API method, `response_url`, or what Slack sent: `events`, `interactivity`, `commands`. */
  what: string
  url: string
  /** Absent when the connection was cut or no answer came in time. */
  status?: number
  /** Only those that matter: signature, timestamp, retry, retry-after. */
  headers: { [name: string]: string }
  request: unknown
  response: unknown
  durationMs: number
}

export type Traffic = {
  entries(): TrafficEntry[]
  /** @returns stops listening. */
  onEntry(listener: (entry: TrafficEntry) => void): () => void
}

export type TrafficLog = Traffic & { add(entry: Omit<TrafficEntry, 'id' | 'at'>): void }

const remembered = 500
const tokenText = /\bx(?:ox[abeoprs]|app)-[\w.-]+/g

const masked = (text: string): string => text.replace(tokenText, (token) => `${token.slice(0, 5)}•••`)

const withoutTokens = (value: unknown, key = ''): unknown => {
  if (typeof value === 'string') return key === 'token' ? '•••' : masked(value)
  if (Array.isArray(value)) return value.map((item) => withoutTokens(item))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutTokens(item, name)]))
}

export const trafficLog = (clock: Clock): TrafficLog => {
  const ring: TrafficEntry[] = []
  const listeners = new Set<(entry: TrafficEntry) => void>()
  let count = 0
  return {
    entries: () => [...ring],
    onEntry(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    add(entry) {
      count += 1
      const kept: TrafficEntry = {
        ...entry,
        id: count,
        at: clock.now().toISOString(),
        headers: Object.fromEntries(
          Object.entries(entry.headers).map(([name, text]) => [name, masked(text)]),
        ),
        request: withoutTokens(entry.request),
        response: withoutTokens(entry.response),
      }
      ring.push(kept)
      if (ring.length > remembered) ring.shift()
      for (const listener of listeners) listener(kept)
    },
  }
}
