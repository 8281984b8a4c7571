import { join } from 'node:path'
import {
  itemsPerDelivery,
  makeDeliveries,
  makeWorld,
  settle,
  slackAccounts,
  storedAnswers,
} from './answer/world.ts'
import type { LoadRequest, LoadResult } from './answer-generator.ts'
import { type BenchDatabase, makeDatabase } from './database.ts'
import { type Figure, figure } from './figures.ts'
import { freePort, type Helper, root, startHelper, startProgram } from './processes.ts'
import { benchProblem } from './server.ts'
import { slack, slackSettings, startWhetstone } from './whetstone.ts'

const systemNames = ['product', 'pg', 'prisma'] as const
type SystemName = (typeof systemNames)[number]

/** Something that takes Slack's requests: the product, or one of the two bare handlers it is compared with. */
type System = { readonly name: SystemName; readonly events: string; stop(): Promise<void> }

type Round = Readonly<Record<SystemName, LoadResult>>

/**
 * Presses under way at a time, as many as a shift's nine o'clock may bring: enough that each system is busy all the
 * time, which answers per second are about. With fewer, the wait for the database shows instead (docs/performance.md).
 */
const concurrency = 64

const startBaseline = async (name: 'pg' | 'prisma', databaseUrl: string, apiUrl: string): Promise<System> => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const program = await startProgram({
    words: ['--enable-source-maps', join(root, 'bench', 'answer', 'baseline.mjs'), name],
    environment: {
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
    },
    url: `${address}/healthz`,
    folder: root,
  })
  return { name, events: `${address}/slack/events`, stop: program.stop }
}

const startSystems = async (databaseUrl: string, apiUrl: string): Promise<System[]> => {
  const product = await startWhetstone({ databaseUrl, platform: slackSettings(apiUrl), role: 'web' })
  const systems: System[] = [
    { name: 'product', events: `${product.address}/slack/events`, stop: product.stop },
  ]
  try {
    for (const name of ['pg', 'prisma'] as const) systems.push(await startBaseline(name, databaseUrl, apiUrl))
    return systems
  } catch (error) {
    for (const system of systems) await system.stop()
    throw error
  }
}

type Stub = { readonly address: string; readonly arrivalsPort: number }

type Bench = {
  readonly database: BenchDatabase
  readonly systems: readonly System[]
  readonly stub: Stub
  readonly generator: Helper
  /** Members, each of whom gets a delivery of four questions in each round. */
  readonly members: number
  presses: number
}

/** One system's part of a round: prepared, pressed, and the rows counted. */
const press = async (bench: Bench, system: System, round: number): Promise<LoadResult> => {
  const { pool } = bench.database
  const prefix = `r${String(round).padStart(3, '0')}${system.name.padEnd(7, '-')}`
  const deliveries = bench.members
  const sequence = systemNames.indexOf(system.name)
  await makeDeliveries(pool, { prefix, round, sequence, count: deliveries })
  await settle(pool)
  const count = deliveries * itemsPerDelivery
  const plan = { first: bench.presses, count, deliveries, itemPrefix: prefix, stub: bench.stub.address }
  bench.presses += count
  const request: LoadRequest = {
    target: system.events,
    arrivalsPort: bench.stub.arrivalsPort,
    concurrency,
    plan,
  }
  const result = await bench.generator.ask<LoadResult>(request)
  const stored = await storedAnswers(pool, prefix)
  if (stored !== count || result.answered !== count || result.refused > 0) {
    throw benchProblem(
      `answer, round ${round}, ${system.name}: ${count} presses, ${result.answered} answered, ${result.refused} refused, ${stored} rows stored: all must be the same.`,
    )
  }
  return result
}

const rotated = <Item>(items: readonly Item[], by: number): Item[] => {
  const start = by % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}

const playRounds = async (bench: Bench, rounds: number, say: (line: string) => void): Promise<Round[]> => {
  const played: Round[] = []
  // The first round warms up and isn't counted.
  for (let round = 0; round <= rounds; round++) {
    const results: Partial<Record<SystemName, LoadResult>> = {}
    for (const system of rotated(bench.systems, round))
      results[system.name] = await press(bench, system, round)
    const { product, pg, prisma } = results
    if (!product || !pg || !prisma) throw new Error('A system was left out of a round')
    const rate = ({ answered, elapsedMs }: LoadResult) => Math.round((answered / elapsedMs) * 1000)
    say(`answer ${round}/${rounds}: product ${rate(product)}/s, pg ${rate(pg)}/s, prisma ${rate(prisma)}/s`)
    if (round > 0) played.push({ product, pg, prisma })
  }
  return played
}

const figuresOf = (rounds: readonly Round[], smoke: boolean): Figure[] => {
  const each = (read: (round: Round) => number) => rounds.map(read)
  const rate = ({ answered, elapsedMs }: LoadResult) => (answered / elapsedMs) * 1000
  const goal = <Goal>(wanted: Goal): Goal | undefined => (smoke ? undefined : wanted)
  const d = 'a bare handler on pg (d)'
  const e = 'a bare handler on Prisma (e)'
  return [
    figure(
      `answers: product ÷ ${d}`,
      'ratio',
      each(({ product, pg }) => rate(product) / rate(pg)),
      goal({ atLeast: 1 }),
    ),
    figure(
      `answers: product ÷ ${e}`,
      'ratio',
      each(({ product, prisma }) => rate(product) / rate(prisma)),
      goal({ atLeast: 2 }),
    ),
    figure(
      `p99: product ÷ ${d}`,
      'ratio',
      each(({ product, pg }) => product.p99Ms / pg.p99Ms),
      goal({ atMost: 1.15 }),
    ),
    figure(
      'answers: product',
      '/s',
      each(({ product }) => rate(product)),
    ),
    figure(
      `answers: ${d}`,
      '/s',
      each(({ pg }) => rate(pg)),
    ),
    figure(
      `answers: ${e}`,
      '/s',
      each(({ prisma }) => rate(prisma)),
    ),
    figure(
      'p50: product',
      'ms',
      each(({ product }) => product.p50Ms),
    ),
    figure(
      `p50: ${d}`,
      'ms',
      each(({ pg }) => pg.p50Ms),
    ),
    figure(
      'p99: product',
      'ms',
      each(({ product }) => product.p99Ms),
    ),
    figure(
      `p99: ${d}`,
      'ms',
      each(({ pg }) => pg.p99Ms),
    ),
  ]
}

/**
 * Signed presses through the whole product to a stored answer and the replaced message at a stub of the Web API,
 * against two handlers that do the least that could be called an answer.
 * @throws an Error named BenchProblem when a round stored other rows than it answered.
 */
export const benchAnswer = async (
  server: string,
  { smoke, say }: { readonly smoke: boolean; readonly say: (line: string) => void },
): Promise<Figure[]> => {
  const members = smoke ? 20 : 750
  const database = await makeDatabase(server)
  const helpers = [startHelper('answer-stub.ts'), startHelper('answer-generator.ts')] as const
  const [stubProcess, generator] = helpers
  let systems: System[] = []
  try {
    const stub = await stubProcess.ask<Stub>({})
    systems = await startSystems(database.url, `${stub.address}/api/`)
    await makeWorld(database.pool, members, slackAccounts)
    const bench: Bench = { database, systems, stub, generator, members, presses: 0 }
    return figuresOf(await playRounds(bench, smoke ? 1 : Number(process.env.BENCH_ROUNDS ?? 15), say), smoke)
  } finally {
    for (const system of systems) await system.stop()
    for (const helper of helpers) await helper.stop()
    await database.close()
  }
}
