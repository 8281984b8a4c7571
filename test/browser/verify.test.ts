import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { JsonObject, SigningKey } from '../../src/kernel/credential-tools.ts'
import { axeFaultsOf } from '../builders/axe.ts'
import { aBadge, aDidKey } from '../builders/badge.ts'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

let chrome: TestBrowser
let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let key: SigningKey
const files: Record<string, string> = {}

beforeAll(async () => {
  ;[chrome, world] = await Promise.all([openBrowser(), startWorld({ people: [aPerson('ana')] })])
  pages = await serveMemberPages(world)
  await world.travelTo('2026-12-01T08:00:00Z')
  key = await aDidKey(world.product.deps.credentialTools)
  const { signer, baker } = world.product.deps.credentialTools
  const sign = (document: JsonObject) => signer.sign(document, key, new Date('2026-11-01T08:00:00Z'))
  const valid = await sign(aBadge(key.controller))
  files.valid = JSON.stringify(valid)
  files.invalid = files.valid.replace('Ana Example', 'Bo Example')
  files.expired = JSON.stringify(await sign(aBadge(key.controller, { validUntil: '2026-11-20T00:00:00Z' })))
  files.unknown = JSON.stringify(
    await sign(
      aBadge(key.controller, {
        credentialStatus: {
          type: 'BitstringStatusListEntry',
          id: 'https://127.0.0.1/status/1#3',
          statusPurpose: 'revocation',
          statusListIndex: '3',
          statusListCredential: 'https://127.0.0.1/status/1',
        },
      }),
    ),
  )
  files.script = baker.bakeSvg(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "taken"</script></svg>',
    valid,
  )
})
afterAll(async () => {
  await chrome?.close()
  await pages?.close()
  await world?.close()
})

/** Each from a network of its own, so that the limit of checks doesn't stand in the way. */
let networks = 0
const open = async (options: Parameters<TestBrowser['browser']['newContext']>[0] = {}): Promise<Page> => {
  const context = await chrome.browser.newContext({
    viewport: { width: 1000, height: 900 },
    extraHTTPHeaders: { 'x-forwarded-for': `203.0.113.${++networks}` },
    ...options,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('request', (request) => {
    if (!request.url().startsWith(pages.origin)) faults.push(`asked ${request.url()}`)
  })
  onTestFinished(async () => {
    await context.close()
    expect(faults).toEqual([])
  })
  return page
}

const words = {
  valid: 'Valid',
  invalid: 'Not valid',
  expired: 'Expired',
  unknown: 'It could not be found out',
} as const

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each([
    ['desktop', 1000],
    ['phone', 320],
  ])('what was checked is told on a %s, whole and without fault', async (name, width) => {
    const page = await open({ colorScheme, viewport: { width, height: 800 } })
    for (const [file, word] of Object.entries(words)) {
      await page.goto(`${pages.origin}/verify`)
      await page.getByLabel('Or its text, pasted').fill(files[file] ?? '')
      await page.getByRole('button', { name: 'Check' }).click()
      await page.getByRole('heading', { name: word, exact: true }).waitFor()
      expect(await axeFaultsOf(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
      const folder = process.env.SCREENSHOTS
      if (folder)
        await page.screenshot({ path: `${folder}/verify-${file}-${name}-${colorScheme}.png`, fullPage: true })
    }
  })
})

it('a file is chosen and checked without scripts, by the keyboard', async () => {
  const page = await open({ javaScriptEnabled: false })
  await page.goto(`${pages.origin}/verify`)
  const file = { name: 'badge.json', mimeType: 'application/json', buffer: Buffer.from(files.valid ?? '') }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Check' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Valid', exact: true }).waitFor()
  await page.getByText('nobody has changed anything since').waitFor()
})

it('a script in a picture that is checked does not run', async () => {
  const page = await open()
  await page.goto(`${pages.origin}/verify`)
  const file = { name: 'badge.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(files.script ?? '') }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByRole('heading', { name: 'Valid', exact: true }).waitFor()
  expect(await page.title()).toBe('Valid · Whetstone')
})
