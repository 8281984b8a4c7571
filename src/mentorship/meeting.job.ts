import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { telling } from '../chat/telling.ts'
import { defineJob } from '../queue/define-job.ts'
import { calendarOf, loadMeeting, loadTimes, nameOf, otherOf } from './load-meeting.ts'
import { cancelledCard, meetingCard } from './meeting.card.ts'
import { findMeeting } from './meetings.store.ts'
import { findPairing } from './pairings.store.ts'

/** Tells the one who has not done it that a time was set, moved or called off. What has been changed since is told by itself. */
export const tellMeetingJob = defineJob({
  name: 'tell-meeting',
  payload: z.object({ meetingId: z.string(), organizationId: z.string(), sequence: z.number() }),
  run: async (deps: Deps, { meetingId, organizationId, sequence }) => {
    const { prisma } = deps.database
    const meeting = await findMeeting(prisma, { id: meetingId, organizationId })
    const pairing = meeting && (await findPairing(prisma, { id: meeting.pairingId, organizationId }))
    if (!meeting || !pairing || pairing.state !== 'active' || meeting.sequence !== sequence) return
    const now = deps.clock.now()
    const memberId = otherOf(pairing, meeting.changedBy)
    const key = `meeting:${meetingId}:${sequence}`
    const jobs = await telling(deps, { memberId, organizationId }, key, async (say, person) => {
      if (meeting.state === 'cancelled') {
        const name = await nameOf(prisma, { memberId: meeting.changedBy, organizationId }, now)
        const cancelled = { name, by: 'other', calendar: calendarOf(deps, meeting) } as const
        return cancelledCard(cancelled, await loadTimes(prisma, pairing, person, now), say)
      }
      const reader = { memberId, timeZone: person.timeZone, say, now }
      const shown = await loadMeeting(deps, pairing, meeting, reader)
      return meetingCard(shown, say, sequence === 0 ? 'told' : 'moved')
    })
    await prisma.$transaction((tx) => deps.outbox.enqueue(tx, jobs))
  },
})
