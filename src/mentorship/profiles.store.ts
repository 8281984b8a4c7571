import type { Whose } from '../chat/people.store.ts'
import { fromDateColumn, type LocalDate, toDateColumn } from '../kernel/local-date.ts'
import type { Db, Tx } from '../queue/database.ts'
import { openStates } from './pairing.rules.ts'

/** How somebody mentors, as they chose it. */
export type ProfileChoice = {
  readonly capacity: number
  readonly languages: readonly string[]
  readonly fromMinute: number
  readonly untilMinute: number
  readonly days: number
  /** No proposals before this local date. */
  readonly pausedUntil: LocalDate | null
}

export type Profile = ProfileChoice & { readonly memberId: string; readonly isOpen: boolean }

type Row = Omit<Profile, 'pausedUntil'> & { readonly pausedUntil: Date | null }

const profileOf = ({ pausedUntil, ...row }: Row): Profile => ({
  ...row,
  pausedUntil: pausedUntil ? fromDateColumn(pausedUntil) : null,
})

/** Whether somebody wants no proposals on a local date of theirs. */
export const isPausedOn = ({ pausedUntil }: Pick<Profile, 'pausedUntil'>, today: LocalDate): boolean =>
  pausedUntil !== null && pausedUntil > today

export const findProfile = async (db: Db, whose: Whose): Promise<Profile | undefined> => {
  const row = await db.mentorProfile.findFirst({ where: whose })
  return row ? profileOf(row) : undefined
}

/** Everybody who has said that they would mentor. */
export const openProfiles = async (db: Db, organizationId: string): Promise<Profile[]> =>
  (
    await db.mentorProfile.findMany({ where: { organizationId, isOpen: true }, orderBy: { memberId: 'asc' } })
  ).map(profileOf)

/** Says yes, or changes how. */
export const saveProfile = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  { pausedUntil, languages, ...choice }: ProfileChoice,
  now: Date,
): Promise<void> => {
  const row = {
    ...choice,
    languages: [...languages],
    pausedUntil: pausedUntil ? toDateColumn(pausedUntil) : null,
    isOpen: true,
    changedAt: now,
  }
  await tx.mentorProfile.upsert({
    where: { memberId, organizationId },
    create: { memberId, organizationId, ...row },
    update: row,
  })
}

export const pauseProfile = async (tx: Tx, whose: Whose, until: LocalDate, now: Date): Promise<void> => {
  await tx.mentorProfile.updateMany({
    where: whose,
    data: { pausedUntil: toDateColumn(until), changedAt: now },
  })
}

export const closeProfile = async (tx: Tx, whose: Whose, now: Date): Promise<void> => {
  await tx.mentorProfile.updateMany({ where: whose, data: { isOpen: false, changedAt: now } })
}

/** A mentor's profile and how many of their places are taken, both held until the transaction ends. */
export const lockMentor = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
): Promise<{ readonly profile: Profile; readonly taken: number } | undefined> => {
  await tx.$queryRaw`SELECT 1 FROM mentor_profiles WHERE member_id = ${memberId} AND organization_id = ${organizationId}
    FOR UPDATE`
  const profile = await findProfile(tx, { memberId, organizationId })
  if (!profile) return undefined
  const taken = await tx.pairing.count({
    where: { organizationId, mentorId: memberId, state: { in: [...openStates] } },
  })
  return { profile, taken }
}

/** How many places of each mentor are taken. */
export const takenPlaces = async (db: Db, organizationId: string): Promise<Map<string, number>> => {
  const rows = await db.pairing.groupBy({
    by: ['mentorId'],
    where: { organizationId, state: { in: [...openStates] } },
    _count: true,
  })
  return new Map(rows.map(({ mentorId, _count }) => [mentorId, _count]))
}
