import { writeAudit } from '../chat/audit.store.ts'
import type { Deps } from '../chat/deps.ts'
import type { Vault } from '../kernel/vault.ts'
import type { Tx } from '../queue/database.ts'
import type { InstallationActive, InstallationGone } from './events.ts'
import { eraseTokens, sealTokens, type Tokens } from './installation-secrets.store.ts'
import { markRemoved, type NewInstallation, type Removed, saveInstallation } from './installations.store.ts'
import { beginState, findInvitation, lockInvitation, markInvitationUsed } from './invitations.store.ts'

type Needs = Pick<Deps, 'database' | 'outbox' | 'clock'>

/** Begins an installation by an invitation. */
export const beginInstall = async (deps: Needs, platform: string, invitation: string) => {
  const now = deps.clock.now()
  const { prisma } = deps.database
  const found = await findInvitation(prisma, invitation, now)
  return found.ok ? { ...found, ...(await beginState(prisma, found, platform, now)) } : found
}

/** What a platform has granted, and for whom: the organization of the invitation. */
export type Granted = Omit<NewInstallation, 'now' | 'organizationId'> & {
  readonly begun: { readonly invitationId: string; readonly organizationId: string }
  readonly tokens: Tokens | undefined
}

export type Finished =
  | { readonly ok: true; readonly name: string; readonly organization: string }
  | { readonly ok: false; readonly reason: 'belongs-to-another' | 'invitation-used' }

/**
 * Puts a workspace or tenant into the organization that invited it: the row, its tokens, the audit entry and what
 * follows, or none of it.
 */
export const finishInstall = (deps: Needs, vault: Vault | undefined, granted: Granted): Promise<Finished> => {
  const now = deps.clock.now()
  const { begun, tokens, ...wanted } = granted
  const { organizationId } = begun
  return deps.database.prisma.$transaction(async (tx): Promise<Finished> => {
    if (!(await lockInvitation(tx, begun.invitationId))) return { ok: false, reason: 'invitation-used' }
    const saved = await saveInstallation(tx, { ...wanted, organizationId, now })
    if (!saved.ok) return { ok: false, reason: saved.reason }
    await markInvitationUsed(tx, begun.invitationId, now)
    if (tokens && vault) await sealTokens(tx, vault, { organizationId, installationId: saved.id }, tokens)
    const actor = wanted.installedBy ?? 'an administrator'
    const detail = { tenant: wanted.tenant, scopes: wanted.scopes ?? [] }
    const subject = `${wanted.platform} ${wanted.name}`
    await writeAudit(tx, { organizationId, actor, action: 'installation.added', subject, detail }, now)
    await deps.outbox.emit(tx, activeEvent(organizationId, saved.id))
    const { name } = await tx.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { name: true },
    })
    return { ok: true, name: wanted.name, organization: name }
  })
}

const activeEvent = (organizationId: string, installationId: string): InstallationActive => ({
  name: 'installation.active',
  organizationId,
  data: { installationId },
})

/** The one workspace of the settings, at each start. Lessons that had found nobody go on. */
export const connectInstallation = (deps: Needs, wanted: Omit<NewInstallation, 'now'>) =>
  deps.database.prisma.$transaction(async (tx) => {
    const saved = await saveInstallation(tx, { ...wanted, now: deps.clock.now() })
    if (saved.ok && saved.before === 'inactive') {
      await deps.outbox.emit(tx, activeEvent(wanted.organizationId, saved.id))
    }
    return saved
  })

/**
 * The bot was taken out of a workspace or tenant: its tokens are erased, nothing more is sent, and what waits ends or
 * goes to another account (`lessons/installation-gone.job.ts`). Told twice, it is done once.
 */
export const removeInstallation = async (
  deps: Needs,
  removed: Removed & { readonly actor: string },
): Promise<boolean> => {
  const now = deps.clock.now()
  const { platform, tenant, why, actor } = removed
  return deps.database.prisma.$transaction(async (tx: Tx) => {
    const marked = await markRemoved(tx, removed)
    if (!marked) return false
    const { id, organizationId, name } = marked
    await eraseTokens(tx, { installationId: id, organizationId })
    const subject = `${platform} ${name}`
    const detail = { tenant }
    await writeAudit(tx, { organizationId, actor, action: `installation.${why}`, subject, detail }, now)
    const gone: InstallationGone = {
      name: 'installation.gone',
      organizationId,
      data: { installationId: id },
    }
    await deps.outbox.emit(tx, gone)
    return true
  })
}
