import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { personOf, type Whose } from '../chat/people.store.ts'
import { defineJob } from '../queue/define-job.ts'
import { movePairingIn, mustNotMeet } from './pairing.ts'
import { openPairingsOf, type Pairing } from './pairings.store.ts'
import { recheckQuestion } from './question.ts'
import { openQuestionsOf } from './questions.store.ts'
import { closeRequest, lockRequest, openRequestsOf } from './requests.store.ts'
import { holdsSkill } from './skills.store.ts'

/** Whether the two may go on: both are there, are two people, and the mentor holds a credential that is valid now. */
const mayGoOn = async (deps: Deps, pairing: Pairing, now: Date): Promise<boolean> => {
  const { prisma } = deps.database
  const { organizationId, mentorId, menteeId } = pairing
  const whose = { memberId: mentorId, organizationId }
  if (mentorId === menteeId || !(await personOf(prisma, whose, now))?.isPresent) return false
  if (pairing.state === 'proposed' && (await mustNotMeet(prisma, pairing, now))) return false
  return holdsSkill(prisma, whose, pairing, now)
}

/** The requests of somebody who has left are closed; whoever is asked or mentors is told that it is over. */
const closeAll = async (deps: Deps, whose: Whose, now: Date): Promise<void> => {
  const { prisma } = deps.database
  for (const { id, organizationId } of await openRequestsOf(prisma, whose))
    await prisma.$transaction(async (tx) => {
      const request = await lockRequest(tx, { id, organizationId })
      if (!request || request.status === 'closed') return
      await closeRequest(tx, request, 'left', now)
      for (const pairing of await openPairingsOf(tx, whose))
        if (pairing.requestId === id) {
          const move = pairing.state === 'proposed' ? 'withdraw' : 'end'
          await movePairingIn(deps, tx, pairing, { move }, now)
        }
    })
}

/**
 * Looks at what is open around a member whose credential, presence or record has changed: a proposal to somebody who may no
 * longer mentor is taken back, and a learner whose mentor may not is matched anew. Run twice, it changes nothing more.
 */
export const recheckMentorsJob = defineJob({
  name: 'recheck-mentors',
  payload: z.object({ organizationId: z.string(), memberIds: z.array(z.string()) }),
  run: async (deps: Deps, { organizationId, memberIds }) => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    for (const memberId of memberIds) {
      const whose = { memberId, organizationId }
      if (!(await personOf(prisma, whose, now))?.isPresent) await closeAll(deps, whose, now)
      for (const pairing of await openPairingsOf(prisma, whose)) {
        if (await mayGoOn(deps, pairing, now)) continue
        const move = pairing.state === 'proposed' ? 'withdraw' : 'rematch'
        await prisma.$transaction((tx) => movePairingIn(deps, tx, pairing, { move }, now))
      }
      for (const question of await openQuestionsOf(prisma, whose)) await recheckQuestion(deps, question, now)
    }
  },
})
