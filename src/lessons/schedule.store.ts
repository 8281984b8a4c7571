import { addDays, fromDateColumn, type LocalDate, toDateColumn } from '../kernel/local-date.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { Whose } from './deliveries.store.ts'
import { nextDelivery } from './schedule.rules.ts'

export type Schedule = {
  readonly timeZone: string
  readonly atMinute: number
  readonly days: number
  readonly dailyMinutes: number
  readonly locale: string | null
  readonly pausedUntil: LocalDate | undefined
  readonly nextDueAt: Date | null
}

export const findSchedule = async (db: Db, whose: Whose): Promise<Schedule | undefined> => {
  const row = await db.schedule.findFirst({ where: whose })
  if (!row) return undefined
  return { ...row, pausedUntil: row.pausedUntil ? fromDateColumn(row.pausedUntil) : undefined }
}

/** A pause without an end: far enough ahead, and still a date that calendars know. */
export const untilResumed: LocalDate = '9999-12-31'

export type ScheduleChange = {
  readonly timeZone?: string
  readonly atMinute?: number
  readonly days?: number
  readonly dailyMinutes?: number
  readonly locale?: string | null
  readonly pausedUntil?: LocalDate | null
}

/** The first day on which one of the member's pathways has begun; today when there is none yet. */
const firstDay = async (tx: Tx, whose: Whose): Promise<LocalDate | undefined> => {
  const first = await tx.enrolment.findFirst({
    where: { ...whose, status: 'active' },
    orderBy: { startsOn: 'asc' },
    select: { startsOn: true },
  })
  return first ? fromDateColumn(first.startsOn) : undefined
}

/** The day after the last for which a scheduled delivery was made, if that is today's: a date has only one. */
const firstFreeDay = async (tx: Tx, whose: Whose, today: LocalDate): Promise<LocalDate | undefined> => {
  const last = await tx.delivery.findFirst({
    where: { ...whose, sequence: 0, localDate: { gte: toDateColumn(today) } },
    orderBy: { localDate: 'desc' },
    select: { localDate: true },
  })
  return last ? addDays(fromDateColumn(last.localDate), 1) : undefined
}

type Times = Pick<Schedule, 'timeZone' | 'atMinute' | 'days' | 'pausedUntil'>

const hasSameTimes = (a: Times, b: Times): boolean =>
  a.timeZone === b.timeZone &&
  a.atMinute === b.atMinute &&
  a.days === b.days &&
  a.pausedUntil === b.pausedUntil

/**
 * Changes a member's delivery times, making them if there are none, and plans the next delivery anew: none while
 * they are on no pathway. What is due already stays due when the times are what they were.
 * Returns the schedule as it is then.
 */
export const changeSchedule = async (
  tx: Tx,
  member: Whose & { readonly timeZone: string },
  change: ScheduleChange,
  now: Date,
): Promise<Schedule> => {
  const whose = { memberId: member.memberId, organizationId: member.organizationId }
  const present = await findSchedule(tx, whose)
  const changed = {
    timeZone: change.timeZone ?? present?.timeZone ?? member.timeZone,
    atMinute: change.atMinute ?? present?.atMinute ?? 540,
    days: change.days ?? present?.days ?? 31,
    dailyMinutes: change.dailyMinutes ?? present?.dailyMinutes ?? 5,
    locale: change.locale === undefined ? (present?.locale ?? null) : change.locale,
    pausedUntil: change.pausedUntil === undefined ? present?.pausedUntil : (change.pausedUntil ?? undefined),
  }
  const begins = await firstDay(tx, whose)
  const free = await firstFreeDay(tx, whose, localDateAt(changed.timeZone, now))
  const notBefore = [begins, changed.pausedUntil, free].reduce((a, b) =>
    b !== undefined && (!a || b > a) ? b : a,
  )
  const isOn = (await tx.enrolment.count({ where: { ...whose, status: { not: 'ended' } } })) > 0
  const isHeld = changed.pausedUntil === untilResumed || !isOn
  // What is due and not planned yet would be passed over: `nextDelivery` looks ahead of `now`.
  const isDue = present?.nextDueAt && present.nextDueAt <= now && hasSameTimes(present, changed)
  const nextDueAt = isHeld ? null : isDue ? present.nextDueAt : nextDelivery({ ...changed, notBefore }, now)
  const data = {
    ...changed,
    pausedUntil: changed.pausedUntil ? toDateColumn(changed.pausedUntil) : null,
    nextDueAt,
    organizationId: member.organizationId,
  }
  await tx.schedule.upsert({
    where: whose,
    create: { memberId: member.memberId, ...data },
    update: data,
  })
  return { ...changed, nextDueAt }
}

/** Those of the members who have delivery times. */
export const scheduledMembers = (db: Db, memberIds: readonly string[]) =>
  db.member.findMany({ where: { id: { in: [...memberIds] }, schedule: { isNot: null } } })

/** Nothing more is planned for a member. */
export const stopSchedule = async (tx: Tx, { memberId, organizationId }: Whose): Promise<void> => {
  await tx.schedule.updateMany({ where: { memberId, organizationId }, data: { nextDueAt: null } })
}
