import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { App, ErrorCode, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import type { Card } from '../../chat/card.ts'
import type { Log } from '../../chat/deps.ts'
import type { Dispatch } from '../../chat/dispatch.ts'
import type { Intent } from '../../chat/intent.ts'
import type { Reply } from '../../chat/platform.ts'
import { createAnswer } from './answer.ts'
import type { SlackClients } from './client.ts'
import {
  commandIntent,
  homeIntent,
  messageIntent,
  pressIntent,
  submissionIntent,
  type Taken,
} from './intents.ts'
import type { RequestSource, SlackPool } from './pool.ts'

export type SlackEdgeDeps = {
  readonly pool: SlackPool
  readonly clients: Pick<SlackClients, 'postJson' | 'socketOptions'>
  readonly signingSecret: string | undefined
  /** Socket Mode in place of HTTP. */
  readonly appToken: string | undefined
  readonly dispatch: Dispatch
  readonly sayDirectly: (intent: Intent, card: Card) => Promise<void>
  /** The bot was removed from a workspace, or its tokens were revoked, at that instant. */
  readonly onRemoved: (tenant: string, why: 'removed' | 'revoked', at: Date) => Promise<void>
  readonly log: Log
}

export type SlackEdge = {
  /** Handles `/slack/events`; undefined in Socket Mode. */
  readonly listener: RequestListener | undefined
  start(): Promise<void>
  /** Returns when nothing that was acknowledged is still being done. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/** Larger bodies than any of Slack's own are refused before they are read to the end. */
const bodyLimit = '1mb'
/** A dialog waits for its verdict this long; Slack closes it with an error after three seconds. */
const verdictWithinMs = 2_300
/** After these the home shows something else than before. */
const changesHome = new Set(['pause', 'resume', 'save-settings', 'today', 'more', 'enrol', 'leave'])

/** Slack's requests, verified and acknowledged by Bolt, as intents; and their answers on the way back. */
export const createSlackEdge = (deps: SlackEdgeDeps): SlackEdge => {
  const { pool, dispatch, log } = deps
  const underway = new Set<Promise<unknown>>()
  const track = <Result>(work: Promise<Result>): Promise<Result> => {
    underway.add(work)
    void work.finally(() => underway.delete(work)).catch(() => undefined)
    return work
  }
  const answer = createAnswer({
    pool,
    postJson: deps.clients.postJson,
    sayDirectly: (taken, card) => deps.sayDirectly(taken.intent, card),
    log,
  })

  const refreshHome = async (taken: Taken): Promise<void> => {
    const home = homeIntent(taken.way.user, taken.way.tenant)
    const { reply, locale } = await dispatch(home.intent)
    await answer(home, reply, locale)
  }

  const carryOut = async (taken: Taken | undefined): Promise<void> => {
    if (!taken) return
    const { reply, locale } = await dispatch(taken.intent)
    await answer(taken, reply, locale)
    if (taken.way.onHome && taken.intent.name !== 'home' && changesHome.has(taken.intent.name)) {
      await refreshHome(taken)
    }
  }

  /** The work after an acknowledgement: nobody waits for it, and a fault in it ends here. */
  const after = (taken: Taken | undefined): void => {
    void track(carryOut(taken).catch((error) => log('error', 'An answer could not be given', { error })))
  }

  const receiver = receiverOf(deps)
  const app = new App({
    receiver,
    authorize: (source, body) => pool.authorization(sourceOf(source, body)),
    ignoreSelf: true,
    attachFunctionToken: false,
    // The product remembers conversations itself.
    convoStore: false,
    logger: quietLogger(log),
  })

  app.action(/.*/, async ({ ack, body, context }) => {
    await ack()
    after(pressIntent(body, tenantOf(context)))
  })
  app.command('/whetstone', async ({ ack, body, context }) => {
    await ack()
    after(commandIntent(body, tenantOf(context)))
  })
  app.event('message', async ({ event, body, context }) => {
    const from = { tenant: tenantOf(context), enterprise: context.enterpriseId, eventId: body.event_id }
    after(messageIntent(event, from))
  })
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab === 'home') after(homeIntent(event.user, tenantOf(context)))
  })
  // Of an organization of Enterprise Grid, `team_id` is the organization itself when it removes the bot as a whole.
  const removed = async (body: { team_id: string; event_time: number }, why: 'removed' | 'revoked') => {
    await track(deps.onRemoved(body.team_id, why, new Date(body.event_time * 1_000)))
    pool.forget(body.team_id)
  }
  app.event('app_uninstalled', ({ body }) => removed(body, 'removed'))
  app.event('tokens_revoked', async ({ event, body }) => {
    if (event.tokens.bot?.length) await removed(body, 'revoked')
  })
  app.view(/.*/, async ({ ack, body, context }) => {
    const taken = submissionIntent(body, tenantOf(context))
    if (!taken) return ack()
    const deciding = track(dispatch(taken.intent))
    const verdict = await Promise.race([deciding, pause(verdictWithinMs, undefined, { ref: false })])
    const errors = verdict && errorsOf(verdict.reply)
    if (errors) return ack({ response_action: 'errors', errors })
    await ack()
    void track(
      deciding
        .then(({ reply, locale }) => answer(taken, reply, locale))
        .then(() => refreshHome(taken))
        .catch((error) => log('error', 'A dialog could not be answered', { error })),
    )
  })
  app.error(async (error) => {
    if (error.code !== ErrorCode.AuthorizationError)
      return log('error', 'Bolt could not handle a request', { error })
    log('warn', 'A request came from a workspace that has not installed the bot', { detail: error.message })
  })

  return {
    listener: receiver instanceof HTTPReceiver ? refusing(receiver) : undefined,
    start: async () => {
      if (deps.appToken) await app.start()
    },
    idle: async () => {
      while (underway.size > 0) await Promise.allSettled([...underway])
    },
    stop: async () => {
      if (deps.appToken) await app.stop()
      await Promise.allSettled([...underway])
    },
  }
}

/** Which installation a request is for, as `authorize` found it. */
const tenantOf = (context: { readonly [name: string]: unknown }): string => String(context.tenant)

/** Where all of an organization is meant, `team` is null, and Bolt takes the person's own workspace, which may be a guest's. */
const sourceOf = (source: RequestSource, body: unknown): RequestSource => {
  const team = (body as { team?: unknown } | undefined)?.team
  return source.isEnterpriseInstall && team === null ? { ...source, teamId: undefined } : source
}

const errorsOf = (reply: Reply): Record<string, string> | undefined =>
  reply.kind === 'dialog-errors' ? { ...reply.errors } : undefined

const receiverOf = ({ appToken, signingSecret, clients, log }: SlackEdgeDeps) => {
  if (appToken) {
    return new SocketModeReceiver({
      appToken,
      logger: quietLogger(log),
      installerOptions: { clientOptions: clients.socketOptions },
    })
  }
  return new HTTPReceiver({
    signingSecret: signingSecret ?? '',
    endpoints: '/slack/events',
    bodyLimit,
    logger: quietLogger(log),
    dispatchErrorHandler: ({ response }) => {
      response.writeHead(404)
      response.end()
    },
    // A request that no listener takes is still Slack's: it is acknowledged, and nothing else happens.
    unhandledRequestHandler: ({ response }) => {
      if (response.headersSent) return
      response.writeHead(404)
      response.end()
    },
  })
}

const futureMs = 5 * 60_000

/**
 * Bolt refuses requests that are more than five minutes old; those from the future, which a replay can be made
 * of for later, are refused here. A path that Bolt doesn't know makes it throw: that is a 404.
 */
const refusing =
  (receiver: HTTPReceiver): RequestListener =>
  (request: IncomingMessage, response: ServerResponse) => {
    // What is left of a body that was refused is read away: the next request comes over the same connection.
    response.once('finish', () => request.resume())
    const stamp = Number(request.headers['x-slack-request-timestamp'])
    if (!Number.isFinite(stamp) || stamp * 1000 > Date.now() + futureMs) {
      response.writeHead(401)
      response.end()
      return
    }
    try {
      receiver.requestListener(request, response)
    } catch {
      response.writeHead(404)
      response.end()
    }
  }

type BoltLogger = NonNullable<ConstructorParameters<typeof App>[0]>['logger'] & object

/** Bolt's own log, warnings and worse, in ours. */
const quietLogger = (log: Log): BoltLogger => {
  const words = (parts: unknown[]) => parts.map(String).join(' ')
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts: unknown[]) => log('warn', words(parts)),
    error: (...parts: unknown[]) => log('error', words(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  }
}
