import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent } from 'undici'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BotCredentials, botToken } from '../../../src/platforms/teams/token.ts'
import { consentOf } from '../../../src/product/teams.ts'

const asked: string[] = []
const entra = createServer((request, response) => {
  asked.push(request.url ?? '')
  request.resume()
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ access_token: 'a-token', expires_in: 3600 }))
})
let loginUrl = ''
beforeAll(async () => {
  entra.listen(0, '127.0.0.1')
  await once(entra, 'listening')
  loginUrl = `http://127.0.0.1:${(entra.address() as AddressInfo).port}`
})
afterAll(() => {
  entra.closeAllConnections()
  entra.close()
})

const tenantId = '11111111-1111-4111-8111-111111111111'

it.each<[BotCredentials['appType'], string]>([
  ['SingleTenant', tenantId],
  ['MultiTenant', 'botframework.com'],
])('a bot that is %s gets its token from %s', async (appType, tenant) => {
  asked.length = 0
  const dispatcher = new Agent()
  const credentials = { appId: 'app', appPassword: 'a-secret', tenantId, appType, loginUrl }
  expect(await botToken(credentials, dispatcher).get()).toBe('a-token')
  expect(asked).toEqual([`/${tenant}/oauth2/v2.0/token`])
  await dispatcher.close()
})

it('other tenants are asked to consent only where the registration is for them', () => {
  const settings = {
    appId: 'app',
    appPassword: 'a-secret',
    tenantId,
    appType: 'SingleTenant' as const,
    allowUnauthenticated: false,
    openIdMetadataUrl: undefined,
    tokenIssuer: undefined,
    loginUrl,
    organizationId: 'works',
  }
  expect(consentOf(settings)).toBeUndefined()
  expect(consentOf({ ...settings, otherTenants: true })).toMatchObject({ appId: 'app', loginUrl })
  expect(consentOf({ ...settings, otherTenants: true, appPassword: undefined })).toBeUndefined()
})
