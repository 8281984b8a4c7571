import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { type BackupHeader, type BackupTable, quoteName } from './backup-format.ts'

const rowsAtOnce = 2_000

/** The product's tables, each after those that it refers to. */
const tablesInOrder = async (client: pg.ClientBase): Promise<BackupTable[]> => {
  const { rows: columns } = await client.query<{ table: string; column: string; type: string }>(
    `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     ORDER BY c.relname, a.attnum`,
  )
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT c.relname AS from, r.relname AS to
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace AND c.oid <> r.oid`,
  )
  const waiting = new Map<string, BackupTable>()
  for (const { table, column, type } of columns) {
    const known = waiting.get(table) ?? { table, columns: [] }
    waiting.set(table, { table, columns: [...known.columns, [column, type]] })
  }
  const ordered: BackupTable[] = []
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(
      ({ table }) => !references.some(({ from, to }) => from === table && waiting.has(to)),
    )
    if (ready.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${[...waiting.keys()]}`)
    for (const each of ready) waiting.delete(each.table)
    ordered.push(...ready)
  }
  return ordered
}

/** How many rows were written, by table. */
type Counts = Record<string, number>

async function* rowsOf(client: pg.ClientBase, { table, columns }: BackupTable): AsyncGenerator<unknown> {
  const values = columns.map(([name]) => `${quoteName(name)}::text`).join(', ')
  await client.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT json_build_array(${values}) AS row FROM ${quoteName(table)}`,
  )
  for (;;) {
    const { rows } = await client.query<{ row: unknown }>(`FETCH ${rowsAtOnce} FROM backup_rows`)
    for (const { row } of rows) yield row
    if (rows.length < rowsAtOnce) break
  }
  await client.query('CLOSE backup_rows')
}

const migrationsOf = async (client: pg.ClientBase): Promise<BackupHeader['migrations']> => {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name`,
  )
  return rows
}

async function* contents(
  client: pg.ClientBase,
  now: Date,
  counts: Counts,
  progress: (line: string) => void,
): AsyncGenerator<unknown> {
  const migrations = await migrationsOf(client)
  const createdAt = now.toISOString()
  yield { format: 'whetstone-backup', version: 1, createdAt, migrations } satisfies BackupHeader
  let total = 0
  for (const table of await tablesInOrder(client)) {
    yield table
    let count = 0
    for await (const row of rowsOf(client, table)) {
      yield row
      count += 1
    }
    counts[table.table] = count
    total += count
    if (count > 0) progress(`${table.table}: ${count}`)
  }
  yield { end: true, rows: total }
}

async function* asLines(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`
}

/** Flushed to the disk, and given its name only when whole: a file of that name is a good one. */
const writeWhole = async (file: string, values: AsyncIterable<unknown>): Promise<void> => {
  const draft = `${file}.partial-${process.pid}`
  try {
    await pipeline(asLines(values), createGzip(), createWriteStream(draft, { mode: 0o600, flush: true }))
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  // On Linux the folder must be flushed too for the name to last; elsewhere that can't be done.
  const folder = await open(dirname(file), 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/**
 * Writes all of the product's tables into one file, as they were at one instant. The queue's own tables are left
 * out: what waits is written down in the product's.
 *
 * @returns how many rows, by table. @throws the file system's or the database's error; no file is left then.
 */
export const writeBackup = async (
  pool: pg.Pool,
  file: string,
  now: Date,
  progress: (line: string) => void,
): Promise<Counts> => {
  const client = await pool.connect()
  const counts: Counts = {}
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await writeWhole(file, contents(client, now, counts, progress))
    return counts
  } finally {
    await client.query('ROLLBACK').catch(() => undefined)
    client.release()
  }
}
