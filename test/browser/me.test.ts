import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { axeFaultsOf } from '../builders/axe.ts'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'
import { serveMemberPages, startSignIns } from '../builders/member-pages.ts'
import { addOtherClient } from '../builders/other-client.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

const tenant = '5b9f3c1e-1111-4222-8333-444455556666'
const appId = '0c1d2e3f-aaaa-4bbb-8ccc-ddddeeeeffff'
let chrome: TestBrowser
let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let entra: Awaited<ReturnType<typeof startSignIns>>
beforeAll(async () => {
  ;[chrome, world, entra] = await Promise.all([
    openBrowser(),
    startWorld({ people: [aPerson('ana', { name: 'Ana Lindqvist' })] }),
    startSignIns(tenant),
  ])
  await addOtherClient(world, {
    tenant,
    people: [{ id: 'o-ana', name: 'Ana', address: 'ana@works.example' }],
  })
  pages = await serveMemberPages(world, { sso: { appId, loginUrl: entra.loginUrl } })
  await world.enrol('ana')
  await world.travelTo('2026-11-02T08:00:00Z')
  await pupilOf(world, 'ana').goThrough()
  await world.travelTo('2026-11-03T08:00:00Z')
  await pupilOf(world, 'ana').press('start')
  await pupilOf(world, 'ana').answer(true)
})
afterAll(async () => {
  await chrome?.close()
  await pages?.close()
  await entra?.close()
  await world?.close()
})

const linkFromChat = async (): Promise<string> => {
  const ana = pupilOf(world, 'ana')
  await ana.say('web')
  const message = world.slack.state().messages[ana.dm]?.at(-1)
  return /https?:\/\/[^\s"|]+\/sign-in\/[\w-]+/.exec(JSON.stringify(message?.blocks))?.[0] ?? ''
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

const signIn = async (page: Page): Promise<void> => {
  await page.goto(await linkFromChat())
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Hello, Ana Lindqvist' }).waitFor()
}

const keep = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each([
    ['a desktop', 1000],
    ['a phone', 320],
  ])('the pages on %s have no fault that axe knows, and nothing is cut off', async (name, width) => {
    const page = await open({ colorScheme, viewport: { width, height: 800 } })
    const isWhole = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
    const shot = (which: string) => keep(page, `${which}-${name.replace('a ', '')}-${colorScheme}`)
    await page.goto(await linkFromChat())
    expect(await page.evaluate(() => document.compatMode)).toBe('CSS1Compat')
    expect(await axeFaultsOf(page)).toEqual([])
    await shot('sign-in')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Hello, Ana Lindqvist' }).waitFor()
    expect(await axeFaultsOf(page)).toEqual([])
    expect(await isWhole()).toBe(true)
    await shot('me')
    await page.goto(`${pages.origin}/tab`)
    expect(await axeFaultsOf(page)).toEqual([])
    expect(await isWhole()).toBe(true)
    await shot('tab')
  })
})

describe('the page of a member', () => {
  it('works without scripts, and by the keyboard; who signs out is out', async () => {
    const page = await open({ javaScriptEnabled: false, expected: /401/ })
    await page.goto(await linkFromChat())
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Hello, Ana Lindqvist' }).waitFor()
    await page.getByText('is waiting in our conversation: 1 of').waitFor()
    await page.getByRole('article').getByRole('heading', { name: 'Tiny foundations' }).waitFor()
    await page.keyboard.press('Tab')
    await page.getByRole('link', { name: 'Skip to the content' }).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are not signed in' }).waitFor()
  })

  it('is in the member’s language, whatever the browser’s', async () => {
    const page = await open({ locale: 'fr-FR' })
    await signIn(page)
    expect(await page.locator('html').getAttribute('lang')).toBe('en-GB')
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr')
  })

  it('from right to left nothing is cut off either', async () => {
    const page = await open({ viewport: { width: 360, height: 800 } })
    await signIn(page)
    await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'))
    const edges = await page
      .locator('main')
      .evaluate((main) => [main.getBoundingClientRect().left, main.getBoundingClientRect().right])
    expect(edges[0]).toBeGreaterThanOrEqual(0)
    expect(edges[1]).toBeLessThanOrEqual(360)
    await keep(page, 'me-rtl')
  })
})

/** Teams' side of its protocol with tabs, as far as a tab that signs in needs it. */
const hostPage = (tab: string, token: string): string => `<!doctype html><title>Teams</title>
  <iframe src="${tab}" width="900" height="700"></iframe>
  <script>
    window.addEventListener('message', ({ data, source, origin }) => {
      const answers = {
        initialize: ['content', 'web', JSON.stringify({ apiVersion: 4, supports: {} }), '2.58.0'],
        'authentication.getAuthToken': [true, ${JSON.stringify(token)}],
      }
      const args = answers[data.func]
      if (args) source.postMessage({ id: data.id, uuid: data.uuid, uuidAsString: data.uuidAsString, args }, origin)
    })
  </script>`

describe('the tab in Teams', () => {
  /** A page of Teams' own address that holds the tab in a frame. */
  const inTeams = async (token: string): Promise<Page> => {
    const context = await chrome.browser.newContext({ permissions: ['local-network-access'] })
    onTestFinished(() => context.close())
    await context.route('https://teams.microsoft.com/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: hostPage(`${pages.origin}/tab`, token) }),
    )
    const page = await context.newPage()
    await page.goto('https://teams.microsoft.com/v2/')
    return page
  }

  it('signs in by itself and shows the member’s page', async () => {
    const page = await inTeams(await entra.token({ aud: appId, oid: 'o-ana' }))
    const tab = page.frameLocator('iframe')
    await tab.getByRole('heading', { name: 'Hello, Ana Lindqvist' }).waitFor()
    await keep(page, 'in-teams')
  })

  it('says how else to get there when the token is not taken', async () => {
    const page = await inTeams(await entra.token({ aud: 'another-app', oid: 'o-ana' }))
    const tab = page.frameLocator('iframe')
    await tab.getByText('write “web” to it').waitFor()
    expect(await tab.getByText('Signing you in').isVisible()).toBe(false)
  })

  it('is not shown in a frame of anybody else', async () => {
    const context = await chrome.browser.newContext({ permissions: ['local-network-access'] })
    onTestFinished(() => context.close())
    await context.route('https://evil.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: hostPage(`${pages.origin}/tab`, 'x') }),
    )
    const page = await context.newPage()
    const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()))
    await page.goto('https://evil.example/')
    await refused
  })
})
