import type { Deps } from '../../chat/deps.ts'
import { assessorsFor } from './assessors.store.ts'
import { getEvidence, organizationOfEvidence } from './evidence.store.ts'
import { type FileBytes, findFile, isShownInPublic } from './files.store.ts'

/** Who asks, where somebody is signed in. */
type Reader = { readonly memberId: string; readonly organizationId: string } | undefined

/**
 * A file of evidence for who may see it: the learner; those who may judge it, and who has judged it; and everybody, where
 * it was approved and its owner shows it on a public credential. `undefined` for all others, as if it were not there.
 */
export const loadFile = async (
  { database: { prisma }, clock }: Pick<Deps, 'database' | 'clock'>,
  asked: { readonly evidenceId: string; readonly fileId: string },
  reader: Reader,
): Promise<(FileBytes & { readonly isPublic: boolean }) | undefined> => {
  const organizationId = await organizationOfEvidence(prisma, asked.evidenceId)
  const key = { id: asked.evidenceId, organizationId: organizationId ?? '' }
  const row = organizationId && (await getEvidence(prisma, key))
  if (!row || row.status === 'withdrawn') return undefined
  const isPublic = row.status === 'approved' && (await isShownInPublic(prisma, key, row.memberId))
  const isReader = async (): Promise<boolean> => {
    if (!reader || reader.organizationId !== row.organizationId) return false
    if (reader.memberId === row.memberId || reader.memberId === row.assessorId) return true
    if (row.status !== 'waiting') return false
    const all = await assessorsFor(prisma, row, row.memberId, clock.now())
    return all.some(({ memberId }) => memberId === reader.memberId)
  }
  if (!isPublic && !(await isReader())) return undefined
  const file = await findFile(prisma, key, asked.fileId)
  return file ? { ...file, isPublic } : undefined
}
