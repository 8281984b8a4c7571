import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Card } from '../../src/chat/card.ts'
import { renderMessage } from '../../src/platforms/slack/render.ts'
import { renderCard } from '../../src/platforms/teams/render.ts'
import type { PlaygroundState, StateMessage } from '../../src/playground/state.ts'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'
import { type APlayground, aPlayground } from '../builders/playground/a-playground.ts'

/** A channel as the page draws it: many posts, and last a badge, whose picture comes later than its words. */

let chrome: TestBrowser
let playground: APlayground
beforeAll(async () => {
  ;[chrome, playground] = await Promise.all([openBrowser(), aPlayground()])
})
afterAll(async () => {
  await chrome?.close()
  await playground?.close()
})

type Platform = 'slack' | 'teams'
const presses = ['Glückwunsch', 'Etwas sagen', 'Das will ich auch']

const badge = (platform: Platform, revision: number): StateMessage => {
  const [kudos = '', ...others] = presses
  const labels = [revision > 1 ? `${kudos} · 1` : kudos, ...others]
  const card: Card = {
    name: 'post',
    nodes: [
      { type: 'heading', text: 'Aisha Rahman hat „Bereit für den Prozess“ erworben' },
      { type: 'image', url: `${playground.origin}/picture.svg`, alt: 'Das Abzeichen' },
      {
        type: 'text',
        text: 'Richtet einen Schnitt ein und überwacht ihn, und traut einer Messung zu Recht.',
      },
      { type: 'actions', buttons: labels.map((label) => ({ label, action: { intent: 'press' } })) },
    ],
  }
  return {
    id: 'badge',
    revision,
    author: 'whetstone',
    at: '2027-03-01T07:00:00Z',
    text: '',
    edited: revision > 1,
    native: platform === 'slack' ? renderMessage(card).blocks : renderCard(card),
    actions: labels.map((label, index) => ({ id: `press:${index}`, label, kind: 'button' })),
  }
}

const words = (index: number): StateMessage => ({
  id: `words-${index}`,
  revision: 1,
  author: 'kofi',
  at: '2027-03-01T07:00:00Z',
  text: `Good news, number ${index}`,
  edited: false,
  native: [],
  actions: [],
})

const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }

/** The page with that channel beside; the picture comes when it is let, the kudos when it is counted. */
const open = async (platform: Platform, options: BrowserContextOptions = {}) => {
  const context = await chrome.browser.newContext(options)
  onTestFinished(() => context.close())
  const page = await context.newPage()
  let revision = 1
  let letCome: () => void = () => undefined
  const coming = new Promise<void>((resolve) => {
    letCome = resolve
  })
  await page.route('**/picture.svg', async (route) => {
    await coming
    const body = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="900"><circle r="300"/></svg>'
    await route.fulfill({ contentType: 'image/svg+xml', body })
  })
  await page.route('**/api/state', async (route) => {
    const state = (await (await route.fetch()).json()) as PlaygroundState
    const messages = [...Array.from({ length: 30 }, (_, index) => words(index)), badge(platform, revision)]
    const conversations = state.conversations.map((one) =>
      one.kind === 'channel' ? { ...one, messages } : one,
    )
    await route.fulfill({ json: { ...state, conversations } })
  })
  await page.goto(`${playground.origin}/playground`)
  await page.locator('[data-key=badge]').waitFor({ state: 'attached' })
  const picture = page.locator('[data-key=badge] img')
  return {
    page,
    picture,
    pictureComes: async () => {
      letCome()
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(900)
    },
    isCounted: async () => {
      revision = 2
      await playground.api('home?person=mei')
      await button(page, 'Glückwunsch · 1').waitFor()
    },
  }
}

const list = (page: Page) => page.locator('#beside-messages')
const button = (page: Page, name: string) => list(page).getByRole('button', { name, exact: true })
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts' }).getByRole('button', { name }).tap()
const fromEnd = (page: Page) =>
  list(page).evaluate(({ scrollHeight, scrollTop, clientHeight }) =>
    Math.round(scrollHeight - scrollTop - clientHeight),
  )

/** Whether all of a button is within the list. */
const isInView = async (page: Page, name: string): Promise<boolean> => {
  const [room, box] = await Promise.all([list(page).boundingBox(), button(page, name).boundingBox()])
  return room !== null && box !== null && box.y > room.y && box.y + box.height < room.y + room.height
}

describe.each(['slack', 'teams'] as const)('a channel of %s on a phone', (platform) => {
  it('is opened at its end, and stays there when a picture comes, which leaves room for the presses', async () => {
    const { page, picture, pictureComes } = await open(platform, phone)
    await part(page, 'Channel')
    await expect.poll(() => fromEnd(page)).toBe(0)
    await pictureComes()
    await expect.poll(() => fromEnd(page)).toBe(0)
    const size = { width: expect.closeTo(133, 0), height: expect.closeTo(200, 0) }
    expect(await picture.boundingBox()).toMatchObject(size)
    for (const name of presses) expect(await isInView(page, name), name).toBe(true)
  })

  it('stays where its reader has scrolled to', async () => {
    const { page, pictureComes } = await open(platform, phone)
    await part(page, 'Channel')
    await expect.poll(() => fromEnd(page)).toBe(0)
    await list(page).evaluate((element) => element.scrollTo(0, 120))
    await expect.poll(() => list(page).evaluate(({ scrollTop }) => scrollTop)).toBe(120)
    await pictureComes()
    await part(page, 'Whetstone')
    await part(page, 'Channel')
    expect(await list(page).evaluate(({ scrollTop }) => scrollTop)).toBe(120)
  })

  it('keeps what is pressed in view when it counts the press', async () => {
    const { page, pictureComes, isCounted } = await open(platform, phone)
    await part(page, 'Channel')
    await pictureComes()
    await expect.poll(() => fromEnd(page)).toBe(0)
    await isCounted()
    await expect.poll(() => fromEnd(page)).toBe(0)
    expect(await isInView(page, 'Glückwunsch · 1')).toBe(true)
  })
})

describe.each(['light', 'dark'] as const)('the column of a channel on Teams, in %s', (colorScheme) => {
  it('shows the words of every button whole', async () => {
    const { page } = await open('teams', { colorScheme, viewport: { width: 1440, height: 900 } })
    const card = await list(page).locator('.teams-card').boundingBox()
    const endOf = (box: typeof card) => (box?.x ?? 0) + (box?.width ?? 0)
    for (const name of presses) {
      expect(endOf(await button(page, name).boundingBox()), name).toBeLessThanOrEqual(endOf(card))
      const label = button(page, name).locator('div')
      expect(await label.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), name).toBe(0)
    }
  })
})
