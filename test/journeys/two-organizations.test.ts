import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { heldBy } from '../builders/held.ts'
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
    ;({ one, two, close } = await startNeighbours())
    await two.importFiles(secondPack())
    await one.enrol('ana')
    await two.enrol('ana')
    await one.travelTo('2026-11-02T08:00:00Z')
  })
  afterAll(() => close())

  it('have the same address and the same Slack id as two members, each in their own workspace', async () => {
    expect(await one.memberId('ana')).not.toBe(await two.memberId('ana'))
    for (const world of [one, two]) {
      expect(pupilOf(world, 'ana').all()).toHaveLength(1)
      expect((await heldBy(world)).identities).toMatchObject([{ tenant: world.teamId, externalId: 'U0ANA' }])
    }
  })

  it.each(['answer', 'start', 'next', 'why', 'snooze', 'reread', 'summary'])(
    '“%s” with ids of the other organization finds nothing there, and changes nothing',
    async (intent) => {
      const before = await heldBy(one)
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
      expect(await heldBy(one)).toEqual(before)
      expect(pupilOf(one, 'ana').all()).toEqual(shown)
      expect(ana.all()).toHaveLength(said + 1)
      expect(ana.last().text).toMatch(/was sent to somebody else|from long ago/)
      expect(ana.last().text).not.toContain('thermometer')
    },
  )

  it.each(['enrol', 'leave', 'first-run-pathway', 'first-run-days'])(
    '“%s” with a pathway of the other organization does not reach it',
    async (intent) => {
      const before = await heldBy(one)
      const own = await heldBy(two)
      const zinc = await two.database.prisma.pathway.findFirstOrThrow({ where: { slug: 'zinc-foundations' } })
      const ana = pupilOf(one, 'ana')
      for (const pathway of [zinc.id, 'zinc-foundations']) {
        const args = { pathway, at: '600', days: '31' }
        await sendSigned(one, { payload: pressPayload(one, { by: 'ana', intent, args, channel: ana.dm }) })
        await one.drive.settle()
        expect(ana.last().text).not.toContain('Zinc')
      }
      expect(await heldBy(one)).toEqual(before)
      expect(await heldBy(two)).toEqual(own)
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
    const before = await heldBy(two)
    const ana = pupilOf(one, 'ana')
    await ana.press('start', { on: ana.all()[0] })
    const lesson = () => ana.all()[0]
    await ana.press('The temperature of the pocket', { on: lesson() })
    expect((await heldBy(one)).responses).toHaveLength(1)
    expect(await heldBy(two)).toEqual(before)
    const [here, there] = [homeOf(one, 'ana'), homeOf(two, 'ana')]
    await here.open()
    await there.open()
    expect(here.text()).toContain('1 answer, 1 right')
    expect(there.text()).toContain('none yet')
    expect(there.text()).toContain('0 of 3 lessons')
  })

  it('a request from a workspace that has not installed the bot reaches nobody', async () => {
    const before = [await heldBy(one), await heldBy(two)]
    const delivery = before[0]?.deliveries[0]?.id ?? ''
    const elsewhere = { ...one, teamId: 'T0NONE' }
    const payload = pressPayload(elsewhere, { by: 'ana', intent: 'snooze', args: { delivery } })
    await sendSigned(one, { payload })
    await one.drive.settle()
    expect([await heldBy(one), await heldBy(two)]).toEqual(before)
  })

  it.each(['press', 'message'])('a guest of a shared channel is not their namesake (%s)', async (kind) => {
    const before = [await heldBy(one), await heldBy(two)]
    const delivery = before[0]?.deliveries[0]?.id ?? ''
    const dm = pupilOf(one, 'ana').dm
    const said = pupilOf(one, 'ana').all().length
    if (kind === 'press') {
      const press = pressPayload(one, { by: 'ana', intent: 'snooze', args: { delivery }, channel: dm })
      await sendSigned(one, { payload: { ...press, user: { id: 'U0ANA', team_id: 'T0TWO' } } })
    } else {
      const said = { user: 'U0ANA', text: 'today', channel: dm, ts: '1.1', user_team: 'T0TWO' }
      await one.slack.sendEvent({ type: 'message', channel_type: 'im', ...said })
    }
    await one.drive.settle()
    expect([await heldBy(one), await heldBy(two)]).toEqual(before)
    expect(pupilOf(one, 'ana').all()).toHaveLength(said + 1)
    expect(pupilOf(one, 'ana').last().text).toContain('You are not on the list yet')
  })

  it('a message of the other workspace can’t be changed by naming it', async () => {
    const there = pupilOf(two, 'ana').all()
    const [first] = there
    const args = { delivery: (await heldBy(one)).deliveries[0]?.id ?? '' }
    const press = {
      by: 'ana',
      intent: 'why',
      args,
      channel: first?.channel ?? '',
      messageTs: first?.ts ?? '',
    }
    await sendSigned(one, { payload: pressPayload(one, press) })
    await one.drive.settle()
    expect(pupilOf(two, 'ana').all()).toEqual(there)
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
