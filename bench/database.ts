import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { openPrisma } from '../src/infra/db.ts'
import { applyMigrations } from '../src/infra/migrate.ts'
import type { Database } from '../src/queue/database.ts'
import { prepareQueue } from '../src/queue/worker.ts'

/** A migrated database of a bench's own; `url` is for other processes. */
export type BenchDatabase = Database & { readonly url: string; close(): Promise<void> }

const migrations = join(import.meta.dirname, '..', 'prisma', 'migrations')

const named = (server: string, name: string): string => {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

const onServer = async (server: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** Makes a database with the product's tables and its queue; `close` throws it away. */
export const makeDatabase = async (server: string, maxConnections = 10): Promise<BenchDatabase> => {
  const name = `whetstone_bench_${randomBytes(6).toString('hex')}`
  await onServer(server, `CREATE DATABASE ${name}`)
  const url = named(server, name)
  const pool = new pg.Pool({ connectionString: url, max: maxConnections })
  // Connections that break while idle, as when a server is stopped, are no news here.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  await applyMigrations(pool, migrations)
  const database = openPrisma(pool, false)
  await prepareQueue(database, () => undefined)
  return {
    ...database,
    url,
    close: async () => {
      await database.prisma.$disconnect()
      await pool.end()
      await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}
