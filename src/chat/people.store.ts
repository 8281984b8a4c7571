import { fromDateColumn } from '../kernel/local-date.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Db } from '../queue/database.ts'

export type Whose = { readonly memberId: string; readonly organizationId: string }

/** Somebody as mentoring needs to know them. */
export type Person = {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  readonly address: string
  readonly locale: string
  readonly timeZone: string
  readonly siteId: string | null
  readonly teamId: string | null
  /** Weekdays of their lessons, as bits from Monday; those of an office where they have none. */
  readonly days: number
  /** In the organization today, local to them. */
  readonly isPresent: boolean
}

const columns = {
  id: true,
  organizationId: true,
  name: true,
  address: true,
  locale: true,
  timeZone: true,
  siteId: true,
  teamId: true,
  from: true,
  until: true,
  schedule: { select: { locale: true, timeZone: true, days: true } },
  organization: { select: { locale: true } },
} as const

/** These members, so far as they are there and have not become part of another. */
export const peopleOf = async (
  db: Db,
  organizationId: string,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, Person>> => {
  const rows = await db.member.findMany({
    where: { organizationId, id: { in: [...new Set(ids)] }, mergedInto: null },
    select: columns,
  })
  return new Map(
    rows.map(({ schedule, organization, from, until, ...row }) => {
      const timeZone = schedule?.timeZone ?? row.timeZone
      const today = localDateAt(timeZone, now)
      const person: Person = {
        ...row,
        locale: schedule?.locale ?? row.locale ?? organization.locale,
        timeZone,
        days: schedule?.days ?? 31,
        isPresent: (!from || fromDateColumn(from) <= today) && (!until || fromDateColumn(until) >= today),
      }
      return [row.id, person]
    }),
  )
}

export const personOf = async (db: Db, whose: Whose, now: Date): Promise<Person | undefined> =>
  (await peopleOf(db, whose.organizationId, [whose.memberId], now)).get(whose.memberId)

/** Who manages each of these people today. */
export const managersOf = async (
  db: Db,
  organizationId: string,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, string[]>> => {
  const today = new Date(now.toISOString().slice(0, 10))
  const rows = await db.managerAssignment.findMany({
    where: {
      organizationId,
      memberId: { in: [...ids] },
      from: { lte: today },
      OR: [{ until: null }, { until: { gt: today } }],
    },
    select: { memberId: true, managerId: true },
  })
  const managers = new Map<string, string[]>()
  for (const { memberId, managerId } of rows)
    managers.set(memberId, [...(managers.get(memberId) ?? []), managerId])
  return managers
}

/** Whom somebody manages today. */
export const managedBy = async (
  db: Db,
  { memberId, organizationId }: Whose,
  now: Date,
): Promise<string[]> => {
  const today = new Date(now.toISOString().slice(0, 10))
  const rows = await db.managerAssignment.findMany({
    where: {
      organizationId,
      managerId: memberId,
      from: { lte: today },
      OR: [{ until: null }, { until: { gt: today } }],
    },
    select: { memberId: true },
  })
  return [...new Set(rows.map((row) => row.memberId))]
}
