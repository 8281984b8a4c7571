import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import { defineJob } from '../queue/define-job.ts'
import { advanceStreak, betterStreak } from './streak.rules.ts'
import {
  excuseStreak,
  finishedDay,
  forgetStreak,
  hasStreak,
  lockStreak,
  plannedDays,
  saveStreak,
  timeZoneOf,
} from './streak.store.ts'

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

/** After two records became one: the better streak is kept. Run twice, there is nothing left to compare with. */
export const mergeStreaksJob = defineJob({
  name: 'merge-streaks',
  payload: z.object({ memberId: z.string(), mergedId: z.string(), organizationId: z.string() }),
  run: (deps: Deps, { memberId, mergedId, organizationId }) =>
    deps.database.prisma.$transaction(async (tx) => {
      const whose = { memberId, organizationId }
      const gone = { memberId: mergedId, organizationId }
      if (!(await hasStreak(tx, gone))) return
      const mine = await lockStreak(tx, whose)
      const other = await lockStreak(tx, gone)
      const today = localDateAt(await timeZoneOf(tx, whose), deps.clock.now())
      await saveStreak(tx, whose, betterStreak(mine, other, today, await plannedDays(tx, whose)))
      await forgetStreak(tx, gone)
    }),
})
