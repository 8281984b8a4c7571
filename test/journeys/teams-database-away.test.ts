import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type Cuttable, cuttableDatabase } from '../builders/cuttable.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

let way: Cuttable
let world: TestWorld
beforeAll(async () => {
  way = await cuttableDatabase()
  world = await startWorld({
    people: [aPerson('ana')],
    platforms: ['teams'],
    tenant: { installed: 'each' },
    database: way,
  })
  await world.enrol('ana')
  await world.travelTo('2026-11-02T08:01:00Z')
  await pupilOf(world, 'ana', 'teams').press('start')
})
afterEach(() => way.mend())
afterAll(async () => {
  await world.close()
  await way.close()
})

const stored = async () => (await way.direct.query('SELECT delivery_item_id FROM responses')).rows.length

/** Answers the question, whatever it is, without waiting for anything else. */
const answerNow = (): Promise<{ readonly ok: boolean }> => {
  const ana = pupilOf(world, 'ana', 'teams')
  const [input] = ana.inputIds()
  const several = ana.choices().map(({ value }) => value)
  const inputs = input ? { [input]: several.length > 0 ? several : '2.5' } : undefined
  return ana.press('answer', { settle: false, ...(inputs ? { inputs } : {}) })
}

it('a press while the database is away for a moment is stored, and shown', async () => {
  await way.cut()
  const back = pause(1_500).then(() => way.mend())
  expect((await answerNow()).ok).toBe(true)
  await back
  await world.drive.settle()
  expect(await stored()).toBe(1)
  expect(pupilOf(world, 'ana', 'teams').card().text).toMatch(/Right|Not quite/)
})

it('a press while it stays away is answered within Teams’ time: nothing was saved, and the question stands', async () => {
  const ana = pupilOf(world, 'ana', 'teams')
  await ana.press('next')
  const asked = ana.card().text
  await way.cut()
  const began = performance.now()
  const outcome = await answerNow()
  expect(performance.now() - began).toBeLessThan(15_000)
  expect(outcome.ok).toBe(true)
  expect(ana.last()).toMatchObject({
    ephemeral: true,
    text: expect.stringContaining('I could not save that just now'),
  })
  expect(ana.card().text).toBe(asked)
  await way.mend()
  await world.drive.settle()
  expect(await stored()).toBe(1)
  await answerNow()
  await world.drive.settle()
  expect(await stored()).toBe(2)
})
