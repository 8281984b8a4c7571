import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { telling } from '../chat/telling.ts'
import { defineJob } from '../queue/define-job.ts'
import { nameOf } from './load-meeting.ts'
import { nominationCard } from './nomination.card.ts'
import { closeNomination, findNomination } from './nominations.store.ts'
import { titleOfSkill } from './skills.store.ts'

const payload = z.object({ nominationId: z.string(), organizationId: z.string() })

/** Asks somebody whether they want what was thought of for them: once. */
export const tellNominationJob = defineJob({
  name: 'tell-nomination',
  payload,
  run: async (deps: Deps, { nominationId: id, organizationId }) => {
    const { prisma } = deps.database
    const nomination = await findNomination(prisma, { id, organizationId })
    if (nomination?.state !== 'open') return
    const { memberId, byId, goal } = nomination
    const jobs = await telling(deps, { memberId, organizationId }, `nomination:${id}`, async (say) => {
      const by = byId ? await nameOf(prisma, { memberId: byId, organizationId }, deps.clock.now()) : undefined
      const skill = await titleOfSkill(prisma, organizationId, nomination, say.language)
      return nominationCard({ nominationId: id, by, skill, goal }, say)
    })
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
  },
})

/** Nobody has answered: it is as if nothing had been said. */
export const lapseNominationJob = defineJob({
  name: 'lapse-nomination',
  payload,
  run: async (deps: Deps, { nominationId: id, organizationId }) => {
    await deps.database.prisma.$transaction((tx) =>
      closeNomination(tx, { id, organizationId }, 'lapsed', deps.clock.now()),
    )
  },
})
