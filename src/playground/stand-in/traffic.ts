import type { Clock } from '../../kernel/clock.ts'
import { isObject } from './json.ts'

/** One request and its reply, in either direction, with secrets masked. */
export type Entry<Direction extends string> = {
  id: number
  /** Product time, ISO. */
  at: string
  direction: Direction
  transport: 'http' | 'socket'
  /** What was called, or what was sent. */
  what: string
  url: string
  /** Absent when the connection was cut or no answer came in time. */
  status?: number
  /** Only those that matter. */
  headers: { [name: string]: string }
  request: unknown
  response: unknown
  durationMs: number
  /** When the reply was there, in milliseconds since the process began: one order for all stand-ins. */
  moment: number
}

export type Log<Direction extends string> = {
  entries(): Entry<Direction>[]
  /** @returns stops listening. */
  onEntry(listener: (entry: Entry<Direction>) => void): () => void
  add(entry: Omit<Entry<Direction>, 'id' | 'at' | 'moment'>): void
}

/** How secrets are made unreadable: the values of some fields whole, and what looks like a token in any text. */
export type Masking = { readonly fields: readonly string[]; text(text: string): string }

const remembered = 500

const masked = (value: unknown, masking: Masking, key = ''): unknown => {
  if (typeof value === 'string') return masking.fields.includes(key) ? '•••' : masking.text(value)
  if (Array.isArray(value)) return value.map((item) => masked(item, masking))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item, masking, name)]))
}

export const maskedLog = <Direction extends string>(clock: Clock, masking: Masking): Log<Direction> => {
  const ring: Entry<Direction>[] = []
  const listeners = new Set<(entry: Entry<Direction>) => void>()
  let count = 0
  return {
    entries: () => [...ring],
    onEntry(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    add(entry) {
      count += 1
      const kept: Entry<Direction> = {
        ...entry,
        id: count,
        at: clock.now().toISOString(),
        moment: performance.now(),
        headers: Object.fromEntries(
          Object.entries(entry.headers).map(([name, text]) => [name, masking.text(text)]),
        ),
        request: masked(entry.request, masking),
        response: masked(entry.response, masking),
      }
      ring.push(kept)
      if (ring.length > remembered) ring.shift()
      for (const listener of listeners) listener(kept)
    },
  }
}
