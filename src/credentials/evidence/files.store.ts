import type { Db, Tx } from '../../queue/database.ts'
import type { EvidenceKey } from './evidence.store.ts'

export type FileBytes = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array | null
}

/** A file with its bytes; those are null once their time is over. */
export const findFile = (
  db: Db,
  { id: evidenceId, organizationId }: EvidenceKey,
  fileId: string,
): Promise<FileBytes | null> =>
  db.evidenceFile.findFirst({
    where: { id: fileId, evidenceId, organizationId },
    select: { name: true, mediaType: true, bytes: true },
  })

/** Files of a piece are kept until then; those whose time is over already lose their bytes. */
export const keepFiles = async (
  tx: Tx,
  { id: evidenceId, organizationId }: EvidenceKey,
  keptUntil: Date,
  now: Date,
): Promise<void> => {
  const data = { keptUntil, ...(keptUntil <= now && { bytes: null }) }
  await tx.evidenceFile.updateMany({ where: { evidenceId, organizationId }, data })
}

/** The bytes of what has been kept long enough go, of all organizations; hash and decision stay. */
export const forgetFiles = async (db: Db, now: Date): Promise<number> =>
  (
    await db.evidenceFile.updateMany({
      where: { keptUntil: { lte: now }, bytes: { not: null } },
      data: { bytes: null },
    })
  ).count

/** Whether the owner of a public, signed credential chose to show this piece on its page. */
export const isShownInPublic = async (
  db: Db,
  { id, organizationId }: EvidenceKey,
  memberId: string,
): Promise<boolean> =>
  (await db.credential.count({
    where: {
      organizationId,
      memberId,
      shared: true,
      signedAt: { not: null },
      shownEvidence: { has: id },
    },
  })) > 0
