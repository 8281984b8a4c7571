import { randomUUID } from 'node:crypto'
import { Logger, type LogLevel, run, runMigrations, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Database } from './database.ts'
import type { AnyJob } from './define-job.ts'

export type WorkerLog = (level: 'error' | 'warn' | 'info' | 'debug', message: string, detail?: object) => void

/** Runs jobs until told to stop; what it holds is finished if that is soon, and given back otherwise. */
export type Worker = {
  stop(withinMs: number): Promise<void>
}

const queueLogger = (log: WorkerLog): Logger =>
  new Logger(() => (level: LogLevel, message: string, meta) => {
    if (level === 'error') log('error', message, meta ?? {})
    if (level === 'warning') log('warn', message, meta ?? {})
  })

/** The jobs as the queue calls them. A payload that doesn't fit its schema fails the job, not the worker. */
export const taskListOf = <Deps>(jobs: Readonly<Record<string, AnyJob<Deps>>>, deps: Deps): TaskList =>
  Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job.parse(payload)(deps)]),
  )

/** What every use of the queue is given. */
export const queueOptions = (database: Database, log: WorkerLog) => ({
  pgPool: database.pool,
  logger: queueLogger(log),
  noPreparedStatements: database.embedded,
  noHandleSignals: true,
})

/** Creates the queue's own tables (schema `graphile_worker`), or brings them up to date. */
export const prepareQueue = (database: Database, log: WorkerLog): Promise<void> =>
  runMigrations(queueOptions(database, log))

/** The embedded database has one program: whatever its jobs are locked by at the start is dead. */
export const unlockAll = (pool: Pool): Promise<void> => unlock(pool, 'true')

/** After this long without a sign of life a worker is dead. The queue itself would wait for four hours. */
const deadAfterSeconds = 60
const heartbeatMs = 15_000

/** Gives back what workers hold that show no sign of life. */
const reap = (pool: Pool): Promise<void> =>
  unlock(
    pool,
    `locked_at < now() - interval '${deadAfterSeconds} seconds' AND locked_by NOT IN (
       SELECT unnest(workers) FROM worker_heartbeats
       WHERE at > now() - interval '${deadAfterSeconds} seconds')`,
  )

const unlock = async (pool: Pool, condition: string): Promise<void> => {
  await pool.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(locked_by)) FROM (
       SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL AND ${condition}
       UNION
       SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL AND ${condition}
     ) AS held HAVING count(*) > 0`,
  )
}

const beat = async (pool: Pool, id: string, workers: readonly string[]): Promise<void> => {
  await pool.query(
    `INSERT INTO worker_heartbeats (id, workers, at) VALUES ($1, $2, now())
     ON CONFLICT (id) DO UPDATE SET workers = excluded.workers, at = excluded.at`,
    [id, workers],
  )
  await pool.query(`DELETE FROM worker_heartbeats WHERE at < now() - interval '1 day'`)
}

export const startWorker = async <Deps>(
  database: Database,
  jobs: Readonly<Record<string, AnyJob<Deps>>>,
  deps: Deps,
  settings: { readonly concurrency: number; readonly log: WorkerLog },
): Promise<Worker> => {
  const { pool } = database
  const id = randomUUID()
  const workers: string[] = []
  const runner = await run({
    ...queueOptions(database, settings.log),
    concurrency: settings.concurrency,
    // The embedded database's notifications reach nobody: the interval is the latency.
    pollInterval: database.embedded ? 100 : 1000,
    taskList: taskListOf(jobs, deps),
  })
  runner.events.on('worker:getJob:start', ({ worker }) => {
    if (!workers.includes(worker.workerId)) workers.push(worker.workerId)
  })
  const live = () =>
    beat(pool, id, workers)
      .then(() => reap(pool))
      .catch((error: unknown) => settings.log('warn', 'A sign of life could not be given', { error }))
  await live()
  const beating = setInterval(live, heartbeatMs)
  return {
    stop: async (withinMs) => {
      clearInterval(beating)
      let late: NodeJS.Timeout | undefined
      const tooLate = new Promise<'late'>((resolve) => {
        late = setTimeout(resolve, withinMs, 'late')
      })
      const ended = await Promise.race([runner.stop().catch(() => undefined), tooLate])
      clearTimeout(late)
      if (ended === 'late') await giveBack(pool, workers)
    },
  }
}

/** Other workers take at once what this process could not finish; the jobs are idempotent. */
const giveBack = async (pool: Pool, workers: readonly string[]): Promise<void> => {
  await pool.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [workers])
}

/** How many jobs wait to be done now or are being done. */
export const jobsToDo = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM graphile_worker._private_jobs
     WHERE run_at <= now() AND attempts < max_attempts`,
  )
  return rows[0]?.n ?? 0
}
