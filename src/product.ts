import type { RequestListener } from 'node:http'
import type { Deps, Log } from './chat/deps.ts'
import { createDispatch, type Dispatch } from './chat/dispatch.ts'
import { sayDirectly } from './chat/say-directly.ts'
import type { SlackConfig } from './infra/config.ts'
import { intents, strangerIntents } from './intents.ts'
import type { Clock } from './kernel/clock.ts'
import { removeInstallation, saveInstallation } from './people/installations.store.ts'
import { resolveMember } from './people/resolve-member.ts'
import { createLimiter } from './platforms/limiter.ts'
import type { SlackEdge } from './platforms/slack/edge.ts'
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
  stop(): Promise<void>
}

export type ProductOptions = {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** The workspace to connect to, and the organization that it belongs to. */
  readonly slack: (SlackConfig & { readonly organizationId: string }) | undefined
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
    },
    slackListener: () => slack?.edge.listener,
    stop: async () => {
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
