import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from '../queue/database.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

export type Portfolio = { readonly handle: string; readonly openedAt: Date | null }

export const findPortfolio = (db: Db, { memberId, organizationId }: Whose): Promise<Portfolio | null> =>
  db.portfolio.findFirst({ where: { memberId, organizationId }, select: { handle: true, openedAt: true } })

/** Whose page it is, by its public address, which names no organization. Nobody's while it is closed. */
export const findOpenPortfolio = async (
  db: Db,
  handle: string,
): Promise<(Whose & { readonly name: string }) | undefined> => {
  const [found] = await db.$queryRaw<(Whose & { name: string })[]>`
    SELECT p.member_id AS "memberId", p.organization_id AS "organizationId", m.name
    FROM portfolios p JOIN members m ON m.id = p.member_id AND m.organization_id = p.organization_id
    WHERE p.handle = ${handle} AND p.opened_at IS NOT NULL`
  return found
}

/** Takes a handle for a member, in place of the one they had; false where it is somebody else's. */
export const takeHandle = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  handle: string,
): Promise<boolean> => {
  // Two who want the same handle at once take turns; the second then finds it taken.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`portfolio:${handle}`}))`
  const holder = await tx.portfolio.findUnique({ where: { handle }, select: { memberId: true } })
  if (holder && holder.memberId !== memberId) return false
  await tx.$executeRaw`
    INSERT INTO portfolios (member_id, organization_id, handle) VALUES (${memberId}, ${organizationId}, ${handle})
    ON CONFLICT (member_id) DO UPDATE SET handle = excluded.handle`
  return true
}

export const setOpened = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  openedAt: Date | null,
): Promise<boolean> =>
  (await tx.portfolio.updateMany({ where: { memberId, organizationId }, data: { openedAt } })).count === 1

export type CredentialWish = {
  readonly shared?: boolean
  readonly inPortfolio?: boolean
  readonly shownEvidence?: string[]
}

/** Sets what a member wants shown of a credential of theirs; false where it is not theirs. */
export const setShown = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  credentialId: string,
  wish: CredentialWish,
): Promise<boolean> =>
  (await tx.credential.updateMany({ where: { id: credentialId, memberId, organizationId }, data: wish }))
    .count === 1

/** Writes down that a credential is shown otherwise than before. */
export const recordShown = async (
  tx: Tx,
  {
    organizationId,
    credentialId,
    actor,
    what,
    at,
  }: {
    readonly organizationId: string
    readonly credentialId: string
    readonly actor: string
    readonly what: string
    readonly at: Date
  },
): Promise<void> => {
  await tx.credentialChange.create({
    data: { id: newId(at.getTime()), organizationId, credentialId, at, actor, change: 'shown', reason: what },
  })
}
