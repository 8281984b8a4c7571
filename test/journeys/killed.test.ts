import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectionBeside } from '../../src/infra/embedded.ts'
import { fileJournal } from '../../src/playground/slack-workspace/memory/journal.ts'
import { answerOver, type ControlApi, controlApiAt, itemAsked } from '../builders/control-api.ts'
import { resultsIn } from '../builders/faults.ts'
import { expectToStop, onServer, type Program, programs } from '../builders/program.ts'

/** Learners of the demonstration, each at nine in their own zone. */
const learners = ['mia', 'diego', 'aisha'] as const

const { newFolder, start, endAll } = programs()
afterAll(endAll)

/** The next Monday, midnight UTC: so that the next day is a working day for everybody. */
const nextMonday = (now: string): string => {
  const day = new Date(`${now.slice(0, 10)}T00:00:00Z`)
  do day.setUTCDate(day.getUTCDate() + 1)
  while (day.getUTCDay() !== 1)
  return day.toISOString()
}

const untilLesson = async (api: ControlApi, person: string): Promise<void> => {
  const known = (await api.messages(person)).length
  for (let hours = 0; hours < 80; hours++) {
    await api.moveClock({ advance: 'PT1H' })
    if ((await api.messages(person)).length > known) return
  }
  throw new Error(`No lesson came for ${person}`)
}

describe.skipIf(onServer)('killed in the middle', () => {
  const folder = newFolder()
  let program: Program
  let api: ControlApi
  beforeAll(async () => {
    program = start(folder)
    api = controlApiAt(await program.ready)
  })

  const killAndStartAgain = async () => {
    program.kill('SIGKILL')
    await program.ended
    program = start(folder)
    api = controlApiAt(await program.ready)
  }

  it('of a lesson’s story: what was missed comes back the next day, what was right does not', async () => {
    await api.moveClock({ to: nextMonday((await api.state()).now) })
    await untilLesson(api, 'mia')
    await api.press('mia', 'start')
    const missed = await answerOver(api, 'mia', false)
    expect((await api.last('mia')).text).toContain('Not quite.')
    const right: string[] = []
    while ((await api.last('mia')).actions.some(({ id }) => id.startsWith('next:'))) {
      await api.press('mia', 'next')
      right.push(await answerOver(api, 'mia', true))
      expect((await api.last('mia')).text).toContain('Right.')
    }
    expect(right.length).toBeGreaterThan(0)
    await api.press('mia', 'summary')
    const said = await api.messages('mia')

    await killAndStartAgain()
    expect(await api.messages('mia')).toEqual(said)
    await untilLesson(api, 'mia')
    await api.press('mia', 'start')
    const asked: string[] = []
    for (;;) {
      asked.push(itemAsked(await api.last('mia')).id)
      await answerOver(api, 'mia', true)
      if (!(await api.last('mia')).actions.some(({ id }) => id.startsWith('next:'))) break
      await api.press('mia', 'next')
    }
    expect(asked).toContain(missed)
    expect(asked.filter((item) => right.includes(item))).toEqual([])
  })

  it('of days of deliveries and answers, time and again: each comes once, and nothing seen is lost', async () => {
    const from = (await api.state()).now
    for (const afterMs of [60, 150, 320, 560, 900, 1_400]) {
      const moving = api.moveClock({ advance: 'P1D' }).catch(() => undefined)
      await pause(afterMs)
      // Half of the kills fall into a press as well.
      const pressing = api.press('diego', 'start').catch(() => undefined)
      await pause(afterMs % 40)
      await killAndStartAgain()
      await Promise.all([moving, pressing])
      if ((await api.last('diego')).actions.some(({ id }) => id.startsWith('answer:')))
        await answerOver(api, 'diego', true).catch(() => undefined)
    }
    const to = new Date(Date.parse((await api.state()).now) + 12 * 86_400_000).toISOString()
    await api.moveClock({ to })

    const lessons = await lessonsByDate(folder)
    const dates = workingDates(from, to)
    expect(dates.length).toBeGreaterThan(5)
    for (const learner of learners) {
      const missing = dates.filter((date) => lessons.get(`${learner} ${date}`) !== 1)
      expect(missing, `${learner}: ${JSON.stringify([...lessons])}`).toEqual([])
    }
    expect([...lessons].filter(([, count]) => count > 1)).toEqual([])
    expect(await seenButNotStored(folder)).toEqual([])
    await expectToStop(program, folder, 'SIGTERM')
  })
})

const zones = { mia: 'Europe/Berlin', diego: 'America/Monterrey', aisha: 'Asia/Kuala_Lumpur' } as const

const localDate = (zone: string, at: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at))

/** The days, Monday to Friday, that lie wholly between two instants for everybody. */
const workingDates = (from: string, to: string): string[] => {
  const dates: string[] = []
  const last = Date.parse(to) - 2 * 86_400_000
  for (let at = Date.parse(from) + 2 * 86_400_000; at < last; at += 86_400_000) {
    const date = new Date(at)
    if (date.getUTCDay() % 6 !== 0) dates.push(date.toISOString().slice(0, 10))
  }
  return dates
}

const journalOf = (folder: string) => fileJournal(join(folder, 'data', 'playground', 'slack.jsonl')).read()

/** How many lessons (messages that began with a start button) each learner got on each local date. */
const lessonsByDate = async (folder: string): Promise<Map<string, number>> => {
  const counts = new Map<string, number>()
  for (const entry of journalOf(folder)) {
    if (entry.kind !== 'message-posted') continue
    const { channel, at, blocks } = entry.message
    const learner = learners.find((each) => channel === `D0${each.toUpperCase()}`)
    if (!learner || !JSON.stringify(blocks ?? []).includes('"start:')) continue
    const key = `${learner} ${localDate(zones[learner], at)}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** The questions whose results somebody saw, at any time, and that the database does not know to be answered. */
const seenButNotStored = async (folder: string): Promise<string[]> => {
  const histories = new Map<string, { blocks?: unknown; text: string }[]>()
  for (const entry of journalOf(folder)) {
    if (entry.kind === 'message-posted') {
      histories.set(`${entry.message.channel} ${entry.message.ts}`, [entry.message])
    } else if (entry.kind === 'message-revised') {
      histories.get(`${entry.channel} ${entry.ts}`)?.push(entry.revision)
    }
  }
  const seen = [...histories.values()].flatMap(resultsIn)
  expect(seen.length).toBeGreaterThan(0)
  const client = new pg.Client((await connectionBeside(join(folder, 'data'))) ?? {})
  await client.connect()
  const { rows } = await client.query<{ id: string }>('SELECT delivery_item_id AS id FROM responses')
  await client.end()
  const stored = new Set(rows.map(({ id }) => id))
  return seen.filter((question) => !stored.has(question))
}
