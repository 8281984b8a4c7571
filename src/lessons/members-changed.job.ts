import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { fromDateColumn } from '../kernel/local-date.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import { defineJob } from '../queue/define-job.ts'
import { completeEnrolments, finishCaughtUp } from './enrolment.store.ts'
import type { LessonsCaughtUp, PathwayCompleted } from './events.ts'
import { changeSchedule, scheduledMembers, stopSchedule } from './schedule.store.ts'

/** Follows the roster: who has left gets nothing more, who has moved gets it at the new zone's time. */
const membersChanged = async (deps: Deps, memberIds: readonly string[]): Promise<void> => {
  const now = deps.clock.now()
  const members = await scheduledMembers(deps.database.prisma, memberIds)
  for (const member of members) {
    const hasLeft = member.until && fromDateColumn(member.until) < localDateAt(member.timeZone, now)
    await deps.database.prisma.$transaction(async (tx) => {
      if (hasLeft) {
        await stopSchedule(tx, { memberId: member.id, organizationId: member.organizationId })
        return
      }
      const whose = { memberId: member.id, organizationId: member.organizationId }
      const { timeZone } = member
      await changeSchedule(tx, { ...whose, timeZone }, { timeZone }, now)
    })
  }
}

export const membersChangedJob = defineJob({
  name: 'members-changed',
  payload: z.object({ memberIds: z.array(z.string()) }),
  run: (deps: Deps, { memberIds }) => membersChanged(deps, memberIds),
})

/** Completes what has been caught up with: lessons that were left once, and pathways. Run twice, it completes them once. */
export const completePathwaysJob = defineJob({
  name: 'complete-pathways',
  payload: z.object({ memberId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, whose) => {
    const { memberId, organizationId } = whose
    const now = deps.clock.now()
    const caughtUp: LessonsCaughtUp = { name: 'lessons.caught-up', organizationId, data: { memberId } }
    await deps.database.prisma.$transaction(async (tx) => {
      if ((await finishCaughtUp(tx, whose, now)) > 0) await deps.outbox.emit(tx, caughtUp)
      for (const enrolmentId of await completeEnrolments(tx, whose, now)) {
        const data = { memberId, enrolmentId }
        await deps.outbox.emit(tx, {
          name: 'pathway.completed',
          organizationId,
          data,
        } satisfies PathwayCompleted)
      }
    })
  },
})
