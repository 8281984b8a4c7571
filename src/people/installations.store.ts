import { newId } from '../kernel/ids.ts'
import type { Db } from '../queue/database.ts'

export type NewInstallation = {
  readonly organizationId: string
  readonly platform: string
  readonly tenant: string
  readonly name: string
  readonly botUserId: string
  readonly now: Date
}

/** The bot works in a workspace or tenant: from the first time on, and again after it had been removed. */
export const saveInstallation = async (db: Db, installation: NewInstallation): Promise<void> => {
  const { now, platform, tenant, ...rest } = installation
  const known = { ...rest, status: 'active', pausedUntil: null }
  await db.installation.upsert({
    where: { platform_tenant: { platform, tenant } },
    create: { id: newId(now.getTime()), platform, tenant, ...known, createdAt: now },
    update: known,
  })
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

/** The bot was removed: nothing more is sent there, and jobs that wait find nobody to send to. */
export const removeInstallation = async (
  db: Db,
  platform: string,
  tenant: string,
  why: 'removed' | 'revoked',
): Promise<void> => {
  await db.installation.updateMany({ where: { platform, tenant }, data: { status: why } })
}
