import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { teamsConversationOf } from '../builders/teams-conversation.ts'
import { tenantOf } from '../builders/tenant.ts'

/** Each person has a minute of their own, so that a fault meets exactly one delivery. */
const people = ['ana', 'bo', 'cy', 'di', 'ed', 'flo', 'gil', 'hal', 'ida', 'jo', 'kim']
const minuteOf = (person: string) => people.indexOf(person) * 5

const lessonsOf = (world: TestWorld, person: string) =>
  teamsConversationOf(world, person)
    .all()
    .filter(({ intents }) => intents.includes('start'))

const callsOf = (world: TestWorld, what: string, status?: number) =>
  tenantOf(world)
    .traffic.entries()
    .filter((entry) => entry.direction === 'app-to-teams' && entry.what === what)
    .filter((entry) => status === undefined || entry.status === status).length

describe('a lesson on Teams whose sending goes wrong', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld({
      people: people.map((id) => aPerson(id)),
      platforms: ['teams'],
      tenant: { installed: 'each' },
    })
    for (const person of people) {
      await world.enrol(person, 'tiny-foundations', { atMinute: 540 + minuteOf(person) })
    }
    // Everybody has had their welcome.
    await world.travelTo('2026-11-02T06:00:00Z')
  })
  afterAll(() => world.close())
  afterEach(() => tenantOf(world).faults.clear())

  const timeOf = (person: string, seconds = 0): string =>
    new Date(Date.UTC(2026, 10, 2, 8, minuteOf(person), seconds)).toISOString()

  const deliveryOf = async (person: string) =>
    world.database.prisma.delivery.findFirstOrThrow({ where: { memberId: await world.memberId(person) } })

  /** The database knows where the lesson is, and which of the messages it is. */
  const expectSent = async (person: string, times = 1) => {
    const lessons = lessonsOf(world, person)
    expect(lessons).toHaveLength(times)
    expect(await deliveryOf(person)).toMatchObject({
      status: 'open',
      sendingAt: null,
      conversation: teamsConversationOf(world, person).dm,
      message: lessons.at(-1)?.ts,
    })
  }

  it.each([
    ['ana', 412],
    ['bo', 429],
    ['cy', 502],
    ['di', 503],
    ['ed', 504],
  ])('%s: answered with %i, is sent once, later, by the queue and not by the SDK', async (person, status) => {
    const before = callsOf(world, 'send')
    tenantOf(world).faults.add({ on: 'send', status, times: 2 })
    await world.travelTo(timeOf(person, 1))
    expect(lessonsOf(world, person)).toHaveLength(0)
    expect(callsOf(world, 'send') - before).toBe(1)
    await world.travelTo(timeOf(person, 120))
    await expectSent(person)
    expect(callsOf(world, 'send') - before).toBe(3)
  })

  it('waits at least as long as Teams asks, and a part longer', async () => {
    tenantOf(world).faults.add({ on: 'send', retryAfterSeconds: 40, times: 1 })
    await world.travelTo(timeOf('flo', 39))
    expect(lessonsOf(world, 'flo')).toHaveLength(0)
    await world.travelTo(timeOf('flo', 120))
    await expectSent('flo')
    const { sentAt } = await deliveryOf('flo')
    // With the half of chance that this world has: 40 s and a quarter of them.
    expect(sentAt?.toISOString()).toBe(timeOf('flo', 50))
  })

  it('is sent once, later, when the request never arrived', async () => {
    tenantOf(world).faults.add({ on: 'send', dropBefore: true, times: 1 })
    await world.travelTo(timeOf('gil', 1))
    expect(lessonsOf(world, 'gil')).toHaveLength(0)
    await world.travelTo(timeOf('gil', 60))
    await expectSent('gil')
  })

  it('comes twice when Teams took it and the answer was cut off: both then show the same', async () => {
    tenantOf(world).faults.add({ on: 'send', dropAfter: true, times: 1 })
    await world.travelTo(timeOf('hal', 1))
    expect(lessonsOf(world, 'hal')).toHaveLength(1)
    await world.travelTo(timeOf('hal', 60))
    await expectSent('hal', 2)
    const hal = teamsConversationOf(world, 'hal')
    const [first, second] = lessonsOf(world, 'hal')
    await hal.press('start', { on: first })
    const asked = hal.all().find(({ ts }) => ts === first?.ts)
    await hal.look(second)
    expect(hal.all().find(({ ts }) => ts === second?.ts)?.text).toBe(asked?.text)
    expect((await deliveryOf('hal')).message).toBe(second?.ts)
  })

  it('has arrived when its button is pressed, whatever is known of its sending', async () => {
    tenantOf(world).faults.add({ on: 'send', dropAfter: true, times: 1 })
    await world.travelTo(timeOf('ida', 1))
    const ida = teamsConversationOf(world, 'ida')
    await ida.press('start', { on: lessonsOf(world, 'ida')[0] })
    await world.travelTo(timeOf('ida', 120))
    expect(ida.all().filter(({ intents }) => intents.includes('answer'))).toHaveLength(1)
    expect((await deliveryOf('ida')).sentAt?.toISOString()).toBe(timeOf('ida', 1))
  })

  it('is not sent again by the same process that could not record it', async () => {
    await world.travelTo(timeOf('jo', 1))
    const { id, sentAt } = await deliveryOf('jo')
    await world.database.prisma.delivery.update({
      where: { id },
      data: { sentAt: null, message: null, conversation: null, sendingAt: sentAt },
    })
    await world.database.prisma.$transaction((tx) =>
      world.product.deps.outbox.enqueue(tx, [{ job: 'resume', payload: {} }]),
    )
    await world.travelTo(timeOf('jo', 60))
    await expectSent('jo')
  })

  it('waits while Microsoft gives no token, and nothing is sent meanwhile', async () => {
    const tenant = tenantOf(world)
    // The token that the bot holds is not taken any more, and there is no other.
    tenant.faults.add({ on: 'send', status: 401, times: 1 })
    tenant.faults.add({ on: 'token', status: 503, times: 1 })
    await world.travelTo(timeOf('kim', 1))
    expect(lessonsOf(world, 'kim')).toHaveLength(0)
    expect(await world.database.prisma.installation.findFirst()).toMatchObject({ status: 'active' })
    await world.travelTo(timeOf('kim', 60))
    await expectSent('kim')
  })
})

describe('many people at nine', () => {
  it('all get theirs, and Teams never has to say that it was too much', async () => {
    const many = Array.from({ length: 45 }, (_, place) => `p${place}`)
    const world = await startWorld({ people: many.map((id) => aPerson(id)), platforms: ['teams'] })
    for (const person of many) await world.enrol(person)
    await world.travelTo('2026-11-02T08:00:30Z')
    expect(many.filter((person) => lessonsOf(world, person).length === 1)).toHaveLength(many.length)
    expect(callsOf(world, 'send', 429) + callsOf(world, 'create', 429)).toBe(0)
    // Looked up in one list of members, not one by one.
    expect(callsOf(world, 'members')).toBe(1)
    await world.close()
  })
})
