import { newId } from '../kernel/ids.ts'
import type { Tx } from '../queue/database.ts'

/** Writes down that a message was reported; never what it said. */
export const writeReport = async (
  tx: Tx,
  report: {
    readonly organizationId: string
    readonly by: string
    readonly wordId: string
    readonly fromId: string
  },
  at: Date,
): Promise<void> => {
  const { organizationId, by, wordId, fromId } = report
  await tx.auditEntry.create({
    data: {
      id: newId(at.getTime()),
      organizationId,
      at,
      actor: by,
      action: 'kind-word.reported',
      subject: wordId,
      detail: { from: fromId },
    },
  })
}
