import { bounded } from '../../kernel/bounded.ts'

const believedMs = 30_000
const tenantsAtMost = 10_000

/**
 * The installations of tenants, without asking the database at each press: what was there is believed to be, and asked
 * about again meanwhile. Who may act is looked at in the database all the same. Real time.
 */
export const knownTenants = (installationOf: (tenant: string) => Promise<string | undefined>) => {
  const known = bounded<{ readonly id: string; readonly askedAt: number }>(tenantsAtMost)
  const ask = async (tenant: string): Promise<string | undefined> => {
    const id = await installationOf(tenant)
    if (id === undefined) known.delete(tenant)
    else known.set(tenant, { id, askedAt: performance.now() })
    return id
  }
  return async (tenant: string): Promise<string | undefined> => {
    const found = known.get(tenant)
    if (!found) return ask(tenant)
    if (performance.now() - found.askedAt > believedMs) {
      known.set(tenant, { ...found, askedAt: performance.now() })
      // A database that is away says nothing about who is ours.
      void ask(tenant).catch(() => undefined)
    }
    return found.id
  }
}
