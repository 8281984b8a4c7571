import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { createPages } from '../../src/web/pages.tsx'
import { startWebServer } from '../../src/web/server.ts'
import type { TestWorld } from './product.ts'

/** The web server of a test's product, reached on loopback under the address that links are to begin with. */
export const serveMemberPages = async (
  world: TestWorld,
  wishes: { readonly publicUrl?: string; readonly sso?: { appId: string; loginUrl: string } } = {},
) => {
  const { deps } = world.product
  const server = await startWebServer({
    host: '127.0.0.1',
    port: 0,
    mounts: [],
    pages: createPages({
      isReady: () => true,
      playground: undefined,
      install: () => undefined,
      connectedTo: () => 'Connected to a test.',
      accounts: { product: () => deps, sso: () => wishes.sso },
    }),
  })
  const origin = `http://127.0.0.1:${server.port}`
  ;(deps as { webAddress?: string }).webAddress = wishes.publicUrl ?? origin
  return { origin, close: () => server.close(100) }
}

/** Entra in small: a tenant's metadata and key set, and tokens that are signed with it. */
export const startSignIns = async (tenant: string) => {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const stranger = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key-1', use: 'sig', alg: 'RS256' }
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    const known: Record<string, unknown> = {
      [`/${tenant}/v2.0/.well-known/openid-configuration`]: {
        issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
        jwks_uri: `${loginUrl}/${tenant}/keys`,
      },
      [`/${tenant}/keys`]: { keys: [jwk] },
    }
    const found = known[request.url ?? '']
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(found ?? {}))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const loginUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    loginUrl,
    asked: () => asked,
    /** A token as Teams gives it to a tab; what is given wins, and `undefined` leaves a claim out. */
    token: (claims: Readonly<Record<string, unknown>>, how: { readonly byStranger?: boolean } = {}) => {
      const now = Math.floor(Date.now() / 1000)
      const all: JWTPayload = {
        iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
        iat: now,
        nbf: now,
        exp: now + 3600,
        tid: tenant,
        ver: '2.0',
        scp: 'access_as_user',
        ...claims,
      }
      return new SignJWT(all)
        .setProtectedHeader({ alg: 'RS256', kid: 'key-1', typ: 'JWT' })
        .sign(how.byStranger ? stranger.privateKey : privateKey)
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
