import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { jobs } from '../../src/jobs.ts'
import { startWorker, type Worker } from '../../src/queue/worker.ts'
import { conversationOf, until } from '../builders/conversation.ts'
import { type Cuttable, cuttableDatabase } from '../builders/cuttable.ts'
import { answerSomehow, openQuestion, resultsSeen } from '../builders/faults.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

const people = ['ana', 'bo', 'cy', 'di', 'ed']
let way: Cuttable
let world: TestWorld

beforeAll(async () => {
  way = await cuttableDatabase()
  world = await startWorld({ people: people.map((id) => aPerson(id)), database: way })
  for (const person of people) await world.enrol(person)
  await world.travelTo('2026-11-02T08:01:00Z')
  for (const person of people) await conversationOf(world, person).press('start')
})
afterEach(() => way.mend())
afterAll(async () => {
  await world.close()
  await way.close()
})

const stored = async (person: string): Promise<string[]> => {
  const { rows } = await way.direct.query<{ id: string }>(
    `SELECT r.delivery_item_id AS id FROM responses r JOIN members m ON m.id = r.member_id WHERE m.address = $1`,
    [`${person}@works.example`],
  )
  return rows.map(({ id }) => id)
}

/** What nobody may ever have to say: that they saw a result which is not stored. */
const expectNothingSeenThatIsNotStored = async () => {
  for (const person of people) {
    const kept = await stored(person)
    expect(resultsSeen(world, person).filter((item) => !kept.includes(item))).toEqual([])
  }
}

/** The way to the database is cut for so long, while somebody answers. */
const answerWhileAwayFor = async (
  person: string,
  awayMs: number,
  away: () => Promise<void> | void = way.cut,
) => {
  const item = openQuestion(world, person)
  await away()
  const back = pause(awayMs).then(() => way.mend())
  await answerSomehow(world, person, { settle: false })
  return { item, back }
}

const notSaved = (person: string) =>
  conversationOf(world, person)
    .all()
    .filter(({ text }) => text.includes('I could not save that just now'))

describe('the database is away while people answer', () => {
  it('for three seconds: the answer is stored and shown as soon as it is back', async () => {
    const { item, back } = await answerWhileAwayFor('ana', 3_000)
    await pause(1_000)
    expect(resultsSeen(world, 'ana')).toEqual([])
    await back
    await until(() => resultsSeen(world, 'ana').length > 0)
    expect(resultsSeen(world, 'ana')).toEqual([item])
    expect(await stored('ana')).toEqual([item])
    expect(notSaved('ana')).toEqual([])
  })

  it.each([
    ['and refuses', 'bo', () => way.cut()],
    ['and is silent', 'cy', () => way.silence()],
  ] as const)(
    'for twelve seconds %s: the person is told within ten, and can answer again',
    async (_, person, away) => {
      const pressedAt = performance.now()
      const { item, back } = await answerWhileAwayFor(person, 12_000, away)
      await until(() => notSaved(person).length > 0, 15_000)
      expect(performance.now() - pressedAt).toBeLessThan(10_000)
      expect(notSaved(person)).toHaveLength(1)
      expect(notSaved(person)[0]?.text).toMatch(/\(Reference [A-Za-z0-9-]{4,}\)/)
      expect(resultsSeen(world, person)).toEqual([])
      // The question stands as it stood.
      expect(openQuestion(world, person)).toBe(item)
      await back
      await world.product.underway()
      await answerSomehow(world, person, { settle: false })
      await until(() => resultsSeen(world, person).length > 0)
      expect(resultsSeen(world, person)).toEqual([item])
      expect(await stored(person)).toEqual([item])
    },
  )

  it('in the very moment in which it stores: whatever became of it, the person sees what is stored', async () => {
    for (let delayMs = 0; delayMs < 24; delayMs += 3) {
      const person = delayMs % 2 === 0 ? 'di' : 'ed'
      const talk = conversationOf(world, person)
      if (talk.last().intents.includes('summary')) continue
      if (talk.last().intents.includes('next')) await talk.press('next')
      const before = resultsSeen(world, person).length
      const pressed = answerSomehow(world, person, { settle: false })
      await pause(delayMs)
      await way.cut()
      await pause(300)
      await way.mend()
      await pressed
      await until(() => resultsSeen(world, person).length > before)
      expect(await stored(person)).toEqual(expect.arrayContaining(resultsSeen(world, person)))
    }
  })

  it('leaves nobody with a result that is not stored', expectNothingSeenThatIsNotStored)
})

describe('the database is away while jobs are done', () => {
  let worker: Worker
  beforeAll(async () => {
    await way.mend()
    worker = await startWorker(world.database, jobs, world.product.deps, {
      concurrency: 4,
      log: (level, message, detail) => world.logged.push({ level, message, ...(detail ? { detail } : {}) }),
    })
  })
  afterAll(() => worker.stop(2_500))

  const lessonsOfToday = async (person: string) =>
    conversationOf(world, person)
      .all()
      .filter(({ intents }) => intents.includes('start'))

  it('for twelve seconds in the middle of sending: the worker goes on, and each lesson comes once', async () => {
    // Slack takes its time, so that what was sent can't be recorded when it is done.
    world.slack.faults.inject({ on: 'chat.postMessage', delayMs: 700, times: people.length })
    world.clock.set(new Date('2026-11-03T08:01:00Z'))
    await world.product.tick(world.clock.now())
    await until(() => world.slack.traffic.entries().some(({ at }) => at >= '2026-11-03T08:00:00Z'), 20_000)
    await way.cut()
    await pause(12_000)
    await way.mend()
    world.clock.set(new Date('2026-11-03T08:10:00Z'))
    await until(async () => {
      await world.product.tick(world.clock.now())
      const { rows } = await way.direct.query(
        `SELECT 1 FROM deliveries WHERE local_date = '2026-11-03' AND sent_at IS NOT NULL`,
      )
      return rows.length === people.length
    }, 120_000)
    for (const person of people) expect(await lessonsOfToday(person)).toHaveLength(1)
  })
})
