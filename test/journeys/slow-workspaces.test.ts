import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobs } from '../../src/jobs.ts'
import { startWorker } from '../../src/queue/worker.ts'
import { until } from '../builders/conversation.ts'
import { callsOf } from '../builders/faults.ts'
import { tenantsOfNeighbours } from '../builders/neighbours.ts'
import { aPerson, type TestWorld } from '../builders/product.ts'
import { type Spaces, startSpaces } from '../builders/spaces.ts'
import { conversationOf } from '../builders/teams-conversation.ts'
import { installInTeams, tenantOf } from '../builders/tenant.ts'

const crew = Array.from({ length: 12 }, (_, index) => aPerson(`p${index}`))

/** One that is slow, and two that are well: one on each platform, in one product. */
type Three = { spaces: Spaces; slow: TestWorld; well: TestWorld; other: TestWorld }

const [home, tenant] = tenantsOfNeighbours

/** On the platform that the slow one is on, both have installed the bot; on the other, one is enough. */
const startThree = async (platform: 'slack' | 'teams'): Promise<Three> => {
  const slack = platform === 'slack'
  const [slowAt, wellAt, otherAt] = slack ? ['T0SLOW', 'T0WELL', home] : [tenant, home, 'T0WELL']
  const spaces = await startSpaces({
    people: crew,
    sites: (slack ? ['T0SLOW', 'T0WELL'] : ['T0WELL']).map((teamId) => ({ teamId })),
    tenants: (slack ? [home] : [home, tenant]).map((tenantId) => ({ tenantId })),
    organizations: slack
      ? ['Other Works', 'Slow Works', 'Well Works']
      : ['Well Works', 'Slow Works', 'Other Works'],
  })
  const slow = spaces.worldOf(slowAt, 'Slow Works')
  const well = spaces.worldOf(wellAt, 'Well Works')
  const other = spaces.worldOf(otherAt, 'Other Works')
  if (slack) {
    await spaces.install('T0SLOW', 'Slow Works')
    await spaces.install('T0WELL', 'Well Works')
  } else {
    await spaces.consent(tenant, 'Slow Works')
    await spaces.install('T0WELL', 'Other Works')
  }
  for (const { teams } of [slow, well, other])
    if (teams) await installInTeams(teams, crew, { installed: 'team' })
  // The slow ones are due a minute before, and stand in the queue first.
  for (const { id } of crew) await slow.enrol(id, 'tiny-foundations', { atMinute: 539 })
  for (const world of [well, other]) for (const { id } of crew) await world.enrol(id)
  return { spaces, slow, well, other }
}

const talkOf = (world: TestWorld, person: string) =>
  world.teams ? conversationOf(world, person, 'teams') : conversationOf(world, person)

const lessonsOf = (world: TestWorld, person: string) =>
  talkOf(world, person)
    .all()
    .filter(({ intents }) => intents.includes('start'))

const sentIn = (world: TestWorld) =>
  world.database.prisma.delivery.findMany({
    where: { organizationId: world.organizationId, sentAt: { not: null } },
    orderBy: { sentAt: 'asc' },
  })

const secondsLate = (sent: Awaited<ReturnType<typeof sentIn>>): number =>
  Math.max(...sent.map(({ sentAt, dueAt }) => ((sentAt?.getTime() ?? 0) - dueAt.getTime()) / 1000))

type Fault = { readonly retryAfterSeconds: number } | 'hang'

/** Everything that the product asks of it goes wrong. */
const makeSlow = (world: TestWorld, fault: Fault): void => {
  if (world.teams) world.teams.faults.add({ on: '*', ...(fault === 'hang' ? { silent: true } : fault) })
  else world.slack.faults.inject({ on: '*', ...(fault === 'hang' ? { hang: true } : fault) })
}

const makeWell = (world: TestWorld): void => (world.teams ?? world.slack).faults.clear()

/** How often it was asked about people, or to take a message. */
const askedOf = (world: TestWorld): number => {
  if (!world.teams) return callsOf(world, 'users.lookupByEmail') + callsOf(world, 'chat.postMessage')
  const asked = ['members', 'create', 'send']
  return tenantOf(world)
    .traffic.entries()
    .filter(({ what }) => asked.includes(what)).length
}

/** Calls that it has not answered. */
const hanging = (world: TestWorld): number =>
  world.teams
    ? world.teams.traffic.entries().filter(({ response }) => response === 'never answered').length
    : world.slack.faults.hanging()

describe.each(['slack', 'teams'] as const)(
  'one workspace or tenant of %s answers 429 for an hour',
  (platform) => {
    let three: Three
    let askedBefore = 0
    beforeAll(async () => {
      three = await startThree(platform)
    }, 120_000)
    afterAll(() => three.spaces.close())

    it('the others’ lessons are on time, on both platforms', async () => {
      const { spaces, slow, well, other } = three
      askedBefore = askedOf(slow)
      makeSlow(slow, { retryAfterSeconds: 3_600 })
      await spaces.travelTo('2026-11-02T08:05:00Z')
      for (const world of [well, other]) {
        const sent = await sentIn(world)
        expect(sent).toHaveLength(crew.length)
        expect(secondsLate(sent)).toBeLessThan(60)
      }
      expect(await sentIn(slow)).toEqual([])
    })

    it('it was asked a few times, not again and again for each of its people', () => {
      expect(askedOf(three.slow) - askedBefore).toBeLessThan(30)
    })

    it('and after the hour its own come, each once', async () => {
      const { spaces, slow } = three
      makeWell(slow)
      await spaces.travelTo('2026-11-02T10:00:00Z')
      expect(await sentIn(slow)).toHaveLength(crew.length)
      for (const { id } of crew) expect(lessonsOf(slow, id)).toHaveLength(1)
    })
  },
)

/** A call that hangs is given up after ten seconds: until then, what hangs was begun at once. */
const firstGivenUpMs = 9_000

describe.each(['slack', 'teams'] as const)(
  'one workspace or tenant of %s takes requests and never answers',
  (platform) => {
    let three: Three
    beforeAll(async () => {
      three = await startThree(platform)
      // Everybody’s account is known: what hangs are the lessons themselves.
      for (const world of [three.slow, three.well, three.other])
        for (const { id } of crew) await talkOf(world, id).say('help')
    }, 120_000)
    afterAll(() => three.spaces.close())

    it('a worker with fewer places than it has people due sends the others’ lessons meanwhile', async () => {
      const { spaces, slow, well, other } = three
      makeSlow(slow, 'hang')
      const { deps, tick } = spaces.product
      const worker = await startWorker(spaces.database, jobs, deps, { concurrency: 6, log: deps.log })
      const begunAt = performance.now()
      spaces.clock.set(new Date('2026-11-02T07:59:00Z'))
      await tick(spaces.clock.now())
      await until(() => hanging(slow) >= 4)
      // From nine on the clock goes as fast as the real one: what a limit puts off for a moment comes due.
      const nineAt = performance.now()
      let most = 0
      const goOn = async () => {
        if (performance.now() - begunAt < firstGivenUpMs) most = Math.max(most, hanging(slow))
        spaces.clock.set(new Date(Date.UTC(2026, 10, 2, 8) + performance.now() - nineAt))
        await tick(spaces.clock.now())
      }
      const areSent = async (world: TestWorld) => (await sentIn(world)).length === crew.length
      await until(async () => {
        await goOn()
        return (await areSent(well)) && (await areSent(other))
      }, 60_000)
      const took = performance.now() - begunAt
      expect(most).toBe(4)
      expect(await sentIn(slow)).toEqual([])
      console.info(`The others’ ${2 * crew.length} lessons took ${Math.round(took)} ms beside a silent one`)
      makeWell(slow)
      await worker.stop(100)
    }, 120_000)

    it('and when it answers again its own come, each once', async () => {
      const { spaces, slow } = three
      await spaces.travelTo('2026-11-02T09:00:00Z')
      expect(await sentIn(slow)).toHaveLength(crew.length)
      expect(crew.flatMap(({ id }) => lessonsOf(slow, id))).toHaveLength(crew.length)
    }, 120_000)
  },
)
