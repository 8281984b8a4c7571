import type { TeamsConfig } from '../../src/infra/config.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import type { TeamsTenantOptions, TenantUser } from '../../src/playground/teams-tenant/memory/options.ts'
import { startTeamsTenant, type TeamsTenant } from '../../src/playground/teams-tenant/teams-tenant.ts'
import type { TestPerson } from './product.ts'

export const addressOf = (id: string): string => `${id}@works.example`

const guidOf = (text: string): string => {
  const hex = Buffer.from(text.padEnd(16, '.')).toString('hex').slice(0, 32)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The object id of a test's person in Entra. */
export const aadIdOf = (person: string): string => guidOf(person)

const testTenantId = '7e57e57e-0000-4000-8000-000000000001'
const appId = '00000000-0000-4000-8000-00000000a990'
const appPassword = 'an-app-password-of-a-test'

export type TenantWishes = {
  readonly tenantId?: string
  /** Who the bot is installed for: all in one team, each for themselves, or nobody yet. */
  readonly installed?: 'team' | 'each' | 'nobody'
  readonly rateLimits?: TeamsTenantOptions['rateLimits']
  /** Accounts that are another than their address, by person. */
  readonly accounts?: Readonly<Record<string, Partial<TenantUser>>>
  /** Others that this one's Entra knows. */
  readonly otherTenants?: readonly string[]
}

/** Everybody is in it. */
export const theTeam = { id: '19:line-one@thread.tacv2', name: 'Line 1' }
export const theChannel = { id: '19:shift-talk@thread.tacv2', name: 'Shift talk' }

export const startTenant = (given: {
  readonly people: readonly TestPerson[]
  readonly clock: Clock
  readonly messagingEndpoint: string
  readonly wishes: TenantWishes
}): Promise<TeamsTenant> => {
  const { people, clock, messagingEndpoint, wishes } = given
  return startTeamsTenant({
    clock,
    tenantId: wishes.tenantId ?? testTenantId,
    tenantName: 'Test Works',
    appId,
    appPassword,
    botName: 'Whetstone',
    users: people.map(({ id, name, locale, timeZone }) => ({
      id: aadIdOf(id),
      name,
      email: addressOf(id),
      userPrincipalName: addressOf(id),
      locale,
      timeZone,
      ...wishes.accounts?.[id],
    })),
    teams: [
      {
        ...theTeam,
        channels: [{ id: theTeam.id, name: 'General' }, theChannel],
        members: people.map(({ id }) => aadIdOf(id)),
      },
    ],
    messagingEndpoint,
    ...(wishes.rateLimits ? { rateLimits: wishes.rateLimits } : {}),
    ...(wishes.otherTenants ? { otherTenants: wishes.otherTenants } : {}),
    timing: { retryDelaysMs: [20] },
  })
}

/** What the product is configured with to be connected to a tenant. */
export const teamsConfigOf = (tenant: TeamsTenant): TeamsConfig => ({
  appId,
  appPassword,
  tenantId: tenant.tenantId,
  appType: 'SingleTenant',
  allowUnauthenticated: false,
  openIdMetadataUrl: tenant.openIdMetadataUrl,
  tokenIssuer: tenant.tokenIssuer,
  loginUrl: tenant.loginUrl,
})

export const installInTeams = async (
  tenant: TeamsTenant,
  people: readonly TestPerson[],
  { installed = 'team' }: TenantWishes,
): Promise<void> => {
  const [first] = people
  if (installed === 'team' && first) await tenant.installInTeam({ team: theTeam.id, by: aadIdOf(first.id) })
  if (installed !== 'each') return
  for (const { id } of people) await tenant.installPersonal({ user: aadIdOf(id) })
}

/** The tenant of a world that has one. */
export const tenantOf = (world: { readonly teams: TeamsTenant | undefined }): TeamsTenant => {
  if (!world.teams) throw new Error('This world has no Teams: start it with platforms: [“teams”]')
  return world.teams
}
