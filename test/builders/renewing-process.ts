/**
 * Another copy of the program, for tests of what several do to the same tokens: told by the environment which database
 * and which Slack, it uses a workspace's token over and over and says what came of it. Its clock stands still.
 */
import pg from 'pg'
import { openPrisma } from '../../src/infra/db.ts'
import { parseMasterKeys } from '../../src/infra/key-ring.ts'
import { createVault } from '../../src/infra/vault.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import { createProduct } from '../../src/product.ts'

const {
  TEST_CONNECTION = '',
  TEST_SLACK = '',
  TEST_NOW = '',
  TEST_KEYS = '',
  TEST_TENANT = '',
  TEST_TIMES = '1',
} = process.env
const { embedded, ...connection } = JSON.parse(TEST_CONNECTION)
const pool = new pg.Pool({ ...connection, max: 4 })
const database = openPrisma(pool, embedded)
const logged: string[] = []
const product = await createProduct({
  database,
  clock: manualClock(new Date(TEST_NOW)),
  log: (level, message) => void logged.push(`${level}: ${message}`),
  vault: createVault(parseMasterKeys(TEST_KEYS) ?? []),
  publicUrl: 'http://127.0.0.1',
  slack: { ...JSON.parse(TEST_SLACK), appToken: undefined, botToken: undefined, organizationId: undefined },
})
const target = { tenant: TEST_TENANT, externalId: 'U0ANA' }
let worked = 0
for (let time = 0; time < Number(TEST_TIMES); time++) {
  const found = await product.deps.platforms.slack?.profile(target).catch((error: unknown) => {
    logged.push(String(error))
    return undefined
  })
  if (found?.ok && found.profile?.externalId === 'U0ANA') worked++
}
await product.stop()
await database.prisma.$disconnect()
await pool.end()
process.stdout.write(JSON.stringify({ worked, logged }))
