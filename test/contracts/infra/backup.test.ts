import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyMigrations } from '../../../src/infra/migrate.ts'
import { readBackup } from '../../../src/infra/read-backup.ts'
import { writeBackup } from '../../../src/infra/write-backup.ts'
import { type TestDatabase, testDatabase } from '../../builders/database.ts'

const migrations = join(import.meta.dirname, '../../../prisma/migrations')
const now = new Date('2027-03-01T08:00:00Z')
const quiet = () => undefined
let folder: string
let file: string
let source: TestDatabase
let target: TestDatabase

type Column = { table: string; column: string; type: string; nullable: boolean }

const columnsOf = async (pool: pg.Pool): Promise<Map<string, Column[]>> => {
  const { rows } = await pool.query<Column>(
    `SELECT table_name AS table, column_name AS column, udt_name AS type, is_nullable = 'YES' AS nullable
     FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> '_prisma_migrations'
     ORDER BY table_name, ordinal_position`,
  )
  return new Map(rows.map(({ table }) => [table, rows.filter((row) => row.table === table)]))
}

/** Values that a careless format would spoil. One text a round, so that every reference finds its row. */
const sampleOf = ({ type, nullable }: Column, round: number): unknown => {
  if (type === 'text') return `round ${round}: Ünï 🙂 "q" \\ \\N \t ,{}\nnext`
  if (nullable && round === 2) return null
  if (type === 'int4') return round * -7
  if (type === 'bool') return round === 1
  if (type === 'float8') return round === 1 ? 0.1 + 0.2 : 1e-300
  if (type === 'jsonb') return round === 1 ? JSON.stringify({ b: [1.5, 'x"', null], a: '\\' }) : 'null'
  if (type === 'date') return round === 1 ? '2027-03-28' : '0099-12-31'
  if (type === 'timestamptz') return round === 1 ? '2027-03-28T00:59:59.999Z' : '1999-12-31T23:00:00.001Z'
  if (type === 'bytea') return Buffer.from(round === 1 ? [0, 255, 10, 92, 13] : [])
  if (type === '_text') return round === 1 ? ['', 'a,b', '"{}"', 'NULL'] : []
  throw new Error(`The test has no value for the type ${type}`)
}

/** Two rows in every table; those that refer to others wait for them. */
const fillEveryTable = async (pool: pg.Pool): Promise<void> => {
  for (const round of [1, 2]) {
    let waiting = [...(await columnsOf(pool)).entries()]
    while (waiting.length > 0) {
      const refused: typeof waiting = []
      for (const [table, columns] of waiting) {
        const names = columns.map(({ column }) => `"${column}"`).join(', ')
        const places = columns.map((_, at) => `$${at + 1}`).join(', ')
        try {
          const values = columns.map((column) => sampleOf(column, round))
          await pool.query(`INSERT INTO "${table}" (${names}) VALUES (${places})`, values)
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === '23503')) throw error
          refused.push([table, columns])
        }
      }
      if (refused.length === waiting.length)
        throw new Error(`no way to fill ${refused.map(([name]) => name)}`)
      waiting = refused
    }
  }
}

const everything = async (pool: pg.Pool): Promise<Record<string, string[]>> => {
  const found: Record<string, string[]> = {}
  for (const table of (await columnsOf(pool)).keys()) {
    const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM "${table}" t ORDER BY 1`)
    found[table] = rows.map(({ row }) => row)
  }
  return found
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whetstone-backup-'))
  file = join(folder, 'all.backup')
  source = await testDatabase()
  target = await testDatabase()
  await fillEveryTable(source.pool)
  await writeBackup(source.pool, file, now, quiet)
})
afterAll(async () => {
  await source.close()
  await target.close()
  rmSync(folder, { recursive: true, force: true })
})

const restored = (from: string, replace = true, known = migrations) =>
  readBackup(target.pool, from, known, { replace, progress: quiet })

/** The program's migrations and one more. */
const newerMigrations = (): string => {
  const newer = join(folder, 'migrations')
  if (existsSync(newer)) return newer
  cpSync(migrations, newer, { recursive: true })
  mkdirSync(join(newer, '99991231235959_later'))
  writeFileSync(
    join(newer, '99991231235959_later', 'migration.sql'),
    `ALTER TABLE "teams" ADD COLUMN "colour" TEXT NOT NULL DEFAULT 'blue'; CREATE TABLE "later" ("id" TEXT PRIMARY KEY);`,
  )
  return newer
}

describe('a backup', () => {
  it('brings every row of every table back as it was', async () => {
    const before = await everything(source.pool)
    for (const rows of Object.values(before)) expect(rows).toHaveLength(2)
    expect(await restored(file, false)).toBe(Object.keys(before).length * 2)
    expect(await everything(target.pool)).toEqual(before)
    expect(await applyMigrations(target.pool, migrations)).toEqual({ applied: [] })
  })

  it('is a file that only its owner can read, and no half one is left beside it', () => {
    expect(readdirSync(folder).filter((name) => name.startsWith('all'))).toEqual(['all.backup'])
    if (process.platform === 'win32') return
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is not loaded over data, unless that is asked for', async () => {
    await restored(file)
    await target.pool.query(`UPDATE organizations SET name = 'Changed'`)
    const before = await everything(target.pool)
    await expect(restored(file, false)).rejects.toMatchObject({ problem: 'database-not-empty' })
    expect(await everything(target.pool)).toEqual(before)
    await restored(file, true)
    expect(await everything(target.pool)).toEqual(await everything(source.pool))
  })

  it('that is broken, cut off or something else is refused, and nothing is changed', async () => {
    await restored(file)
    const before = await everything(target.pool)
    const text = gunzipSync(readFileSync(file)).toString('utf8')
    const lines = text.trimEnd().split('\n')
    const bad: Record<string, Uint8Array> = {
      'cut.backup': readFileSync(file).subarray(0, -40),
      'without-end.backup': gzipSync(`${lines.slice(0, -1).join('\n')}\n`),
      'row-lost.backup': gzipSync(`${[...lines.slice(0, -2), lines.at(-1)].join('\n')}\n`),
      'no-gzip.backup': Buffer.from(text),
      'other.backup': gzipSync('{"some":"json"}\n'),
      'empty.backup': new Uint8Array(),
      'sql.backup': gzipSync(text.replaceAll('"text"]', '"text); DROP TABLE teams; --"]')),
    }
    for (const [name, bytes] of Object.entries(bad)) {
      writeFileSync(join(folder, name), bytes)
      await expect(restored(join(folder, name)), name).rejects.toThrow()
      expect(await everything(target.pool), name).toEqual(before)
    }
    await expect(restored(join(folder, 'missing.backup'))).rejects.toMatchObject({
      problem: 'backup-unusable',
    })
  })

  it('of an older program is loaded as it was and then brought up to date', async () => {
    await restored(file, true, newerMigrations())
    const { applied } = await applyMigrations(target.pool, newerMigrations())
    expect(applied).toEqual(['99991231235959_later'])
    const { rows } = await target.pool.query('SELECT colour FROM teams')
    expect(rows).toEqual([{ colour: 'blue' }, { colour: 'blue' }])
  })

  it('of a newer program is refused with a sentence; a newer database gives way to it with replace', async () => {
    await restored(file, true, newerMigrations())
    await applyMigrations(target.pool, newerMigrations())
    const newer = join(folder, 'newer.backup')
    await writeBackup(target.pool, newer, now, quiet)
    await expect(restored(newer)).rejects.toMatchObject({ problem: 'backup-newer' })
    await restored(newer, true, newerMigrations())
    expect((await everything(target.pool)).later).toEqual([])
    await restored(file, true, newerMigrations())
    expect((await columnsOf(target.pool)).has('later')).toBe(false)
  })

  it('that can’t be written leaves nothing behind', async () => {
    await expect(writeBackup(source.pool, join(folder, 'no', 'such.backup'), now, quiet)).rejects.toThrow(
      'ENOENT',
    )
    // The connection is as good as before.
    await writeBackup(source.pool, join(folder, 'again.backup'), now, quiet)
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([])
  })
})
