import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobs } from '../../src/jobs.ts'
import { startWorker } from '../../src/queue/worker.ts'
import { conversationOf, until } from '../builders/conversation.ts'
import { callsOf } from '../builders/faults.ts'
import { aPerson, type TestWorld } from '../builders/product.ts'
import { type Spaces, startSpaces } from '../builders/spaces.ts'

const crew = Array.from({ length: 12 }, (_, index) => aPerson(`p${index}`))

const startTwo = async (): Promise<{ spaces: Spaces; slow: TestWorld; well: TestWorld }> => {
  const spaces = await startSpaces({
    people: crew,
    sites: [{ teamId: 'T0SLOW' }, { teamId: 'T0WELL' }],
    organizations: ['Slow Works', 'Well Works'],
  })
  await spaces.install('T0SLOW', 'Slow Works')
  await spaces.install('T0WELL', 'Well Works')
  const slow = spaces.worldOf('T0SLOW', 'Slow Works')
  const well = spaces.worldOf('T0WELL', 'Well Works')
  // The slow ones are due a minute before, and stand in the queue first.
  for (const { id } of crew) await slow.enrol(id, 'tiny-foundations', { atMinute: 539 })
  for (const { id } of crew) await well.enrol(id)
  return { spaces, slow, well }
}

const sentIn = (world: TestWorld) =>
  world.database.prisma.delivery.findMany({
    where: { organizationId: world.organizationId, sentAt: { not: null } },
    orderBy: { sentAt: 'asc' },
  })

const secondsLate = (sent: Awaited<ReturnType<typeof sentIn>>): number =>
  Math.max(...sent.map(({ sentAt, dueAt }) => ((sentAt?.getTime() ?? 0) - dueAt.getTime()) / 1000))

describe('one workspace answers 429 for an hour', () => {
  let two: Awaited<ReturnType<typeof startTwo>>
  beforeAll(async () => {
    two = await startTwo()
  })
  afterAll(() => two.spaces.close())

  it('the other’s lessons are on time', async () => {
    const { spaces, slow, well } = two
    slow.slack.faults.inject({ on: '*', retryAfterSeconds: 3_600 })
    await spaces.travelTo('2026-11-02T08:05:00Z')
    const sent = await sentIn(well)
    expect(sent).toHaveLength(crew.length)
    expect(secondsLate(sent)).toBeLessThan(60)
    expect(await sentIn(slow)).toEqual([])
  })

  it('it was asked a few times, not once for each of its people', () => {
    expect(callsOf(two.slow, 'users.lookupByEmail') + callsOf(two.slow, 'chat.postMessage')).toBeLessThan(30)
  })

  it('and after the hour its own come, each once', async () => {
    const { spaces, slow } = two
    slow.slack.faults.clear()
    await spaces.travelTo('2026-11-02T10:00:00Z')
    expect(await sentIn(slow)).toHaveLength(crew.length)
    for (const { id } of crew) expect(conversationOf(slow, id).all()).toHaveLength(1)
  })
})

describe('one workspace takes requests and never answers', () => {
  let two: Awaited<ReturnType<typeof startTwo>>
  beforeAll(async () => {
    two = await startTwo()
    // Everybody’s account is known: what hangs are the lessons themselves.
    for (const world of [two.slow, two.well])
      for (const { id } of crew) await conversationOf(world, id).say('help')
  }, 120_000)
  afterAll(() => two.spaces.close())

  it('a worker with fewer places than it has people due sends the other’s lessons meanwhile', async () => {
    const { spaces, slow, well } = two
    slow.slack.faults.inject({ on: '*', hang: true })
    const { deps, tick } = spaces.product
    const worker = await startWorker(spaces.database, jobs, deps, { concurrency: 6, log: deps.log })
    const begunAt = performance.now()
    spaces.clock.set(new Date('2026-11-02T07:59:00Z'))
    await tick(spaces.clock.now())
    await until(() => hanging(slow) >= 4)
    spaces.clock.set(new Date('2026-11-02T08:00:00Z'))
    await tick(spaces.clock.now())
    await until(async () => (await sentIn(well)).length === crew.length, 60_000)
    // A call that hangs is given up after ten seconds: four at a time, and not as many as the worker has places.
    const took = performance.now() - begunAt
    expect(hanging(slow)).toBeLessThanOrEqual(4 * Math.ceil(took / 10_000))
    expect(await sentIn(slow)).toEqual([])
    console.info(`The other’s ${crew.length} lessons took ${Math.round(took)} ms beside a silent workspace`)
    slow.slack.faults.clear()
    await worker.stop(100)
  }, 120_000)

  it('and when it answers again its own come, each once', async () => {
    const { spaces, slow } = two
    await spaces.travelTo('2026-11-02T09:00:00Z')
    expect(await sentIn(slow)).toHaveLength(crew.length)
    const lessons = crew.flatMap(({ id }) =>
      conversationOf(slow, id)
        .all()
        .filter(({ intents }) => intents.includes('start')),
    )
    expect(lessons).toHaveLength(crew.length)
  }, 120_000)
})

/** Calls that wait for an answer. */
const hanging = (world: TestWorld): number => world.slack.faults.hanging()
