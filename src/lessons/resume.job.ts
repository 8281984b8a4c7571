import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { forgetTaken } from '../chat/inbound.store.ts'
import { defineJob } from '../queue/define-job.ts'
import { unsentDeliveries } from './deliveries.store.ts'

const dayMs = 86_400_000

/**
 * Housekeeping at the start and every hour: deliveries that wait without a job (after a restore, say) get one,
 * and requests that no platform repeats any more are forgotten.
 */
export const resumeJob = defineJob({
  name: 'resume',
  payload: z.object({}),
  run: async (deps: Deps) => {
    const { prisma } = deps.database
    await forgetTaken(prisma, new Date(deps.clock.now().getTime() - dayMs))
    const waiting = await unsentDeliveries(prisma)
    await prisma.$transaction((tx) =>
      deps.outbox.enqueue(
        tx,
        waiting.map(({ id, memberId }) => ({
          job: 'deliver',
          payload: { deliveryId: id },
          key: `deliver:${id}`,
          lane: `member:${memberId}`,
        })),
      ),
    )
  },
})
