import { webApi } from '@slack/bolt'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { SlackWorkspaceOptions } from '../../../src/playground/slack-workspace/memory/options.ts'
import { startSharedApp } from '../../../src/playground/slack-workspace/shared-app/shared-app.ts'
import { aBareApp, ana, aWorkspace, quietLogger, refusal } from './a-workspace.ts'

const client = { client_id: '1.2', client_secret: 'shh' }
const redirect_uri = 'https://learn.example/slack/oauth_redirect'
const scopes = ['chat:write', 'users:read', 'users:read.email']
const grid = { id: 'E0GRID', name: 'Grid' }

const aCloud = async (
  sites: readonly Partial<SlackWorkspaceOptions>[] = [{}],
  more: { tokenLifeSeconds?: number } = {},
) => {
  const workspaces = await Promise.all(
    sites.map((site, place) => aWorkspace({ teamId: `T${place}`, installed: false, ...site })),
  )
  const [first] = workspaces
  if (!first) throw new Error('There is no workspace')
  const app = await startSharedApp({
    clock: first.clock,
    clientId: client.client_id,
    clientSecret: client.client_secret,
    redirectUrls: ['https://learn.example/'],
    scopes,
    sites: workspaces.map((slack, place) => ({
      teamId: `T${place}`,
      teamName: `Team ${place}`,
      enterprise: sites[place]?.enterprise,
      slack,
    })),
    ...more,
  })
  onTestFinished(() => app.close())
  const web = (token?: string) =>
    new webApi.WebClient(token, {
      slackApiUrl: app.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: quietLogger,
    })
  const page = (query: Record<string, string>) =>
    `${app.apiUrl.replace('/api/', '')}/oauth/v2/authorize?${new URLSearchParams({
      client_id: client.client_id,
      scope: scopes.join(','),
      redirect_uri,
      state: 's',
      ...query,
    })}`
  const codeFor = (where: string, asked: readonly string[] = scopes) => {
    const decided = app.decide(page({}), { allow: true, where, by: 'U0ADMIN', scopes: asked })
    if (!('location' in decided)) throw new Error(decided.html)
    return new URL(decided.location).searchParams.get('code') ?? ''
  }
  const exchange = (code: string, more: Record<string, string> = {}) =>
    web().oauth.v2.access({ ...client, code, redirect_uri, ...more })
  const refresh = (refresh_token: string) =>
    web().oauth.v2.access({ ...client, grant_type: 'refresh_token', refresh_token })
  return { app, workspaces, first, web, page, codeFor, exchange, refresh }
}

describe('the page that asks', () => {
  it('offers each workspace and a way out, and sends back what was decided', async () => {
    const { page } = await aCloud([{}, { enterprise: grid }])
    const shown = await (await fetch(page({}))).text()
    expect(shown).toContain('Allow in Team 0')
    expect(shown).toContain('Allow in Grid')
    const links = [...shown.matchAll(/href="([^"]+)"/g)].map(([, href = '']) =>
      href.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
    )
    const follow = async (href = '') =>
      (await fetch(new URL(href, page({})), { redirect: 'manual' })).headers.get('location') ?? ''
    const allowed = new URL(await follow(links[0]))
    expect(allowed.href.startsWith(`${redirect_uri}?`)).toBe(true)
    expect(allowed.searchParams.get('state')).toBe('s')
    expect(allowed.searchParams.get('code')).not.toBeNull()
    const cancelled = new URL(await follow(links.at(-1)))
    expect(Object.fromEntries(cancelled.searchParams)).toEqual({ error: 'access_denied', state: 's' })
  })

  it.each([
    ['invalid_client_id', { client_id: 'another' }],
    ['bad_redirect_uri', { redirect_uri: 'https://evil.example/' }],
    ['invalid_scope', { scope: 'admin' }],
    ['invalid_scope', { scope: '' }],
  ])('%s', async (error, query) => {
    const { page } = await aCloud()
    const shown = await fetch(page(query))
    expect(shown.status).toBe(400)
    expect(await shown.text()).toContain(error)
  })
})

describe('oauth.v2.access', () => {
  it('gives a token for a code, once, that works in that workspace alone', async () => {
    const { codeFor, exchange, web } = await aCloud([{}, { users: [{ ...ana, realName: 'Another' }] }])
    const code = codeFor('T1')
    const granted = await exchange(code)
    expect(granted).toMatchObject({
      ok: true,
      token_type: 'bot',
      team: { id: 'T1', name: 'Team 1' },
      enterprise: null,
      is_enterprise_install: false,
      scope: scopes.join(','),
      authed_user: { id: 'U0ADMIN' },
    })
    expect(granted.expires_in).toBeUndefined()
    const found = await web(granted.access_token).users.info({ user: ana.id })
    expect(found.user?.real_name).toBe('Another')
    expect(await refusal(exchange(code))).toMatchObject({ error: 'code_already_used' })
  })

  it.each([
    ['invalid_code', { code: 'made-up' }],
    ['bad_redirect_uri', { redirect_uri: 'https://learn.example/other' }],
    ['invalid_client_id', { client_id: 'another' }],
    ['bad_client_secret', { client_secret: 'wrong' }],
  ])('refuses: %s', async (error, more) => {
    const { codeFor, exchange } = await aCloud()
    expect(await refusal(exchange(codeFor('T0'), more))).toMatchObject({ error })
  })

  it('refuses a code that is more than ten minutes old', async () => {
    const { codeFor, exchange, first } = await aCloud()
    const code = codeFor('T0')
    first.pass(10 * 60_000)
    expect(await refusal(exchange(code))).toMatchObject({ error: 'invalid_code' })
  })

  it('a token may no more than was granted', async () => {
    const { codeFor, exchange, web } = await aCloud()
    const { access_token } = await exchange(codeFor('T0', ['chat:write']))
    expect(await refusal(web(access_token).users.info({ user: ana.id }))).toMatchObject({
      error: 'missing_scope',
    })
  })

  it('installed again without having been taken out, it is the same token', async () => {
    const { codeFor, exchange } = await aCloud()
    const before = await exchange(codeFor('T0', ['chat:write']))
    const after = await exchange(codeFor('T0', ['users:read']))
    expect(after.access_token).toBe(before.access_token)
    expect(after.scope).toBe('chat:write,users:read')
  })
})

describe('token rotation', () => {
  it('a token ends; the next is asked for once with what came with it; the old one works until its end', async () => {
    const { codeFor, exchange, refresh, web, first } = await aCloud([{}], { tokenLifeSeconds: 100 })
    const granted = await exchange(codeFor('T0'))
    expect(granted.expires_in).toBe(100)
    first.pass(90_000)
    const next = await refresh(granted.refresh_token ?? '')
    expect(next.access_token).not.toBe(granted.access_token)
    expect((await web(granted.access_token).auth.test()).ok).toBe(true)
    first.pass(11_000)
    expect(await refusal(web(granted.access_token).auth.test())).toMatchObject({ error: 'token_expired' })
    expect((await web(next.access_token).auth.test()).ok).toBe(true)
    expect(await refusal(refresh(granted.refresh_token ?? ''))).toMatchObject({
      error: 'invalid_refresh_token',
    })
  })
})

describe('auth.revoke', () => {
  it('ends the token, and with the last one the installation', async () => {
    const { codeFor, exchange, web, first } = await aCloud()
    const { access_token } = await exchange(codeFor('T0'))
    await web(access_token).auth.revoke()
    expect(await refusal(web(access_token).auth.test())).toMatchObject({ error: 'account_inactive' })
    expect(await first.say({ user: ana.id, channel: 'D0ANA', text: 'hello' })).toMatchObject({
      reason: 'app-removed',
    })
  })
})

describe('Enterprise Grid', () => {
  it('one token for all its workspaces, and payloads that say so', async () => {
    const { codeFor, exchange, web, workspaces } = await aCloud([
      { enterprise: grid, users: [ana] },
      { enterprise: grid, users: [{ ...ana, id: 'U0BEN', email: 'ben@example.com' }] },
    ])
    const granted = await exchange(codeFor('E0GRID'))
    expect(granted).toMatchObject({ team: null, enterprise: grid, is_enterprise_install: true })
    const bot = web(granted.access_token)
    expect(await bot.auth.test()).toMatchObject({ enterprise_id: 'E0GRID', is_enterprise_install: true })
    expect((await bot.users.info({ user: ana.id })).user?.enterprise_user).toMatchObject({
      enterprise_id: 'E0GRID',
      teams: ['T0'],
    })
    expect((await bot.users.info({ user: 'U0BEN' })).user?.id).toBe('U0BEN')
    const [site] = workspaces
    if (!site) throw new Error('There is no workspace')
    const received = await aBareApp(site)
    await site.say({ user: ana.id, channel: 'D0ANA', text: 'hello' })
    expect(JSON.parse(received[0]?.body ?? '{}')).toMatchObject({
      team_id: 'T0',
      enterprise_id: 'E0GRID',
      authorizations: [{ enterprise_id: 'E0GRID', is_enterprise_install: true }],
    })
  })
})
