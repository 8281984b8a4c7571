import { Logger, type LogLevel, type Runner, run, runMigrations, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Database } from './database.ts'
import type { AnyJob } from './define-job.ts'

export type WorkerLog = (level: 'error' | 'warn' | 'info' | 'debug', message: string, detail?: object) => void

/** Runs jobs until told to stop; what it holds when stopped in time is finished, the rest is given back. */
export type Worker = {
  stop(): Promise<void>
}

const queueLogger = (log: WorkerLog): Logger =>
  new Logger(() => (level: LogLevel, message: string, meta) => {
    if (level === 'error' || level === 'warning')
      log(level === 'warning' ? 'warn' : 'error', message, meta ?? {})
  })

const taskListOf = <Deps>(jobs: Readonly<Record<string, AnyJob<Deps>>>, deps: Deps): TaskList =>
  Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job.parse(payload)(deps)]),
  )

const options = (database: Database, log: WorkerLog) => ({
  pgPool: database.pool,
  logger: queueLogger(log),
  noPreparedStatements: database.embedded,
  noHandleSignals: true,
})

/** Creates or brings up to date the queue's own tables (schema `graphile_worker`). */
export const prepareQueue = (database: Database, log: WorkerLog): Promise<void> =>
  runMigrations(options(database, log))

/**
 * The embedded database has one program: whatever its jobs are locked by at the start is dead.
 */
export const unlockAll = async (pool: Pool): Promise<void> => {
  await pool.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
     FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL HAVING count(*) > 0`,
  )
  await pool.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
     FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL HAVING count(*) > 0`,
  )
}

export const startWorker = async <Deps>(
  database: Database,
  jobs: Readonly<Record<string, AnyJob<Deps>>>,
  deps: Deps,
  settings: { concurrency: number; log: WorkerLog },
): Promise<Worker> => {
  const runner: Runner = await run({
    ...options(database, settings.log),
    concurrency: settings.concurrency,
    // The embedded database's notifications reach nobody: the interval is the latency.
    pollInterval: database.embedded ? 100 : 1000,
    taskList: taskListOf(jobs, deps),
  })
  return { stop: () => runner.stop() }
}

/** How many jobs wait to be done now or are being done. */
export const jobsToDo = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM graphile_worker._private_jobs
     WHERE run_at <= now() AND attempts < max_attempts`,
  )
  return rows[0]?.n ?? 0
}
