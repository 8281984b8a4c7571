import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { axeFaultsOf } from '../builders/axe.ts'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'
import { type APlayground, aPlayground } from '../builders/playground/a-playground.ts'

let chrome: TestBrowser
let playground: APlayground
beforeAll(async () => {
  ;[chrome, playground] = await Promise.all([openBrowser(), aPlayground()])
})
afterAll(async () => {
  await chrome?.close()
  await playground?.close()
})
beforeEach(async () => {
  await playground.api('reset', {})
})

/** A page on which any error, and any request to somewhere else, makes the test fail. */
const open = async (
  path = '',
  { expected, ...options }: BrowserContextOptions & { expected?: RegExp } = {},
): Promise<Page> => {
  const context = await chrome.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on(
    'response',
    (response) =>
      response.status() >= 400 &&
      faults.push(`${response.status()} ${response.url()} ${response.request().postData()}`),
  )
  page.on('request', (request) => {
    if (!request.url().startsWith(playground.origin)) faults.push(`asked ${request.url()}`)
  })
  onTestFinished(async () => {
    await context.close()
    expect(faults.filter((fault) => expected?.test(fault) !== true)).toEqual([])
  })
  await page.goto(`${playground.origin}/playground${path}`)
  await page.waitForFunction(() => document.querySelector('.person, .card-row') !== null)
  return page
}

const direct = (page: Page) => page.getByRole('main', { name: 'Conversation with Whetstone' })
const button = (page: Page, name: string | RegExp) => direct(page).getByRole('button', { name }).last()

describe('a day in the playground', () => {
  it('a lesson comes, is answered, and the page shows it all', async () => {
    const page = await open()
    await direct(page).getByText('Nothing has been said to Ana yet.').waitFor()
    await page.getByRole('button', { name: 'Next lesson' }).click()
    await direct(page).getByRole('heading', { name: 'Retained messages in MQTT' }).waitFor()
    expect(await page.locator('#clock-time').textContent()).toBe('09:00')
    await button(page, /^B: A pressed button/).click()
    await direct(page).getByText('Not quite.').waitFor()
    expect(await direct(page).getByText('Which message should be retained?').count()).toBe(0)
    await direct(page).getByRole('textbox', { name: 'Your answer' }).fill('8')
    await button(page, 'Answer').click()
    await direct(page).getByText('You answered 8.').waitFor()
    const traffic = page.getByRole('region', { name: 'Traffic' })
    await traffic.getByRole('button', { name: 'Traffic' }).click()
    await traffic.getByText('block_actions answer-number:0').click()
    await traffic.getByText('x-slack-signature').waitFor()
    await traffic.getByRole('searchbox').fill('chat.postMessage')
    expect(await traffic.locator('.traffic-line').count()).toBe(2)
    await traffic.getByRole('searchbox').fill('no such thing')
    await traffic.getByText('Nothing here').waitFor()
    await page.reload()
    await traffic.getByRole('searchbox').waitFor()
    await traffic.getByRole('button', { name: 'Traffic' }).click()
    expect(await traffic.getByRole('searchbox').isVisible()).toBe(false)
  })

  it('goes by the keyboard alone, and the focus stays where the eye is', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Next lesson' }).focus()
    await page.keyboard.press('Enter')
    await button(page, /^A:/).waitFor()
    await button(page, /^A:/).focus()
    await page.keyboard.press('Enter')
    await direct(page).getByText('Right.').waitFor()
    const inMessage = () =>
      page.evaluate(
        () =>
          document.activeElement?.closest('.message') !== null && document.activeElement !== document.body,
      )
    expect(await inMessage()).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.type('12')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await direct(page).getByText('You answered 12.').waitFor()
    expect(await inMessage()).toBe(true)
    await page.locator('#text-direct').focus()
    await page.keyboard.type('/whetstone dance')
    await page.keyboard.press('Enter')
    await direct(page).getByText('Only visible to you').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text-direct')
    expect(await page.locator('#live').textContent()).toContain('I do not know dance')
  })

  it('shows what a script does, and keeps what is half typed', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Next lesson' }).click()
    await button(page, /^B:/).click()
    const answer = direct(page).getByRole('textbox', { name: 'Your answer' })
    await answer.fill('half ty')
    await playground.api('clock', { advance: 'P1D' })
    await direct(page).getByText('Tuesday, 2 March 2027').waitFor()
    expect(await answer.inputValue()).toBe('half ty')
    expect(await answer.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.locator('.unseen').getByText('2').waitFor()
    await page.getByRole('button', { name: /Kofi Mensah/ }).click()
    await direct(page).getByText('as Kofi Mensah').waitFor()
    expect(await page.locator('#clock-time').textContent()).toBe('02:00')
    expect(await page.locator('.unseen').count()).toBe(0)
  })

  it('has a Home with a form that says what to mend', async () => {
    const page = await open()
    await page.getByRole('tab', { name: 'Home' }).click()
    await direct(page).getByText('Hello Ana Lindqvist').waitFor()
    await button(page, 'Settings').click()
    const modal = page.getByRole('dialog', { name: 'Settings' })
    await modal.getByLabel('Time of the lesson').fill('07:30')
    // What it says in the reader's language is no other field.
    const said = modal.getByText('7:30 AM', { exact: true })
    expect(await said.evaluate((words) => getComputedStyle(words).borderTopWidth)).toBe('0px')
    await modal.getByRole('checkbox', { name: 'Saturday' }).check()
    await modal.getByRole('radio', { name: '5 minutes' }).check()
    await modal.getByRole('combobox', { name: 'Time zone' }).selectOption('UTC+3')
    const goal = modal.getByRole('textbox', { name: 'What do you want to learn?' })
    await goal.fill('nothing')
    await modal.getByRole('button', { name: 'Save' }).click()
    await modal.getByText('Please want something.').waitFor()
    expect(await goal.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await modal.getByRole('radio', { name: '5 minutes' }).isChecked()).toBe(true)
    await goal.fill('OPC UA')
    await modal.getByRole('button', { name: 'Save' }).click()
    await modal.waitFor({ state: 'hidden' })
    const { body } = await playground.api('traffic')
    const sent = JSON.stringify(body.traffic)
    for (const value of [
      '"selected_time":"07:30"',
      '"value":"6"',
      '"selected_option":{"text":{"type":"plain_text","text":"5 minutes"',
      '"value":"OPC UA"',
    ])
      expect(sent).toContain(value)
    await button(page, 'Settings').click()
    await modal.waitFor()
    await page.keyboard.press('Escape')
    await modal.waitFor({ state: 'hidden' })
  })

  it('sends what stands in a form, also where that is again what stood there at first', async () => {
    const page = await open()
    await page.getByRole('tab', { name: 'Home' }).click()
    await button(page, 'Settings').click()
    const modal = page.getByRole('dialog', { name: 'Settings' })
    const save = async (time: string, isSaturday: boolean, minutes: string, zone: string, more: string[]) => {
      await modal.getByLabel('Time of the lesson').fill(time)
      await modal.getByRole('checkbox', { name: 'Saturday' }).setChecked(isSaturday)
      await modal.getByRole('radio', { name: minutes }).check()
      await modal.getByRole('combobox', { name: 'Time zone' }).selectOption(zone)
      await modal.getByRole('textbox', { name: 'What do you want to learn?' }).fill(more[0] ?? '')
      await modal.getByLabel('Pause until').fill(more[1] ?? '')
      await modal.getByRole('button', { name: 'Save' }).click()
    }
    await save('07:30', true, '5 minutes', 'UTC+3', ['nothing', '2027-03-09'])
    await modal.getByText('Please want something.').waitFor()
    await save('09:00', false, '3 minutes', 'UTC+1', [])
    await modal.waitFor({ state: 'hidden' })
    const { body } = await playground.api('traffic')
    const requests = (body.traffic as { request: { view?: { state?: { values: object } } } }[]).map(
      ({ request }) => request.view?.state?.values,
    )
    const option = (value: string) => expect.objectContaining({ value })
    expect(requests.findLast((values) => values !== undefined)).toMatchObject({
      time: { time: { selected_time: '09:00' } },
      days: { days: { selected_options: ['1', '2', '3', '4', '5'].map(option) } },
      minutes: { minutes: { selected_option: option('3') } },
      zone: { zone: { selected_option: option('zone-1') } },
      goal: { goal: { value: null } },
      pause: { pause: { selected_date: null } },
    })
  })

  it('goes to a date, and says in a sentence when it can not', async () => {
    const page = await open('', { expected: /400/ })
    await page.getByLabel('Go to a date and time').fill('2027-03-03T12:00')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await direct(page).getByText('Wednesday, 3 March 2027').waitFor()
    expect((await playground.api('state')).body.now).toBe('2027-03-03T11:00:00.000Z')
    await page.locator('.clock:not(.busy)').waitFor()
    await page.getByLabel('Go to a date and time').fill('2027-03-01T12:00')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await page.getByRole('alert').getByText('The clock only goes forward.').waitFor()
  }, 60_000)

  it('shows what people type as they typed it', async () => {
    const page = await open()
    const typed = '<img src=x onerror="document.title=1"> & *b* <script>1</script>'
    await page.locator('#text-direct').fill(typed)
    await page.keyboard.press('Enter')
    await direct(page).getByText(typed, { exact: true }).waitFor()
    expect(await page.title()).toBe('Whetstone playground')
    await page.locator('#text-beside').fill('Hello team')
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'Team channel' }).getByText('Hello team').waitFor()
  })
})

describe('on a phone', () => {
  it('shows one part at a time and never scrolls sideways', async () => {
    const page = await open('', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    await page.getByRole('button', { name: 'Next lesson' }).tap()
    await button(page, /^A:/).tap()
    await direct(page).getByText('Right.').waitFor()
    for (const [name, shown] of [
      ['People', page.getByRole('navigation', { name: 'Who I am' })],
      ['Channel', page.getByRole('complementary', { name: 'Team channel' })],
      ['Traffic', page.getByRole('region', { name: 'Traffic' })],
      ['Whetstone', direct(page)],
    ] as const) {
      await page.getByRole('navigation', { name: 'Parts' }).getByRole('button', { name }).tap()
      await shown.waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    }
    await page.goto(`${playground.origin}/playground/gallery`)
    await page.locator('.card-row').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  })
})

describe('the gallery', () => {
  it('draws every card for both platforms, and as text', async () => {
    const page = await open('/gallery')
    const settings = page.getByRole('article', { name: 'settings' })
    expect(await page.locator('.card-row').count()).toBe(6)
    expect(await settings.getByRole('checkbox', { name: 'Monday' }).count()).toBe(2)
    expect(await settings.locator('.fallback').textContent()).toContain('What do you want to learn?')
    expect(await page.locator('.undrawn').count()).toBe(0)
    await page.getByRole('searchbox').fill('Done for today')
    expect(await page.locator('.card-row').count()).toBe(1)
    await page.getByRole('searchbox').fill('')
    await page.getByRole('combobox', { name: 'Language' }).selectOption('German')
    expect(await page.locator('.card-row').count()).toBe(1)
  })
})

describe.each(['light', 'dark'] as const)('in %s, for those who need help to read', (colorScheme) => {
  it('the page has no fault that axe knows', async () => {
    const page = await open('', { colorScheme, reducedMotion: 'reduce' })
    await page.getByRole('button', { name: 'Next lesson' }).click()
    await button(page, /^B:/).click()
    await direct(page).getByText('Not quite.').waitFor()
    await page.locator('#text-direct').fill('/whetstone dance')
    await page.keyboard.press('Enter')
    await direct(page).getByText('Only visible to you').waitFor()
    await page.locator('#traffic-toggle').click()
    await page.locator('.traffic-line summary').first().click()
    expect(await axeFaultsOf(page)).toEqual([])
    await page.getByRole('tab', { name: 'Home' }).click()
    await button(page, 'Settings').click()
    await page.getByRole('dialog').waitFor()
    expect(await axeFaultsOf(page)).toEqual([])
  })

  it('the gallery has none', async () => {
    const page = await open('/gallery', { colorScheme })
    expect(await axeFaultsOf(page)).toEqual([])
  })
})
