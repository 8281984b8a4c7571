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
import { answerOver, controlApiAt } from '../test/builders/control-api.ts'

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

const desktop: BrowserContextOptions = { viewport: { width: 1360, height: 850 }, colorScheme: 'light' }
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1.5,
  isMobile: true,
  hasTouch: true,
}
/** For one of two pictures that stand side by side. */
const half = (height: number): BrowserContextOptions => ({
  viewport: { width: 580, height },
  deviceScaleFactor: 1.4,
  colorScheme: 'light',
})

const product = await startProduct()
const api = controlApiAt(product.origin)
const { browser, close } = await openBrowser().catch(async (error: unknown) => {
  await product.stop()
  throw error
})

/** A window of its own, as somebody who reads that language has it. */
const openWindow = async (options: BrowserContextOptions, url: string): Promise<Page> => {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

/** The playground as somebody. */
const open = async (options: BrowserContextOptions, person: string): Promise<Page> => {
  const page = await openWindow(options, `${product.origin}/playground#${person}`)
  await page.locator('.person').first().waitFor({ state: 'attached' })
  return page
}

/** Takes the whole window, or one part of it. */
const take = async (page: Page, name: string, part?: string): Promise<void> => {
  const path = join(images, `${name}.png`)
  // Fonts, and the last message scrolled into view.
  await page.waitForTimeout(500)
  const picture = part === undefined ? page : page.locator(part)
  await picture.screenshot({ path, animations: 'disabled', caret: 'hide' })
  const { size } = statSync(path)
  process.stdout.write(`${relative(root, path)}: ${Math.round(size / 1024)} KB\n`)
  if (size > maxBytes) throw new Error(`${path} is larger than ${maxBytes / 1024} KB`)
  await page.context().close()
}

/** What the selected person sees last. */
const lastMessage = (page: Page, words: string | RegExp) =>
  page.locator('#messages > li').last().getByText(words).first().waitFor()

const say = async (person: string, text: string) => api.say(person, await api.direct(person), text)

/** Presses a button of the last message by what is written on it. */
const pressLabelled = async (person: string, label: RegExp): Promise<void> => {
  const on = await api.last(person)
  await api.act({ person, message: on.id, action: on.actions.find((one) => label.test(one.label))?.id })
}

const has = async (person: string, intent: string): Promise<boolean> =>
  (await api.messages(person)).at(-1)?.actions.some(({ id }) => id.startsWith(`${intent}:`)) === true

/** Moves the clock by the hour until the person's lesson is there. */
const nextLesson = async (person: string): Promise<void> => {
  for (let hour = 0; hour < 80 && !(await has(person, 'start')); hour++)
    await api.moveClock({ advance: 'PT1H' })
}

/** Goes through what is open to its summary, all right. */
const finish = async (person: string): Promise<void> => {
  if (await has(person, 'start')) await api.press(person, 'start')
  for (let step = 0; step < 40 && !(await has(person, 'summary')); step++) {
    if (await has(person, 'next')) await api.press(person, 'next')
    else await answerOver(api, person, true)
  }
  await api.press(person, 'summary')
}

/** One lesson, and what is said to a wrong answer, in both clients. */
const takeBoth = async (person: string, client: string): Promise<void> => {
  await nextLesson(person)
  const lesson = await open(half(720), person)
  await lastMessage(lesson, /kWh/)
  await take(lesson, `lesson-${client}`, '#conversation')
  await api.press(person, 'start')
  await answerOver(api, person, false)
  const feedback = await open(half(720), person)
  await lastMessage(feedback, /Not quite|Nicht ganz/)
  await take(feedback, `feedback-${client}`, '#conversation')
}

/** The person's own page, by the link that the bot gives. */
const openOwnPage = async (person: string, options: BrowserContextOptions): Promise<Page> => {
  await say(person, '/whetstone web')
  const { native } = await api.last(person)
  const url = /http[^"|)]+\/sign-in\/[\w-]+/.exec(JSON.stringify(native))?.[0]
  if (!url) throw new Error('The bot gave no link to the page')
  const page = await openWindow(options, url)
  // The link is followed by pressing a button, so that no preview spends it.
  const button = page.getByRole('button').first()
  if (!page.url().endsWith('/me')) await button.click()
  await page.waitForURL('**/me')
  return page
}

try {
  await say('priya', 'hello')
  await pressLabelled('priya', /Sustainable production/)
  await pressLabelled('priya', /09:00/)
  await pressLabelled('priya', /every day/i)
  await nextLesson('mia')
  await takeBoth('lena', 'teams-german')
  await takeBoth('priya', 'slack-english')

  await say('lena', 'Einstellungen')
  await api.press('lena', 'settings')
  const dialog = await open({ ...phone, colorScheme: 'light' }, 'lena')
  await dialog.getByRole('dialog').getByText('Sprache').waitFor()
  await take(dialog, 'settings-teams-phone-light')

  await api.press('mia', 'start')
  const question = await open({ ...phone, colorScheme: 'dark' }, 'mia')
  await question.getByText('Question 1').first().waitFor()
  await take(question, 'question-phone-dark')
  await answerOver(api, 'mia', false)
  const feedback = await open(desktop, 'mia')
  await lastMessage(feedback, 'Not quite')
  await take(feedback, 'feedback-desktop-light')

  await finish('mia')
  for (let day = 0; day < 3; day++) {
    await nextLesson('mia')
    await finish('mia')
  }
  await take(await openOwnPage('mia', { ...phone, colorScheme: 'dark' }), 'me-phone-dark')

  await say('jonas', 'hello')
  const hello = await open({ ...phone, colorScheme: 'light' }, 'jonas')
  await lastMessage(hello, /pathway|learn/i)
  await take(hello, 'hello-phone-light')
} finally {
  await close()
  await product.stop()
}
