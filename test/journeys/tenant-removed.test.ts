import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeInstallation } from '../../src/people/install.handler.ts'
import { forgetInstallation } from '../../src/people/installations.store.ts'
import { tenantsOfNeighbours } from '../builders/neighbours.ts'
import { aPerson, type TestWorld } from '../builders/product.ts'
import { type Spaces, startSpaces } from '../builders/spaces.ts'
import { teamsConversationOf } from '../builders/teams-conversation.ts'
import { aadIdOf, installInTeams, tenantOf } from '../builders/tenant.ts'

const [home, tenant] = tenantsOfNeighbours
const [ana, bo, cy] = [aPerson('ana'), aPerson('bo'), aPerson('cy')]

const waitingIn = async ({ database }: Spaces) => {
  const { rows } = await database.pool.query<{ jobs: number; agenda: number }>(
    `SELECT (SELECT count(*) FROM graphile_worker._private_jobs)::int AS jobs,
       (SELECT count(*) FROM agenda)::int AS agenda`,
  )
  return rows[0]
}

const installationOf = (spaces: Spaces) =>
  spaces.database.prisma.installation.findFirstOrThrow({ where: { tenant } })

/** How many lessons somebody was sent in a tenant. */
const lessonsIn = async (world: TestWorld, person: string): Promise<number> => {
  const { prisma } = world.database
  const installation = await prisma.installation.findFirst({ where: { tenant: world.teamId } })
  const sent = { memberId: await world.memberId(person), sentAt: { not: null } }
  return prisma.delivery.count({ where: { ...sent, installationId: installation?.id ?? '' } })
}

/** What the product has asked of a tenant. */
const callsTo = (world: TestWorld, ...whats: readonly string[]): number =>
  tenantOf(world)
    .traffic.entries()
    .filter(({ direction }) => direction === 'app-to-teams')
    .filter(({ what }) => whats.length === 0 || whats.includes(what)).length

const audited = async ({ database }: Spaces) =>
  (await database.prisma.auditEntry.findMany({ orderBy: { at: 'asc' } }))
    .filter(({ subject }) => subject.startsWith('teams'))
    .map(({ actor, action }) => `${actor}: ${action}`)

const errorsOf = ({ logged }: Spaces) => logged.filter(({ level }) => level === 'error')

/** The tenant of the settings, which ana is in as well, and one that has consented, where all of them are. */
const startTwo = async () => {
  const spaces = await startSpaces({
    people: [ana, bo, cy],
    sites: [],
    tenants: [{ tenantId: home, people: [ana] }, { tenantId: tenant }],
    organizations: ['Works', 'Other Works'],
  })
  await spaces.consent(tenant, 'Works')
  const first = spaces.worldOf(tenant, 'Works')
  const second = spaces.worldOf(home, 'Works')
  await installInTeams(tenantOf(first), [ana, bo, cy], { installed: 'team' })
  for (const person of ['ana', 'bo']) await first.enrol(person)
  await spaces.travelTo('2026-11-02T08:00:00Z')
  await installInTeams(tenantOf(second), [ana], { installed: 'team' })
  return { spaces, first, second }
}

const remove = async ({ product: { deps }, drive, clock }: Spaces) => {
  const how = { platform: 'teams', why: 'removed', actor: 'command-line' } as const
  const removed = await removeInstallation(deps, { ...how, tenant, at: clock.now() })
  await drive.settle()
  return removed
}

describe('a tenant that is removed by whoever runs the server', () => {
  let spaces: Spaces
  let first: TestWorld
  let second: TestWorld
  beforeAll(async () => {
    ;({ spaces, first, second } = await startTwo())
  })
  afterAll(() => spaces.close())

  it('both had their lesson in it', async () => {
    expect([await lessonsIn(first, 'ana'), await lessonsIn(first, 'bo')]).toEqual([1, 1])
  })

  it('while lessons and a reply wait: what waits ends at once', async () => {
    tenantOf(first).faults.add({ on: 'send', retryAfterSeconds: 3_600 })
    await teamsConversationOf(first, 'bo').say('help')
    await spaces.travelTo('2026-11-03T08:00:00Z')
    expect(await waitingIn(spaces)).toMatchObject({ agenda: 3 })
    expect(await remove(spaces)).toBe(true)
    expect(await installationOf(spaces)).toMatchObject({ status: 'removed', pausedUntil: null })
    expect(await waitingIn(spaces)).toEqual({ jobs: 0, agenda: 0 })
    expect(await remove(spaces)).toBe(false)
    expect(errorsOf(spaces)).toEqual([])
  })

  it('who has another account in the organization gets today’s lesson there', async () => {
    await spaces.travelTo('2026-11-03T08:10:00Z')
    expect([await lessonsIn(second, 'ana'), await lessonsIn(first, 'ana')]).toEqual([1, 1])
  })

  it('who has none gets nothing, and nothing is asked of it', async () => {
    const calls = callsTo(first)
    await spaces.travelTo('2026-11-04T12:00:00Z')
    expect(callsTo(first)).toBe(calls)
    expect(await lessonsIn(second, 'ana')).toBe(2)
    expect(await waitingIn(spaces)).toEqual({ jobs: 0, agenda: 0 })
  })

  it('it is written down', async () => {
    expect(await audited(spaces)).toContain('command-line: installation.removed')
  })

  it('nobody in it undoes that by writing or pressing, and nobody new becomes known', async () => {
    tenantOf(first).faults.clear()
    const before = await installationOf(spaces)
    const accounts = await spaces.database.prisma.identity.count()
    for (const person of ['bo', 'cy']) {
      await teamsConversationOf(first, person).say('today')
      expect(teamsConversationOf(first, person).last().text).toMatch(/not set up|not on the list/)
    }
    await tenantOf(first).installPersonal({ user: aadIdOf('cy') })
    await spaces.drive.settle()
    expect(await installationOf(spaces)).toEqual(before)
    expect(await spaces.database.prisma.identity.count()).toBe(accounts)
    expect(await lessonsIn(first, 'bo')).toBe(1)
  })

  it('what is known of reaching its people is kept: Teams does not tell it again when it consents', async () => {
    const { prisma } = spaces.database
    const { id, serviceUrl } = await installationOf(spaces)
    expect(serviceUrl).toBe(tenantOf(first).serviceUrl)
    expect(await prisma.place.count({ where: { installationId: id, status: 'active' } })).toBeGreaterThan(0)
    const bos = await prisma.identity.findFirst({
      where: { installationId: id, externalId: aadIdOf('bo') },
    })
    expect(bos?.conversation).toBe(teamsConversationOf(first, 'bo').dm)
  })

  it('consented to again, today’s lessons that found nobody come, and it goes on', async () => {
    expect((await spaces.consent(tenant, 'Works')).status).toBe(200)
    await spaces.drive.settle()
    expect(await lessonsIn(first, 'bo')).toBe(2)
    await spaces.travelTo('2026-11-05T12:00:00Z')
    expect(await lessonsIn(first, 'bo')).toBe(3)
    expect(errorsOf(spaces)).toEqual([])
  })

  it('forgotten, it may be another organization’s: nothing of before is left, and its people are met anew', async () => {
    await remove(spaces)
    const { prisma } = spaces.database
    const { id, organizationId } = await installationOf(spaces)
    const wished = { platform: 'teams', tenant, externalId: aadIdOf('bo'), organizationId }
    await prisma.unlinkedAccount.create({ data: { ...wished, at: spaces.clock.now() } })
    await prisma.$transaction((tx) => forgetInstallation(tx, id, organizationId))
    expect(await prisma.identity.count({ where: { tenant } })).toBe(0)
    expect((await spaces.consent(tenant, 'Other Works')).status).toBe(200)
    const other = spaces.worldOf(tenant, 'Other Works')
    await other.enrol('bo')
    const talk = teamsConversationOf(other, 'bo')
    await talk.say('hello')
    expect(talk.last().text).toContain('Welcome to Whetstone, Bo')
    expect(await prisma.identity.findMany({ where: { tenant } })).toMatchObject([
      { organizationId: other.organizationId, memberId: await other.memberId('bo') },
    ])
    await spaces.travelTo('2026-11-06T08:00:30Z')
    expect([await lessonsIn(other, 'bo'), await lessonsIn(second, 'ana')]).toEqual([1, 3])
  })
})

describe('a tenant whose consent is gone', () => {
  let spaces: Spaces
  let first: TestWorld
  let second: TestWorld
  beforeAll(async () => {
    ;({ spaces, first, second } = await startTwo())
    await first.enrol('cy')
    await spaces.travelTo('2026-11-03T07:59:00Z')
  })
  afterAll(() => spaces.close())

  it('found out by a lesson: nothing more is sent there, who has another account gets it there', async () => {
    tenantOf(first).faults.add({ on: '*', status: 401 })
    await spaces.travelTo('2026-11-03T08:01:00Z')
    expect((await installationOf(spaces)).status).toMatch(/^401/)
    expect(await lessonsIn(second, 'ana')).toBe(1)
    expect(await waitingIn(spaces)).toEqual({ jobs: 0, agenda: 0 })
    const calls = callsTo(first)
    await spaces.travelTo('2026-11-04T12:00:00Z')
    expect(callsTo(first)).toBe(calls)
    expect(await lessonsIn(second, 'ana')).toBe(2)
    expect(errorsOf(spaces)).toEqual([])
  })

  it('it is written down, once', async () => {
    const gone = (await audited(spaces)).filter((line) => line.endsWith('gone'))
    expect(gone).toEqual(['Microsoft Teams: installation.gone'])
  })

  it('the tenant of the settings goes on: the bot’s own token is not what was refused', async () => {
    const homes = await spaces.database.prisma.installation.findFirstOrThrow({ where: { tenant: home } })
    expect(homes.status).toBe('active')
  })

  it('whoever writes shows that it is back', async () => {
    tenantOf(first).faults.clear()
    await teamsConversationOf(first, 'bo').say('today')
    await spaces.drive.settle()
    expect((await installationOf(spaces)).status).toBe('active')
    await spaces.travelTo('2026-11-05T08:01:00Z')
    expect(await lessonsIn(first, 'cy')).toBeGreaterThan(0)
    expect(errorsOf(spaces)).toEqual([])
  })
})

describe('a tenant whose administrator has forbidden the bot to everybody', () => {
  it('is tried once for each of its people, and goes on with each of them', async () => {
    const { spaces, first } = await startTwo()
    const undo = tenantOf(first).faults.add({ on: '*', status: 403, error: 'BotDisabledByAdmin' })
    await spaces.travelTo('2026-11-03T08:01:00Z')
    const sends = callsTo(first, 'send', 'create')
    await spaces.travelTo('2026-11-04T12:00:00Z')
    expect(callsTo(first, 'send', 'create')).toBe(sends)
    expect(await waitingIn(spaces)).toEqual({ jobs: 0, agenda: 0 })
    undo()
    await teamsConversationOf(first, 'bo').say('help')
    await spaces.drive.settle()
    expect(await lessonsIn(first, 'bo')).toBe(2)
    expect(errorsOf(spaces)).toEqual([])
    await spaces.close()
  })
})
