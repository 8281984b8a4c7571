import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import {
  Logger,
  type LogLevel,
  type Runner,
  run,
  runMigrations,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
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

/** So often each process that runs jobs gives a sign of life, and after so long without one it is dead. */
export type Heartbeat = { readonly everyMs: number; readonly deadAfterMs: number }

/** Left to itself, the queue would keep a dead worker's jobs locked for four hours. */
const usualHeartbeat: Heartbeat = { everyMs: 15_000, deadAfterMs: 60_000 }

/** Gives back what workers hold that show no sign of life. */
const reap = (pool: Pool, { deadAfterMs }: Heartbeat): Promise<void> => {
  const longAgo = `now() - interval '${Math.round(deadAfterMs)} milliseconds'`
  return unlock(
    pool,
    `locked_at < ${longAgo} AND locked_by NOT IN (
       SELECT unnest(workers) FROM worker_heartbeats WHERE at > ${longAgo})`,
  )
}

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

/** The queue's runner, and the name by which it locks its jobs. */
type Run = {
  readonly runner: Runner
  readonly name: string | undefined
  /** Settles when the runner has ended, or should have. */
  readonly ended: Promise<unknown>
}

/** A runner that could not record what became of a job ends; what it is doing gets so long to be finished. */
const endsWithinMs = 10_000

const beginRun = async (database: Database, taskList: TaskList, settings: WorkerSettings): Promise<Run> => {
  const events: WorkerEvents = new EventEmitter()
  let name: string | undefined
  // Jobs are locked in the name of the pool of workers, not of the single worker.
  events.on('pool:create', ({ workerPool }) => {
    name = workerPool.id
  })
  // When several jobs can't be recorded, the library miscounts what it waits for, and its runner never ends.
  const doomed = once(events, 'pool:fatalError').then(() => pause(endsWithinMs, undefined, { ref: false }))
  const runner = await run({
    ...queueOptions(database, settings.log),
    events,
    concurrency: settings.concurrency,
    // The embedded database's notifications reach nobody: the interval is the latency.
    pollInterval: database.embedded ? 100 : 1000,
    // Without batches, a job that is done while the database is away ends the process: nobody awaits the promise.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList,
  })
  return { runner, name, ended: Promise.race([runner.promise.catch(() => undefined), doomed]) }
}

export type WorkerSettings = {
  readonly concurrency: number
  readonly log: WorkerLog
  /** Shorter in tests. */
  readonly heartbeat?: Heartbeat
}

/** After a runner has ended by itself, so long until the next one. */
const restartAfterMs = 1_000

/**
 * Runs jobs in this process. A runner that can't record what it has done, as when the database goes away, ends
 * by itself: another takes its place, and what it held is given back, to be done again.
 */
export const startWorker = async <Deps>(
  database: Database,
  jobs: Readonly<Record<string, AnyJob<Deps>>>,
  deps: Deps,
  settings: WorkerSettings,
): Promise<Worker> => {
  const { pool } = database
  const { log, heartbeat = usualHeartbeat } = settings
  const taskList = taskListOf(jobs, deps)
  const id = randomUUID()
  const stopping = new AbortController()
  let present = await beginRun(database, taskList, settings)

  const again = async (): Promise<void> => {
    if (stopping.signal.aborted) return
    log('warn', 'The worker ended; another one takes its place')
    present.runner.stop().catch(() => undefined)
    for (const held = present.name; !stopping.signal.aborted; ) {
      await pause(restartAfterMs)
      try {
        await giveBack(pool, held)
        present = await beginRun(database, taskList, settings)
        if (stopping.signal.aborted) await present.runner.stop()
        else watch(present)
        return
      } catch (error) {
        log('warn', 'A worker could not be started', { error })
      }
    }
  }
  const watch = ({ ended }: Run): void => void ended.then(again)
  watch(present)

  const live = () =>
    beat(pool, id, present.name ? [present.name] : [])
      .then(() => reap(pool, heartbeat))
      .catch((error: unknown) => log('warn', 'A sign of life could not be given', { error }))
  await live()
  const beating = setInterval(live, heartbeat.everyMs)
  return {
    stop: async (withinMs) => {
      stopping.abort()
      clearInterval(beating)
      let late: NodeJS.Timeout | undefined
      const tooLate = new Promise<'late'>((resolve) => {
        late = setTimeout(resolve, withinMs, 'late')
      })
      const ended = await Promise.race([present.runner.stop().catch(() => undefined), tooLate])
      clearTimeout(late)
      if (ended !== 'late') return
      await giveBack(pool, present.name).catch((error: unknown) =>
        log('warn', 'What was being done could not be given back', { error }),
      )
    },
  }
}

/** Other workers take at once what this process could not finish; the jobs are idempotent. */
const giveBack = async (pool: Pool, name: string | undefined): Promise<void> => {
  if (name) await pool.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [[name]])
}

/** How many jobs wait to be done now or are being done. */
export const jobsToDo = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM graphile_worker._private_jobs
     WHERE run_at <= now() AND attempts < max_attempts`,
  )
  return rows[0]?.n ?? 0
}
