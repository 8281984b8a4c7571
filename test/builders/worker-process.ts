/**
 * A worker in a process of its own, for tests that kill it: `node --import tsx worker-process.ts`, told by the
 * environment what to work for. Its clock stands still at the instant it is given.
 */
import pg from 'pg'
import { openPrisma } from '../../src/infra/db.ts'
import { jobs } from '../../src/jobs.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import { createProduct } from '../../src/product.ts'
import { startWorker } from '../../src/queue/worker.ts'

const { WORKER_DATABASE = '', WORKER_SLACK = '', WORKER_ORGANIZATION = '', WORKER_NOW = '' } = process.env
const pool = new pg.Pool({ connectionString: WORKER_DATABASE, max: 8 })
pool.on('connect', (client) => client.on('error', () => undefined))
const database = openPrisma(pool, false)
const log = (level: string, message: string, detail?: object) => console.error(level, message, detail ?? '')
const { botToken, signingSecret, apiUrl } = JSON.parse(WORKER_SLACK)
const product = await createProduct({
  database,
  clock: manualClock(new Date(WORKER_NOW)),
  log,
  slack: { botToken, signingSecret, appToken: undefined, apiUrl, organizationId: WORKER_ORGANIZATION },
})
await startWorker(database, jobs, product.deps, {
  concurrency: 4,
  log,
  // It is judged by others, and must not bury itself when the machine is busy.
  heartbeat: { everyMs: 200, deadAfterMs: 60_000 },
})
console.info('working')
