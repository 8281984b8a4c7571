import { setTimeout as pause } from 'node:timers/promises'
import { runTaskListOnce, type TaskList } from 'graphile-worker'
import type { ManualClock } from '../kernel/clock.ts'
import type { Database } from './database.ts'
import { nextDueInstant } from './ticker.ts'
import { jobsToDo, queueOptions, type WorkerLog } from './worker.ts'

export type DriveDeps = {
  readonly database: Database
  readonly clock: ManualClock
  readonly taskList: TaskList
  /** What the ticker does each time: turn what is due into jobs. */
  readonly tick: (now: Date) => Promise<void>
  /** Returns when nothing that came in over the network is still being done. */
  readonly underway: () => Promise<void>
  readonly log: WorkerLog
}

/**
 * Moves product time by hand, for tests and the playground: everything due is done in order, at its own instant,
 * until nothing is left to do.
 */
export type Drive = {
  /** Returns the number of jobs that were run on the way. */
  travel(to: Date): Promise<{ readonly jobs: number }>
  /** Does what is to be done now. What a platform's one-message-a-second limit holds back is let go on. */
  settle(): Promise<{ readonly jobs: number }>
  nextDue(): Promise<Date | null>
}

/** Waits this short belong to what was just asked for: a message held back by a rate limit. */
const shortWaitMs = 3_000
const shortWaitsAtMost = 20
/** So often the same instant may bring new work before something is taken to be wrong. */
const roundsAtMost = 200

export const createDrive = (deps: DriveDeps): Drive => {
  const { database, clock } = deps
  let ran = 0
  const counted: TaskList = Object.fromEntries(
    Object.entries(deps.taskList).map(([name, task]) => [
      name,
      (...args: Parameters<NonNullable<typeof task>>) => {
        ran++
        return task?.(...args)
      },
    ]),
  )

  const runOnce = async (): Promise<void> => {
    const client = await database.pool.connect()
    try {
      await runTaskListOnce(queueOptions(database, deps.log), counted, client).promise
    } finally {
      client.release()
    }
  }

  const drain = async (): Promise<void> => {
    for (let round = 0; round < roundsAtMost; round++) {
      await deps.underway()
      await runOnce()
      await deps.underway()
      if ((await jobsToDo(database.pool)) === 0) return
      await pause(5)
    }
    deps.log('warn', 'Work does not come to an end')
  }

  const at = async (instant: Date): Promise<void> => {
    clock.set(instant)
    await deps.tick(instant)
    await drain()
  }

  const visitUntil = async (to: Date): Promise<void> => {
    let rounds = 0
    for (;;) {
      const due = await nextDueInstant(database.pool)
      if (!due || due > to) return
      const now = clock.now()
      rounds = due <= now ? rounds + 1 : 0
      if (rounds > roundsAtMost) {
        deps.log('warn', 'Something stays due however often it is done', { due })
        return
      }
      await at(new Date(Math.max(due.getTime(), now.getTime())))
    }
  }

  /** Journeys don't interleave: a second one waits for the first. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<{ jobs: number }> => {
    const mine = turn.then(async () => {
      const before = ran
      await work()
      return { jobs: ran - before }
    })
    turn = mine.catch(() => undefined)
    return mine
  }

  return {
    travel: (to) =>
      inTurn(async () => {
        await drain()
        await visitUntil(to)
        await at(to)
      }),
    settle: () =>
      inTurn(async () => {
        await drain()
        await visitUntil(clock.now())
        for (let waits = 0; waits < shortWaitsAtMost; waits++) {
          const due = await nextDueInstant(database.pool)
          if (!due || due.getTime() - clock.now().getTime() > shortWaitMs) return
          await visitUntil(due)
        }
      }),
    nextDue: () => nextDueInstant(database.pool),
  }
}
