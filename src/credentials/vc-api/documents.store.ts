import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../queue/database.ts'
import { keyStillCounts } from '../issuing/issuers.store.ts'
import { freePlace, type ListPlace } from '../issuing/status-lists.store.ts'

type Whose = { readonly issuerId: string; readonly organizationId: string }

/** What is kept of a document that another program had signed: enough to withdraw it, and nothing of what it says. */
export type DocumentRow = Whose & {
  readonly id: string
  readonly externalId: string | undefined
  readonly validFrom: Date
  readonly validUntil: Date | undefined
  readonly keyId: string
}

export const newDocumentId = (now: Date): string => newId(now.getTime())

/** Writes the row before the signature, as its place in the lists is signed with it; counts once it is signed. */
export const reserveDocument = async (
  tx: Tx,
  row: DocumentRow,
  wantsPlace: boolean,
  now: Date,
): Promise<ListPlace | undefined> => {
  const { issuerId, organizationId, keyId } = row
  const place = wantsPlace ? await freePlace(tx, { issuerId, organizationId }, keyId, now) : undefined
  await tx.credential.create({
    data: {
      id: row.id,
      organizationId,
      issuerId,
      keyId,
      externalId: row.externalId ?? null,
      awardedAt: now,
      validFrom: row.validFrom,
      validUntil: row.validUntil ?? null,
      basis: [],
      // It has no page: the program that had it signed keeps it.
      shared: false,
      ...(place && {
        statusIndex: place.index,
        revocationListId: place.revocationListId,
        suspensionListId: place.suspensionListId,
      }),
    },
  })
  return place
}

type Key = { readonly id: string; readonly organizationId: string }

/** `false` where its key was lost meanwhile: nobody may have what it signed. */
export const markDocumentSigned = async (
  tx: Tx,
  { id, organizationId, keyId }: Key & { readonly keyId: string },
  at: Date,
): Promise<boolean> => {
  if (!(await keyStillCounts(tx, { id: keyId, organizationId }))) return false
  await tx.credential.update({ where: { id, organizationId }, data: { signedAt: at } })
  return true
}

/** Takes back a row whose document could not be signed. */
export const dropDocument = async (db: Db, { id, organizationId }: Key): Promise<void> => {
  await db.credential.deleteMany({ where: { id, organizationId, signedAt: null } })
}

/** The signed credentials of an issuer that go by a name: one of another program, or an award by its own id. */
export const documentsNamed = (
  db: Db,
  { issuerId, organizationId }: Whose,
  name: { readonly externalId: string; readonly awardId: string | undefined },
) =>
  db.credential.findMany({
    where: {
      issuerId,
      organizationId,
      signedAt: { not: null },
      OR: [{ externalId: name.externalId }, ...(name.awardId ? [{ id: name.awardId }] : [])],
    },
    select: {
      id: true,
      organizationId: true,
      statusIndex: true,
      revocationListId: true,
      suspensionListId: true,
      revokedAt: true,
      suspendedAt: true,
    },
    orderBy: { id: 'asc' },
  })
