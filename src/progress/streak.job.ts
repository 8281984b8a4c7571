import { z } from 'zod'
import type { Deps } from '../chat/deps.ts'
import { fromDateColumn, type LocalDate } from '../kernel/local-date.ts'
import { isDeliveryDay, workDays } from '../lessons/schedule.rules.ts'
import type { Db } from '../queue/database.ts'
import { defineJob } from '../queue/define-job.ts'
import { advanceStreak } from './streak.rules.ts'
import { excuseStreak, lockStreak, saveStreak } from './streak.store.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

/** The days on which a member expects a delivery. */
export const plannedDays = async (db: Db, { memberId }: Whose): Promise<(date: LocalDate) => boolean> => {
  const schedule = await db.schedule.findUnique({ where: { memberId }, select: { days: true } })
  const days = schedule?.days ?? workDays
  return (date) => isDeliveryDay(days, date)
}

/** Counts a finished delivery's day. Run twice, it counts it once. */
export const countDay = (deps: Deps, deliveryId: string): Promise<void> =>
  deps.database.prisma.$transaction(async (tx) => {
    const delivery = await tx.delivery.findUnique({ where: { id: deliveryId } })
    if (delivery?.status !== 'finished') return
    const whose = { memberId: delivery.memberId, organizationId: delivery.organizationId }
    const streak = await lockStreak(tx, whose)
    const planned = await plannedDays(tx, whose)
    await saveStreak(tx, whose, advanceStreak(streak, fromDateColumn(delivery.localDate), planned))
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
