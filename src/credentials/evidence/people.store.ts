import type { Db } from '../../queue/database.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

/** What a member is called; a dash for somebody who has been erased meanwhile. */
export const nameOfMember = async (db: Db, { memberId, organizationId }: Whose): Promise<string> =>
  (await db.member.findFirst({ where: { id: memberId, organizationId }, select: { name: true } }))?.name ??
  '–'

/** In which language and zone a member is told things; `undefined` for who has become part of another or is gone. */
export const readerOf = async (
  db: Db,
  { memberId, organizationId }: Whose,
): Promise<{ readonly locale: string; readonly timeZone: string } | undefined> => {
  const member = await db.member.findFirst({
    where: { id: memberId, organizationId, mergedInto: null },
    select: {
      locale: true,
      timeZone: true,
      schedule: { select: { locale: true, timeZone: true } },
      identities: { select: { locale: true }, take: 1, orderBy: { linkedAt: 'asc' } },
      organization: { select: { locale: true } },
    },
  })
  if (!member) return undefined
  const { schedule, identities, organization } = member
  return {
    locale: schedule?.locale ?? member.locale ?? identities[0]?.locale ?? organization.locale,
    timeZone: schedule?.timeZone ?? member.timeZone,
  }
}

/** A member's record, and those that have become part of it. */
export const recordsOfPerson = async (db: Db, { memberId, organizationId }: Whose): Promise<string[]> => {
  const merged = await db.member.findMany({
    where: { organizationId, mergedInto: memberId },
    select: { id: true },
  })
  return [memberId, ...merged.map(({ id }) => id)]
}

/** Approved pieces whose learner and assessor are among the records of one person. */
export const approvedByThemselves = async (
  db: Db,
  organizationId: string,
  records: readonly string[],
): Promise<string[]> => {
  const them = { in: [...records] }
  const rows = await db.evidence.findMany({
    where: { organizationId, memberId: them, assessorId: them, status: 'approved' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
