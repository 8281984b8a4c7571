/**
 * `npm run screenshots`: takes the pictures in docs/images anew. The product is started as `npm start` does, with the
 * playground and data of its own; a real browser looks at it, and nothing in the pictures is drawn by hand.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser } from '../test/builders/browser.ts'
import { pupilOf } from './playground-pupil.ts'

const root = join(import.meta.dirname, '..')
const images = join(root, 'docs', 'images')
const maxBytes = 200 * 1024
const startsWithinMs = 120_000

/** The running product, and its end. */
const startProduct = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whetstone-screenshots-'))
  const product = spawn(process.execPath, [join(root, 'bin', 'whetstone.mjs'), 'start'], {
    cwd: dataDir,
    env: { ...process.env, PLAYGROUND: '1', PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async (): Promise<void> => {
    if (product.exitCode === null) {
      product.kill('SIGTERM')
      await once(product, 'exit')
    }
    rmSync(dataDir, { recursive: true, force: true })
  }
  const origin = await new Promise<string>((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`The product did not start: ${said}`)), startsWithinMs)
    product.stdout.on('data', (chunk) => {
      said += chunk
      const address = /Playground: (http\S+)\/playground/.exec(said)?.[1]
      if (!address) return
      clearTimeout(late)
      resolve(address)
    })
    product.once('exit', () => reject(new Error(`The product ended: ${said}`)))
  }).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { origin, stop }
}

const desktop: BrowserContextOptions = { viewport: { width: 1400, height: 900 } }
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1.5,
  isMobile: true,
  hasTouch: true,
}

const product = await startProduct()
const { browser, close } = await openBrowser().catch(async (error: unknown) => {
  await product.stop()
  throw error
})

/** Opens the playground as somebody, in a window of its own. */
const open = async (options: BrowserContextOptions, person: string, path = ''): Promise<Page> => {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options })
  const page = await context.newPage()
  await page.goto(`${product.origin}/playground${path}`)
  const chosen = page.locator(`.person`, { hasText: person })
  await page.locator('.person, .card-row').first().waitFor({ state: 'attached' })
  if (path === '') await chosen.evaluate((button) => button instanceof HTMLElement && button.click())
  return page
}

const take = async (page: Page, name: string): Promise<void> => {
  const path = join(images, `${name}.png`)
  // Fonts, and the last message scrolled into view.
  await page.waitForTimeout(500)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  const { size } = statSync(path)
  process.stdout.write(`${relative(root, path)}: ${Math.round(size / 1024)} KB\n`)
  if (size > maxBytes) throw new Error(`${path} is larger than ${maxBytes / 1024} KB`)
  await page.context().close()
}

/** What the selected person sees last. */
const lastMessage = (page: Page, words: string | RegExp) =>
  page.locator('#messages > li').last().getByText(words).first().waitFor()

try {
  const pack = join(root, 'content', 'hazardous-energy')
  const mia = pupilOf(product.origin, 'mia', pack)

  await mia.nextLesson()
  await mia.go('start')
  const question = await open({ ...phone, colorScheme: 'dark' }, 'Mia Brandt')
  await question.getByText('Question 1').first().waitFor()
  await take(question, 'question-phone-dark')

  await mia.answer(false)
  const feedback = await open({ ...desktop, colorScheme: 'light' }, 'Mia Brandt')
  await lastMessage(feedback, 'Not quite')
  await take(feedback, 'feedback-desktop-light')

  await mia.finish()
  for (let day = 0; day < 3; day++) {
    await mia.nextLesson()
    await mia.finish()
  }
  const home = await open({ ...desktop, colorScheme: 'dark' }, 'Mia Brandt')
  await home.getByRole('tab', { name: 'Home' }).click()
  await home.locator('#home-panel').getByText('Streak').first().waitFor()
  await take(home, 'home-desktop-dark')

  await pupilOf(product.origin, 'jonas', pack).say('hello')
  const hello = await open({ ...phone, colorScheme: 'light' }, 'Jonas Weber')
  await lastMessage(hello, /pathway|learn/i)
  await take(hello, 'hello-phone-light')
} finally {
  await close()
  await product.stop()
}
