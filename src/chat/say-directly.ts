import { z } from 'zod'
import { newId } from '../kernel/ids.ts'
import { defineJob } from '../queue/define-job.ts'
import type { Card } from './card.ts'
import type { Deps } from './deps.ts'
import type { Actor } from './intent.ts'
import { platformNames } from './platform.ts'

const payloadSchema = z.object({
  actor: z.object({ platform: z.enum(platformNames), tenant: z.string(), externalId: z.string() }),
  conversation: z.string().optional(),
  card: z.custom<Card>((value) => typeof value === 'object' && value !== null && 'nodes' in value),
  key: z.string(),
})

type Payload = z.infer<typeof payloadSchema>

/**
 * Says something in the direct conversation that nothing was pressed for. What the platform puts off becomes a
 * row of the agenda. May say it twice, after a fault in which the platform had taken it.
 */
const sayNowOrLater = async (deps: Deps, payload: Payload): Promise<void> => {
  const { actor, conversation, card, key } = payload
  const platform = deps.platforms[actor.platform]
  if (!platform) return
  const target = { ...actor, ...(conversation ? { conversation } : {}) }
  const outcome = await platform.send(target, card, key)
  if (outcome.ok) return
  if (outcome.reason !== 'later') {
    deps.log('warn', 'A reply could not be sent', { card: card.name, detail: outcome.detail })
    return
  }
  const dueAt = new Date(deps.clock.now().getTime() + outcome.retryAfterMs)
  await deps.database.prisma.$transaction((tx) =>
    deps.outbox.later(tx, [{ key: `say:${key}`, job: 'say', payload, dueAt }]),
  )
}

export const sayDirectly = (
  deps: Deps,
  to: { readonly actor: Actor; readonly conversation: string | undefined },
  card: Card,
): Promise<void> =>
  sayNowOrLater(deps, { actor: to.actor, conversation: to.conversation, card, key: newId() })

export const sayJob = defineJob({
  name: 'say',
  payload: payloadSchema,
  run: (deps: Deps, payload) => sayNowOrLater(deps, payload),
})
