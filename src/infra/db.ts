import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { PrismaClient } from '../generated/prisma/client.ts'
import type { Database } from '../queue/database.ts'

/** Stands Prisma on a pool that hot paths use as well: one set of connections, one set of limits. */
export const openPrisma = (pool: Pool, embedded: boolean): Database => ({
  pool,
  embedded,
  prisma: new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: false }),
    transactionOptions: { maxWait: 8_000, timeout: 10_000 },
  }),
})
