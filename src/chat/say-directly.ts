import { z } from 'zod'
import { newId } from '../kernel/ids.ts'
import type { Tx } from '../queue/database.ts'
import { defineJob } from '../queue/define-job.ts'
import type { Card } from './card.ts'
import type { Deps } from './deps.ts'
import type { Actor } from './intent.ts'
import { type MessageRef, platformNames, type Target } from './platform.ts'
import { organizationAt } from './recipient.store.ts'

const payloadSchema = z.object({
  actor: z.object({ platform: z.enum(platformNames), tenant: z.string(), externalId: z.string() }),
  conversation: z.string().optional(),
  serviceUrl: z.string().optional(),
  handle: z.string().optional(),
  replaces: z.object({ conversation: z.string(), message: z.string() }).optional(),
  card: z.custom<Card>((value) => typeof value === 'object' && value !== null && 'nodes' in value),
  key: z.string(),
})

type Payload = z.infer<typeof payloadSchema>

const targetOf = ({ actor, conversation, serviceUrl, handle }: Payload): Target => ({
  ...actor,
  ...(conversation ? { conversation } : {}),
  ...(serviceUrl ? { serviceUrl } : {}),
  ...(handle ? { handle } : {}),
})

/**
 * Says something in the direct conversation, as a new message or in the place of one. What the platform puts off
 * becomes a row of the agenda.
 */
const sayNowOrLater = async (deps: Deps, payload: Payload): Promise<'said' | 'later' | 'refused'> => {
  const { actor, card, key, replaces, ...rest } = payload
  const platform = deps.platforms[actor.platform]
  const target = targetOf(payload)
  const outcome = await (replaces
    ? platform?.update(target, replaces, card, key)
    : platform?.send(target, card, key))
  if (!outcome || outcome.ok) return 'said'
  if (outcome.reason === 'later') {
    await sayLater(deps, payload, outcome.retryAfterMs)
    return 'later'
  }
  // The message is gone, or can't be changed any more: it is said anew.
  if (replaces) return sayNowOrLater(deps, { ...rest, actor, card, key })
  deps.log('warn', 'A reply could not be sent', { card: card.name, detail: outcome.detail })
  return 'refused'
}

/** Waits as a row of the agenda, of the organization that the workspace or tenant belongs to. */
const putOff = async (deps: Deps, tx: Tx, payload: Payload, waitMs: number): Promise<void> => {
  const dueAt = new Date(deps.clock.now().getTime() + waitMs)
  const organizationId = await organizationAt(tx, payload.actor)
  const row = { key: keyOf(payload), job: 'say', payload, dueAt }
  await deps.outbox.later(tx, [organizationId === undefined ? row : { ...row, organizationId }])
}

const keyOf = ({ key }: Payload): string => `say:${key}`

const sayLater = (deps: Deps, payload: Payload, waitMs: number): Promise<void> =>
  deps.database.prisma.$transaction((tx) => putOff(deps, tx, payload, waitMs))

export type Addressee = {
  readonly actor: Actor
  readonly conversation: string | undefined
  readonly serviceUrl?: string | undefined
  readonly handle?: string | undefined
  /** A message that is to become this one. */
  readonly replaces?: MessageRef | undefined
}

/** `false` when it can't be said to this person; what has to wait is said later. */
export const sayDirectly = (deps: Deps, to: Addressee, card: Card): Promise<boolean> =>
  sayNowOrLater(deps, { ...to, card, key: newId() }).then((became) => became !== 'refused')

/** A request that is under way can't take longer. */
const underwayMs = 30_000

/**
 * Says something that must be said: `promise`, in a transaction, makes sure of it should the program die, and `keep`
 * says it as soon as that has been committed.
 */
export const sayForSure = (deps: Deps, to: Addressee, card: Card) => {
  const payload = { ...to, card, key: newId() }
  return {
    promise: (tx: Tx): Promise<void> => putOff(deps, tx, payload, underwayMs),
    keep: async (): Promise<void> => {
      if ((await sayNowOrLater(deps, payload)) === 'later') return
      await deps.database.prisma.$transaction((tx) => deps.outbox.cancel(tx, [keyOf(payload)]))
    },
  }
}

/** The platform may have taken it the first time, whatever it answered: it is looked for before it is said again. */
export const sayJob = defineJob({
  name: 'say',
  payload: payloadSchema,
  run: async (deps: Deps, payload) => {
    if (payload.replaces) return void (await sayNowOrLater(deps, payload))
    const found = await deps.platforms[payload.actor.platform]?.find(targetOf(payload), payload.key)
    if (found && !found.ok) return sayLater(deps, payload, found.retryAfterMs)
    if (!found?.ref) await sayNowOrLater(deps, payload)
  },
})
