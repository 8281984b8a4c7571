import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { platformNames } from '../chat/platform.ts'
import { defineJob } from '../queue/define-job.ts'
import { type Arrival, arrivalJob, arrivalKeys } from './arrive.ts'
import type { MemberArrived, MemberLinked } from './events.ts'
import { arrivalWaits, findActing, findInstallation, isRemoved, rememberWhere } from './identities.store.ts'
import { resolveMember } from './resolve-member.ts'

const arrivalSchema = z.object({
  actor: z.object({ platform: z.enum(platformNames), tenant: z.string(), externalId: z.string() }),
  conversation: z.string(),
  serviceUrl: z.string(),
  handle: z.string(),
  locale: z.string().optional(),
  timeZone: z.string().optional(),
  once: z.string().optional(),
})

/** Asked again when the platform has time. Who is to be welcomed is not asked about twice over. */
const askLater = (
  deps: Deps,
  arrival: Arrival,
  { organizationId, retryAfterMs }: { readonly organizationId: string; readonly retryAfterMs: number },
): Promise<void> => {
  const { silent, welcomed } = arrivalKeys(arrival.actor)
  const dueAt = new Date(deps.clock.now().getTime() + retryAfterMs)
  return deps.database.prisma.$transaction(async (tx) => {
    if (arrival.once !== undefined) await deps.outbox.cancel(tx, [silent])
    else if (await arrivalWaits(tx, welcomed)) return
    await deps.outbox.later(tx, [{ ...arrivalJob(arrival), dueAt, organizationId }])
  })
}

/**
 * Somebody has the bot for themselves now: their account is linked by the address that the platform vouches for, where
 * it is reached is kept, what waited for it is sent, and a member is welcomed. Nothing is kept of anybody else, nor said
 * to them until they write. Nobody who is not known, or had removed the bot, is taken to be there before the platform
 * says so: they may have removed it since. Run twice, it links once.
 */
export const arriveJob = defineJob({
  name: 'arrive',
  payload: arrivalSchema,
  run: async (deps: Deps, arrival) => {
    const { prisma } = deps.database
    const { actor, once, conversation, serviceUrl, handle, locale, timeZone } = arrival
    const installation = await findInstallation(prisma, actor)
    if (!installation || isRemoved(installation)) return
    const acting = await findActing(deps.database, actor)
    const asked = acting?.unreachable === null ? undefined : deps.platforms[actor.platform]
    const { platform, ...account } = actor
    const met = { conversation, serviceUrl, handle, locale, timeZone }
    const found = await asked?.profile({ ...account, ...met })
    if (found?.ok === false) {
      const { organizationId } = installation
      return askLater(deps, arrival, { organizationId, retryAfterMs: found.retryAfterMs })
    }
    if (found && !found.profile) return
    const who = await resolveMember(deps, actor, deps.clock.now(), {
      mayJoin: false,
      profile: found?.profile,
    })
    if (who.kind !== 'member') return
    const { id: memberId, organizationId } = who.member
    const linked: MemberLinked = { name: 'member.linked', organizationId, data: { memberId } }
    const place = { conversation, serviceUrl, handle }
    await prisma.$transaction(async (tx) => {
      await rememberWhere(tx, actor, place)
      if (once !== undefined) {
        const data = { member: who.member, actor, ...place, once }
        const arrived: MemberArrived = { name: 'member.arrived', organizationId, data }
        await deps.outbox.emit(tx, arrived)
      }
      if (who.firstContact) await deps.outbox.emit(tx, linked)
    })
  },
})
