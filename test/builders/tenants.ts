import type { Clock } from '../../src/kernel/clock.ts'
import type { TeamsTenant } from '../../src/playground/teams-tenant/teams-tenant.ts'
import type { TestPerson } from './product.ts'
import { startTenant, type TenantWishes, teamsConfigOf } from './tenant.ts'

export type TenantSite = Pick<TenantWishes, 'accounts' | 'rateLimits'> & {
  readonly tenantId: string
  readonly people?: readonly TestPerson[]
}

/** Tenants of Microsoft 365 under one Entra, which is the first one's: the bot is registered there. */
export const startTenants = async (
  wanted: readonly TenantSite[],
  given: {
    readonly people: readonly TestPerson[]
    readonly clock: Clock
    readonly messagingEndpoint: string
  },
) => {
  const otherTenants = wanted.slice(1).map(({ tenantId }) => tenantId)
  const all: TeamsTenant[] = []
  for (const { people, ...wishes } of wanted) {
    const place = { ...given, people: people ?? given.people }
    all.push(await startTenant({ ...place, wishes: { ...wishes, otherTenants } }))
  }
  const [home] = all
  return {
    all,
    // One registration for several tenants, where there are several.
    config: home && { ...teamsConfigOf(home), otherTenants: otherTenants.length > 0 },
    of: (tenantId: string): TeamsTenant | undefined => all.find((each) => each.tenantId === tenantId),
    /** Who administers a tenant signs in, which says the tenant, and allows the bot; where they are sent back to. */
    consent: async (authorizeUrl: string, tenantId: string): Promise<string> => {
      const address = authorizeUrl.replace('/organizations/', `/${tenantId}/`)
      const answered = await fetch(address, { redirect: 'manual' })
      const back = answered.headers.get('location')
      if (!back) throw new Error(`Entra shows a page: ${await answered.text()}`)
      return back
    },
    idle: () => Promise.all(all.map(({ deliveries }) => deliveries.idle())),
    close: () => Promise.all(all.map((tenant) => tenant.close())),
  }
}
