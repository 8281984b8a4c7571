import { afterAll, describe, expect, it } from 'vitest'
import { conversationOf } from '../builders/conversation.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

const crew = (count: number) => Array.from({ length: count }, (_, index) => aPerson(`p${index}`))

const minuteMs = 60_000

type Post = { readonly atMs: number; readonly status: number; readonly retryAfterMs: number }

/** Every attempt to post, by product time. */
const posts = (world: TestWorld): Post[] =>
  world.slack.traffic
    .entries()
    .filter(({ what }) => what === 'chat.postMessage')
    .map(({ at, status, headers }) => ({
      atMs: Date.parse(at),
      status: status ?? 0,
      retryAfterMs: Number(headers['retry-after'] ?? 0) * 1000,
    }))

/** Attempts that were made before the wait was over that an earlier answer had asked for. */
const tooEarly = (made: readonly Post[]): Post[] =>
  made.filter((post, index) =>
    made
      .slice(0, index)
      .some(({ atMs, status, retryAfterMs }) => status === 429 && post.atMs < atMs + retryAfterMs),
  )

const eachGotOne = (world: TestWorld, people: ReturnType<typeof crew>): void => {
  for (const { id } of people) expect(conversationOf(world, id).all(), id).toHaveLength(1)
}

describe('thirty members due in one minute, in a workspace that takes ten messages a minute', async () => {
  const people = crew(30)
  const world = await startWorld({ people, rateLimits: { perWorkspacePerMinute: 10 } })
  for (const { id } of people) await world.enrol(id)
  afterAll(() => world.close())

  it('all get theirs within minutes, none twice', async () => {
    await world.travelTo('2026-11-02T08:05:00Z')
    eachGotOne(world, people)
    const sent = await world.database.prisma.delivery.findMany()
    expect(sent).toHaveLength(30)
    expect(
      sent.every(
        ({ status, dueAt }) => status === 'open' && dueAt.toISOString() === '2026-11-02T08:00:00.000Z',
      ),
    ).toBe(true)
    const last = Math.max(...sent.map(({ sentAt }) => sentAt?.getTime() ?? Number.POSITIVE_INFINITY))
    expect(last - Date.parse('2026-11-02T08:00:00Z')).toBeLessThan(5 * minuteMs)
  })

  it('by obeying every Retry-After, whoever it was said to', () => {
    const made = posts(world)
    expect(made.filter(({ status }) => status === 200)).toHaveLength(30)
    expect(made.some(({ status }) => status === 429)).toBe(true)
    expect(tooEarly(made)).toEqual([])
    // Whoever is turned away tells the others: not each of them finds out by itself.
    expect(made.filter(({ status }) => status === 429).length).toBeLessThan(10)
  })
})

describe('a workspace that asks everybody to wait', () => {
  it('is obeyed for as long as it says, also by who is due meanwhile', async () => {
    const people = crew(6)
    const world = await startWorld({ people })
    for (const [index, { id }] of people.entries()) {
      await world.enrol(id, 'tiny-foundations', { atMinute: 540 + Math.floor(index / 2) })
    }
    world.slack.faults.inject({ on: 'chat.postMessage', times: 1, retryAfterSeconds: 300 })
    await world.travelTo('2026-11-02T08:04:59Z')
    expect(await world.database.prisma.delivery.count({ where: { sentAt: { not: null } } })).toBe(0)
    await world.travelTo('2026-11-02T08:06:00Z')
    eachGotOne(world, people)
    expect(tooEarly(posts(world))).toEqual([])
    await world.close()
  })

  it('does not hold up an answer: the reply comes over its own address', async () => {
    const world = await startWorld()
    await world.enrol('ana')
    const ana = conversationOf(world, 'ana')
    await world.travelTo('2026-11-02T08:00:00Z')
    world.slack.faults.inject({ on: 'chat.postMessage', retryAfterSeconds: 600 })
    await ana.press('start')
    await ana.press('The temperature of the pocket')
    expect(ana.card().text).toContain('Right')
    await world.close()
  })
})

describe('what is said besides', () => {
  it('keeps to one message a second in a conversation, and none of it is lost', async () => {
    const world = await startWorld()
    await world.enrol('ana')
    const ana = conversationOf(world, 'ana')
    await ana.say('hello')
    await Promise.all(
      ['help', 'progress', 'learn', 'why'].map((text) =>
        world.slack.say({ user: ana.user, channel: ana.dm, text }),
      ),
    )
    await world.drive.settle()
    await world.travelTo('2026-11-02T05:01:00Z')
    expect(ana.all()).toHaveLength(5)
    expect(posts(world).filter(({ status }) => status === 429).length).toBe(0)
    await world.close()
  })

  it('waits as a row of its organization', async () => {
    const world = await startWorld()
    const ana = conversationOf(world, 'ana')
    world.slack.faults.inject({ on: 'chat.postMessage', retryAfterSeconds: 60 })
    await ana.say('help')
    const waiting = await world.database.prisma.agendaEntry.findMany({ where: { job: 'say' } })
    expect(waiting.map(({ organizationId }) => organizationId)).toEqual([world.organizationId])
    await world.close()
  })
})

describe('a hundred presses at once', () => {
  it('are all answered, each once', async () => {
    const people = crew(25)
    const world = await startWorld({ people })
    for (const { id } of people) await world.enrol(id)
    await world.travelTo('2026-11-02T08:05:00Z')
    const talks = people.map(({ id }) => conversationOf(world, id))
    await Promise.all(talks.map((talk) => talk.press('start', { settle: false })))
    await world.drive.settle()
    await Promise.all(
      talks.flatMap((talk) =>
        [1, 2, 3, 4].map(() => talk.press('The temperature of the liquid', { settle: false })),
      ),
    )
    await world.drive.settle()
    expect(await world.database.prisma.response.count()).toBe(25)
    for (const talk of talks) expect(talk.card().text).toContain('Not quite')
    await world.close()
  })
})
