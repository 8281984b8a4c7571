import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { defineJob } from '../queue/define-job.ts'
import { queueOutcomes } from './queued-outcomes.store.ts'

/** What has faded comes first in the next deliveries. Run twice, or late, it asks for nothing that was answered since. */
export const queueReviewsJob = defineJob({
  name: 'queue-reviews',
  payload: z.object({
    memberId: z.string(),
    organizationId: z.string(),
    outcomeIds: z.array(z.string()),
    at: z.iso.datetime(),
  }),
  run: async (deps: Deps, { outcomeIds, at, ...whose }) => {
    await deps.database.prisma.$transaction((tx) => queueOutcomes(tx, whose, outcomeIds, new Date(at)))
  },
})
