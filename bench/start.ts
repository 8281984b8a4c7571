import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { makeDatabase } from './database.ts'
import { type Figure, figure } from './figures.ts'
import { root, startHelper } from './processes.ts'
import { slackSettings, startWhetstone } from './whetstone.ts'

type Round = { readonly lazyMs: number; readonly eagerMs: number }

const everyImport = ['--import', pathToFileURL(join(root, 'bench', 'every-import.mjs')).href]

/**
 * From the start of the process to the first 200 of /healthz, on a migrated database with Slack alone, against the
 * same program with every import loaded.
 */
export const benchStart = async (
  server: string,
  { smoke, say }: { readonly smoke: boolean; readonly say: (line: string) => void },
): Promise<Figure[]> => {
  const database = await makeDatabase(server)
  const stub = startHelper('answer-stub.ts')
  try {
    const { address } = await stub.ask<{ address: string }>({})
    const startIn = async (before: readonly string[]): Promise<number> => {
      const started = await startWhetstone({
        databaseUrl: database.url,
        platform: slackSettings(`${address}/api/`),
        role: 'all',
        before,
      })
      await started.stop()
      return started.startedInMs
    }
    const rounds: Round[] = []
    const wanted = smoke ? 1 : 15
    // The first round fills the caches and isn't counted.
    for (let round = 0; round <= wanted; round++) {
      const eagerFirst = round % 2 === 1
      const early = eagerFirst ? await startIn(everyImport) : undefined
      const lazyMs = await startIn([])
      const eagerMs = early ?? (await startIn(everyImport))
      if (round > 0) rounds.push({ lazyMs, eagerMs })
      say(`start ${round}/${wanted}: ${lazyMs.toFixed(0)} ms, with every import ${eagerMs.toFixed(0)} ms`)
    }
    return [
      figure(
        'start ÷ start with every import',
        'ratio',
        rounds.map(({ lazyMs, eagerMs }) => lazyMs / eagerMs),
        smoke ? undefined : { atMost: 0.75 },
      ),
      figure(
        'start',
        'ms',
        rounds.map(({ lazyMs }) => lazyMs),
      ),
      figure(
        'start with every import',
        'ms',
        rounds.map(({ eagerMs }) => eagerMs),
      ),
    ]
  } finally {
    await stub.stop()
    await database.close()
  }
}
