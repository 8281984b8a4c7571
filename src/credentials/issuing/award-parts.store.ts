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

/** The place that a document names. */
export type SignedPlace = { readonly listId: string; readonly index: number }

/** An award that is to be signed; `undefined` once it is, or was revoked before. */
export const awaitingSignature = (db: Db, { id, organizationId }: Key) =>
  db.credential.findFirst({
    where: { id, organizationId, signedAt: null, revokedAt: null, achievementId: { not: null } },
  })

/**
 * Keeps the place in the lists, unless it has another by now: a second try signs for the same. One in the lists of another
 * key, which was changed since, is given up for it.
 */
export const keepPlace = async (
  tx: Tx,
  { id, organizationId }: Key,
  place: ListPlace,
  before: string | null,
): Promise<void> => {
  const { index: statusIndex, revocationListId, suspensionListId } = place
  await tx.credential.updateMany({
    where: { id, organizationId, signedAt: null, revocationListId: before },
    data: { statusIndex, revocationListId, suspensionListId },
  })
}

/** Whether a list is one of those that a key fills. */
export const isListOf = async (db: Db, { id, organizationId }: Key, keyId: string): Promise<boolean> =>
  (await db.statusList.count({ where: { id, organizationId, keyId } })) > 0

/**
 * Keeps a signature where there is none yet; `false` where another process was first, gave it another place, or revoked it.
 */
export const keepSignature = async (
  tx: Tx,
  { id, organizationId }: Key,
  signed: object,
  by: { readonly keyId: string; readonly at: Date; readonly place: SignedPlace },
): Promise<boolean> => {
  const { listId: revocationListId, index: statusIndex } = by.place
  const { count } = await tx.credential.updateMany({
    where: { id, organizationId, signedAt: null, revokedAt: null, revocationListId, statusIndex },
    data: { signed: signed as Prisma.InputJsonObject, keyId: by.keyId, signedAt: by.at },
  })
  return count === 1
}

/** How many awards wait for a signature, by who is to sign them; of all organizations. */
export const waitingByIssuer = async (db: Db) => {
  const groups = await db.credential.groupBy({
    by: ['issuerId', 'organizationId'],
    where: { signedAt: null, revokedAt: null, achievementId: { not: null } },
    _count: { _all: true },
    _min: { awardedAt: true },
    orderBy: { issuerId: 'asc' },
  })
  return groups.flatMap(({ issuerId, organizationId, _count, _min }) =>
    _min.awardedAt ? [{ issuerId, organizationId, awards: _count._all, oldest: _min.awardedAt }] : [],
  )
}

/** All awards that wait for a signature, of all organizations, oldest first. */
export const unsigned = (db: Db) =>
  db.credential.findMany({
    where: { signedAt: null, revokedAt: null, achievementId: { not: null } },
    select: { id: true, organizationId: true },
    orderBy: { id: 'asc' },
    take: 500,
  })
