import type { Received } from './fan-out/stub.ts'
import { type Figure, figure } from './figures.ts'
import { type Helper, startHelper } from './processes.ts'
import { benchProblem } from './server.ts'

const wayNames = ['product', 'pool', 'webclient'] as const
type WayName = (typeof wayNames)[number]

/** What one way needed for all messages of a round. */
type Sent = { readonly elapsedMs: number; readonly cpuMs: number }
type Round = Readonly<Record<WayName, Sent>>

/** As many as the product's connections to Slack. */
const underWay = 64

type Bench = {
  readonly stub: Helper
  readonly senders: Readonly<Record<WayName, Helper>>
  readonly count: number
}

/** One way's part of a round: all messages sent, and all arrived. */
const sendAll = async ({ stub, senders, count }: Bench, way: WayName): Promise<Sent> => {
  const { apiUrl } = await stub.ask<{ apiUrl: string }>({ expect: count })
  const sent = await senders[way].ask<Sent>({ apiUrl, count, underWay })
  const { messages, different } = await stub.ask<Received>({})
  if (messages === count && different === count) return sent
  throw benchProblem(
    `fan-out, ${way}: ${count} messages, ${messages} arrived, ${different} different ones: all must be the same.`,
  )
}

const playRounds = async (bench: Bench, rounds: number, say: (line: string) => void): Promise<Round[]> => {
  const played: Round[] = []
  // The first round warms up and isn't counted.
  for (let round = 0; round <= rounds; round++) {
    const results: Partial<Record<WayName, Sent>> = {}
    const start = round % wayNames.length
    for (const way of [...wayNames.slice(start), ...wayNames.slice(0, start)])
      results[way] = await sendAll(bench, way)
    const { product, pool, webclient } = results
    if (!product || !pool || !webclient) throw new Error('A way was left out of a round')
    const shown = (name: string, { cpuMs, elapsedMs }: Sent) =>
      `${name} ${Math.round((cpuMs * 1000) / bench.count)} µs, ${Math.round((bench.count / elapsedMs) * 1000)}/s`
    say(
      `fan-out ${round}/${rounds}: ${shown('product', product)}; ${shown('bare pool', pool)}; ${shown('WebClient', webclient)}`,
    )
    if (round > 0) played.push({ product, pool, webclient })
  }
  return played
}

const figuresOf = (rounds: readonly Round[], count: number, smoke: boolean): Figure[] => {
  const each = (read: (round: Round) => number) => rounds.map(read)
  const goal = <Goal>(wanted: Goal): Goal | undefined => (smoke ? undefined : wanted)
  const named = [
    ['product', 'product'],
    ['a bare undici pool', 'pool'],
    ['the default WebClient', 'webclient'],
  ] as const
  return [
    figure(
      'CPU of a message: product ÷ a bare undici pool',
      'ratio',
      each(({ product, pool }) => product.cpuMs / pool.cpuMs),
      goal({ atMost: 2.5 }),
    ),
    figure(
      'messages: product ÷ the default WebClient',
      'ratio',
      each(({ product, webclient }) => webclient.elapsedMs / product.elapsedMs),
      goal({ atLeast: 2.5 }),
    ),
    ...named.map(([name, way]) =>
      figure(
        `CPU of a message: ${name}`,
        'µs',
        each((round) => (round[way].cpuMs * 1000) / count),
      ),
    ),
    ...named.map(([name, way]) =>
      figure(
        `messages: ${name}`,
        '/s',
        each((round) => (count / round[way].elapsedMs) * 1000),
      ),
    ),
  ]
}

/**
 * Lessons through the product's port to a stub of Slack's Web API, drawn and with all that the product adds, against a
 * bare pool of connections that posts bodies made beforehand and against Slack's client as it comes.
 * @throws an Error named BenchProblem when other messages arrived than were sent.
 */
export const benchFanOut = async (
  _server: string,
  { smoke, say }: { readonly smoke: boolean; readonly say: (line: string) => void },
): Promise<Figure[]> => {
  const stub = startHelper('fan-out/stub.ts')
  const sender = (way: WayName) => startHelper('fan-out/sender.mjs', [way])
  const senders = { product: sender('product'), pool: sender('pool'), webclient: sender('webclient') }
  try {
    const count = smoke ? 200 : 10_000
    const rounds = smoke ? 1 : Number(process.env.BENCH_ROUNDS ?? 15)
    return figuresOf(await playRounds({ stub, senders, count }, rounds, say), count, smoke)
  } finally {
    for (const helper of [stub, ...Object.values(senders)]) await helper.stop()
  }
}
