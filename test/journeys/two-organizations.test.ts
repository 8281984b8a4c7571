import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { homeOf } from '../builders/home.ts'
import { startNeighbours } from '../builders/neighbours.ts'
import { secondPack } from '../builders/packs/tiny-pack.ts'
import { aPerson, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'
import { pressPayload, sendSigned } from '../builders/slack-requests.ts'

describe('two organizations in one database', () => {
  let one: TestWorld
  let two: TestWorld
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ one, two, close } = await startNeighbours({ people: [aPerson('ana')] }))
    await two.importFiles(secondPack())
    await one.enrol('ana')
    await two.enrol('ana')
    await one.travelTo('2026-11-02T08:00:00Z')
  })
  afterAll(() => close())

  const of = (world: TestWorld) => ({ where: { organizationId: world.organizationId } })

  /** All that belongs to an organization. */
  const held = async (world: TestWorld) => {
    const { prisma } = world.database
    return {
      deliveries: await prisma.delivery.findMany({ ...of(world), orderBy: { id: 'asc' } }),
      items: await prisma.deliveryItem.findMany({ ...of(world), orderBy: { id: 'asc' } }),
      responses: await prisma.response.findMany({ ...of(world), orderBy: { deliveryItemId: 'asc' } }),
      memory: await prisma.memoryState.findMany({ ...of(world), orderBy: { itemId: 'asc' } }),
      finishes: await prisma.lessonFinish.findMany(of(world)),
      streaks: await prisma.streak.findMany(of(world)),
      enrolments: await prisma.enrolment.findMany({ ...of(world), orderBy: { id: 'asc' } }),
      schedules: await prisma.schedule.findMany(of(world)),
      identities: await prisma.identity.findMany(of(world)),
    }
  }

  it('have the same address and the same Slack id as two members, each in their own workspace', async () => {
    expect(await one.memberId('ana')).not.toBe(await two.memberId('ana'))
    for (const world of [one, two]) {
      expect(pupilOf(world, 'ana').all()).toHaveLength(1)
      expect((await held(world)).identities).toMatchObject([{ tenant: world.teamId, externalId: 'U0ANA' }])
    }
  })

  it.each(['answer', 'start', 'next', 'why', 'snooze', 'reread', 'summary'])(
    '“%s” with ids of the other organization finds nothing there, and changes nothing',
    async (intent) => {
      const before = await held(one)
      const delivery = before.deliveries[0]?.id ?? ''
      const item = before.items[0]?.id ?? ''
      expect([delivery, item]).not.toContain('')
      const ana = pupilOf(two, 'ana')
      const said = ana.all().length
      const shown = pupilOf(one, 'ana').all()
      const args = { delivery, item, place: '0', value: 'true' }
      const answered = await sendSigned(two, {
        payload: pressPayload(two, { by: 'ana', intent, args, channel: ana.dm }),
      })
      expect(answered.status).toBe(200)
      await two.drive.settle()
      await one.drive.settle()
      expect(await held(one)).toEqual(before)
      expect(pupilOf(one, 'ana').all()).toEqual(shown)
      expect(ana.all()).toHaveLength(said + 1)
      expect(ana.last().text).toMatch(/was sent to somebody else|from long ago/)
      expect(ana.last().text).not.toContain('thermometer')
    },
  )

  it.each(['enrol', 'leave', 'first-run-pathway', 'first-run-days'])(
    '“%s” with a pathway of the other organization does not reach it',
    async (intent) => {
      const before = await held(one)
      const own = await held(two)
      const zinc = await two.database.prisma.pathway.findFirstOrThrow({ where: { slug: 'zinc-foundations' } })
      const ana = pupilOf(one, 'ana')
      for (const pathway of [zinc.id, 'zinc-foundations']) {
        const args = { pathway, at: '600', days: '31' }
        await sendSigned(one, { payload: pressPayload(one, { by: 'ana', intent, args, channel: ana.dm }) })
        await one.drive.settle()
        expect(ana.last().text).not.toContain('Zinc')
      }
      expect(await held(one)).toEqual(before)
      expect(await held(two)).toEqual(own)
    },
  )

  it('offer each their own pathways', async () => {
    const [here, there] = [pupilOf(one, 'ana'), pupilOf(two, 'ana')]
    await here.say('learn')
    await there.say('learn')
    expect(here.last().text).not.toContain('Zinc')
    expect(there.last().text).toContain('Zinc foundations')
  })

  it('count apart: what is answered in one moves nothing in the other', async () => {
    const before = await held(two)
    const ana = pupilOf(one, 'ana')
    await ana.press('start', { on: ana.all()[0] })
    const lesson = () => ana.all()[0]
    await ana.press('The temperature of the pocket', { on: lesson() })
    expect((await held(one)).responses).toHaveLength(1)
    expect(await held(two)).toEqual(before)
    const [here, there] = [homeOf(one, 'ana'), homeOf(two, 'ana')]
    await here.open()
    await there.open()
    expect(here.text()).toContain('1 answer, 1 right')
    expect(there.text()).toContain('none yet')
    expect(there.text()).toContain('0 of 3 lessons')
  })

  it('a request signed with the secret of one is refused by the other', async () => {
    const payload = pressPayload(one, { by: 'ana', intent: 'today' })
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
    const refused = await sendSigned(two, { body, headers: { ...one.slack.sign(body) } })
    expect(refused.status).toBe(401)
  })

  it('a request that names the workspace of the other is not carried out', async () => {
    const before = await held(one)
    const { deliveries } = before
    const args = { delivery: deliveries[0]?.id ?? '' }
    const payload = pressPayload(one, { by: 'ana', intent: 'snooze', args })
    await sendSigned(two, { payload })
    await two.drive.settle()
    expect(await held(one)).toEqual(before)
  })

  it('who leaves one stays in the other', async () => {
    await one.importPeople([aPerson('bo')])
    await one.drive.settle()
    const here = pupilOf(one, 'ana').all().length
    await one.travelTo('2026-11-03T08:00:00Z')
    expect(pupilOf(one, 'ana').all()).toHaveLength(here)
    expect(pupilOf(two, 'ana').card().text).toContain('What a sensor reports')
    await pupilOf(two, 'ana').say('hello')
    expect(pupilOf(two, 'ana').last().text).toContain('You are on Tiny foundations')
  })
})
