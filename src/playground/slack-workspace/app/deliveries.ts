import { randomBytes } from 'node:crypto'
import type { Busy } from '../../stand-in/busy.ts'
import type { Courier } from '../../stand-in/courier.ts'
import type { Delivery } from '../../stand-in/delivery.ts'
import { isAcknowledged } from '../../stand-in/delivery.ts'
import type { JsonObject } from '../../stand-in/json.ts'
import { stringIn } from '../../stand-in/json.ts'
import { outcomeOf } from '../../stand-in/outcome.ts'
import { waitsFor } from '../../stand-in/waits.ts'
import type { Workspace } from '../memory/workspace.ts'
import { orgOf } from '../memory/workspace.ts'
import type { Outcome } from './outcome.ts'
import { removed } from './outcome.ts'
import type { AppRequest, Retry } from './request.ts'

export type WaitingRetry = { eventId: string; num: number; reason: string }

export type EventDeliveries = {
  /** Events that weren't acknowledged and wait for their next try. */
  waiting(): WaitingRetry[]
  /** Ends all waiting: each is tried now. */
  retryNow(): void
  /** After a restart: sends what was under way when the workspace stopped. */
  resume(): Promise<Outcome[]>
  /** Resolves when no request to the app is under way; a retry that waits isn't. */
  idle(): Promise<void>
}

export type Events = EventDeliveries & { deliver(event: JsonObject): Promise<Outcome>; stop(): void }

/** https://docs.slack.dev/apis/events-api/#event-type-structure */
const envelopeOf = (workspace: Workspace, event: JsonObject): JsonObject => {
  const { app, options } = workspace
  const enterprise = options.enterprise?.id ?? null
  return {
    token: 'stand-in-verification-token',
    team_id: options.teamId,
    context_team_id: options.teamId,
    context_enterprise_id: enterprise,
    ...(enterprise === null ? {} : { enterprise_id: enterprise }),
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: `Ev${randomBytes(5).toString('hex').toUpperCase()}`,
    event_time: Math.floor(options.clock.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise,
        team_id: options.teamId,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: orgOf(workspace) !== undefined,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${randomBytes(24).toString('base64url')}`,
  }
}

const retryReason = (delivery: Delivery): string =>
  delivery.kind === 'unanswered' ? delivery.reason : 'http_error'

/**
 * An event that isn't acknowledged within three seconds is tried again: at once, after a minute, after
 * five. https://docs.slack.dev/apis/events-api/#retries
 */
export const eventDeliveries = (workspace: Workspace, courier: Courier<AppRequest>, busy: Busy): Events => {
  const { memory, timing } = workspace
  const waits = waitsFor<WaitingRetry>(busy)

  const attempt = async (envelope: JsonObject, eventId: string, first?: Retry): Promise<Outcome> => {
    let retry = first
    for (let attempts = 1; ; attempts += 1) {
      const delivery = await courier.send({ kind: 'events', payload: envelope, ...(retry ? { retry } : {}) })
      const delayMs = timing.retryDelaysMs[attempts - 1]
      const over = delayMs === undefined || (delivery.kind === 'answered' && delivery.noRetry)
      if (isAcknowledged(delivery) || over) {
        memory.record({ kind: 'event-settled', eventId })
        return outcomeOf(delivery, attempts)
      }
      retry = { num: (retry?.num ?? 0) + 1, reason: retryReason(delivery) }
      if (!(await waits.wait({ eventId, ...retry }, delayMs))) return outcomeOf(delivery, attempts)
    }
  }

  const run = async (envelope: JsonObject, retry?: Retry): Promise<Outcome> => {
    busy.enter()
    try {
      return await attempt(envelope, stringIn(envelope, 'event_id') ?? '', retry)
    } finally {
      busy.leave()
    }
  }

  return {
    deliver(event) {
      if (memory.state.installation === 'account_inactive') return Promise.resolve(removed)
      const envelope = envelopeOf(workspace, event)
      memory.record({ kind: 'event-sent', eventId: stringIn(envelope, 'event_id') ?? '', envelope })
      return run(envelope)
    },
    resume: () =>
      Promise.all(
        Object.values(memory.state.unsettledEvents).map((envelope) =>
          run(envelope, { num: 1, reason: 'connection_failed' }),
        ),
      ),
    waiting: waits.waiting,
    retryNow: waits.goOn,
    idle: () => busy.idle(),
    stop: waits.stop,
  }
}
