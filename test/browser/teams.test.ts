import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { axeFaultsOf } from '../builders/axe.ts'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'
import { type ControlApi, controlApiAt } from '../builders/control-api.ts'
import { programs } from '../builders/program.ts'

/** The playground as people on Teams see it: cards, dialogs, the tab and the channels, in the real program. */

const { newFolder, start, endAll } = programs()
let chrome: TestBrowser
let origin: string
let api: ControlApi
beforeAll(async () => {
  ;[chrome, origin] = await Promise.all([openBrowser(), start(newFolder()).ready])
  api = controlApiAt(origin)
})
afterAll(async () => {
  await chrome?.close()
  await endAll()
})

/** A page on which any error makes the test fail. */
const open = async (person: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await chrome.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  onTestFinished(async () => {
    await context.close()
    expect(faults).toEqual([])
  })
  await page.goto(`${origin}/playground#${person}`)
  await page.locator('.person').first().waitFor({ state: 'attached' })
  return page
}

const messages = (page: Page) => page.getByRole('list', { name: 'Messages', exact: true })
const say = async (page: Page, text: string) => {
  await page.locator('#text-direct').fill(text)
  await page.keyboard.press('Enter')
}
const focused = (page: Page, attribute: string) =>
  page.evaluate((name) => document.activeElement?.getAttribute(name), attribute)

/** Lena's settings, opened by their button. */
const openSettings = async (page: Page) => {
  await say(page, 'Einstellungen')
  const button = messages(page).getByRole('button', { name: 'Einstellungen', exact: true }).last()
  await messages(page).getByText('Deine Einstellungen öffnen sich mit einem Klick.').last().waitFor()
  await button.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Einstellungen' })
  await dialog.getByRole('button', { name: 'Speichern' }).waitFor()
  return dialog
}

describe('a dialog', () => {
  it('is filled in, says what to mend, and says that it is saved', async () => {
    const page = await open('lena')
    const dialog = await openSettings(page)
    expect(await focused(page, 'data-action')).toBe('time')
    for (const day of await dialog.getByRole('checkbox').all()) await day.uncheck()
    await dialog.getByRole('button', { name: 'Speichern' }).click()
    await dialog.getByText('Bitte ausfüllen: Tage').waitFor()
    await dialog.getByRole('checkbox', { name: /Samstag$/ }).check()
    await dialog.getByLabel('Pause bis').fill('2020-01-01')
    await dialog.getByRole('button', { name: 'Speichern' }).click()
    await dialog.getByText('Wähle einen Tag nach heute').waitFor()
    expect(await dialog.getByLabel('Pause bis').inputValue()).toBe('2020-01-01')
    expect(await dialog.getByRole('checkbox', { name: /Samstag$/ }).isChecked()).toBe(true)
    expect(await focused(page, 'data-action')).toBe('save-settings:0')
    await dialog.getByLabel('Pause bis').fill('')
    await dialog.getByRole('checkbox', { name: /Mittwoch$/ }).check()
    await dialog.getByRole('button', { name: 'Speichern' }).click()
    const saved = page.getByRole('dialog', { name: 'Whetstone' })
    await saved.getByText(/^Gespeichert\. Deine nächste Einheit/).waitFor()
    expect(await focused(page, 'aria-label')).toBe('Close')
    await page.keyboard.press('Enter')
    await saved.waitFor({ state: 'hidden' })
    expect((await api.home('lena')).text).toMatch(/Mittwoch|Mi/)
  })

  it('is closed by ✕ and by Escape, and the focus goes back to what opened it', async () => {
    const page = await open('lena')
    const dialog = await openSettings(page)
    await dialog.getByRole('button', { name: 'Close' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await focused(page, 'data-action')).toBe('settings:0')
    await page.keyboard.press('Enter')
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await focused(page, 'data-action')).toBe('settings:0')
    expect((await api.state()).surfaces.filter(({ kind }) => kind === 'dialog')).toEqual([])
  })
})

describe('another language in the settings', () => {
  const choose = async (page: Page, word: string, language: string, save: string) => {
    const open = messages(page).locator('[data-action="settings:0"]')
    const before = await open.count()
    await say(page, word)
    // The answer, and not an earlier one that still stands there.
    await expect.poll(() => open.count(), { timeout: 15_000 }).toBeGreaterThan(before)
    await open.last().click()
    await page.getByRole('dialog').getByRole('radio', { name: language }).check()
    await page.getByRole('dialog').getByRole('button', { name: save }).click()
    await page.getByRole('dialog', { name: 'Whetstone' }).getByRole('button', { name: 'Close' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  it('is the language of what stands above the field', async () => {
    const page = await open('lena')
    const hints = page.getByRole('group', { name: 'Commands to try' })
    await choose(page, 'Einstellungen', 'Español', 'Speichern')
    await hints.getByText('hoy', { exact: true }).waitFor()
    await choose(page, 'ajustes', 'Deutsch', 'Guardar')
    await hints.getByText('heute', { exact: true }).waitFor()
  })
})

describe('a dialog that is longer than the window', () => {
  it.each([
    ['a desk', { width: 1360, height: 900 }],
    ['a phone', { width: 390, height: 700 }],
  ])('has its button in reach on %s, and says the time in the reader’s language', async (_, viewport) => {
    const page = await open('lena', { viewport, locale: 'en-US' })
    const dialog = await openSettings(page)
    const frame = await dialog.boundingBox()
    const save = await dialog.getByRole('button', { name: 'Speichern' }).boundingBox()
    if (!frame || !save) throw new Error('nothing is drawn')
    expect(save.y + save.height).toBeLessThan(Math.min(frame.y + frame.height, viewport.height))
    expect(await dialog.getByLabel('Uhrzeit (Europe/Berlin)').inputValue()).toMatch(/^\d\d:00$/)
    await dialog.getByText(/^\d\d:00$/).waitFor()
    await dialog.getByLabel('Pause bis').fill('2027-03-01')
    await dialog.getByText('1. März 2027').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })
})

describe('the page', () => {
  it('suits the platform and the language of who one is', async () => {
    const page = await open('lucia')
    const hints = page.getByRole('group', { name: 'Commands to try' }).getByRole('button')
    expect((await hints.allTextContents()).slice(0, 2)).toEqual(['hoy', 'más'])
    await hints.getByText('progreso').click()
    await messages(page).getByRole('heading', { name: 'Tu progreso' }).waitFor()
    await page.getByRole('button', { name: /Mia Brandt/ }).click()
    expect((await hints.allTextContents())[0]).toBe('/whetstone today')
    await page.locator('#traffic-toggle').click()
    const traffic = page.getByRole('region', { name: 'Traffic' })
    await traffic.getByText('progreso · Lucía Ortega', { exact: true }).waitFor()
    await traffic.getByText('Tu progreso · Lucía Ortega').waitFor()
  })

  it('has the team’s channels, where the bot is mentioned', async () => {
    const page = await open('lucia')
    const beside = page.getByRole('complementary', { name: 'Team channel' })
    await beside.getByRole('combobox').selectOption('Energy · Savings')
    await beside.getByText('@Whetstone hoy').waitFor()
    await page.locator('#text-beside').fill('@Whetstone progreso')
    await page.keyboard.press('Enter')
    await beside.getByText('Te respondí en nuestro propio chat').waitFor()
    expect(await beside.getByRole('combobox').inputValue()).toContain('savings')
  })

  it('is answered by the keyboard alone, and counts what others have not seen', async () => {
    const page = await open('lucia')
    await page.getByRole('button', { name: 'Next lesson' }).focus()
    await page.keyboard.press('Enter')
    const begin = messages(page).getByRole('button', { name: /^Ir a/ })
    await begin.waitFor()
    await page.getByText(/^Next: Lucía, /).waitFor()
    await page.locator('.unseen').first().waitFor()
    await begin.focus()
    await page.keyboard.press('Enter')
    await messages(page).getByText('Pregunta 1 de').waitFor()
    const isInMessage = () => page.evaluate(() => document.activeElement?.closest('.message') !== null)
    expect(await isInMessage()).toBe(true)
  })
})

describe.each([
  ['light', { width: 1280, height: 900 }],
  ['dark', { width: 360, height: 740 }],
] as const)('in %s, for those who need help to read', (colorScheme, viewport) => {
  it('cards, dialog and tab have no fault that axe knows, and fit', async () => {
    const page = await open('lena', { colorScheme, viewport, reducedMotion: 'reduce' })
    await say(page, 'heute')
    await messages(page).getByRole('button', { name: 'Warum das?' }).last().waitFor()
    expect(await axeFaultsOf(page)).toEqual([])
    const dialog = await openSettings(page)
    expect(await axeFaultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('tab', { name: 'Home' }).click()
    await page.getByText('Hallo, Lena Vogt').last().waitFor()
    expect(await axeFaultsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
  })
})
