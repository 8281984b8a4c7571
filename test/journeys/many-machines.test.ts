import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPrisma } from '../../src/infra/db.ts'
import { jobs } from '../../src/jobs.ts'
import { createProduct, type Product } from '../../src/product.ts'
import { startWorker, type Worker } from '../../src/queue/worker.ts'
import { conversationOf, until } from '../builders/conversation.ts'
import { callsOf } from '../builders/faults.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

const heartbeat = { everyMs: 200, deadAfterMs: 1_000 }

const slackOf = ({ slack, teamId }: TestWorld) => ({
  botToken: `xoxb-${teamId}`,
  signingSecret: 'a-signing-secret-of-a-test',
  apiUrl: slack.apiUrl,
})

/** The same product once more, as on another machine: nothing is shared but the database and Slack. */
const anotherProduct = (world: TestWorld): Promise<Product> =>
  createProduct({
    database: openPrisma(world.testDatabase.pool, world.testDatabase.embedded),
    clock: world.clock,
    log: () => undefined,
    slack: { ...slackOf(world), appToken: undefined, organizationId: world.organizationId },
  })

const workerFor = (product: Product): Promise<Worker> =>
  startWorker(product.deps.database, jobs, product.deps, { concurrency: 5, log: () => undefined, heartbeat })

const sentOn = ({ database }: TestWorld, date: string) =>
  database.prisma.delivery.count({
    where: { localDate: new Date(`${date}T00:00:00Z`), sentAt: { not: null } },
  })

const lessonsOf = (world: TestWorld, person: string) =>
  conversationOf(world, person)
    .all()
    .filter(({ intents }) => intents.includes('start'))

describe('two machines that both tick and both work', () => {
  const people = Array.from({ length: 200 }, (_, number) => aPerson(`p${number}`))
  let world: TestWorld
  let other: Product
  let workers: Worker[]
  beforeAll(async () => {
    world = await startWorld({ people })
    for (const { id } of people) await world.enrol(id)
    other = await anotherProduct(world)
    workers = await Promise.all([workerFor(world.product), workerFor(other)])
  }, 120_000)
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop(2_500)))
    await other.stop()
    await other.deps.database.prisma.$disconnect()
    await world.close()
  })

  it('send each of two hundred people, due in the same minute, exactly one lesson', async () => {
    const nine = Date.parse('2026-11-02T08:00:00Z')
    // A second of product time in each tenth of a second: Slack takes no more than some hundred in a minute.
    for (let second = 0; (await sentOn(world, '2026-11-02')) < people.length; second++) {
      if (second > 600) throw new Error(`Only ${await sentOn(world, '2026-11-02')} were sent`)
      world.clock.set(new Date(nine + second * 1_000))
      await Promise.all([world.product, other].map(({ tick }) => tick(world.clock.now())))
      await pause(100)
    }
    const counts = new Map(people.map(({ id }) => [id, lessonsOf(world, id).length]))
    expect([...counts].filter(([, count]) => count !== 1)).toEqual([])
    expect(await world.database.prisma.delivery.count()).toBe(people.length)
  }, 170_000)
})

describe('machines of different roles', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld()
    await world.enrol('ana')
  })
  afterAll(() => world.close())

  it('one that answers makes the work, and another one does it', async () => {
    const ana = conversationOf(world, 'ana')
    await world.slack.say({ user: ana.user, channel: ana.dm, text: 'today' })
    await world.product.underway()
    await pause(500)
    expect(ana.all()).toEqual([])
    const machine = await anotherProduct(world)
    const worker = await workerFor(machine)
    await until(() => ana.all().length > 0)
    await worker.stop(2_500)
    await machine.stop()
    await machine.deps.database.prisma.$disconnect()
    expect(lessonsOf(world, 'ana')).toHaveLength(1)
  })
})

describe.skipIf(!process.env.TEST_DATABASE_URL)('a machine that is killed (on a PostgreSQL server)', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana'), aPerson('bo'), aPerson('cy')] })
    for (const person of ['ana', 'bo', 'cy']) await world.enrol(person)
    // What the roster has changed is followed first: a schedule that is held by that is left to the next minute's plan.
    await world.drive.settle()
  })
  afterAll(() => world.close())

  /** Long enough that all three are seen under way, however busy the machine. */
  const slowMs = 8_000

  const inTheMiddle = () =>
    world.database.prisma.delivery.count({ where: { sendingAt: { not: null }, sentAt: null } })

  it('while it sends: another one gets its jobs, and each lesson comes once', async () => {
    // Slack takes its time, so that all three are under way when the machine dies.
    world.slack.faults.inject({ on: 'chat.postMessage', delayMs: slowMs, times: 3 })
    world.clock.set(new Date('2026-11-02T08:00:00Z'))
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, '..', 'builders', 'worker-process.ts')],
      {
        cwd: join(import.meta.dirname, '..', '..'),
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          WORKER_DATABASE: world.testDatabase.connectionString ?? '',
          WORKER_SLACK: JSON.stringify(slackOf(world)),
          WORKER_ORGANIZATION: world.organizationId,
          WORKER_NOW: world.clock.now().toISOString(),
        },
      },
    )
    // It says so once it works: what takes long is its start, and the three are to be under way together.
    await once(child.stdout, 'data', { signal: AbortSignal.timeout(150_000) })
    await world.product.tick(world.clock.now())
    await until(async () => (await inTheMiddle()) === 3, slowMs)
    child.kill('SIGKILL')
    await once(child, 'exit')
    // The requests of the dead machine still have their effect.
    await pause(slowMs)
    const worker = await workerFor(world.product)
    // Given back after a second without a sign of life; then looked for once nothing can be under way any more.
    for (let second = 0; (await sentOn(world, '2026-11-02')) < 3; second++) {
      if (second > 300) throw new Error('What the dead machine held was not done')
      world.clock.set(new Date(Date.parse('2026-11-02T08:00:00Z') + second * 1_000))
      await world.product.tick(world.clock.now())
      await pause(100)
    }
    await worker.stop(2_500)
    for (const person of ['ana', 'bo', 'cy']) expect(lessonsOf(world, person)).toHaveLength(1)
    expect(callsOf(world, 'chat.postMessage')).toBe(3)
    expect(callsOf(world, 'conversations.history')).toBe(3)
  }, 300_000)
})
