import { plan } from '../src/lessons/plan.job.ts'
import { type BenchDatabase, makeDatabase } from './database.ts'
import { type Figure, figure, type Goal, median } from './figures.ts'
import { planNaively } from './plan/naive.ts'
import { dayBegins, makeSchedules } from './plan/schedules.ts'
import { benchProblem } from './server.ts'

type Tick = { readonly ms: number; readonly due: number }

/** One size: its database, and a tick for each minute of the day. */
type Size = { readonly learners: number; readonly database: BenchDatabase; readonly ticks: Tick[] }

const minuteMs = 60_000
const minutesPerHour = 60
/** The cost of due minutes is compared in blocks of this many minutes, so that each has thousands of them in every size. */
const blockMinutes = 6 * minutesPerHour

const timed = async (work: () => Promise<number>): Promise<Tick> => {
  const begun = performance.now()
  const due = await work()
  return { ms: performance.now() - begun, due }
}

const makeSizes = async (server: string, sizes: readonly number[]): Promise<Size[]> => {
  const made: Size[] = []
  for (const learners of sizes) {
    const database = await makeDatabase(server, 4)
    made.push({ learners, database, ticks: [] })
    await makeSchedules(database.pool, learners)
  }
  return made
}

/** Minute by minute, each size in turn; now and then the naive way beside them. */
const runDay = async (
  sizes: readonly Size[],
  minutes: number,
  naiveOn: Size,
  say: (line: string) => void,
): Promise<Tick[]> => {
  const naive: Tick[] = []
  for (let minute = 0; minute < minutes; minute++) {
    const now = new Date(dayBegins.getTime() + (minute + 1) * minuteMs)
    for (const { database, ticks } of sizes) ticks.push(await timed(() => plan({ database }, now)))
    if (minute % blockMinutes === blockMinutes / 2 - 1) {
      naive.push(await timed(() => planNaively(naiveOn.database, now)))
    }
    if ((minute + 1) % blockMinutes === 0)
      say(`plan ${(minute + 1) / minutesPerHour}/${minutes / minutesPerHour} h`)
  }
  return naive
}

/** @throws an Error named BenchProblem when the rows are not what was planned. */
const checkRows = async ({ learners, database, ticks }: Size): Promise<void> => {
  const planned = ticks.reduce((sum, { due }) => sum + due, 0)
  const { rows } = await database.pool.query<{ deliveries: number; jobs: number; left: number }>(
    `SELECT (SELECT count(*) FROM deliveries)::int AS deliveries,
       (SELECT count(*) FROM graphile_worker._private_jobs)::int AS jobs,
       (SELECT count(*) FROM schedules WHERE next_due_at <= $1)::int AS left`,
    [new Date(dayBegins.getTime() + ticks.length * minuteMs)],
  )
  const found = rows[0]
  if (!found || planned === 0 || found.deliveries !== planned || found.jobs !== planned || found.left > 0) {
    throw benchProblem(
      `plan, ${learners} learners: ${planned} planned, ${found?.deliveries} deliveries and ${found?.jobs} jobs stored, ${found?.left} left due.`,
    )
  }
}

const inBlocks = (ticks: readonly Tick[], minutes: number): Tick[][] =>
  Array.from({ length: Math.ceil(ticks.length / minutes) }, (_, block) =>
    ticks.slice(block * minutes, (block + 1) * minutes),
  )

const isQuiet = ({ due }: Tick): boolean => due === 0

const named = (learners: number): string =>
  learners >= 1_000_000
    ? `${learners / 1_000_000}M`
    : learners >= 1000
      ? `${learners / 1000}k`
      : `${learners}`

const quietMedians = ({ ticks }: Size): number[] =>
  inBlocks(ticks, minutesPerHour).map((hour) => median(hour.filter(isQuiet).map(({ ms }) => ms)))

const slowestQuiet = ({ ticks }: Size): number[] =>
  inBlocks(ticks, minutesPerHour).map((hour) => Math.max(...hour.filter(isQuiet).map(({ ms }) => ms)))

/** Microseconds for each learner who is due. */
const costOf = (ticks: readonly Tick[]): number => {
  const busy = ticks.filter((tick) => !isQuiet(tick))
  const ms = busy.reduce((sum, tick) => sum + tick.ms, 0)
  return (ms * 1000) / busy.reduce((sum, { due }) => sum + due, 0)
}

const figuresOf = (
  sizes: readonly Size[],
  naiveOn: Size,
  naive: readonly Tick[],
  smoke: boolean,
): Figure[] => {
  const goal = (wanted: Goal): Goal | undefined => (smoke ? undefined : wanted)
  const growth = sizes.slice(1).map((size, index) => {
    const smaller = sizes[index] ?? size
    const below = quietMedians(smaller)
    const ratios = quietMedians(size).map((ms, hour) => ms / (below[hour] ?? Number.NaN))
    return figure(
      `quiet tick: ${named(size.learners)} ÷ ${named(smaller.learners)}`,
      'ratio',
      ratios,
      goal({ atMost: 2 }),
    )
  })
  const costs = sizes.map(({ ticks }) => inBlocks(ticks, blockMinutes).map(costOf))
  const range = (costs[0] ?? []).map((_, block) => {
    const each = costs.map((cost) => cost[block] ?? Number.NaN)
    return Math.max(...each) / Math.min(...each)
  })
  const { ticks } = naiveOn
  const due = ticks.reduce((sum, tick) => sum + tick.due, 0)
  const day = ticks.reduce((sum, { ms }) => sum + ms, 0) / due
  const busiest = ticks.reduce((most, tick) => (tick.due > most.due ? tick : most))
  const size = named(naiveOn.learners)
  return [
    ...growth,
    ...sizes.map((each) => figure(`quiet tick: ${named(each.learners)}`, 'ms', quietMedians(each))),
    ...sizes.map((each) =>
      figure(
        `quiet tick, the slowest of an hour: ${named(each.learners)}`,
        'ms',
        slowestQuiet(each),
        goal({ atMost: 5 }),
      ),
    ),
    figure('cost of a due learner: dearest ÷ cheapest size', 'ratio', range, goal({ atMost: 1.5 })),
    ...sizes.map((each, index) =>
      figure(`cost of a due learner: ${named(each.learners)}`, 'µs', costs[index] ?? []),
    ),
    figure(
      `a day: all through Prisma ÷ product, ${size}`,
      'ratio',
      naive.map(({ ms }) => (ms * ticks.length) / due / day),
      goal({ atLeast: 30 }),
    ),
    figure(
      `its busiest minute alone: all through Prisma ÷ product`,
      'ratio',
      naive.map(({ ms }) => ms / busiest.ms),
    ),
    figure(
      `one tick, all through Prisma: ${size}`,
      'ms',
      naive.map(({ ms }) => ms),
    ),
  ]
}

/**
 * A day of minute ticks at three sizes, and at the middle one against loading everybody through Prisma each minute.
 * @throws an Error named BenchProblem when other rows were stored than planned.
 */
export const benchPlan = async (
  server: string,
  { smoke, say }: { readonly smoke: boolean; readonly say: (line: string) => void },
): Promise<Figure[]> => {
  const learners = smoke ? [100, 1_000, 10_000] : [10_000, 100_000, 1_000_000]
  const sizes = await makeSizes(server, learners)
  try {
    const naiveOn = sizes[1]
    if (!naiveOn) throw new Error('There is no middle size')
    say(`plan: ${learners.map(named).join(', ')} learners are made`)
    const naive = await runDay(sizes, smoke ? blockMinutes : 24 * minutesPerHour, naiveOn, say)
    for (const size of sizes) await checkRows(size)
    return figuresOf(sizes, naiveOn, naive, smoke)
  } finally {
    for (const { database } of sizes) await database.close()
  }
}
