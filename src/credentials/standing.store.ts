import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from '../queue/database.ts'

export type CredentialKey = { readonly id: string; readonly organizationId: string }

/** The row as it is judged, held until the transaction ends: two changes of one credential follow each other. */
export const lockCredential = async (tx: Tx, { id, organizationId }: CredentialKey) => {
  await tx.$queryRaw`SELECT 1 FROM credentials WHERE id = ${id} AND organization_id = ${organizationId} FOR UPDATE`
  return tx.credential.findFirst({ where: { id, organizationId } })
}

export type LockedCredential = NonNullable<Awaited<ReturnType<typeof lockCredential>>>

/** What the columns of a change are. */
export type StandingColumns = {
  readonly revokedAt?: Date
  readonly revokedReason?: string
  readonly suspendedAt?: Date | null
  readonly suspendedReason?: string | null
  readonly lapsedAt?: Date
}

/** Writes a change, and that the status lists which hold its bits have to be signed anew. */
export const saveStanding = async (
  tx: Tx,
  row: Pick<LockedCredential, 'id' | 'organizationId' | 'revocationListId' | 'suspensionListId'>,
  columns: StandingColumns,
): Promise<void> => {
  const { id, organizationId, revocationListId, suspensionListId } = row
  await tx.credential.update({ where: { id, organizationId }, data: columns })
  const lists = [revocationListId, suspensionListId].flatMap((list) => (list ? [list] : []))
  await tx.statusList.updateMany({
    where: { organizationId, id: { in: lists } },
    data: { version: { increment: 1 } },
  })
}

/** Writes down what happened to a credential; the id names the change for good. */
export const recordChange = async (
  tx: Tx,
  credential: CredentialKey,
  change: { readonly actor: string; readonly change: string; readonly reason?: string | undefined },
  at: Date,
): Promise<string> => {
  const id = newId(at.getTime())
  const { actor, reason } = change
  await tx.credentialChange.create({
    data: {
      id,
      organizationId: credential.organizationId,
      credentialId: credential.id,
      at,
      actor,
      change: change.change,
      reason: reason ?? null,
    },
  })
  return id
}

/** Who changes it where a key was lost: its holder hears of that with what takes its place. */
export const reissuing = 'whetstone:reissue'

/** Whether a credential was given in place of one whose key was lost. */
export const wasReissued = async (db: Db, { id, organizationId }: CredentialKey): Promise<boolean> =>
  (await db.credentialChange.count({ where: { organizationId, credentialId: id, change: 'reissued' } })) > 0

/** Who made a change. */
export const actorOf = async (db: Db, { id, organizationId }: CredentialKey): Promise<string | undefined> =>
  (await db.credentialChange.findFirst({ where: { id, organizationId }, select: { actor: true } }))?.actor
