import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { operatorError } from './operator-error.ts'

/** The number under which Prisma's own `migrate deploy` locks, so that the two never run at once. */
const prismaLock = 72707369

interface Migration {
  name: string
  sql: string
  checksum: string
}

interface AppliedMigration {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

/**
 * Brings the database up to the migrations in `folder` (`NAME/migration.sql`, in the order of their names), each in
 * a transaction of its own, and records them as Prisma does (`_prisma_migrations`, SHA-256 of the file), so that
 * `prisma migrate deploy` agrees with what was done. Several copies of the program may call it at once.
 *
 * @returns the names applied by this call; empty when there was nothing to do.
 * @throws OperatorError `database-newer`, `migration-changed`, `migration-failed`: nothing of the faulty migration stays.
 */
export const applyMigrations = async (pool: pg.Pool, folder: string): Promise<{ applied: string[] }> => {
  const migrations = await readMigrations(folder)
  const before = await readApplied(pool)
  if (pendingOf(migrations, before).length === 0) return { applied: [] }
  const client = await pool.connect()
  let healthy = false
  try {
    // On the embedded database, which is one session, this excludes nobody; there, transactions run one at a time
    // and the second look inside each of them is enough.
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock])
    const applied: string[] = []
    for (const migration of migrations) if (await applyOne(client, migration)) applied.push(migration.name)
    await client.query('SELECT pg_advisory_unlock($1)', [prismaLock])
    healthy = true
    return { applied }
  } finally {
    // Closing the connection is what gives up the lock after a failure.
    client.release(!healthy)
  }
}

/** The names of the migrations in `folder` that the database does not have yet; throws as `applyMigrations` does. */
export const pendingMigrations = async (pool: pg.Pool, folder: string): Promise<string[]> =>
  pendingOf(await readMigrations(folder), await readApplied(pool)).map((migration) => migration.name)

const readMigrations = async (folder: string): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    }),
  )
}

const readApplied = async (database: pg.Pool | pg.PoolClient): Promise<AppliedMigration[]> => {
  const { rows } = await database.query<{ there: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there",
  )
  if (!rows[0]?.there) return []
  const applied = await database.query<AppliedMigration>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return applied.rows
}

const pendingOf = (migrations: Migration[], applied: AppliedMigration[]): Migration[] => {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of applied) {
    const file = known.get(row.migration_name)
    if (!file) {
      throw operatorError(
        'database-newer',
        `The database is newer than this program: it has the migration "${row.migration_name}", which this program does not know. Start a newer program, or restore a backup made with this one.`,
      )
    }
    if (!row.finished_at) {
      throw operatorError(
        'migration-failed',
        `The migration "${row.migration_name}" was begun by another program and never finished. Look at the database, then mark it with "prisma migrate resolve".`,
      )
    }
    if (row.checksum !== file.checksum) {
      throw operatorError(
        'migration-changed',
        `The migration "${row.migration_name}" was changed after it had been applied to this database. Put the file back as it was, and write the change as a new migration.`,
      )
    }
  }
  const done = new Set(applied.map((row) => row.migration_name))
  return migrations.filter((migration) => !done.has(migration.name))
}

/** @returns whether this call applied it; false when another copy of the program had been faster. */
const applyOne = async (client: pg.PoolClient, migration: Migration): Promise<boolean> => {
  await client.query('BEGIN')
  try {
    await client.query(migrationsTable)
    const { rowCount } = await client.query(
      'SELECT 1 FROM _prisma_migrations WHERE migration_name = $1 AND rolled_back_at IS NULL',
      [migration.name],
    )
    if (rowCount === 0) {
      await client.query(migration.sql)
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES ($1, $2, $3, now(), 1)`,
        [randomUUID(), migration.checksum, migration.name],
      )
    }
    await client.query('COMMIT')
    return rowCount === 0
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    const reason = error instanceof Error ? error.message : String(error)
    throw operatorError('migration-failed', `The migration "${migration.name}" failed: ${reason}`, error)
  }
}

/** As Prisma creates it. */
export const migrationsTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`
