import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { homeOf } from '../builders/home.ts'
import { startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

const anEnrolledWorld = async (): Promise<TestWorld> => {
  const world = await startWorld()
  await world.enrol('ana')
  return world
}

const deliveries = ({ database }: TestWorld) =>
  database.prisma.delivery.findMany({ orderBy: [{ localDate: 'asc' }, { sequence: 'asc' }] })

const nextDue = async ({ database }: TestWorld): Promise<string | undefined> =>
  (await database.prisma.schedule.findFirst())?.nextDueAt?.toISOString()

describe('pause and resume', () => {
  let world: TestWorld
  let ana: ReturnType<typeof pupilOf>
  beforeAll(async () => {
    world = await anEnrolledWorld()
    ana = pupilOf(world, 'ana')
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    await ana.command('/whetstone resume')
    expect(await nextDue(world)).toBe('2026-11-02T08:00:00.000Z')
  })

  it('without a word: until resumed', async () => {
    await ana.command('/whetstone pause')
    expect(ana.last().text).toContain('Nothing comes until you resume')
    expect(await nextDue(world)).toBeUndefined()
    await ana.press('resume', { on: ana.last() })
    expect(ana.last().text).toMatch(/Welcome back.*Monday.*09:00/)
  })

  it('without an end outlasts a change of the other settings', async () => {
    await ana.command('/whetstone pause')
    await ana.command('/whetstone settings')
    await homeOf(world, 'ana').submit({ minutes: '10' })
    expect(await nextDue(world)).toBeUndefined()
  })

  it.each([
    ['pause 2026-11-12', 'Thursday 12 November', '2026-11-12T08:00:00.000Z'],
    ['pause until 2026-11-14', 'Saturday 14 November', '2026-11-16T08:00:00.000Z'],
    ['pause 2 weeks', 'Monday 16 November', '2026-11-16T08:00:00.000Z'],
    ['pause until Friday', 'Friday 6 November', '2026-11-06T08:00:00.000Z'],
    ['pause 1 day', 'Tuesday 3 November', '2026-11-03T08:00:00.000Z'],
    ['pause for a month', 'Wednesday 2 December', '2026-12-02T08:00:00.000Z'],
  ])('%s: nothing before %s', async (text, date, next) => {
    await ana.command(`/whetstone ${text}`)
    expect(ana.last().text.replace(',', '')).toContain(`Nothing comes before ${date}`)
    expect(await nextDue(world)).toBe(next)
  })

  it.each([
    'pause a while',
    'pause 2026-02-30',
    'pause 2026-11-02',
    'pause 2020-01-01',
    'pause -3 days',
    'pause 0 days',
    'pause 99 months',
  ])('%s: asks again and changes nothing', async (text) => {
    await ana.command(`/whetstone ${text}`)
    expect(ana.last().text).toContain('I could not read that date')
    expect(await nextDue(world)).toBe('2026-11-02T08:00:00.000Z')
  })

  it('resume, when there was no pause, says so', async () => {
    await ana.command('/whetstone resume')
    expect(ana.last().text).toContain('You were not paused')
  })

  it('during a pause nothing comes by itself, and what is asked for comes', async () => {
    await ana.command('/whetstone pause')
    await world.travelTo('2026-11-03T12:00:00Z')
    expect(await deliveries(world)).toHaveLength(0)
    await ana.command('/whetstone today')
    expect(ana.card().text).toContain('What a sensor reports')
    await ana.goThrough()
    await ana.command('/whetstone today')
    expect(ana.last().buttons).toEqual(['One more now'])
    await ana.command('/whetstone more')
    expect(ana.card().text).toContain('The 4–20 mA loop')
    await world.travelTo('2026-11-05T12:00:00Z')
    expect(await deliveries(world)).toHaveLength(2)
  })
})

describe('a pause', () => {
  it('for leave brings one delivery on the first day back', async () => {
    const world = await startWorld()
    await world.enrol('ana')
    const ana = pupilOf(world, 'ana')
    await world.travelTo('2026-11-02T08:00:00Z')
    await ana.goThrough(() => false)
    await ana.say('pause 2026-11-18')
    const before = ana.all().length
    await world.travelTo('2026-11-18T07:59:00Z')
    expect(ana.all()).toHaveLength(before)
    await world.travelTo('2026-11-18T08:00:00Z')
    expect(ana.all()).toHaveLength(before + 1)
    await ana.goThrough()
    expect(ana.card().text).toContain('Streak: 2 days')
    await world.close()
  })
})

it('a greeting says what is so: what comes first, the pause, what waits, what comes next', async () => {
  const world = await anEnrolledWorld()
  const ana = pupilOf(world, 'ana')
  try {
    await ana.say('hello')
    expect(ana.card().text).toMatch(/Your first lesson comes Monday.*09:00/)
    await ana.say('pause 2026-11-12')
    await ana.say('hello')
    expect(ana.card().text).toMatch(/paused: nothing comes before Thursday,? 12 November/)
    await ana.say('pause')
    await ana.say('hi')
    expect(ana.card().text).toContain('paused: nothing comes until you resume')
    await ana.say('today')
    await ana.say('hello')
    expect(ana.card().text).toContain('A lesson is waiting for you.')
    expect(ana.card().text).not.toContain('first')
    await ana.say('today')
    await ana.goThrough()
    await ana.say('resume')
    await ana.say('hello')
    expect(ana.card().text).toMatch(/Your next lesson comes .*09:00/)
    expect(ana.card().text).not.toContain('irst lesson')
  } finally {
    await world.close()
  }
})
