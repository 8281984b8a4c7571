import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProduct } from '../../src/product.ts'
import { conversationOf } from '../builders/conversation.ts'
import { callsOf } from '../builders/faults.ts'
import { aPerson, slackIdOf, startWorld, type TestWorld } from '../builders/product.ts'

const waitingIn = async ({ database }: TestWorld) => {
  const { rows } = await database.pool.query<{ jobs: number; agenda: number }>(
    `SELECT (SELECT count(*) FROM graphile_worker._private_jobs)::int AS jobs,
       (SELECT count(*) FROM agenda)::int AS agenda`,
  )
  return rows[0]
}

const statusIn = async ({ database }: TestWorld) =>
  (await database.prisma.installation.findFirstOrThrow()).status

const lessonsOf = (world: TestWorld, person: string) =>
  conversationOf(world, person)
    .all()
    .filter(({ intents }) => intents.includes('start'))

const reasonsIn = async ({ database }: TestWorld) =>
  (await database.prisma.delivery.findMany({ orderBy: { id: 'asc' } })).map(({ status, reason }) =>
    reason === null ? status : `${status}: ${reason}`,
  )

/** What a start does when it finds the workspace: it connects. Time goes on with the first product. */
const startAgain = async ({ database, clock, slack, organizationId }: TestWorld): Promise<void> => {
  const again = await createProduct({
    database,
    clock,
    log: () => undefined,
    slack: {
      botToken: 'xoxb-T0TEST',
      signingSecret: 'a-signing-secret-of-a-test',
      appToken: undefined,
      apiUrl: slack.apiUrl,
      organizationId,
    },
  })
  await again.stop()
}

const errorsOf = (world: TestWorld) => world.logged.filter(({ level }) => level === 'error')

describe('the bot is taken out of a workspace', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana'), aPerson('bo')] })
    await world.enrol('ana')
    await world.enrol('bo', 'tiny-foundations', { atMinute: 600 })
  })
  afterAll(() => world.close())

  it('while a lesson waits: nothing more is sent, and nothing goes on trying', async () => {
    // Slack is down at nine; the lesson waits for the next try.
    world.slack.faults.inject({ on: 'chat.postMessage', status: 500 })
    await world.travelTo('2026-11-02T08:00:01Z')
    expect(await waitingIn(world)).toMatchObject({ agenda: 1 })
    await world.slack.removeBot()
    await world.drive.settle()
    world.slack.faults.clear()
    const posted = callsOf(world, 'chat.postMessage')
    await world.travelTo('2026-11-02T12:00:00Z')
    expect(await statusIn(world)).toBe('removed')
    expect(callsOf(world, 'chat.postMessage')).toBe(posted)
    expect(await reasonsIn(world)).toEqual(['skipped: unreachable', 'skipped: unreachable'])
    expect(await waitingIn(world)).toEqual({ jobs: 0, agenda: 0 })
    expect(errorsOf(world)).toEqual([])
  })

  it('the days go by without a call to Slack', async () => {
    const calls = world.slack.traffic.entries().length
    await world.travelTo('2026-11-04T12:00:00Z')
    expect(world.slack.traffic.entries()).toHaveLength(calls)
    expect(await waitingIn(world)).toEqual({ jobs: 0, agenda: 0 })
  })

  it('and when it is back, whoever writes shows it, and the lessons go on for all', async () => {
    world.slack.reinstall()
    await conversationOf(world, 'ana').say('today')
    expect(await statusIn(world)).toBe('active')
    expect(lessonsOf(world, 'ana')).toHaveLength(1)
    await world.travelTo('2026-11-05T12:00:00Z')
    expect(lessonsOf(world, 'bo')).toHaveLength(1)
    expect(errorsOf(world)).toEqual([])
  })
})

describe.each(['token_revoked', 'invalid_auth'] as const)('Slack says %s', (error) => {
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana'), aPerson('bo')] })
    // Both are known: the day before went well.
    await world.enrol('ana')
    await world.enrol('bo', 'tiny-foundations', { atMinute: 600 })
    await world.travelTo('2026-11-02T12:00:00Z')
  })
  afterAll(() => world.close())

  it('to the first lesson: the installation is marked, and the second is not even tried', async () => {
    world.slack.revokeToken(error)
    const posted = callsOf(world, 'chat.postMessage')
    await world.travelTo('2026-11-03T12:00:00Z')
    expect(await statusIn(world)).toBe(error)
    expect(callsOf(world, 'chat.postMessage') - posted).toBe(1)
    expect(await waitingIn(world)).toEqual({ jobs: 0, agenda: 0 })
    expect((await reasonsIn(world)).slice(2)).toEqual(['skipped: unreachable', 'skipped: unreachable'])
  })

  it('until the program is started with a token that works', async () => {
    world.slack.reinstall()
    await startAgain(world)
    expect(await statusIn(world)).toBe('active')
    await world.travelTo('2026-11-04T12:00:00Z')
    expect((await reasonsIn(world)).slice(4)).toEqual(['open', 'open'])
  })
})

describe('a person whom Slack does not deliver to', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana'), aPerson('bo'), aPerson('cy')] })
    for (const person of ['ana', 'bo', 'cy']) await world.enrol(person)
    await world.travelTo('2026-11-02T12:00:00Z')
  })
  afterAll(() => world.close())

  const unreachable = async (person: string) =>
    (await world.database.prisma.identity.findFirstOrThrow({ where: { externalId: slackIdOf(person) } }))
      .unreachable

  it('is marked, and the others get theirs', async () => {
    world.slack.faults.inject({ on: 'chat.postMessage', error: 'messages_tab_disabled', times: 1 })
    await world.travelTo('2026-11-03T12:00:00Z')
    const marked = await Promise.all(['ana', 'bo', 'cy'].map(unreachable))
    expect(marked.filter((reason) => reason === 'messages_tab_disabled')).toHaveLength(1)
    expect(marked.filter((reason) => reason === null)).toHaveLength(2)
    const last = (await reasonsIn(world)).slice(3)
    expect([...last].sort()).toEqual(['open', 'open', 'skipped: unreachable'])
  })

  it('is not tried again by itself, although the account is still found', async () => {
    const marked = await markedPerson()
    const before = callsOf(world, 'users.lookupByEmail')
    const jobs = (await world.drive.settle()).jobs
    expect(jobs).toBe(0)
    await world.travelTo('2026-11-04T12:00:00Z')
    expect(callsOf(world, 'users.lookupByEmail') - before).toBe(1)
    expect(await waitingIn(world)).toEqual({ jobs: 0, agenda: 0 })
    expect(await unreachable(marked)).toBe('messages_tab_disabled')
  })

  const markedPerson = async (): Promise<string> => {
    for (const person of ['ana', 'bo', 'cy']) if (await unreachable(person)) return person
    throw new Error('Nobody is marked')
  }

  it('gets today’s lesson with the next sign of life, and those to come', async () => {
    const person = await markedPerson()
    const before = lessonsOf(world, person).length
    await conversationOf(world, person).say('help')
    expect(await unreachable(person)).toBeNull()
    expect(lessonsOf(world, person)).toHaveLength(before + 1)
    await world.travelTo('2026-11-05T12:00:00Z')
    expect(await unreachable(person)).toBeNull()
    expect((await reasonsIn(world)).slice(-3)).toEqual(['open', 'open', 'open'])
  })

  it('gets nothing once their account is closed, and nothing is tried over and over', async () => {
    await world.slack.saveUser({
      id: slackIdOf('cy'),
      name: 'cy',
      realName: 'Cy',
      email: 'cy@works.example',
      tz: 'Europe/Berlin',
      locale: 'en-GB',
      deleted: true,
    })
    world.slack.faults.inject({ on: 'chat.postMessage', error: 'user_disabled', times: 3 })
    await world.travelTo('2026-11-06T12:00:00Z')
    world.slack.faults.clear()
    const posted = callsOf(world, 'chat.postMessage')
    await world.travelTo('2026-11-09T12:00:00Z')
    expect(callsOf(world, 'chat.postMessage')).toBe(posted)
    expect(await waitingIn(world)).toEqual({ jobs: 0, agenda: 0 })
    for (const person of ['ana', 'bo', 'cy']) expect(await unreachable(person)).toBe('user_disabled')
  })
})
