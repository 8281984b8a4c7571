import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../queue/database.ts'

/** The organization's own issuer; made with the organization's name when it is first needed. */
export const ownIssuer = async (tx: Tx, organizationId: string, now: Date) => {
  // Two who need it first at the same time make one.
  await tx.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId} FOR UPDATE`
  const found = await tx.issuer.findFirst({ where: { organizationId, kind: 'organization' } })
  if (found) return found
  const { name } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true },
  })
  return tx.issuer.create({
    data: { id: newId(now.getTime()), organizationId, kind: 'organization', name, createdAt: now },
  })
}

export type IssuerChange = {
  readonly name?: string
  readonly url?: string | null
  readonly email?: string | null
  readonly countryCode?: string | null
}

export const updateIssuer = async (
  db: Db,
  where: { id: string; organizationId: string },
  change: IssuerChange,
): Promise<void> => {
  await db.issuer.update({ where, data: change })
}

const keyColumns = {
  id: true,
  number: true,
  publicKeyMultibase: true,
  createdAt: true,
  retiredAt: true,
  compromisedAt: true,
} as const

/** An issuer by its public address, with all its keys. */
export const publicIssuer = (db: Db, id: string) =>
  db.issuer.findUnique({
    where: { id },
    include: { keys: { orderBy: { number: 'asc' }, select: keyColumns } },
  })

/** The organization's own first, then its partners. */
export const issuersOf = (db: Db, organizationId: string) =>
  db.issuer.findMany({
    where: { organizationId },
    include: { keys: { orderBy: { number: 'asc' }, select: keyColumns } },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
  })

type Whose = { readonly issuerId: string; readonly organizationId: string }

/** The key that signs now, sealed. */
export const signingKeyRow = (db: Db, { issuerId, organizationId }: Whose) =>
  db.issuerKey.findFirst({
    where: { issuerId, organizationId, retiredAt: null, compromisedAt: null, sealed: { not: null } },
    orderBy: { number: 'desc' },
  })

export const keyRowById = (db: Db, where: { id: string; organizationId: string }) =>
  db.issuerKey.findFirst({ where })

/**
 * Whether a key may still sign, held until the transaction ends: what it signed is kept before it is called compromised, and
 * is found among what is to be replaced, or not at all.
 */
export const keyStillCounts = async (
  tx: Tx,
  { id, organizationId }: { id: string; organizationId: string },
) => {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM issuer_keys
    WHERE id = ${id} AND organization_id = ${organizationId} AND compromised_at IS NULL FOR SHARE`
  return rows.length === 1
}

export type NewKeyRow = Whose & {
  readonly id: string
  readonly publicKeyMultibase: string
  readonly sealed: string
  readonly sealedWith: string
}

/** Adds a key after the last, unless somebody has made one since it was looked for; the one that signs from now on. */
export const addKey = async (tx: Tx, key: NewKeyRow, how: { readonly retireOthers: boolean }, now: Date) => {
  const { issuerId, organizationId } = key
  await tx.$queryRaw`SELECT 1 FROM issuers WHERE id = ${issuerId} AND organization_id = ${organizationId} FOR UPDATE`
  const present = await signingKeyRow(tx, key)
  if (present && !how.retireOthers) return present
  const last = await tx.issuerKey.aggregate({ where: { issuerId, organizationId }, _max: { number: true } })
  await tx.issuerKey.updateMany({
    where: { issuerId, organizationId, retiredAt: null },
    data: { retiredAt: now },
  })
  return tx.issuerKey.create({
    data: { ...key, organizationId, number: (last._max.number ?? 0) + 1, createdAt: now },
  })
}
