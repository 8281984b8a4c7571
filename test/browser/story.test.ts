import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'
import { controlApiAt, itemAsked } from '../builders/control-api.ts'
import { programs } from '../builders/program.ts'

/** The story of the main job, by a person in a real browser, with the real program, killed in the middle. */

const { newFolder, start, endAll } = programs()
let chrome: TestBrowser
beforeAll(async () => {
  chrome = await openBrowser()
})
afterAll(async () => {
  await chrome?.close()
  await endAll()
})

const conversation = (page: Page) => page.getByRole('main', { name: 'Conversation with Whetstone' })

/** A press on the last button of that name; it is done when the message has changed. */
const press = async (page: Page, api: ReturnType<typeof controlApiAt>, name: string | RegExp) => {
  const { id, revision } = await api.last('mia')
  await conversation(page).getByRole('button', { name }).last().click()
  await expect
    .poll(async () => {
      const now = await api.last('mia')
      return now.id !== id || now.revision > revision
    })
    .toBe(true)
}

/** Answers the open question as a person would: presses, ticks or types. Returns the question's id. */
const answer = async (page: Page, api: ReturnType<typeof controlApiAt>, right: boolean): Promise<string> => {
  const on = await api.last('mia')
  const item = itemAsked(on)
  const shown = conversation(page)
  if (item.kind === 'true-false') {
    await press(page, api, item.answer === right ? 'True' : 'False')
  } else if (item.kind === 'single-choice') {
    const wanted = item.options.find((option) => option.correct === right)
    const beginning = (wanted?.text ?? '').slice(0, 30)
    const button = on.actions.find(({ label }) => label.includes(beginning))
    await press(page, api, button?.label ?? '')
  } else if (item.kind === 'multiple-choice') {
    for (const option of item.options.filter((each) => each.correct === right)) {
      await shown.getByRole('checkbox', { name: option.text, exact: true }).last().check()
    }
    await press(page, api, 'Answer')
  } else {
    const known = item.kind === 'numeric' ? String(item.answer) : (item.accept[0] ?? '')
    const wrong = item.kind === 'numeric' ? String(item.answer * 1.5 + 7) : 'something else entirely'
    await shown
      .getByRole('textbox', { name: 'Your answer' })
      .last()
      .fill(right ? known : wrong)
    await press(page, api, 'Answer')
  }
  return item.id
}

it('lesson, a wrong answer, the rest right, progress, kill -9, and the next day what was missed', async () => {
  const folder = newFolder()
  let program = start(folder)
  let origin = await program.ready
  let api = controlApiAt(origin)
  const page = await chrome.browser.newPage({ viewport: { width: 1280, height: 900 } })
  const visit = async () => {
    await page.goto(`${origin}/playground`)
    await page.getByRole('button', { name: /Mia Brandt/ }).click()
  }
  const nextLesson = async () => {
    const before = (await api.messages('mia')).length
    await page.getByRole('button', { name: 'Next lesson' }).click()
    await expect
      .poll(async () => (await api.messages('mia')).length, { timeout: 30_000 })
      .toBeGreaterThan(before)
  }

  await visit()
  await nextLesson()
  await press(page, api, /^Start/)
  const missed = await answer(page, api, false)
  await conversation(page).getByText('Not quite.').waitFor()
  const right: string[] = []
  while ((await api.last('mia')).actions.some(({ label }) => label === 'Next question')) {
    await press(page, api, 'Next question')
    right.push(await answer(page, api, true))
    await conversation(page).getByText('Right.').last().waitFor()
  }
  expect(right.length).toBeGreaterThan(0)
  await press(page, api, 'See how it went')
  await conversation(page).getByRole('heading', { name: 'That’s it for today' }).waitFor()
  await page.getByRole('tab', { name: 'Home' }).click()
  await conversation(page).getByText('1 of 38 lessons').waitFor()

  program.kill('SIGKILL')
  await program.ended
  program = start(folder)
  origin = await program.ready
  api = controlApiAt(origin)
  await visit()
  await conversation(page).getByRole('heading', { name: 'That’s it for today' }).waitFor()
  await nextLesson()
  await press(page, api, /^Start/)
  const asked = [await answer(page, api, true)]
  while ((await api.last('mia')).actions.some(({ label }) => label === 'Next question')) {
    await press(page, api, 'Next question')
    asked.push(await answer(page, api, true))
  }
  expect(asked).toContain(missed)
  expect(asked.filter((item) => right.includes(item))).toEqual([])
})
