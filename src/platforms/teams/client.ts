import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder'
import {
  type AuthenticateRequestResult,
  ConnectorClient,
  type ServiceClientCredentials,
} from 'botframework-connector'
import { Agent } from 'undici'
import { createAuthentication } from './authentication.ts'
import { type BotToken, botToken } from './token.ts'

export type TeamsClientOptions = {
  readonly appId: string
  readonly appPassword: string | undefined
  readonly tenantId: string
  readonly appType: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant'
  readonly allowUnauthenticated: boolean
  readonly openIdMetadataUrl: string | undefined
  readonly tokenIssuer: string | undefined
  readonly loginUrl: string | undefined
}

/** The bot as Microsoft knows it: what it may call, and how requests to it are checked. */
export type TeamsClient = {
  readonly appId: string
  readonly token: BotToken
  /** The Bot Connector at a service URL, without retries of its own: those are the queue's. */
  connectorFor(serviceUrl: string): ConnectorClient
  check(activity: Activity, header: string): Promise<AuthenticateRequestResult | undefined>
  /** Runs a turn for an activity that has been checked. */
  turn(
    checked: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void>
  close(): Promise<void>
}

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const microsofts = {
  loginUrl: 'https://login.microsoftonline.com',
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  tokenIssuer: 'https://api.botframework.com',
}

const timeoutMs = 10_000
/** There is one service URL a region; more than these can only be a mistake. */
const connectorsAtMost = 100

/** The SDK keeps its pipeline to itself, and has no option for its retries, whose POSTs can duplicate a message. */
const withoutRetries = (connector: ConnectorClient): ConnectorClient => {
  const { client } = connector as unknown as {
    client: { pipeline: { removePolicy(policy: { name: string }): unknown[] } }
  }
  const removed = client.pipeline.removePolicy({ name: 'defaultRetryPolicy' })
  if (removed.length !== 1) throw new Error('The retries of the Bot Connector client could not be taken out')
  return connector
}

export const createTeamsClient = (options: TeamsClientOptions): TeamsClient => {
  const dispatcher = new Agent({ headersTimeout: timeoutMs, bodyTimeout: timeoutMs })
  const token = botToken({ ...options, loginUrl: options.loginUrl ?? microsofts.loginUrl }, dispatcher)
  const credentials: ServiceClientCredentials = {
    signRequest: async (request) => {
      const held = await token.get()
      if (held) request.headers.set('authorization', `Bearer ${held}`)
      return request
    },
  }
  const connectors = new Map<string, ConnectorClient>()
  const connectorFor = (serviceUrl: string): ConnectorClient => {
    const known = connectors.get(serviceUrl)
    if (known) return known
    if (connectors.size >= connectorsAtMost) connectors.clear()
    const made = withoutRetries(new ConnectorClient(credentials, { baseUri: serviceUrl }))
    connectors.set(serviceUrl, made)
    return made
  }
  const { appId, allowUnauthenticated, openIdMetadataUrl, tokenIssuer } = options
  const authentication = createAuthentication(
    {
      appId,
      allowUnauthenticated,
      openIdMetadataUrl: openIdMetadataUrl ?? microsofts.openIdMetadataUrl,
      tokenIssuer: tokenIssuer ?? microsofts.tokenIssuer,
    },
    credentials,
    connectorFor,
  )
  const adapter = new CloudAdapter(authentication.forAdapter)
  return {
    appId,
    token,
    connectorFor,
    check: authentication.check,
    turn: (checked, activity, logic) => adapter.processActivityDirect(checked, activity, logic),
    close: () => dispatcher.close(),
  }
}
