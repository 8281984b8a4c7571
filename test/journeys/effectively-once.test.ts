import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { conversationOf } from '../builders/conversation.ts'
import { answerSomehow, callsOf, openQuestion, resultsSeen } from '../builders/faults.ts'
import { aPerson, slackIdOf, startWorld, type TestWorld } from '../builders/product.ts'

/** Each person has a minute of their own, so that a fault meets exactly one delivery. */
const people = ['ana', 'bo', 'cy', 'di', 'ed', 'flo', 'gil', 'hal', 'ida', 'jo', 'kim', 'lee', 'mo', 'nel']
const minuteOf = (person: string) => people.indexOf(person) * 5

let world: TestWorld
beforeAll(async () => {
  world = await startWorld({ people: people.map((id) => aPerson(id)) })
  for (const person of people)
    await world.enrol(person, 'tiny-foundations', { atMinute: 540 + minuteOf(person) })
})
afterAll(() => world.close())
afterEach(() => world.slack.faults.clear())

/** Nine o’clock in Berlin, and each five minutes after, with so many seconds more. */
const timeOf = (person: string, seconds = 0): string =>
  new Date(Date.UTC(2026, 10, 2, 8, minuteOf(person), seconds)).toISOString()

const deliveryOf = async (person: string) =>
  world.database.prisma.delivery.findFirstOrThrow({
    where: { memberId: await world.memberId(person) },
    orderBy: { id: 'asc' },
  })

const lessons = (person: string) =>
  conversationOf(world, person)
    .all()
    .filter(({ intents }) => intents.includes('start'))

/** One lesson in the conversation, and the database knows where it is. */
const expectOneLesson = async (person: string) => {
  expect(lessons(person)).toHaveLength(1)
  const { sentAt, sendingAt, message, conversation, status } = await deliveryOf(person)
  expect({ sendingAt, status, conversation, message }).toEqual({
    sendingAt: null,
    status: 'open',
    conversation: conversationOf(world, person).dm,
    message: lessons(person)[0]?.ts,
  })
  expect(sentAt).not.toBeNull()
}

describe('a lesson whose sending goes wrong', () => {
  it('is not sent again when Slack took it and the reply was lost', async () => {
    world.slack.faults.inject({ on: 'chat.postMessage', dropAfter: true, times: 1 })
    await world.travelTo(timeOf('ana', 1))
    expect(lessons('ana')).toHaveLength(1)
    expect((await deliveryOf('ana')).sentAt).toBeNull()
    await world.travelTo(timeOf('ana', 60))
    await expectOneLesson('ana')
    expect(callsOf(world, 'chat.postMessage')).toBe(1)
    expect(callsOf(world, 'conversations.history')).toBe(1)
  })

  it('is not sent again when the program died between sending and recording', async () => {
    await world.travelTo(timeOf('bo', 1))
    const { id, sentAt } = await deliveryOf('bo')
    await world.database.prisma.delivery.update({
      where: { id },
      data: { sentAt: null, message: null, conversation: null, sendingAt: sentAt },
    })
    await world.database.prisma.$transaction((tx) =>
      world.product.deps.outbox.enqueue(tx, [{ job: 'resume', payload: {} }]),
    )
    await world.travelTo(timeOf('bo', 60))
    await expectOneLesson('bo')
  })

  it('is sent once, later, when the request never arrived', async () => {
    world.slack.faults.inject({ on: 'chat.postMessage', dropBefore: true, times: 1 })
    await world.travelTo(timeOf('cy', 1))
    expect(lessons('cy')).toHaveLength(0)
    await world.travelTo(timeOf('cy', 60))
    await expectOneLesson('cy')
  })

  it('is sent once, later, after a server fault', async () => {
    world.slack.faults.inject({ on: 'chat.postMessage', status: 503, times: 2 })
    await world.travelTo(timeOf('di', 1))
    expect(lessons('di')).toHaveLength(0)
    await world.travelTo(timeOf('di', 120))
    await expectOneLesson('di')
  })

  it('waits as long as Slack asks, with everybody else of the workspace', async () => {
    // Not in Slack’s reckoning any more when the next person’s minute comes.
    world.slack.faults.inject({ on: 'chat.postMessage', retryAfterSeconds: 400, times: 1 })
    const posted = callsOf(world, 'chat.postMessage')
    await world.travelTo(timeOf('ed', 1))
    expect(lessons('ed')).toHaveLength(0)
    await world.travelTo(timeOf('flo', 1))
    expect(lessons('flo')).toHaveLength(0)
    expect(callsOf(world, 'chat.postMessage') - posted).toBe(1)
    await world.travelTo(timeOf('ed', 401))
    await expectOneLesson('ed')
    await expectOneLesson('flo')
    expect((await deliveryOf('ed')).sentAt?.toISOString()).toBe(timeOf('ed', 400))
  })

  it('is sent once when the limit comes as an error in the body', async () => {
    world.slack.faults.inject({ on: 'chat.postMessage', error: 'ratelimited', times: 1 })
    await world.travelTo(timeOf('gil', 60))
    await expectOneLesson('gil')
  })

  it('is looked for again, later, when Slack is too busy to be asked', async () => {
    world.slack.faults.inject({ on: 'chat.postMessage', dropAfter: true, times: 1 })
    world.slack.faults.inject({ on: 'conversations.history', retryAfterSeconds: 30, times: 2 })
    const posted = callsOf(world, 'chat.postMessage')
    const asked = callsOf(world, 'conversations.history')
    await world.travelTo(timeOf('hal', 50))
    expect((await deliveryOf('hal')).sentAt).toBeNull()
    await world.travelTo(timeOf('hal', 120))
    await expectOneLesson('hal')
    expect(callsOf(world, 'chat.postMessage') - posted).toBe(1)
    expect(callsOf(world, 'conversations.history') - asked).toBe(3)
  })

  it('has arrived when its button is pressed, whatever is known of its sending', async () => {
    world.slack.faults.inject({ on: 'chat.postMessage', dropAfter: true, times: 1 })
    await world.travelTo(timeOf('ida', 1))
    await conversationOf(world, 'ida').press('start')
    await world.travelTo(timeOf('ida', 120))
    expect(conversationOf(world, 'ida').all()).toHaveLength(1)
    openQuestion(world, 'ida')
    const { sentAt, message } = await deliveryOf('ida')
    expect(sentAt?.toISOString()).toBe(timeOf('ida', 1))
    expect(message).toBe(conversationOf(world, 'ida').last().ts)
  })

  it('comes again after it was put off, though its first message carries its name', async () => {
    await world.travelTo(timeOf('jo', 1))
    await conversationOf(world, 'jo').press('snooze')
    expect(lessons('jo')).toHaveLength(0)
    world.slack.faults.inject({ on: 'chat.postMessage', dropBefore: true, times: 1 })
    await world.travelTo(timeOf('jo', 3_700))
    await expectOneLesson('jo')
  })
})

describe('what people do, when the network does it twice or in another order', () => {
  const answered = async (person: string) =>
    world.database.prisma.response.findMany({ where: { memberId: await world.memberId(person) } })

  it('stores a doubled press once, and shows the result of the first', async () => {
    await world.travelTo(timeOf('nel', 3_700))
    const talk = conversationOf(world, 'kim')
    await talk.press('start')
    world.slack.faults.inject({ on: 'interactivity', duplicate: true, times: 1 })
    const item = await answerSomehow(world, 'kim')
    expect((await answered('kim')).map(({ deliveryItemId }) => deliveryItemId)).toEqual([item])
    expect(new Set(resultsSeen(world, 'kim'))).toEqual(new Set([item]))
  })

  it('answers a doubled sentence once', async () => {
    world.slack.faults.inject({ on: 'events', duplicate: true, times: 1 })
    const before = conversationOf(world, 'kim').all().length
    await conversationOf(world, 'kim').say('help')
    expect(conversationOf(world, 'kim').all()).toHaveLength(before + 1)
  })

  it('answers a sentence once when its acknowledgement was lost and Slack sends it again', async () => {
    world.slack.faults.inject({ on: 'events', dropAfter: true, times: 2 })
    const before = conversationOf(world, 'kim').all().length
    await conversationOf(world, 'kim').say('help')
    expect(conversationOf(world, 'kim').all()).toHaveLength(before + 1)
  })

  it('stores one of two presses that overtake each other, and shows that one', async () => {
    const talk = conversationOf(world, 'lee')
    await talk.press('start')
    const on = talk.last()
    const item = openQuestion(world, 'lee')
    world.slack.faults.inject({ on: 'interactivity', reorder: 2, times: 1 })
    const options = on.buttons.flatMap((label, place) =>
      on.intents[place] === 'answer' ? [label.replace(/^[A-Z]: /, '')] : [],
    )
    await Promise.all(options.map((option) => talk.press(option, { on, settle: false })))
    await world.drive.settle()
    const stored = await answered('lee')
    expect(stored.map(({ deliveryItemId }) => deliveryItemId)).toEqual([item])
    expect(new Set(resultsSeen(world, 'lee'))).toEqual(new Set([item]))
    expect(talk.last().text).toContain(stored[0]?.correct ? 'Right.' : 'Not quite.')
  })

  it('changes the message itself when the response address fails', async () => {
    const talk = conversationOf(world, 'mo')
    const updates = callsOf(world, 'chat.update')
    world.slack.faults.inject({ on: 'response_url', status: 500, times: 1 })
    await talk.press('start')
    openQuestion(world, 'mo')
    world.slack.faults.inject({ on: 'response_url', dropBefore: true, times: 1 })
    const item = await answerSomehow(world, 'mo')
    expect(resultsSeen(world, 'mo')).toEqual([item])
    expect(callsOf(world, 'chat.update') - updates).toBe(2)
  })

  it('offers a button when a dialog can no longer be opened', async () => {
    world.slack.faults.inject({ on: 'views.open', error: 'expired_trigger_id', times: 1 })
    const talk = conversationOf(world, 'mo')
    await talk.command('/whetstone settings')
    expect(world.slack.state().views.modals[slackIdOf('mo')]).toBeUndefined()
    const offer = talk.all().find(({ text }) => text.includes('Your settings open with one press'))
    await talk.press('settings', offer ? { on: offer } : {})
    expect(world.slack.state().views.modals[slackIdOf('mo')]).toHaveLength(1)
  })
})
