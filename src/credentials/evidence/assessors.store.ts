import { localDateAt } from '../../kernel/time-zone.ts'
import type { Db, Tx } from '../../queue/database.ts'
import { type Assessor, assessorsOf, type Person } from './assessor.rules.ts'
import { recordsOfPerson } from './people.store.ts'

/** An achievement of an organization. */
type Key = { readonly organizationId: string; readonly achievementId: string }

const personColumns = {
  id: true,
  organizationId: true,
  name: true,
  mergedInto: true,
  from: true,
  until: true,
  timeZone: true,
} as const

type PersonRow = Omit<Person, 'isPresent'> & {
  readonly from: Date | null
  readonly until: Date | null
  readonly timeZone: string
}

const personOf = ({ from, until, timeZone, ...row }: PersonRow, now: Date): Person => {
  const today = localDateAt(timeZone, now)
  const dateOf = (column: Date): string => column.toISOString().slice(0, 10)
  const isPresent = (!from || dateOf(from) <= today) && (!until || dateOf(until) >= today)
  return { ...row, isPresent }
}

/** These people, and those that their records have become part of. */
const peopleOf = async (
  db: Db,
  organizationId: string,
  ids: readonly string[],
  now: Date,
): Promise<Person[]> => {
  const found = new Map<string, Person>()
  let wanted = [...new Set(ids)]
  while (wanted.length > 0) {
    const rows = await db.member.findMany({
      where: { organizationId, id: { in: wanted } },
      select: personColumns,
    })
    for (const row of rows) found.set(row.id, personOf(row, now))
    wanted = rows.flatMap(({ mergedInto }) => (mergedInto && !found.has(mergedInto) ? [mergedInto] : []))
  }
  return [...found.values()]
}

/** Everybody who may judge what a learner hands in for an achievement. */
export const assessorsFor = async (
  db: Db,
  { organizationId, achievementId }: Key,
  learner: string,
  now: Date,
): Promise<Assessor[]> => {
  const where = { organizationId, achievementId }
  const credentials = await db.credential.findMany({
    where: { ...where, memberId: { not: null }, signedAt: { not: null }, revokedAt: null },
    select: {
      memberId: true,
      organizationId: true,
      signedAt: true,
      validFrom: true,
      validUntil: true,
      suspendedAt: true,
      suspendedReason: true,
      revokedAt: true,
      revokedReason: true,
    },
  })
  const appointments = await db.assessorAppointment.findMany({ where, orderBy: { at: 'asc' } })
  const ids = [
    learner,
    ...credentials.flatMap(({ memberId }) => (memberId ? [memberId] : [])),
    ...appointments.map(({ memberId }) => memberId),
  ]
  const people = await peopleOf(db, organizationId, ids, now)
  return assessorsOf({ organizationId, learner, people, credentials, appointments }, now)
}

/** The achievements that somebody might judge for: they have held it, or were appointed. `assessorsFor` says whether they may. */
export const achievementsNear = async (
  db: Db,
  { memberId, organizationId }: { readonly memberId: string; readonly organizationId: string },
): Promise<string[]> => {
  const where = { organizationId, memberId: { in: await recordsOfPerson(db, { memberId, organizationId }) } }
  const held = await db.credential.findMany({ where, select: { achievementId: true } })
  const appointed = await db.assessorAppointment.findMany({ where, select: { achievementId: true } })
  return [...new Set([...held, ...appointed].flatMap(({ achievementId }) => achievementId ?? []))]
}

export type Appointment = {
  readonly memberId: string
  readonly achievementId: string
  readonly reason: string
  readonly appointedBy: string
  readonly at: Date
}

/** Appoints, or gives another reason. */
export const saveAppointment = async (
  tx: Tx,
  organizationId: string,
  { memberId, achievementId, reason, appointedBy, at }: Appointment,
): Promise<void> => {
  const said = { reason, appointedBy, at }
  await tx.assessorAppointment.upsert({
    where: { memberId_achievementId: { memberId, achievementId }, organizationId },
    update: said,
    create: { memberId, achievementId, organizationId, ...said },
  })
}

/** `false` where there was none. */
export const removeAppointment = async (
  tx: Tx,
  { organizationId, achievementId }: Key,
  memberId: string,
): Promise<boolean> =>
  (await tx.assessorAppointment.deleteMany({ where: { organizationId, achievementId, memberId } })).count > 0

/** All appointments of an organization, with what each is for. */
export const appointmentsOf = (db: Db, organizationId: string) =>
  db.assessorAppointment.findMany({
    where: { organizationId },
    orderBy: { at: 'asc' },
    include: { achievement: { select: { slug: true } } },
  })
