import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  BotFrameworkAuthentication,
  type BotFrameworkClient,
  ClaimsIdentity,
  type ConnectorClient,
  type ConnectorFactory,
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector'
import { z } from 'zod'
import { within } from '../../kernel/within.ts'
import { endorsedKeys } from './endorsed-keys.ts'

export type Checks = {
  readonly appId: string
  readonly allowUnauthenticated: boolean
  readonly openIdMetadataUrl: string
  readonly tokenIssuer: string
  /** How long the keys are waited for. Real time. */
  readonly keysMs?: number
}

type ConnectorFor = (serviceUrl: string) => ConnectorClient

/** The channel whose activities are taken; its tokens are signed with a key that is endorsed for it. */
const channel = 'msteams'

/** The SDK asks for classes: this one hands out the credentials of the one bot. */
class OneBot extends ServiceClientCredentialsFactory {
  readonly #appId: string
  readonly #credentials: ServiceClientCredentials
  constructor(appId: string, credentials: ServiceClientCredentials) {
    super()
    this.#appId = appId
    this.#credentials = credentials
  }
  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#appId
  }
  override async isAuthenticationDisabled(): Promise<boolean> {
    return false
  }
  override async createCredentials(): Promise<ServiceClientCredentials> {
    return this.#credentials
  }
}

/**
 * The SDK's own checks, with this program's connectors in place of those that it makes for every request: they don't
 * try again by themselves, and cost nothing to make.
 */
class TeamsAuthentication extends BotFrameworkAuthentication {
  readonly #inner: ConfigurationBotFrameworkAuthentication
  readonly #connectorFor: ConnectorFor
  #userTokens: Promise<UserTokenClient> | undefined
  constructor(inner: ConfigurationBotFrameworkAuthentication, connectorFor: ConnectorFor) {
    super()
    this.#inner = inner
    this.#connectorFor = connectorFor
  }
  override async authenticateRequest(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    const result = await this.#inner.authenticateRequest(activity, header)
    return { ...result, connectorFactory: this.createConnectorFactory() }
  }
  override authenticateStreamingRequest(header: string, channelId: string) {
    return this.#inner.authenticateStreamingRequest(header, channelId)
  }
  override createConnectorFactory(): ConnectorFactory {
    return { create: async (serviceUrl: string) => this.#connectorFor(serviceUrl) }
  }
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= this.#inner.createUserTokenClient(identity)
    return this.#userTokens
  }
  override createBotFrameworkClient(): BotFrameworkClient {
    return this.#inner.createBotFrameworkClient()
  }
}

export type Authentication = {
  /** For `CloudAdapter`. */
  readonly forAdapter: BotFrameworkAuthentication
  /**
   * Checks the token of a request against the activity that it came with: signature, issuer, audience, time, service
   * URL, and that its key is endorsed for Teams. `undefined` when anything is wrong: nothing of it may be processed.
   * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot
   */
  check(activity: Activity, header: string): Promise<AuthenticateRequestResult | undefined>
}

/** The SDK waits for Microsoft’s keys without an end, where Teams waits fifteen seconds in all. */
const defaultKeysMs = 4_000
const noKeys = (): Error => new Error('The keys of the Bot Connector can’t be had')

const namedSchema = z.looseObject({ channelId: z.literal(channel), serviceUrl: z.url() })

export const createAuthentication = (
  checks: Checks,
  credentials: ServiceClientCredentials,
  connectorFor: ConnectorFor,
): Authentication => {
  const inner = new ConfigurationBotFrameworkAuthentication(
    {
      ToBotFromChannelOpenIdMetadataUrl: checks.openIdMetadataUrl,
      ToBotFromChannelTokenIssuer: checks.tokenIssuer,
      ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
      ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
      OAuthUrl: AuthenticationConstants.OAuthUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
      ValidateAuthority: true,
    },
    new OneBot(checks.appId, credentials),
  )
  const forAdapter = new TeamsAuthentication(inner, connectorFor)
  const isEndorsed = endorsedKeys(checks.openIdMetadataUrl, channel)
  const anybody = (): AuthenticateRequestResult => ({
    audience: AuthenticationConstants.ToChannelFromBotOAuthScope,
    callerId: '',
    claimsIdentity: new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType),
    connectorFactory: forAdapter.createConnectorFactory(),
  })
  const proved = async (activity: Activity, header: string) => {
    const result = await forAdapter.authenticateRequest(activity, header)
    // It takes tokens of emulators too, which Entra issues; from Teams there are none.
    const issuer = result.claimsIdentity.getClaimValue(AuthenticationConstants.IssuerClaim)
    return issuer === checks.tokenIssuer && (await isEndorsed(header)) ? result : undefined
  }
  return {
    forAdapter,
    async check(activity, header) {
      if (checks.allowUnauthenticated) return anybody()
      // Without these two the SDK would check neither the service URL nor the endorsement.
      if (!namedSchema.safeParse(activity).success) return undefined
      try {
        return await within(checks.keysMs ?? defaultKeysMs, proved(activity, header), noKeys)
      } catch {
        // A bad signature comes as an error of its own; whatever it is, the sender has not proved anything.
        return undefined
      }
    },
  }
}
