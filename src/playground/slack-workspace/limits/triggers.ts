import { randomBytes, randomInt } from 'node:crypto'

export type TriggerError = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id'

export type Trigger = { user: string; viewId?: string }

/**
 * A `trigger_id` opens one view, once, within three seconds of real time.
 * https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses
 */
export type Triggers = {
  issue(trigger: Trigger): string
  exchange(id: string): { ok: true; trigger: Trigger } | { ok: false; error: TriggerError }
}

export const triggerDesk = (livesMs: number): Triggers => {
  const issued = new Map<string, Trigger & { atMs: number; exchanged: boolean }>()
  return {
    issue(trigger) {
      const id = `${randomInt(1e9, 1e10)}.${randomInt(1e9, 1e10)}.${randomBytes(16).toString('hex')}`
      issued.set(id, { ...trigger, atMs: Date.now(), exchanged: false })
      const oldest = issued.keys().next().value
      if (issued.size > 10_000 && oldest !== undefined) issued.delete(oldest)
      return id
    },
    exchange(id) {
      const trigger = issued.get(id)
      if (trigger === undefined) return { ok: false, error: 'invalid_trigger_id' }
      if (trigger.exchanged) return { ok: false, error: 'exchanged_trigger_id' }
      if (Date.now() - trigger.atMs > livesMs) return { ok: false, error: 'expired_trigger_id' }
      trigger.exchanged = true
      return { ok: true, trigger }
    },
  }
}
