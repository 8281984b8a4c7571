import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { axeFaultsOf } from '../builders/axe.ts'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { credentialsIn } from '../builders/planted-credentials.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

let chrome: TestBrowser
let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let issuer: string
let credential: string
const achievements: Record<string, string> = {}
const moments: Record<string, string> = {}

beforeAll(async () => {
  ;[chrome, world] = await Promise.all([openBrowser(), startWorld({ people: [aPerson('ana')] })])
  pages = await serveMemberPages(world)
  await world.travelTo('2026-11-02T08:00:00Z')
  await plant()
})
afterAll(async () => {
  await chrome?.close()
  await pages?.close()
  await world?.close()
})

/** What a channel was told of: of Ana, and of her team. */
const plantMoments = async (packId: string): Promise<void> => {
  const { prisma } = world.database
  const { organizationId } = world
  const memberId = await world.memberId('ana')
  const now = world.clock.now()
  const { skill } = await prisma.learningOutcome.findFirstOrThrow({ where: { packId } })
  const pathway = await prisma.pathway.findFirstOrThrow({ where: { packId } })
  const lessons = await prisma.lesson.findMany({ where: { module: { packId } } })
  const finish = { memberId, organizationId, deliveryId: 'd', finishedAt: now }
  await prisma.lessonFinish.createMany({ data: lessons.map(({ id }) => ({ ...finish, lessonId: id })) })
  const kinds = {
    'pathway-completed': { pathwayId: pathway.id },
    'first-week': {},
    'pairing-completed': { packId, skill },
    'coverage-reached': { packId, skill },
  }
  const { id: teamId } = await prisma.team.findFirstOrThrow({ where: { organizationId } })
  for (const [kind, facts] of Object.entries(kinds)) {
    moments[kind] = `moment${kind.replace(/-/g, '')}`
    const whose = kind === 'coverage-reached' ? { teamId } : { memberId }
    const row = { id: moments[kind], kind, facts, subject: kind, state: 'approved', happenedAt: now }
    await prisma.recognitionMoment.create({ data: { ...row, ...whose, organizationId } })
  }
}

const plant = async (): Promise<void> => {
  const planted = credentialsIn(world)
  const { prisma } = world.database
  const { organizationId } = world
  const module = await prisma.module.findFirstOrThrow({ where: { organizationId } })
  issuer = await planted.issuer()
  const plain = await planted.achievement()
  credential = await planted.credential('ana', plain)
  achievements.plain = plain
  achievements.risky = await planted.achievement({
    id: 'lockout',
    title: 'Lockout and tagout before maintenance on hydraulic presses',
    highStakes: true,
    picture: { template: 'gear', colour: '#7a2e1d', symbol: 'LT' },
    criteria: {
      kind: 'all',
      of: [
        { kind: 'lessons-completed', modules: [module.slug] },
        { kind: 'retained', id: 'still', days: 21, itemsPerOutcome: 2, attempts: 2, coolDownDays: 90 },
        {
          kind: 'any',
          of: [
            { kind: 'achievement-held', achievement: 'torque-right' },
            { kind: 'mastery', skill: 'industrial-sensing', atLeast: 0.9 },
          ],
        },
        {
          kind: 'evidence-approved',
          id: 'shown',
          title: 'A press, locked and tagged',
          instructions: 'Show it.',
          accepts: ['photo', 'text'],
          rubric: [
            { id: 'valve', text: 'The main valve is locked, and the key is with whoever works.' },
            { id: 'tag', text: 'The tag says who, when and why.' },
          ],
        },
      ],
    },
  })
  achievements.retired = await planted.achievement({
    id: 'old',
    title: 'Sensors of old',
    picture: { template: 'hexagon', colour: '#274c7a' },
  })
  await prisma.achievement.update({ where: { id: achievements.retired }, data: { retired: true } })
  await plantMoments(module.packId)
  const since = new Date('2026-09-01T10:00:00Z')
  const endorsed = { organizationId, addedAt: since, verdict: 'valid', verifiedAt: world.clock.now() }
  const signed = { credentialSubject: { endorsementComment: 'What we ask of our own fitters.' } }
  const endorserName = 'Nordic Fasteners Association'
  await prisma.endorsement.createMany({
    data: [
      { ...endorsed, id: 'one', subjectKind: 'achievement', subjectId: plain, endorserName, signed },
      { ...endorsed, id: 'two', subjectKind: 'issuer', subjectId: issuer, endorserName, signed },
    ],
  })
  const key = { organizationId, issuerId: issuer, createdAt: since }
  const long = '6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'
  await prisma.issuerKey.createMany({
    data: [
      { ...key, id: 'k1', number: 1, publicKeyMultibase: `z${long}`, retiredAt: world.clock.now() },
      { ...key, id: 'k2', number: 2, publicKeyMultibase: `z${long.replace('Q', 'R')}` },
    ],
  })
}

/** A page on which any error, and any request to somewhere else, makes the test fail. */
const open = async (options: BrowserContextOptions & { expected?: RegExp } = {}): Promise<Page> => {
  const { expected, ...wanted } = options
  const context = await chrome.browser.newContext({ javaScriptEnabled: true, ...wanted })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('request', (request) => {
    if (!request.url().startsWith(pages.origin)) faults.push(`asked ${request.url()}`)
  })
  onTestFinished(async () => {
    await context.close()
    expect(faults.filter((fault) => expected?.test(fault) !== true)).toEqual([])
  })
  return page
}

const keep = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

const isWhole = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each([
    ['desktop', 1000],
    ['phone', 320],
  ])('on a %s they have no fault that axe knows, and nothing is cut off', async (name, width) => {
    const page = await open({ colorScheme, viewport: { width, height: 800 }, expected: /404/ })
    const paths = {
      ...Object.fromEntries(Object.entries(achievements).map(([kind, id]) => [kind, `/achievements/${id}`])),
      ...Object.fromEntries(Object.entries(moments).map(([kind, id]) => [kind, `/m/${id}`])),
      'no-moment': '/m/nobody',
      issuer: `/issuers/${issuer}`,
      missing: '/achievements/nobody',
    }
    for (const [kind, path] of Object.entries(paths)) {
      await page.goto(`${pages.origin}${path}`)
      expect(await axeFaultsOf(page), path).toEqual([])
      expect(await isWhole(page), path).toBe(true)
      await keep(page, `about-${kind}-${name}-${colorScheme}`)
    }
  })
})

it('without scripts one goes from a credential to its achievement, its issuer, and what else it awards', async () => {
  const page = await open({ javaScriptEnabled: false, locale: 'de-DE' })
  await page.goto(`${pages.origin}/c/${credential}`)
  await page.getByRole('link', { name: 'Was es für dieses Abzeichen braucht' }).click()
  await page.getByRole('heading', { name: 'Was es dafür braucht' }).waitFor()
  await keep(page, 'about-german')
  await page.getByRole('link', { name: 'Test Works' }).first().click()
  await page.getByRole('heading', { name: 'Öffentliche Schlüssel' }).waitFor()
  await page.getByRole('link', { name: /^Lockout/ }).click()
  await page.getByText('A press, locked and tagged').waitFor()
})

it('on paper they are dark on white, without what can be pressed', async () => {
  const page = await open({ colorScheme: 'dark', viewport: { width: 794, height: 1123 } })
  for (const path of [`/achievements/${achievements.risky}`, `/issuers/${issuer}`]) {
    await page.goto(`${pages.origin}${path}`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.top').isVisible()).toBe(false)
    expect(await page.locator('.as-of').isVisible()).toBe(true)
    const colours = await page
      .locator('h1')
      .evaluate((heading) => [
        getComputedStyle(heading).color,
        getComputedStyle(document.body).backgroundColor,
      ])
    expect(colours).toEqual(['rgb(29, 28, 29)', 'rgb(255, 255, 255)'])
    await keep(page, `about-print-${path.slice(1, 8)}`)
  }
})

it('from right to left nothing is cut off either', async () => {
  const page = await open({ viewport: { width: 360, height: 800 } })
  const moment = `/m/${moments['pathway-completed']}`
  for (const path of [`/achievements/${achievements.risky}`, `/issuers/${issuer}`, moment]) {
    await page.goto(`${pages.origin}${path}`)
    await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'))
    expect(await isWhole(page)).toBe(true)
  }
})
