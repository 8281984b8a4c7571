import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirmConsent } from '../../src/platforms/teams/consent.ts'
import { type Spaces, startSpaces } from '../builders/spaces.ts'

const appId = '11111111-2222-3333-4444-555555555555'
const consented = 'aaaaaaaa-0000-4000-8000-000000000001'
const elsewhere = 'bbbbbbbb-0000-4000-8000-000000000002'
const silent = 'cccccccc-0000-4000-8000-000000000003'

/** Entra's token endpoint, as far as telling apart who has consented goes. */
const startLogin = async (): Promise<{ server: Server; url: string; asked: string[] }> => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const tenant = request.url?.split('/')[1] ?? ''
    asked.push(`${request.method} ${request.url}`)
    request.resume()
    if (tenant === silent) return void request.socket.destroy()
    const isThere = tenant === consented
    response.writeHead(isThere ? 200 : 400, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(
        isThere ? { access_token: 'x' } : { error: 'unauthorized_client', error_codes: [700016] },
      ),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

describe('a tenant of Microsoft 365', () => {
  let spaces: Spaces
  let login: Awaited<ReturnType<typeof startLogin>>
  beforeAll(async () => {
    login = await startLogin()
    spaces = await startSpaces({
      sites: [],
      organizations: ['One Works', 'Two Works'],
      teamsConsent: {
        appId,
        loginUrl: login.url,
        confirm: confirmConsent({ appId, appPassword: 'secret', loginUrl: login.url }),
      },
    })
  })
  afterAll(async () => {
    await spaces.close()
    login.server.close()
  })

  const rows = () => spaces.database.prisma.installation.findMany()
  const stateOf = (location: string) => new URL(location).searchParams.get('state') ?? ''
  const back = (state: string, more: Record<string, string>) =>
    `${spaces.publicUrl}/teams/consent?${new URLSearchParams({ state, ...more })}`

  it.each([
    ['declined', { error: 'access_denied', error_description: 'AADSTS65004' }, 'You did not allow it'],
    ['neither yes nor no', { tenant: consented }, 'You did not allow it'],
    ['no tenant', { admin_consent: 'True', tenant: '../evil' }, 'does not confirm'],
    ['somebody else’s tenant', { admin_consent: 'True', tenant: elsewhere }, 'does not confirm'],
    ['Entra away', { admin_consent: 'True', tenant: silent }, 'could not be reached'],
  ])('is not added: %s', async (_, answer, words) => {
    const { location, cookie } = await spaces.begin(await spaces.invite('One Works'), 'teams')
    const arrived = await spaces.comeBack(back(stateOf(location), answer), cookie)
    expect(arrived.text).toContain(words)
    expect(await rows()).toEqual([])
  })

  it('is not added by a state that was forged, or one of Slack’s', async () => {
    const answer = { admin_consent: 'True', tenant: consented }
    const { cookie } = await spaces.begin(await spaces.invite('One Works'), 'teams')
    expect((await spaces.comeBack(back('forged', answer), cookie)).status).toBe(400)
    const slack = await spaces.begin(await spaces.invite('One Works'))
    expect((await spaces.comeBack(back(stateOf(slack.location), answer), slack.cookie)).status).toBe(400)
    expect(await rows()).toEqual([])
  })

  it('is added by its administrator’s consent, confirmed by Entra, once', async () => {
    const { location, cookie, arrived } = await spaces.begin(await spaces.invite('One Works'), 'teams')
    expect(arrived.text).toContain('connect your Microsoft 365 tenant to One Works')
    const address = new URL(location)
    expect(`${address.origin}${address.pathname}`).toBe(`${login.url}/organizations/adminconsent`)
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: appId,
      redirect_uri: `${spaces.publicUrl}/teams/consent`,
    })
    const answer = { admin_consent: 'True', tenant: consented.toUpperCase() }
    const url = back(stateOf(location), answer)
    expect((await spaces.comeBack(url, cookie)).status).toBe(200)
    expect((await spaces.comeBack(url, cookie)).status).toBe(400)
    expect(await rows()).toMatchObject([
      {
        platform: 'teams',
        tenant: consented,
        source: 'consent',
        organizationId: spaces.organizationId('One Works'),
      },
    ])
    expect(login.asked.at(-1)).toBe(`POST /${consented}/oauth2/v2.0/token`)
  })

  it('belongs to the organization that had it first', async () => {
    const { location, cookie } = await spaces.begin(await spaces.invite('Two Works'), 'teams')
    const arrived = await spaces.comeBack(
      back(stateOf(location), { admin_consent: 'True', tenant: consented }),
      cookie,
    )
    expect(arrived.text).toContain('belongs to another organization')
    expect((await rows())[0]?.organizationId).toBe(spaces.organizationId('One Works'))
  })
})
