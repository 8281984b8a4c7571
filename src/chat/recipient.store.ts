import type { Db } from '../queue/database.ts'
import { type PlatformName, platformNames, type Target } from './platform.ts'

export type Recipient = Target & {
  readonly identityId: string
  readonly installationId: string
  readonly platform: PlatformName
  /** Nothing is sent to the installation before this instant. */
  readonly pausedUntil: Date | null
}

/** Where a member is reached: the identity linked first whose installation is active and that can be reached. */
export const recipientOf = async (
  db: Db,
  who: { readonly memberId: string; readonly organizationId: string },
): Promise<Recipient | undefined> => {
  const identity = await db.identity.findFirst({
    where: { ...who, unreachable: null, installation: { status: 'active' } },
    orderBy: { linkedAt: 'asc' },
    include: { installation: { select: { pausedUntil: true, serviceUrl: true } } },
  })
  const platform = platformNames.find((name) => name === identity?.platform)
  if (!identity || !platform) return undefined
  const serviceUrl = identity.serviceUrl ?? identity.installation.serviceUrl
  return {
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

export const rememberConversation = async (
  db: Db,
  identityId: string,
  conversation: string,
): Promise<void> => {
  await db.identity.update({ where: { id: identityId }, data: { conversation } })
}

/** Nothing more is sent to this account until it gives a sign of life. */
export const markUnreachable = async (db: Db, identityId: string, reason: string): Promise<void> => {
  await db.identity.update({ where: { id: identityId }, data: { unreachable: reason.slice(0, 200) } })
}

/** The bot is no longer installed there: nothing is sent until it is installed again. */
export const markInstallationGone = async (db: Db, installationId: string, why: string): Promise<void> => {
  await db.installation.updateMany({ where: { id: installationId, status: 'active' }, data: { status: why } })
}

/** All senders wait until then, on whatever machine. */
export const pauseInstallation = async (db: Db, installationId: string, until: Date): Promise<void> => {
  await db.installation.updateMany({
    where: { id: installationId, OR: [{ pausedUntil: null }, { pausedUntil: { lt: until } }] },
    data: { pausedUntil: until },
  })
}
