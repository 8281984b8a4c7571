import type { AchievementSource } from '../../content/achievement-format.ts'
import type { Prisma } from '../../generated/prisma/client.ts'
import type { Db, Tx } from '../../queue/database.ts'
import type { ListPlace } from './status-lists.store.ts'

/** An achievement with the texts of its outcomes, in its pack's language. */
export const achievementParts = async (db: Db, where: { id: string; organizationId?: string }) => {
  const row = await db.achievement.findUnique({
    where,
    include: { pack: { select: { id: true, language: true } } },
  })
  if (!row) return undefined
  const definition = row.definition as unknown as AchievementSource
  const outcomes = await db.learningOutcome.findMany({
    where: { packId: row.packId, organizationId: row.organizationId, slug: { in: [...definition.outcomes] } },
    select: { slug: true, text: true },
  })
  const texts = new Map(outcomes.map(({ slug, text }) => [slug, text]))
  return {
    id: row.id,
    organizationId: row.organizationId,
    draft: row.draft,
    definition,
    language: row.pack.language,
    outcomes: definition.outcomes.flatMap((slug) => texts.get(slug) ?? []),
  }
}

type Key = { readonly id: string; readonly organizationId: string }

/** An award that is to be signed; `undefined` once it is, or was revoked before. */
export const awaitingSignature = (db: Db, { id, organizationId }: Key) =>
  db.credential.findFirst({
    where: { id, organizationId, signedAt: null, revokedAt: null, achievementId: { not: null } },
  })

/** Keeps the place in the lists, unless it has one: a second try signs for the same. */
export const keepPlace = async (tx: Tx, { id, organizationId }: Key, place: ListPlace): Promise<void> => {
  const { index: statusIndex, revocationListId, suspensionListId } = place
  await tx.credential.updateMany({
    where: { id, organizationId, statusIndex: null },
    data: { statusIndex, revocationListId, suspensionListId },
  })
}

/** Keeps a signature where there is none yet; `false` where another process was first. */
export const keepSignature = async (
  tx: Tx,
  { id, organizationId }: Key,
  signed: object,
  by: { readonly keyId: string; readonly at: Date },
): Promise<boolean> => {
  const { count } = await tx.credential.updateMany({
    where: { id, organizationId, signedAt: null },
    data: { signed: signed as Prisma.InputJsonObject, keyId: by.keyId, signedAt: by.at },
  })
  return count === 1
}

/** All awards that wait for a signature, of all organizations, oldest first. */
export const unsigned = (db: Db) =>
  db.credential.findMany({
    where: { signedAt: null, revokedAt: null, achievementId: { not: null } },
    select: { id: true, organizationId: true },
    orderBy: { id: 'asc' },
    take: 500,
  })
