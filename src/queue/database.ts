import type { Pool } from 'pg'
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts'

/** Prisma outside or inside a transaction. Inside one, only the transaction's own client may be used. */
export type Db = PrismaClient | Prisma.TransactionClient
export type Tx = Prisma.TransactionClient

/** One pool and the Prisma client that stands on it. The pool is for the hot paths that `bench/` names. */
export type Database = {
  readonly prisma: PrismaClient
  readonly pool: Pool
  /** The embedded database is one session: no prepared statements, no waiting on notifications. */
  readonly embedded: boolean
}
