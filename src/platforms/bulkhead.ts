import type { Clock } from '../kernel/clock.ts'

/**
 * Keeps what is under way to one workspace or tenant within bounds: one that has fallen silent holds up to `atOnce`
 * calls until they time out, and the others have the rest of the worker. Each process keeps its own.
 */
export type Bulkhead = {
  /** Takes a place, or says how long to wait before asking again: longer for each who asks while it is silent. */
  enter(key: string): { readonly ok: true; readonly place: Place } | { ok: false; retryAfterMs: number }
}

export type Place = {
  /** Gives the place back; returns how often in a row there was no answer. `unasked`: no call was made after all. */
  leave(how: 'answered' | 'silent' | 'unasked'): number
}

type Room = { underway: number; silences: number; promisedAt: number }

const wellSpacingMs = 100
const silentSpacingMs = 1_000
/** Nobody waits longer than this for a place, so that all go on soon after it answers again. */
const waitAtMostMs = 120_000

export const createBulkhead = (clock: Clock, atOnce = 4): Bulkhead => {
  const rooms = new Map<string, Room>()
  return {
    enter(key) {
      const room = rooms.get(key) ?? { underway: 0, silences: 0, promisedAt: 0 }
      rooms.set(key, room)
      if (room.underway >= atOnce) {
        const now = clock.now().getTime()
        const spacing = room.silences > 0 ? silentSpacingMs : wellSpacingMs
        room.promisedAt = Math.max(room.promisedAt, now) + spacing
        return { ok: false, retryAfterMs: Math.min(room.promisedAt - now, waitAtMostMs) }
      }
      room.underway++
      let left = false
      const leave: Place['leave'] = (how) => {
        if (left) return room.silences
        left = true
        room.underway--
        if (how !== 'unasked') room.silences = how === 'silent' ? room.silences + 1 : 0
        if (how === 'answered') room.promisedAt = 0
        if (room.underway === 0 && room.silences === 0) rooms.delete(key)
        return room.silences
      }
      return { ok: true, place: { leave } }
    },
  }
}
