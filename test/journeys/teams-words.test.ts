import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { teamsConversationOf } from '../builders/teams-conversation.ts'
import { tenantOf, theChannel } from '../builders/tenant.ts'

let world: TestWorld
let ana: ReturnType<typeof teamsConversationOf>
beforeAll(async () => {
  world = await startWorld({
    people: [aPerson('ana'), aPerson('zoe', { onRoster: false })],
    platforms: ['teams'],
    tenant: { installed: 'each' },
  })
  await tenantOf(world).installInTeam({ team: '19:line-one@thread.tacv2', by: ana_id() })
  await world.enrol('ana')
  ana = teamsConversationOf(world, 'ana')
})
afterAll(() => world.close())
/** Teams takes a few messages a second in a chat. */
beforeEach(async () => {
  await world.travelTo(new Date(world.clock.now().getTime() + 10_000).toISOString())
})

const ana_id = () => teamsConversationOf(world, 'ana').user
const scheduleOf = () => world.database.prisma.schedule.findFirstOrThrow()

describe('a word in the chat with the bot', () => {
  it.each([
    ['help', 'What you can say'],
    ['progress', 'Your progress'],
    ['learn', 'What would you like to learn?'],
    ['why', 'Nothing has been sent to you yet'],
    ['home', 'Hello, Ana'],
    ['pause 2 weeks', 'Nothing comes before'],
    ['resume', 'Welcome back'],
    ['hello', 'Welcome to Whetstone, Ana'],
    ['what is a sensor?', 'I did not understand “what is a sensor?”'],
    ['<b>bold</b> & more', 'I did not understand “<b>bold</b> & more”'],
    ['@Whetstone help', 'What you can say'],
    ['HELP!', 'What you can say'],
  ])('“%s” is answered with “%s”', async (words, answer) => {
    await ana.say(words)
    expect(ana.last().text).toContain(answer)
    expect(ana.last().ephemeral).toBe(false)
  })

  it('“today” brings the lesson, and “more” the next one', async () => {
    await ana.say('today')
    expect(ana.last().intents).toContain('start')
    await world.travelTo(new Date(world.clock.now().getTime() + 10_000).toISOString())
    await ana.say('today')
    expect(ana.last().intents).toContain('start')
  })

  it('with signs by their HTML names is read as typed', async () => {
    await ana.say('help&nbsp;')
    expect(ana.last().text).toContain('What you can say')
  })
})

describe('settings', () => {
  it('open as a dialog from a button; saved, they say so in the dialog', async () => {
    await ana.say('home')
    await ana.press('settings')
    expect(ana.dialog()).toMatchObject({ title: 'Settings', values: { time: '09:00', days: '0,1,2,3,4' } })
    await ana.submit({ time: '07:30', days: ['0', '2'], minutes: '8' })
    expect(ana.dialog()?.message).toMatch(/Saved. Your next delivery comes/)
    expect(await scheduleOf()).toMatchObject({ atMinute: 450, days: 5, dailyMinutes: 8 })
  })

  it('asked for in words come as a card whose button opens them', async () => {
    await ana.say('settings')
    expect(ana.last().text).toContain('Your settings open with one press')
    await ana.press('settings')
    expect(ana.dialog()?.values).toMatchObject({ time: '07:30', days: '0,2' })
  })

  it('with something to mend stay open, say what beside it, and keep what was filled in', async () => {
    const before = await scheduleOf()
    const outcome = await ana.submit({ time: '06:15', days: ['4'], minutes: '15', pause: '2020-01-01' })
    expect(outcome.ok).toBe(true)
    expect(ana.dialog()).toMatchObject({
      message: undefined,
      values: { time: '06:15', days: '4', minutes: '15', pause: '2020-01-01' },
    })
    const text = ana.dialog()?.text ?? ''
    expect(text.lastIndexOf('Choose a day after today')).toBeGreaterThan(text.indexOf('"id":"pause"'))
    expect(await scheduleOf()).toEqual(before)
    await ana.submit({ pause: '' })
    expect(ana.dialog()?.message).toMatch(/Saved/)
    expect(await scheduleOf()).toMatchObject({ atMinute: 375, days: 16, dailyMinutes: 15, pausedUntil: null })
  })

  it('are checked by the client, and by the server when a client does not', async () => {
    await ana.say('settings')
    await ana.press('settings')
    expect(await ana.submit({ days: [] })).toMatchObject({ ok: false, reason: 'invalid-input' })
    const before = await scheduleOf()
    const tenant = tenantOf(world)
    const me = tenant.state().users.find(({ id }) => id === ana.user)
    const outcome = await tenant.sendActivity({
      type: 'invoke',
      name: 'task/submit',
      from: { id: me?.teamsId, aadObjectId: me?.id },
      conversation: { id: ana.dm, conversationType: 'personal', tenantId: tenant.tenantId },
      value: {
        data: {
          whetstone: {
            intent: 'save-settings',
            args: {},
            lists: ['days'],
            opener: { intent: 'settings', args: {} },
          },
          time: 'late',
        },
      },
    })
    expect(outcome).toMatchObject({ reply: { task: { type: 'continue' } } })
    expect(JSON.stringify(outcome)).toContain('Choose at least one day')
    expect(JSON.stringify(outcome)).toContain('Please give a time such as 09:00')
    expect(await scheduleOf()).toEqual(before)
  })
})

describe('an answer to a press', () => {
  it('in words stands below the card, for the one who pressed', async () => {
    await ana.say('today')
    await ana.press('why')
    expect(ana.last()).toMatchObject({ ephemeral: true, text: expect.stringContaining('is lesson 1 of 3') })
  })

  it('with buttons of its own comes as a message, and the card says where', async () => {
    await ana.press('start')
    await ana.say('home')
    const before = ana.all().length
    await ana.press('today')
    const added = ana.all().slice(before)
    expect(added.filter(({ ephemeral }) => !ephemeral)).toHaveLength(1)
    expect(added.filter(({ ephemeral }) => ephemeral).map(({ text }) => text)).toEqual([
      'The answer stands below.',
    ])
  })

  it('that is none of ours says so', async () => {
    const tenant = tenantOf(world)
    const me = tenant.state().users.find(({ id }) => id === ana.user)
    const from = { id: me?.teamsId, aadObjectId: me?.id }
    const conversation = { id: ana.dm, conversationType: 'personal', tenantId: tenant.tenantId }
    for (const value of [undefined, 'x', {}, { action: {} }, { action: { data: { whetstone: 1 } } }]) {
      const sent = { type: 'invoke', name: 'adaptiveCard/action', from, conversation, value }
      const outcome = await tenant.sendActivity(sent)
      expect(outcome).toMatchObject({
        reply: { statusCode: 200, value: expect.stringContaining('could not read') },
      })
    }
    const unknown = { whetstone: { intent: 'constructor', args: {}, lists: [] } }
    const value = { action: { data: unknown } }
    const outcome = await tenant.sendActivity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      from,
      conversation,
      value,
    })
    expect(outcome).toMatchObject({ reply: { value: expect.stringContaining('long ago') } })
  })

  it('is given within Teams’ time also when something breaks, with a reference that stands in the log', async () => {
    const { outbox } = world.product.deps
    await ana.say('home')
    const emit = outbox.emit
    Object.assign(outbox, { emit: () => Promise.reject(new Error('broken on purpose')) })
    await ana.press('pause')
    Object.assign(outbox, { emit })
    const reference = /Reference|reference: ([A-Z0-9-]{9})/.exec(ana.last().text)?.[1]
    expect(reference).toBeDefined()
    expect(JSON.stringify(world.logged)).toContain(reference)
  })
})

describe('in a channel', () => {
  it('the bot hears nothing that is not said to it', async () => {
    await tenantOf(world).say({ user: ana.user, conversation: theChannel.id, text: 'help' })
    await world.drive.settle()
    expect(ana.all(theChannel.id)).toEqual([])
  })

  it('it answers in the person’s own chat, and says there that it did', async () => {
    await ana.command('progress', theChannel.id)
    expect(ana.all(theChannel.id).map(({ text }) => text)).toEqual(['I have answered in our own chat.'])
    expect(ana.last().text).toContain('Your progress')
  })

  it('it says so there when it can’t be written to in their own chat', async () => {
    tenantOf(world).block({ user: ana.user })
    await ana.command('progress', theChannel.id)
    tenantOf(world).unblock({ user: ana.user })
    expect(ana.last(theChannel.id).text).toContain('I can’t write to you in our own chat')
  })

  it('somebody who isn’t on the list is told whom to ask', async () => {
    const zoe = teamsConversationOf(world, 'zoe')
    await zoe.command('help', theChannel.id)
    expect(zoe.last().text).toContain('please ask Toni to add you')
  })
})

describe('a sentence', () => {
  it('that comes twice is answered once', async () => {
    const before = ana.all().length
    tenantOf(world).faults.add({ on: 'message', duplicate: true, times: 1 })
    await ana.say('help')
    expect(ana.all()).toHaveLength(before + 1)
  })

  it('whose answer Teams did not hear, and that it sends again, is answered once', async () => {
    const before = ana.all().length
    tenantOf(world).faults.add({ on: 'message', dropAfter: true, times: 1 })
    await ana.say('help')
    expect(ana.all()).toHaveLength(before + 1)
  })
})
