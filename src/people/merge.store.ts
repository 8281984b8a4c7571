import { fromDateColumn, toDateColumn } from '../kernel/local-date.ts'
import type { Db, Tx } from '../queue/database.ts'
import { type MergingMember, mergedMember } from './merge.rules.ts'

const memberColumns = {
  id: true,
  name: true,
  organizationId: true,
  timeZone: true,
  onRoster: true,
  createdAt: true,
  from: true,
  until: true,
  roles: true,
  teamId: true,
  siteId: true,
  locale: true,
  mergedInto: true,
} as const

export type MergeMember = MergingMember & {
  readonly organizationId: string
  readonly name: string
  readonly timeZone: string
  readonly mergedInto: string | null
}

const membersOf = async (db: Db, organizationId: string, ids: readonly string[]): Promise<MergeMember[]> => {
  const rows = await db.member.findMany({
    where: { organizationId, id: { in: [...ids] } },
    select: memberColumns,
  })
  return rows.map(({ from, until, ...row }) => ({
    ...row,
    from: from ? fromDateColumn(from) : undefined,
    until: until ? fromDateColumn(until) : undefined,
  }))
}

/** Members of the organization by id, without those that have become part of another. */
export const mergeableMembers = async (db: Db, organizationId: string, ids: readonly string[]) =>
  (await membersOf(db, organizationId, ids)).filter(({ mergedInto }) => mergedInto === null)

/** Holds both until the transaction ends, always in the same order: two mergers, or a roster, wait for each other. */
export const lockMembers = async (tx: Tx, organizationId: string, ids: readonly string[]): Promise<void> => {
  await tx.$queryRaw`SELECT 1 FROM members WHERE organization_id = ${organizationId} AND id = ANY(${[...ids]})
    ORDER BY id FOR UPDATE`
}

/** What a record holds that somebody would miss. */
export const historyOf = async (db: Db, whose: { memberId: string; organizationId: string }) => ({
  answers: await db.response.count({ where: whose }),
  lessons: await db.lessonFinish.count({ where: whose }),
})

/** The row of who has gone stays and points to who has stayed; so do those that had become part of it before. */
export const saveMerged = async (tx: Tx, survivor: MergeMember, merged: MergeMember): Promise<void> => {
  const { from, until, ...data } = mergedMember(survivor, merged)
  const dates = {
    from: from === undefined ? null : toDateColumn(from),
    until: until === undefined ? null : toDateColumn(until),
  }
  const { organizationId } = survivor
  await tx.member.update({ where: { id: survivor.id, organizationId }, data: { ...data, ...dates } })
  await tx.member.updateMany({
    where: { organizationId, OR: [{ id: merged.id }, { mergedInto: merged.id }] },
    data: { mergedInto: survivor.id },
  })
}

/** Who a member has become part of; `undefined` for who stands alone. */
export const mergedInto = async (db: Db, organizationId: string, memberId: string) =>
  (await membersOf(db, organizationId, [memberId]))[0]?.mergedInto ?? undefined

/** Deliveries of a member that are to be sent now: their jobs stand in the lane of who was merged. */
export const deliveriesToSend = async (
  tx: Tx,
  organizationId: string,
  memberId: string,
): Promise<string[]> => {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM deliveries d
    WHERE d.organization_id = ${organizationId} AND d.member_id = ${memberId}
      AND d.status IN ('planned', 'open') AND d.sent_at IS NULL
      AND NOT EXISTS (SELECT FROM agenda a WHERE a.key = 'deliver:' || d.id)`
  return rows.map(({ id }) => id)
}
