import { fromDateColumn, type LocalDate } from '../kernel/local-date.ts'
import type { Db } from '../queue/database.ts'

/** Those of some members whose last day is known, with it. */
export const membersWithEnd = async (
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
): Promise<{ readonly id: string; readonly until: LocalDate; readonly timeZone: string }[]> => {
  const rows = await db.member.findMany({
    where: { organizationId, id: { in: [...memberIds] }, until: { not: null }, mergedInto: null },
    select: { id: true, until: true, timeZone: true },
  })
  return rows.flatMap(({ until, ...row }) => (until ? [{ ...row, until: fromDateColumn(until) }] : []))
}

/** The row of the agenda at a key. */
export const wishAt = (
  db: Db,
  organizationId: string,
  key: string,
): Promise<{ readonly payload: unknown; readonly dueAt: Date } | null> =>
  db.agendaEntry.findFirst({ where: { key, organizationId }, select: { payload: true, dueAt: true } })
