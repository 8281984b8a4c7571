import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, type Program, root, startProgram } from './processes.ts'

/** What Slack and the program under test share in a bench. */
export const slack = {
  team: 'T0BENCH',
  botToken: 'xoxb-bench',
  signingSecret: 'a-signing-secret-of-the-benches',
} as const

/** The program as `npm start` runs it, on a port of its own. */
export type Whetstone = Program & { readonly address: string }

/** The settings for Slack alone. */
export const slackSettings = (apiUrl: string): Readonly<Record<string, string>> => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_SIGNING_SECRET: slack.signingSecret,
  SLACK_API_URL: apiUrl,
})

/**
 * Starts the product from dist/ with one platform, as in production. `role` web answers people and leaves jobs to
 * other processes; `before` are further words for Node, before the program's file.
 */
export const startWhetstone = async (options: {
  readonly databaseUrl: string
  readonly platform: Readonly<Record<string, string>>
  readonly role: 'web' | 'all'
  readonly before?: readonly string[]
}): Promise<Whetstone> => {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-'))
  const address = `http://127.0.0.1:${port}`
  const program = await startProgram({
    words: ['--enable-source-maps', ...(options.before ?? []), join(root, 'bin', 'whetstone.mjs'), 'start'],
    environment: {
      NODE_ENV: 'production',
      // dist/ has just been made ready, as it has when `npm start` gets here.
      npm_lifecycle_event: 'start',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      DATABASE_URL: options.databaseUrl,
      WHETSTONE_ROLE: options.role,
      WHETSTONE_MASTER_KEY: randomBytes(32).toString('base64'),
      WHETSTONE_ORGANIZATION: 'Bench Works',
      LOG_LEVEL: 'warn',
      ...options.platform,
    },
    url: `${address}/healthz`,
    folder,
  })
  return {
    address,
    startedInMs: program.startedInMs,
    stop: async () => {
      await program.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
