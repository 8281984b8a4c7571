import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder'
import { AppCredentials, PasswordServiceClientCredentialFactory } from 'botframework-connector'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import type { ConnectorClaims } from '../../../src/playground/teams-tenant/entra/tokens.ts'
import type { TeamsTenant } from '../../../src/playground/teams-tenant/teams-tenant.ts'
import {
  activitiesOf,
  ana,
  appId,
  appPassword,
  askForToken,
  aTenant,
  listening,
  tenantId,
} from './a-tenant.ts'

class TenantCredentials extends AppCredentials {
  private readonly loginUrl: string
  constructor(loginUrl: string) {
    super(appId, tenantId)
    this.loginUrl = loginUrl
  }
  protected override async refreshToken(): Promise<never> {
    const response = await askForToken({ loginUrl: this.loginUrl } as TeamsTenant)
    const { access_token, expires_in } = (await response.json()) as {
      access_token: string
      expires_in: number
    }
    return { accessToken: access_token, expiresOn: new Date(Date.now() + expires_in * 1_000) } as never
  }
}

/** Microsoft's own adapter as the bot: it checks every token against the key set. */
const aCloudAdapter = async (
  tenant: TeamsTenant,
  onTurn: (context: TurnContext) => Promise<void> = () => Promise.resolve(),
): Promise<{ endpoint: string; errors: string[] }> => {
  const factory = new PasswordServiceClientCredentialFactory(appId, appPassword)
  factory.createCredentials = async () => new TenantCredentials(tenant.loginUrl) as never
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(
      {
        ToBotFromChannelOpenIdMetadataUrl: tenant.openIdMetadataUrl,
        ToBotFromChannelTokenIssuer: tenant.tokenIssuer,
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      },
      factory,
    ),
  )
  const errors: string[] = []
  adapter.onTurnError = async (_context, error) => {
    errors.push(error.message)
  }
  const origin = await listening((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
      const { headers, method = 'POST' } = request
      const asked = { body, headers, method }
      const answer = {
        socket: undefined,
        header: (name: string, value: unknown) => response.setHeader(name, String(value)),
        status(code: number) {
          response.statusCode = code
          return answer
        },
        send(sent?: unknown) {
          response.write(sent === undefined ? '' : typeof sent === 'string' ? sent : JSON.stringify(sent))
          return answer
        },
        end: () => response.end(),
      }
      adapter.process(asked, answer as never, onTurn).catch((error: Error) => {
        errors.push(error.message)
        if (!response.writableEnded) response.writeHead(500).end()
      })
    })
  })
  tenant.setMessagingEndpoint(`${origin}/teams/messages`)
  return { endpoint: `${origin}/teams/messages`, errors }
}

test('Microsoft’s own adapter believes the connector, and its answer with a token of Entra arrives', async () => {
  const tenant = await aTenant({ timing: { answerWithinMs: 15_000 } })
  const { errors } = await aCloudAdapter(tenant, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(`You said ${context.activity.text}`)
  })
  expect(await tenant.installPersonal({ user: ana.id })).toMatchObject({ ok: true })
  expect(await tenant.say({ user: ana.id, text: 'today' })).toMatchObject({ ok: true, attempts: 1 })
  expect(errors).toEqual([])
  expect(tenant.messages().map(({ activity }) => activity.text)).toEqual(['today', 'You said today'])
})

const wrong: [name: string, claims: ConnectorClaims][] = [
  ['for another app', { audience: '00000000-0000-4000-8000-000000000000' }],
  ['of another issuer', { issuer: 'https://sts.example/' }],
  ['that has expired', { expiresInSeconds: -3_600 }],
  ['that isn’t valid yet', { notBeforeInSeconds: 3_600 }],
  ['signed with an unknown key', { signedBy: 'stranger' }],
  ['signed with Entra’s key', { signedBy: 'entra' }],
  ['for another service URL', { serviceUrl: 'https://elsewhere.example/' }],
  ['signed with a key that isn’t endorsed for Teams', { signedBy: 'unendorsed' }],
]
test.each(wrong)('Microsoft’s own adapter refuses a token %s', async (_name, claims) => {
  const tenant = await aTenant()
  let turns = 0
  await aCloudAdapter(tenant, async () => {
    turns += 1
  })
  const outcome = await tenant.sendActivity({ text: 'hi' }, { token: tenant.sign(claims) })
  expect(outcome).toMatchObject({ ok: false, reason: 'not-acknowledged' })
  expect(turns).toBe(0)
  expect(await tenant.sendActivity({ text: 'hi' })).toMatchObject({ ok: true })
})

const attempts: [name: string, changes: Record<string, string>, status: number, error: string][] = [
  ['with another secret', { client_secret: 'guessed' }, 401, 'invalid_client'],
  ['of another app', { client_id: '00000000-0000-4000-8000-000000000000' }, 400, 'unauthorized_client'],
  ['for another scope', { scope: 'https://vault.azure.net/.default' }, 400, 'invalid_scope'],
  ['by another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
]
test.each(attempts)('Entra gives no token %s', async (_name, changes, status, error) => {
  const response = await askForToken(await aTenant(), changes)
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ error })
})

test('Entra gives tokens for the tenants it has, once the app is allowed in them', async () => {
  const tenant = await aTenant({ otherTenants: ['other'] })
  expect(await (await askForToken(tenant, {}, 'other')).json()).toMatchObject({ error_codes: [700016] })
  const asked = new URLSearchParams({ client_id: appId, redirect_uri: 'https://bot.example/back' })
  await fetch(`${tenant.loginUrl}/other/adminconsent?${asked}`, { redirect: 'manual' })
  expect((await askForToken(tenant, {}, 'other')).status).toBe(200)
  const graph = { scope: 'https://graph.microsoft.com/.default' }
  expect((await askForToken(tenant, graph, 'other')).status).toBe(200)
  expect(await (await askForToken(tenant, {}, 'unknown')).json()).toMatchObject({
    error: 'invalid_request',
    error_codes: [90002],
  })
})

test('the connector takes only a token of Entra for this bot that hasn’t expired', async () => {
  const tenant = await aTenant()
  await tenant.installPersonal({ user: ana.id })
  const send = (token?: string) =>
    tenant.call('POST', activitiesOf(tenant.anasChat), { type: 'message', text: 'hi' }, token)
  expect((await send()).status).toBe(201)
  expect((await send('')).status).toBe(401)
  expect((await send('nonsense')).status).toBe(401)
  // Signed by somebody else, and for somebody else.
  expect((await send(tenant.sign())).status).toBe(401)
  expect((await send(tenant.ssoToken({ user: ana.id }))).status).toBe(401)
  const asEntra = (claims: Record<string, unknown>) =>
    send(
      tenant.ssoToken({
        user: ana.id,
        audience: 'https://api.botframework.com',
        claims: { appid: appId, iss: `https://sts.windows.net/${tenantId}/`, ...claims },
      }),
    )
  expect((await asEntra({})).status).toBe(201)
  expect((await asEntra({ appid: 'another' })).status).toBe(401)
  expect((await asEntra({ exp: 1 })).status).toBe(401)
  expect((await asEntra({ iss: 'https://sts.windows.net/another/' })).status).toBe(401)
  expect((await asEntra({ aud: 'https://graph.microsoft.com' })).status).toBe(401)
})

test('a person’s token for the tab is checked by Entra’s keys', async () => {
  const tenant = await aTenant()
  const metadata = (await (
    await fetch(`${tenant.loginUrl}/${tenantId}/v2.0/.well-known/openid-configuration`)
  ).json()) as { issuer: string; jwks_uri: string }
  const keySet = createRemoteJWKSet(new URL(metadata.jwks_uri))
  const check = (token: string) => jwtVerify(token, keySet, { issuer: metadata.issuer, audience: appId })
  const { url, ssoToken } = tenant.openTab({ user: ana.id })
  expect(url).toMatch(/^http:.*\/teams\/tab$/)
  expect((await check(ssoToken)).payload).toMatchObject({
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    oid: ana.id,
    tid: tenantId,
    name: ana.name,
    preferred_username: ana.userPrincipalName,
    ver: '2.0',
  })
  const refused = (claims: Omit<Parameters<TeamsTenant['ssoToken']>[0], 'user'>) =>
    expect(check(tenant.ssoToken({ user: ana.id, ...claims }))).rejects.toThrow()
  await refused({ audience: 'api://another' })
  await refused({ expiresInSeconds: -60 })
  await refused({ signedBy: 'stranger' })
  await refused({ claims: { iss: 'https://login.microsoftonline.com/another/v2.0' } })
  expect(() => tenant.openTab({ user: 'nobody' })).toThrow('nobody')
})

test('an administrator gives consent, or refuses', async () => {
  const tenant = await aTenant({ otherTenants: ['other'], redirectUris: ['https://bot.example/back'] })
  const ask = (changes: Record<string, string> = {}, of = 'other') => {
    const query = new URLSearchParams({
      client_id: appId,
      redirect_uri: 'https://bot.example/back',
      state: 's 1',
      ...changes,
    })
    return fetch(`${tenant.loginUrl}/${of}/adminconsent?${query}`, { redirect: 'manual' })
  }
  const back = async (response: Promise<Response>) =>
    Object.fromEntries(new URL((await response).headers.get('location') ?? '').searchParams)
  expect(await back(ask())).toEqual({ admin_consent: 'True', tenant: 'other', state: 's 1' })
  expect(tenant.state().consented).toEqual([tenantId, 'other'])
  expect(await back(ask({}, 'organizations'))).toMatchObject({ tenant: tenantId })
  tenant.faults.add({ on: 'adminconsent', error: 'access_denied', times: 1 })
  expect(await back(ask())).toMatchObject({ error: 'access_denied', state: 's 1' })
  expect((await ask({ redirect_uri: 'https://evil.example/' })).status).toBe(400)
  expect((await ask({ client_id: 'another' })).status).toBe(400)
  expect((await ask({}, 'unknown')).status).toBe(400)
})
