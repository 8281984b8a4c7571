import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conversationOf } from '../builders/conversation.ts'
import { callsOf } from '../builders/faults.ts'
import { aPerson, slackIdOf, type TestWorld } from '../builders/product.ts'
import { type Spaces, startSpaces } from '../builders/spaces.ts'

const waitingIn = async ({ database }: Spaces) => {
  const { rows } = await database.pool.query<{ jobs: number; agenda: number }>(
    `SELECT (SELECT count(*) FROM graphile_worker._private_jobs)::int AS jobs,
       (SELECT count(*) FROM agenda)::int AS agenda`,
  )
  return rows[0]
}

const installationOf = (spaces: Spaces, tenant: string) =>
  spaces.database.prisma.installation.findFirstOrThrow({ where: { tenant }, include: { secrets: true } })

/** How many lessons somebody was sent in a workspace. */
const lessonsIn = async (world: TestWorld, person: string): Promise<number> => {
  const { prisma } = world.database
  const installation = await prisma.installation.findFirst({ where: { tenant: world.teamId } })
  const sent = { memberId: await world.memberId(person), sentAt: { not: null } }
  return prisma.delivery.count({ where: { ...sent, installationId: installation?.id ?? '' } })
}

describe('an organization with two workspaces, and the bot is taken out of one', () => {
  let spaces: Spaces
  let first: TestWorld
  let second: TestWorld
  beforeAll(async () => {
    // Ana is in both, Bo in the first alone.
    const [ana, bo] = [aPerson('ana'), aPerson('bo')]
    spaces = await startSpaces({
      people: [ana, bo],
      sites: [
        { teamId: 'T0ONE', people: [ana, bo] },
        { teamId: 'T0TWO', people: [ana] },
      ],
      organizations: ['Works'],
    })
    first = spaces.worldOf('T0ONE', 'Works')
    second = spaces.worldOf('T0TWO', 'Works')
    await spaces.install('T0ONE', 'Works')
    for (const person of ['ana', 'bo']) await first.enrol(person)
    await spaces.travelTo('2026-11-02T08:00:00Z')
    await spaces.install('T0TWO', 'Works')
  })
  afterAll(() => spaces.close())

  it('both had their lesson in the first', async () => {
    expect([await lessonsIn(first, 'ana'), await lessonsIn(first, 'bo')]).toEqual([1, 1])
  })

  it('while lessons and a reply wait: the tokens are gone, and what waits ends at once', async () => {
    spaces.site('T0ONE').faults.inject({ on: 'chat.postMessage', retryAfterSeconds: 3_600 })
    await spaces.travelTo('2026-11-03T08:00:00Z')
    await spaces.database.prisma.agendaEntry.create({
      data: {
        key: 'say:x',
        job: 'say',
        payload: {
          actor: { platform: 'slack', tenant: 'T0ONE', externalId: 'U0BO' },
          card: { nodes: [] },
          key: 'x',
        },
        dueAt: new Date('2026-11-03T09:00:00Z'),
      },
    })
    expect(await waitingIn(spaces)).toMatchObject({ agenda: 3 })
    await spaces.site('T0ONE').removeBot()
    await spaces.drive.settle()
    expect(await installationOf(spaces, 'T0ONE')).toMatchObject({ secrets: [], pausedUntil: null })
    expect((await installationOf(spaces, 'T0ONE')).status).toMatch(/removed|revoked/)
    expect(spaces.logged.filter(({ level }) => level === 'error')).toEqual([])
    expect(await waitingIn(spaces)).toEqual({ jobs: 0, agenda: 0 })
  })

  it('who has another account in the organization gets today’s lesson there', async () => {
    await spaces.travelTo('2026-11-03T08:10:00Z')
    expect(await lessonsIn(second, 'ana')).toBe(1)
    expect(await lessonsIn(first, 'ana')).toBe(1)
  })

  it('who has none gets nothing, and nothing is tried', async () => {
    const calls = spaces.site('T0ONE').traffic.entries().length
    await spaces.travelTo('2026-11-04T12:00:00Z')
    expect(spaces.site('T0ONE').traffic.entries()).toHaveLength(calls)
    expect(await lessonsIn(second, 'ana')).toBe(2)
    expect(await waitingIn(spaces)).toEqual({ jobs: 0, agenda: 0 })
  })

  it('it is written down', async () => {
    const entries = await spaces.database.prisma.auditEntry.findMany({
      where: { action: { startsWith: 'inst' } },
    })
    const removed = entries.filter(({ action }) => /removed|revoked/.test(action))
    expect(removed).toMatchObject([{ actor: 'Slack', subject: 'slack Workspace T0ONE' }])
  })

  it('a request that was under way when it was removed brings nothing back', async () => {
    const before = await installationOf(spaces, 'T0ONE')
    spaces.site('T0ONE').reinstall()
    await conversationOf(first, 'bo').say('today')
    expect(await installationOf(spaces, 'T0ONE')).toEqual(before)
    expect(await lessonsIn(first, 'bo')).toBe(1)
  })

  it('installed again, today’s lessons that found nobody come, and it goes on', async () => {
    spaces.site('T0ONE').faults.clear()
    await spaces.install('T0ONE', 'Works')
    await spaces.drive.settle()
    expect(await lessonsIn(first, 'bo')).toBe(2)
    await spaces.travelTo('2026-11-05T12:00:00Z')
    expect(await lessonsIn(first, 'bo')).toBe(3)
    expect(spaces.logged.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('the news of its removal, late and again, does not remove what was installed since', async () => {
    const before = await installationOf(spaces, 'T0ONE')
    const removal = spaces
      .site('T0ONE')
      .traffic.entries()
      .find(({ request }) => JSON.stringify(request).includes('app_uninstalled'))
    const body = JSON.stringify(removal?.request)
    const answered = await fetch(first.slackUrl, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...first.slack.sign(body) },
    })
    expect(answered.status).toBe(200)
    await spaces.drive.settle()
    expect(await installationOf(spaces, 'T0ONE')).toEqual(before)
  })
})

describe('a token that Slack does not take any more', () => {
  let spaces: Spaces
  beforeAll(async () => {
    spaces = await startSpaces({
      sites: [{ teamId: 'T0ONE' }, { teamId: 'T0TWO' }],
      organizations: ['Works'],
    })
    await spaces.install('T0ONE', 'Works')
    const world = spaces.worldOf('T0ONE', 'Works')
    await world.enrol('ana')
    await spaces.travelTo('2026-11-02T08:00:00Z')
    await spaces.install('T0TWO', 'Works')
    await conversationOf(spaces.worldOf('T0TWO', 'Works'), 'ana').say('help')
  })
  afterAll(() => spaces.close())

  it('found out by a lesson: the member gets it on the other account in the same minute', async () => {
    spaces.site('T0ONE').revokeToken()
    await spaces.travelTo('2026-11-03T08:01:00Z')
    expect((await installationOf(spaces, 'T0ONE')).status).toBe('token_revoked')
    expect(await lessonsIn(spaces.worldOf('T0TWO', 'Works'), 'ana')).toBe(1)
    expect(callsOf(spaces.worldOf('T0ONE', 'Works'), 'chat.postMessage')).toBe(2)
    const [one, two] = await spaces.database.prisma.identity.findMany({ orderBy: { tenant: 'asc' } })
    expect([one?.externalId, two?.externalId]).toEqual([slackIdOf('ana'), slackIdOf('ana')])
    expect(one?.memberId).toBe(two?.memberId)
  })
})
