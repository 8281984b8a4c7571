import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent } from 'undici'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { botToken } from '../../../src/platforms/teams/token.ts'

/** Azure's own address for programs that run on it, which names it in two variables: learn.microsoft.com, App Service. */
const asked: URLSearchParams[] = []
const server = createServer((request, response) => {
  const wanted = new URL(request.url ?? '', 'http://azure').searchParams
  asked.push(wanted)
  const isThere =
    wanted.get('client_id') === 'an-identity' && request.headers['x-identity-header'] === 'a-header'
  response.writeHead(isThere ? 200 : 400, { 'content-type': 'application/json' })
  const expires_on = String(Math.floor(Date.now() / 1000) + 86_400)
  const token = { access_token: `token-${asked.length}`, expires_on, token_type: 'Bearer' }
  response.end(JSON.stringify(isThere ? token : { error: 'invalid_request' }))
})

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  vi.stubEnv('IDENTITY_ENDPOINT', `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`)
  vi.stubEnv('IDENTITY_HEADER', 'a-header')
})
afterAll(() => {
  vi.unstubAllEnvs()
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked.length = 0
})

const tokenOf = (appId: string) =>
  botToken(
    {
      appId,
      appPassword: undefined,
      tenantId: 't',
      appType: 'UserAssignedMSI',
      loginUrl: 'https://login.microsoftonline.com',
    },
    new Agent(),
  )

it('a managed identity gives the bot its token, for the connector and without a secret', async () => {
  const token = tokenOf('an-identity')
  expect(await Promise.all([token.get(), token.get()])).toEqual(['token-1', 'token-1'])
  expect(asked).toHaveLength(1)
  expect(asked[0]?.get('client_id')).toBe('an-identity')
  expect(asked[0]?.get('resource')).toBe('https://api.botframework.com')
})

it('a machine without that identity says so, once and soon: nobody else is asked for a token', async () => {
  await expect(tokenOf('another').get()).rejects.toMatchObject({
    name: 'TokenError',
    refused: false,
    message: expect.stringContaining('the managed identity gives no token'),
  })
  expect(asked).toHaveLength(1)
})
