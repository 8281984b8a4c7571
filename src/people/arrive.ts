import type { Deps } from '../chat/deps.ts'
import type { Actor } from '../chat/intent.ts'
import type { JobRequest } from '../queue/define-job.ts'
import { markGone } from './identities.store.ts'

/** Somebody has the bot for themselves: where their chat with it is, and what their client says of itself. */
export type Arrival = {
  readonly actor: Actor
  readonly conversation: string
  readonly serviceUrl: string
  readonly handle: string
  readonly locale?: string | undefined
  readonly timeZone?: string | undefined
  /** What names the request by which they are new here: a member is welcomed for it, once. */
  readonly once?: string | undefined
}

const keyOf = ({ platform, tenant, externalId }: Actor): string =>
  `arrive:${platform}:${tenant}:${externalId}`

/** Who is to be welcomed must not be replaced by the news that they are there, which may come before or after it. */
export const arrivalKeys = (actor: Actor) => ({
  silent: keyOf(actor),
  welcomed: `${keyOf(actor)}:welcome`,
})

/** The job of an arrival; those of one account come one after another. */
export const arrivalJob = (arrival: Arrival): JobRequest & { readonly key: string } => {
  const { silent, welcomed } = arrivalKeys(arrival.actor)
  const lane = silent
  return { job: 'arrive', payload: arrival, key: arrival.once === undefined ? silent : welcomed, lane }
}

/** Takes note at once that somebody has the bot; who they are is asked later. What waited for them begins anew. */
export const arrive = (deps: Deps, arrival: Arrival): Promise<void> =>
  deps.database.prisma.$transaction(async (tx) => {
    const { silent, welcomed } = arrivalKeys(arrival.actor)
    await deps.outbox.cancel(tx, arrival.once === undefined ? [silent] : [silent, welcomed])
    await deps.outbox.enqueue(tx, [arrivalJob(arrival)])
  })

/** Somebody has removed the bot: nothing is sent to them, and it is no longer asked who they are. */
export const leave = (deps: Deps, actor: Actor, reason: string): Promise<void> =>
  deps.database.prisma.$transaction(async (tx) => {
    await deps.outbox.cancel(tx, Object.values(arrivalKeys(actor)))
    await markGone(tx, actor, reason)
  })
