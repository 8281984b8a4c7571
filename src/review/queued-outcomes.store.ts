import type { Tx } from '../queue/database.ts'

/** Puts outcomes first in a member's next deliveries, until each of their questions has been answered once more. */
export const queueOutcomes = async (
  tx: Tx,
  whose: { readonly memberId: string; readonly organizationId: string },
  outcomeIds: readonly string[],
  at: Date,
): Promise<void> => {
  const { memberId, organizationId } = whose
  await tx.queuedOutcome.deleteMany({
    where: { memberId, organizationId, outcomeId: { in: [...outcomeIds] } },
  })
  await tx.queuedOutcome.createMany({
    data: outcomeIds.map((outcomeId) => ({ memberId, outcomeId, organizationId, queuedAt: at })),
    skipDuplicates: true,
  })
}
