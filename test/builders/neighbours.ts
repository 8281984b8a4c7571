import { aPerson, type TestPerson, type TestWorld } from './product.ts'
import { type Spaces, startSpaces } from './spaces.ts'
import { installInTeams, type TenantWishes, tenantOf } from './tenant.ts'

export type Neighbours = { one: TestWorld; two: TestWorld; spaces: Spaces; close(): Promise<void> }

/**
 * Two organizations with a workspace each, in one database, one product and one app: the same people, by address and by
 * Slack id, and channels of the same name, in both.
 */
export const startNeighbours = async (
  people: readonly TestPerson[] = [aPerson('ana')],
): Promise<Neighbours> => {
  const channels = [{ id: 'C0LINE', name: 'line-1', members: ['U0ANA', 'U0WHETSTONE'] }]
  const spaces = await startSpaces({
    people,
    sites: [
      { teamId: 'T0ONE', channels },
      { teamId: 'T0TWO', channels },
    ],
    organizations: ['One Works', 'Two Works'],
  })
  const installed = [await spaces.install('T0ONE', 'One Works'), await spaces.install('T0TWO', 'Two Works')]
  if (installed.some(({ status }) => status !== 200)) throw new Error(JSON.stringify(installed))
  return {
    one: spaces.worldOf('T0ONE', 'One Works'),
    two: spaces.worldOf('T0TWO', 'Two Works'),
    spaces,
    close: spaces.close,
  }
}

export const tenantsOfNeighbours = [
  '1e57e57e-0000-4000-8000-000000000001',
  '2e57e57e-0000-4000-8000-000000000002',
] as const

/**
 * The same on Teams: two tenants under one bot, with the same people by object id, address and the id that messages name
 * them by, and a team and channels of the same ids and names. One is the tenant of the settings, the other has consented.
 */
export const startTeamsNeighbours = async (
  people: readonly TestPerson[] = [aPerson('ana')],
  /** Accounts in the first tenant that are another than their address, by person. */
  accounts: TenantWishes['accounts'] = {},
): Promise<Neighbours> => {
  const [first, second] = tenantsOfNeighbours
  const spaces = await startSpaces({
    people,
    sites: [],
    tenants: [{ tenantId: first, accounts }, { tenantId: second }],
    organizations: ['One Works', 'Two Works'],
  })
  const consented = await spaces.consent(second, 'Two Works')
  if (consented.status !== 200) throw new Error(consented.text)
  const one = spaces.worldOf(first, 'One Works')
  const two = spaces.worldOf(second, 'Two Works')
  for (const world of [one, two]) await installInTeams(tenantOf(world), people, { installed: 'team' })
  await spaces.drive.settle()
  return { one, two, spaces, close: spaces.close }
}
