import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { busyCounter } from '../stand-in/busy.ts'
import { courier } from '../stand-in/courier.ts'
import { armedFaults } from '../stand-in/faults.ts'
import type { JsonObject } from '../stand-in/json.ts'
import { stringIn } from '../stand-in/json.ts'
import { apiServer } from './api-server.ts'
import { activityFrom } from './app/activity.ts'
import type { Deliveries } from './app/deliveries.ts'
import { activityPost } from './app/deliveries.ts'
import type { Outcome } from './app/outcome.ts'
import type { AppRequest } from './app/transport.ts'
import { httpTransport } from './app/transport.ts'
import type { ConnectorClaims, SsoClaims } from './entra/tokens.ts'
import { connectorIssuer, connectorToken, ssoToken } from './entra/tokens.ts'
import { rateLimiter } from './limits/rate-limits.ts'
import { openMemory, personalIdOf } from './memory/memory.ts'
import type { TeamsTenantOptions } from './memory/options.ts'
import { teamsTiming } from './memory/options.ts'
import type { TeamsState } from './memory/state.ts'
import type { Tenant } from './memory/tenant.ts'
import { loginUrlOf, personalChat, personById, serviceUrlOf } from './memory/tenant.ts'
import type { Administration } from './people/administration.ts'
import { administration } from './people/administration.ts'
import type { DialogSubmission } from './people/dialogs.ts'
import { closeDialog, submitDialog } from './people/dialogs.ts'
import type { Installation } from './people/installation.ts'
import { installation } from './people/installation.ts'
import type { CardPlace, Press } from './people/press.ts'
import { press, refresh } from './people/press.ts'
import type { Saying } from './people/say.ts'
import { edit, say, sayAfterAll, unsay } from './people/say.ts'
import type { Fault } from './wire/faults.ts'
import type { Traffic } from './wire/traffic.ts'
import { trafficLog } from './wire/traffic.ts'

/** A Microsoft Teams tenant in small, on loopback: what a bot can call, and what people do in it. */
export type TeamsTenant = Administration &
  Installation & {
    readonly tenantId: string
    readonly botId: string
    readonly serviceUrl: string
    readonly openIdMetadataUrl: string
    /** What the connector's tokens name as their issuer. */
    readonly tokenIssuer: string
    /** Entra's authority, without the tenant. */
    readonly loginUrl: string
    setMessagingEndpoint(url: string): void
    /** The id of the chat between a person and the bot; it need not exist yet. */
    personalConversation(user: string): string
    say(saying: Saying): Promise<Outcome>
    edit(given: CardPlace & { text: string }): Promise<Outcome>
    unsay(given: CardPlace): Promise<Outcome>
    sayAfterAll(given: CardPlace): Promise<Outcome>
    press(input: Press): Promise<Outcome>
    /** A person looks at a card, or chooses “Refresh card”. */
    refresh(given: CardPlace & { manually?: boolean }): Promise<Outcome>
    /** A person's client starts anew: what only an invoke had answered is gone, the messages stand. */
    reopen(given: { user: string }): void
    submitDialog(submission: DialogSubmission): Promise<Outcome>
    closeDialog(given: { user: string; dialogId: string }): Promise<Outcome>
    /** @throws Error when the tenant doesn't have the person. */
    openTab(given: { user: string }): { url: string; ssoToken: string }
    /** @throws Error when the tenant doesn't have the person. */
    ssoToken(claims: SsoClaims): string
    /** A token of the connector, right or wrong in what a test says. */
    sign(claims?: ConnectorClaims): string
    /**
     * Any activity, with what every activity has where it isn't given; a field given as `undefined` is left out.
     * `user` is the one whose chat it comes from: the first of the tenant when left out.
     */
    sendActivity(activity: JsonObject, options?: { user?: string; token?: string }): Promise<Outcome>
    /** The same activity once more, with its id; the latest 200 can be. */
    replay(given: { activityId: string }): Promise<Outcome>
    /** A copy of all that the tenant remembers. */
    state(): TeamsState
    faults: { /** @returns removes it. */ add(fault: Fault): () => void; clear(): void }
    traffic: Traffic
    deliveries: Deliveries
    close(): Promise<void>
  }

export const startTeamsTenant = async (options: TeamsTenantOptions): Promise<TeamsTenant> => {
  const traffic = trafficLog(options.clock)
  const faults = armedFaults<Fault>(options.clock)
  let origin = ''
  let endpoint = options.messagingEndpoint
  const tenant: Tenant = {
    options,
    timing: { ...teamsTiming, ...options.timing },
    memory: openMemory(options),
    botId: `28:${options.appId}`,
    origin: () => origin,
  }

  const closing = new AbortController()
  const busy = busyCounter()
  const { answerWithinMs } = tenant.timing
  const transport = httpTransport({
    endpoint: () => endpoint,
    traffic,
    closing: closing.signal,
    answerWithinMs,
  })
  const toBot = courier<AppRequest>(
    transport,
    ({ kind, activity }) => faults.take(kind, stringIn(activity, 'type') ?? '', 'activity'),
    busy,
  )
  const post = activityPost(tenant, toBot, busy, () => connectorToken(tenant))
  const desk = { tenant, post }

  const server = apiServer({
    tenant,
    faults,
    traffic,
    limiter: rateLimiter(options.clock, options.rateLimits),
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    ...administration(desk),
    ...installation(desk),
    tenantId: options.tenantId,
    botId: tenant.botId,
    serviceUrl: serviceUrlOf(tenant),
    openIdMetadataUrl: `${origin}/v1/.well-known/openidconfiguration`,
    tokenIssuer: connectorIssuer,
    loginUrl: loginUrlOf(tenant),
    setMessagingEndpoint(url) {
      endpoint = url
    },
    personalConversation: (user) => personalIdOf(options, user),
    say: say(desk),
    edit: edit(desk),
    unsay: unsay(desk),
    sayAfterAll: sayAfterAll(desk),
    press: press(desk),
    refresh: refresh(desk),
    reopen: ({ user }) => tenant.memory.record({ kind: 'views-dropped', user }),
    submitDialog: submitDialog(desk),
    closeDialog: closeDialog(desk),
    openTab: ({ user }) => ({
      url: options.tabUrl ?? new URL('/teams/tab', endpoint).href,
      ssoToken: ssoToken(tenant, { user }),
    }),
    ssoToken: (claims) => ssoToken(tenant, claims),
    sign: (claims) => connectorToken(tenant, claims),
    sendActivity: (activity, { user, token } = {}) =>
      post.deliver(anyActivity(tenant, activity, user), token),
    replay: ({ activityId }) => post.replay(activityId),
    state: () => structuredClone(tenant.memory.state),
    faults: {
      add: faults.inject,
      clear() {
        faults.clear()
        void toBot.release()
      },
    },
    traffic: { entries: traffic.entries, onEntry: traffic.onEntry },
    deliveries: {
      waiting: post.waiting,
      retryNow: post.retryNow,
      resume: post.resume,
      idle: post.idle,
    },
    async close() {
      post.stop()
      closing.abort()
      await toBot.release()
      server.close()
      server.closeAllConnections()
      await busy.idle()
    },
  }
}

/** @throws Error when the tenant has nobody by that id. */
const anyActivity = (tenant: Tenant, activity: JsonObject, user?: string): JsonObject => {
  const id = user ?? tenant.memory.state.users[0]?.id ?? ''
  const person = personById(tenant, id)
  if (person === undefined) throw new Error(`Nobody with the id ${id} is in the tenant`)
  const complete = activityFrom(tenant, person, personalChat(tenant, person), {
    type: 'message',
    ...activity,
  })
  return Object.fromEntries(Object.entries(complete).filter(([, value]) => value !== undefined))
}
