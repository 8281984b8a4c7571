import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasPersonalLink, issuePersonalLink } from '../../src/credentials/personal-links.store.ts'
import { importRoster } from '../../src/people/import-roster.ts'
import { conversationOf } from '../builders/conversation.ts'
import { anAchievement, aSignedCredential } from '../builders/credentials.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let credentialId: string
const talk = (person = 'ana') => conversationOf(world, person)

beforeAll(async () => {
  world = await startWorld({ people: [aPerson('ana'), aPerson('bo')] })
  pages = await serveMemberPages(world)
  for (const person of ['ana', 'bo']) await talk(person).say('hello')
  const achievementId = await anAchievement(world)
  credentialId = await aSignedCredential(world, { achievementId, memberId: await world.memberId('ana') })
})
afterAll(async () => {
  await pages?.close()
  await world?.close()
})

const linkIn = (part: string, person = 'ana'): string | undefined => {
  const message = world.slack.state().messages[`D0${person.toUpperCase()}`]?.at(-1)
  return new RegExp(`https?://[^\\s"|]+/${part}/[\\w-]+`).exec(JSON.stringify(message?.blocks))?.[0]
}
const post = (url: string, form: Record<string, string> = {}, cookie = '') =>
  fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', cookie },
    body: new URLSearchParams(form),
  })
const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? 'none'
const get = (path: string, cookie = '') =>
  fetch(path.startsWith('http') ? path : `${pages.origin}${path}`, {
    redirect: 'manual',
    headers: { cookie },
  })
const later = (days: number): Promise<void> =>
  world.travelTo(new Date(world.clock.now().getTime() + days * 86_400_000).toISOString())

describe('portfolio, in chat', () => {
  it('gives a link, once, to the part of one’s own page that it is about', async () => {
    await talk().say('portafolio')
    const signedIn = await post(linkIn('sign-in') ?? '')
    expect(signedIn.headers.get('location')).toBe('/me/portfolio')
    const there = await get('/me/portfolio', cookieOf(signedIn))
    expect(there.headers.get('location')).toBe('/me#credentials')
    expect(await (await get('/me', cookieOf(signedIn))).text()).toContain('Gauge reader')
  })

  it('gives five that are not used, and then says when the next can be; two at once are counted, too', async () => {
    for (let i = 0; i < 4; i++) await talk('bo').say('portfolio')
    await Promise.all([talk('bo').say('web'), talk('bo').say('web'), talk('bo').say('web')])
    expect(
      await world.database.prisma.signInLink.count({ where: { identity: { externalId: 'U0BO' } } }),
    ).toBe(5)
    await talk('bo').say('portfolio')
    expect(talk('bo').last().text).toMatch(/five links already.*At \d\d:\d\d/)
    await world.travelTo(new Date(world.clock.now().getTime() + 16 * 60_000).toISOString())
    await talk('bo').say('portfolio')
    expect(linkIn('sign-in', 'bo')).toBeDefined()
  })
})

describe('somebody who leaves', () => {
  let link: string
  const roster = (people: readonly string[]) =>
    importRoster(
      world.product.deps,
      world.organizationId,
      Buffer.from(
        [
          'address,name,team,site,manager,language,timeZone,from,until',
          ...people.map((row) => `${row},,,,,,,`),
        ].join('\n'),
      ),
      { dryRun: false, actor: 'test', manyMayLeave: true },
    )

  beforeAll(async () => {
    const { address: bo } = await world.database.prisma.member.findFirstOrThrow({
      where: { name: { startsWith: 'Bo' } },
    })
    await roster([`${bo},Bo`])
    await world.drive.settle()
    await later(2)
  })

  it('is told what they keep, once, and nobody else is; a press brings the link, to them alone', async () => {
    const goodbyes = talk()
      .all()
      .filter(({ intents }) => intents.includes('keep'))
    expect(goodbyes).toHaveLength(1)
    expect(
      talk('bo')
        .all()
        .some(({ intents }) => intents.includes('keep')),
    ).toBe(false)
    await later(3)
    expect(
      talk()
        .all()
        .filter(({ intents }) => intents.includes('keep')),
    ).toHaveLength(1)
    await talk().press('keep', { on: goodbyes[0] })
    expect(talk().last().ephemeral).toBe(true)
    link = linkIn('keep') ?? 'none'
    expect(link).toContain(`${pages.origin}/keep/`)
    const stored = JSON.stringify(await world.database.prisma.personalLink.findMany())
    expect(stored).not.toContain(link.split('/').at(-1))
  })

  it('looking at the link opens nothing; its button opens their credentials, and nothing else', async () => {
    const looked = await get(link)
    expect(looked.status).toBe(200)
    expect(looked.headers.get('set-cookie')).toBeNull()
    expect(looked.headers.get('referrer-policy')).toBe('no-referrer')
    expect(await looked.text()).toContain('noindex')
    for (let twice = 0; twice < 2; twice++) {
      const cookie = cookieOf(await post(link))
      const page = await (await get('/me', cookie)).text()
      expect(page).toContain('Gauge reader')
      expect(page).not.toContain('id="pathways"')
      expect((await get('/evidence', cookie)).status).not.toBe(200)
    }
    expect((await get(`/keep/${'x'.repeat(43)}`)).status).toBe(410)
    expect((await post(link, {}, '')).status).toBe(303)
    expect((await fetch(link, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
      403,
    )
  })

  it('rules over what they hold: private, shown, and the portfolio', async () => {
    const cookie = cookieOf(await post(link))
    await post(`${pages.origin}/me/credentials/${credentialId}`, { do: 'keep-private' }, cookie)
    expect(await world.database.prisma.credential.findUnique({ where: { id: credentialId } })).toMatchObject({
      shared: false,
    })
    expect((await get(`/c/${credentialId}`, cookie)).status).toBe(200)
    expect((await get(`/c/${credentialId}`)).status).not.toBe(200)
  })

  it('loses the way in when the link is replaced, also where it was open', async () => {
    const cookie = cookieOf(await post(link))
    const whose = { memberId: await world.memberId('ana'), organizationId: world.organizationId }
    const next = await world.database.prisma.$transaction((tx) =>
      issuePersonalLink(tx, whose, world.clock.now(), { instead: true }),
    )
    expect((await get(link)).status).toBe(410)
    expect((await get('/me', cookie)).status).toBe(401)
    link = `${pages.origin}/keep/${next}`
    expect((await post(link)).status).toBe(303)
    expect(await hasPersonalLink(world.database.prisma, whose)).toBe(true)
  })

  it('asks to be erased on a second page, and can take it back for seven days', async () => {
    const cookie = cookieOf(await post(link))
    const confirm = await (await get('/me/erase?choice=revoke', cookie)).text()
    expect(confirm).toContain('Really delete everything?')
    expect(await world.database.prisma.agendaEntry.count({ where: { job: 'erase-member' } })).toBe(0)
    await post(`${pages.origin}/me/erase`, { do: 'erase', choice: 'revoke' }, cookie)
    expect(await (await get('/me', cookie)).text()).toContain('and your badges are revoked then')
    await post(`${pages.origin}/me/erase`, { do: 'stay' }, cookie)
    await later(8)
    expect(await world.database.prisma.member.count({ where: { name: { startsWith: 'Ana' } } })).toBe(1)
  })

  it('is erased after them: the link is gone, and the file is as they chose', async () => {
    const cookie = cookieOf(await post(link))
    await post(`${pages.origin}/me/erase`, { do: 'erase', choice: 'keep' }, cookie)
    await later(8)
    expect(await world.database.prisma.member.count({ where: { name: { startsWith: 'Ana' } } })).toBe(0)
    expect(await world.database.prisma.personalLink.count()).toBe(0)
    expect((await get(link)).status).toBe(410)
    expect(await world.database.prisma.credential.findUnique({ where: { id: credentialId } })).toMatchObject({
      memberId: null,
      recipientName: null,
      revokedAt: null,
    })
  })
})
