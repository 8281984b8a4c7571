import { z } from 'zod'
import { spokenIn } from '../chat/card.ts'
import type { Deps } from '../chat/deps.ts'
import { takeOnce } from '../chat/inbound.store.ts'
import { sayIn } from '../chat/messages/catalogue.ts'
import { platformNames } from '../chat/platform.ts'
import { sayForSure } from '../chat/say-directly.ts'
import { defineJob } from '../queue/define-job.ts'
import { welcome } from './first-run.handler.ts'

const memberSchema = z.object({
  id: z.string(),
  organizationId: z.string(),
  name: z.string(),
  locale: z.string(),
  timeZone: z.string(),
})

/** Welcomes a member in their chat with the bot. Run twice, it is said once. */
export const welcomeJob = defineJob({
  name: 'welcome',
  payload: z.object({
    member: memberSchema,
    actor: z.object({ platform: z.enum(platformNames), tenant: z.string(), externalId: z.string() }),
    conversation: z.string(),
    serviceUrl: z.string(),
    handle: z.string(),
    once: z.string(),
  }),
  run: async (deps: Deps, { member, once, ...to }) => {
    const now = deps.clock.now()
    const say = sayIn(member.locale)
    const place = { conversation: to.conversation, direct: true }
    const intent = { name: 'welcome', args: {}, inputs: {}, actor: to.actor, place }
    const reply = await welcome(deps, { member, now, say }, intent)
    if (!('card' in reply)) return
    const saying = sayForSure(deps, to, spokenIn(reply.card, say.locale))
    const isFirst = await deps.database.prisma.$transaction(async (tx) => {
      const taken = await takeOnce({ prisma: tx }, once, now)
      if (taken) await saying.promise(tx)
      return taken
    })
    if (isFirst) await saying.keep()
  },
})
