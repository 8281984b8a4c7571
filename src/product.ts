import type { RequestListener } from 'node:http'
import type { Hono } from 'hono'
import type { Deps, Log } from './chat/deps.ts'
import { createDispatch, type Dispatch } from './chat/dispatch.ts'
import { ownDocument } from './credentials/issuing/documents.ts'
import { createImageTools } from './infra/images/image-tools.ts'
import { createCredentialTools } from './infra/open-badges/credential-tools.ts'
import { createOutgoing } from './infra/outgoing.ts'
import { intents, leaverReply, strangerIntents } from './intents.ts'
import type { Clock } from './kernel/clock.ts'
import type { Vault } from './kernel/vault.ts'
import { resolveMember } from './people/resolve-member.ts'
import type { SlackInstaller } from './platforms/slack/install.ts'
import { connectSlack, type SlackSettings } from './product/slack.ts'
import { connectTeams, consentOf, type TeamsSettings } from './product/teams.ts'
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
  readonly teamsListener: () => RequestListener | undefined
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
  /** The tenant to serve, and the organization that it belongs to. */
  readonly teams?: TeamsSettings | undefined
  /** Opens and seals the tokens of workspaces that installed the bot themselves. */
  readonly vault?: Vault | undefined
  /** Where browsers reach the server, without a slash at its end; for adding workspaces. */
  readonly publicUrl?: string | undefined
  /** Where the bot may be added to tenants of Microsoft 365. */
  readonly teamsConsent?: TeamsConsent | undefined
  /** Chance, for jitter; between 0 and 1. */
  readonly random?: () => number
  /** Awards may be signed by keys that stand for nothing outside. */
  readonly isPlayground?: boolean
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
  const deps: Deps = {
    database,
    clock,
    log,
    platforms,
    outbox: createOutbox(reactions),
    webAddress,
    credentialTools: createCredentialTools({ own: (address) => ownDocument(deps, address) }),
    imageTools: createImageTools(),
    outgoing: createOutgoing(),
    vault: options.vault,
    isPlayground: options.isPlayground ?? false,
  }
  const dispatched = createDispatch(deps, intents, resolveMember, strangerIntents, leaverReply)
  const dispatch: Dispatch = async (intent) => {
    const answer = await dispatched(intent)
    options.afterIntent?.()
    return answer
  }
  const slack =
    options.slack &&
    (await connectSlack(options.slack, options.vault, deps, platforms, dispatch).catch((error: unknown) => {
      throw error instanceof Error ? Object.assign(error, { connecting: 'slack' }) : error
    }))
  const teams =
    options.teams &&
    (await connectTeams(options.teams, options.random ?? Math.random, deps, platforms, dispatch).catch(
      async (error: unknown) => {
        await slack?.close()
        throw error
      },
    ))
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
      await teams?.edge.idle()
    },
    slackListener: () => slack?.edge.listener,
    teamsListener: () => teams?.edge.listener,
    installPages: () => installPages,
    stop: async () => {
      await teams?.edge.stop()
      await teams?.close()
      await slack?.edge.stop()
      await slack?.close()
      await deps.credentialTools.close()
      await deps.imageTools.close()
    },
  }
}

/** Which platform an error at the start is about, where it is about one. */
export const connectingOf = (error: unknown): unknown =>
  error instanceof Error && 'connecting' in error ? error.connecting : undefined

const pagesOf = async (
  { publicUrl, teams, teamsConsent = teams && consentOf(teams) }: ProductOptions,
  deps: Deps,
  installer: SlackInstaller | undefined,
): Promise<Hono | undefined> => {
  if (!publicUrl || !(installer || teamsConsent)) return undefined
  const { installRoutes } = await import('./web/install/routes.tsx')
  return installRoutes({ deps, publicUrl, slack: installer, teams: teamsConsent })
}
