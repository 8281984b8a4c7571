import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { Actor } from './intent.ts'
import { type PlatformName, platformNames, type Target } from './platform.ts'

export type Recipient = Target & {
  readonly organizationId: string
  readonly identityId: string
  readonly installationId: string
  readonly platform: PlatformName
  /** Nothing is sent to the installation before this instant. */
  readonly pausedUntil: Date | null
}

type Whose = { readonly memberId: string; readonly organizationId: string }

const withPause = { installation: { select: { pausedUntil: true, serviceUrl: true } } } as const

/**
 * Where a member is reached, of the accounts that can be: the one at the installation that is named, else the one they
 * prefer, else the one linked first.
 */
export const recipientOf = async (
  db: Db,
  who: Whose,
  installationId?: string | null,
): Promise<Recipient | undefined> => {
  const found = await db.identity.findMany({
    where: { ...who, unreachable: null, installation: { status: 'active' } },
    orderBy: [{ preferred: 'desc' }, { linkedAt: 'asc' }],
    include: withPause,
  })
  return recipientAt(found.find((each) => each.installationId === installationId) ?? found[0] ?? null)
}

/** The installation at which a member's account is, as the platform names it. */
export const installationOf = async (
  db: Db,
  who: Whose,
  { platform, tenant, externalId }: Actor,
): Promise<string | undefined> => {
  const found = await db.identity.findFirst({
    where: { ...who, platform, tenant, externalId },
    select: { installationId: true },
  })
  return found?.installationId
}

/** The member's account where a message was sent, whether or not they want lessons there now. */
export const recipientIn = async (
  db: Db,
  who: Whose,
  installationId: string,
): Promise<Recipient | undefined> =>
  recipientAt(
    await db.identity.findFirst({
      where: { ...who, installationId, installation: { status: 'active' } },
      orderBy: { linkedAt: 'asc' },
      include: withPause,
    }),
  )

type IdentityRow = {
  readonly id: string
  readonly organizationId: string
  readonly platform: string
  readonly installationId: string
  readonly tenant: string
  readonly externalId: string
  readonly conversation: string | null
  readonly serviceUrl: string | null
  readonly handle: string | null
  readonly installation: { readonly pausedUntil: Date | null; readonly serviceUrl: string | null }
}

const recipientAt = (identity: IdentityRow | null): Recipient | undefined => {
  const platform = platformNames.find((name) => name === identity?.platform)
  if (!identity || !platform) return undefined
  const serviceUrl = identity.serviceUrl ?? identity.installation.serviceUrl
  return {
    organizationId: identity.organizationId,
    identityId: identity.id,
    platform,
    installationId: identity.installationId,
    tenant: identity.tenant,
    externalId: identity.externalId,
    pausedUntil: identity.installation.pausedUntil,
    ...(identity.conversation ? { conversation: identity.conversation } : {}),
    ...(serviceUrl ? { serviceUrl } : {}),
    ...(identity.handle ? { handle: identity.handle } : {}),
  }
}

/** An account of a member, as it is told to them. */
export type Account = {
  readonly id: string
  readonly platform: PlatformName
  /** The workspace or tenant. */
  readonly place: string
  readonly linkedAt: Date
}

/** A member's accounts where the bot is installed; the one to which lessons come stands first. */
export const accountsOf = async (db: Db, who: Whose): Promise<Account[]> => {
  const rows = await db.identity.findMany({
    where: { ...who, installation: { status: 'active' } },
    orderBy: [{ preferred: 'desc' }, { linkedAt: 'asc' }],
    include: {
      installation: { select: { name: true, tenant: true, organization: { select: { name: true } } } },
    },
  })
  const nameless = new Set(
    rows.filter(({ installation: { name, tenant } }) => name === tenant).map(({ tenant }) => tenant),
  )
  return rows.flatMap(({ id, platform, tenant, linkedAt, installation }) => {
    const name = platformNames.find((each) => each === platform)
    const ofOrganization =
      nameless.size > 1
        ? `${installation.organization.name} (${tenant.slice(0, 8)})`
        : installation.organization.name
    // Teams does not say what a tenant is called, and nobody knows theirs by its id.
    const place = nameless.has(tenant) ? ofOrganization : installation.name
    return name ? [{ id, platform: name, place, linkedAt }] : []
  })
}

/** Lessons come to this account from now on, as long as it can be reached. */
export const preferAccount = async (tx: Tx, who: Whose, identityId: string): Promise<void> => {
  // At most one is preferred, in every moment: first the others, then this one.
  await tx.identity.updateMany({ where: { ...who, preferred: true }, data: { preferred: false } })
  await tx.identity.updateMany({ where: { ...who, id: identityId }, data: { preferred: true } })
}

type Place = Pick<Recipient, 'organizationId' | 'identityId' | 'installationId'>

/** Whose workspace or tenant it is, as the platform vouches for it. */
export const organizationAt = async (
  db: Db,
  { platform, tenant }: { readonly platform: string; readonly tenant: string },
): Promise<string | undefined> => {
  const found = await db.installation.findUnique({
    where: { platform_tenant: { platform, tenant } },
    select: { organizationId: true },
  })
  return found?.organizationId
}

export const rememberConversation = async (
  db: Db,
  { identityId, organizationId }: Place,
  conversation: string,
): Promise<void> => {
  await db.identity.update({ where: { id: identityId, organizationId }, data: { conversation } })
}

/** Nothing more is sent to this account until it gives a sign of life. */
export const markUnreachable = async (
  db: Db,
  { identityId, organizationId }: Place,
  reason: string,
): Promise<void> => {
  const unreachable = reason.slice(0, 200)
  await db.identity.update({ where: { id: identityId, organizationId }, data: { unreachable } })
}

/**
 * The platform says that the bot is no longer there: nothing is sent until it is installed again or gives a sign of life.
 * Written down once; `false` when it was known.
 */
export const markInstallationGone = async (
  tx: Tx,
  { installationId, organizationId }: { readonly installationId: string; readonly organizationId: string },
  why: string,
  at: Date,
): Promise<boolean> => {
  const status = why.slice(0, 200)
  const [gone] = await tx.installation.updateManyAndReturn({
    where: { id: installationId, organizationId, status: 'active' },
    data: { status },
    select: { platform: true, name: true, tenant: true },
  })
  if (!gone) return false
  const { platform, name, tenant } = gone
  await tx.auditEntry.create({
    data: {
      id: newId(at.getTime()),
      organizationId,
      at,
      actor: platform === 'slack' ? 'Slack' : 'Microsoft Teams',
      action: 'installation.gone',
      subject: `${platform} ${name}`,
      detail: { tenant, why: status },
    },
  })
  return true
}

/** All senders wait until then, on whatever machine. */
export const pauseInstallation = async (
  db: Db,
  { installationId, organizationId }: Place,
  until: Date,
): Promise<void> => {
  await db.installation.updateMany({
    where: {
      id: installationId,
      organizationId,
      OR: [{ pausedUntil: null }, { pausedUntil: { lt: until } }],
    },
    data: { pausedUntil: until },
  })
}
