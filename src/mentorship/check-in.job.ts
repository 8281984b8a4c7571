import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { telling } from '../chat/telling.ts'
import type { Tx } from '../queue/database.ts'
import { defineJob, type JobRequest } from '../queue/define-job.ts'
import { checkInCard } from './check-in.card.ts'
import { nameOf, otherOf } from './load-meeting.ts'
import { silenceAt } from './meeting.rules.ts'
import { lastSignOf, watchFrom } from './meeting.ts'
import { closeMeeting, findMeeting } from './meetings.store.ts'
import { movePairing } from './pairing.ts'
import { findPairing, type Pairing, savePairingFacts } from './pairings.store.ts'
import { titleOfSkill } from './skills.store.ts'

/** Asks both of a pairing whether they met; each once for an occasion. */
const askBoth = async (
  deps: Deps,
  pairing: Pairing,
  occasion: string,
  stage: 0 | 7 | 14 | 21,
): Promise<JobRequest[]> => {
  const asking = stage === 0 ? occasion : `${occasion}:${stage}`
  const { prisma } = deps.database
  const { id, organizationId, mentorId, menteeId } = pairing
  const jobs = [menteeId, mentorId].map((memberId) =>
    telling(deps, { memberId, organizationId }, `check-in:${id}:${asking}:${memberId}`, async (say) => {
      const other = { memberId: otherOf(pairing, memberId), organizationId }
      const asked = {
        pairingId: id,
        occasion,
        name: await nameOf(prisma, other, deps.clock.now()),
        skill: await titleOfSkill(prisma, organizationId, pairing, say.language),
      }
      return checkInCard(asked, stage, say)
    }),
  )
  return (await Promise.all(jobs)).flat()
}

const watchAgain = async (deps: Deps, tx: Tx, key: Pairing, now: Date): Promise<void> => {
  const pairing = await findPairing(tx, key)
  if (pairing?.state !== 'active') return
  await watchFrom(deps, tx, pairing, silenceAt(await lastSignOf(tx, pairing, now), now).nextAt ?? now)
}

/** After a meeting: did it take place? From now on another can be set. A meeting that was moved or called off is not asked about. */
export const askWhetherMetJob = defineJob({
  name: 'ask-whether-met',
  payload: z.object({ pairingId: z.string(), organizationId: z.string(), meetingId: z.string() }),
  run: async (deps: Deps, { pairingId, organizationId, meetingId }) => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    const pairing = await findPairing(prisma, { id: pairingId, organizationId })
    const meeting = await findMeeting(prisma, { id: meetingId, organizationId })
    if (pairing?.state !== 'active' || meeting?.state !== 'set' || meeting.startsAt > now) return
    const jobs = await askBoth(deps, pairing, meetingId, 0)
    await prisma.$transaction(async (tx) => {
      if (!(await closeMeeting(tx, meeting, 'over', { now }))) return
      const last = Math.max(meeting.startsAt.getTime(), pairing.lastContactAt?.getTime() ?? 0)
      await savePairingFacts(tx, pairing, { lastContactAt: new Date(last) })
      await deps.outbox.enqueue(tx, jobs)
    })
  },
})

/**
 * Notices when nothing is heard of two: after one, two and three weeks both are asked, after four it is closed with thanks. A
 * meeting that is to come is no silence. Each sign of the two begins the count anew.
 */
export const watchPairingJob = defineJob({
  name: 'watch-pairing',
  payload: z.object({ pairingId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, { pairingId: id, organizationId }) => {
    const { prisma } = deps.database
    const now = deps.clock.now()
    const pairing = await findPairing(prisma, { id, organizationId })
    if (pairing?.state !== 'active') return
    const since = await lastSignOf(prisma, pairing, now)
    const { stage, nextAt } = silenceAt(since, now)
    if (stage === 'closed' || !nextAt) {
      const lapsed = await movePairing(deps, pairing, { move: 'lapse' }, now)
      // Somebody has given a sign in the same moment: the count begins anew.
      if (!lapsed.ok && lapsed.reason === 'over')
        await prisma.$transaction((tx) => watchAgain(deps, tx, pairing, now))
      return
    }
    // One silence is one occasion, however often it is asked about: a talk that is told twice counts once.
    const jobs = stage === 0 ? [] : await askBoth(deps, pairing, `silence:${since.toISOString()}`, stage)
    await prisma.$transaction(async (tx) => {
      await deps.outbox.enqueue(tx, jobs)
      await watchFrom(deps, tx, pairing, nextAt)
    })
  },
})
