import { fromDateColumn, type LocalDate } from '../kernel/local-date.ts'
import type { Db, Tx } from '../queue/database.ts'

export type Member = {
  readonly id: string
  readonly organizationId: string
  readonly address: string
  readonly name: string
  readonly locale: string | null
  readonly timeZone: string
  /** First and last day, local to the member; open where undefined. */
  readonly from: LocalDate | undefined
  readonly until: LocalDate | undefined
  readonly roles: readonly string[]
}

const columns = {
  id: true,
  organizationId: true,
  address: true,
  name: true,
  locale: true,
  timeZone: true,
  from: true,
  until: true,
  roles: true,
} as const

type Row = Omit<Member, 'from' | 'until'> & { readonly from: Date | null; readonly until: Date | null }

const memberOf = ({ from, until, ...row }: Row): Member => ({
  ...row,
  from: from ? fromDateColumn(from) : undefined,
  until: until ? fromDateColumn(until) : undefined,
})

/** Whether a member belongs to the organization on a local date of theirs. */
export const isPresent = (member: Pick<Member, 'from' | 'until'>, date: LocalDate): boolean =>
  (member.from === undefined || member.from <= date) && (member.until === undefined || member.until >= date)

/** A member of the organization by address (in any case) or id. */
export const findMember = async (
  db: Db,
  organizationId: string,
  addressOrId: string,
): Promise<Member | null> => {
  const key = addressOrId.trim()
  const row = await db.member.findFirst({
    where: { organizationId, OR: [{ address: key.toLowerCase() }, { id: key }] },
    select: { ...columns, mergedInto: true },
  })
  // Of one who has become part of another, that other.
  return row?.mergedInto ? findMember(db, organizationId, row.mergedInto) : row && memberOf(row)
}

/** Makes somebody an admin, or no longer one; `false` where that was so. */
export const setAdmin = async (
  tx: Tx,
  { organizationId, memberId }: { readonly organizationId: string; readonly memberId: string },
  isAdmin: boolean,
): Promise<boolean> => {
  const where = { id: memberId, organizationId }
  const { roles } = await tx.member.findFirstOrThrow({ where, select: { roles: true } })
  if (roles.includes('admin') === isAdmin) return false
  const others = roles.filter((role) => role !== 'admin')
  await tx.member.update({ where, data: { roles: isAdmin ? [...others, 'admin'] : others } })
  return true
}

/** Who looks after an organization's programme. */
export const adminsIn = (
  db: Db,
  organizationId: string,
): Promise<{ readonly name: string; readonly address: string }[]> =>
  db.member.findMany({
    where: { organizationId, roles: { has: 'admin' }, mergedInto: null },
    select: { name: true, address: true },
    orderBy: { address: 'asc' },
  })

/** A team of the organization by its name as the roster writes it, or its id. */
export const findTeam = (
  db: Db,
  organizationId: string,
  nameOrId: string,
): Promise<{ id: string; name: string } | null> =>
  db.team.findFirst({
    where: { organizationId, OR: [{ name: nameOrId.trim() }, { id: nameOrId.trim() }] },
    select: { id: true, name: true },
  })

/** The names of the organization's teams, for saying which ones there are. */
export const teamNames = async (db: Db, organizationId: string): Promise<string[]> => {
  const teams = await db.team.findMany({
    where: { organizationId },
    orderBy: { name: 'asc' },
    select: { name: true },
  })
  return teams.map(({ name }) => name)
}

/** Everybody who is in a team, those who have left too: `isPresent` tells them apart. By address. */
export const membersOfTeam = async (db: Db, organizationId: string, teamId: string): Promise<Member[]> => {
  const rows = await db.member.findMany({
    where: { organizationId, teamId, mergedInto: null },
    orderBy: { address: 'asc' },
    select: columns,
  })
  return rows.map(memberOf)
}
