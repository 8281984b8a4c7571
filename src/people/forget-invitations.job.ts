import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { defineJob } from '../queue/define-job.ts'
import { forgetInvitations } from './invitations.store.ts'

/** Every hour: invitations and installations that were begun, and whose time is over, are forgotten. */
export const forgetInvitationsJob = defineJob({
  name: 'forget-invitations',
  payload: z.object({}),
  run: (deps: Deps) => forgetInvitations(deps.database.prisma, deps.clock.now()),
})
