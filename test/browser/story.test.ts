import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'
import { type ControlApi, controlApiAt, itemAsked, saying, typedAnswer } from '../builders/control-api.ts'
import { type Program, programs } from '../builders/program.ts'

/**
 * The story of the main job, by people in a real browser, with the real program, killed in the middle: in English on
 * Slack, in German and in Spanish on Teams.
 */

const learners = [
  { id: 'mia', name: 'Mia Brandt', platform: 'slack', language: 'en', lessons: 38 },
  { id: 'lena', name: 'Lena Vogt', platform: 'teams', language: 'de', lessons: 17 },
  { id: 'lucia', name: 'Lucía Ortega', platform: 'teams', language: 'es', lessons: 18 },
] as const
type Learner = (typeof learners)[number]

const { newFolder, start, endAll } = programs()
const folder = newFolder()
let chrome: TestBrowser
let program: Program
let origin: string
let api: ControlApi
const begin = async () => {
  program = start(folder)
  origin = await program.ready
  api = controlApiAt(origin)
}
beforeAll(async () => {
  ;[chrome] = await Promise.all([openBrowser(), begin()])
  // Whatever day it is: what was known before a weekend is due again after it.
  await api.moveClock({ to: sundayAfter(new Date((await api.state()).now)).toISOString() })
})
afterAll(async () => {
  await chrome?.close()
  await endAll()
})

/** The next Sunday evening, UTC. */
const sundayAfter = (now: Date): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 7 - now.getUTCDay(), 18))

const conversation = (page: Page) => page.getByRole('main', { name: 'Conversation with Whetstone' })
const messages = (page: Page) => page.getByRole('list', { name: 'Messages', exact: true })

/** The playground, as one of its people. */
const visit = async ({ name }: Learner): Promise<Page> => {
  const page = await chrome.browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(`${origin}/playground`)
  await page.getByRole('button', { name: new RegExp(name) }).click()
  return page
}

const hasLesson = async (id: string): Promise<boolean> =>
  (await api.messages(id)).at(-1)?.actions.some((action) => action.id.startsWith('start:')) === true

/** It may have come already, while somebody else’s was waited for. */
const nextLesson = async (page: Page, { id }: Learner): Promise<void> => {
  if (await hasLesson(id)) return
  await page.getByRole('button', { name: 'Next lesson' }).click()
  await expect.poll(() => hasLesson(id), { timeout: 30_000 }).toBe(true)
}

/** The last message, once it is drawn as it stands now. */
const drawn = async (page: Page, { id: person }: Learner): Promise<Locator> => {
  const { id, revision } = await api.last(person)
  return messages(page).locator(`[data-key="${id}"][data-version^="${id}@${revision} "]`)
}

/** Does something with the last message, and waits until it has changed. */
const changing = async (
  page: Page,
  learner: Learner,
  deed: (message: Locator) => Promise<void>,
): Promise<void> => {
  const { id: person } = learner
  const { id, revision } = await api.last(person)
  await deed(await drawn(page, learner))
  await expect
    .poll(
      async () => {
        const now = await api.last(person)
        return now.id !== id || now.revision > revision
      },
      { timeout: 15_000 },
    )
    .toBe(true)
}

const press = (page: Page, learner: Learner, name: string | RegExp) =>
  changing(page, learner, (message) => message.getByRole('button', { name }).click())

/** Teams' cards put the label of the whole before each choice. */
const endsWith = (text: string): RegExp => new RegExp(`${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)

/** Answers the open question as a person would: presses, ticks or types. Returns the question's id. */
const answer = async (page: Page, learner: Learner, right: boolean): Promise<string> => {
  const say = saying(learner.language)
  const on = await api.last(learner.id)
  const item = itemAsked(on)
  const message = await drawn(page, learner)
  expect(item.language).toBe(learner.language)
  if (item.kind === 'true-false') {
    await press(page, learner, say(item.answer === right ? 'question.true' : 'question.false'))
  } else if (item.kind === 'single-choice') {
    const wanted = item.options.find((option) => (option.correct === true) === right)?.text ?? ''
    const action = on.actions.find(({ label }) => label.includes(wanted.slice(0, 30)))
    await changing(page, learner, (message) => message.locator(`[data-action="${action?.id}"]`).click())
  } else if (item.kind === 'multiple-choice') {
    for (const option of item.options.filter((each) => (each.correct === true) === right))
      await message.getByRole('checkbox', { name: endsWith(option.text) }).check()
    await press(page, learner, say('question.submit'))
  } else {
    await message.getByRole('textbox').fill(typedAnswer(item, right))
    await press(page, learner, say('question.submit'))
  }
  const feedback = `${say(right ? 'feedback.right' : 'feedback.wrong')}.`
  await messages(page).getByText(feedback).last().waitFor()
  return item.id
}

const hasNext = async ({ id, language }: Learner): Promise<boolean> =>
  (await api.last(id)).actions.some(({ label }) => label === saying(language)('feedback.next'))

const startOf = ({ language }: Learner): RegExp =>
  new RegExp(
    `^(${[1, 2].map((questions) => saying(language)('lesson.start', { questions }).split(' ')[0]).join('|')})`,
  )

describe('the story', () => {
  const missed = new Map<string, string>()
  const known = new Map<string, readonly string[]>()
  const heading = ({ language }: Learner) => saying(language)('summary.heading')

  it.each(learners)(
    'on $platform in $language: lesson, a wrong answer, the rest right, progress',
    async (learner) => {
      const say = saying(learner.language)
      const page = await visit(learner)
      await nextLesson(page, learner)
      await press(page, learner, startOf(learner))
      missed.set(learner.id, await answer(page, learner, false))
      const right: string[] = []
      while (await hasNext(learner)) {
        await press(page, learner, say('feedback.next'))
        right.push(await answer(page, learner, true))
      }
      expect(right.length).toBeGreaterThan(0)
      known.set(learner.id, right)
      await press(page, learner, say('feedback.finish'))
      await messages(page)
        .getByRole('heading', { name: heading(learner) })
        .waitFor()
      await page.getByRole('tab', { name: 'Home' }).click()
      const progress = say('progress.lessons', { done: 1, total: learner.lessons })
      await conversation(page).getByText(progress).first().waitFor()
      await page.close()
    },
  )

  it('is killed in its middle', async () => {
    program.kill('SIGKILL')
    await program.ended
    await begin()
  })

  it.each(learners)('on $platform in $language: the next day what was missed', async (learner) => {
    const say = saying(learner.language)
    const page = await visit(learner)
    await messages(page)
      .getByRole('heading', { name: heading(learner) })
      .waitFor()
    await nextLesson(page, learner)
    await press(page, learner, startOf(learner))
    const asked = [await answer(page, learner, true)]
    while (await hasNext(learner)) {
      await press(page, learner, say('feedback.next'))
      asked.push(await answer(page, learner, true))
    }
    expect(asked).toContain(missed.get(learner.id))
    expect(asked.filter((item) => known.get(learner.id)?.includes(item))).toEqual([])
    await page.close()
  })
})
