import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { homeOf } from '../builders/home.ts'
import { serveMemberPages, startSignIns } from '../builders/member-pages.ts'
import { addOtherClient, textOf } from '../builders/other-client.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

/** The link in the last message that a person was sent. */
const linkFor = (world: TestWorld, person: string): string => {
  const message = world.slack.state().messages[pupilOf(world, person).dm]?.at(-1)
  return /https?:\/\/[^\s"|]+\/sign-in\/[\w-]+/.exec(JSON.stringify(message?.blocks))?.[0] ?? 'none'
}

const ask = async (world: TestWorld, person: string): Promise<string> => {
  const talk = pupilOf(world, person)
  await talk.say('web')
  return linkFor(world, person)
}

const post = (url: string, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) =>
  fetch(url, { method: 'POST', redirect: 'manual', headers })

const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? 'none'

const later = (world: TestWorld, minutes: number): Promise<void> =>
  world.travelTo(new Date(world.clock.now().getTime() + minutes * 60_000).toISOString())

describe('a link from chat', () => {
  let world: TestWorld
  let pages: Awaited<ReturnType<typeof serveMemberPages>>
  const me = (cookie?: string) =>
    fetch(`${pages.origin}/me`, { headers: cookie === undefined ? {} : { cookie } })
  const signIn = async (person = 'ana') => cookieOf(await post(await ask(world, person)))

  beforeAll(async () => {
    world = await startWorld({
      people: [aPerson('ana'), aPerson('bo'), aPerson('cy'), aPerson('luz', { locale: 'es-MX' })],
    })
    for (const person of ['ana', 'bo', 'cy']) await pupilOf(world, person).say('hello')
    const home = homeOf(world, 'ana')
    await home.open()
    expect(home.buttons()).not.toContain('Open on the web')
    await pupilOf(world, 'ana').say('web')
    expect(pupilOf(world, 'ana').last().text).toContain('no web pages here')
    pages = await serveMemberPages(world)
    await world.enrol('ana')
    await world.travelTo('2026-11-02T08:00:00Z')
    await pupilOf(world, 'ana').goThrough()
  })
  afterAll(async () => {
    await pages.close()
    await world.close()
  })

  it('is offered on the home, and signs in', async () => {
    const home = homeOf(world, 'ana')
    await home.open()
    expect(home.buttons()).toContain('Open on the web')
    await home.press('web')
    const link = linkFor(world, 'ana')
    const opened = await fetch(link)
    expect(opened.status).toBe(200)
    const pressed = await post(link)
    expect(pressed.status).toBe(303)
    expect(pressed.headers.get('location')).toBe('/me')
    const set = pressed.headers.get('set-cookie') ?? ''
    expect(set).toMatch(/^whetstone=[\w-]{43}; /)
    expect(set).toContain('HttpOnly')
    expect(set).toContain('SameSite=Lax')
    expect(set).toContain('Max-Age=43200')
    const page = await me(cookieOf(pressed))
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    const html = await page.text()
    expect(html).toContain('Hello, Ana')
    for (const figure of [/\d+ answers?, \d+ right/, /\d+ of \d+ lessons/, /\d+% of \d+ questions?/]) {
      const told = figure.exec(home.text())?.[0]
      expect(told).toBeDefined()
      expect(html).toContain(told)
    }
  })

  it('speaks the reader’s language, and says of what it shows in another', async () => {
    await pupilOf(world, 'luz').say('hola')
    await world.enrol('luz')
    const link = await ask(world, 'luz')
    const asked = await (await fetch(link)).text()
    expect(asked).toMatch(/^<!doctype html><html lang="es-MX" dir="ltr">/)
    expect(asked).toContain('Iniciar sesión')
    // Where nobody knows who it is, the browser says.
    const headers = { 'accept-language': 'fr, de-CH;q=0.8, en;q=0.2' }
    const signedOut = await (await fetch(`${pages.origin}/me`, { headers })).text()
    expect(signedOut).toMatch(/^<!doctype html><html lang="de-CH" dir="ltr">/)
    expect(signedOut).toContain('Du bist nicht angemeldet')
    const page = await (await me(cookieOf(await post(link)))).text()
    expect(page).toContain('<html lang="es-MX"')
    expect(page).toContain('<h3 lang="en">')
    expect(page).toContain('Aún sin traducir: se muestra en inglés.')
  })

  it('is not used up by whatever only looks at it, and works once', async () => {
    const link = await ask(world, 'ana')
    for (let look = 0; look < 3; look++) expect((await fetch(link)).status).toBe(200)
    expect((await fetch(link, { method: 'HEAD' })).status).toBe(200)
    const both = await Promise.all([post(link), post(link)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 410])
    const after = await fetch(link)
    expect(after.status).toBe(410)
    expect(await after.text()).toContain('not valid any more')
  })

  it('is valid for fifteen minutes', async () => {
    const link = await ask(world, 'ana')
    await later(world, 14)
    expect((await fetch(link)).status).toBe(200)
    await later(world, 2)
    expect((await fetch(link)).status).toBe(410)
    expect((await post(link)).status).toBe(410)
  })

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour of the site', { 'sec-fetch-site': 'same-site' }],
    ['with another origin', { origin: 'https://evil.example' }],
    ['from nowhere', {} as Record<string, string>],
  ])('a press %s signs nobody in, and leaves the link as it is', async (_name, headers) => {
    const link = await ask(world, 'ana')
    expect((await post(link, headers)).status).toBe(403)
    expect((await fetch(link)).status).toBe(200)
    expect((await post(link, { origin: pages.origin })).status).toBe(303)
  })

  it('speaks the language of the chat, also where only the platform says which', async () => {
    const { prisma } = world.database
    const memberId = await world.memberId('cy')
    await prisma.member.update({ where: { id: memberId }, data: { locale: null } })
    await prisma.identity.updateMany({ where: { memberId }, data: { locale: 'de-DE' } })
    const link = await ask(world, 'cy')
    expect(pupilOf(world, 'cy').last().text).toContain('Deine Seite öffnen')
    expect(await (await fetch(link)).text()).toMatch(/^<!doctype html><html lang="de-DE"/)
    expect(await (await me(cookieOf(await post(link)))).text()).toContain('<html lang="de-DE"')
    await prisma.identity.updateMany({ where: { memberId }, data: { locale: 'en-GB' } })
  })

  it('neither link nor cookie stands in the database or in the log', async () => {
    const link = await ask(world, 'ana')
    const token = link.split('/').at(-1) ?? ''
    const cookie = (await signIn()).split('=')[1] ?? ''
    const stored = await world.database.pool.query<{ row: string }>(
      `SELECT to_json(sign_in_links)::text AS row FROM sign_in_links
       UNION ALL SELECT to_json(web_sessions)::text FROM web_sessions`,
    )
    expect(stored.rows.length).toBeGreaterThan(1)
    for (const secret of [token, cookie]) {
      expect(secret.length).toBe(43)
      expect(JSON.stringify([stored.rows, world.logged])).not.toContain(secret)
    }
  })

  it('a session ends after twelve hours', async () => {
    const cookie = await signIn('cy')
    expect((await me(cookie)).status).toBe(200)
    await later(world, 12 * 60 - 1)
    expect((await me(cookie)).status).toBe(200)
    await later(world, 2)
    expect((await me(cookie)).status).toBe(401)
  })

  it('and when somebody signs out', async () => {
    const cookie = await signIn()
    const out = await fetch(`${pages.origin}/sign-out`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    })
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await me(cookie)).status).toBe(401)
  })

  it('and when their account is unlinked, the bot is removed, or they have left', async () => {
    const cookies = { ana: await signIn('ana'), bo: await signIn('bo') }
    const { prisma } = world.database
    const memberId = await world.memberId('bo')
    await prisma.identity.deleteMany({ where: { memberId } })
    expect((await me(cookies.bo)).status).toBe(401)
    await prisma.installation.updateMany({ data: { status: 'removed' } })
    expect((await me(cookies.ana)).status).toBe(401)
    await prisma.installation.updateMany({ data: { status: 'active' } })
    expect((await me(cookies.ana)).status).toBe(200)
    await world.importPeople([aPerson('cy')])
    expect((await me(cookies.ana)).status).toBe(401)
  })

  it.each([
    undefined,
    'whetstone=',
    'whetstone=guessed',
    `whetstone=${'A'.repeat(5000)}`,
    '__Host-whetstone=x',
  ])('the cookie %j signs nobody in, and the page says how', async (cookie) => {
    const page = await me(cookie)
    expect(page.status).toBe(401)
    expect(await page.text()).toContain('write “web” to it')
  })

  it('nothing may frame the sign-in; Teams alone may frame the pages', async () => {
    const link = await ask(world, 'cy')
    const policies = await Promise.all(
      [link, `${pages.origin}/me`, `${pages.origin}/tab`].map(async (url) => {
        const { headers } = await fetch(url)
        return [headers.get('content-security-policy') ?? '', headers.get('x-frame-options')] as const
      }),
    )
    const [signing, mine, tab] = policies
    expect(signing?.[0]).toContain("frame-ancestors 'none'")
    expect(signing?.[1]).toBe('DENY')
    for (const [policy, frames] of [mine, tab].flatMap((each) => (each ? [each] : []))) {
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain('frame-ancestors https://*.cloud.microsoft https://teams.microsoft.com')
      expect(policy).not.toMatch(/unsafe|frame-ancestors[^;]* \*( |;|$)/)
      expect(frames).toBeNull()
    }
  })
})

describe('over https', () => {
  it('the cookie is bound to the host and never goes over http', async () => {
    const world = await startWorld()
    const pages = await serveMemberPages(world, { publicUrl: 'https://learn.example.com' })
    try {
      await pupilOf(world, 'ana').say('hello')
      const link = await ask(world, 'ana')
      expect(link).toMatch(/^https:\/\/learn\.example\.com\/sign-in\//)
      const pressed = await post(link.replace('https://learn.example.com', pages.origin))
      const set = pressed.headers.get('set-cookie') ?? ''
      expect(set).toMatch(/^__Host-whetstone=/)
      for (const word of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(set).toContain(word)
      const cookie = cookieOf(pressed)
      expect((await fetch(`${pages.origin}/me`, { headers: { cookie } })).status).toBe(200)
      const bare = cookie.replace('__Host-', '')
      expect((await fetch(`${pages.origin}/me`, { headers: { cookie: bare } })).status).toBe(401)
      const origin = { origin: 'https://learn.example.com' }
      const again = (await ask(world, 'ana')).replace('https://learn.example.com', pages.origin)
      expect((await post(again, origin)).status).toBe(303)
    } finally {
      await pages.close()
      await world.close()
    }
  })
})

describe('the tab in Teams', () => {
  const tenant = '5b9f3c1e-1111-4222-8333-444455556666'
  const appId = '0c1d2e3f-aaaa-4bbb-8ccc-ddddeeeeffff'
  let world: TestWorld
  let pages: Awaited<ReturnType<typeof serveMemberPages>>
  let entra: Awaited<ReturnType<typeof startSignIns>>
  let teams: Awaited<ReturnType<typeof addOtherClient>>
  const claims = { aud: appId, oid: 'o-ana' }
  const send = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${pages.origin}/tab/session`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    })
  const signIn = (token: string) => send(JSON.stringify({ token }))

  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana'), aPerson('bo')] })
    entra = await startSignIns(tenant)
    teams = await addOtherClient(world, {
      tenant,
      people: [
        { id: 'o-ana', name: 'Ana', address: 'ana@works.example' },
        { id: 'o-bo', name: 'Bo', address: 'bo@works.example' },
        { id: 'o-eve', name: 'Eve', address: 'eve@elsewhere.example' },
      ],
    })
    pages = await serveMemberPages(world, { sso: { appId, loginUrl: entra.loginUrl } })
    await teams.as('o-ana').say('hello')
  })
  afterAll(async () => {
    await pages.close()
    await entra.close()
    await world.close()
  })

  it('is signed in by the token that Teams gives it, in a partition of its own', async () => {
    const answer = await signIn(await entra.token(claims))
    expect(answer.status).toBe(200)
    const set = answer.headers.get('set-cookie') ?? ''
    for (const word of ['Secure', 'HttpOnly', 'SameSite=None', 'Partitioned']) expect(set).toContain(word)
    const page = await fetch(`${pages.origin}/me`, { headers: { cookie: cookieOf(answer) } })
    expect(await page.text()).toContain('Hello, Ana')
  })

  it.each(['api://APP', 'api://HOST/APP', 'api://HOST/botid-APP'])('takes the audience %s', async (form) => {
    const aud = form.replace('HOST', new URL(pages.origin).host).replace('APP', appId)
    expect((await signIn(await entra.token({ ...claims, aud }))).status).toBe(200)
  })

  it('links somebody who opens the tab before they ever wrote', async () => {
    const answer = await signIn(await entra.token({ ...claims, oid: 'o-bo' }))
    expect(answer.status).toBe(200)
    expect(textOf(await teams.as('o-bo').say('help'))).toContain('What you can say')
  })

  const now = () => Math.floor(Date.now() / 1000)
  it.each([
    ['another app', () => entra.token({ ...claims, aud: 'another-app' })],
    ['the app at another host', () => entra.token({ ...claims, aud: `api://evil.example/${appId}` })],
    [
      'an issuer of another kind',
      () => entra.token({ ...claims, iss: `https://sts.windows.net/${tenant}/` }),
    ],
    [
      'the issuer of another tenant',
      () => entra.token({ ...claims, iss: 'https://login.microsoftonline.com/other/v2.0' }),
    ],
    ['a past time', () => entra.token({ ...claims, exp: now() - 60, nbf: now() - 3600 })],
    ['a time to come', () => entra.token({ ...claims, nbf: now() + 600 })],
    ['no end', () => entra.token({ ...claims, exp: undefined })],
    ['a key of somebody else', () => entra.token(claims, { byStranger: true })],
    ['a tenant that is not ours', () => entra.token({ ...claims, tid: 'another-tenant' })],
    ['a tenant that is a path', () => entra.token({ ...claims, tid: '../../etc' })],
    ['nobody', () => entra.token({ ...claims, oid: undefined })],
    ['an app that is nobody', () => entra.token({ ...claims, idtyp: 'app' })],
    ['somebody who is not in the organization', () => entra.token({ ...claims, oid: 'o-eve' })],
    ['somebody who is not in the tenant', () => entra.token({ ...claims, oid: 'o-nobody' })],
    ['no signature', async () => unsigned((await entra.token(claims)).split('.')[1] ?? '')],
    ['nonsense', async () => 'nonsense'],
    ['nothing', async () => ''],
  ])('a token for %s is refused', async (_name, token) => {
    const answer = await signIn(await token())
    expect(answer.status).toBe(401)
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  it('asks nobody about a tenant that is not ours', async () => {
    const asked = entra.asked()
    await signIn(await entra.token({ ...claims, tid: 'another-tenant' }))
    expect(entra.asked()).toBe(asked)
  })

  it('a tenant that has removed the bot is not ours any more', async () => {
    const where = { tenant }
    await world.database.prisma.installation.updateMany({ where, data: { status: 'removed' } })
    expect((await signIn(await entra.token(claims))).status).toBe(401)
    await world.database.prisma.installation.updateMany({ where, data: { status: 'active' } })
    expect((await signIn(await entra.token(claims))).status).toBe(200)
  })

  it.each([
    ['from another site', JSON.stringify({ token: 'x' }), { 'sec-fetch-site': 'cross-site' }, 403],
    ['that is no JSON', '{', {}, 401],
  ])('a request %s is refused', async (_name, body, headers, status) => {
    expect((await send(body, headers)).status).toBe(status)
  })

  it('no token stands in the log', async () => {
    const token = await entra.token({ ...claims, aud: 'another-app' })
    await signIn(token)
    expect(JSON.stringify(world.logged)).not.toContain(token.split('.')[2])
    expect(world.logged.some(({ message }) => message === 'A sign-in from Teams was refused')).toBe(true)
  })

  it('says how else to get there, and loads Microsoft’s library from here', async () => {
    const html = await (await fetch(`${pages.origin}/tab`)).text()
    expect(html).toContain('write “web” to it')
    expect(html).not.toMatch(/(?:src|href)="https?:/)
    const library = await fetch(`${pages.origin}/me/assets/teams-js.js`)
    expect(library.headers.get('content-type')).toContain('text/javascript')
    expect(await library.text()).toContain('microsoftTeams')
  })

  it('is told to try again while the keys can’t be had', async () => {
    const away = await startWorld({ teamId: 'T0AWAY', people: [aPerson('ana')] })
    const client = await addOtherClient(away, { tenant, people: [{ id: 'o-ana', name: 'Ana' }] })
    const there = await serveMemberPages(away, { sso: { appId, loginUrl: 'http://127.0.0.1:9' } })
    try {
      expect(client.tenant).toBe(tenant)
      const answer = await fetch(`${there.origin}/tab/session`, {
        method: 'POST',
        body: JSON.stringify({ token: await entra.token(claims) }),
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      })
      expect(answer.status).toBe(503)
    } finally {
      await there.close()
      await away.close()
    }
  })

  it('a request of a megabyte is refused', async () => {
    expect((await send(JSON.stringify({ token: 'x'.repeat(1_000_000) }))).status).toBe(413)
  })
})

const unsigned = (payload: string): string =>
  `${Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url')}.${payload}.`
