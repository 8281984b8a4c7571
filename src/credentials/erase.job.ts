import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { defineJob } from '../queue/define-job.ts'
import { erase } from './erase.ts'

/** The days of second thoughts are over: somebody who asked for it is erased. Run twice, the second finds nobody. */
export const eraseMemberJob = defineJob({
  name: 'erase-member',
  payload: z.object({
    memberId: z.string(),
    organizationId: z.string(),
    choice: z.enum(['keep', 'revoke']),
  }),
  run: async (deps: Deps, { choice, ...whose }) => {
    await erase(deps, whose, choice, 'holder')
  },
})
