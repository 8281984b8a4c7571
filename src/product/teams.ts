import type { Deps } from '../chat/deps.ts'
import type { Dispatch } from '../chat/dispatch.ts'
import { patiently } from '../chat/patience.ts'
import { sayDirectly } from '../chat/say-directly.ts'
import type { TeamsConfig } from '../infra/config.ts'
import { operatorError } from '../infra/operator-error.ts'
import { arrive, leave } from '../people/arrive.ts'
import { findInstallation, isRemoved, rememberWhere } from '../people/identities.store.ts'
import { connectInstallation } from '../people/install.handler.ts'
import { rememberServiceUrl } from '../people/installations.store.ts'
import { closeTeam, savePlace, teamsOf } from '../people/places.store.ts'
import type { TeamsConnection } from '../platforms/teams/connect.ts'
import { confirmConsent } from '../platforms/teams/consent.ts'
import type { TeamsConsent } from '../web/install/routes.tsx'
import { type OrganizationWanted, organizationOf } from './organization.ts'

export type TeamsSettings = TeamsConfig & { readonly organizationId: OrganizationWanted }

/** Teams' modules take as long as Slack's: loaded when Teams is configured. */
export const loadTeams = async () => {
  const [{ connectTeams }, { knownTenants }] = await Promise.all([
    import('../platforms/teams/connect.ts'),
    import('../platforms/teams/known-tenants.ts'),
  ])
  return { connectTeams, knownTenants }
}

export const connectTeams = async (
  config: TeamsSettings,
  random: () => number,
  deps: Deps,
  platforms: { teams?: Deps['platforms']['teams'] },
  dispatch: Dispatch,
): Promise<TeamsConnection> => {
  const { connectTeams: connect, knownTenants } = await loadTeams()
  const { clock, log } = deps
  const { prisma } = deps.database
  const { tenantId, organizationId } = config
  const at = (tenant: string) => ({ platform: 'teams' as const, tenant })
  const consented = knownTenants(async (tenant) => {
    const found = await findInstallation(prisma, at(tenant))
    return found === null || isRemoved(found) ? undefined : found.id
  })
  const teams = await connect({ ...config, clock, random }, (tenant) => teamsOf(prisma, at(tenant)), {
    dispatch,
    log,
    say: (to, card) => sayDirectly(deps, to, card),
    // Its own tenant is none that would have to be looked up. One that was removed stays so until it consents again.
    installationOf: async (tenant) => (tenant === tenantId ? 'settings' : patiently(() => consented(tenant))),
    rememberWhere: (actor, where) => rememberWhere(prisma, actor, where),
    rememberServiceUrl: (tenant, url) => rememberServiceUrl(prisma, 'teams', tenant, url),
    arrive: (arrival) => patiently(() => arrive(deps, arrival)),
    onChange: async (tenant, change) => {
      if (change.kind === 'place') await savePlace(prisma, at(tenant), change.place, clock.now())
      if (change.kind === 'team-gone') await closeTeam(prisma, at(tenant), change, clock.now())
      if (change.kind === 'person') await leave(deps, change.actor, change.what)
    },
  })
  const saved = await connectInstallation(deps, {
    organizationId: await organizationOf(organizationId),
    ...at(tenantId),
    name: tenantId,
    source: 'environment',
    botUserId: `28:${config.appId}`,
  })
  if (!saved.ok) {
    await teams.close()
    throw operatorError(
      'workspace-taken',
      `The tenant of TEAMS_TENANT_ID belongs to the organization ${saved.organization}. Set WHETSTONE_ORGANIZATION to that, or remove the tenant from it first: whetstone installations remove ${tenantId} --forget.`,
    )
  }
  platforms.teams = teams.port
  return teams
}

const microsoft = 'https://login.microsoftonline.com'

/** How other tenants add the bot, where its registration is for them, too: by the consent of their administrators. */
export const consentOf = ({
  appId,
  appPassword,
  otherTenants,
  loginUrl = microsoft,
}: TeamsSettings): TeamsConsent | undefined =>
  appPassword === undefined || !otherTenants
    ? undefined
    : { appId, loginUrl, confirm: confirmConsent({ appId, appPassword, loginUrl }) }
