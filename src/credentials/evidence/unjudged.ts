import type { Deps } from '../../chat/deps.ts'
import { assessorsFor } from './assessors.store.ts'
import { allWaiting } from './evidence.store.ts'

/** What waits in all organizations, and the achievements for which nobody may judge it. */
export const unjudged = async ({
  database: { prisma },
  clock,
}: Pick<Deps, 'database' | 'clock'>): Promise<{
  readonly waiting: number
  readonly achievements: readonly string[]
}> => {
  const rows = await allWaiting(prisma)
  const now = clock.now()
  const without = new Set<string>()
  for (const row of rows)
    if ((await assessorsFor(prisma, row, row.memberId, now)).length === 0) without.add(row.achievement.slug)
  return { waiting: rows.length, achievements: [...without].sort() }
}
