import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { conversationOf } from '../builders/conversation.ts'
import { type Spaces, startSpaces } from '../builders/spaces.ts'

const dayMs = 86_400_000

let spaces: Spaces
beforeAll(async () => {
  spaces = await startSpaces({
    sites: [{ teamId: 'T0ONE' }, { teamId: 'T0TWO' }, { teamId: 'T0BAD' }],
    organizations: ['One Works', 'Two Works'],
  })
})
afterAll(() => spaces.close())

const stored = async () => {
  const { prisma } = spaces.database
  return {
    installations: await prisma.installation.findMany({ orderBy: { tenant: 'asc' } }),
    secrets: await prisma.installationSecret.findMany({ orderBy: { installationId: 'asc' } }),
  }
}

const later = (ms: number) => spaces.clock.set(new Date(spaces.clock.now().getTime() + ms))

describe('a workspace installs the bot', () => {
  it('by an invitation, into the organization that invited it', async () => {
    const done = await spaces.install('T0ONE', 'One Works')
    expect(done.status).toBe(200)
    expect(done.text).toContain('Workspace T0ONE now belongs to One Works')
    const { installations, secrets } = await stored()
    expect(installations).toMatchObject([
      {
        tenant: 'T0ONE',
        organizationId: spaces.organizationId('One Works'),
        source: 'oauth',
        status: 'active',
        botUserId: 'U0WHETSTONE',
        botId: 'B0WHETSTONE',
        installedBy: 'U0ADMIN',
      },
    ])
    expect(secrets).toMatchObject([{ name: 'bot-token', keyId: 'first' }])
    expect(JSON.stringify(secrets)).not.toContain('xoxb-')
  })

  it('and its people get their lessons there', async () => {
    const world = spaces.worldOf('T0ONE', 'One Works')
    await world.enrol('ana')
    await spaces.travelTo('2026-11-02T08:00:00Z')
    expect(conversationOf(world, 'ana').card().text).toContain('What a sensor reports')
  })

  it('with who did it written down, and no secret', async () => {
    const audited = await spaces.database.prisma.auditEntry.findMany({
      where: { action: { startsWith: 'installation' } },
    })
    expect(audited).toMatchObject([
      { action: 'installation.added', actor: 'U0ADMIN', subject: 'slack Workspace T0ONE' },
    ])
    expect(JSON.stringify(audited)).not.toMatch(/xox/)
  })

  it('the invitation’s page says who invites, keeps nothing, and is not kept', async () => {
    const token = await spaces.invite('Two Works')
    const before = await spaces.database.prisma.installState.count()
    const page = await fetch(`${spaces.publicUrl}/slack/install?for=${token}`)
    expect(await page.text()).toContain('connect your Slack workspace to Two Works')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(await spaces.database.prisma.installState.count()).toBe(before)
  })

  it('what is kept of invitations and states is no way in', async () => {
    const token = await spaces.invite('Two Works')
    const { location, cookie } = await spaces.begin(token)
    const state = new URL(location).searchParams.get('state') ?? 'none'
    const rows = JSON.stringify([
      await spaces.database.prisma.invitation.findMany(),
      await spaces.database.prisma.installState.findMany(),
    ])
    for (const secret of [token, state, cookie.split('=')[1] ?? 'none']) expect(rows).not.toContain(secret)
  })

  it('asks Slack for what the bot needs, and no more', async () => {
    const { location } = await spaces.begin(await spaces.invite('Two Works'))
    const asked = new URL(location).searchParams
    expect(asked.get('scope')).toBe(
      'chat:write,commands,im:history,im:write,mpim:write,users:read,users:read.email',
    )
    expect(asked.get('redirect_uri')).toBe(`${spaces.publicUrl}/slack/oauth_redirect`)
  })
})

describe('nothing is stored, and the page says what to do', () => {
  let before: Awaited<ReturnType<typeof stored>>
  beforeEach(async () => {
    before = await stored()
  })
  const expectNothing = async () => expect(await stored()).toEqual(before)

  const allowed = (location: string) =>
    spaces.decide(location, { allow: true, where: 'T0TWO', by: 'U0ADMIN' })

  it.each([
    ['no invitation', () => Promise.resolve(''), 404, 'needs an invitation'],
    ['one that was made up', () => Promise.resolve('x'.repeat(43)), 404, 'needs an invitation'],
    [
      'one that is over',
      async () => {
        const token = await spaces.invite('Two Works')
        later(7 * dayMs)
        return token
      },
      400,
      'has expired',
    ],
  ])('%s', async (_, token, status, words) => {
    const { arrived, pressed, cookie } = await spaces.begin(await token())
    expect(arrived.status).toBe(status)
    expect(arrived.text).toContain(words)
    expect(pressed).toBe(status)
    expect(cookie).toBe('')
    await expectNothing()
  })

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['nowhere', undefined],
  ])('a press of the button that comes from %s', async (_, headers) => {
    const address = `${spaces.publicUrl}/slack/install?for=${await spaces.invite('Two Works')}`
    const pressed = await fetch(address, { method: 'POST', redirect: 'manual', ...(headers && { headers }) })
    expect(pressed.status).toBe(403)
    expect(pressed.headers.get('set-cookie')).toBeNull()
    expect(pressed.headers.get('location')).toBeNull()
    await expectNothing()
  })

  it('a state that was forged', async () => {
    const { location, cookie } = await spaces.begin(await spaces.invite('Two Works'))
    const address = new URL(allowed(location))
    address.searchParams.set('state', 'forged')
    const arrived = await spaces.comeBack(address.href, cookie)
    expect(arrived).toMatchObject({ status: 400 })
    expect(arrived.text).toContain('not begun in this browser')
    await expectNothing()
  })

  it.each(['', 'whetstone-install=somebody-else'])('another browser: %j', async (cookie) => {
    const { location } = await spaces.begin(await spaces.invite('Two Works'))
    const arrived = await spaces.comeBack(allowed(location), cookie)
    expect(arrived.text).toContain('not begun in this browser')
    await expectNothing()
  })

  it('a state that is eleven minutes old', async () => {
    const { location, cookie } = await spaces.begin(await spaces.invite('Two Works'))
    const address = allowed(location)
    later(11 * 60_000)
    expect((await spaces.comeBack(address, cookie)).text).toContain('more than ten minutes ago')
    await expectNothing()
  })

  it('a state of the other platform', async () => {
    const { location, cookie } = await spaces.begin(await spaces.invite('Two Works'))
    await spaces.database.prisma.installState.updateMany({ data: { platform: 'teams' } })
    expect((await spaces.comeBack(allowed(location), cookie)).status).toBe(400)
    await spaces.database.prisma.installState.deleteMany()
    await expectNothing()
  })

  it('“Cancel” at Slack', async () => {
    const { location, cookie } = await spaces.begin(await spaces.invite('Two Works'))
    const arrived = await spaces.comeBack(spaces.decide(location, { allow: false }), cookie)
    expect(arrived.text).toContain('You did not allow it')
    await expectNothing()
  })

  it('a code that was made up', async () => {
    const { location, cookie } = await spaces.begin(await spaces.invite('Two Works'))
    const address = new URL(allowed(location))
    address.searchParams.set('code', 'made-up')
    expect((await spaces.comeBack(address.href, cookie)).text).toContain('may have been used before')
    await expectNothing()
  })

  it('a code that was used before, in a state that is new', async () => {
    const first = await spaces.begin(await spaces.invite('Two Works'))
    const code = new URL(allowed(first.location)).searchParams.get('code') ?? ''
    await fetch(`${spaces.app.apiUrl}oauth.v2.access`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: '11.22',
        client_secret: 'client-secret',
        code,
        redirect_uri: `${spaces.publicUrl}/slack/oauth_redirect`,
      }),
    })
    const second = await spaces.begin(await spaces.invite('Two Works'))
    const state = new URL(second.location).searchParams.get('state') ?? ''
    const address = `${spaces.publicUrl}/slack/oauth_redirect?code=${code}&state=${state}`
    expect((await spaces.comeBack(address, second.cookie)).text).toContain('may have been used before')
    await expectNothing()
  })

  it('scopes that were refused: they are named, and the token is given up', async () => {
    const arrived = await spaces.install('T0BAD', 'Two Works', { scopes: ['chat:write', 'commands'] })
    expect(arrived.status).toBe(400)
    expect(arrived.text).toContain('<code>users:read.email</code>')
    expect(arrived.text).not.toContain('<code>commands</code>')
    await expectNothing()
    expect(spaces.site('T0BAD').state().installation).toBe('account_inactive')
  })

  it('a workspace that belongs to another organization: it stays there, and works on', async () => {
    const arrived = await spaces.install('T0ONE', 'Two Works')
    expect(arrived.status).toBe(400)
    expect(arrived.text).toContain('belongs to another organization')
    await expectNothing()
    expect(spaces.site('T0ONE').state().installation).toBe('installed')
  })
})

describe('once', () => {
  it('a return that is opened again installs nothing again', async () => {
    const { location, cookie } = await spaces.begin(await spaces.invite('Two Works'))
    const address = spaces.decide(location, { allow: true, where: 'T0TWO', by: 'U0ADMIN' })
    expect((await spaces.comeBack(address, cookie)).status).toBe(200)
    const before = await stored()
    expect((await spaces.comeBack(address, cookie)).text).toContain('has been completed already')
    expect(await stored()).toEqual(before)
  })

  it('an invitation is good for one workspace, also when two come back at once', async () => {
    const token = await spaces.invite('Two Works')
    const both = await Promise.all([spaces.begin(token), spaces.begin(token)])
    const arrived = await Promise.all(
      both.map(({ location, cookie }, place) => {
        const where = place === 0 ? 'T0TWO' : 'T0BAD'
        return spaces.comeBack(spaces.decide(location, { allow: true, where, by: 'U0ADMIN' }), cookie)
      }),
    )
    expect(arrived.map(({ status }) => status).sort()).toEqual([200, 400])
    expect(arrived.find(({ status }) => status === 400)?.text).toContain('has been used already')
    expect((await spaces.begin(token)).arrived.text).toContain('has been used already')
  })

  it('said in the browser’s language where there is one, in a page without scripts', async () => {
    const page = await fetch(`${spaces.publicUrl}/slack/install`, {
      headers: { 'accept-language': 'xx,en;q=0.5' },
    })
    const text = await page.text()
    expect(text).toMatch(/^<!doctype html><html lang="en" dir="ltr">/)
    expect(text).not.toContain('<script')
    const german = await fetch(`${spaces.publicUrl}/slack/install`, {
      headers: { 'accept-language': 'xx,de;q=0.5' },
    })
    expect(await german.text()).toContain('<code>whetstone organization invite</code> macht einen')
  })
})
