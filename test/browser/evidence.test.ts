import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFaultsOf } from '../builders/axe.ts'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'
import { anEvidenceAchievement, appoint, handsOf, linkIn } from '../builders/evidence.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

let chrome: TestBrowser
let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>

beforeAll(async () => {
  ;[chrome, world] = await Promise.all([
    openBrowser(),
    startWorld({ people: [aPerson('ana'), aPerson('bo')] }),
  ])
  pages = await serveMemberPages(world)
  await world.enrol('ana')
  await world.travelTo('2026-11-02T08:00:00Z')
  await appoint(world, 'bo', await anEvidenceAchievement(world))
  await handsOf(world, 'bo', 'slack').say('help')
})
afterAll(async () => {
  await chrome?.close()
  await pages?.close()
  await world?.close()
})

/** A phone without scripts; axe brings its own. */
const phone = async (colorScheme: 'light' | 'dark'): Promise<Page> => {
  const context = await chrome.browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme })
  return context.newPage()
}

const linkFor = (person: string): string => {
  const { dm } = handsOf(world, person, 'slack')
  return linkIn({ text: JSON.stringify(world.slack.state().messages[dm]?.at(-1)) })
}

const isSound = async (page: Page): Promise<void> => {
  expect(await axeFaultsOf(page)).toEqual([])
  // Nothing is wider than the phone.
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over).toBeLessThanOrEqual(0)
}

it('a photo is handed in on a phone, looked at, and approved', async () => {
  const ana = handsOf(world, 'ana', 'slack')
  await ana.say('evidence')
  await ana.press('web', { on: ana.last() })
  const page = await phone('dark')
  await page.goto(linkFor('ana'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'A transmitter, replaced', level: 1 }).waitFor()
  await isSound(page)
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6"><rect width="8" height="6" fill="#875"/></svg>'
  const buffer = Buffer.from(await world.product.deps.imageTools.drawPng(svg, 640))
  await page.getByLabel('What you did').fill('Isolated at V12.')
  await page
    .getByLabel('Photos and files')
    .setInputFiles([{ name: 'tag.png', mimeType: 'image/png', buffer }])
  await page.getByRole('button', { name: 'Hand in' }).click()
  await page.getByText('It waits to be judged').waitFor()
  await isSound(page)
  await world.drive.settle()
  const bo = handsOf(world, 'bo', 'slack')
  await bo.press('evidence-judge', { on: bo.last() })
  await bo.press('web', { on: bo.last() })
  const other = await phone('light')
  await other.goto(linkFor('bo'))
  await other.getByRole('button', { name: 'Sign in' }).click()
  const photo = other.getByAltText('Photo: tag.jpg')
  await photo.waitFor()
  expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640)
  await isSound(other)
  await other.getByRole('button', { name: 'Approve' }).click()
  await other.getByRole('alert').waitFor()
  await isSound(other)
  for (const line of ['The line was isolated first', 'The zero was checked'])
    await other.getByLabel(line).check()
  await other.getByRole('button', { name: 'Approve' }).click()
  await other.getByText('Approved. Ana hears of it now.').waitFor()
  await isSound(other)
})
