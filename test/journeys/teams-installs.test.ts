import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Platform } from '../../src/chat/platform.ts'
import { storedIn } from '../builders/faults.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { teamsConversationOf } from '../builders/teams-conversation.ts'
import { aadIdOf, tenantOf, theChannel, theTeam } from '../builders/tenant.ts'

const lessonsOf = (world: TestWorld, person: string) =>
  teamsConversationOf(world, person)
    .all()
    .filter(({ intents }) => intents.includes('start'))

const identityOf = async (world: TestWorld, person: string) =>
  world.database.prisma.identity.findFirst({ where: { externalId: aadIdOf(person) } })

const placesOf = async (world: TestWorld) => {
  const places = await world.database.prisma.place.findMany({
    orderBy: [{ kind: 'asc' }, { externalId: 'asc' }],
  })
  return places.map(({ kind, externalId, name, status }) => [kind, externalId, name, status].join(' '))
}

const later = (world: TestWorld, seconds = 10) =>
  world.travelTo(new Date(world.clock.now().getTime() + seconds * 1000).toISOString())

describe('the bot for one person', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld({
      people: [aPerson('ana'), aPerson('bo'), aPerson('zoe', { onRoster: false })],
      platforms: ['teams'],
      tenant: { installed: 'nobody' },
    })
    await world.enrol('ana')
    await world.enrol('bo')
  })
  afterAll(() => world.close())

  it('that isn’t installed anywhere can’t be written to: the day’s lesson waits', async () => {
    await world.travelTo('2026-11-02T08:00:00Z')
    expect(lessonsOf(world, 'ana')).toEqual([])
    expect(await world.database.prisma.delivery.findMany()).toMatchObject([
      { status: 'skipped', reason: 'unreachable' },
      { status: 'skipped', reason: 'unreachable' },
    ])
  })

  it('comes with a welcome and with the lesson that waited, and is remembered', async () => {
    await tenantOf(world).installPersonal({ user: aadIdOf('ana') })
    await world.drive.settle()
    const ana = teamsConversationOf(world, 'ana')
    expect(ana.all().map(({ text }) => text.split('\n')[0])).toContain('Welcome to Whetstone, Ana')
    await later(world)
    expect(lessonsOf(world, 'ana')).toHaveLength(1)
    const me = tenantOf(world)
      .state()
      .users.find(({ id }) => id === ana.user)
    expect(await identityOf(world, 'ana')).toMatchObject({
      conversation: ana.dm,
      serviceUrl: tenantOf(world).serviceUrl,
      handle: me?.teamsId,
      unreachable: null,
    })
    expect(await world.database.prisma.installation.findFirst()).toMatchObject({
      serviceUrl: tenantOf(world).serviceUrl,
    })
  })

  it('says nothing to somebody who isn’t on the list until they write', async () => {
    await tenantOf(world).installPersonal({ user: aadIdOf('zoe') })
    await world.drive.settle()
    const zoe = teamsConversationOf(world, 'zoe')
    expect(zoe.all()).toEqual([])
    expect(await identityOf(world, 'zoe')).toBeNull()
    await zoe.say('hello')
    expect(zoe.last().text).toContain('please ask Toni to add you')
  })

  it('upgraded, says nothing; the lessons go on', async () => {
    const before = teamsConversationOf(world, 'ana').all().length
    await tenantOf(world).upgrade({ user: aadIdOf('ana') })
    await world.drive.settle()
    expect(teamsConversationOf(world, 'ana').all()).toHaveLength(before)
    expect(await identityOf(world, 'ana')).toMatchObject({ unreachable: null })
  })

  it('removed, gets nothing sent; installed again, goes on with the lesson of the day', async () => {
    await tenantOf(world).uninstallPersonal({ user: aadIdOf('ana') })
    await world.drive.settle()
    expect(await identityOf(world, 'ana')).toMatchObject({ unreachable: 'removed' })
    const sends = () =>
      tenantOf(world)
        .traffic.entries()
        .filter(({ what }) => what === 'send').length
    const sent = sends()
    await world.travelTo('2026-11-03T08:00:10Z')
    expect(sends()).toBe(sent)
    await tenantOf(world).installPersonal({ user: aadIdOf('ana') })
    await later(world)
    expect(await identityOf(world, 'ana')).toMatchObject({ unreachable: null })
    expect(lessonsOf(world, 'ana')).toHaveLength(1)
    expect(teamsConversationOf(world, 'ana').last().intents).toContain('start')
  })

  it('comes also while Teams has no time to say who that is', async () => {
    for (const status of [429, 503]) tenantOf(world).faults.add({ on: 'member', status, times: 1 })
    const outcome = await tenantOf(world).installPersonal({ user: aadIdOf('bo') })
    await world.drive.settle()
    expect(outcome).toMatchObject({ ok: true, attempts: 1 })
    await later(world, 60)
    const bo = teamsConversationOf(world, 'bo')
    expect(bo.all().map(({ text }) => text.split('\n')[0])).toContain('Welcome to Whetstone, Bo')
    expect(await identityOf(world, 'bo')).toMatchObject({ conversation: bo.dm, unreachable: null })
  })
})

const welcomesOf = (world: TestWorld, person: string) =>
  teamsConversationOf(world, person)
    .all()
    .filter(({ text }) => text.startsWith('Welcome to Whetstone'))

const minutes = 60

describe('somebody whom Teams has no time to tell of', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld({
      people: [aPerson('ana'), aPerson('bo'), aPerson('zoe', { onRoster: false })],
      platforms: ['teams'],
      tenant: { installed: 'nobody' },
    })
  })
  afterAll(() => world.close())
  const waiting = () => world.database.prisma.agendaEntry.count({ where: { job: 'arrive' } })
  const asks = () =>
    tenantOf(world)
      .traffic.entries()
      .filter(({ what }) => what === 'member').length

  it('is asked about for ten minutes, in measure, and then linked and welcomed once', async () => {
    const end = tenantOf(world).faults.add({ on: 'member', status: 503 })
    for (const person of ['ana', 'zoe']) {
      expect(await tenantOf(world).installPersonal({ user: aadIdOf(person) })).toMatchObject({ attempts: 1 })
    }
    await later(world, 10 * minutes)
    expect(await identityOf(world, 'ana')).toBeNull()
    expect(await waiting()).toBe(2)
    expect(asks()).toBeGreaterThan(2 * 10)
    expect(asks()).toBeLessThan(2 * 10 * 5)
    end()
    tenantOf(world).faults.clear()
    await later(world, minutes)
    expect(await identityOf(world, 'ana')).toMatchObject({ unreachable: null, locale: 'en-GB' })
    expect(welcomesOf(world, 'ana')).toHaveLength(1)
    // Nobody of the list: neither written to nor kept.
    expect(teamsConversationOf(world, 'zoe').all()).toEqual([])
    expect(await identityOf(world, 'zoe')).toBeNull()
    expect(await waiting()).toBe(0)
    await later(world, 10 * minutes)
    expect(welcomesOf(world, 'ana')).toHaveLength(1)
  })

  it('is forgotten when they remove the app before that', async () => {
    tenantOf(world).faults.add({ on: 'member', status: 429, retryAfterSeconds: 60 })
    await tenantOf(world).installPersonal({ user: aadIdOf('bo') })
    await world.drive.settle()
    expect(await waiting()).toBe(1)
    await tenantOf(world).uninstallPersonal({ user: aadIdOf('bo') })
    expect(await waiting()).toBe(0)
    tenantOf(world).faults.clear()
    await later(world, 10 * minutes)
    expect(await identityOf(world, 'bo')).toBeNull()
    expect(teamsConversationOf(world, 'bo').all()).toEqual([])
  })

  it('installed and removed at once, known before or not, is not written to', async () => {
    for (const person of ['ana', 'bo']) {
      const before = teamsConversationOf(world, person).all().length
      await tenantOf(world).uninstallPersonal({ user: aadIdOf(person) })
      await tenantOf(world).installPersonal({ user: aadIdOf(person) })
      await tenantOf(world).uninstallPersonal({ user: aadIdOf(person) })
      await later(world, minutes)
      expect(teamsConversationOf(world, person).all()).toHaveLength(before)
    }
    expect(await identityOf(world, 'ana')).toMatchObject({ unreachable: 'removed' })
    expect(await identityOf(world, 'bo')).toBeNull()
  })

  it('installed again while it waits is welcomed once, for the last time', async () => {
    const before = welcomesOf(world, 'ana').length
    tenantOf(world).faults.add({ on: 'member', status: 429, retryAfterSeconds: 120 })
    await tenantOf(world).installPersonal({ user: aadIdOf('ana') })
    await world.drive.settle()
    tenantOf(world).faults.clear()
    await tenantOf(world).installPersonal({ user: aadIdOf('ana') })
    await later(world, 10 * minutes)
    expect(welcomesOf(world, 'ana')).toHaveLength(before + 1)
    expect(await identityOf(world, 'ana')).toMatchObject({ unreachable: null })
  })
})

describe('a welcome', () => {
  it('that was promised when the program died is said after all, once', async () => {
    const world = await startWorld({ platforms: ['teams'], tenant: { installed: 'nobody' } })
    const platforms = world.product.deps.platforms as { teams: Platform }
    const { teams } = platforms
    platforms.teams = { ...teams, send: () => Promise.reject(new Error('The program dies here')) }
    await tenantOf(world).installPersonal({ user: aadIdOf('ana') })
    await world.drive.settle()
    platforms.teams = teams
    expect(await identityOf(world, 'ana')).toMatchObject({ unreachable: null })
    expect(welcomesOf(world, 'ana')).toEqual([])
    await later(world, minutes)
    expect(welcomesOf(world, 'ana')).toHaveLength(1)
    await world.close()
  })
})

describe('the app, given to a whole company', () => {
  const everybody = Array.from({ length: 300 }, (_, number) => `p${number}`)
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld({
      people: everybody.map((person) => aPerson(person)),
      platforms: ['teams'],
      tenant: { installed: 'nobody' },
    })
    for (const person of everybody) await world.enrol(person)
  }, 180_000)
  afterAll(() => world.close())

  it('within a minute: each is linked and welcomed once, whatever Teams refuses', {
    timeout: 400_000,
  }, async () => {
    const { faults } = tenantOf(world)
    faults.add({ on: 'member', status: 429, retryAfterSeconds: 20, times: 40 })
    for (let from = 0; from < everybody.length; from += 50) {
      const installed = everybody
        .slice(from, from + 50)
        .map((person) => tenantOf(world).installPersonal({ user: aadIdOf(person) }))
      for (const outcome of await Promise.all(installed))
        expect(outcome).toMatchObject({ ok: true, attempts: 1 })
      faults.add({ on: 'member', status: 503, times: 10 })
      faults.add({ on: 'send', status: 429, retryAfterSeconds: 5, times: 5 })
      await later(world, 10)
    }
    await later(world, 5 * minutes)
    const identities = await world.database.prisma.identity.findMany()
    expect(identities).toHaveLength(everybody.length)
    expect(identities.every(({ conversation, unreachable }) => conversation && !unreachable)).toBe(true)
    const welcomes = everybody.map((person) => welcomesOf(world, person).length)
    expect(welcomes).toEqual(everybody.map(() => 1))
    expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('and gets the lesson at nine', { timeout: 400_000 }, async () => {
    await world.travelTo('2026-11-02T08:05:00Z')
    expect(everybody.map((person) => lessonsOf(world, person).length)).toEqual(everybody.map(() => 1))
  })
})

describe('a chat that is gone', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld({
      people: [aPerson('ana'), aPerson('bo')],
      platforms: ['teams'],
      tenant: { installed: 'each' },
    })
    for (const person of ['ana', 'bo']) await world.enrol(person)
  })
  afterAll(() => world.close())

  it.each([
    ['ana', 403],
    ['bo', 404],
  ])(
    '%s, whose chat answers %i, is marked; the next thing that they do brings today’s lesson',
    async (person, status) => {
      const day = person === 'ana' ? '02' : '03'
      const other = person === 'ana' ? 'bo' : 'ana'
      const deliveries = async () =>
        world.database.prisma.delivery.findMany({ where: { memberId: await world.memberId(person) } })
      const fault = tenantOf(world).faults.add({ on: 'send', status })
      await world.travelTo(`2026-11-${day}T08:00:01Z`)
      expect(await identityOf(world, person)).toMatchObject({
        unreachable: expect.stringContaining(`${status}`),
      })
      expect((await deliveries()).at(-1)).toMatchObject({ status: 'skipped', reason: 'unreachable' })
      fault()
      tenantOf(world).faults.clear()
      await teamsConversationOf(world, person).say('progress')
      await later(world)
      expect(await identityOf(world, person)).toMatchObject({ unreachable: null })
      expect(lessonsOf(world, person).length).toBeGreaterThan(0)
      await teamsConversationOf(world, other).say('progress')
      await later(world)
    },
  )

  it('of somebody who blocks the bot is marked, and opens again with them', async () => {
    tenantOf(world).block({ user: aadIdOf('ana') })
    await world.travelTo('2026-11-04T08:00:01Z')
    expect(await identityOf(world, 'ana')).toMatchObject({ unreachable: expect.stringContaining('403') })
    tenantOf(world).unblock({ user: aadIdOf('ana') })
    await teamsConversationOf(world, 'ana').say('help')
    await later(world)
    expect(await identityOf(world, 'ana')).toMatchObject({ unreachable: null })
  })
})

describe('the bot in a team', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld({
      people: [aPerson('ana'), aPerson('zoe', { onRoster: false })],
      platforms: ['teams'],
      tenant: { installed: 'nobody' },
    })
    await world.enrol('ana')
  })
  afterAll(() => world.close())
  const by = aadIdOf('zoe')

  it('that nobody here manages is remembered, and says nothing', async () => {
    await tenantOf(world).installInTeam({ team: theTeam.id, by, channel: theChannel.id })
    await world.drive.settle()
    expect(await placesOf(world)).toEqual([
      `channel ${theChannel.id}  active`,
      `team ${theTeam.id} ${theTeam.name} active`,
    ])
    expect(Object.values(tenantOf(world).state().messages).flat()).toEqual([])
    expect(world.logged).toEqual([])
  })

  it('finds its people there by address, and writes to them first', async () => {
    await world.travelTo('2026-11-02T08:00:00Z')
    expect(lessonsOf(world, 'ana')).toHaveLength(1)
    expect(await identityOf(world, 'zoe')).toBeNull()
    // The list of members says how messages name her, so that her card can refresh itself.
    const ana = teamsConversationOf(world, 'ana')
    const me = tenantOf(world)
      .state()
      .users.find(({ id }) => id === ana.user)
    const [message] = tenantOf(world).state().messages[ana.dm] ?? []
    expect(message?.card?.refresh).toMatchObject({ userIds: [me?.teamsId] })
  })

  it('keeps up with names, channels and their end', async () => {
    const tenant = tenantOf(world)
    await tenant.renameTeam({ team: theTeam.id, name: 'Line 1 and 2', by })
    await tenant.createChannel({ team: theTeam.id, channel: { id: '19:new@thread.tacv2', name: 'New' }, by })
    await tenant.renameChannel({ team: theTeam.id, channel: theChannel.id, name: 'Shifts', by })
    await tenant.deleteChannel({ team: theTeam.id, channel: '19:new@thread.tacv2', by })
    expect(await placesOf(world)).toEqual([
      `channel 19:new@thread.tacv2 New deleted`,
      `channel ${theChannel.id} Shifts active`,
      `team ${theTeam.id} Line 1 and 2 active`,
    ])
  })

  it('removed from it, is in none of its channels', async () => {
    await tenantOf(world).uninstallFromTeam({ team: theTeam.id, by })
    expect((await placesOf(world)).every((place) => /removed$/.test(place))).toBe(true)
    await tenantOf(world).installInTeam({ team: theTeam.id, by })
    expect(await placesOf(world)).toContain(`team ${theTeam.id} Line 1 and 2 active`)
    await tenantOf(world).deleteTeam({ team: theTeam.id, by })
    expect((await placesOf(world)).some((place) => /active$/.test(place))).toBe(false)
  })
})

describe('an account whose address is not vouched for', () => {
  const guestOf = (person: string, more: object) => ({
    [person]: {
      role: 'guest' as const,
      userPrincipalName: `${person}_works.example#EXT#@host.onmicrosoft.com`,
      ...more,
    },
  })
  it.each([
    ['a guest invited by this address', guestOf('ana', {}), true],
    [
      'a guest with somebody else’s address in the field',
      guestOf('ana', { userPrincipalName: 'eve_elsewhere.example#EXT#@host.onmicrosoft.com' }),
      false,
    ],
    ['a guest without an address', guestOf('ana', { email: undefined }), false],
    [
      'a member with an address of another domain',
      { ana: { userPrincipalName: 'ana@other.example' } },
      false,
    ],
    [
      'a member whose name is another in the same domain',
      { ana: { userPrincipalName: 'a.berg@works.example' } },
      true,
    ],
  ])('%s: linked %#', async (_what, accounts, isLinked) => {
    const world = await startWorld({ platforms: ['teams'], tenant: { installed: 'each', accounts } })
    const ana = teamsConversationOf(world, 'ana')
    expect((await identityOf(world, 'ana')) !== null).toBe(isLinked)
    await later(world)
    await ana.say('hello')
    expect(ana.last().text).toContain(isLinked ? 'Welcome to Whetstone, Ana' : 'please ask Toni to add you')
    await world.close()
  })
})

describe('another tenant', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld({ platforms: ['teams'], tenant: { installed: 'each' } })
    await world.enrol('ana')
    await world.travelTo('2026-11-02T08:00:00Z')
  })
  afterAll(() => world.close())
  afterEach(() => later(world))

  const stranger = 'ffffffff-0000-4000-8000-000000000009'
  const activity = (more: object) => {
    const ana = teamsConversationOf(world, 'ana')
    const me = tenantOf(world)
      .state()
      .users.find(({ id }) => id === ana.user)
    return {
      from: { id: me?.teamsId, aadObjectId: me?.id },
      conversation: { id: ana.dm, conversationType: 'personal', tenantId: stranger },
      channelData: { tenant: { id: stranger } },
      ...more,
    }
  }

  it.each([
    ['a sentence', { type: 'message', text: 'today' }],
    ['an installation', { type: 'installationUpdate', action: 'add' }],
    ['a team', { type: 'conversationUpdate', membersAdded: [{ id: '28:x' }] }],
  ])('%s from it leaves nothing behind', async (_what, more) => {
    const before = await storedIn(world)
    const outcome = await tenantOf(world).sendActivity({ ...activity(more), type: more.type })
    await world.drive.settle()
    expect(outcome.ok).toBe(true)
    expect(await storedIn(world)).toBe(before)
  })

  it('is told that it isn’t set up', async () => {
    await tenantOf(world).sendActivity({ ...activity({}), type: 'message', text: 'help' })
    await world.drive.settle()
    expect(teamsConversationOf(world, 'ana').last().text).toContain('not set up for your organization')
  })

  it('can’t press the cards of this one, though the same person’s id is on them', async () => {
    const before = await storedIn(world)
    const { id } = await world.database.prisma.delivery.findFirstOrThrow()
    const whetstone = { intent: 'start', args: { delivery: id }, lists: [] }
    for (const name of ['adaptiveCard/action', 'task/fetch', 'task/submit']) {
      const data =
        name === 'adaptiveCard/action' ? { action: { data: { whetstone } } } : { data: { whetstone } }
      const outcome = await tenantOf(world).sendActivity({
        ...activity({ name, value: data }),
        type: 'invoke',
      })
      expect(JSON.stringify(outcome)).toContain('not set up for your organization')
    }
    expect(await storedIn(world)).toBe(before)
  })
})
