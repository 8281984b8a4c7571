import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPrisma } from '../../../src/infra/db.ts'
import { manualClock } from '../../../src/kernel/clock.ts'
import type { DomainEvent } from '../../../src/kernel/events.ts'
import { importRoster } from '../../../src/people/import-roster.ts'
import { findMember, findTeam, isPresent, membersOfTeam } from '../../../src/people/members.store.ts'
import { ensureOrganization, slugOf } from '../../../src/people/organizations.store.ts'
import type { Database } from '../../../src/queue/database.ts'
import type { Outbox } from '../../../src/queue/define-job.ts'
import { type TestDatabase, testDatabase } from '../../builders/database.ts'

const header = 'address,name,team,site,manager,language,timeZone,from,until'
const anna = 'anna@works.example,Anna,Assembly,Lyon,,fr,Europe/Paris,,'
const ben = 'ben@works.example,Ben,Paint,Lyon,anna@works.example,,Asia/Tokyo,,'
const cleo = 'cleo@works.example,Cleo,Paint,,anna@works.example,,America/Los_Angeles,,'
const bytesOf = (...rows: string[]) => new TextEncoder().encode([header, ...rows].join('\n'))

const start = new Date('2027-03-10T20:00:00Z')
let place: TestDatabase
let database: Database
let count = 0

beforeAll(async () => {
  place = await testDatabase()
  database = openPrisma(place.pool, place.embedded)
})
afterAll(async () => {
  await database.prisma.$disconnect()
  await place.close()
})

/** An organization of its own, with a roster that can be imported and what that set off. */
const anOrganization = async () => {
  count += 1
  const { id } = await ensureOrganization(database.prisma, { name: `Works ${count}` }, start)
  const clock = manualClock(start)
  const events: DomainEvent[] = []
  const outbox: Outbox = {
    enqueue: async () => undefined,
    later: async () => undefined,
    cancel: async () => undefined,
    specsOf: () => '[]',
    emit: async (_, event) => {
      events.push(event)
    },
  }
  const given = (dryRun: boolean) => async (bytes: Uint8Array) => {
    const result = await importRoster({ database, outbox, clock }, id, bytes, { dryRun, actor: 'test' })
    const { details: _, manyLeave: __, warnings: ___, ...counts } = result
    return counts
  }
  const rows = () =>
    database.prisma.member.findMany({
      where: { organizationId: id },
      orderBy: { address: 'asc' },
      include: { team: true, site: true, managers: { include: { manager: true }, orderBy: { from: 'asc' } } },
    })
  return { id, clock, events, rows, imports: given(false), wouldImport: given(true) }
}

const managersOf = (
  rows: Awaited<ReturnType<Awaited<ReturnType<typeof anOrganization>>['rows']>>,
  who: string,
) =>
  rows
    .find(({ address }) => address === `${who}@works.example`)
    ?.managers.map(({ manager, from, until }) => [
      manager.name,
      from.toISOString().slice(0, 10),
      until?.toISOString().slice(0, 10) ?? null,
    ])

describe('importing a roster that may not be meant', () => {
  const people = (howMany: number) =>
    Array.from({ length: howMany }, (_, at) => `p${at}@works.example,P${at},Paint,,,,Asia/Tokyo,,`)
  const importing = async (howMany: number, manyMayLeave: boolean, staying: number) => {
    const works = await anOrganization()
    await works.imports(bytesOf(...people(howMany)))
    const how = { dryRun: false, actor: 'test', manyMayLeave }
    const outbox = { emit: async () => undefined } as unknown as Outbox
    const result = await importRoster(
      { database, outbox, clock: works.clock },
      works.id,
      bytesOf(...people(staying)),
      how,
    )
    const gone = (await works.rows()).filter(({ until }) => until !== null).length
    return { manyLeave: result.manyLeave, left: result.left, gone }
  }

  it('wants to be told that more than a third, and five at least, may leave', async () => {
    expect(await importing(14, false, 9)).toEqual({ manyLeave: true, left: 5, gone: 0 })
    expect(await importing(14, true, 9)).toEqual({ manyLeave: true, left: 5, gone: 5 })
    expect(await importing(15, false, 10)).toEqual({ manyLeave: false, left: 5, gone: 5 })
    expect(await importing(5, false, 1)).toEqual({ manyLeave: false, left: 4, gone: 4 })
  })

  it('names each language that the product does not speak, and keeps it', async () => {
    const works = await anOrganization()
    const outbox = { emit: async () => undefined } as unknown as Outbox
    const bytes = bytesOf(anna, ben.replace(',,Asia', ',de-AT,Asia'))
    const how = { dryRun: false, actor: 'test' }
    const { warnings, errors } = await importRoster(
      { database, outbox, clock: works.clock },
      works.id,
      bytes,
      how,
    )
    expect(errors).toEqual([])
    expect(warnings).toEqual([
      { field: 'language', reason: expect.stringMatching(/^"fr" \(row 2\) .* en, de, es\.$/) },
    ])
    expect((await works.rows()).map(({ locale }) => locale)).toEqual(['fr', 'de-AT'])
  })
})

describe('importing a roster', () => {
  it('stores people with their teams, sites and managers, and tells that they changed', async () => {
    const works = await anOrganization()
    expect(await works.imports(bytesOf(ben, anna, cleo))).toEqual({
      added: 3,
      changed: 0,
      left: 0,
      unchanged: 0,
      errors: [],
    })
    const rows = await works.rows()
    expect(
      rows.map(({ name, team, site, locale, timeZone }) => [name, team?.name, site?.name, locale, timeZone]),
    ).toEqual([
      ['Anna', 'Assembly', 'Lyon', 'fr', 'Europe/Paris'],
      ['Ben', 'Paint', 'Lyon', null, 'Asia/Tokyo'],
      ['Cleo', 'Paint', undefined, null, 'America/Los_Angeles'],
    ])
    // Each from their own today.
    expect(managersOf(rows, 'ben')).toEqual([['Anna', '2027-03-11', null]])
    expect(managersOf(rows, 'cleo')).toEqual([['Anna', '2027-03-10', null]])
    expect(works.events).toEqual([
      {
        name: 'members.changed',
        organizationId: works.id,
        data: { memberIds: expect.arrayContaining(rows.map(({ id }) => id)) },
      },
    ])
    const audit = await database.prisma.auditEntry.findMany({ where: { organizationId: works.id } })
    expect(audit).toMatchObject([
      { actor: 'test', action: 'people.import', at: start, detail: { added: 3, left: 0, errors: 0 } },
    ])
  })

  it('changes nothing the second time', async () => {
    const works = await anOrganization()
    await works.imports(bytesOf(anna, ben, cleo))
    const before = await works.rows()
    works.events.length = 0
    works.clock.set(new Date('2027-04-10T20:00:00Z'))
    expect(await works.imports(bytesOf(cleo, anna, ben))).toMatchObject({
      added: 0,
      changed: 0,
      left: 0,
      unchanged: 3,
    })
    expect(await works.rows()).toEqual(before)
    expect(works.events).toEqual([])
  })

  it('shows with a dry run what it would do, and does nothing', async () => {
    const works = await anOrganization()
    await works.imports(bytesOf(anna, ben))
    const before = await works.rows()
    works.events.length = 0
    const next = bytesOf(anna.replace('Lyon', 'Nice'), cleo, 'wrong,,,,,,,,')
    const shown = await works.wouldImport(next)
    expect(shown).toMatchObject({ added: 1, changed: 1, left: 1, unchanged: 0 })
    expect(await works.rows()).toEqual(before)
    expect(works.events).toEqual([])
    expect(await database.prisma.site.count({ where: { organizationId: works.id } })).toBe(1)
    expect(await works.imports(next)).toEqual(shown)
  })

  it('ends the membership of who is gone, yesterday where they are, and takes them back', async () => {
    const works = await anOrganization()
    await works.imports(bytesOf(anna, ben, cleo))
    const ids = new Map((await works.rows()).map(({ id, name }) => [name, id]))
    works.events.length = 0
    await works.imports(bytesOf(anna))
    const gone = await works.rows()
    expect(gone.map(({ until }) => until?.toISOString().slice(0, 10))).toEqual([
      undefined,
      '2027-03-10',
      '2027-03-09',
    ])
    expect(works.events).toMatchObject([{ data: { memberIds: [ids.get('Ben'), ids.get('Cleo')] } }])
    const ben1 = await findMember(database.prisma, works.id, 'BEN@works.example')
    expect(ben1 && isPresent(ben1, '2027-03-10')).toBe(true)
    expect(ben1 && isPresent(ben1, '2027-03-11')).toBe(false)
    expect(await works.imports(bytesOf(anna, ben))).toMatchObject({
      added: 0,
      changed: 1,
      left: 0,
      unchanged: 1,
    })
    const back = await works.rows()
    expect(back[1]).toMatchObject({ id: ids.get('Ben'), until: null })
  })

  it('keeps the history of managers', async () => {
    const works = await anOrganization()
    await works.imports(bytesOf(anna, ben, cleo))
    works.clock.set(new Date('2027-05-01T12:00:00Z'))
    const under = (who: string) => cleo.replace('anna@works.example', who)
    await works.imports(bytesOf(anna, ben, under('ben@works.example')))
    // Corrected on the same day: the slip leaves no trace.
    await works.imports(bytesOf(anna, ben, under('')))
    await works.imports(bytesOf(anna, ben, under('ben@works.example')))
    works.clock.set(new Date('2027-06-01T12:00:00Z'))
    await works.imports(bytesOf(anna, ben, under('')))
    expect(managersOf(await works.rows(), 'cleo')).toEqual([
      ['Anna', '2027-03-10', '2027-05-01'],
      ['Ben', '2027-05-01', '2027-06-01'],
    ])
    expect(managersOf(await works.rows(), 'ben')).toEqual([['Anna', '2027-03-11', null]])
  })

  it('applies the rows that stand when others are faulty', async () => {
    const works = await anOrganization()
    await works.imports(bytesOf(anna, ben))
    const result = await works.imports(
      bytesOf(anna.replace('Europe/Paris', 'Mars'), ben.replace('Ben', 'Benno'), cleo),
    )
    expect(result).toMatchObject({ added: 1, changed: 1, left: 0, errors: [{ row: 2, field: 'timeZone' }] })
    expect((await works.rows()).map(({ name, until }) => [name, until])).toEqual([
      ['Anna', null],
      ['Benno', null],
      ['Cleo', null],
    ])
  })

  it('does nothing at all with a file that it cannot read', async () => {
    const works = await anOrganization()
    await works.imports(bytesOf(anna, ben))
    const result = await works.imports(Buffer.from(`${header}\n${anna.replace('Anna', 'Zoë')}`, 'latin1'))
    expect(result).toMatchObject({
      added: 0,
      changed: 0,
      left: 0,
      unchanged: 0,
      errors: [{ row: 2, field: 'file' }],
    })
    expect((await works.rows()).map(({ until }) => until)).toEqual([null, null])
  })

  it('never touches the people of another organization', async () => {
    const [one, other] = [await anOrganization(), await anOrganization()]
    await one.imports(bytesOf(anna, ben))
    await other.imports(bytesOf(anna, ben, cleo))
    const before = await other.rows()
    // Their address alone makes nobody of another organization a manager here.
    expect((await one.imports(bytesOf(anna, ben.replace('anna@', 'cleo@')))).errors).toHaveLength(1)
    await one.imports(bytesOf(anna.replace('Anna', 'Another')))
    expect(await other.rows()).toEqual(before)
    const team = await findTeam(database.prisma, other.id, 'Paint')
    if (!team) throw new Error('the team is there')
    expect((await membersOfTeam(database.prisma, other.id, team.id)).map(({ name }) => name)).toEqual([
      'Ben',
      'Cleo',
    ])
    expect(await membersOfTeam(database.prisma, one.id, team.id)).toEqual([])
    expect(await findMember(database.prisma, one.id, before[0]?.id ?? '')).toBeNull()
  })

  it('takes thousands of people, in events of at most 500', async () => {
    const works = await anOrganization()
    const people = Array.from({ length: 2_100 }, (_, at) => {
      const boss = at === 0 ? '' : `p${Math.floor((at - 1) / 10)}@works.example`
      return `p${at}@works.example,Person ${at},Team ${at % 40},Site ${at % 7},${boss},de,Europe/Berlin,,`
    })
    expect(await works.imports(bytesOf(...people))).toMatchObject({ added: 2_100, errors: [] })
    const told = works.events.flatMap(({ data }) => (data as { memberIds: string[] }).memberIds)
    expect(new Set(told).size).toBe(2_100)
    expect(works.events.length).toBe(5)
    expect(await works.imports(bytesOf(...people))).toMatchObject({ unchanged: 2_100 })
    expect(await database.prisma.managerAssignment.count({ where: { organizationId: works.id } })).toBe(2_099)
  })
})

describe('organizations', () => {
  it('makes slugs of names', () => {
    expect(['Müller & Söhne GmbH', 'Łódź', '東京', '  Works  No. 7 '].map(slugOf)).toEqual([
      'muller-sohne-gmbh',
      'odz',
      'organization',
      'works-no-7',
    ])
  })

  it('makes an organization once', async () => {
    const wanted = { name: 'Once', locale: 'de', timeZone: 'Europe/Berlin' }
    const all = await Promise.all([1, 2, 3].map(() => ensureOrganization(database.prisma, wanted, start)))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    const again = await ensureOrganization(database.prisma, { name: 'once', locale: 'fr' }, start)
    expect(again).toMatchObject({ slug: 'once', name: 'Once', locale: 'de' })
  })
})
