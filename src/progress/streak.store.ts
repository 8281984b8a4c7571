import { fromDateColumn, type LocalDate, toDateColumn } from '../kernel/local-date.ts'
import { isDeliveryDay, workDays } from '../lessons/schedule.rules.ts'
import type { Db, Tx } from '../queue/database.ts'
import { noStreak, type Streak } from './streak.rules.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

export const findStreak = async (db: Db, whose: Whose): Promise<Streak> => {
  const row = await db.streak.findFirst({ where: whose })
  if (!row) return noStreak
  return {
    current: row.current,
    best: row.best,
    freezes: row.freezes,
    lastDate: row.lastDate ? fromDateColumn(row.lastDate) : undefined,
    excusedUntil: row.excusedUntil ? fromDateColumn(row.excusedUntil) : undefined,
  }
}

/** Makes the row if there is none and holds it until the transaction ends: two jobs don't count one day twice. */
export const lockStreak = async (tx: Tx, whose: Whose): Promise<Streak> => {
  await tx.streak.createMany({ data: [whose], skipDuplicates: true })
  await tx.$queryRaw`SELECT 1 FROM streaks
    WHERE member_id = ${whose.memberId} AND organization_id = ${whose.organizationId} FOR UPDATE`
  return findStreak(tx, whose)
}

export const saveStreak = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  streak: Streak,
): Promise<void> => {
  await tx.streak.update({
    where: { memberId, organizationId },
    data: {
      current: streak.current,
      best: streak.best,
      freezes: streak.freezes,
      lastDate: streak.lastDate ? toDateColumn(streak.lastDate) : null,
      excusedUntil: streak.excusedUntil ? toDateColumn(streak.excusedUntil) : null,
    },
  })
}

export const excuseStreak = async (tx: Tx, whose: Whose, until: LocalDate): Promise<void> => {
  const excusedUntil = toDateColumn(until)
  await tx.streak.upsert({
    where: whose,
    create: { ...whose, excusedUntil },
    update: { excusedUntil },
  })
}

/** The days on which a member expects a delivery. */
export const plannedDays = async (
  db: Db,
  { memberId, organizationId }: Whose,
): Promise<(date: LocalDate) => boolean> => {
  const schedule = await db.schedule.findUnique({
    where: { memberId, organizationId },
    select: { days: true },
  })
  const days = schedule?.days ?? workDays
  return (date) => isDeliveryDay(days, date)
}

/** Whose day a finished delivery counts for; `undefined` while it isn't finished. */
export const finishedDay = async (
  tx: Tx,
  deliveryId: string,
): Promise<{ readonly whose: Whose; readonly date: LocalDate } | undefined> => {
  const delivery = await tx.delivery.findUnique({ where: { id: deliveryId } })
  if (delivery?.status !== 'finished') return undefined
  const whose = { memberId: delivery.memberId, organizationId: delivery.organizationId }
  return { whose, date: fromDateColumn(delivery.localDate) }
}

export const hasStreak = async (db: Db, whose: Whose): Promise<boolean> =>
  (await db.streak.count({ where: whose })) > 0

export const forgetStreak = async (tx: Tx, whose: Whose): Promise<void> => {
  await tx.streak.deleteMany({ where: whose })
}

/** The zone that a member's dates are in. */
export const timeZoneOf = async (db: Db, { memberId, organizationId }: Whose): Promise<string> => {
  const member = await db.member.findFirst({
    where: { id: memberId, organizationId },
    select: { timeZone: true, schedule: { select: { timeZone: true } } },
  })
  return member?.schedule?.timeZone ?? member?.timeZone ?? 'UTC'
}
