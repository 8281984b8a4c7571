import { newId } from '../kernel/ids.ts'
import { hashCode, newCode } from '../kernel/secrets.ts'
import type { Db, Tx } from '../queue/database.ts'

const minuteMs = 60_000
const codeMs = 10 * minuteMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/**
 * So many wrong codes an hour; then no code is tried any more, a right one neither. An account has a hand's worth of
 * slips; all accounts of a workspace together would find a code that stayed open with a chance of less than one in a
 * million a year.
 */
const failuresPerAccount = 5
const failuresPerInstallation = 60

type Whose = { readonly memberId: string; readonly organizationId: string }

/** Makes the member's one open code: the one before is no longer valid. It is stored hashed, so it is shown only now. */
export const issueCode = async (db: Db, { memberId, organizationId }: Whose, now: Date): Promise<string> => {
  const code = newCode()
  const open = {
    organizationId,
    hash: await hashCode(code, organizationId),
    expiresAt: new Date(now.getTime() + codeMs),
    claimedBy: null,
  }
  await db.linkCode.upsert({
    where: { memberId, organizationId },
    create: { memberId, ...open },
    update: open,
  })
  return code
}

/** Whose open code that is, in the organization; the row is held until the transaction ends. */
export const findByCode = async (
  tx: Tx,
  organizationId: string,
  hash: string,
  now: Date,
): Promise<string | undefined> => {
  const [found] = await tx.$queryRaw<{ memberId: string }[]>`
    SELECT member_id AS "memberId" FROM link_codes
    WHERE organization_id = ${organizationId} AND hash = ${hash} AND expires_at > ${now} FOR UPDATE`
  return found?.memberId
}

/** A code is used up. */
export const useCode = async (tx: Tx, { memberId, organizationId }: Whose): Promise<void> => {
  await tx.linkCode.deleteMany({ where: { memberId, organizationId } })
}

/** The code is used up, and who typed it may say within its time that both records are theirs. */
export const claimCode = async (tx: Tx, { memberId, organizationId }: Whose, by: string): Promise<void> => {
  await tx.linkCode.updateMany({ where: { memberId, organizationId }, data: { hash: null, claimedBy: by } })
}

/** Takes a claim back out: `true` once for each, while its time lasts. */
export const takeClaim = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  by: string,
  now: Date,
): Promise<boolean> => {
  const taken = await tx.linkCode.deleteMany({
    where: { memberId, organizationId, claimedBy: by, expiresAt: { gt: now } },
  })
  return taken.count === 1
}

/** Who tries a code, and where. */
export type Trier = {
  readonly organizationId: string
  readonly installationId: string
  readonly externalId: string
}

/** Whether one more code may be tried. Tries at the same place wait for each other, so that none is counted late. */
export const mayTry = async (tx: Tx, trier: Trier, now: Date): Promise<boolean> => {
  const { organizationId, installationId, externalId } = trier
  await tx.$queryRaw`SELECT 1 FROM installations
    WHERE id = ${installationId} AND organization_id = ${organizationId} FOR NO KEY UPDATE`
  const at = { gt: new Date(now.getTime() - hourMs) }
  const place = await tx.linkFailure.count({ where: { organizationId, installationId, at } })
  const account = await tx.linkFailure.count({ where: { organizationId, installationId, externalId, at } })
  return account < failuresPerAccount && place < failuresPerInstallation
}

export const countFailure = async (tx: Tx, trier: Trier, now: Date): Promise<void> => {
  const { installationId, organizationId } = trier
  const before = new Date(now.getTime() - dayMs)
  await tx.linkFailure.deleteMany({ where: { organizationId, installationId, at: { lt: before } } })
  await tx.linkFailure.create({ data: { id: newId(now.getTime()), ...trier, at: now } })
}
