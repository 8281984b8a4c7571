import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrolMember, findPathway } from '../../src/lessons/enrolment.store.ts'
import { homeOf } from '../builders/home.ts'
import { secondPack } from '../builders/packs/tiny-pack.ts'
import { startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

const repository = join(import.meta.dirname, '..', '..')

describe('a pathway gone through', () => {
  let world: TestWorld
  let ana: ReturnType<typeof pupilOf>
  beforeAll(async () => {
    world = await startWorld()
    await world.enrol('ana')
    ana = pupilOf(world, 'ana')
  })
  afterAll(() => world.close())

  it('is completed with its last lesson, and the summary says so', async () => {
    for (const day of ['02', '03', '04']) {
      expect((await world.database.prisma.enrolment.findFirstOrThrow()).status).toBe('active')
      await world.travelTo(`2026-11-${day}T08:00:00Z`)
      await ana.goThrough((slug) => slug !== 'loop-pressure')
    }
    expect(ana.card().text).toContain('You have finished all the lessons of Tiny foundations')
    expect(await world.database.prisma.enrolment.findFirst()).toMatchObject({
      status: 'completed',
      endedAt: new Date('2026-11-04T08:00:00Z'),
    })
  })

  it('stays on the home as finished', async () => {
    const home = homeOf(world, 'ana')
    await home.open()
    expect(home.text()).toContain('3 of 3 lessons')
    expect(home.text()).toMatch(/Finished on .*4 November/)
  })

  it('goes on with reviews, when they are due and only then', async () => {
    const { prisma } = world.database
    await world.travelTo('2026-11-05T08:00:00Z')
    expect(ana.card().text).toContain('A short review')
    await ana.press('why')
    expect(ana.last().text).toContain('you are about to forget')
    const met = await ana.goThrough()
    expect(met).toContain('loop-pressure')
    expect(ana.card().text).not.toContain('finished all the lessons')
    expect(await world.database.prisma.enrolment.findFirst()).toMatchObject({
      status: 'completed',
      endedAt: new Date('2026-11-04T08:00:00Z'),
    })
    await ana.say('more')
    expect(ana.last().text).toContain('You have finished every lesson that you had taken on')
    await ana.say('hello')
    expect(ana.last().text).toContain('a new pathway can begin')
    expect(ana.last().text).not.toContain('Welcome')
    for (let day = 6; day <= 27; day++) {
      await world.travelTo(`2026-11-${String(day).padStart(2, '0')}T08:00:00Z`)
      if (ana.card().intents.includes('start')) await ana.goThrough()
    }
    const skipped = await prisma.delivery.findMany({ where: { status: 'skipped' } })
    expect(skipped.length).toBeGreaterThan(5)
    expect(new Set(skipped.map(({ reason }) => reason))).toEqual(new Set(['nothing-due']))
  })
})

describe('two pathways', () => {
  it('both go on: first the one that is due first, with its date under why; what was asked is not asked twice', async () => {
    const world = await startWorld()
    await world.importFiles(secondPack())
    const ana = pupilOf(world, 'ana')
    await world.enrol('ana')
    const zinc = await findPathway(world.database.prisma, world.organizationId, 'zinc-foundations')
    const whose = { memberId: await world.memberId('ana'), organizationId: world.organizationId }
    await world.database.prisma.$transaction((tx) =>
      enrolMember(tx, whose, {
        pathwayId: zinc?.id ?? '',
        startsOn: '2026-11-02',
        dueOn: '2026-12-18',
        now: world.clock.now(),
      }),
    )
    const pathwayOf = async (): Promise<string> => {
      await ana.press('why')
      return /in (\w+ foundations)/.exec(ana.last().text)?.[1] ?? ''
    }
    await world.travelTo('2026-11-02T08:00:00Z')
    expect(await pathwayOf()).toBe('Zinc foundations')
    expect(ana.last().text).toMatch(/Your pathway is due on Friday.? 18 December/)
    await ana.goThrough()
    const order: string[] = []
    for (const day of ['03', '04', '05', '06', '09']) {
      await world.travelTo(`2026-11-${day}T08:00:00Z`)
      order.push(await pathwayOf())
      if (day === '05') expect(ana.last().text).not.toContain('due on')
      await ana.goThrough()
    }
    expect(order).toEqual([
      'Zinc foundations',
      'Zinc foundations',
      'Tiny foundations',
      'Tiny foundations',
      'Tiny foundations',
    ])
    await ana.say('progress')
    expect(ana.last().text).toContain('Tiny foundations: 3 of 3 lessons')
    expect(ana.last().text).toContain('Zinc foundations: 3 of 3 lessons')
    await world.close()
  })

  it('one that begins later waits until then', async () => {
    const world = await startWorld()
    const ana = pupilOf(world, 'ana')
    const pathway = await findPathway(world.database.prisma, world.organizationId, 'tiny-foundations')
    const whose = { memberId: await world.memberId('ana'), organizationId: world.organizationId }
    await world.database.prisma.$transaction((tx) =>
      enrolMember(tx, whose, {
        pathwayId: pathway?.id ?? '',
        startsOn: '2026-11-05',
        now: world.clock.now(),
      }),
    )
    await ana.command('/whetstone settings')
    await homeOf(world, 'ana').submit({ time: '09:00' })
    await world.travelTo('2026-11-04T12:00:00Z')
    expect(ana.all().filter(({ ephemeral, text }) => !ephemeral && text.includes('sensor'))).toEqual([])
    await world.travelTo('2026-11-05T08:00:00Z')
    expect(ana.card().text).toContain('What a sensor reports')
    await world.close()
  })
})

describe('items kept in reserve', () => {
  it('are never asked over a whole starter pack, right or wrong, day after day', async () => {
    const folder = join(repository, 'content', 'sustainable-production')
    const world = await startWorld({ packs: [folder] })
    const slug =
      /pathways:\s*\n\s*- id: (\S+)/.exec(readFileSync(join(folder, 'pack.yaml'), 'utf8'))?.[1] ?? ''
    const { prisma } = world.database
    await world.enrol('ana', slug, { dailyMinutes: 15, days: 127 })
    const ana = pupilOf(world, 'ana')
    const reserved = new Set(
      (await prisma.item.findMany({ where: { reserve: true } })).map((item) => item.slug),
    )
    expect(reserved.size).toBeGreaterThanOrEqual(20)
    const practised = await prisma.item.findMany({ where: { reserve: false, retired: false } })
    const met = new Set<string>()
    let count = 0
    for (let day = 2; day <= 24 && practised.some((item) => !met.has(item.slug)); day++) {
      await world.travelTo(`2026-11-${String(day).padStart(2, '0')}T08:00:00Z`)
      if (!ana.card().intents.includes('start')) continue
      for (const each of await ana.goThrough(() => ++count % 9 > 0)) met.add(each)
    }
    expect(await prisma.enrolment.findFirst()).toMatchObject({ status: 'completed' })
    expect([...met].filter((each) => reserved.has(each))).toEqual([])
    expect(practised.filter((item) => !met.has(item.slug))).toEqual([])
    await world.close()
  })
})
