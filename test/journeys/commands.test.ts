import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conversationOf } from '../builders/conversation.ts'
import { slackIdOf, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

const channel = 'C0LINE1'

/** Ana is enrolled; her delivery at nine has not come yet. */
const anEnrolledWorld = async (): Promise<TestWorld> => {
  const members = [slackIdOf('ana'), 'U0WHETSTONE']
  const world = await startWorld({ channels: [{ id: channel, name: 'line-1', members }] })
  await world.enrol('ana')
  return world
}

const deliveries = ({ database }: TestWorld) =>
  database.prisma.delivery.findMany({ orderBy: [{ localDate: 'asc' }, { sequence: 'asc' }] })

const nextDue = async ({ database }: TestWorld): Promise<string | undefined> =>
  (await database.prisma.schedule.findFirst())?.nextDueAt?.toISOString()

describe('/whetstone today and more', () => {
  let world: TestWorld
  let ana: ReturnType<typeof pupilOf>
  beforeAll(async () => {
    world = await anEnrolledWorld()
    ana = pupilOf(world, 'ana')
  })
  afterAll(() => world.close())

  it('today: the lesson comes before its time, and then not again at nine', async () => {
    await ana.command('/whetstone today')
    expect(ana.card().text).toContain('What a sensor reports')
    await world.travelTo('2026-11-02T08:30:00Z')
    expect(await deliveries(world)).toMatchObject([{ sequence: 0, status: 'open' }])
    expect(ana.all()).toHaveLength(1)
  })

  it('today, had early, says truly when the next one comes', async () => {
    expect(await nextDue(world)).toBe('2026-11-03T08:00:00.000Z')
  })

  it('today again: what waits is shown, not another', async () => {
    await ana.command('/whetstone today')
    expect(ana.last().text).toContain('What a sensor reports')
    expect(await deliveries(world)).toHaveLength(1)
  })

  it('today, once it is done: says when the next comes, and offers one more', async () => {
    await ana.goThrough()
    await ana.command('/whetstone today')
    expect(ana.last().text).toMatch(/Today is done.*Tuesday.*09:00/)
    expect(ana.last().buttons).toEqual(['One more now'])
    expect(await deliveries(world)).toHaveLength(1)
  })

  it('more, twice: the first and the second extra of the day', async () => {
    await ana.command('/whetstone more')
    expect(ana.card().text).toContain('The 4–20 mA loop')
    expect(ana.card().intents).not.toContain('snooze')
    await ana.goThrough()
    expect(ana.card().text).toContain('Done')
    await ana.command('/whetstone more')
    expect(ana.card().text).toContain('A broken wire')
    expect((await deliveries(world)).map(({ sequence, status }) => [sequence, status])).toEqual([
      [0, 'finished'],
      [1, 'finished'],
      [2, 'open'],
    ])
  })

  it('more, when there is no more to learn and nothing due: says so', async () => {
    await ana.goThrough()
    const before = ana.all().length
    await ana.command('/whetstone more')
    expect(ana.all()).toHaveLength(before + 1)
    expect(await deliveries(world)).toHaveLength(3)
  })
})

describe('asked for at once', () => {
  it('today three times, and by the clock in the same minute: one delivery', async () => {
    const world = await anEnrolledWorld()
    const ana = pupilOf(world, 'ana')
    await world.travelTo('2026-11-02T07:59:00Z')
    await Promise.all([
      ana.command('/whetstone today'),
      ana.command('/whetstone today'),
      ana.say('today'),
      world.travelTo('2026-11-02T08:00:00Z'),
    ])
    await world.drive.settle()
    await world.travelTo('2026-11-02T08:01:00Z')
    expect(await deliveries(world)).toMatchObject([{ sequence: 0, status: 'open' }])
    expect(await nextDue(world)).toBe('2026-11-03T08:00:00.000Z')
    await ana.goThrough()
    expect(await world.database.prisma.response.count()).toBe(2)
    await world.close()
  })
})

describe('the button for one more', () => {
  let world: TestWorld
  let ana: ReturnType<typeof pupilOf>
  beforeAll(async () => {
    world = await anEnrolledWorld()
    ana = pupilOf(world, 'ana')
    await world.travelTo('2026-11-02T08:00:00Z')
    await ana.goThrough()
  })
  afterAll(() => world.close())

  it('pressed twice at once, brings one', async () => {
    await Promise.all([ana.press('more', { settle: false }), ana.press('more', { settle: false })])
    await world.drive.settle()
    expect((await deliveries(world)).map(({ sequence }) => sequence)).toEqual([0, 1])
    expect(ana.all().filter(({ text }) => text.includes('The 4–20 mA loop'))).toHaveLength(1)
  })

  it('pressed again when that one is answered, asks for the same one: it is not sent twice, and says so', async () => {
    const [summary] = ana.all()
    if (!summary) throw new Error('No summary')
    await ana.goThrough()
    const before = ana.all().length
    await ana.press('more', { on: summary })
    expect((await deliveries(world)).map(({ sequence }) => sequence)).toEqual([0, 1])
    expect(ana.all().length).toBe(before + 1)
    expect(ana.last().intents).toEqual(['more'])
    await ana.press('more', { on: ana.last() })
    expect((await deliveries(world)).map(({ sequence }) => sequence)).toEqual([0, 1, 2])
  })
})

describe('what else can be typed', () => {
  let world: TestWorld
  let ana: ReturnType<typeof pupilOf>
  beforeAll(async () => {
    world = await anEnrolledWorld()
    ana = pupilOf(world, 'ana')
  })
  afterAll(() => world.close())

  it('learn, progress, help and nothing at all', async () => {
    await ana.command('/whetstone learn')
    expect(ana.last().text).toContain('What would you like to learn?')
    await ana.command('/whetstone progress')
    expect(ana.last().text).toContain('Tiny foundations: 0 of 3 lessons')
    await ana.command('/whetstone help')
    expect(ana.last().text).toContain('What you can say')
    await ana.command('/whetstone')
    expect(ana.last().text).toContain('What you can say')
  })

  it('why, before and after the first delivery', async () => {
    await ana.command('/whetstone why')
    expect(ana.last().text).toContain('Nothing has been sent to you yet')
    await ana.command('/whetstone today')
    await ana.command('/whetstone why')
    expect(ana.last().text).toContain('lesson 1 of 3 in Tiny foundations')
  })

  it('anything else gets a kind hint with what was typed, as it was typed', async () => {
    await ana.command('/whetstone make me a <b>coffee</b> & *cake*')
    expect(ana.last().text).toContain(
      'I did not understand “make me a &lt;b&gt;coffee&lt;/b&gt; &amp; *cake*”',
    )
    expect(ana.last().text).toContain('today: today’s lesson and questions')
    expect(ana.last().intents).toEqual(['today', 'progress', 'settings'])
  })

  it.each(['today', 'TODAY', ' today! ', '/today'])(
    '“%s” said in the direct conversation does the same',
    async (text) => {
      await ana.say(text)
      expect(ana.last().text).toContain('What a sensor reports')
      expect(ana.last().ephemeral).toBe(false)
    },
  )

  it('what is said in a channel is not for the bot', async () => {
    const before = ana.all(channel).length
    await world.slack.say({ user: ana.user, channel, text: 'help' })
    await world.drive.settle()
    expect(ana.all(channel)).toHaveLength(before)
  })

  it.each(['help', 'progress', 'learn', 'pause nonsense', 'no such thing', 'why'])(
    'in a channel, the reply to %s is for the one who asked alone',
    async (text) => {
      const inDirect = ana.all().length
      await ana.command(`/whetstone ${text}`, channel)
      expect(ana.last(channel)).toMatchObject({ ephemeral: true })
      expect(ana.all()).toHaveLength(inDirect)
      const all = world.slack.state().messages[channel] ?? []
      expect(all.filter(({ bot, visibleTo }) => bot && visibleTo === undefined)).toEqual([])
    },
  )

  it('a lesson asked for in a channel comes in the direct conversation', async () => {
    await ana.goThrough()
    await ana.command('/whetstone more', channel)
    expect(ana.last(channel)).toMatchObject({ ephemeral: true })
    expect(ana.last(channel).text).toContain('direct conversation')
    expect(ana.card().text).toContain('The 4–20 mA loop')
  })
})

describe('an event that is sent again', () => {
  it('is answered once, whether it comes three times or at once', async () => {
    const world = await anEnrolledWorld()
    const ana = conversationOf(world, 'ana')
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: 'T0TEST',
      api_app_id: 'A0WHETSTONE',
      event_id: 'Ev0AGAIN',
      event_time: 1_793_595_600,
      authorizations: [{ team_id: 'T0TEST', user_id: 'U0WHETSTONE', is_bot: true }],
      event: {
        type: 'message',
        channel: ana.dm,
        channel_type: 'im',
        user: ana.user,
        text: 'help',
        ts: '1793595600.000100',
        team: 'T0TEST',
      },
    })
    await ana.say('progress')
    const before = ana.all().length
    const send = (retry?: number) =>
      fetch(world.slackUrl, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          ...world.slack.sign(body),
          ...(retry === undefined
            ? {}
            : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
        },
      })
    const statuses = (await Promise.all([send(), send(1)])).map(({ status }) => status)
    statuses.push((await send(2)).status)
    await world.drive.settle()
    expect(statuses).toEqual([200, 200, 200])
    expect(ana.all()).toHaveLength(before + 1)
    expect(ana.last().text).toContain('What you can say')
    await world.close()
  })

  it('is answered once when Slack did not hear the acknowledgement', async () => {
    const world = await anEnrolledWorld()
    const ana = conversationOf(world, 'ana')
    world.slack.faults.inject({ on: 'events', times: 2, dropAfter: true })
    const outcome = await ana.say('help')
    expect(outcome).toMatchObject({ ok: true, attempts: 3 })
    expect(ana.all()).toHaveLength(1)
    await world.close()
  })
})
