import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setDefaultPathway } from '../../src/people/organizations.store.ts'
import type { conversationOf } from '../builders/conversation.ts'
import { secondPack } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

type Talk = ReturnType<typeof conversationOf>

/** Everything that pressing again must not change. */
const stored = async ({ database: { prisma } }: TestWorld) => ({
  enrolments: await prisma.enrolment.findMany({ orderBy: { id: 'asc' } }),
  schedules: await prisma.schedule.findMany(),
  deliveries: await prisma.delivery.count(),
  identities: await prisma.identity.count(),
})

describe('somebody on the roster, without a pathway, writes hello', () => {
  let world: TestWorld
  let ana: Talk
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana', { timeZone: 'America/New_York' })] })
    await world.importFiles(secondPack())
    const { id } = await world.database.prisma.pathway.findFirstOrThrow({
      where: { slug: 'zinc-foundations' },
    })
    await setDefaultPathway(world.database.prisma, world.organizationId, id)
    ana = pupilOf(world, 'ana')
  })
  afterAll(() => world.close())

  it('is welcomed by name and asked what to learn, the default first', async () => {
    await ana.say('hello')
    expect(ana.all()).toHaveLength(1)
    expect(ana.last().text).toContain('Welcome to Whetstone, Ana')
    expect(ana.last().buttons).toEqual(['Zinc foundations', 'Tiny foundations'])
  })

  it('presses a pathway, then a time in their own zone, then the days, in one message', async () => {
    await ana.press('Tiny foundations')
    expect(ana.last().text).toContain('Tiny foundations')
    expect(ana.last().text).toContain('America/New_York')
    await ana.press('07:00')
    expect(ana.last().text).toContain('07:00')
    await ana.press('Monday to Friday')
    expect(ana.all()).toHaveLength(1)
    expect(ana.last().text).toMatch(/Tiny foundations, Monday to Friday at 07:00.*Monday.*07:00/)
    expect(ana.last().intents).toEqual(['today', 'settings'])
  })

  it('is enrolled, with the next delivery at seven in New York', async () => {
    const { enrolments, schedules, deliveries } = await stored(world)
    expect(enrolments).toMatchObject([{ status: 'active', startsOn: new Date('2026-11-02') }])
    expect(schedules).toMatchObject([
      { atMinute: 420, days: 31, nextDueAt: new Date('2026-11-02T12:00:00Z') },
    ])
    expect(deliveries).toBe(0)
  })

  it.each([
    ['the pathway', 1, 'Tiny foundations'],
    ['the time', 2, '07:00'],
    ['the days', 3, 'Monday to Friday'],
  ])('changes nothing by pressing %s again', async (_what, revision, button) => {
    const before = await stored(world)
    await ana.press(button, { revision })
    expect(await stored(world)).toEqual(before)
  })

  it('changes nothing by the last press twice at once', async () => {
    const before = await stored(world)
    await Promise.all([
      ana.press('Monday to Friday', { revision: 3, settle: false }),
      ana.press('Monday to Friday', { revision: 3, settle: false }),
    ])
    await world.drive.settle()
    expect(await stored(world)).toEqual(before)
    expect(ana.last().intents).toEqual(['today', 'settings'])
  })

  it('has the first lesson at once when asked, and no second one at seven', async () => {
    await ana.press('today')
    expect(ana.last().text).toContain('What a sensor reports')
    await world.travelTo('2026-11-02T13:00:00Z')
    expect(await world.database.prisma.delivery.count()).toBe(1)
    await world.travelTo('2026-11-03T12:00:00Z')
    expect(await world.database.prisma.delivery.count()).toBe(2)
  })
})

describe('the first run, started twice at once', () => {
  it('enrols once, whoever comes first', async () => {
    const world = await startWorld()
    const ana = pupilOf(world, 'ana')
    await Promise.all([ana.say('hi'), ana.say('hello')])
    const [first, second] = ana.all()
    if (!first || !second) throw new Error('Not both were answered')
    for (const on of [first, second]) {
      await ana.press('Tiny foundations', { on })
      await ana.press('09:00', { on })
    }
    await Promise.all([
      ana.press('Every day', { on: first, settle: false }),
      ana.press('Every day', { on: second, settle: false }),
    ])
    await world.drive.settle()
    const { enrolments, schedules, identities } = await stored(world)
    expect([enrolments.length, schedules.length, identities]).toEqual([1, 1, 1])
    expect(ana.all().map(({ intents }) => intents[0])).toEqual(['today', 'today'])
    await world.close()
  })
})

describe('a member whom somebody else enrolled', () => {
  it('is told what they are on and when it begins', async () => {
    const world = await startWorld()
    await world.enrol('ana')
    const ana = pupilOf(world, 'ana')
    await ana.say('Hi!')
    expect(ana.last().text).toMatch(/You are on Tiny foundations\..*Monday.*09:00/)
    await world.close()
  })
})

describe('the catalogue', () => {
  let world: TestWorld
  let ana: Talk
  beforeAll(async () => {
    world = await startWorld()
    await world.importFiles(secondPack())
    ana = pupilOf(world, 'ana')
  })
  afterAll(() => world.close())

  const enrolments = async () =>
    (await world.database.prisma.enrolment.findMany()).map(({ status }) => status)

  it('offers every pathway with what it is for and how long it takes', async () => {
    await ana.say('learn')
    expect(ana.last().text).toContain('For tests; at the end they pass.')
    expect(ana.last().text).toContain('3 lessons, about 1 week')
    expect(ana.last().buttons).toEqual(['Start: Tiny foundations', 'Start: Zinc foundations'])
  })

  it('enrols by one press and says when the first lesson comes', async () => {
    await ana.press('Start: Tiny')
    expect(ana.last().text).toMatch(/You are on Tiny foundations\..*Monday.*09:00/)
    expect(await enrolments()).toEqual(['active'])
    await ana.press('Start: Tiny', { revision: 1 })
    expect(ana.last().text).toMatch(/already/)
    expect(await enrolments()).toEqual(['active'])
  })

  it('shows how far one is, and lets one leave', async () => {
    await ana.say('learn')
    expect(ana.last().text).toContain('You are on this pathway: 0 of 3 lessons.')
    await ana.press('leave')
    expect(ana.last().text).toContain('You have left Tiny foundations')
    expect(await enrolments()).toEqual(['ended'])
    await world.travelTo('2026-11-03T08:00:00Z')
    expect(await world.database.prisma.delivery.count({ where: { sentAt: { not: null } } })).toBe(0)
  })

  it('takes one back', async () => {
    await ana.press('Start: Tiny')
    expect(await enrolments()).toEqual(['active'])
    await world.travelTo('2026-11-04T08:00:00Z')
    expect(ana.last().text).toContain('What a sensor reports')
  })
})
