import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { applyMigrations, pendingMigrations } from '../../../src/infra/migrate.ts'
import { testDatabase } from '../../builders/database.ts'

const database = await testDatabase()
const folders: string[] = []
afterAll(async () => {
  await database.close()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** A database as empty as a new one. */
beforeEach(async () => {
  await database.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
})

const migrations = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-migrations-'))
  folders.push(folder)
  for (const [name, sql] of Object.entries(files)) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'migration.sql'), sql)
  }
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"')
  return folder
}
const one = { '1_one': 'CREATE TABLE one (n int); INSERT INTO one VALUES (1);' }
const two = { ...one, '2_two': 'ALTER TABLE one ADD COLUMN m int DEFAULT 2;' }

describe('migrations', () => {
  it('are applied in the order of their names, once', async () => {
    const folder = migrations(two)
    expect(await pendingMigrations(database.pool, folder)).toEqual(['1_one', '2_two'])
    expect(await applyMigrations(database.pool, folder)).toEqual({ applied: ['1_one', '2_two'] })
    expect(await applyMigrations(database.pool, folder)).toEqual({ applied: [] })
    expect((await database.pool.query('SELECT * FROM one')).rows).toEqual([{ n: 1, m: 2 }])
  })

  it('only those that are missing', async () => {
    await applyMigrations(database.pool, migrations(one))
    expect(await applyMigrations(database.pool, migrations(two))).toEqual({ applied: ['2_two'] })
  })

  it('are recorded as Prisma records them', async () => {
    await applyMigrations(database.pool, migrations(one))
    const { rows } = await database.pool.query('SELECT * FROM _prisma_migrations')
    expect(rows).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: createHash('sha256').update(one['1_one']).digest('hex'),
        finished_at: expect.any(Date),
        migration_name: '1_one',
        logs: null,
        rolled_back_at: null,
        started_at: expect.any(Date),
        applied_steps_count: 1,
      },
    ])
  })

  it('are applied once when several programs start together', async () => {
    const folder = migrations(two)
    const pools = Array.from({ length: 3 }, () => new pg.Pool({ ...database.connection, max: 2 }))
    const done = await Promise.all(pools.map((pool) => applyMigrations(pool, folder)))
    await Promise.all(pools.map((pool) => pool.end()))
    expect(done.flatMap(({ applied }) => applied).sort()).toEqual(['1_one', '2_two'])
    expect((await database.pool.query('SELECT count(*)::int AS rows FROM one')).rows).toEqual([{ rows: 1 }])
  })

  it('leave nothing of one that fails, and keep those before it', async () => {
    const faulty = migrations({ ...one, '2_two': 'CREATE TABLE two (n int); SELECT nonsense;' })
    await expect(applyMigrations(database.pool, faulty)).rejects.toMatchObject({
      problem: 'migration-failed',
      message: expect.stringMatching(/2_two.*nonsense/),
    })
    const { rows } = await database.pool.query("SELECT to_regclass('one') AS one, to_regclass('two') AS two")
    expect(rows).toEqual([{ one: 'one', two: null }])
    expect(await applyMigrations(database.pool, migrations(two))).toEqual({ applied: ['2_two'] })
  })

  it('refuse a database that is newer than the program', async () => {
    await applyMigrations(database.pool, migrations(two))
    await expect(applyMigrations(database.pool, migrations(one))).rejects.toMatchObject({
      problem: 'database-newer',
      message: expect.stringContaining('The database is newer than this program'),
    })
  })

  it('refuse one that was changed after it had been applied', async () => {
    await applyMigrations(database.pool, migrations(one))
    const changed = migrations({ '1_one': `${one['1_one']} ` })
    await expect(applyMigrations(database.pool, changed)).rejects.toMatchObject({
      problem: 'migration-changed',
    })
  })

  it('refuse to go on after one that Prisma began and never finished', async () => {
    await applyMigrations(database.pool, migrations(one))
    await database.pool.query('UPDATE _prisma_migrations SET finished_at = NULL')
    await expect(applyMigrations(database.pool, migrations(one))).rejects.toMatchObject({
      problem: 'migration-failed',
    })
  })
})
