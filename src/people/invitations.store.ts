import { newId } from '../kernel/ids.ts'
import { hashOfSecret, newOneTimeSecret } from '../kernel/one-time.ts'
import type { Db, Tx } from '../queue/database.ts'

const dayMs = 86_400_000
const invitationMs = 7 * dayMs
/** From the press of the button to the return from the platform. */
const stateMs = 10 * 60_000

/** Makes a link's secret; what is kept of it is its hash. */
export const createInvitation = async (
  db: Db,
  organizationId: string,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> => {
  const token = newOneTimeSecret()
  const expiresAt = new Date(now.getTime() + invitationMs)
  await db.invitation.create({
    data: {
      id: newId(now.getTime()),
      organizationId,
      tokenHash: hashOfSecret(token),
      createdAt: now,
      expiresAt,
    },
  })
  return { token, expiresAt }
}

export type FoundInvitation =
  | { readonly ok: true; readonly id: string; readonly organizationId: string; readonly organization: string }
  | { readonly ok: false; readonly reason: 'no-invitation' | 'invitation-expired' | 'invitation-used' }

export const findInvitation = async (db: Db, token: string, now: Date): Promise<FoundInvitation> => {
  const found = await db.invitation.findUnique({
    where: { tokenHash: hashOfSecret(token) },
    include: { organization: { select: { name: true } } },
  })
  if (!found) return { ok: false, reason: 'no-invitation' }
  if (found.usedAt) return { ok: false, reason: 'invitation-used' }
  if (found.expiresAt <= now) return { ok: false, reason: 'invitation-expired' }
  const { id, organizationId } = found
  return { ok: true, id, organizationId, organization: found.organization.name }
}

/** Begins an installation: what the platform brings back, and what this browser keeps. */
export const beginState = async (
  db: Db,
  invitation: { readonly id: string; readonly organizationId: string },
  platform: string,
  now: Date,
): Promise<{ state: string; browser: string }> => {
  const state = newOneTimeSecret()
  const browser = newOneTimeSecret()
  await db.installState.create({
    data: {
      stateHash: hashOfSecret(state),
      browserHash: hashOfSecret(browser),
      organizationId: invitation.organizationId,
      invitationId: invitation.id,
      platform,
      expiresAt: new Date(now.getTime() + stateMs),
    },
  })
  return { state, browser }
}

/** Takes a state, once, from the browser that began; undefined when it is forged, used, expired or another's. */
export const takeState = async (
  db: Db,
  given: { readonly state: string; readonly browser: string; readonly platform: string },
  now: Date,
): Promise<{ invitationId: string; organizationId: string } | undefined> => {
  const where = {
    stateHash: hashOfSecret(given.state),
    browserHash: hashOfSecret(given.browser),
    platform: given.platform,
    expiresAt: { gt: now },
  }
  const state = await db.installState.findFirst({ where })
  if (!state) return undefined
  const taken = await db.installState.deleteMany({ where })
  return taken.count === 1
    ? { invitationId: state.invitationId, organizationId: state.organizationId }
    : undefined
}

/** Locks an invitation: `false` when somebody else has used it. Nothing is written yet. */
export const lockInvitation = async (tx: Tx, id: string): Promise<boolean> => {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM invitations WHERE id = ${id} AND used_at IS NULL FOR UPDATE`
  return rows.length === 1
}

export const markInvitationUsed = async (tx: Tx, id: string, now: Date): Promise<void> => {
  await tx.invitation.update({ where: { id }, data: { usedAt: now } })
}

/** Forgets what was begun and not finished, and invitations that are a month past. */
export const forgetInvitations = async (db: Db, now: Date): Promise<void> => {
  await db.installState.deleteMany({ where: { expiresAt: { lte: now } } })
  await db.invitation.deleteMany({ where: { expiresAt: { lte: new Date(now.getTime() - 30 * dayMs) } } })
}
