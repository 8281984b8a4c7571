import type { Whose } from '../chat/people.store.ts'
import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { Key } from './requests.store.ts'
import { type SkillKey, skillText } from './skills.store.ts'

export type Nomination = SkillKey & {
  readonly id: string
  readonly organizationId: string
  readonly memberId: string
  /** Null where an admin did it. */
  readonly byId: string | null
  readonly goal: string
  readonly state: 'open' | 'confirmed' | 'declined' | 'lapsed'
}

type Row = Omit<Nomination, 'state'> & { readonly state: string }

// The column holds what this file wrote.
const nominationOf = (row: Row | null): Nomination | undefined => (row ? (row as Nomination) : undefined)

const dayMs = 86_400_000

/** Whoever has said no, or nothing, is not asked about the same again sooner: not by anybody. */
const restDays = 60

/** Nominates; the id. `undefined` where they have been asked about the same skill, and it is open or not long ago. */
export const createNomination = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  { byId, goal, ...key }: SkillKey & { readonly byId: string | null; readonly goal: string },
  now: Date,
): Promise<string | undefined> => {
  const id = newId(now.getTime())
  const openKey = `${memberId}:${skillText(key)}`
  const { packId, skill } = key
  const since = new Date(now.getTime() - restDays * dayMs)
  const recent = await tx.mentorNomination.count({
    where: {
      memberId,
      organizationId,
      packId,
      skill,
      state: { in: ['declined', 'lapsed'] },
      answeredAt: { gt: since },
    },
  })
  if (recent > 0) return undefined
  const { count } = await tx.mentorNomination.createMany({
    data: [{ id, organizationId, memberId, byId, packId, skill, goal, openKey, at: now }],
    skipDuplicates: true,
  })
  return count === 1 ? id : undefined
}

export const findNomination = async (db: Db, { id, organizationId }: Key): Promise<Nomination | undefined> =>
  nominationOf(await db.mentorNomination.findFirst({ where: { id, organizationId } }))

/** Closes an open one; `false` where it is closed already. */
export const closeNomination = async (
  tx: Tx,
  { id, organizationId }: Key,
  state: Exclude<Nomination['state'], 'open'>,
  now: Date,
): Promise<boolean> => {
  const { count } = await tx.mentorNomination.updateMany({
    where: { id, organizationId, state: 'open' },
    data: { state, openKey: null, answeredAt: now },
  })
  return count === 1
}

/** A request has been made: what was open for the same skill is confirmed by it. */
export const confirmNominations = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  { packId, skill }: SkillKey,
  now: Date,
): Promise<void> => {
  await tx.mentorNomination.updateMany({
    where: { memberId, organizationId, packId, skill, state: 'open' },
    data: { state: 'confirmed', openKey: null, answeredAt: now },
  })
}
