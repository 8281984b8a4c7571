import { z } from 'zod'
import { spokenIn } from '../chat/card.ts'
import type { Deps } from '../chat/deps.ts'
import { sayIn } from '../chat/messages/catalogue.ts'
import { recipientOf } from '../chat/recipient.store.ts'
import { tellJob } from '../chat/tell.ts'
import { endOfLocalDay } from '../kernel/time-zone.ts'
import { defineJob } from '../queue/define-job.ts'
import { credentialsOf } from './credentials.store.ts'
import { goodbyeCard } from './keep.card.ts'
import { membersWithEnd } from './leavers.store.ts'
import { listenerOf } from './sittings/sittings.store.ts'

const agendaKey = (memberId: string): string => `goodbye:${memberId}`

/** Whoever leaves is told what they keep, when their last day is over. Run twice, it is planned once. */
export const planGoodbyesJob = defineJob({
  name: 'plan-goodbyes',
  payload: z.object({ memberIds: z.array(z.string()), organizationId: z.string() }),
  run: async (deps: Deps, { memberIds, organizationId }) => {
    const ending = await membersWithEnd(deps.database.prisma, organizationId, memberIds)
    const staying = memberIds.filter((id) => !ending.some((member) => member.id === id))
    await deps.database.prisma.$transaction(async (tx) => {
      await deps.outbox.cancel(tx, staying.map(agendaKey))
      await deps.outbox.later(
        tx,
        ending.map(({ id, until, timeZone }) => ({
          key: agendaKey(id),
          job: 'say-goodbye',
          payload: { memberId: id, organizationId, until },
          dueAt: endOfLocalDay(timeZone, until),
          organizationId,
        })),
      )
    })
  },
})

/** Says goodbye to somebody who holds credentials, once for an end; to nobody who stays after all. */
export const sayGoodbyeJob = defineJob({
  name: 'say-goodbye',
  payload: z.object({ memberId: z.string(), organizationId: z.string(), until: z.iso.date() }),
  run: async (deps: Deps, { until, ...whose }) => {
    const { prisma } = deps.database
    const [member] = await membersWithEnd(prisma, whose.organizationId, [whose.memberId])
    if (member?.until !== until || !deps.webAddress) return
    if ((await credentialsOf(prisma, whose)).length === 0) return
    const listener = await listenerOf(prisma, whose)
    const recipient = listener && (await recipientOf(prisma, whose))
    if (!recipient) return
    const say = sayIn(listener.locale)
    const key = `goodbye:${whose.memberId}:${until}`
    await prisma.$transaction((tx) =>
      deps.outbox.enqueue(tx, [tellJob(recipient, spokenIn(goodbyeCard(say), say.locale), key)]),
    )
  },
})
