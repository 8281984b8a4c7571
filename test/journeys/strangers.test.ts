import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { homeOf } from '../builders/home.ts'
import { aPerson, slackIdOf, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

const people = async ({ database: { prisma } }: TestWorld) => ({
  members: await prisma.member.count(),
  identities: await prisma.identity.count(),
  enrolments: await prisma.enrolment.count(),
})

describe('somebody whom the roster does not know', () => {
  let world: TestWorld
  let zed: ReturnType<typeof pupilOf>
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana'), aPerson('zed', { onRoster: false })] })
    zed = pupilOf(world, 'zed')
  })
  afterAll(() => world.close())

  it.each(['hello', 'today', 'learn', 'anything at all'])(
    'saying “%s” is told what this is and whom to ask',
    async (text) => {
      const before = zed.all().length
      await zed.say(text)
      expect(zed.all()).toHaveLength(before + 1)
      expect(zed.last().text).toContain('Hello, I am Whetstone')
      expect(zed.last().text).toContain('please ask Toni to add you')
      expect(zed.last().buttons).toEqual([])
    },
  )

  it('gets the same from a command and on the home', async () => {
    await zed.command('/whetstone today')
    expect(zed.last().text).toContain('please ask Toni to add you')
    const home = homeOf(world, 'zed')
    await home.open()
    expect(home.text()).toContain('please ask Toni to add you')
    expect(home.buttons()).toEqual([])
  })

  it('leaves no trace', async () => {
    expect(await people(world)).toEqual({ members: 1, identities: 0, enrolments: 0 })
  })

  it('is welcome as soon as they have been added', async () => {
    await world.importPeople([aPerson('ana'), aPerson('zed')])
    await zed.say('hello')
    expect(zed.last().text).toContain('Welcome to Whetstone, Zed')
    expect(zed.last().intents[0]).toBe('first-run-pathway')
  })
})

describe('where everybody may join', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld({
      people: [aPerson('ana'), aPerson('zed', { onRoster: false, timeZone: 'Asia/Tokyo' })],
      openEnrolment: true,
    })
  })
  afterAll(() => world.close())

  it('an unknown person becomes a member, once, and is asked what to learn', async () => {
    const zed = pupilOf(world, 'zed')
    await Promise.all([zed.say('hello'), zed.say('hi'), zed.command('/whetstone')])
    expect(await people(world)).toEqual({ members: 2, identities: 1, enrolments: 0 })
    const welcomed = zed.all().filter(({ intents }) => intents[0] === 'first-run-pathway')
    expect(welcomed.length).toBeGreaterThan(0)
    await zed.press('Tiny foundations', { on: welcomed[0] ?? zed.card() })
    await zed.press('09:00', {
      on: zed.all().find(({ intents }) => intents[0] === 'first-run-time') ?? zed.card(),
    })
    await zed.press('Monday to Friday', {
      on: zed.all().find(({ intents }) => intents[0] === 'first-run-days') ?? zed.card(),
    })
    expect(await world.database.prisma.schedule.findFirst()).toMatchObject({
      timeZone: 'Asia/Tokyo',
      nextDueAt: new Date('2026-11-03T00:00:00Z'),
    })
  })

  it('and is still one after the next roster, in which they do not stand', async () => {
    await world.importPeople([aPerson('ana')])
    await world.travelTo('2026-11-03T00:00:00Z')
    expect(pupilOf(world, 'zed').card().text).toContain('What a sensor reports')
  })

  it('a bot does not become one, and what a bot says is not answered', async () => {
    await world.slack.saveUser({
      id: slackIdOf('robot'),
      name: 'robot',
      realName: 'Robot',
      tz: 'UTC',
      locale: 'en-US',
      isBot: true,
      email: 'robot@works.example',
    })
    const before = await people(world)
    const user = slackIdOf('robot')
    const said = {
      type: 'message',
      channel: `D${user.slice(1)}`,
      channel_type: 'im',
      user,
      text: 'hello',
      ts: '1793595600.000100',
    }
    await world.slack.sendEvent(said)
    await world.drive.settle()
    expect(await people(world)).toEqual(before)
    const asked = world.slack.traffic.entries().filter(({ direction }) => direction === 'app-to-slack').length
    await world.slack.sendEvent({ ...said, bot_id: 'B0ROBOT' })
    await world.drive.settle()
    expect(
      world.slack.traffic.entries().filter(({ direction }) => direction === 'app-to-slack'),
    ).toHaveLength(asked)
    expect(await people(world)).toEqual(before)
  })
})
