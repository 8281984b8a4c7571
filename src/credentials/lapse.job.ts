import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { defineJob } from '../queue/define-job.ts'
import { changeStanding } from './change-standing.ts'

/** A credential's time has run out: that is written down and followed up, once. What it is, the rule says without it. */
export const lapseCredentialJob = defineJob({
  name: 'lapse-credential',
  payload: z.object({ credentialId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, { credentialId: id, organizationId }) => {
    await deps.database.prisma.$transaction((tx) =>
      changeStanding(
        deps,
        tx,
        { id, organizationId },
        { change: 'expired', actor: 'whetstone' },
        deps.clock.now(),
      ),
    )
  },
})
