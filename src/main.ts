import { join } from 'node:path'
import type { Hono } from 'hono'
import cron from 'node-cron'
import type { Log } from './chat/deps.ts'
import type { Config } from './infra/config.ts'
import { openPrisma } from './infra/db.ts'
import { createLog } from './infra/log.ts'
import { masterKeysOf } from './infra/master-key.ts'
import { applyMigrations } from './infra/migrate.ts'
import { openDatabase } from './infra/open-database.ts'
import { isOperatorError, operatorError } from './infra/operator-error.ts'
import { createVault } from './infra/vault.ts'
import { jobs } from './jobs.ts'
import { systemClock } from './kernel/clock.ts'
import type { Vault } from './kernel/vault.ts'
import { ensureOrganization } from './people/organizations.store.ts'
import { loadSlack } from './product/slack.ts'
import { loadTeams } from './product/teams.ts'
import { connectingOf, createProduct, type Product, type ProductOptions } from './product.ts'
import type { Database } from './queue/database.ts'
import { prepareQueue, startWorker, unlockAll, type Worker } from './queue/worker.ts'
import { createPages } from './web/pages.tsx'
import { startWebServer, type WebServer } from './web/server.ts'

/** A program that runs. */
export type Running = {
  /** Where it is reached. */
  readonly address: string
  readonly playground: boolean
  /** Resolves when it can't go on, as on a full disk: end the program with that sentence. */
  readonly broken: Promise<Error>
  /** Ends it within five seconds, finishing or giving back what it holds. */
  stop(): Promise<void>
}

export type StartOptions = {
  readonly config: Config
  /** Told what is going on while it starts, in words. */
  readonly say: (sentence: string) => void
}

const root = join(import.meta.dirname, '..')

/** How many jobs one process runs at a time; they wait for the network most of the time. */
const concurrency = 10

const openData = async (config: Config, log: Log) => {
  const opened = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    maxConnections: concurrency + (config.databaseUrl ? 10 : 2),
  })
  try {
    await applyMigrations(opened.pool, join(root, 'prisma', 'migrations'))
    const database = openPrisma(opened.pool, opened.embedded)
    const vault = createVault(await masterKeysOf(config))
    await prepareQueue(database, log)
    // One program has the embedded database, and one has a playground: whatever holds a job there is dead.
    if (opened.embedded || config.playground) await unlockAll(opened.pool)
    return { opened, database, vault }
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** What runs behind the server: the product with a worker and a ticker, or the playground around it. */
type Behind = {
  readonly playground?: () => Hono
  stop(): Promise<void>
}

type Build = (options: ProductOptions) => Promise<Product>

/**
 * Starts the program in the role it is configured for.
 * @throws OperatorError with a sentence for whoever runs it; whatever had been opened is closed again.
 */
export const startProgram = async ({ config, say }: StartOptions): Promise<Running> => {
  const log = createLog(config.logLevel)
  say(config.databaseUrl ? 'Opening the database …' : `Opening the database in ${config.dataDir} …`)
  // Meanwhile; a fault shows where it is needed.
  if (config.slack) loadSlack().catch(() => undefined)
  if (config.teams) loadTeams().catch(() => undefined)
  const { opened, database, vault } = await openData(config, log)
  let behind: Behind | undefined
  let server: WebServer | undefined
  let product: Product | undefined
  let webAddress = config.publicUrl
  let signOn: { readonly appId: string; readonly loginUrl: string | undefined } | undefined
  const build = async (wanted: ProductOptions) => {
    product = await createProduct({ ...wanted, webAddress })
    signOn = wanted.teams && { appId: wanted.teams.appId, loginUrl: wanted.teams.loginUrl }
    return product
  }
  const stop = async () => {
    await server?.close(1_500)
    await behind?.stop()
    await database.prisma.$disconnect()
    await opened.close()
  }
  try {
    server = await startWebServer({
      host: config.host,
      port: config.port,
      mounts: [
        { prefix: '/slack/events', listener: () => product?.slackListener() },
        { prefix: '/teams/messages', listener: () => product?.teamsListener() },
      ],
      pages: createPages({
        isReady: () => behind !== undefined,
        playground: config.playground ? () => behind?.playground?.() : undefined,
        accounts: { product: () => product?.deps, sso: () => signOn },
        install: () => product?.installPages(),
        connectedTo: () => connectedTo(config),
      }),
    }).catch((error: unknown) => {
      throw addressUnusable(config, error)
    })
    const address = config.publicUrl ?? `http://${hostOf(config.host)}:${server.port}`
    await opened.tellAddress(address)
    // Links to what only this machine can reach are for the playground alone.
    if (config.playground) webAddress = address
    behind = config.playground
      ? await startPlayground({
          config,
          database,
          log,
          port: server.port,
          say,
          build: (wanted) => build({ ...wanted, vault, isPlayground: true }),
        })
      : await startReal({ config, database, vault, address, log, say, build })
    return { address, playground: config.playground, broken: opened.whenBroken, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const addressUnusable = ({ host, port }: Config, error: unknown) => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const reason =
    code === 'EADDRINUSE' ? 'another program listens there' : error instanceof Error ? error.message : code
  return operatorError(
    'address-unusable',
    `The server could not listen on ${host}, port ${port}: ${reason}. Set PORT or HOST to something else, or end the other program.`,
    error,
  )
}

const slackUnreachable = (error: unknown) =>
  operatorError(
    'slack-unreachable',
    `Slack could not be connected to: ${error instanceof Error ? error.message : String(error)}. Run \`whetstone doctor\` to see which setting is wrong.`,
    error,
  )

const teamsUnreachable = (error: Error) =>
  operatorError(
    'teams-unreachable',
    `Microsoft gives the bot no token: ${error.message}. Run \`whetstone doctor\` to see which setting is wrong.`,
    error,
  )

const connectedTo = ({ slack, teams }: Config): string => {
  const names = [slack && 'Slack', teams && 'Microsoft Teams'].filter((name) => name !== undefined)
  return names.length > 0 ? `Connected to ${names.join(' and ')}.` : 'Not connected to a chat platform yet.'
}

const hostOf = (host: string): string =>
  host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host

const startPlayground = async (options: {
  config: Config
  database: Database
  log: Log
  port: number
  say: (sentence: string) => void
  build: Build
}): Promise<Behind> => {
  const { startPlayground: begin } = await import('./playground/world.ts')
  const slack = await import('./platforms/slack/render.ts')
  const teams = await import('./platforms/teams/render.ts')
  const playground = await begin({
    database: options.database,
    dataDir: options.config.dataDir,
    contentFolder: join(root, 'content'),
    port: options.port,
    log: options.log,
    say: options.say,
    jobs,
    createProduct: options.build,
    render: {
      slack: (shown) => ('submit' in shown ? slack.renderDialog(shown) : slack.renderMessage(shown)),
      teams: (shown) => ('submit' in shown ? teams.renderDialog(shown) : teams.renderCard(shown)),
    },
  })
  return { playground: playground.routes, stop: playground.stop }
}

const startReal = async ({
  config,
  database,
  vault,
  address,
  log,
  say,
  build,
}: {
  config: Config
  database: Database
  vault: Vault
  address: string
  log: Log
  say: (sentence: string) => void
  build: Build
}): Promise<Behind> => {
  // Workspaces that install the bot themselves bring their organization with them, by an invitation.
  // The one of the settings is made when its platform has answered: a start that is refused leaves none behind.
  const organizationId = async () => {
    const name = config.organization ?? 'My organization'
    return (await ensureOrganization(database.prisma, { name }, systemClock.now())).id
  }
  if (config.slack?.botToken) say('Connecting to Slack …')
  if (config.teams) say('Connecting to Microsoft Teams …')
  const product = await build({
    database,
    clock: systemClock,
    log,
    vault,
    publicUrl: address,
    slack: config.slack && {
      ...config.slack,
      organizationId: config.slack.botToken ? organizationId : undefined,
    },
    teams: config.teams && { ...config.teams, organizationId },
  }).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'TokenError') throw teamsUnreachable(error)
    throw connectingOf(error) === 'slack' && !isOperatorError(error) ? slackUnreachable(error) : error
  })
  const work = config.role === 'web' ? undefined : await startWork(product, database, log)
  return {
    stop: async () => {
      await work?.stop()
      await product.stop()
    },
  }
}

/** The worker and the ticker of a process that does jobs. */
const startWork = async (product: Product, database: Database, log: Log) => {
  const worker: Worker = await startWorker(database, jobs, product.deps, { concurrency, log })
  const everySecond = cron.schedule(
    '* * * * * *',
    () =>
      product
        .tick(systemClock.now())
        .catch((error: unknown) => log('error', 'A tick could not be done', { error })),
    { noOverlap: true },
  )
  const housekeeping = () =>
    database.prisma
      .$transaction((tx) =>
        product.deps.outbox.enqueue(
          tx,
          ['resume', 'forget-invitations', 'sign-pending', 'forget-evidence-files', 'check-endorsements'].map(
            (job) => ({
              job,
              payload: {},
              key: job,
            }),
          ),
        ),
      )
      .catch((error: unknown) => log('error', 'Housekeeping could not be begun', { error }))
  await housekeeping()
  const hourly = cron.schedule('7 * * * *', housekeeping)
  return {
    stop: async () => {
      await everySecond.stop()
      await hourly.stop()
      await worker.stop(2_500)
    },
  }
}
