/**
 * `npm run bench [-- answer|award|fan-out|issue|match|plan|start|teams-answer …] [-- --smoke] [-- --json]`: what the product costs, as ratios to something
 * that was measured beside it in the same minutes. docs/performance.md says what is measured and what came out.
 */

import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Figure, isMet, lineOf } from './figures.ts'
import { root } from './processes.ts'
import { openServer } from './server.ts'

export type BenchOptions = { readonly smoke: boolean; readonly say: (line: string) => void }
type Bench = (server: string, options: BenchOptions) => Promise<Figure[]>

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  answer: async () => (await import('./answer.ts')).benchAnswer,
  award: async () => (await import('./award.ts')).benchAward,
  'fan-out': async () => (await import('./fan-out.ts')).benchFanOut,
  issue: async () => (await import('./issue.ts')).benchIssue,
  match: async () => (await import('./match.ts')).benchMatch,
  plan: async () => (await import('./plan.ts')).benchPlan,
  start: async () => (await import('./start.ts')).benchStart,
  'teams-answer': async () => (await import('./teams-answer.ts')).benchTeamsAnswer,
}

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, smoke: { type: 'boolean', default: false } },
  })
  const unknown = positionals.filter((name) => !(name in benches))
  if (unknown.length > 0) {
    process.stderr.write(`There is no bench "${unknown.join('", "')}": ${Object.keys(benches).join(', ')}.\n`)
    return 2
  }
  const say = (line: string) => process.stderr.write(`${line}\n`)
  // dist/ is what runs in production, and what is measured.
  const prepared = spawnSync(process.execPath, [join(root, 'scripts', 'prepare.mjs')], {
    stdio: ['ignore', 2, 2],
  })
  if (prepared.status !== 0) return 1
  const server = openServer()
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  process.once('exit', () => server.stop())
  const measured: Record<string, Figure[]> = {}
  for (const [name, load] of Object.entries(benches)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    const bench = await load()
    measured[name] = await bench(server.url, { smoke: values.smoke, say })
    if (values.json) continue
    process.stdout.write(`${name}${values.smoke ? ' (smoke: the figures mean nothing)' : ''}\n`)
    for (const figure of measured[name]) process.stdout.write(`${lineOf(figure)}\n`)
  }
  if (values.json) {
    const withVerdict = Object.entries(measured).map(([name, figures]) => [
      name,
      figures.map((each) => ({ ...each, met: isMet(each) })),
    ])
    const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model }
    const document = { machine, smoke: values.smoke, benches: Object.fromEntries(withVerdict) }
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  }
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  const told = error instanceof Error && error.name === 'BenchProblem'
  process.stderr.write(`${told ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
process.exit()
