import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { homeOf } from '../builders/home.ts'
import { type Neighbours, startNeighbours, startTeamsNeighbours } from '../builders/neighbours.ts'
import { aPerson, slackIdOf, type TestPerson, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'
import { conversationOf } from '../builders/teams-conversation.ts'
import { aadIdOf, tenantOf } from '../builders/tenant.ts'

type Side = {
  readonly name: string
  readonly start: (people: readonly TestPerson[]) => Promise<Neighbours>
  readonly talk: (world: TestWorld, person: string) => Pick<ReturnType<typeof conversationOf>, 'say' | 'last'>
  readonly goThrough: (world: TestWorld, person: string, isRight?: () => boolean) => Promise<unknown>
  /** What the person's home says. */
  readonly home: (world: TestWorld, person: string) => Promise<string>
  readonly externalId: (person: string) => string
  /** What the product has asked of the platform there, and what it was answered. */
  readonly calls: (world: TestWorld) => readonly { readonly request: unknown; readonly response?: unknown }[]
  /** What the platform answers to a token that it does not take. */
  readonly noToken: string
  /** The tables that days fill. */
  readonly filled: readonly string[]
}

const everywhere = ['deliveries', 'responses', 'memory_states', 'identities', 'schedules', 'streaks', 'items']

/**
 * Two organizations with the same people, by id, name and address, and channels of the same name, live through days in
 * one database and one program. A platform is a line: how its two worlds are started.
 */
const platforms: readonly Side[] = [
  {
    name: 'Slack',
    start: startNeighbours,
    talk: (world, person) => conversationOf(world, person),
    goThrough: (world, person, isRight) => pupilOf(world, person).goThrough(isRight),
    home: async (world, person) => {
      await homeOf(world, person).open()
      return homeOf(world, person).text()
    },
    externalId: slackIdOf,
    calls: ({ slack }) => slack.traffic.entries().filter(({ direction }) => direction === 'app-to-slack'),
    noToken: 'invalid_auth',
    filled: everywhere,
  },
  {
    name: 'Teams',
    start: startTeamsNeighbours,
    talk: (world, person) => conversationOf(world, person, 'teams'),
    goThrough: (world, person, isRight) => pupilOf(world, person, 'teams').goThrough(isRight),
    home: async (world, person) => (await conversationOf(world, person, 'teams').openHome()).text,
    externalId: aadIdOf,
    calls: (world) =>
      tenantOf(world)
        .traffic.entries()
        .filter(({ direction }) => direction === 'app-to-teams'),
    noToken: 'Authorization has been denied',
    filled: [...everywhere, 'places'],
  },
]

/** Rows that belong to no organization by design, and why. */
const ofNobody = new Set([
  // Keys of requests; they carry the workspace.
  'inbound_events',
  // Processes, not people.
  'worker_heartbeats',
  '_prisma_migrations',
])
/** Rows that belong to an organization through what they refer to. */
const through: Readonly<Record<string, string>> = {
  organizations: 'id',
}

type Row = Readonly<Record<string, unknown>>

describe.each(platforms)('two organizations on $name', (side) => {
  let one: TestWorld
  let two: TestWorld
  let close: () => Promise<void>
  const tables = new Map<string, readonly string[]>()

  beforeAll(async () => {
    ;({ one, two, close } = await side.start([aPerson('ana'), aPerson('bo')]))
    const { rows } = await one.database.pool.query<{ table: string; columns: string[] }>(
      `SELECT table_name AS table, array_agg(column_name::text ORDER BY ordinal_position) AS columns
       FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name`,
    )
    for (const { table, columns } of rows) tables.set(table, columns)
    for (const world of [one, two]) for (const person of ['ana', 'bo']) await world.enrol(person)
    // Both live through two days, at the same moments, with different answers.
    for (const day of ['2026-11-02', '2026-11-03']) {
      await one.travelTo(`${day}T08:00:30Z`)
      await side.goThrough(one, 'ana')
      await side.goThrough(two, 'bo', () => false)
    }
    await side.talk(one, 'ana').say('pause')
    await side.home(two, 'ana')
    await one.travelTo('2026-11-04T08:00:30Z')
  }, 120_000)
  afterAll(() => close())

  const rowsOf = async (table: string): Promise<Row[]> =>
    (await one.database.pool.query<Row>(`SELECT * FROM "${table}"`)).rows

  const ownerOf = (table: string, row: Row): unknown => row[through[table] ?? 'organization_id']

  it('every table says whose each row is', () => {
    const silent = [...tables].filter(
      ([table, columns]) => !ofNobody.has(table) && !columns.includes(through[table] ?? 'organization_id'),
    )
    // A pathway’s modules are those of its pack: both sides are checked below.
    expect(silent.map(([table]) => table)).toEqual(['pathway_modules'])
  })

  it('there is something of both in every table that days fill', async () => {
    for (const table of side.filled) {
      const owners = new Set((await rowsOf(table)).map((row) => ownerOf(table, row)))
      expect([table, owners]).toEqual([table, new Set([one.organizationId, two.organizationId])])
    }
  })

  it('no row refers to a row of the other', async () => {
    const owner = new Map<unknown, unknown>()
    const all = new Map<string, Row[]>()
    for (const table of tables.keys()) {
      if (ofNobody.has(table)) continue
      const rows = await rowsOf(table)
      all.set(table, rows)
      for (const row of rows) if ('id' in row) owner.set(row.id, ownerOf(table, row))
    }
    const crossings: string[] = []
    let references = 0
    for (const [table, rows] of all) {
      for (const row of rows) {
        const owners = Object.entries(row)
          .filter(([column]) => column.endsWith('_id') || column === 'id')
          .flatMap(([, value]) => (owner.has(value) ? [owner.get(value)] : []))
        references += owners.length
        if (new Set(owners).size > 1) crossings.push(`${table}: ${JSON.stringify(row)}`)
      }
    }
    expect(references).toBeGreaterThan(200)
    expect(crossings).toEqual([])
  })

  it('what is to be done later names one of them, and what it is about is theirs', async () => {
    for (const row of await rowsOf('agenda')) {
      const { organization_id: organization, payload } = row as { organization_id: string; payload: object }
      const other = organization === one.organizationId ? two : one
      expect(JSON.stringify(payload)).not.toContain(other.organizationId)
      expect(JSON.stringify(payload)).not.toContain(other.teamId)
    }
  })

  it('each workspace was sent to with its own token and about its own people', () => {
    for (const [world, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const calls = side.calls(world)
      expect(calls.length).toBeGreaterThan(5)
      const texts = JSON.stringify(calls.map(({ request }) => request))
      expect(texts).not.toContain(other.organizationId)
      expect(texts).not.toContain(other.teamId)
      expect(calls.filter(({ response = '' }) => JSON.stringify(response).includes(side.noToken))).toEqual([])
    }
  })

  it('what one did is not what the other sees', async () => {
    const [here, there] = [await side.home(one, 'ana'), await side.home(two, 'ana')]
    expect(here).not.toBe(there)
    expect(there).toContain('none yet')
  })

  it('a database that mixes them up would be found: an identity under another’s installation acts for nobody', async () => {
    const { prisma } = one.database
    const [mine, theirs] = await prisma.installation.findMany({ orderBy: { tenant: 'asc' } })
    const identity = await prisma.identity.findFirstOrThrow({
      where: { organizationId: one.organizationId, externalId: side.externalId('bo') },
    })
    await prisma.identity.update({
      where: { id: identity.id },
      data: { installationId: theirs?.id ?? '' },
    })
    await side.talk(one, 'bo').say('progress')
    expect(side.talk(one, 'bo').last().text).toContain('You are not on the list yet')
    await prisma.identity.update({ where: { id: identity.id }, data: { installationId: mine?.id ?? '' } })
  })
})
