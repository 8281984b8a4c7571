import type { Prisma } from '../../generated/prisma/client.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../queue/database.ts'
import {
  type EndorsementState,
  endorsementStanding,
  type NamedSubject,
  type SubjectKind,
} from './endorsement.rules.ts'

type Key = { readonly id: string; readonly organizationId: string }

/** What can be endorsed, as it was found in an organization. */
export type Subject = { readonly kind: SubjectKind; readonly id: string; readonly title: string }

const titleOf = (definition: unknown): string => (definition as { readonly title: string }).title

const achievementNamed = async (
  db: Db,
  where: { organizationId: string; id?: string; slug?: string },
): Promise<Subject | undefined> => {
  const { organizationId, ...named } = where
  const row = await db.achievement.findFirst({
    where: { organizationId, ...named, draft: false },
    select: { id: true, definition: true },
  })
  return row ? { kind: 'achievement', id: row.id, title: titleOf(row.definition) } : undefined
}

const credentialNamed = async (db: Db, { id, organizationId }: Key): Promise<Subject | undefined> => {
  const row = await db.credential.findFirst({
    where: { id, organizationId, signedAt: { not: null }, memberId: { not: null } },
    select: { id: true, achievement: { select: { definition: true } } },
  })
  return row?.achievement
    ? { kind: 'credential', id: row.id, title: titleOf(row.achievement.definition) }
    : undefined
}

const issuerNamed = async (
  db: Db,
  where: { organizationId: string; id?: string; publicKey?: string },
): Promise<Subject | undefined> => {
  const { organizationId, id, publicKey } = where
  const row = await db.issuer.findFirst({
    where: {
      organizationId,
      ...(id !== undefined && { id }),
      ...(publicKey !== undefined && { keys: { some: { publicKeyMultibase: publicKey } } }),
    },
    select: { id: true, name: true },
  })
  return row ? { kind: 'issuer', id: row.id, title: row.name } : undefined
}

/** What a document names, where it is of this organization: another's is nothing of ours to show. */
export const findSubject = (
  db: Db,
  organizationId: string,
  named: NamedSubject,
): Promise<Subject | undefined> => {
  if ('publicKey' in named) return issuerNamed(db, { organizationId, publicKey: named.publicKey })
  const where = { id: named.id, organizationId }
  if (named.kind === 'achievement') return achievementNamed(db, where)
  return named.kind === 'credential' ? credentialNamed(db, where) : issuerNamed(db, where)
}

/** An achievement by the name that its pack gives it. */
export const achievementBySlug = (db: Db, where: { organizationId: string; slug: string }) =>
  achievementNamed(db, where)

/** A partner among the issuers, by its id or its name. */
export const findPartner = async (db: Db, organizationId: string, named: string) =>
  db.issuer.findFirst({
    where: { organizationId, kind: 'partner', OR: [{ id: named }, { name: named }] },
    orderBy: { id: 'asc' },
  })

export type NewPartner = {
  readonly name: string
  readonly countryCode: string
  readonly url?: string | undefined
  readonly email?: string | undefined
}

/** `undefined` where a partner of that name is there already. */
export const addPartner = async (
  tx: Tx,
  organizationId: string,
  partner: NewPartner,
  now: Date,
): Promise<string | undefined> => {
  // Two who add the same at once take turns.
  await tx.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId} FOR UPDATE`
  if (await findPartner(tx, organizationId, partner.name)) return undefined
  const { name, countryCode, url = null, email = null } = partner
  const { id } = await tx.issuer.create({
    data: {
      id: newId(now.getTime()),
      organizationId,
      kind: 'partner',
      name,
      countryCode,
      url,
      email,
      createdAt: now,
    },
  })
  return id
}

/** Whether an issuer of this organization signs by a key. */
export const organizationSignsBy = async (
  db: Db,
  organizationId: string,
  by: { readonly id: string } | { readonly publicKey: string },
): Promise<boolean> => {
  const named = 'id' in by ? { id: by.id } : { keys: { some: { publicKeyMultibase: by.publicKey } } }
  return (await db.issuer.count({ where: { organizationId, kind: 'organization', ...named } })) > 0
}

export type NewEndorsement = Key & {
  readonly documentId: string
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  readonly endorserName: string
  readonly partnerId: string | null
  readonly signed: object
  readonly jwt: string | null
  readonly validFrom: Date | null
  readonly validUntil: Date | null
  readonly verdict: string
  readonly verifiedAt: Date
}

/** Keeps an endorsement; one with the id of a document that is there takes its place. */
export const keepEndorsement = async (tx: Tx, endorsement: NewEndorsement, now: Date): Promise<string> => {
  const { id, organizationId, documentId, signed, ...rest } = endorsement
  const columns = { ...rest, signed: signed as Prisma.InputJsonObject, withdrawnAt: null }
  const row = await tx.endorsement.upsert({
    where: { organizationId_documentId: { organizationId, documentId } },
    create: { id, organizationId, documentId, ...columns, addedAt: now },
    update: columns,
    select: { id: true },
  })
  return row.id
}

const validity = {
  id: true,
  signedAt: true,
  validFrom: true,
  validUntil: true,
  suspendedAt: true,
  suspendedReason: true,
  revokedAt: true,
  revokedReason: true,
} as const

/** Each with what is known here of those that were signed here. */
const withEntries = async <Row extends { readonly id: string; readonly partnerId: string | null }>(
  db: Db,
  organizationId: string,
  rows: readonly Row[],
) => {
  const ids = rows.filter(({ partnerId }) => partnerId !== null).map(({ id }) => id)
  const entries =
    ids.length === 0
      ? []
      : await db.credential.findMany({ where: { organizationId, id: { in: ids } }, select: validity })
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return rows.map((row) => ({ ...row, entry: byId.get(row.id) ?? null }))
}

/** All that ever came in, the newest first. */
export const allEndorsements = async (db: Db, organizationId: string) =>
  withEntries(
    db,
    organizationId,
    await db.endorsement.findMany({ where: { organizationId }, orderBy: { addedAt: 'desc' } }),
  )

export type EndorsementRow = Awaited<ReturnType<typeof allEndorsements>>[number]

/** Those that count now, of any of these subjects, the oldest first. */
export const standingEndorsements = async (
  db: Db,
  organizationId: string,
  subjects: readonly { readonly kind: SubjectKind; readonly id: string }[],
  now: Date,
): Promise<EndorsementRow[]> => {
  const rows = await db.endorsement.findMany({
    where: {
      organizationId,
      withdrawnAt: null,
      OR: subjects.map(({ kind, id }) => ({ subjectKind: kind, subjectId: id })),
    },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  })
  const all = await withEntries(db, organizationId, rows)
  return all.filter((row: EndorsementState) => endorsementStanding(row, now) === 'standing')
}

/** The one that a partner has given already and that still counts. */
export const sameEndorsement = async (
  tx: Tx,
  given: { readonly organizationId: string; readonly partnerId: string; readonly subject: Subject },
  now: Date,
) => {
  const { organizationId, partnerId, subject } = given
  // Two who endorse the same at once take turns.
  await tx.$queryRaw`SELECT 1 FROM issuers WHERE id = ${partnerId} AND organization_id = ${organizationId} FOR UPDATE`
  const all = await standingEndorsements(tx, organizationId, [subject], now)
  return all.find((row) => row.partnerId === partnerId)?.id
}

/** `undefined` where there is none of that id, or it was withdrawn before. */
export const withdrawRow = async (tx: Tx, { id, organizationId }: Key, now: Date) => {
  const { count } = await tx.endorsement.updateMany({
    where: { id, organizationId, withdrawnAt: null },
    data: { withdrawnAt: now },
  })
  return count === 1 ? tx.endorsement.findFirst({ where: { id, organizationId } }) : undefined
}

/** An endorsement by its public address; what is about a credential that its holder keeps private is for nobody. */
export const publicEndorsement = async (db: Db, id: string) => {
  const row = await db.endorsement.findUnique({ where: { id } })
  if (row?.subjectKind !== 'credential') return row ?? undefined
  const { organizationId, subjectId } = row
  const shared = await db.credential.count({ where: { id: subjectId, organizationId, shared: true } })
  return shared > 0 ? row : undefined
}

/** Those of elsewhere that have not been withdrawn here, of all organizations: the program looks at them again. */
export const foreignEndorsements = (db: Db, after: string) =>
  db.endorsement.findMany({
    where: { partnerId: null, withdrawnAt: null, documentId: { not: null }, id: { gt: after } },
    select: { id: true, organizationId: true, signed: true, jwt: true },
    orderBy: { id: 'asc' },
    take: 50,
  })

export const keepVerdict = async (
  db: Db,
  { id, organizationId }: Key,
  verdict: string,
  verifiedAt: Date,
): Promise<void> => {
  await db.endorsement.updateMany({ where: { id, organizationId }, data: { verdict, verifiedAt } })
}
