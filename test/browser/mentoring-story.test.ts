import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StateMessage } from '../../src/playground/state.ts'
import { openBrowser, type TestBrowser } from '../builders/browser.ts'
import { answerOver, type ControlApi, controlApiAt } from '../builders/control-api.ts'
import { type Program, programs, whetstone } from '../builders/program.ts'

/**
 * Mentoring, told by the real program: Mia on Slack fails twice, asks, and is brought together with one of two mentors, of whom
 * Aisha is on Slack and Lucía on Teams; then Priya asks, and a badge is revoked while somebody is asked.
 */

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
  // The evening before a Monday: all of the week is to come.
  const { now } = await api.state()
  const at = new Date(now)
  await api.moveClock({ to: new Date(at.getTime() + (7 - at.getUTCDay()) * 86_400_000).toISOString() })
}, 180_000)
afterAll(async () => {
  await chrome?.close()
  await endAll()
})

const names = { mia: 'Mia Brandt', priya: 'Priya Nair', aisha: 'Aisha Rahman', lucia: 'Lucía Ortega' }
type Person = keyof typeof names
const mentors = ['aisha', 'lucia'] as const
type Mentor = (typeof mentors)[number]

const offers = ({ actions }: StateMessage, intent: string): boolean =>
  actions.some(({ id }) => id.startsWith(`${intent}:`))

/** All that somebody has been told: by the bot alone with them, and in a conversation of two. */
const everything = async (person: Person): Promise<readonly StateMessage[]> =>
  (await api.state()).conversations
    .filter(({ kind, members }) => kind !== 'channel' && members.includes(person))
    .flatMap(({ messages }) => messages)
    .sort((a, b) => a.at.localeCompare(b.at))

/** The newest message that offers this, where there is one. */
const offered = async (person: Person, intent: string): Promise<StateMessage | undefined> =>
  (await everything(person)).findLast((message) => offers(message, intent))

const press = async (person: Person, intent: string): Promise<void> => {
  const on = await offered(person, intent)
  const action = on?.actions.find(({ id }) => id.startsWith(`${intent}:`))?.id
  if (!on || !action) throw new Error(`${person} is offered no ${intent}`)
  await api.act({ person, message: on.id, action })
}

const surfaceOf = async (person: Person) => {
  const { surfaces } = await api.state()
  const found = surfaces.findLast((one) => one.person === person && one.kind !== 'home')
  if (!found) throw new Error(`${person} has no form before them`)
  return found
}

const submit = async (person: Person, inputs: Record<string, string | string[]>): Promise<void> => {
  const surface = await surfaceOf(person)
  await api.act({ person, surface: surface.id, submit: true, inputs })
}

const told = async (person: Person, part: string | RegExp): Promise<boolean> =>
  (await everything(person)).some(({ text }) =>
    typeof part === 'string' ? text.includes(part) : part.test(text),
  )

const asks = async (person: Person, skill: string, goal: string): Promise<void> => {
  const { actions } = await surfaceOf(person)
  const chosen = actions[0]?.options?.find(({ value }) => value.endsWith(`/${skill}`))?.value ?? ''
  await submit(person, { skill: chosen, goal, languages: ['en'], from: '09:00', until: '17:00' })
}

/** Cards of proposals that came since this was asked last: a card stays where it is when its question is over. */
const known = { aisha: 0, lucia: 0 }
const askedNow = async (): Promise<Mentor | undefined> => {
  let asked: Mentor | undefined
  for (const mentor of mentors) {
    const all = (await everything(mentor)).filter((message) => offers(message, 'pairing-accept'))
    if (all.length > known[mentor]) asked = mentor
    known[mentor] = all.length
  }
  return asked
}

const otherThan = (mentor: Mentor): Mentor => (mentor === 'aisha' ? 'lucia' : 'aisha')

/** The playground in the browser, as one of its people. */
const visit = async (person: Person): Promise<Page> => {
  const page = await chrome.browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(`${origin}/playground`)
  await page.getByRole('button', { name: new RegExp(names[person]) }).click()
  return page
}
const talk = (page: Page) => page.getByRole('main', { name: 'Conversation with Whetstone' })

let first: Mentor | undefined
let mentor: Mentor

describe('the story of a mentor', () => {
  it('Mia fails twice, is offered a mentor, and asks', async () => {
    for (let day = 0; day < 12 && !(await offered('mia', 'mentor-ask')); day++) {
      await api.moveClock({ advance: 'P1D' })
      if (!offers(await api.last('mia'), 'start')) continue
      await api.press('mia', 'start')
      for (;;) {
        await answerOver(api, 'mia', false)
        if (!offers(await api.last('mia'), 'next')) break
        await api.press('mia', 'next')
      }
      await api.moveClock({ advance: 'PT1M' })
    }
    expect(await told('mia', 'is hard going at the moment')).toBe(true)
    await press('mia', 'mentor-ask')
    // Of all skills the one that was hard is chosen already; the mentors hold a badge for this one.
    await asks('mia', 'isolation-procedure', 'I want to lock out a press without help.')
    await api.moveClock({ advance: 'PT1M' })
    first = await askedNow()
    expect(first).toBeDefined()
  }, 300_000)

  it('the first of two mentors declines, the second is asked and accepts, and nobody hears of the no', async () => {
    if (!first) throw new Error('Nobody was asked')
    mentor = otherThan(first)
    expect(await told(mentor, 'lock out a press')).toBe(false)
    await press(first, 'pairing-decline')
    await submit(first, { reason: 'Night shifts this month', apart: [] })
    await api.moveClock({ advance: 'PT1M' })
    expect(await askedNow()).toBe(mentor)
    await press(mentor, 'pairing-accept')
    await api.moveClock({ advance: 'PT1M' })
    for (const person of ['mia', mentor] as const)
      expect(await told(person, 'I want to lock out a press without help.')).toBe(true)
    expect(await told('mia', 'Night shifts')).toBe(false)
    expect(await told('mia', names[first])).toBe(false)
  })

  it('they have an agenda and three times; one is set, and stands in a calendar', async () => {
    const introduction = await offered('mia', 'meeting-set')
    expect(introduction?.actions.filter(({ id }) => id.startsWith('meeting-set:')).length).toBe(3)
    expect(introduction?.text).toMatch(/zero energy|isolate|lock/i)
    await press('mia', 'meeting-set')
    await api.moveClock({ advance: 'PT1M' })
    expect(await told(mentor, /Mia Brandt/)).toBe(true)
    // In the browser Mia reads when it is, and the button leads to the file.
    const page = await visit('mia')
    const beside = page.locator('#beside-picker')
    if (mentor === 'aisha') await beside.selectOption({ label: `${names.mia}, ${names.aisha}` })
    const link = page.getByRole('link', { name: 'Put it in my calendar' }).last()
    await link.waitFor()
    const file = await fetch((await link.getAttribute('href')) ?? '')
    expect(file.headers.get('content-type')).toContain('text/calendar')
    expect((await file.text()).replaceAll('\r\n ', '')).toContain(names[mentor])
    await page.close()
  })

  it('both are asked whether they met; evidence is handed in and approved', async () => {
    await api.moveClock({ advance: 'P5D' })
    for (const person of ['mia', mentor] as const) {
      expect(await offered(person, 'check-in')).toBeDefined()
      await press(person, 'check-in')
      await press(person, 'mentoring-feedback')
    }
    await api.say('mia', await api.direct('mia'), '/whetstone evidence')
    await api.press('mia', 'evidence-write')
    await submit('mia', {
      text: 'Press 3, by its procedure. Jonas watched. The sheet is attached to the order.',
    })
    await api.moveClock({ advance: 'PT1M' })
    for (const person of ['jonas', 'jonas-teams']) {
      const on = (await api.messages(person)).findLast((message) => offers(message, 'evidence-judge'))
      const action = on?.actions.find(({ id }) => id.startsWith('evidence-judge:'))?.id
      if (!on || !action) continue
      await api.act({ person, message: on.id, action })
      await api.press(person, 'evidence-judge-here')
      const { surfaces } = await api.state()
      const dialog = surfaces.findLast((one) => one.person === person && one.kind !== 'home')
      const met = dialog?.actions.find(({ id }) => id.startsWith('met'))
      const lines = (met?.options ?? []).map(({ value }) => value)
      const inputs = { [met?.id ?? 'met']: lines, decision: 'approve' }
      await api.act({ person, surface: dialog?.id, submit: true, inputs })
      break
    }
    await api.moveClock({ advance: 'PT1M' })
    expect(await told('mia', /is approved|approved/i)).toBe(true)
  })

  it('it is completed: Mia reads what came of it in the browser, and the hours of the mentor count', async () => {
    const page = await visit('mia')
    await talk(page).getByRole('textbox').first().fill('/whetstone mentor')
    await page.keyboard.press('Enter')
    await talk(page).getByRole('button', { name: 'We have reached the goal' }).last().click()
    await talk(page).getByText('You have reached your goal').last().waitFor()
    await page.close()
    await api.moveClock({ advance: 'PT1M' })
    await api.say(mentor, await api.direct(mentor), mentor === 'aisha' ? '/whetstone mentor' : 'mentor')
    const { text } = await api.last(mentor)
    expect(text).toMatch(mentor === 'aisha' ? /mentored for 0\.5 hours/ : /acompañado a otros 0[.,]5 horas/)
  })
})

describe('a second run', () => {
  it('a badge is revoked while its holder is asked: the proposal is withdrawn, and the other one is asked', async () => {
    await api.say('priya', await api.direct('priya'), '/whetstone mentor')
    await press('priya', 'mentor-ask')
    await asks('priya', 'mqtt-messaging', 'I want to read a broker.')
    await api.moveClock({ advance: 'PT1M' })
    const first = await askedNow()
    if (!first) throw new Error('Nobody was asked')
    const messages = (await api.messages(first)).map((message) => JSON.stringify(message))
    const badge = messages.find((text) => text.includes('Signal to message') && text.includes('/c/')) ?? ''
    const id = /\/c\/([0-9a-z]+)/.exec(badge)?.[1] ?? ''
    const revoked = whetstone(folder, [
      'credential',
      'revoke',
      id,
      '--reason',
      'The check was somebody else’s',
    ])
    expect((await revoked.ended).code).toBe(0)
    await api.moveClock({ advance: 'PT1M' })
    expect(await askedNow()).toBe(otherThan(first))
    await press(first, 'pairing-accept')
    expect(await told('priya', 'You have a mentor')).toBe(false)
    await press(otherThan(first), 'pairing-accept')
    await api.moveClock({ advance: 'PT1M' })
    expect(await told('priya', /You have a mentor|your mentor/)).toBe(true)
  })
})
