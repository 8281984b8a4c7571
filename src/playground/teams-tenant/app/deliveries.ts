import type { Busy } from '../../stand-in/busy.ts'
import type { Courier } from '../../stand-in/courier.ts'
import { isAcknowledged } from '../../stand-in/delivery.ts'
import type { JsonObject } from '../../stand-in/json.ts'
import { stringIn } from '../../stand-in/json.ts'
import { outcomeOf, refused } from '../../stand-in/outcome.ts'
import { waitsFor } from '../../stand-in/waits.ts'
import type { Tenant } from '../memory/tenant.ts'
import type { Outcome } from './outcome.ts'
import { trouble } from './outcome.ts'
import type { AppRequest } from './transport.ts'
import { kindOf } from './transport.ts'

export type WaitingRetry = { readonly activityId: string; readonly attempt: number }

export type Deliveries = {
  /** Activities that weren't answered and wait for their next try. */
  waiting(): WaitingRetry[]
  /** Ends all waiting: each is tried now. */
  retryNow(): void
  /** After a restart: sends what was under way when the tenant stopped. */
  resume(): Promise<Outcome[]>
  /** Resolves when no request to the bot is under way; a retry that waits isn't. */
  idle(): Promise<void>
}

export type Post = Deliveries & {
  deliver(activity: JsonObject, token?: string): Promise<Outcome>
  /** The same activity once more, as Teams does when it doubts that the bot has it. */
  replay(activityId: string): Promise<Outcome>
  stop(): void
}

const remembered = 200

/**
 * An activity that isn't answered in time, or by 5xx, is sent once more with the same id, an invoke too:
 * https://github.com/MicrosoftDocs/msteams-docs/issues/6084, https://github.com/microsoft/botbuilder-dotnet/issues/5005
 */
export const activityPost = (
  tenant: Tenant,
  courier: Courier<AppRequest>,
  busy: Busy,
  newToken: () => string,
): Post => {
  const { memory, timing } = tenant
  const waits = waitsFor<WaitingRetry>(busy)
  const sent = new Map<string, JsonObject>()

  const remember = (activityId: string, activity: JsonObject): void => {
    sent.set(activityId, activity)
    const [oldest] = sent.keys()
    if (sent.size > remembered && oldest !== undefined) sent.delete(oldest)
  }

  const attempt = async (activity: JsonObject, activityId: string, token?: string): Promise<Outcome> => {
    for (let attempts = 1; ; attempts += 1) {
      const delivery = await courier.send({ kind: kindOf(activity), activity, token: token ?? newToken() })
      const delayMs = timing.retryDelaysMs[attempts - 1]
      const isFinal = delivery.kind === 'answered' && delivery.noRetry
      const goesOn = !isAcknowledged(delivery) && !isFinal && delayMs !== undefined
      if (goesOn && (await waits.wait({ activityId, attempt: attempts + 1 }, delayMs))) continue
      // What stops in the middle of its tries is still owed, and sent again after the restart.
      if (!goesOn && activityId in memory.state.unsettled)
        memory.record({ kind: 'activity-settled', activityId })
      return outcomeOf(delivery, attempts, trouble)
    }
  }

  const run = async (activity: JsonObject, token?: string): Promise<Outcome> => {
    busy.enter()
    try {
      return await attempt(activity, stringIn(activity, 'id') ?? '', token)
    } finally {
      busy.leave()
    }
  }

  return {
    deliver(activity, token) {
      const activityId = stringIn(activity, 'id') ?? ''
      remember(activityId, activity)
      // Whoever waited for the answer to an invoke is gone after a restart.
      if (activity.type !== 'invoke') memory.record({ kind: 'activity-sent', activityId, activity })
      return run(activity, token)
    },
    replay(activityId) {
      const activity = sent.get(activityId)
      return activity === undefined ? Promise.resolve(refused('no-such-activity')) : run(activity)
    },
    resume: () => Promise.all(Object.values(memory.state.unsettled).map((activity) => run(activity))),
    waiting: waits.waiting,
    retryNow: waits.goOn,
    idle: () => busy.idle(),
    stop: waits.stop,
  }
}
