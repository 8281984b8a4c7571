import { createSign, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '../processes.ts'
import { teams } from './teams.ts'

/** The Bot Connector as far as an answer needs it: its metadata and keys, Entra's tokens, and a token of its own. */
export type Connector = {
  /** Also the service URL, and where Entra is. */
  readonly address: string
  /** Signed as Teams signs its requests; holds for an hour. */
  readonly token: string
}

const kid = 'bench'
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot */
const tokenFor = (serviceUrl: string): string => {
  const now = Math.floor(Date.now() / 1000)
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const claims = {
    serviceurl: serviceUrl,
    nbf: now - 60,
    exp: now + 3600,
    iss: teams.tokenIssuer,
    aud: teams.appId,
  }
  const signed = `${encode({ typ: 'JWT', alg: 'RS256', kid, x5t: kid })}.${encode(claims)}`
  return `${signed}.${createSign('sha256').update(signed).sign(privateKey, 'base64url')}`
}

const server = createServer((request, response) => {
  request.resume()
  const path = request.url ?? ''
  const answers: readonly (readonly [string, () => object])[] = [
    [
      '/v1/.well-known/openidconfiguration',
      () => ({
        issuer: teams.tokenIssuer,
        jwks_uri: `${address}/v1/.well-known/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      }),
    ],
    [
      '/v1/.well-known/keys',
      () => ({
        keys: [
          { ...publicKey.export({ format: 'jwk' }), use: 'sig', kid, x5t: kid, endorsements: ['msteams'] },
        ],
      }),
    ],
    [
      `/${teams.tenantId}/oauth2/v2.0/token`,
      () => ({ token_type: 'Bearer', expires_in: 3600, access_token: 'bench' }),
    ],
  ]
  const answer = answers.find(([known]) => known === path)?.[1]() ?? { id: '1' }
  const text = JSON.stringify(answer)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

serve(async (): Promise<Connector> => ({ address, token: tokenFor(address) }))
