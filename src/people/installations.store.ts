import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from '../queue/database.ts'

/** Where the right to be there comes from: a token in the settings, an OAuth grant, an admin's consent. */
export type InstallationSource = 'environment' | 'oauth' | 'consent'

export type NewInstallation = {
  readonly organizationId: string
  readonly platform: string
  readonly tenant: string
  readonly name: string
  readonly source: InstallationSource
  readonly botUserId?: string | undefined
  readonly botId?: string | undefined
  readonly appId?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly scopes?: readonly string[]
  readonly installedBy?: string | undefined
  readonly tokenExpiresAt?: Date | undefined
  readonly now: Date
}

export type SavedInstallation =
  | { readonly ok: true; readonly id: string; readonly before: 'new' | 'active' | 'inactive' }
  /** The workspace or tenant is another organization's: it is left as it was. */
  | { readonly ok: false; readonly reason: 'belongs-to-another'; readonly organization: string }

/**
 * The bot works in a workspace or tenant: from the first time on, and again after it had been removed. Two who install
 * the same one at once: the first one's organization has it.
 */
export const saveInstallation = async (tx: Tx, wanted: NewInstallation): Promise<SavedInstallation> => {
  const { now, platform, tenant, organizationId, ...rest } = wanted
  const known = {
    name: rest.name,
    source: rest.source,
    botUserId: rest.botUserId ?? null,
    botId: rest.botId ?? null,
    appId: rest.appId ?? null,
    enterpriseId: rest.enterpriseId ?? null,
    scopes: [...(rest.scopes ?? [])],
    installedBy: rest.installedBy ?? null,
    tokenExpiresAt: rest.tokenExpiresAt ?? null,
    renewingUntil: null,
    installedAt: now,
    status: 'active',
    pausedUntil: null,
  }
  const made = await tx.installation.createMany({
    data: [{ id: newId(now.getTime()), organizationId, platform, tenant, ...known, createdAt: now }],
    skipDuplicates: true,
  })
  const [row] = await tx.$queryRaw<{ id: string; organizationId: string; status: string; of: string }[]>`
    SELECT i.id, i.organization_id AS "organizationId", i.status, o.name AS of
    FROM installations i JOIN organizations o ON o.id = i.organization_id
    WHERE i.platform = ${platform} AND i.tenant = ${tenant} FOR UPDATE OF i`
  if (!row) throw new Error('An installation that was just made is not there')
  if (row.organizationId !== organizationId) {
    return { ok: false, reason: 'belongs-to-another', organization: row.of }
  }
  if (made.count === 1) return { ok: true, id: row.id, before: 'new' }
  await tx.installation.update({ where: { id: row.id, organizationId }, data: known })
  return { ok: true, id: row.id, before: row.status === 'active' ? 'active' : 'inactive' }
}

/** Where the platform takes messages for a tenant, as it last said. */
export const rememberServiceUrl = async (
  db: Db,
  platform: string,
  tenant: string,
  serviceUrl: string,
): Promise<void> => {
  await db.installation.updateMany({
    where: { platform, tenant, OR: [{ serviceUrl: null }, { serviceUrl: { not: serviceUrl } }] },
    data: { serviceUrl },
  })
}

/** That the bot was taken out of a workspace or tenant, and when the platform says it happened. */
export type Removed = {
  readonly platform: string
  readonly tenant: string
  readonly why: 'removed' | 'revoked'
  readonly at: Date
}

/** Platforms say when something happened to the second. */
const secondMs = 1_000

/**
 * Marks it as no longer there; undefined when there is none, it was marked already, or it has been installed again
 * since.
 */
export const markRemoved = async (
  tx: Tx,
  removed: Removed,
): Promise<{ id: string; organizationId: string; name: string } | undefined> => {
  const { platform, tenant, why } = removed
  const before = new Date(removed.at.getTime() + secondMs)
  const [row] = await tx.installation.updateManyAndReturn({
    where: {
      platform,
      tenant,
      status: { notIn: ['removed', 'revoked'] },
      OR: [{ installedAt: null }, { installedAt: { lt: before } }],
    },
    data: { status: why, pausedUntil: null, tokenExpiresAt: null, renewingUntil: null },
    select: { id: true, organizationId: true, name: true },
  })
  // Slack tells of both, in either order or at once: taken out says more than tokens that were revoked. After the first
  // statement, which waits for whoever marks it at the same moment.
  if (!row && why === 'removed') {
    const revoked = { platform, tenant, status: 'revoked' }
    await tx.installation.updateMany({ where: revoked, data: { status: why } })
  }
  return row
}

/** As if it had never been: the accounts of its people are unlinked, and another organization may have it. */
export const forgetInstallation = async (tx: Tx, id: string, organizationId: string): Promise<void> => {
  const [gone] = await tx.$queryRaw<{ platform: string; tenant: string }[]>`
    DELETE FROM installations WHERE id = ${id} AND organization_id = ${organizationId} RETURNING platform, tenant`
  // What its people had wished of their accounts is no wish to the next organization.
  if (gone) await tx.unlinkedAccount.deleteMany({ where: { organizationId, ...gone } })
}

/** Every installation with the organization that it belongs to, for whoever runs the server. */
export const listInstallations = (db: Db, organizationId?: string) =>
  db.installation.findMany({
    where: organizationId === undefined ? {} : { organizationId },
    orderBy: [{ platform: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    include: {
      organization: { select: { slug: true, name: true } },
      secrets: { select: { name: true, sealed: true, keyId: true, organizationId: true } },
      _count: { select: { identities: true } },
    },
  })

export type InstallationListed = Awaited<ReturnType<typeof listInstallations>>[number]
