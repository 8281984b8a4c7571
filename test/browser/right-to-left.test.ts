import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPages } from '../../src/web/pages.tsx'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'
import { type APlayground, aPlayground } from '../builders/playground/a-playground.ts'

let chrome: TestBrowser
let playground: APlayground
let front: ReturnType<typeof serve>
beforeAll(async () => {
  ;[chrome, playground] = await Promise.all([openBrowser(), aPlayground()])
  const pages = createPages({
    isReady: () => true,
    playground: undefined,
    install: () => undefined,
    connectedTo: () => 'A test',
  })
  front = serve({ fetch: pages.fetch, port: 0, hostname: '127.0.0.1' })
  await once(front, 'listening')
})
afterAll(async () => {
  await chrome?.close()
  await playground?.close()
  front?.close()
})

type Edges = { readonly left: number; readonly right: number }

/** Where something stands, from both edges of the window. */
const edgesOf = (page: Page, selector: string): Promise<Edges> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, right } = element.getBoundingClientRect()
      return { left, right: document.documentElement.clientWidth - right }
    })

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const turn = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.dir = 'rtl'
  })

describe.each([
  ['wide', 1280],
  ['narrow', 390],
])('written from right to left, %s', (_name, width) => {
  it('the front page is its own mirror', async () => {
    const page = await chrome.browser.newPage({ viewport: { width, height: 800 } })
    await page.goto(`http://127.0.0.1:${(front.address() as AddressInfo).port}/`)
    const before = await edgesOf(page, 'h1')
    const mark = () => page.locator('h1').evaluate((h1) => getComputedStyle(h1).borderRightWidth)
    expect(await mark()).toBe('0px')
    await turn(page)
    const after = await edgesOf(page, 'h1')
    expect(after.left).toBeCloseTo(before.right, 0)
    expect(after.right).toBeCloseTo(before.left, 0)
    expect(await mark()).toBe('6px')
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await page.close()
  })

  it('the playground is, and nothing runs out of it', async () => {
    const page = await chrome.browser.newPage({ viewport: { width, height: 800 } })
    await page.goto(`${playground.origin}/playground`)
    await page.waitForFunction(() => document.querySelector('.person') !== null)
    const places = ['.brand', '#next-lesson', '.links']
    const before = await Promise.all(places.map((place) => edgesOf(page, place)))
    await turn(page)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    for (const [index, place] of places.entries()) {
      const after = await edgesOf(page, place)
      expect(Math.abs(after.right - (before[index]?.left ?? 0)), place).toBeLessThan(12)
    }
    await page.close()
  })

  it('the gallery is, too', async () => {
    const page = await chrome.browser.newPage({ viewport: { width, height: 800 } })
    await page.goto(`${playground.origin}/playground/gallery`)
    await page.waitForFunction(() => document.querySelector('.card-row') !== null)
    const before = await edgesOf(page, '.brand')
    await turn(page)
    expect((await edgesOf(page, '.brand')).right).toBeCloseTo(before.left, 0)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await page.close()
  })
})

describe('the language of a page', () => {
  it.each([
    ['de-CH,de;q=0.9,en;q=0.8', 'de-CH', 'Lektionen und Fragen kommen im Chat'],
    ['fr,es-MX;q=0.9', 'es-MX', 'Las lecciones'],
    ['en;q=0.5,de;q=0.7', 'de', 'Lektionen'],
    ['ar', 'en', 'Lessons and questions'],
    ['', 'en', 'Lessons'],
    ['de;q=0, xx-"><b>', 'en', 'Lessons'],
  ])('accepted as %j is %s', async (accepted, lang, text) => {
    const address = `http://127.0.0.1:${(front.address() as AddressInfo).port}/`
    const html = await (await fetch(address, { headers: { 'accept-language': accepted } })).text()
    expect(html).toContain(`<html lang="${lang}" dir="ltr">`)
    expect(html).toContain(text)
  })
})
