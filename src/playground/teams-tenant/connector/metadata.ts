import { connectorIssuer } from '../entra/tokens.ts'
import type { Tenant } from '../memory/tenant.ts'
import type { Answer } from '../wire/answer.ts'
import { keyOf } from '../wire/jwt.ts'

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#openid-metadata-document */
export const connectorMetadata = (tenant: Tenant): Answer => ({
  status: 200,
  body: {
    issuer: connectorIssuer,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${tenant.origin()}/v1/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  },
})

/** Two keys: one that may sign for Teams, and one that may only sign for another channel. */
export const connectorKeys = (): Answer => ({
  status: 200,
  body: {
    keys: [
      { ...keyOf('connector').jwk, endorsements: ['msteams'] },
      { ...keyOf('unendorsed').jwk, endorsements: ['webchat'] },
    ],
  },
})
