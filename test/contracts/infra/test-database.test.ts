import { afterAll, describe, expect, it } from 'vitest'
import { applyMigrations } from '../../../src/infra/migrate.ts'
import { testDatabase } from '../../builders/database.ts'

const database = await testDatabase()
afterAll(() => database.close())

describe('the test database', () => {
  it('is migrated', async () => {
    expect(await applyMigrations(database.pool, 'prisma/migrations')).toEqual({ applied: [] })
    const { rows } = await database.pool.query(
      'SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname = $1',
      ['public'],
    )
    expect(rows[0].tables).toBeGreaterThan(1)
  })

  it('gives eight connections their own answers at once', async () => {
    const numbers = Array.from({ length: 400 }, (_, i) => i)
    const answers = await Promise.all(
      numbers.map(async (n) => {
        const { rows } =
          n % 2 === 0
            ? await database.pool.query('SELECT $1::int AS n', [n])
            : await database.pool.query('SELECT $1::text AS text, $2::int AS n', ['odd', n])
        return rows[0].n
      }),
    )
    expect(answers).toEqual(numbers)
  })
})
