import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { serveWire } from '../../src/infra/embedded-wire.ts'
import { applyMigrations } from '../../src/infra/migrate.ts'

/** A migrated, empty database for one test file. */
export interface TestDatabase {
  pool: pg.Pool
  /** False on a real PostgreSQL, that is with `TEST_DATABASE_URL`. */
  embedded: boolean
  /** For what opens a pool of its own. */
  connection: pg.PoolConfig
  /** Only on a real PostgreSQL: the same as a URL, for what runs in another process. */
  connectionString?: string
  /** Ends the pool and throws the database away; call it in `afterAll`. */
  close(): Promise<void>
}

const root = join(import.meta.dirname, '..', '..')
const migrationsFolder = join(root, 'prisma', 'migrations')

/**
 * With `TEST_DATABASE_URL` (a user who may create databases) a database on that server, cloned from a migrated
 * template; otherwise a PGlite in memory, loaded from a migrated dump. Template and dump are made by the first test
 * that needs them, named by the hash of the migrations, and used again by later runs.
 */
export const testDatabase = (): Promise<TestDatabase> => {
  const url = process.env.TEST_DATABASE_URL
  return url ? clonedDatabase(new URL(url)) : loadedDatabase()
}

/** How many connections a test's pool has: enough to find what happens side by side. */
const maxConnections = 8

const clonedDatabase = async (server: URL): Promise<TestDatabase> => {
  const template = `whetstone_template_${migrationsHash()}`
  const name = `whetstone_test_${randomBytes(8).toString('hex')}`
  await onServer(server, async (client) => {
    // The lock is the connection's, and ends with it.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template])
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])
    if (rowCount === 0) await makeTemplate(server, client, template)
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  })
  const connectionString = named(server, name)
  const pool = quietPool({ connectionString })
  return {
    pool,
    embedded: false,
    connection: { connectionString },
    connectionString,
    close: async () => {
      await pool.end()
      await onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
}

/** Made under another name and then renamed: a template of that name is a whole one, whatever was killed. */
const makeTemplate = async (server: URL, client: pg.Client, template: string): Promise<void> => {
  const draft = `${template}_draft`
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`)
  const pool = quietPool({ connectionString: named(server, draft) })
  await applyMigrations(pool, migrationsFolder)
  await pool.end()
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`)
}

const onServer = async (server: URL, work: (client: pg.Client) => Promise<unknown>): Promise<void> => {
  const client = new pg.Client({ connectionString: server.href })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

const named = (server: URL, database: string): string => {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

const loadedDatabase = async (): Promise<TestDatabase> => {
  const database = await PGlite.create({ loadDataDir: new Blob([await migratedDump()]) })
  const served = await servePrivately(database)
  const pool = quietPool(served.connection)
  return {
    pool,
    embedded: true,
    connection: served.connection,
    close: async () => {
      await pool.end()
      await served.close()
      await database.close()
    },
  }
}

const migratedDump = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const folder = join(root, 'node_modules', '.cache', 'whetstone')
  const file = join(folder, `test-database-${migrationsHash()}.tar`)
  try {
    return new Uint8Array(readFileSync(file))
  } catch {
    const bytes = await makeDump()
    mkdirSync(folder, { recursive: true })
    // Forty megabytes each: those of earlier migrations go.
    for (const name of readdirSync(folder)) {
      if (name.startsWith('test-database-') && name.endsWith('.tar'))
        rmSync(join(folder, name), { force: true })
    }
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, bytes)
    renameSync(draft, file)
    return bytes
  }
}

const makeDump = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const database = await PGlite.create()
  const served = await servePrivately(database)
  const pool = quietPool(served.connection)
  await applyMigrations(pool, migrationsFolder)
  await pool.end()
  await served.close()
  const dump = await database.dumpDataDir('none')
  await database.close()
  return new Uint8Array(await dump.arrayBuffer())
}

const servePrivately = async (database: PGlite) => {
  const windows = process.platform === 'win32'
  const folder = windows ? undefined : mkdtempSync(join(tmpdir(), 'whetstone-test-'))
  const wire = await serveWire(database, folder ? { path: join(folder, '.s.PGSQL.5432') } : { port: 0 })
  const place =
    'port' in wire.listening ? { host: '127.0.0.1', port: wire.listening.port } : { host: folder, port: 5432 }
  return {
    connection: { ...place, user: 'postgres', database: 'postgres', ssl: false } as pg.PoolConfig,
    close: async () => {
      await wire.close()
      if (folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

const quietPool = (config: pg.PoolConfig): pg.Pool => {
  const pool = new pg.Pool({ max: maxConnections, ...config })
  // Connections that break while they are idle (a dropped database, an ended server) are no news here.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** What a template depends on: the migrations and the version of the database in which they ran. */
const migrationsHash = (): string => {
  const hash = createHash('sha256')
  hash.update(readFileSync(join(root, 'node_modules', '@electric-sql', 'pglite', 'package.json')))
  for (const name of readdirSync(migrationsFolder).sort()) {
    if (name.endsWith('.toml')) continue
    hash.update(name).update(readFileSync(join(migrationsFolder, name, 'migration.sql')))
  }
  return hash.digest('hex').slice(0, 12)
}
