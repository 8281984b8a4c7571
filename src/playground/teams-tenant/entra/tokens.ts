import { createHash } from 'node:crypto'
import { createLocalJWKSet, jwtVerify } from 'jose'
import type { Tenant } from '../memory/tenant.ts'
import { personById, serviceUrlOf } from '../memory/tenant.ts'
import type { Signer } from '../wire/jwt.ts'
import { keyOf, realSeconds, signedToken } from '../wire/jwt.ts'

export const connectorIssuer = 'https://api.botframework.com'
/** What a bot's token for the connector is for. */
const connectorAudience = 'https://api.botframework.com'
const audiences = [connectorAudience, 'https://graph.microsoft.com']

/** What a token is for, by the scope that asks for it. */
export const audienceOf = (scope: string | null): string | undefined =>
  audiences.find((audience) => scope === `${audience}/.default`)

/** Everything that a test may want to be wrong in a token of the connector. */
export type ConnectorClaims = {
  audience?: string
  issuer?: string
  serviceUrl?: string
  expiresInSeconds?: number
  notBeforeInSeconds?: number
  signedBy?: Signer
}

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot */
export const connectorToken = (tenant: Tenant, claims: ConnectorClaims = {}): string => {
  const now = realSeconds()
  return signedToken(claims.signedBy ?? 'connector', {
    serviceurl: claims.serviceUrl ?? serviceUrlOf(tenant),
    nbf: now + (claims.notBeforeInSeconds ?? -300),
    exp: now + (claims.expiresInSeconds ?? 3_600),
    iss: claims.issuer ?? connectorIssuer,
    aud: claims.audience ?? tenant.options.appId,
  })
}

/** The token by which a bot calls the connector, or Graph, as Entra issues it. */
export const botToken = (tenant: Tenant, tenantId: string, audience: string): string => {
  const now = realSeconds()
  const { appId } = tenant.options
  return signedToken('entra', {
    aud: audience,
    iss: `https://sts.windows.net/${tenantId}/`,
    iat: now - 300,
    nbf: now - 300,
    exp: now + tenant.timing.tokenLivesSeconds,
    appid: appId,
    appidacr: '1',
    idp: `https://sts.windows.net/${tenantId}/`,
    tid: tenantId,
    ver: '1.0',
  })
}

/** Whether a token was issued by Entra, for the connector, to this bot, and hasn't expired. */
export const isBotToken = async (tenant: Tenant, token: string): Promise<boolean> => {
  const keySet = createLocalJWKSet({ keys: [{ ...keyOf('entra').jwk, kty: 'RSA' }] })
  try {
    const { payload } = await jwtVerify(token, keySet, {
      audience: connectorAudience,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'nbf', 'tid'],
    })
    const { appId } = tenant.options
    return payload.appid === appId && payload.iss === `https://sts.windows.net/${payload.tid}/`
  } catch {
    return false
  }
}

export type SsoClaims = {
  user: string
  audience?: string
  expiresInSeconds?: number
  signedBy?: Signer
  /** Claims that replace or add to Entra's; `undefined` leaves one out. */
  claims?: { readonly [claim: string]: unknown }
}

/** The id of Teams' client on the web, to which Entra issues the token. */
const teamsClient = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'

/**
 * What Teams' client gives a personal tab by `getAuthToken`: an access token of version 2 for the app itself.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 * @throws Error when the tenant doesn't have the person: nobody can be signed in as them.
 */
export const ssoToken = (tenant: Tenant, given: SsoClaims): string => {
  const person = personById(tenant, given.user)
  if (person === undefined) throw new Error(`Nobody with the id ${given.user} is in the tenant`)
  const now = realSeconds()
  const { appId, tenantId } = tenant.options
  return signedToken(given.signedBy ?? 'entra', {
    aud: given.audience ?? appId,
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    iat: now - 5,
    nbf: now - 5,
    exp: now + (given.expiresInSeconds ?? tenant.timing.tokenLivesSeconds),
    azp: teamsClient,
    azpacr: '0',
    name: person.name,
    oid: person.id,
    preferred_username: person.userPrincipalName,
    scp: 'access_as_user',
    sub: createHash('sha256').update(`${appId} ${person.id}`).digest('base64url'),
    tid: tenantId,
    ver: '2.0',
    ...given.claims,
  })
}
