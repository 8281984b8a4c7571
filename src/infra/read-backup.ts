import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import {
  type BackupHeader,
  type BackupTable,
  endSchema,
  headerSchema,
  quoteName,
  rowSchema,
  tableSchema,
} from './backup-format.ts'
import { migrationsTable } from './migrate.ts'
import { isOperatorError, operatorError } from './operator-error.ts'

const rowsAtOnce = 500

const broken = (file: string, cause?: unknown) =>
  operatorError(
    'backup-unusable',
    `${file} is not a whole backup: it is broken or was cut off. Nothing was changed; take another one.`,
    cause,
  )

/** The file's lines as data. @throws OperatorError `backup-unusable` where it is no gzip or no JSON. */
async function* linesOf(file: string): AsyncGenerator<unknown> {
  const source = createReadStream(file)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  try {
    for await (const line of createInterface({
      input: source.pipe(gunzip),
      crlfDelay: Number.POSITIVE_INFINITY,
    }))
      yield JSON.parse(line)
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      const why = error.message
      throw operatorError('backup-unusable', `${file} can't be read: ${why}.`, error)
    }
    throw broken(file, error)
  } finally {
    source.destroy()
  }
}

/** The product's tables that the database has, of this program or an earlier one. */
const tablesThere = async (client: pg.ClientBase, migrationsSql: string): Promise<string[]> => {
  const ours = [...migrationsSql.matchAll(/CREATE TABLE "([a-z0-9_]+)"/g)].flatMap(([, name]) => name ?? [])
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname = ANY($1)`,
    [ours],
  )
  return rows.map(({ name }) => name)
}

const firstFilled = async (client: pg.ClientBase, tables: readonly string[]): Promise<string | undefined> => {
  for (const table of tables) {
    const { rowCount } = await client.query(`SELECT FROM ${quoteName(table)} LIMIT 1`)
    if (rowCount) return table
  }
  return undefined
}

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

const migrationsIn = async (folder: string): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(join(folder, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    }),
  )
}

/** The migrations that the file had been through, as this program has them. */
const migrationsFor = (header: BackupHeader, known: readonly Migration[]): Migration[] =>
  header.migrations.map(({ name, checksum }) => {
    const migration = known.find((each) => each.name === name)
    if (!migration)
      throw operatorError(
        'backup-newer',
        `The backup is newer than this program: it has the migration "${name}", which this program does not know. Restore it with the program that made it, or a newer one.`,
      )
    if (migration.checksum !== checksum)
      throw operatorError(
        'backup-unusable',
        `The backup was made by a program whose migration "${name}" is another than this one's. Restore it with that program.`,
      )
    return migration
  })

const insertRows = async (
  client: pg.ClientBase,
  { table, columns }: BackupTable,
  rows: unknown[],
): Promise<void> => {
  if (rows.length === 0) return
  const names = columns.map(([name]) => quoteName(name)).join(', ')
  const values = columns.map(([, type], at) => `(row->>${at})::${type}`).join(', ')
  await client.query(
    `INSERT INTO ${quoteName(table)} (${names}) SELECT ${values} FROM jsonb_array_elements($1::jsonb) AS row`,
    [JSON.stringify(rows)],
  )
}

const loadRows = async (
  client: pg.ClientBase,
  lines: AsyncGenerator<unknown>,
  file: string,
  progress: (line: string) => void,
): Promise<number> => {
  let table: BackupTable | undefined
  let waiting: unknown[] = []
  let inTable = 0
  let total = 0
  const flush = async () => {
    if (table) await insertRows(client, table, waiting)
    waiting = []
  }
  for await (const line of lines) {
    if (Array.isArray(line) && table) {
      const row = rowSchema.safeParse(line)
      if (!row.success) throw broken(file, row.error)
      waiting.push(row.data)
      inTable += 1
      if (waiting.length >= rowsAtOnce) await flush()
      continue
    }
    await flush()
    if (table && inTable > 0) progress(`${table.table}: ${inTable}`)
    total += inTable
    inTable = 0
    const end = endSchema.safeParse(line)
    if (end.success) {
      if (end.data.rows !== total) throw broken(file)
      return total
    }
    const next = tableSchema.safeParse(line)
    if (!next.success) throw broken(file, next.error)
    table = next.data
  }
  throw broken(file)
}

/**
 * Loads a backup in one transaction: the tables are made anew as they were when it was written, and filled. What
 * later migrations add is for `applyMigrations` afterwards. The queue's tables go, as their jobs are about rows that
 * are no more.
 *
 * @returns how many rows. @throws OperatorError `backup-unusable`, `backup-newer`, `database-not-empty`; then nothing
 *   was changed.
 */
export const readBackup = async (
  pool: pg.Pool,
  file: string,
  migrationsFolder: string,
  how: { readonly replace: boolean; readonly progress: (line: string) => void },
): Promise<number> => {
  const lines = linesOf(file)
  const header = headerSchema.safeParse((await lines.next()).value)
  if (!header.success) throw broken(file, header.error)
  const known = await migrationsIn(migrationsFolder)
  const migrations = migrationsFor(header.data, known)
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const there = await tablesThere(client, known.map(({ sql }) => sql).join('\n'))
    const filled = how.replace ? undefined : await firstFilled(client, there)
    if (filled !== undefined)
      throw operatorError(
        'database-not-empty',
        `The database is not empty: there are rows in "${filled}". Nothing was changed. With --replace its data is deleted first.`,
      )
    for (const table of [...there, '_prisma_migrations'])
      await client.query(`DROP TABLE IF EXISTS ${quoteName(table)} CASCADE`)
    await client.query('DROP SCHEMA IF EXISTS graphile_worker CASCADE')
    await client.query(migrationsTable)
    for (const { name, sql, checksum } of migrations) {
      await client.query(sql)
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES ($1, $2, $3, now(), 1)`,
        [randomUUID(), checksum, name],
      )
    }
    const rows = await loadRows(client, lines, file, how.progress)
    await client.query('COMMIT')
    return rows
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    if (isOperatorError(error)) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw operatorError('backup-unusable', `${file} could not be loaded: ${why}. Nothing was changed.`, error)
  } finally {
    await lines.return(undefined)
    client.release()
  }
}
