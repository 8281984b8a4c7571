import type { AchievementSource, AchievementTranslation } from '../../content/achievement-format.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../queue/database.ts'
import type { Piece, Score } from './evidence.rules.ts'

export type EvidenceKey = { readonly id: string; readonly organizationId: string }
type Whose = { readonly memberId: string; readonly organizationId: string }

const fileColumns = {
  id: true,
  name: true,
  mediaType: true,
  size: true,
  hash: true,
  keptUntil: true,
} as const

const shown = {
  achievement: {
    select: { id: true, slug: true, definition: true, translations: true, draft: true, retired: true },
  },
  files: { select: { ...fileColumns }, orderBy: { id: 'asc' } },
} as const

const rows = (db: Db, { organizationId, ...where }: { organizationId: string } & Filter) =>
  db.evidence.findMany({
    where: { organizationId, ...where },
    include: shown,
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
  })

type Filter = {
  id?: string
  memberId?: string
  achievementId?: string | { in: string[] }
  criterion?: string
  status?: string
}

type Row = Awaited<ReturnType<typeof rows>>[number]

/** A piece of evidence with what it is for and what its files are; their bytes are fetched one by one. */
export type EvidenceRow = Omit<Row, 'achievement' | 'status' | 'scores'> & {
  readonly status: Piece['status']
  readonly scores: readonly Score[] | null
  readonly achievement: AskingAchievement
}

export type AskingAchievement = Omit<Row['achievement'], 'definition' | 'translations'> & {
  readonly definition: AchievementSource
  readonly translations: Readonly<Record<string, Partial<AchievementTranslation>>>
}

// The columns hold what the import and the steps here wrote.
const typed = (row: Row): EvidenceRow => row as unknown as EvidenceRow

/** The pieces that fit, oldest first. */
export const findEvidence = async (
  db: Db,
  where: { readonly organizationId: string } & Filter,
): Promise<EvidenceRow[]> => (await rows(db, where)).map(typed)

export const getEvidence = async (
  db: Db,
  { id, organizationId }: EvidenceKey,
): Promise<EvidenceRow | undefined> => {
  const [row] = await rows(db, { id, organizationId })
  return row && typed(row)
}

/** By its public address, which names no organization; the caller decides who may see it. */
export const organizationOfEvidence = async (db: Db, id: string): Promise<string | undefined> =>
  (await db.evidence.findUnique({ where: { id }, select: { organizationId: true } }))?.organizationId

/** Holds the row until the transaction ends: two who judge it at once follow each other. */
export const lockEvidence = async (
  tx: Tx,
  { id, organizationId }: EvidenceKey,
): Promise<EvidenceRow | undefined> => {
  await tx.$queryRaw`SELECT 1 FROM evidence WHERE id = ${id} AND organization_id = ${organizationId} FOR UPDATE`
  return getEvidence(tx, { id, organizationId })
}

/** Holds the learner until the transaction ends: two forms that are sent at once are one after the other. */
export const lockLearner = async (tx: Tx, { memberId, organizationId }: Whose): Promise<void> => {
  await tx.$queryRaw`SELECT 1 FROM members WHERE id = ${memberId} AND organization_id = ${organizationId} FOR UPDATE`
}

export type StoredFile = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly hash: string
}

export type NewEvidence = {
  readonly memberId: string
  readonly achievementId: string
  readonly criterion: string
  readonly text: string | undefined
  readonly files: readonly StoredFile[]
  readonly keptUntil: Date
}

export const insertEvidence = async (
  tx: Tx,
  organizationId: string,
  { files, keptUntil, text, ...row }: NewEvidence,
  now: Date,
): Promise<string> => {
  const id = newId(now.getTime())
  await tx.evidence.create({
    data: { id, organizationId, ...row, text: text ?? null, submittedAt: now, status: 'waiting' },
  })
  await tx.evidenceFile.createMany({
    // Ids that follow each other keep the order in which they were chosen.
    data: files.map(({ bytes, ...file }, index) => ({
      id: newId(now.getTime() + index),
      organizationId,
      evidenceId: id,
      ...file,
      size: bytes.length,
      bytes: Uint8Array.from(bytes),
      keptUntil,
    })),
  })
  return id
}

export type EvidenceColumns = {
  readonly status?: Piece['status']
  readonly lockedBy?: string | null
  readonly lockedUntil?: Date | null
  readonly assessorId?: string
  readonly assessorName?: string
  readonly assessorBy?: 'holder' | 'appointed'
  readonly appointedWhy?: string | null
  readonly decidedAt?: Date
  readonly scores?: readonly Score[]
  readonly reason?: string | null
  readonly text?: null
}

export const saveEvidence = async (
  tx: Tx,
  { id, organizationId }: EvidenceKey,
  { scores, ...columns }: EvidenceColumns,
): Promise<void> => {
  await tx.evidence.update({
    where: { id, organizationId },
    data: { ...columns, ...(scores && { scores: scores.map((score) => ({ ...score })) }) },
  })
}

export const countDecidedSince = (
  db: Db,
  { memberId, organizationId }: Whose,
  since: Date,
): Promise<number> =>
  db.evidence.count({ where: { organizationId, assessorId: memberId, decidedAt: { gte: since } } })

/** Everything that waits, of all organizations: for whoever runs the server. */
export const allWaiting = (db: Db) =>
  db.evidence.findMany({
    where: { status: 'waiting' },
    select: {
      id: true,
      organizationId: true,
      memberId: true,
      achievementId: true,
      achievement: { select: { slug: true } },
    },
  })
