import { bounded } from '../../kernel/bounded.ts'

const believedMs = 30_000
const tenantsAtMost = 10_000

/**
 * Whether tenants are ours, without asking the database at each press: one that was is believed to be, and asked about
 * again meanwhile. Who may act is looked at in the database all the same. Real time.
 */
export const knownTenants = (isOurs: (tenant: string) => Promise<boolean>) => {
  const askedAt = bounded<number>(tenantsAtMost)
  const ask = async (tenant: string): Promise<boolean> => {
    const found = await isOurs(tenant)
    if (found) askedAt.set(tenant, performance.now())
    else askedAt.delete(tenant)
    return found
  }
  return async (tenant: string): Promise<boolean> => {
    const at = askedAt.get(tenant)
    if (at === undefined) return ask(tenant)
    if (performance.now() - at > believedMs) {
      askedAt.set(tenant, performance.now())
      // A database that is away says nothing about who is ours.
      void ask(tenant).catch(() => undefined)
    }
    return true
  }
}
