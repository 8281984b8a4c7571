import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyKind } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'
import { tenantOf } from '../builders/tenant.ts'

describe('debug', () => {
  it('sends', async () => {
    const world = await startWorld({ people: [aPerson('ana')], platforms: ['teams'] })
    await world.importFiles(everyKind())
    await world.enrol('ana', 'tiny-foundations', { dailyMinutes: 15 })
    await world.travelTo('2026-11-02T08:00:00Z')
    console.log(JSON.stringify(world.logged, null, 1))
    console.log(
      await world.database.prisma.delivery.findMany(),
      await world.database.prisma.identity.findMany(),
      await world.database.prisma.place.findMany(),
      await world.database.prisma.installation.findMany(),
    )
    console.log(
      tenantOf(world)
        .traffic.entries()
        .map((e) => [e.direction, e.what, e.status, JSON.stringify(e.response)?.slice(0, 200)]),
    )
    const ana = pupilOf(world, 'ana', 'teams')
    console.log(ana.all())
    console.log(JSON.stringify(await ana.press('start')).slice(0, 300))
    console.log(ana.all())
    console.log(await ana.goThrough())
    console.log(ana.all())
    await world.close()
  })
})
