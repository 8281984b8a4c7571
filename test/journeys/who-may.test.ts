import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { membersChangedJob } from '../../src/lessons/members-changed.job.ts'
import { homeOf } from '../builders/home.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'
import { pressPayload, sendSigned } from '../builders/slack-requests.ts'

type Pupil = ReturnType<typeof pupilOf>

const deliveries = async ({ database }: TestWorld) =>
  (await database.prisma.delivery.findMany({ orderBy: [{ localDate: 'asc' }, { sequence: 'asc' }] })).map(
    ({ status, sentAt }) => [status, sentAt?.toISOString().slice(0, 16)],
  )

describe('who has left', () => {
  it('by a new roster gets nothing from then on, is answered kindly, and comes back by the next', async () => {
    const world = await startWorld({ people: [aPerson('ana'), aPerson('bo')] })
    await world.enrol('ana')
    await world.enrol('bo')
    const ana = pupilOf(world, 'ana')
    await world.travelTo('2026-11-02T08:00:00Z')
    const open = ana.card()
    await world.importPeople([aPerson('bo')])
    await world.travelTo('2026-11-04T12:00:00Z')
    expect(ana.all()).toHaveLength(1)
    expect(pupilOf(world, 'bo').all()).toHaveLength(3)

    await ana.say('hello')
    expect(ana.all()).toHaveLength(2)
    expect(ana.last().text).toContain('Your time in this programme has ended')
    await ana.press('start', { on: open })
    expect(ana.all().at(-1)?.text).toContain('Your time in this programme has ended')
    expect(await world.database.prisma.deliveryItem.count({ where: { response: { isNot: null } } })).toBe(0)
    const home = homeOf(world, 'ana')
    const said = ana.all().length
    await home.open()
    expect(home.text()).toContain('Your time in this programme has ended')
    expect(ana.all()).toHaveLength(said)

    await world.importPeople([aPerson('ana'), aPerson('bo')])
    await world.drive.settle()
    await world.travelTo('2026-11-05T08:00:00Z')
    expect(ana.card().text).toContain('What a sensor reports')
    await world.close()
  })

  it('whose roster changes in the moment in which a lesson is due, and not planned yet, gets it', async () => {
    const world = await startWorld()
    await world.enrol('ana')
    const ana = pupilOf(world, 'ana')
    await world.travelTo('2026-11-02T07:59:00Z')
    world.clock.set(new Date('2026-11-02T08:00:00Z'))
    const { id } = await world.database.prisma.member.findFirstOrThrow()
    await membersChangedJob.parse({ memberIds: [id] })(world.product.deps)
    await world.travelTo('2026-11-02T08:01:00Z')
    expect(ana.all()).toHaveLength(1)
    await world.close()
  })

  it('between the plan and the send gets nothing', async () => {
    const world = await startWorld()
    await world.enrol('ana')
    const ana = pupilOf(world, 'ana')
    world.slack.faults.inject({ on: 'chat.postMessage', times: 1, retryAfterSeconds: 120 })
    await world.travelTo('2026-11-02T08:00:00Z')
    await world.importPeople([aPerson('bo')])
    await world.travelTo('2026-11-02T09:00:00Z')
    expect(ana.all()).toEqual([])
    expect(await deliveries(world)).toEqual([['skipped', undefined]])
    await world.close()
  })

  it('at the end of a contract gets the last one on its last day', async () => {
    const world = await startWorld({
      people: [aPerson('ana', { until: '2026-11-03', timeZone: 'America/Los_Angeles' })],
    })
    await world.enrol('ana')
    const ana = pupilOf(world, 'ana')
    await world.travelTo('2026-11-04T07:30:00Z')
    expect(ana.all()).toHaveLength(2)
    await ana.press('start')
    expect(ana.card().intents).toContain('answer')
    await world.travelTo('2026-11-04T08:30:00Z')
    const stored = await world.database.prisma.response.count()
    await ana.answer(true)
    expect(ana.last().text).toContain('Your time in this programme has ended')
    expect(await world.database.prisma.response.count()).toBe(stored)
    await world.travelTo('2026-11-20T12:00:00Z')
    expect(ana.all().filter(({ ephemeral }) => !ephemeral)).toHaveLength(2)
    await world.close()
  })

  it('and who has not begun: nothing comes before the first day', async () => {
    const world = await startWorld({ people: [aPerson('ana', { from: '2026-11-05' })] })
    await world.enrol('ana')
    const ana = pupilOf(world, 'ana')
    await world.travelTo('2026-11-04T12:00:00Z')
    expect(ana.all()).toEqual([])
    await world.travelTo('2026-11-05T08:00:00Z')
    expect(ana.card().text).toContain('What a sensor reports')
    await world.close()
  })
})

describe('somebody else', () => {
  let world: TestWorld
  let ana: Pupil
  let bo: Pupil
  beforeAll(async () => {
    world = await startWorld({
      people: [aPerson('ana'), aPerson('bo')],
      channels: [{ id: 'C0LINE1', name: 'line-1', members: ['U0ANA', 'U0BO', 'U0WHETSTONE'] }],
    })
    await world.enrol('ana')
    ana = pupilOf(world, 'ana')
    bo = pupilOf(world, 'bo')
    await world.travelTo('2026-11-02T08:00:00Z')
    await ana.press('start')
  })
  afterAll(() => world.close())

  it.each(['answer', 'start', 'next', 'why', 'snooze', 'reread', 'summary'])(
    'pressing “%s” of a delivery that is not theirs is told so, and nothing changes',
    async (intent) => {
      const before = await Promise.all([
        world.database.prisma.response.count(),
        world.database.prisma.delivery.findMany(),
      ])
      const shown = ana.card()
      const { deliveryItemId } = await ana.asked()
      const { deliveryId } = await world.database.prisma.deliveryItem.findUniqueOrThrow({
        where: { id: deliveryItemId },
      })
      const said = bo.all().length
      const args = { item: deliveryItemId, delivery: deliveryId, place: '0' }
      const payload = pressPayload(world, { by: 'bo', intent, args, channel: 'C0LINE1' })
      expect((await sendSigned(world, { payload })).status).toBe(200)
      await world.drive.settle()
      expect(bo.all()).toHaveLength(said + 1)
      expect(bo.last().text).toMatch(/was sent to somebody else|from long ago/)
      expect(ana.card()).toEqual(shown)
      expect(
        await Promise.all([
          world.database.prisma.response.count(),
          world.database.prisma.delivery.findMany(),
        ]),
      ).toEqual(before)
    },
  )
})
