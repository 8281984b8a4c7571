import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyKind } from '../builders/packs/tiny-pack.ts'
import { startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

type Pupil = ReturnType<typeof pupilOf>

const deliveries = async ({ database }: TestWorld) =>
  (await database.prisma.delivery.findMany({ orderBy: [{ localDate: 'asc' }, { sequence: 'asc' }] })).map(
    ({ status, sentAt }) => [status, sentAt?.toISOString().slice(0, 16)],
  )

describe('a delivery that was never opened', () => {
  let world: TestWorld
  let ana: Pupil
  beforeAll(async () => {
    world = await startWorld()
    await world.enrol('ana')
    ana = pupilOf(world, 'ana')
    await world.travelTo('2026-11-03T08:00:00Z')
  })
  afterAll(() => world.close())

  it('is closed when the next is due: its message says where it went, and has no button', () => {
    const [old] = ana.all()
    expect(old?.text).toContain('Moved to your next delivery')
    expect(old?.text).toContain('“What a sensor reports” was not opened')
    expect(old?.buttons).toEqual([])
  })

  it('comes again: the same lesson, whole', async () => {
    expect(ana.all()).toHaveLength(2)
    expect(ana.card().text).toContain('What a sensor reports')
    expect(await ana.goThrough()).toEqual(['sensor-pocket', 'sensor-foam'])
  })

  it('answers a press on the message as it stood with a word on where it went', async () => {
    const [old] = ana.all()
    if (!old) throw new Error('The old message is gone')
    await ana.press('start', { on: old, revision: 1 })
    expect(ana.all()[0]?.text).toContain('That delivery was closed')
    expect(await world.database.prisma.response.count()).toBe(2)
  })
})

describe('a delivery that was begun and left', () => {
  let world: TestWorld
  let ana: Pupil
  beforeAll(async () => {
    world = await startWorld()
    await world.importFiles(everyKind())
    await world.enrol('ana', 'tiny-foundations', { dailyMinutes: 15 })
    ana = pupilOf(world, 'ana')
    await world.travelTo('2026-11-02T08:00:00Z')
    await ana.press('start')
    await ana.answer(true)
    await ana.press('next')
    await world.travelTo('2026-11-03T08:00:00Z')
  })
  afterAll(() => world.close())

  it('says how many questions moved on', () => {
    expect(ana.all()[0]?.text).toContain('The 4 questions you had left wait in the next delivery')
    expect(ana.all()[0]?.buttons).toEqual([])
  })

  it('stores nothing from a press on the question as it stood, and says why', async () => {
    const [old] = ana.all()
    if (!old) throw new Error('The old message is gone')
    const stored = await world.database.prisma.response.count()
    const question = old.revision - 1
    await ana.press('answer', { on: old, revision: question })
    expect(ana.all()[0]?.text).toContain('That delivery was closed')
    expect(await world.database.prisma.response.count()).toBe(stored)
  })

  it('has them asked in the next, beside its lesson, and says so under why', async () => {
    expect(ana.card().text).toContain('The 4–20 mA loop')
    await ana.press('why')
    expect(ana.last().text).toContain('4 questions were left over from an earlier lesson')
    const met = await ana.goThrough()
    expect(met).not.toContain('sensor-pocket')
    expect([...met].sort()).toEqual(
      ['loop-pressure', 'loop-span', 'sensor-column', 'sensor-foam', 'sensor-seal', 'sensor-sleeve'].sort(),
    )
  })

  it('counts as finished once the last of them is answered, so that its pathway can be completed', async () => {
    const finished = await world.database.prisma.lessonFinish.findMany({ include: { lesson: true } })
    expect(finished.map(({ lesson }) => lesson.slug).sort()).toEqual([
      'the-4-20-ma-loop',
      'what-a-sensor-reports',
    ])
  })
})

describe('what is left over', () => {
  it('keeps within the minutes, and none of it is lost', async () => {
    const world = await startWorld()
    await world.importFiles(everyKind())
    await world.enrol('ana', 'tiny-foundations', { dailyMinutes: 3 })
    const ana = pupilOf(world, 'ana')
    await world.travelTo('2026-11-02T08:00:00Z')
    await ana.press('start')
    const met = new Set<string>()
    for (let day = 3; day <= 14; day++) {
      await world.travelTo(`2026-11-${String(day).padStart(2, '0')}T08:00:00Z`)
      if (!ana.card().intents.includes('start')) continue
      expect(Number(/(\d+) minutes?/.exec(ana.card().text)?.[1] ?? 1)).toBeLessThanOrEqual(3)
      for (const slug of await ana.goThrough()) met.add(slug)
    }
    const practised = ['sensor-pocket', 'sensor-foam', 'sensor-seal', 'sensor-column', 'sensor-sleeve']
    expect([...met]).toEqual(expect.arrayContaining(practised))
    await world.close()
  })
})

describe('two weeks of silence', () => {
  it('leave one delivery open, not a pile', async () => {
    const world = await startWorld()
    await world.enrol('ana')
    const ana = pupilOf(world, 'ana')
    await world.travelTo('2026-11-02T08:00:00Z')
    await ana.press('start')
    await ana.answer(false)
    await world.travelTo('2026-11-16T12:00:00Z')
    const statuses = (await deliveries(world)).map(([status]) => status)
    expect(statuses).toHaveLength(11)
    expect(statuses.filter((status) => status === 'open')).toHaveLength(1)
    expect(statuses.at(-1)).toBe('open')
    const withButtons = ana.all().filter(({ buttons }) => buttons.length > 0)
    expect(withButtons).toHaveLength(1)
    const met = await ana.goThrough()
    expect(met.length).toBeLessThanOrEqual(5)
    expect(met).toContain('sensor-pocket')
    await world.close()
  })
})

describe('an hour later', () => {
  let world: TestWorld
  let ana: Pupil
  beforeAll(async () => {
    world = await startWorld()
    await world.enrol('ana')
    ana = pupilOf(world, 'ana')
    await world.travelTo('2026-11-02T08:10:00Z')
  })
  afterAll(() => world.close())

  it('comes again, and its first message says so', async () => {
    await ana.press('snooze')
    expect(ana.card().text).toContain('It comes again at 10:10.')
    await world.travelTo('2026-11-02T09:09:00Z')
    expect(ana.all()).toHaveLength(1)
    await world.travelTo('2026-11-02T09:10:00Z')
    expect(ana.all()).toHaveLength(2)
    expect(ana.card().text).toContain('What a sensor reports')
    expect(await deliveries(world)).toEqual([['open', '2026-11-02T09:10']])
  })

  it('put off twice by two presses at once, comes once', async () => {
    await Promise.all([ana.press('snooze', { settle: false }), ana.press('snooze', { settle: false })])
    await world.drive.settle()
    await world.travelTo('2026-11-02T12:00:00Z')
    expect(ana.all()).toHaveLength(3)
    expect(await deliveries(world)).toHaveLength(1)
  })

  it('put off and then wanted at once, comes now and not again', async () => {
    await ana.press('snooze')
    await ana.press('today')
    expect(ana.card().text).toContain('What a sensor reports')
    expect(ana.all()).toHaveLength(4)
    await world.travelTo('2026-11-02T15:00:00Z')
    expect(ana.all()).toHaveLength(4)
  })

  it('put off when it had been begun, is where it was', async () => {
    await ana.press('start')
    const { deliveryItemId } = await ana.asked()
    await ana.press('snooze', { revision: 1 })
    expect((await ana.asked()).deliveryItemId).toBe(deliveryItemId)
  })
})
