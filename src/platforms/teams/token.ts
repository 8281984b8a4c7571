import { ManagedIdentityCredential } from '@azure/identity'
import { type Dispatcher, request } from 'undici'
import { z } from 'zod'
import { within } from '../../kernel/within.ts'

/** How the bot proves to Microsoft who it is. */
export type BotCredentials = {
  readonly appId: string
  readonly appPassword: string | undefined
  readonly tenantId: string
  readonly appType: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant'
  readonly loginUrl: string
}

/** A token could not be had: nothing was sent. `refused` says that it won't help to ask again. */
export class TokenError extends Error {
  readonly refused: boolean
  constructor(message: string, refused: boolean, options?: ErrorOptions) {
    super(message, options)
    this.name = 'TokenError'
    this.refused = refused
  }
}

export type BotToken = {
  /** @throws TokenError */
  get(): Promise<string | undefined>
  /** The connector did not take it: the next one is fetched anew. */
  forget(): void
}

/** A token is fetched anew so long before it ends. */
const spareSeconds = 300
/** Of one that lasts hardly longer than that. */
const leastSeconds = 30

const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() })
const refusalSchema = z.object({ error: z.string(), error_description: z.string().optional() })

const isGovernment = (loginUrl: string): boolean => new URL(loginUrl).hostname.endsWith('.us')

/** The connector's scope; the cloud for the US government has its own. */
const scopeAt = (loginUrl: string): string =>
  isGovernment(loginUrl) ? 'https://api.botframework.us' : 'https://api.botframework.com'

/**
 * Where the token comes from: a bot that is SingleTenant in Azure asks its own tenant, whoever it then writes to; one
 * that was made as MultiTenant asks the Bot Framework's.
 */
const tenantOf = ({ appType, tenantId, loginUrl }: BotCredentials): string => {
  if (appType !== 'MultiTenant') return tenantId
  return isGovernment(loginUrl) ? 'MicrosoftServices.onmicrosoft.us' : 'botframework.com'
}

/**
 * A token by client credentials.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#bot-to-connector
 */
const fetchToken = async (credentials: BotCredentials, password: string, dispatcher: Dispatcher) => {
  const { loginUrl, appId } = credentials
  const response = await request(`${loginUrl}/${tenantOf(credentials)}/oauth2/v2.0/token`, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: password,
      scope: `${scopeAt(loginUrl)}/.default`,
    }).toString(),
  })
  const body: unknown = await response.body.json().catch(() => undefined)
  const answer = answerSchema.safeParse(body)
  if (response.statusCode === 200 && answer.success) return answer.data
  const refusal = refusalSchema.safeParse(body)
  // Entra's descriptions go on with trace ids on further lines.
  const says = refusal.data?.error_description?.split(/\r?\n/)[0] ?? refusal.data?.error
  const isRefused = response.statusCode >= 400 && response.statusCode < 500 && response.statusCode !== 429
  throw new TokenError(says ?? `the token endpoint answered ${response.statusCode}`, isRefused)
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

type Fetched = { readonly token: string; readonly endsAtMs: number }

/** Kept until shortly before its end; who asks meanwhile waits for the same one. */
const kept = (fetch: () => Promise<Fetched>): BotToken => {
  let held: { readonly token: string; readonly untilMs: number } | undefined
  let underway: Promise<string> | undefined
  const renew = async (): Promise<string> => {
    try {
      const { token, endsAtMs } = await fetch()
      // Real time: that is what Entra and the connector go by.
      held = { token, untilMs: Math.max(Date.now() + leastSeconds * 1000, endsAtMs - spareSeconds * 1000) }
      return token
    } catch (error) {
      throw error instanceof TokenError ? error : new TokenError(whyOf(error), false, { cause: error })
    } finally {
      underway = undefined
    }
  }
  return {
    get: async () => {
      if (held && held.untilMs > Date.now()) return held.token
      underway ??= renew()
      return underway
    },
    forget: () => {
      held = undefined
    },
  }
}

const secretToken = (credentials: BotCredentials, password: string, dispatcher: Dispatcher): BotToken =>
  kept(async () => {
    const { access_token, expires_in } = await fetchToken(credentials, password, dispatcher)
    return { token: access_token, endsAtMs: Date.now() + expires_in * 1000 }
  })

const azureMs = 10_000
const silent = (): Error => new Error('Azure does not answer')

/**
 * Azure gives it to programs that run there: https://learn.microsoft.com/entra/identity/managed-identities-azure-resources
 * The SDK's own way asks everybody who might know a token (variables, the command line of whoever is signed in on the
 * machine), again and again for more than half a minute: here it is this identity or none.
 */
const managedToken = ({ appId, loginUrl }: BotCredentials): BotToken => {
  const identity = new ManagedIdentityCredential({ clientId: appId, retryOptions: { maxRetries: 0 } })
  return kept(async () => {
    try {
      const abortSignal = AbortSignal.timeout(azureMs)
      const asked = identity.getToken(`${scopeAt(loginUrl)}/.default`, { abortSignal })
      const { token, expiresOnTimestamp } = await within(azureMs, asked, silent)
      return { token, endsAtMs: expiresOnTimestamp }
    } catch (error) {
      throw new TokenError(`the managed identity gives no token: ${whyOf(error)}`, false, { cause: error })
    }
  })
}

/** The bot's token, kept until shortly before its end. Without credentials (local clients) there is none. */
export const botToken = (credentials: BotCredentials, dispatcher: Dispatcher): BotToken => {
  if (credentials.appType === 'UserAssignedMSI') return managedToken(credentials)
  const { appPassword } = credentials
  return appPassword === undefined
    ? { get: async () => undefined, forget: () => undefined }
    : secretToken(credentials, appPassword, dispatcher)
}
