import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { defineJob } from '../queue/define-job.ts'
import { advanceStreak } from './streak.rules.ts'
import { excuseStreak, finishedDay, lockStreak, plannedDays, saveStreak } from './streak.store.ts'

/** Counts a finished delivery's day. Run twice, it counts it once. */
export const countDay = (deps: Deps, deliveryId: string): Promise<void> =>
  deps.database.prisma.$transaction(async (tx) => {
    const finished = await finishedDay(tx, deliveryId)
    if (!finished) return
    const { whose, date } = finished
    const streak = await lockStreak(tx, whose)
    await saveStreak(tx, whose, advanceStreak(streak, date, await plannedDays(tx, whose)))
  })

export const countDayJob = defineJob({
  name: 'count-day',
  payload: z.object({ deliveryId: z.string() }),
  run: (deps: Deps, { deliveryId }) => countDay(deps, deliveryId),
})

export const excuseStreakJob = defineJob({
  name: 'excuse-streak',
  payload: z.object({ memberId: z.string(), organizationId: z.string(), until: z.string() }),
  run: (deps: Deps, { memberId, organizationId, until }) =>
    deps.database.prisma.$transaction((tx) => excuseStreak(tx, { memberId, organizationId }, until)),
})
