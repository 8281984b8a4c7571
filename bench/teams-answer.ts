import { join } from 'node:path'
import { itemsPerDelivery, makeDeliveries, makeWorld, settle, storedAnswers } from './answer/world.ts'
import type { LoadResult } from './answer-generator.ts'
import { type BenchDatabase, makeDatabase } from './database.ts'
import { type Figure, figure } from './figures.ts'
import { freePort, type Helper, root, startHelper, startProgram } from './processes.ts'
import { benchProblem } from './server.ts'
import type { Connector } from './teams-answer/connector.ts'
import type { InvokeRequest } from './teams-answer/generator.ts'
import { teams, teamsAccounts } from './teams-answer/teams.ts'
import { startWhetstone } from './whetstone.ts'

const systemNames = ['product', 'pg'] as const
type SystemName = (typeof systemNames)[number]

/** Something that takes Teams' requests: the product, or the bare handler it is compared with. */
type System = { readonly name: SystemName; readonly endpoint: string; stop(): Promise<void> }

type Round = Readonly<Record<SystemName, LoadResult>>

/** As many as in the bench of Slack's answer. */
const concurrency = 64

const teamsSettings = ({ address }: Connector): Readonly<Record<string, string>> => ({
  TEAMS_APP_ID: teams.appId,
  TEAMS_APP_PASSWORD: teams.appPassword,
  TEAMS_TENANT_ID: teams.tenantId,
  TEAMS_OPENID_METADATA_URL: `${address}/v1/.well-known/openidconfiguration`,
  TEAMS_TOKEN_ISSUER: teams.tokenIssuer,
  TEAMS_LOGIN_URL: address,
})

const startBaseline = async (databaseUrl: string, connector: Connector): Promise<System> => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const program = await startProgram({
    words: ['--enable-source-maps', join(root, 'bench', 'teams-answer', 'baseline.mjs')],
    environment: {
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      ...teamsSettings(connector),
    },
    url: `${address}/healthz`,
    folder: root,
  })
  return { name: 'pg', endpoint: `${address}/teams/messages`, stop: program.stop }
}

const startSystems = async (databaseUrl: string, connector: Connector): Promise<System[]> => {
  const platform = teamsSettings(connector)
  const product = await startWhetstone({ databaseUrl, platform, role: 'web' })
  const endpoint = `${product.address}/teams/messages`
  try {
    const baseline = await startBaseline(databaseUrl, connector)
    return [{ name: 'product', endpoint, stop: product.stop }, baseline]
  } catch (error) {
    await product.stop()
    throw error
  }
}

type Bench = {
  readonly database: BenchDatabase
  readonly systems: readonly System[]
  readonly connector: Connector
  readonly generator: Helper
  /** Members, each of whom gets a delivery of four questions in each round. */
  readonly members: number
  presses: number
}

/** One system's part of a round: prepared, pressed, and the rows counted. */
const press = async (bench: Bench, system: System, round: number): Promise<LoadResult> => {
  const { database, connector, members: deliveries } = bench
  const prefix = `r${String(round).padStart(3, '0')}${system.name.padEnd(7, '-')}`
  const sequence = systemNames.indexOf(system.name)
  await makeDeliveries(database.pool, { prefix, round, sequence, count: deliveries })
  await settle(database.pool)
  const count = deliveries * itemsPerDelivery
  const plan = {
    first: bench.presses,
    count,
    deliveries,
    itemPrefix: prefix,
    serviceUrl: connector.address,
  }
  bench.presses += count
  const request: InvokeRequest = { target: system.endpoint, token: connector.token, concurrency, plan }
  const result = await bench.generator.ask<LoadResult>(request)
  const stored = await storedAnswers(database.pool, prefix)
  if (stored === count && result.answered === count && result.refused === 0) return result
  throw benchProblem(
    `teams-answer, round ${round}, ${system.name}: ${count} presses, ${result.answered} answered, ${result.refused} refused, ${stored} rows stored: all must be the same.`,
  )
}

const rateOf = ({ answered, elapsedMs }: LoadResult): number => (answered / elapsedMs) * 1000

const playRounds = async (bench: Bench, rounds: number, say: (line: string) => void): Promise<Round[]> => {
  const played: Round[] = []
  // The first round warms up and isn't counted.
  for (let round = 0; round <= rounds; round++) {
    const results: Partial<Record<SystemName, LoadResult>> = {}
    const order = round % 2 === 0 ? bench.systems : [...bench.systems].reverse()
    for (const system of order) results[system.name] = await press(bench, system, round)
    const { product, pg } = results
    if (!product || !pg) throw new Error('A system was left out of a round')
    say(
      `teams-answer ${round}/${rounds}: product ${Math.round(rateOf(product))}/s, bare handler ${Math.round(rateOf(pg))}/s`,
    )
    if (round > 0) played.push({ product, pg })
  }
  return played
}

const figuresOf = (rounds: readonly Round[], smoke: boolean): Figure[] => {
  const each = (read: (round: Round) => number) => rounds.map(read)
  const bare = 'a bare CloudAdapter handler'
  return [
    figure(
      `Teams answers: product ÷ ${bare}`,
      'ratio',
      each(({ product, pg }) => rateOf(product) / rateOf(pg)),
      smoke ? undefined : { atLeast: 0.75 },
    ),
    figure(
      'Teams answers: product',
      '/s',
      each(({ product }) => rateOf(product)),
    ),
    figure(
      `Teams answers: ${bare}`,
      '/s',
      each(({ pg }) => rateOf(pg)),
    ),
    ...(['p50Ms', 'p99Ms'] as const).flatMap((name) => [
      figure(
        `${name.slice(0, 3)}: product`,
        'ms',
        each(({ product }) => product[name]),
      ),
      figure(
        `${name.slice(0, 3)}: ${bare}`,
        'ms',
        each(({ pg }) => pg[name]),
      ),
    ]),
  ]
}

/**
 * Presses as Teams sends them, with tokens that are checked, through the whole product to a stored and graded answer
 * and the card that takes the question's place, against a bare invoke handler with the same two statements.
 * @throws an Error named BenchProblem when a round stored other rows than it answered.
 */
export const benchTeamsAnswer = async (
  server: string,
  { smoke, say }: { readonly smoke: boolean; readonly say: (line: string) => void },
): Promise<Figure[]> => {
  const members = smoke ? 20 : 750
  const database = await makeDatabase(server)
  const helpers = [
    startHelper('teams-answer/connector.ts'),
    startHelper('teams-answer/generator.ts'),
  ] as const
  const [connectorProcess, generator] = helpers
  let systems: System[] = []
  try {
    const connector = await connectorProcess.ask<Connector>({})
    systems = await startSystems(database.url, connector)
    await makeWorld(database.pool, members, teamsAccounts)
    const bench: Bench = { database, systems, connector, generator, members, presses: 0 }
    return figuresOf(await playRounds(bench, smoke ? 1 : Number(process.env.BENCH_ROUNDS ?? 15), say), smoke)
  } finally {
    for (const system of systems) await system.stop()
    for (const helper of helpers) await helper.stop()
    await database.close()
  }
}
