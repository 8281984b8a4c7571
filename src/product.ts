import type { RequestListener } from 'node:http'
import type { Hono } from 'hono'
import type { Deps, Log } from './chat/deps.ts'
import { createDispatch, type Dispatch } from './chat/dispatch.ts'
import { sayDirectly } from './chat/say-directly.ts'
import type { SlackConfig } from './infra/config.ts'
import { operatorError } from './infra/operator-error.ts'
import { intents } from './intents.ts'
import type { Clock } from './kernel/clock.ts'
import type { Vault } from './kernel/vault.ts'
import { connectInstallation, removeInstallation } from './people/install.handler.ts'
import { resolveMember } from './people/resolve-member.ts'
import { createBulkhead } from './platforms/bulkhead.ts'
import { createLimiter } from './platforms/limiter.ts'
import type { SlackClients, SlackIdentity } from './platforms/slack/client.ts'
import type { SlackEdge } from './platforms/slack/edge.ts'
import type { SlackInstaller } from './platforms/slack/install.ts'
import type { Database } from './queue/database.ts'
import { createOutbox, maxAttempts } from './queue/outbox.ts'
import { tickAgenda } from './queue/ticker.ts'
import { reactions } from './reactions.ts'
import type { TeamsConsent } from './web/install/routes.tsx'

/** The product without its process: everything that a test or the playground starts as the program does. */
export type Product = {
  readonly deps: Deps
  readonly dispatch: Dispatch
  /** What is due by the product's clock becomes jobs. Any number of processes may tick at once. */
  tick(now: Date): Promise<void>
  /** Returns when nothing that was acknowledged is still being done. */
  underway(): Promise<void>
  readonly slackListener: () => RequestListener | undefined
  /** The pages by which workspaces and tenants are added, where they can be. */
  readonly installPages: () => Hono | undefined
  stop(): Promise<void>
}

export type ProductOptions = {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** The app; and the one workspace of the settings, with the organization that it belongs to. */
  readonly slack: SlackSettings | undefined
  /** Opens and seals the tokens of workspaces that installed the bot themselves. */
  readonly vault?: Vault | undefined
  /** Where browsers reach the server, without a slash at its end; for adding workspaces. */
  readonly publicUrl?: string | undefined
  /** Where the bot may be added to tenants of Microsoft 365. */
  readonly teamsConsent?: TeamsConsent | undefined
  /** Called after each intent was carried out. */
  readonly afterIntent?: () => void
}

type SlackSettings = SlackConfig & { readonly organizationId: string | undefined }

const minuteMs = 60_000

/** Connects the platforms that are configured and builds everything once. */
export const createProduct = async (options: ProductOptions): Promise<Product> => {
  const { database, clock, log } = options
  const platforms: { -readonly [Name in keyof Deps['platforms']]: Deps['platforms'][Name] } = {}
  const deps: Deps = { database, clock, log, platforms, outbox: createOutbox(reactions) }
  const dispatched = createDispatch(deps, intents, resolveMember)
  const dispatch: Dispatch = async (intent) => {
    const answer = await dispatched(intent)
    options.afterIntent?.()
    return answer
  }
  const slack = options.slack && (await connectSlack(options.slack, options.vault, deps, platforms, dispatch))
  await slack?.edge.start()
  const installPages = await pagesOf(options, deps, slack?.installer)

  let planned = Number.NEGATIVE_INFINITY
  return {
    deps,
    dispatch,
    tick: async (now) => {
      await tickAgenda(database.pool, now, maxAttempts)
      const minute = Math.floor(now.getTime() / minuteMs)
      if (minute === planned) return
      await database.prisma.$transaction((tx) =>
        deps.outbox.enqueue(tx, [{ job: 'plan', payload: { at: now.toISOString() }, key: `plan:${minute}` }]),
      )
      planned = minute
    },
    underway: async () => {
      await slack?.edge.idle()
    },
    slackListener: () => slack?.edge.listener,
    installPages: () => installPages,
    stop: async () => {
      await slack?.edge.stop()
      await slack?.close()
    },
  }
}

const pagesOf = async (
  { publicUrl, teamsConsent }: ProductOptions,
  deps: Deps,
  installer: SlackInstaller | undefined,
): Promise<Hono | undefined> => {
  if (!publicUrl || !(installer || teamsConsent)) return undefined
  const { installRoutes } = await import('./web/install/routes.tsx')
  return installRoutes({ deps, publicUrl, slack: installer, teams: teamsConsent })
}

/** Slack's modules are a third of a second: loaded when Slack is configured, and best while something else is waited for. */
export const loadSlack = async () => {
  const [
    { slackClients },
    { createSlackEdge },
    { slackPort },
    { createSlackPool },
    { slackTokens },
    { slackOAuth },
    { slackInstaller },
  ] = await Promise.all([
    import('./platforms/slack/client.ts'),
    import('./platforms/slack/edge.ts'),
    import('./platforms/slack/port.ts'),
    import('./platforms/slack/pool.ts'),
    import('./platforms/slack/tokens.ts'),
    import('./platforms/slack/oauth.ts'),
    import('./platforms/slack/install.ts'),
  ])
  return {
    slackClients,
    createSlackEdge,
    slackPort,
    createSlackPool,
    slackTokens,
    slackOAuth,
    slackInstaller,
  }
}

type ConnectedSlack = {
  readonly edge: SlackEdge
  readonly installer: SlackInstaller | undefined
  close(): Promise<void>
}

const connectSlack = async (
  config: SlackSettings,
  vault: Vault | undefined,
  deps: Deps,
  platforms: { slack?: Deps['platforms']['slack'] },
  dispatch: Dispatch,
): Promise<ConnectedSlack> => {
  const slack = await loadSlack()
  const { apiUrl, client } = config
  const clients = slack.slackClients(apiUrl)
  try {
    const fixed = await connectFixed(config, clients, deps)
    const oauth = client && slack.slackOAuth({ client, apiUrl, clientWith: clients.clientWith })
    const tokens = oauth && vault && slack.slackTokens({ ...deps, vault, oauth })
    const pool = slack.createSlackPool({ clientWith: clients.clientWith, fixed, tokens })
    const limits = { limiter: createLimiter(deps.clock), bulkhead: createBulkhead(deps.clock) }
    platforms.slack = slack.slackPort({ pool, ...limits })
    const edge = slack.createSlackEdge({
      pool,
      clients,
      signingSecret: config.signingSecret,
      appToken: config.appToken,
      dispatch,
      sayDirectly: ({ actor, place }, card) =>
        sayDirectly(deps, { actor, conversation: place.direct ? place.conversation : undefined }, card),
      onRemoved: async (tenant, why, at) => {
        await removeInstallation(deps, { platform: 'slack', tenant, why, at, actor: 'Slack' })
      },
      log: deps.log,
    })
    const installer =
      oauth && vault
        ? slack.slackInstaller(deps, { vault, oauth, pool, fixedTenant: fixed?.teamId })
        : undefined
    return { edge, installer, close: () => clients.close() }
  } catch (error) {
    await clients.close()
    throw error
  }
}

/** The one workspace of the settings, and its row. */
const connectFixed = async (
  { botToken, organizationId }: SlackSettings,
  clients: SlackClients,
  deps: Deps,
): Promise<SlackIdentity | undefined> => {
  if (botToken === undefined || organizationId === undefined) return undefined
  const identity = await clients.identify(botToken)
  const saved = await connectInstallation(deps, {
    organizationId,
    platform: 'slack',
    tenant: identity.teamId,
    name: identity.teamName,
    source: 'environment',
    botUserId: identity.botUserId,
    botId: identity.botId,
    scopes: identity.scopes,
  })
  if (saved.ok) return identity
  throw operatorError(
    'workspace-taken',
    `The workspace ${identity.teamName} of SLACK_BOT_TOKEN belongs to the organization ${saved.organization}. Set WHETSTONE_ORGANIZATION to that, or remove the workspace from it first: whetstone installations remove ${identity.teamId} --forget.`,
  )
}
