import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { defineJob } from '../queue/define-job.ts'
import { evaluateMember } from './evaluate.ts'

/** Follows whatever a member has done or been given. Run twice, it awards once. */
export const evaluateAchievementsJob = defineJob({
  name: 'evaluate-achievements',
  payload: z.object({ memberId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, whose) => {
    await evaluateMember(deps, whose)
  },
})
