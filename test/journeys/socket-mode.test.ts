import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../builders/conversation.ts'
import { homeOf } from '../builders/home.ts'
import { startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'
import { sendSigned } from '../builders/slack-requests.ts'

describe('over Socket Mode, with no address that Slack could call', () => {
  let world: TestWorld
  let ana: ReturnType<typeof pupilOf>
  beforeAll(async () => {
    world = await startWorld({ socketMode: true })
    await world.enrol('ana')
    ana = pupilOf(world, 'ana')
    await until(() => world.slack.socketMode.connected())
  })
  afterAll(() => world.close())

  it('a lesson comes, is answered and ends with its summary', async () => {
    await world.travelTo('2026-11-02T08:00:00Z')
    expect(await ana.goThrough((slug) => slug !== 'sensor-foam')).toEqual(['sensor-pocket', 'sensor-foam'])
    expect(ana.card().text).toContain('1 of 2 right')
    expect(await world.database.prisma.response.count()).toBe(2)
  })

  it('commands, words, the home and the settings work', async () => {
    await ana.command('/whetstone progress')
    expect(ana.last().text).toContain('1 of 3 lessons')
    await ana.say('help')
    expect(ana.last().text).toContain('What you can say')
    const home = homeOf(world, 'ana')
    await home.open()
    await home.press('settings')
    const refused = await home.submit({ days: ['0'], pause: '2020-01-01' })
    expect(refused).toMatchObject({ ok: false, reason: 'invalid-input' })
    expect(await home.submit({ days: ['0', '2'], pause: '2026-12-24' })).toMatchObject({ ok: true })
    expect(home.text()).toContain('Monday and Wednesday')
  })

  it('nothing is taken over HTTP', async () => {
    expect((await sendSigned(world, { body: 'payload={}' })).status).toBe(503)
    const over = new Set(
      world.slack.traffic
        .entries()
        .filter(({ direction }) => direction === 'slack-to-app')
        .map(({ transport }) => transport),
    )
    expect([...over]).toEqual(['socket'])
  })
})
