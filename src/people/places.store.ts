import { newId } from '../kernel/ids.ts'
import type { Db } from '../queue/database.ts'

/** A team or channel of a platform that the bot is in. */
export type PlaceSeen = {
  readonly kind: 'team' | 'channel'
  readonly externalId: string
  readonly teamId: string | undefined
  /** Left as it is where it isn't said. */
  readonly name: string | undefined
  readonly status: string
}

type Tenant = { readonly platform: string; readonly tenant: string }

const installationAt = (db: Db, { platform, tenant }: Tenant) =>
  db.installation.findUnique({
    where: { platform_tenant: { platform, tenant } },
    select: { id: true, organizationId: true, serviceUrl: true },
  })

/** Keeps where the bot is, so that it can be written to first. Nothing of a tenant that is not installed. */
export const savePlace = async (db: Db, at: Tenant, seen: PlaceSeen, now: Date): Promise<void> => {
  const installation = await installationAt(db, at)
  if (!installation) return
  const { kind, externalId, teamId, name, status } = seen
  const known = { status, updatedAt: now, ...(name ? { name } : {}), ...(teamId ? { teamId } : {}) }
  await db.place.upsert({
    where: {
      organizationId: installation.organizationId,
      installationId_kind_externalId: { installationId: installation.id, kind, externalId },
    },
    create: {
      id: newId(now.getTime()),
      organizationId: installation.organizationId,
      installationId: installation.id,
      kind,
      externalId,
      ...known,
    },
    update: known,
  })
}

/** The bot is no longer in a team, nor in its channels. */
export const closeTeam = async (
  db: Db,
  at: Tenant,
  team: { readonly teamId: string; readonly status: string },
  now: Date,
): Promise<void> => {
  const installation = await installationAt(db, at)
  if (!installation) return
  await db.place.updateMany({
    where: {
      installationId: installation.id,
      organizationId: installation.organizationId,
      teamId: team.teamId,
    },
    data: { status: team.status, updatedAt: now },
  })
}

/** The teams of a tenant whose members may be asked for. */
export const teamsOf = async (db: Db, at: Tenant) => {
  const installation = await installationAt(db, at)
  if (!installation) return []
  const teams = await db.place.findMany({
    where: {
      installationId: installation.id,
      organizationId: installation.organizationId,
      kind: 'team',
      status: { in: ['active', 'archived'] },
    },
    orderBy: { externalId: 'asc' },
    select: { externalId: true },
  })
  const serviceUrl = installation.serviceUrl ?? undefined
  return teams.map(({ externalId }) => ({ conversation: externalId, serviceUrl }))
}
