import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { telling } from '../chat/telling.ts'
import { defineJob } from '../queue/define-job.ts'
import { praiseCard } from './praise.card.ts'
import { managersIn } from './praise.store.ts'
import { deedsOfWeek, deedsShown } from './praise-week.ts'

/** Tells each manager who deserves a word this week, in one message; nothing where nobody does. */
export const planPraiseJob = defineJob({
  name: 'plan-praise',
  payload: z.object({ organizationId: z.string(), date: z.iso.date() }),
  run: async (deps: Deps, { organizationId, date }) => {
    const { prisma } = deps.database
    const managers = await managersIn(prisma, organizationId, deps.clock.now())
    for (const [managerId, memberIds] of managers) {
      const deeds = await deedsOfWeek(deps, organizationId, memberIds, date)
      if (deeds.length === 0) continue
      const key = `praise:${managerId}:${date}`
      const jobs = await telling(deps, { memberId: managerId, organizationId }, key, async (say) =>
        praiseCard(await deedsShown(deps, organizationId, deeds, say), { date, from: 0 }, say),
      )
      await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
    }
  },
})
