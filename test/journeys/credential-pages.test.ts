import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveMemberPages } from '../builders/member-pages.ts'
import { credentialsIn } from '../builders/planted-credentials.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let plant: ReturnType<typeof credentialsIn>
const ids: Record<string, string> = {}
const german = {
  title: 'Schraubverbindungen, richtig angezogen',
  summary: 'Zieht Schraubverbindungen richtig an.',
  narrative: 'Wer dies besitzt, **wusste es noch**.',
}

beforeAll(async () => {
  world = await startWorld({
    people: [aPerson('ana', { name: 'Ana Lindqvist' }), aPerson('bo')],
  })
  pages = await serveMemberPages(world)
  await world.travelTo('2026-11-02T08:00:00Z')
  plant = credentialsIn(world)
  const plain = await plant.achievement({}, { de: german })
  ids.plain = plain
  ids.valid = await plant.credential('ana', plain)
  ids.private = await plant.credential('ana', plain, { sequence: 2, shared: false })
  ids.revoked = await plant.credential('ana', plain, {
    sequence: 3,
    revokedAt: new Date('2026-11-01T10:00:00Z'),
    revokedReason: 'Evidence was of somebody else',
  })
  ids.marked = await plant.credential('ana', plain, {
    sequence: 4,
    recipientName: '<img src=x onerror=alert(1)> "Bo" & Söhne',
  })
  ids.erased = await plant.credential('ana', plain, {
    sequence: 5,
    memberId: null,
    recipientName: null,
    signed: undefined,
  })
})
afterAll(async () => {
  await pages?.close()
  await world?.close()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${pages.origin}${path}`, { headers, redirect: 'manual' })

const own = { 'sec-fetch-site': 'same-origin' }
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = own) =>
  fetch(`${pages.origin}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams(fields),
  })

const signIn = async (person: string): Promise<string> => {
  const talk = pupilOf(world, person)
  await talk.say('web')
  const message = world.slack.state().messages[talk.dm]?.at(-1)
  const link = /https?:\/\/[^\s"|]+\/sign-in\/[\w-]+/.exec(JSON.stringify(message?.blocks))?.[0] ?? ''
  const pressed = await fetch(link, { method: 'POST', redirect: 'manual', headers: own })
  return pressed.headers.get('set-cookie')?.split(';')[0] ?? 'none'
}

describe('the page of a credential', () => {
  it('has what a link preview needs, with whole addresses', async () => {
    const html = await (await get(`/c/${ids.valid}`)).text()
    const meta = (name: string) =>
      new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1]
    const address = `${pages.origin}/c/${ids.valid}`
    expect(meta('og:title')).toBe('Bolted joints, done right: Ana Lindqvist')
    expect(meta('og:description')).toMatch(/^Valid · Test Works · /)
    expect(meta('og:url')).toBe(address)
    expect(meta('og:image')).toBe(`${address}/og.png`)
    expect(meta('twitter:card')).toBe('summary_large_image')
    expect(html).toContain(`<link rel="canonical" href="${address}"`)
    const picture = await get(`/c/${ids.valid}/og.png`)
    expect(picture.headers.get('content-type')).toBe('image/png')
    const bytes = Buffer.from(await picture.arrayBuffer())
    // Width and height stand in the first chunk of a PNG.
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
  })

  it('shows all eleven elements of the recommendation, and says which is not stated', async () => {
    const elements = (html: string) =>
      [...html.slice(html.indexOf('id="elements"')).matchAll(/<dt>([^<]+)<\/dt><dd[^>]*>(.*?)<\/dd>/g)].map(
        ([, term, value]) => [term, value?.replace(/<[^>]+>/g, '')],
      )
    const whole = elements(await (await get(`/c/${ids.valid}`)).text())
    expect(Object.fromEntries(whole)).toEqual({
      Learner: 'Ana Lindqvist',
      Title: 'Bolted joints, done right',
      'Country of the issuer': 'Sweden',
      'Awarding body': 'Test Works',
      'Awarded on': 'October 26, 2026',
      'Learning outcomes': '2 outcomes, listed above',
      Workload: '6 hours of learning, 0.25 ECTS',
      Level: 'EQF level 4',
      'Type of assessment': 'Reserved questions and observed work',
      'Form of participation': 'Online and on site',
      'Quality assurance': 'Reviewed twice a year by two trainers',
    })
    const lacking = await plant.achievement({ id: 'lacking', eqfLevel: undefined })
    const html = await (await get(`/c/${await plant.credential('bo', lacking)}`)).text()
    expect(Object.fromEntries(elements(html)).Level).toBe('Not stated')
  })

  it('is in the reader’s language, and marks what isn’t', async () => {
    const inGerman = await (await get(`/c/${ids.valid}`, { 'accept-language': 'de-AT' })).text()
    expect(inGerman).toContain('<html lang="de-AT"')
    expect(inGerman).toContain('Schraubverbindungen, richtig angezogen')
    expect(inGerman).toContain('Gültig')
    expect(inGerman).toContain('26. Oktober 2026')
    const inSpanish = await (await get(`/c/${ids.valid}`, { 'accept-language': 'es' })).text()
    expect(inSpanish).toContain('<h1 lang="en">Bolted joints, done right</h1>')
    expect(inSpanish).toContain('Aún sin traducir: se muestra en inglés.')
  })

  it('says what was signed, not what the pack has made of it since', async () => {
    const signed = { credentialSubject: { achievement: { name: 'Bolted joints, first edition' } } }
    const id = await plant.credential('bo', ids.plain ?? '', { sequence: 9, signed })
    for (const language of ['en', 'de']) {
      const html = await (await get(`/c/${id}`, { 'accept-language': language })).text()
      expect(html).toContain('<h1 lang="en">Bolted joints, first edition</h1>')
    }
  })

  it('tells the public when it was revoked, and its holder alone why', async () => {
    const html = await (await get(`/c/${ids.revoked}`)).text()
    expect(html).toContain('The issuer withdrew it on November 1, 2026.')
    expect(html).not.toContain('somebody else')
    expect(html).not.toContain('linkedin.com')
    const mine = await (await get(`/c/${ids.revoked}`, { cookie: await signIn('ana') })).text()
    expect(mine).toContain('Evidence was of somebody else')
    const others = await (await get(`/c/${ids.revoked}`, { cookie: await signIn('bo') })).text()
    expect(others).not.toContain('somebody else')
  })

  it('shows a name with markup as text', async () => {
    const html = await (await get(`/c/${ids.marked}`)).text()
    expect(html).not.toContain('<img src=x')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    const picture = await get(`/c/${ids.marked}/picture.png`)
    expect(picture.status).toBe(200)
  })

  it('gives programs the credential itself, from any page of theirs', async () => {
    for (const type of ['application/json', 'application/ld+json', 'application/vc']) {
      const answer = await get(`/c/${ids.valid}`, { accept: type })
      expect(answer.headers.get('content-type')).toBe(type)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('vary')).toContain('Accept')
      expect(await answer.json()).toHaveProperty('id')
    }
    expect((await get(`/c/${ids.valid}.json`)).headers.get('content-type')).toBe('application/json')
    for (const accept of ['*/*', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', '']) {
      expect((await get(`/c/${ids.valid}`, { accept })).headers.get('content-type')).toMatch(/^text\/html/)
    }
  })

  it('names a picture of its achievement that is there, without a name on it', async () => {
    const picture = await get(`/achievements/${ids.plain}/picture.png`)
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(picture.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect((await get('/achievements/nothing/picture.png')).status).toBe(404)
  })

  it('has it in a language in which the title is said, and in the pack’s where it is not', async () => {
    const { prisma } = world.database
    const bytes = async (query: string) =>
      Buffer.from(await (await get(`/achievements/${ids.plain}/picture.png${query}`)).arrayBuffer())
    const own = await bytes('')
    const before = await prisma.achievement.findUniqueOrThrow({ where: { id: ids.plain ?? '' } })
    await prisma.achievement.update({
      where: { id: ids.plain ?? '' },
      data: { translations: { de: { title: 'Schraubverbindungen' } } },
    })
    expect((await bytes('?in=de')).equals(own)).toBe(false)
    for (const query of ['', '?in=en', '?in=fr', '?in=__proto__', '?in='])
      expect((await bytes(query)).equals(own)).toBe(true)
    await prisma.achievement.update({
      where: { id: ids.plain ?? '' },
      data: { translations: before.translations ?? {} },
    })
  })

  it('is there for its holder alone while it is private, file and pictures too', async () => {
    const cookie = await signIn('ana')
    const paths = ['', '.json', '/picture.png', '/og.png', '/qr.svg'].map((end) => `/c/${ids.private}${end}`)
    for (const path of paths) {
      expect((await get(path)).status).toBe(404)
      expect((await get(path, { cookie: await signIn('bo') })).status).toBe(404)
      expect((await get(path, { cookie })).status).toBe(200)
    }
    const never = await (await get('/c/0000000000000000000000')).text()
    expect(await (await get(`/c/${ids.private}`)).text()).toBe(never)
    expect((await get(`/c/${ids.private}`, { cookie })).headers.get('cache-control')).toBe('no-store')
  })

  it.each(['/c/', '/c/..%2f..%2fetc', '/c/%00', `/c/${'a'.repeat(5000)}`, '/c/x.exe'])(
    'answers %j that there is none',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )

  it('says that an erased one is gone, and that its file can be checked', async () => {
    const answer = await get(`/c/${ids.erased}`)
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain('can still be checked')
  })
})

describe('a portfolio', () => {
  it('is private until its owner opens it, and shows what they chose', async () => {
    const cookie = await signIn('ana')
    const mine = (path: string, fields: Record<string, string>) => post(path, fields, { ...own, cookie })
    expect((await get('/p/ana-l')).status).toBe(404)
    expect((await mine('/me/portfolio', { do: 'open' })).status).toBe(404)
    const chosen = await mine('/me/portfolio', { do: 'handle', handle: ' Ana-L ' })
    expect(chosen.headers.get('location')).toBe('/me?done=handle#credentials')
    expect((await get('/p/ana-l')).status).toBe(404)
    await mine('/me/portfolio', { do: 'open' })
    expect(await (await get('/p/ana-l')).text()).toContain('Nothing is shown here yet.')
    await mine(`/me/credentials/${ids.valid}`, { do: 'add' })
    await mine(`/me/credentials/${ids.private}`, { do: 'add' })
    const page = await (await get('/p/ana-l')).text()
    expect(page).toContain(`href="/c/${ids.valid}"`)
    expect(page).not.toContain(ids.private)
    expect((await get('/p/ANA-L')).headers.get('location')).toBe('/p/ana-l')
    // Kept private, it is nowhere; and a slip is taken back with all that was.
    const hidden = await mine(`/me/credentials/${ids.valid}`, { do: 'keep-private' })
    const told = await (await get(hidden.headers.get('location') ?? '', { cookie })).text()
    expect(told).toContain('is private. Links to its page do not work')
    expect(await (await get('/p/ana-l')).text()).toContain('Nothing is shown here yet.')
    await mine(`/me/credentials/${ids.valid}`, { do: 'make-public' })
    expect(await (await get('/p/ana-l')).text()).toContain(ids.valid)
    await mine('/me/portfolio', { do: 'close' })
    expect((await get('/p/ana-l')).status).toBe(404)
    expect(await (await get('/p/ana-l')).text()).toBe(await (await get('/p/nobody-here')).text())
  })

  it('has an address of its own: what somebody else has, or nobody may have, is refused kindly', async () => {
    const cookie = await signIn('bo')
    const choose = async (handle: string) => {
      const sent = await post('/me/portfolio', { do: 'handle', handle }, { ...own, cookie })
      return (await get(sent.headers.get('location') ?? '', { cookie })).text()
    }
    expect(await choose('ana-l')).toContain('Somebody has that address already')
    expect(await choose('admin')).toContain('kept for the program')
    expect(await choose('"><script>')).toContain('value="&quot;&gt;&lt;script&gt;"')
    expect(await choose('bo-1')).toContain('has its address. Nobody else sees it')
    const moved = await post('/me/portfolio', { do: 'handle', handle: 'bo-2' }, { ...own, cookie })
    expect(moved.headers.get('location')).toBe('/me?done=handle&was=bo-1#credentials')
  })

  it('of two who want the same address at once one has it', async () => {
    const cookies = [await signIn('ana'), await signIn('bo')]
    const ask = (cookie: string) =>
      post('/me/portfolio', { do: 'handle', handle: 'same' }, { ...own, cookie }).then((answer) =>
        answer.headers.get('location'),
      )
    const both = await Promise.all(cookies.map(ask))
    expect(both.filter((location) => location?.startsWith('/me?done=handle'))).toHaveLength(1)
    expect(both.filter((location) => location?.startsWith('/me?done=fault'))).toHaveLength(1)
  })

  it('is ruled by its owner alone', async () => {
    const cookie = await signIn('bo')
    const act = (path: string, fields: Record<string, string>, headers: Record<string, string>) =>
      post(path, fields, headers).then(({ status }) => status)
    const others = `/me/credentials/${ids.valid}`
    expect(await act(others, { do: 'keep-private' }, own)).toBe(401)
    expect(await act(others, { do: 'keep-private' }, { ...own, cookie })).toBe(404)
    expect(await act(others, { do: 'evidence', evidence: 'x' }, { ...own, cookie })).toBe(404)
    expect((await get(`/c/${ids.valid}`)).status).toBe(200)
    const ana = await signIn('ana')
    const foreign = { 'sec-fetch-site': 'cross-site', cookie: ana }
    expect(await act(others, { do: 'keep-private' }, foreign)).toBe(403)
    expect(await act('/me/portfolio', { do: 'open' }, foreign)).toBe(403)
    expect(await act('/me/portfolio', { do: 'open' }, { origin: 'https://evil.example', cookie: ana })).toBe(
      403,
    )
    expect(await act(others, { do: 'nonsense' }, { ...own, cookie: ana })).toBe(404)
  })

  it('shows evidence that was chosen, and of that only what the credential rests on', async () => {
    const { prisma } = world.database
    const memberId = await world.memberId('ana')
    const achievementId = await plant.achievement({ id: 'with-evidence' })
    const evidence = (id: string) =>
      prisma.evidence.create({
        data: {
          id,
          organizationId: world.organizationId,
          memberId,
          achievementId,
          criterion: 'shown',
          text: `What <b>${id}</b> says`,
          submittedAt: world.clock.now(),
          status: 'approved',
          assessorName: 'Priya Nair',
          decidedAt: world.clock.now(),
        },
      })
    await evidence('ev-used')
    await evidence('ev-other')
    const proof = {
      kind: 'evidence-approved',
      evidenceId: 'ev-used',
      title: 'A joint',
      assessor: 'Priya Nair',
      assessorBy: 'appointed',
      appointedWhy: 'First trainer of the site',
      at: '2026-10-25T10:00:00.000Z',
    }
    const id = await plant.credential('ana', achievementId, { basis: [proof] })
    const cookie = await signIn('ana')
    const page = async () => (await get(`/c/${id}`)).text()
    expect(await page()).not.toContain('ev-used')
    expect(await page()).toContain('First trainer of the site')
    const form = new URLSearchParams({ do: 'evidence' })
    for (const one of ['ev-used', 'ev-other']) form.append('evidence', one)
    await fetch(`${pages.origin}/me/credentials/${id}`, {
      method: 'POST',
      headers: { ...own, cookie },
      body: form,
      redirect: 'manual',
    })
    expect(await page()).toContain('What &lt;b&gt;ev-used&lt;/b&gt; says')
    expect(await page()).not.toContain('ev-other')
    await post(`/me/credentials/${id}`, { do: 'evidence' }, { ...own, cookie })
    expect(await page()).not.toContain('ev-used')
    const changes = await prisma.credentialChange.findMany({ where: { credentialId: id } })
    expect(changes.map(({ change }) => change)).toEqual(['shown', 'shown'])
  })
})
