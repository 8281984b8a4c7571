import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

describe('one missed, the rest right', () => {
  let world: TestWorld
  let ana: ReturnType<typeof pupilOf>
  beforeAll(async () => {
    world = await startWorld()
    await world.enrol('ana')
    ana = pupilOf(world, 'ana')
    await world.travelTo('2026-11-02T08:00:00Z')
  })
  afterAll(() => world.close())

  it('begins with the lesson: its text, its place, its source, and how long it takes', () => {
    const { text, intents } = ana.last()
    expect(text).toContain('What a sensor reports')
    expect(text).toContain('A sensor reports what reaches it, not what you want to know.')
    expect(text).toContain('Sensors, lesson 1 of 3')
    expect(text).toContain('IEC 60770')
    expect(text).toMatch(/\d minutes? · 2 questions/)
    expect(intents).toEqual(['start', 'why', 'question-ask', 'snooze'])
  })

  it('says why it came', async () => {
    await ana.press('why')
    expect(ana.last()).toMatchObject({ ephemeral: true })
    expect(ana.last().text).toContain('lesson 1 of 3 in Tiny foundations')
  })

  it('answers a wrong answer with the verdict, why, the source and when it returns', async () => {
    await ana.press('start')
    expect((await ana.asked()).slug).toBe('sensor-pocket')
    await ana.press('The temperature of the liquid')
    const feedback = ana.card()
    expect(feedback.text).toContain('Not quite')
    expect(feedback.text).toContain('Your answer: The temperature of the liquid')
    expect(feedback.text).toContain('The answer: The temperature of the pocket')
    expect(feedback.text).toContain('Only slowly and partly; the air in the pocket insulates.')
    expect(feedback.text).toContain('Source: IEC 60770')
    expect(feedback.text).toMatch(/1 of 2 answered\..*tomorrow/)
    expect(feedback.intents).toEqual(['next', 'question-ask'])
  })

  it('answers a right one with the verdict, and ends with a summary that counts both', async () => {
    await ana.press('next')
    await ana.press('True')
    expect(ana.card().text).toContain('Right')
    expect(ana.card().text).not.toContain('The answer:')
    expect(ana.card().text).toMatch(/2 of 2 answered\..*in \d days/)
    await ana.press('summary')
    expect(ana.card().text).toContain('That’s it for today')
    expect(ana.card().text).toContain('1 of 2 right. The one you missed comes back at your next delivery.')
    expect(ana.card().text).toContain('Streak: 1 day')
    expect(ana.card().text).toMatch(/Next: Tuesday.* 09:00/)
  })

  it('brings the missed one back the next day, beside a new lesson, and not the one that was right', async () => {
    await world.travelTo('2026-11-03T08:00:00Z')
    expect(ana.last().text).toContain('The 4–20 mA loop')
    const met = await ana.goThrough()
    expect(met).toContain('sensor-pocket')
    expect(met).not.toContain('sensor-foam')
    expect([...met].sort()).toEqual(['loop-pressure', 'loop-span', 'sensor-pocket'])
    expect(ana.last().text).toContain('All 3 of them right.')
    expect(ana.last().text).toContain('Streak: 2 days')
  })

  it('does not bring it on the third day, now that it was right', async () => {
    await world.travelTo('2026-11-04T08:00:00Z')
    const met = await ana.goThrough()
    expect([...met].sort()).toEqual(['wire-signs', 'wire-zero'])
  })

  it('stored one response for each question asked, and says so in the progress', async () => {
    const [asked, answered] = await Promise.all([
      world.database.prisma.deliveryItem.count(),
      world.database.prisma.response.findMany(),
    ])
    expect(answered).toHaveLength(asked)
    expect(answered.filter(({ correct }) => !correct)).toHaveLength(1)
    await ana.say('progress')
    expect(ana.last().text).toContain('Tiny foundations: 3 of 3 lessons')
    expect(ana.last().text).toContain('7 answers, 6 right')
  })
})

describe('the days on which deliveries come', () => {
  const instants = async (world: TestWorld) =>
    (await world.database.prisma.delivery.findMany({ orderBy: { dueAt: 'asc' } })).map(
      ({ sentAt }) => sentAt?.toISOString() ?? null,
    )

  it('are five in a week from Monday to Friday, each at its own nine o’clock, in one journey of the clock', async () => {
    const world = await startWorld()
    await world.enrol('ana')
    await world.travelTo('2026-11-09T07:59:00Z')
    expect(await instants(world)).toEqual([
      '2026-11-02T08:00:00.000Z',
      '2026-11-03T08:00:00.000Z',
      '2026-11-04T08:00:00.000Z',
      '2026-11-05T08:00:00.000Z',
      '2026-11-06T08:00:00.000Z',
    ])
    expect(pupilOf(world, 'ana').all()).toHaveLength(5)
    await world.close()
  })

  it.each([
    [
      'spring, when 02:30 does not exist and the gap ends at 01:00Z',
      '2027-03-26T12:00:00Z',
      '2027-03-29T12:00:00Z',
      ['2027-03-27T01:30:00.000Z', '2027-03-28T01:00:00.000Z', '2027-03-29T00:30:00.000Z'],
    ],
    [
      'autumn, when 02:30 comes twice and the first counts',
      '2026-10-24T12:00:00Z',
      '2026-10-26T12:00:00Z',
      ['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
    ],
  ])('are right in %s', async (_season, now, to, expected) => {
    const world = await startWorld({ now })
    await world.enrol('ana', 'tiny-foundations', { atMinute: 150, days: 127 })
    await world.travelTo(to)
    expect(await instants(world)).toEqual(expected)
    const dates = await world.database.prisma.delivery.findMany({ select: { localDate: true } })
    expect(new Set(dates.map(({ localDate }) => localDate.toISOString())).size).toBe(expected.length)
    await world.close()
  })
})
