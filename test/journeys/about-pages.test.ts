import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveMemberPages } from '../builders/member-pages.ts'
import { credentialsIn } from '../builders/planted-credentials.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let moduleTitle: string
let plant: ReturnType<typeof credentialsIn>
const ids = { torque: '', lockout: '', retired: '', draft: '', issuer: '' }
const markup = '<img src=x onerror=alert(1)> "Bo" & Söhne'

beforeAll(async () => {
  world = await startWorld({ people: [aPerson('ana', { name: 'Ana Lindqvist' })] })
  pages = await serveMemberPages(world)
  await world.travelTo('2026-11-02T08:00:00Z')
  plant = credentialsIn(world)
  ids.issuer = await plant.issuer()
  const { organizationId } = world
  const module = await world.database.prisma.module.findFirstOrThrow({ where: { organizationId } })
  moduleTitle = module.title
  ids.torque = await plant.achievement(
    {},
    {
      de: {
        title: 'Schraubverbindungen',
        summary: 'Zieht sie richtig an.',
        narrative: 'Wusste es **noch**.',
      },
    },
  )
  ids.lockout = await plant.achievement({
    id: 'lockout',
    title: 'Lockout and tagout',
    highStakes: true,
    criteria: {
      kind: 'all',
      of: [
        { kind: 'lessons-completed', modules: [module.slug] },
        { kind: 'mastery', skill: 'industrial-sensing', atLeast: 0.85 },
        { kind: 'retained', id: 'still', days: 21, itemsPerOutcome: 2, attempts: 2, coolDownDays: 90 },
        {
          kind: 'any',
          of: [
            { kind: 'achievement-held', achievement: 'torque-right' },
            {
              kind: 'assessment-passed',
              id: 'exam',
              blueprint: [
                { outcome: 'read-a-current-loop', items: 4 },
                { outcome: 'choose-a-sensor', items: 2 },
              ],
              passAt: 0.8,
              attempts: 3,
              coolDownDays: 2,
            },
          ],
        },
        {
          kind: 'evidence-approved',
          id: 'shown',
          title: 'A press, locked and tagged',
          instructions: 'Show it.',
          accepts: ['photo', 'text'],
          rubric: [{ id: 'valve', text: 'The main valve is locked.' }],
        },
      ],
    },
  })
  ids.retired = await plant.achievement({ id: 'old', title: 'Sensors of old', validMonths: undefined })
  ids.draft = await plant.achievement({ id: 'draft', title: 'Not yet' })
  const { prisma } = world.database
  await prisma.achievement.update({ where: { id: ids.retired }, data: { retired: true } })
  await prisma.achievement.update({ where: { id: ids.draft }, data: { draft: true } })
})
afterAll(async () => {
  await pages?.close()
  await world?.close()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${pages.origin}${path}`, { headers, redirect: 'manual' })

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }
const page = async (path: string, headers: Record<string, string> = {}) =>
  (await get(path, { ...browser, ...headers })).text()
const textOf = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe.each(['achievements', 'issuers'] as const)('the address of one of the %s', (kind) => {
  const path = () => `/${kind}/${kind === 'issuers' ? ids.issuer : ids.torque}`

  it.each([
    ['nothing', undefined],
    ['anything', '*/*'],
    ['JSON', 'application/json'],
    ['JSON-LD', 'application/ld+json'],
    ['JSON-LD rather than a page', 'text/html;q=0.5, application/ld+json'],
    ['no page at all', 'text/html;q=0, */*'],
    ['what there is not', 'application/pdf'],
  ])('gives a program the document that asks for %s', async (_, accept) => {
    const response = await get(path(), accept === undefined ? {} : { accept })
    expect(response.headers.get('content-type')).toBe('application/ld+json')
    expect(response.headers.get('vary')).toBe('Accept, Accept-Language')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('content-security-policy')).toBeNull()
    expect(await response.json()).toHaveProperty('@context')
  })

  it.each([
    ['a browser', browser.accept],
    ['a page rather than JSON', 'application/json;q=0.8, text/html'],
  ])('gives a page to %s', async (_, accept) => {
    const response = await get(path(), { accept })
    expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8')
    expect(response.headers.get('vary')).toBe('Accept, Accept-Language')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const html = await response.text()
    expect(html).toContain(`<link rel="alternate" type="application/ld+json" href="${pages.origin}${path()}"`)
    expect(html).not.toContain('<script')
  })

  it('says that it varies also where nothing has changed', async () => {
    const etag = (await get(path())).headers.get('etag') ?? ''
    const response = await get(path(), { 'if-none-match': etag })
    expect(response.status).toBe(304)
    expect(response.headers.get('vary')).toBe('Accept, Accept-Language')
  })

  it.each(['nobody', 'No%20id', '..%2f..%2fetc'])('answers 404 for %s, each in their way', async (id) => {
    const response = await get(`/${kind}/${id}`, { ...browser, 'accept-language': 'de' })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('<h1>Unter dieser Adresse gibt es nichts</h1>')
    const json = await get(`/${kind}/${id}`)
    expect([json.status, await json.json()]).toEqual([404, { error: 'not-found' }])
  })
})

describe('the page of an achievement', () => {
  it('says what it takes, criterion by criterion', async () => {
    const html = await page(`/achievements/${ids.lockout}`)
    const text = textOf(html)
    for (const said of [
      'All of this:',
      `All lessons of ${moduleTitle} completed.`,
      'Predicted recall of at least 85% over all questions of Industrial sensing.',
      'Still known 21 days after the last practice: 2 questions never practised on each of 2 outcomes, answered right with no feedback before the end. An outcome is asked at most 2 times in 90 days',
      'One of these:',
      '“Bolted joints, done right”, held and valid.',
      'An assessment of 6 questions on 2 outcomes, with at least 80% right. There are 3 attempts, at least 2 days apart.',
      '“A press, locked and tagged”: shown by a photo or a text, and approved by an assessor',
      'The main valve is locked.',
      'This is evidence of competence, not an authorization to work.',
    ])
      expect(text).toContain(said)
    expect(html).toContain(`<a href="/achievements/${ids.torque}">`)
    expect(html).toContain(`<a href="/issuers/${ids.issuer}">Test Works</a>`)
  })

  it('has the elements that are not of one learner', async () => {
    const html = await page(`/achievements/${ids.torque}`)
    const elements = [
      ...html.slice(html.indexOf('id="elements"')).matchAll(/<dt>([^<]+)<\/dt><dd[^>]*>(.*?)<\/dd>/g),
    ].map(([, term, value]) => [term, value?.replace(/<[^>]+>/g, '')])
    expect(Object.fromEntries(elements)).toEqual({
      Title: 'Bolted joints, done right',
      'Country of the issuer': 'Sweden',
      'Awarding body': 'Test Works',
      'Learning outcomes': '2 outcomes, listed above',
      Workload: '6 hours of learning, 0.25 ECTS',
      Level: 'EQF level 4',
      'Type of assessment': 'Reserved questions and observed work',
      'Form of participation': 'Online and on site',
      'Quality assurance': 'Reviewed twice a year by two trainers',
      Validity: '12 months from the award',
      Renewal: 'Reserved questions on the outcomes that faded most',
    })
    expect(html).not.toContain('not an authorization')
  })

  it('is in the reader’s language, and marks what isn’t', async () => {
    const german = await page(`/achievements/${ids.torque}`, { 'accept-language': 'de-AT' })
    expect(german).toContain('<h1 lang="de">Schraubverbindungen</h1>')
    expect(german).toContain('Was es dafür braucht')
    const spanish = await page(`/achievements/${ids.torque}`, { 'accept-language': 'es' })
    expect(spanish).toContain('<h1 lang="en">Bolted joints, done right</h1>')
    expect(spanish).toContain('Qué hace falta')
  })

  it('says when it is not offered any more, and is not there for a draft', async () => {
    const text = textOf(await page(`/achievements/${ids.retired}`))
    expect(text).toContain('This badge is no longer offered.')
    expect(text).toContain('No end date')
    expect((await get(`/achievements/${ids.draft}`, browser)).status).toBe(404)
    expect((await get(`/achievements/${ids.draft}`)).status).toBe(404)
  })

  it('shows endorsements while they stand', async () => {
    const { prisma } = world.database
    const row = {
      organizationId: world.organizationId,
      subjectKind: 'achievement',
      subjectId: ids.torque,
      addedAt: new Date('2026-09-01T10:00:00Z'),
      verdict: 'valid',
      verifiedAt: world.clock.now(),
    }
    const signed = { credentialSubject: { endorsementComment: 'What we ask of our own.' } }
    await prisma.endorsement.createMany({
      data: [
        { ...row, id: 'standing', endorserName: 'Nordic Fasteners', signed },
        { ...row, id: 'withdrawn', endorserName: 'Gone Again', signed, withdrawnAt: row.addedAt },
      ],
    })
    const text = textOf(await page(`/achievements/${ids.torque}`))
    expect(text).toContain('Nordic Fasteners')
    expect(text).toContain('What we ask of our own.')
    expect(text).not.toContain('Gone Again')
  })

  it('takes markup in names and texts for text', async () => {
    const marked = await plant.achievement({
      id: 'marked',
      title: markup,
      summary: markup,
      narrative: markup,
    })
    for (const path of [`/achievements/${marked}`, `/issuers/${ids.issuer}`]) {
      const html = await page(path)
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
      expect(html).not.toContain('<img src=x')
    }
    await world.database.prisma.achievement.update({ where: { id: marked }, data: { retired: true } })
  })
})

describe('the page of an issuer', () => {
  it('says who it is, and links what it awards today', async () => {
    const html = await page(`/issuers/${ids.issuer}`)
    expect(textOf(html)).toContain('Sweden')
    expect(html).toContain('<a href="https://works.example" rel="noopener external">works.example</a>')
    const linked = [...html.matchAll(/<a href="\/achievements\/([^"]+)"/g)].map(([, id]) => id)
    expect(linked).toEqual([ids.torque, ids.lockout])
  })

  it('says what each of its keys is worth, and its DID once it can sign', async () => {
    const before = textOf(await page(`/issuers/${ids.issuer}`))
    expect(before).toContain('It does not sign yet.')
    expect(before).toContain('None yet')
    const key = (number: number, dates: object) => ({
      id: `key${number}`,
      organizationId: world.organizationId,
      issuerId: ids.issuer,
      number,
      publicKeyMultibase: `z6Mk${number}`,
      createdAt: new Date('2026-01-01T10:00:00Z'),
      ...dates,
    })
    const june = new Date('2026-06-01T10:00:00Z')
    await world.database.prisma.issuerKey.createMany({
      data: [
        key(1, { retiredAt: june, compromisedAt: june, compromisedReason: 'A laptop was stolen' }),
        key(2, { retiredAt: june }),
        key(3, {}),
      ],
    })
    const text = textOf(await page(`/issuers/${ids.issuer}`))
    expect(text).toContain('did:key:z6Mk3')
    expect(text).toMatch(/Key 1 not to be trusted since June 1, 2026.+z6Mk1/)
    expect(text).toMatch(/Key 2 signed from January 1, 2026 to June 1, 2026.+z6Mk2/)
    expect(text).toMatch(/Key 3 signs since January 1, 2026.+z6Mk3/)
    expect(text).not.toContain('laptop')
  })

  it('names its DID at an https address, and links the document of it', async () => {
    const deps = world.product.deps as { webAddress?: string; isPlayground: boolean }
    const own = { ...deps }
    Object.assign(deps, { webAddress: 'https://badges.example/app', isPlayground: false })
    const html = await page(`/issuers/${ids.issuer}`)
    Object.assign(deps, own)
    expect(textOf(html)).toContain(`did:web:badges.example:app:issuers:${ids.issuer}`)
    expect(html).toContain(`<a href="/issuers/${ids.issuer}/did.json">`)
  })

  it('of a partner says that it awards nothing here', async () => {
    const { id } = await world.database.prisma.issuer.create({
      data: {
        id: 'partner1',
        organizationId: world.organizationId,
        kind: 'partner',
        name: markup,
        createdAt: world.clock.now(),
      },
    })
    const html = await page(`/issuers/${id}`)
    expect(textOf(html)).toContain('awards nothing here')
    expect(html).not.toContain('<img src=x')
    expect(html).not.toContain('/achievements/')
  })
})

it('the page of a credential leads to both', async () => {
  const html = await page(`/c/${await plant.credential('ana', ids.torque)}`)
  expect(html).toContain(`<a href="/issuers/${ids.issuer}">Test Works</a>`)
  expect(html).toContain(`<a href="/achievements/${ids.torque}">`)
  const drafted = await page(`/c/${await plant.credential('ana', ids.draft)}`)
  expect(drafted).not.toContain(`<a href="/achievements/${ids.draft}">`)
})
