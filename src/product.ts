import type { RequestListener } from 'node:http'
import type { Deps, Log } from './chat/deps.ts'
import { createDispatch, type Dispatch } from './chat/dispatch.ts'
import { sayDirectly } from './chat/say-directly.ts'
import type { SlackConfig, TeamsConfig } from './infra/config.ts'
import { intents, strangerIntents } from './intents.ts'
import type { Clock } from './kernel/clock.ts'
import { arrive } from './people/arrive.ts'
import { findInstallation, markGone, rememberWhere } from './people/identities.store.ts'
import { rememberServiceUrl, removeInstallation, saveInstallation } from './people/installations.store.ts'
import { closeTeam, savePlace, teamsOf } from './people/places.store.ts'
import { resolveMember } from './people/resolve-member.ts'
import { createLimiter } from './platforms/limiter.ts'
import type { SlackEdge } from './platforms/slack/edge.ts'
import type { TeamsConnection } from './platforms/teams/connect.ts'
import type { Database } from './queue/database.ts'
import { createOutbox, maxAttempts } from './queue/outbox.ts'
import { tickAgenda } from './queue/ticker.ts'
import { reactions } from './reactions.ts'

/** The product without its process: everything that a test or the playground starts as the program does. */
export type Product = {
  readonly deps: Deps
  readonly dispatch: Dispatch
  /** What is due by the product's clock becomes jobs. Any number of processes may tick at once. */
  tick(now: Date): Promise<void>
  /** Returns when nothing that was acknowledged is still being done. */
  underway(): Promise<void>
  readonly slackListener: () => RequestListener | undefined
  readonly teamsListener: () => RequestListener | undefined
  stop(): Promise<void>
}

export type ProductOptions = {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** The workspace to connect to, and the organization that it belongs to. */
  readonly slack: (SlackConfig & { readonly organizationId: string }) | undefined
  /** The tenant to serve, and the organization that it belongs to. */
  readonly teams?: (TeamsConfig & { readonly organizationId: string }) | undefined
  /** Chance, for jitter; between 0 and 1. */
  readonly random?: () => number
  /** Where people reach the web pages; links in messages begin with it. */
  readonly webAddress?: string | undefined
  /** Called after each intent was carried out. */
  readonly afterIntent?: () => void
}

const minuteMs = 60_000

/** Connects the platforms that are configured and builds everything once. */
export const createProduct = async (options: ProductOptions): Promise<Product> => {
  const { database, clock, log } = options
  const platforms: { -readonly [Name in keyof Deps['platforms']]: Deps['platforms'][Name] } = {}
  const { webAddress } = options
  const deps: Deps = { database, clock, log, platforms, outbox: createOutbox(reactions), webAddress }
  const dispatched = createDispatch(deps, intents, resolveMember, strangerIntents)
  const dispatch: Dispatch = async (intent) => {
    const answer = await dispatched(intent)
    options.afterIntent?.()
    return answer
  }
  const slack = options.slack && (await connectSlack(options.slack, deps, platforms, dispatch))
  const teams =
    options.teams &&
    (await connectTeams(options.teams, options.random ?? Math.random, deps, platforms, dispatch))
  await slack?.edge.start()

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
      await teams?.edge.idle()
    },
    slackListener: () => slack?.edge.listener,
    teamsListener: () => teams?.edge.listener,
    stop: async () => {
      await teams?.edge.stop()
      await teams?.close()
      await slack?.edge.stop()
      await slack?.close()
    },
  }
}

/** Slack's modules are a third of a second: loaded when Slack is configured, and best while something else is waited for. */
export const loadSlack = async () => {
  const [{ connectSlack: connect }, { createSlackEdge }, { slackPort }] = await Promise.all([
    import('./platforms/slack/client.ts'),
    import('./platforms/slack/edge.ts'),
    import('./platforms/slack/port.ts'),
  ])
  return { connect, createSlackEdge, slackPort }
}

const connectSlack = async (
  config: SlackConfig & { readonly organizationId: string },
  deps: Deps,
  platforms: { slack?: Deps['platforms']['slack'] },
  dispatch: Dispatch,
): Promise<{ edge: SlackEdge; close(): Promise<void> }> => {
  const { connect, createSlackEdge, slackPort } = await loadSlack()
  const slack = await connect(config)
  await saveInstallation(deps.database.prisma, {
    organizationId: config.organizationId,
    platform: 'slack',
    tenant: slack.identity.teamId,
    name: slack.identity.teamName,
    botUserId: slack.identity.botUserId,
    now: deps.clock.now(),
  })
  platforms.slack = slackPort({ clientFor: slack.clientFor, limiter: createLimiter(deps.clock) })
  const edge = createSlackEdge({
    slack,
    signingSecret: config.signingSecret,
    appToken: config.appToken,
    dispatch,
    sayDirectly: ({ actor, place }, card) =>
      sayDirectly(deps, { actor, conversation: place.direct ? place.conversation : undefined }, card),
    onRemoved: (tenant, why) => removeInstallation(deps.database.prisma, 'slack', tenant, why),
    log: deps.log,
  })
  return { edge, close: () => slack.close() }
}

/** Teams' modules take as long as Slack's: loaded when Teams is configured. */
export const loadTeams = () => import('./platforms/teams/connect.ts')

const connectTeams = async (
  config: TeamsConfig & { readonly organizationId: string },
  random: () => number,
  deps: Deps,
  platforms: { teams?: Deps['platforms']['teams'] },
  dispatch: Dispatch,
): Promise<TeamsConnection> => {
  const { connectTeams: connect } = await loadTeams()
  const { clock, log } = deps
  const { prisma } = deps.database
  const { tenantId, organizationId } = config
  const at = (tenant: string) => ({ platform: 'teams' as const, tenant })
  const teams = await connect({ ...config, clock, random }, (tenant) => teamsOf(prisma, at(tenant)), {
    dispatch,
    log,
    say: (to, card) => sayDirectly(deps, to, card),
    isInstalled: async (tenant) =>
      tenant === tenantId || (await findInstallation(prisma, at(tenant))) !== null,
    rememberWhere: (actor, where) => rememberWhere(prisma, actor, where),
    rememberServiceUrl: (tenant, url) => rememberServiceUrl(prisma, 'teams', tenant, url),
    arrive: (actor) => arrive(deps, actor),
    onChange: async (tenant, change) => {
      if (change.kind === 'place') await savePlace(prisma, at(tenant), change.place, clock.now())
      if (change.kind === 'team-gone') await closeTeam(prisma, at(tenant), change, clock.now())
      if (change.kind === 'person') await markGone(prisma, change.actor, change.what)
    },
  })
  await saveInstallation(prisma, {
    organizationId,
    ...at(tenantId),
    name: tenantId,
    botUserId: `28:${config.appId}`,
    now: clock.now(),
  })
  platforms.teams = teams.port
  return teams
}
