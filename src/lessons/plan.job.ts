import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { newId } from '../kernel/ids.ts'
import { defineJob } from '../queue/define-job.ts'
import { type DueSchedule, findDue, recordPlan } from './plan.store.ts'
import { planStep } from './schedule.rules.ts'

/** Schedules planned in one statement. Small against the table, so that the planner stays on the index. */
export const planBatch = 500

/** What becomes of one due schedule: when to look again, and a delivery if one is to be made. */
const planned = (due: DueSchedule, now: Date) => {
  const times = {
    timeZone: due.timeZone,
    atMinute: due.atMinute,
    days: due.days,
    notBefore: due.pausedUntil ?? undefined,
  }
  const step = planStep(times, due.nextDueAt, now)
  return {
    memberId: due.memberId,
    organizationId: due.organizationId,
    nextDueAt: step.next,
    localDate: step.send,
    deliveryId: newId(now.getTime()),
    dueAt: due.nextDueAt,
  }
}

/**
 * Makes the deliveries that have fallen due by `now`, batch by batch. Each batch is one statement, all of it or
 * nothing: the schedules moved on, the deliveries, and the jobs that send them. Any number of machines may plan at
 * once; what another one is about to plan is left to it, or to the next minute should it fail.
 */
export const plan = async ({ database }: Pick<Deps, 'database'>, now: Date): Promise<number> => {
  let deliveries = 0
  for (;;) {
    const due = await findDue(database, now, planBatch)
    if (due.length === 0) return deliveries
    const { moved, made } = await recordPlan(
      database,
      due.map((each) => planned(each, now)),
    )
    deliveries += made
    if (due.length < planBatch || moved === 0) return deliveries
  }
}

export const planJob = defineJob({
  name: 'plan',
  payload: z.object({ at: z.iso.datetime() }),
  run: async (deps: Deps, { at }) => {
    await plan(deps, new Date(at))
  },
})
