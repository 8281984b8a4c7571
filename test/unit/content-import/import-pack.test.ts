import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importPack, type PackImport } from '../../../src/content/import-pack.ts'
import { checkPack } from '../../../src/content/pack.rules.ts'
import type { LoadedPack } from '../../../src/content/pack-format.ts'
import { checkContent } from '../../../src/content/validate.ts'
import { openPrisma } from '../../../src/infra/db.ts'
import { ensureOrganization } from '../../../src/people/organizations.store.ts'
import type { Database } from '../../../src/queue/database.ts'
import { type TestDatabase, testDatabase } from '../../builders/database.ts'
import { edited, tinyPack, translatedTinyPack } from '../../builders/packs/tiny-pack.ts'

const now = new Date('2027-03-01T08:00:00Z')
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

const anOrganization = async (): Promise<string> => {
  count += 1
  return (await ensureOrganization(database.prisma, { name: `Works ${count}` }, now)).id
}

const loaded = (files = tinyPack()): LoadedPack => {
  const { pack, problems } = checkPack(files)
  if (!pack) throw new Error(JSON.stringify(problems))
  return pack
}

const done = async (organizationId: string, pack: LoadedPack): Promise<PackImport> => {
  const result = await importPack({ database }, organizationId, pack, now)
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

/** The pack without its last lesson, and without the first item of its first. */
const smaller = (pack: LoadedPack): LoadedPack => ({
  ...pack,
  modules: pack.modules.map((module, at) =>
    at === pack.modules.length - 1
      ? { ...module, lessons: module.lessons.slice(0, -1) }
      : {
          ...module,
          lessons: module.lessons.map((lesson, first) =>
            first === 0 ? { ...lesson, items: lesson.items.slice(1) } : lesson,
          ),
        },
  ),
})

const countsOf = (pack: LoadedPack) => {
  const lessons = pack.modules.flatMap((module) => module.lessons)
  return { lessons: lessons.length, items: lessons.flatMap((lesson) => lesson.items).length }
}

/** Everything that the import writes, for comparing. */
const rowsOf = async (organizationId: string) => {
  const where = { organizationId }
  const { prisma } = database
  return {
    packs: await prisma.pack.findMany({ where }),
    pathways: await prisma.pathway.findMany({
      where,
      include: { modules: { orderBy: { position: 'asc' } } },
    }),
    modules: await prisma.module.findMany({ where, orderBy: { id: 'asc' } }),
    lessons: await prisma.lesson.findMany({ where, orderBy: { id: 'asc' } }),
    items: await prisma.item.findMany({ where, orderBy: { id: 'asc' } }),
    lessonVersions: await prisma.lessonVersion.findMany({ where, orderBy: { id: 'asc' } }),
    itemVersions: await prisma.itemVersion.findMany({ where, orderBy: { id: 'asc' } }),
  }
}

describe('importing a content pack', () => {
  it('stores lessons and items in teaching order, each with its first version', async () => {
    const organizationId = await anOrganization()
    const pack = loaded()
    const report = await done(organizationId, pack)
    const { lessons, items } = countsOf(pack)
    expect(report).toEqual({
      pack: pack.id,
      version: pack.version,
      lessons: { added: lessons, changed: 0, retired: 0, unchanged: 0 },
      items: { added: items, changed: 0, retired: 0, unchanged: 0 },
      translations: 0,
      achievements: 0,
    })
    const stored = await database.prisma.lesson.findMany({
      where: { organizationId },
      include: { module: true, versions: true, items: { include: { versions: true, outcome: true } } },
    })
    for (const module of pack.modules) {
      for (const [position, lesson] of module.lessons.entries()) {
        const row = stored.find(({ slug }) => slug === lesson.id)
        expect(row?.module.slug).toBe(module.id)
        expect(row?.position).toBe(position)
        expect(row?.versions).toMatchObject([
          { id: row?.versionId, number: 1, title: lesson.title, body: lesson.body, words: lesson.words },
        ])
        expect(row?.versions[0]?.picture ?? undefined).toEqual(lesson.picture)
        for (const [place, item] of lesson.items.entries()) {
          const itemRow = row?.items.find(({ slug }) => slug === item.id)
          expect(itemRow).toMatchObject({ position: place, reserve: item.reserve, retired: false })
          expect(itemRow?.outcome.slug).toBe(item.outcome)
          expect(itemRow?.versions[0]).toMatchObject({
            id: itemRow?.versionId,
            kind: item.kind,
            content: item,
          })
        }
      }
    }
    const pathways = await database.prisma.pathway.findMany({
      where: { organizationId },
      include: { modules: { orderBy: { position: 'asc' }, include: { module: true } } },
    })
    expect(pathways.map((way) => [way.slug, way.modules.map(({ module }) => module.slug)])).toEqual(
      pack.pathways.map((way) => [way.id, way.modules]),
    )
  })

  it('changes nothing when the same pack comes again', async () => {
    const organizationId = await anOrganization()
    const pack = loaded()
    await done(organizationId, pack)
    const before = await rowsOf(organizationId)
    const report = await done(organizationId, structuredClone(pack))
    const { lessons, items } = countsOf(pack)
    expect(report.lessons).toEqual({ added: 0, changed: 0, retired: 0, unchanged: lessons })
    expect(report.items).toEqual({ added: 0, changed: 0, retired: 0, unchanged: items })
    expect(await rowsOf(organizationId)).toEqual(before)
  })

  it('gives an edited item a new version and keeps the old one, and the identity', async () => {
    const organizationId = await anOrganization()
    const pack = loaded()
    await done(organizationId, pack)
    const first = pack.modules[0]?.lessons[0]?.items[0]
    const changed = structuredClone(pack)
    const item = changed.modules[0]?.lessons[0]?.items[0]
    if (!first || !item) throw new Error('the tiny pack has items')
    item.prompt = 'Another wording?'
    const report = await done(organizationId, changed)
    expect(report.items).toMatchObject({ added: 0, changed: 1, retired: 0 })
    expect(report.lessons).toMatchObject({ added: 0, changed: 0, retired: 0 })
    const rows = await database.prisma.item.findMany({
      where: { organizationId, slug: first.id },
      include: { versions: { orderBy: { number: 'asc' } } },
    })
    expect(rows).toHaveLength(1)
    expect(rows[0]?.versions).toMatchObject([
      { number: 1, content: { prompt: first.prompt } },
      { number: 2, content: { prompt: 'Another wording?' } },
    ])
    expect(rows[0]?.versionId).toBe(rows[0]?.versions[1]?.id)
  })

  it('retires what is gone and takes it up again when it is back', async () => {
    const organizationId = await anOrganization()
    const pack = loaded()
    await done(organizationId, pack)
    const before = await rowsOf(organizationId)
    const less = smaller(pack)
    const goneItems = countsOf(pack).items - countsOf(less).items
    const report = await done(organizationId, less)
    expect(report.lessons).toMatchObject({ added: 0, changed: 0, retired: 1 })
    expect(report.items).toMatchObject({ added: 0, changed: 0, retired: goneItems })
    const retired = await rowsOf(organizationId)
    expect(retired.items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id))
    expect(retired.items.filter((item) => item.retired)).toHaveLength(goneItems)
    expect((await done(organizationId, less)).items.retired).toBe(0)
    const back = await done(organizationId, pack)
    expect(back.lessons).toMatchObject({ added: 0, changed: 1, retired: 0 })
    expect(back.items).toMatchObject({ added: 0, changed: goneItems, retired: 0 })
    const after = await rowsOf(organizationId)
    expect(after.items).toEqual(before.items)
    expect(after.lessons).toEqual(before.lessons)
    expect(after.itemVersions).toEqual(before.itemVersions)
  })

  it('keeps the identity of a lesson that moves to another module, and of a pathway that comes back', async () => {
    const organizationId = await anOrganization()
    const pack = loaded()
    await done(organizationId, pack)
    const [from, to] = pack.modules
    const moving = from?.lessons[0]
    const way = pack.pathways[0]
    if (!from || !to || !moving || !way) throw new Error('the tiny pack has two modules and a pathway')
    const before = await database.prisma.lesson.findFirstOrThrow({
      where: { organizationId, slug: moving.id },
    })
    const moved: LoadedPack = {
      ...pack,
      pathways: [{ ...way, id: 'another-way', modules: [to.id] }],
      modules: [
        { ...from, lessons: from.lessons.slice(1) },
        { ...to, lessons: [moving, ...to.lessons] },
      ],
    }
    await done(organizationId, moved)
    const after = await database.prisma.lesson.findFirstOrThrow({
      where: { organizationId, slug: moving.id },
      include: { module: true },
    })
    expect(after).toMatchObject({ id: before.id, versionId: before.versionId, position: 0 })
    expect(after.module.slug).toBe(to.id)
    const retired = () =>
      database.prisma.pathway
        .findMany({ where: { organizationId }, orderBy: { slug: 'asc' } })
        .then((rows) => Object.fromEntries(rows.map((row) => [row.slug, row.retired])))
    expect(await retired()).toEqual({ 'another-way': false, [way.id]: true })
    await done(organizationId, pack)
    expect(await retired()).toEqual({ 'another-way': true, [way.id]: false })
  })

  it('refuses a pack whose pathway another pack has, and writes nothing of it', async () => {
    const organizationId = await anOrganization()
    const pack = loaded()
    await done(organizationId, pack)
    const before = await rowsOf(organizationId)
    const result = await importPack({ database }, organizationId, { ...pack, id: 'copycat' }, now)
    expect(result).toEqual({
      ok: false,
      reason: 'pathway-taken',
      pack: 'copycat',
      pathway: pack.pathways[0]?.id,
      otherPack: pack.id,
    })
    expect(await rowsOf(organizationId)).toEqual(before)
  })

  it('leaves another organization that has the same pack alone', async () => {
    const [one, other] = [await anOrganization(), await anOrganization()]
    const pack = loaded()
    await done(one, pack)
    await done(other, pack)
    const before = await rowsOf(other)
    const files = edited(tinyPack(), 'pack.yaml', `title: ${pack.title}`, 'title: Another title')
    await done(one, smaller(loaded(files)))
    expect(await rowsOf(other)).toEqual(before)
    expect(before.items.some((item) => item.retired)).toBe(false)
  })

  it('stores translations beside the versions, and changes nothing else when they change', async () => {
    const organizationId = await anOrganization()
    const translated = loaded(translatedTinyPack())
    expect(await done(organizationId, loaded())).toMatchObject({ translations: 0 })
    const before = await rowsOf(organizationId)
    // Two lessons and seven items in German, one of the lessons in Spanish too.
    const report = await done(organizationId, translated)
    expect(report).toMatchObject({ translations: 9, lessons: { changed: 0 }, items: { changed: 0 } })
    const after = await rowsOf(organizationId)
    const bare = (rows: readonly { translations?: unknown }[]) =>
      rows.map(({ translations: _, ...row }) => row)
    for (const name of ['lessonVersions', 'itemVersions', 'modules', 'pathways'] as const) {
      expect(bare(after[name])).toEqual(bare(before[name]))
    }
    expect(after.lessons).toEqual(before.lessons)
    expect(after.items).toEqual(before.items)
    const sensor = after.lessonVersions.find(({ title }) => title === 'What a sensor reports')
    expect(sensor?.translations).toMatchObject({
      de: { title: 'Was ein Sensor meldet' },
      es: { title: 'Lo que informa un sensor' },
    })
    expect(after.pathways[0]?.translations).toMatchObject({ de: { title: 'Winzige Grundlagen' } })
    expect(after.packs[0]?.translations).toMatchObject({ es: { title: 'Un paquete diminuto' } })
    const outcome = await database.prisma.learningOutcome.findFirst({
      where: { organizationId, slug: 'choose-a-sensor' },
    })
    expect(outcome?.translations).toMatchObject({ de: { skillTitle: 'Messen in der Industrie' } })

    const reworded = edited(
      translatedTinyPack(),
      'translations/de/signals/the-4-20-ma-loop.items.yaml',
      '12 liegt genau zwischen 4 und 20.',
      '12 liegt in der Mitte.',
    )
    expect(await done(organizationId, loaded(reworded))).toMatchObject({ translations: 1 })
    expect(await done(organizationId, loaded(reworded))).toMatchObject({ translations: 0 })
    // Taken out again, they are gone.
    expect(await done(organizationId, loaded())).toMatchObject({ translations: 9 })
    expect((await rowsOf(organizationId)).itemVersions.map(({ translations }) => translations)).toEqual(
      before.itemVersions.map(() => ({})),
    )
  })

  it('imports the starter packs', async () => {
    const organizationId = await anOrganization()
    const { packs, problems } = checkContent(join(import.meta.dirname, '../../../content'))
    expect(problems).toEqual([])
    for (const pack of packs) await done(organizationId, pack)
    const items = packs.reduce((sum, pack) => sum + countsOf(pack).items, 0)
    expect(await database.prisma.item.count({ where: { organizationId, retired: false } })).toBe(items)
    expect(await database.prisma.itemVersion.count({ where: { organizationId } })).toBe(items)
  })
})
