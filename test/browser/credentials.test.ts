import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { axeFaultsOf } from '../builders/axe.ts'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { credentialsIn } from '../builders/planted-credentials.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

let chrome: TestBrowser
let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
/** One of each state, by its name. */
const ids: Record<string, string> = {}

beforeAll(async () => {
  ;[chrome, world] = await Promise.all([
    openBrowser(),
    startWorld({ people: [aPerson('ana', { name: 'Ana Lindqvist' }), aPerson('bo')] }),
  ])
  pages = await serveMemberPages(world)
  await world.travelTo('2026-11-02T08:00:00Z')
  await plant()
})
afterAll(async () => {
  await chrome?.close()
  await pages?.close()
  await world?.close()
})

const german = {
  title: 'Schraubverbindungen, richtig angezogen',
  summary: 'Zieht Schraubverbindungen in der richtigen Reihenfolge und mit dem richtigen Drehmoment an.',
  narrative: 'Wer dies besitzt, **wusste es noch** Wochen nach der letzten Übung.',
}

const plant = async (): Promise<void> => {
  const plant = credentialsIn(world)
  const memberId = await world.memberId('ana')
  const { organizationId } = world
  const plain = await plant.achievement({}, { de: german })
  const risky = await plant.achievement({
    id: 'lockout',
    title: 'Lockout and tagout before maintenance on hydraulic presses',
    highStakes: true,
    picture: { template: 'gear', colour: '#7a2e1d', symbol: 'LT' },
  })
  const sensors = await plant.achievement({
    id: 'sensors',
    title: 'Sensors, chosen well',
    picture: { template: 'hexagon', colour: '#274c7a' },
  })
  const evidence = await world.database.prisma.evidence.create({
    data: {
      id: 'evidence-1',
      organizationId,
      memberId,
      achievementId: risky,
      criterion: 'shown',
      text: 'I locked the main valve, bled the pressure and hung the tag.',
      submittedAt: world.clock.now(),
      status: 'approved',
      assessorName: 'Priya Nair',
      assessorBy: 'holder',
      decidedAt: new Date('2026-10-25T10:00:00Z'),
    },
  })
  const proof = {
    kind: 'evidence-approved',
    evidenceId: evidence.id,
    title: 'A press, locked and tagged',
    assessor: 'Priya Nair',
    assessorBy: 'holder',
    at: '2026-10-25T10:00:00.000Z',
  }
  ids.valid = await plant.credential('ana', plain, { inPortfolio: true })
  ids.suspended = await plant.credential('ana', risky, {
    basis: [proof],
    shownEvidence: ['evidence-1'],
    inPortfolio: true,
    suspendedAt: new Date('2026-11-01T10:00:00Z'),
    suspendedReason: 'An incident is being looked into.',
  })
  ids.expired = await plant.credential('ana', sensors, {
    validUntil: new Date('2026-11-01T00:00:00Z'),
    inPortfolio: true,
  })
  ids.revoked = await plant.credential('ana', sensors, {
    sequence: 2,
    revokedAt: new Date('2026-11-01T10:00:00Z'),
    revokedReason: 'Issued by mistake.',
  })
  ids.pending = await plant.credential('ana', risky, { sequence: 2, signed: undefined, signedAt: null })
  ids.private = await plant.credential('ana', plain, { sequence: 2, shared: false })
  await world.database.prisma.endorsement.create({
    data: {
      id: 'endorsement-1',
      organizationId,
      subjectKind: 'achievement',
      subjectId: plain,
      endorserName: 'Nordic Fasteners Association',
      signed: { credentialSubject: { endorsementComment: 'What we ask of our own fitters.' } },
      addedAt: new Date('2026-09-01T10:00:00Z'),
      verdict: 'valid',
      verifiedAt: world.clock.now(),
    },
  })
}

/** A page on which any error, and any request to somewhere else, makes the test fail. */
const open = async ({
  expected,
  ...options
}: BrowserContextOptions & { expected?: RegExp } = {}): Promise<Page> => {
  const context = await chrome.browser.newContext({ viewport: { width: 1000, height: 900 }, ...options })
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

const signIn = async (page: Page): Promise<void> => {
  const ana = pupilOf(world, 'ana')
  await ana.say('web')
  const message = world.slack.state().messages[ana.dm]?.at(-1)
  const link = /https?:\/\/[^\s"|]+\/sign-in\/[\w-]+/.exec(JSON.stringify(message?.blocks))?.[0] ?? ''
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Your credentials' }).waitFor()
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each([
    ['desktop', 1000],
    ['phone', 320],
  ])('the pages on a %s have no fault that axe knows, and nothing is cut off', async (name, width) => {
    const page = await open({ colorScheme, viewport: { width, height: 800 }, expected: /404/ })
    for (const state of ['valid', 'expired', 'suspended', 'revoked', 'pending', 'private']) {
      await page.goto(`${pages.origin}/c/${ids[state]}`)
      expect(await axeFaultsOf(page)).toEqual([])
      expect(await isWhole(page)).toBe(true)
      await keep(page, `credential-${state}-${name}-${colorScheme}`)
    }
    await page.goto(`${pages.origin}/c/${ids.valid}`)
    for (const menu of ['Download', 'Share']) {
      await page.locator('summary', { hasText: menu }).click()
      expect(await axeFaultsOf(page)).toEqual([])
      expect(await isWhole(page)).toBe(true)
    }
    await keep(page, `credential-menu-${name}-${colorScheme}`)
  })
})

describe.each(['light', 'dark'] as const)('the owner’s page and what it opens, in %s', (colorScheme) => {
  it.each([
    ['desktop', 1000],
    ['phone', 320],
  ])('on a %s have no fault that axe knows, and nothing is cut off', async (name, width) => {
    const page = await open({ colorScheme, viewport: { width, height: 800 }, expected: /404/ })
    const look = async (which: string) => {
      expect(await axeFaultsOf(page)).toEqual([])
      expect(await isWhole(page)).toBe(true)
      await keep(page, `${which}-${name}-${colorScheme}`)
    }
    await signIn(page)
    await look('me-credentials')
    await page.getByLabel('Its address').fill('admin')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('kept for the program').waitFor()
    await look('me-fault')
    await page.getByLabel('Its address').fill(`ana-${name}-${colorScheme}`)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/has (a new|its) address/).waitFor()
    const [offered] = await page.getByRole('button', { name: 'Open it to everybody' }).all()
    await offered?.click()
    await page.getByText('Open: everybody').waitFor()
    await look('me-done')
    await page.getByRole('link', { name: 'See your portfolio' }).click()
    await page.getByRole('heading', { name: 'Ana Lindqvist: credentials' }).waitFor()
    await page.getByText('1 of 3 valid today.').waitFor()
    await look('portfolio')
    await page.goto(`${pages.origin}/c/${ids.revoked}`)
    await page.getByText('which only you see: Issued by mistake.').waitFor()
    await look('credential-own')
    await page.goto(`${pages.origin}/p/nobody-here`)
    await look('portfolio-none')
    await page.goto(`${pages.origin}/verify`)
    await look('verify-form')
  })
})

describe('without scripts', () => {
  it('a slip is taken back with one press, by the keyboard', async () => {
    const page = await open({ javaScriptEnabled: false, expected: /404/ })
    const visitor = await open({ javaScriptEnabled: false, expected: /404/ })
    await signIn(page)
    const press = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).focus()
      await page.keyboard.press('Enter')
    }
    const card = page.locator(`#credential-${ids.expired}`)
    await card.getByRole('button', { name: /^Keep it private/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('is private').waitFor()
    await visitor.goto(`${pages.origin}/c/${ids.expired}`)
    await visitor.getByRole('heading', { name: 'This credential isn’t public' }).waitFor()
    await press('Undo')
    await page.getByText('has a public page again').waitFor()
    await visitor.goto(`${pages.origin}/c/${ids.expired}`)
    await visitor.getByText('Expired', { exact: true }).waitFor()
  })

  it('everything of a credential is reached by the keyboard', async () => {
    const page = await open({ javaScriptEnabled: false })
    await page.goto(`${pages.origin}/c/${ids.valid}`)
    await page.keyboard.press('Tab')
    await page.getByRole('link', { name: 'Skip to the content' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Test Works')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Check it')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe(`/c/${ids.valid}.png`)
  })

  it('each state has its word and its sign, and only what is valid can go to LinkedIn', async () => {
    const page = await open({ javaScriptEnabled: false })
    const shapes = new Set<string | null>()
    for (const [state, word] of [
      ['valid', 'Valid'],
      ['expired', 'Expired'],
      ['suspended', 'Suspended'],
      ['revoked', 'Revoked'],
      ['pending', 'Not signed yet'],
    ] as const) {
      await page.goto(`${pages.origin}/c/${ids[state]}`)
      expect(await page.locator('.state-word').textContent()).toBe(word)
      shapes.add(await page.locator('.state path').getAttribute('d'))
      expect(await page.locator('a[href^="https://www.linkedin.com/"]').count()).toBe(
        state === 'valid' ? 1 : 0,
      )
    }
    expect(shapes.size).toBe(5)
    await page.goto(`${pages.origin}/c/${ids.valid}`)
    const link = new URL(
      (await page.locator('a[href^="https://www.linkedin.com/"]').getAttribute('href')) ?? '',
    )
    expect(Object.fromEntries(link.searchParams)).toEqual({
      startTask: 'CERTIFICATION_NAME',
      name: 'Bolted joints, done right',
      organizationName: 'Test Works',
      issueYear: '2026',
      issueMonth: '10',
      expirationYear: '2027',
      expirationMonth: '10',
      certUrl: `${pages.origin}/c/${ids.valid}`,
      certId: ids.valid,
    })
  })
})

it('is in the language of the browser', async () => {
  const page = await open({ locale: 'de-DE' })
  await page.goto(`${pages.origin}/c/${ids.valid}`)
  await page.getByRole('heading', { name: german.title }).waitFor()
  await page.getByText('Gültig', { exact: true }).waitFor()
  await keep(page, 'credential-german')
})

it('on paper it is dark on white, with the code and the time, and without what can be pressed', async () => {
  const page = await open({ colorScheme: 'dark', viewport: { width: 794, height: 1123 } })
  await page.goto(`${pages.origin}/c/${ids.valid}`)
  await page.emulateMedia({ media: 'print' })
  for (const [selector, isShown] of [
    ['.top', false],
    ['.actions', false],
    ['.badge', true],
    ['.qr', true],
    ['.as-of', true],
  ] as const) {
    expect(await page.locator(selector).isVisible()).toBe(isShown)
  }
  const colours = await page
    .locator('h1')
    .evaluate((heading) => [getComputedStyle(heading).color, getComputedStyle(document.body).backgroundColor])
  expect(colours).toEqual(['rgb(29, 28, 29)', 'rgb(255, 255, 255)'])
  await keep(page, 'credential-print')
})

it('from right to left nothing is cut off either', async () => {
  const page = await open({ viewport: { width: 360, height: 800 } })
  await page.goto(`${pages.origin}/c/${ids.valid}`)
  await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'))
  expect(await isWhole(page)).toBe(true)
  await keep(page, 'credential-rtl')
})
