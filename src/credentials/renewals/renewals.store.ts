import type { Db } from '../../queue/database.ts'
import type { Whose } from '../record.store.ts'
import type { SittingResult } from '../sittings/compose.rules.ts'

/** The sittings that were to renew a credential, oldest first. */
export const renewalSittings = async (db: Db, { memberId, organizationId }: Whose, credentialId: string) => {
  const rows = await db.sitting.findMany({
    where: { memberId, organizationId, renewsId: credentialId },
    orderBy: { attempt: 'asc' },
  })
  return rows.map((row) => ({ ...row, result: row.result as SittingResult | null }))
}

/** The newest award of an achievement to a member: the one that a renewal is of. */
export const newestSequence = async (
  db: Db,
  { memberId, organizationId }: Whose,
  achievementId: string,
): Promise<number> => {
  const { _max } = await db.credential.aggregate({
    where: { memberId, organizationId, achievementId },
    _max: { sequence: true },
  })
  return _max.sequence ?? 0
}

/** The ids of outcomes of a pack, by their slugs. */
export const outcomeIdsOf = async (
  db: Db,
  organizationId: string,
  packId: string,
  slugs: readonly string[],
): Promise<string[]> => {
  const rows = await db.learningOutcome.findMany({
    where: { organizationId, packId, slug: { in: [...slugs] } },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
