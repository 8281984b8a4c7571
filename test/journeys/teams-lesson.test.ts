import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedKinds } from '../../src/quizzes/items/registry.ts'
import { storedIn } from '../builders/faults.ts'
import { everyKind } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'
import { teamsConversationOf } from '../builders/teams-conversation.ts'
import { tenantOf } from '../builders/tenant.ts'

const responses = (world: TestWorld) =>
  world.database.prisma.response.findMany({ orderBy: [{ answeredAt: 'asc' }, { deliveryItemId: 'asc' }] })

/** Everybody has the lesson that asks every kind of item before them, in Teams. */
const aWorldAt9 = async (...people: string[]): Promise<TestWorld> => {
  const world = await startWorld({ people: people.map((id) => aPerson(id)), platforms: ['teams'] })
  await world.importFiles(everyKind())
  for (const id of people) await world.enrol(id, 'tiny-foundations', { dailyMinutes: 15 })
  await world.travelTo('2026-11-02T08:00:00Z')
  return world
}

/** A little product time passes: Teams takes a few messages a second in a chat. */
const pass = (world: TestWorld, seconds = 2) =>
  world.travelTo(new Date(world.clock.now().getTime() + seconds * 1000).toISOString())

describe('in Teams, every kind of item', () => {
  it.each([
    ['right', true, false, 'Right'],
    ['wrong', false, false, 'Not quite'],
    ['right with a client that knows only Action.Submit', true, true, 'Right'],
  ])('is answered %s in the message that asks, and stored', async (_how, right, asSubmit, verdict) => {
    const world = await aWorldAt9('ana')
    const ana = pupilOf(world, 'ana', 'teams')
    const old = asSubmit ? { asSubmit } : {}
    expect(ana.all()).toHaveLength(1)
    await ana.press('start', old)
    const kinds = new Set<string>()
    for (let position = 1; position <= 5; position++) {
      const { content } = await ana.asked()
      kinds.add(content.kind)
      expect(ana.card().text).toContain(`Question ${position} of 5`)
      await pass(world)
      if (asSubmit) await answerAsSubmit(ana, right)
      else await ana.answer(right)
      await pass(world)
      expect(ana.card().text).toContain(verdict)
      if (position < 5) await ana.press('next', old)
    }
    expect([...kinds].sort()).toEqual([...askedKinds].sort())
    await ana.press('summary', old)
    expect(ana.card().text).toContain('That’s it for today')
    expect(ana.all()).toHaveLength(1)
    const stored = await responses(world)
    expect(stored).toHaveLength(5)
    expect(new Set(stored.map(({ platform }) => platform))).toEqual(new Set(['teams']))
    expect(stored.every(({ correct }) => correct === right)).toBe(true)
    expect(await world.database.prisma.streak.findFirst()).toMatchObject({ current: 1 })
    await world.close()
  })
})

type Pupil = ReturnType<typeof pupilTeams>
const pupilTeams = (world: TestWorld, person: string) => pupilOf(world, person, 'teams')

/** The pupil presses as every client does; an old one sends the same as a message. */
const answerAsSubmit = async (ana: Pupil, right: boolean): Promise<void> => {
  const { content } = await ana.asked()
  const asSubmit = true
  if (content.kind === 'single-choice') {
    await ana.press(content.options.find(({ correct }) => (correct === true) === right)?.text ?? '', {
      asSubmit,
    })
  } else if (content.kind === 'true-false') {
    await ana.press(content.answer === right ? 'True' : 'False', { asSubmit })
  } else if (content.kind === 'multiple-choice') {
    const wanted = content.options.filter(({ correct }) => (correct === true) === right)
    const places = ana.choices().filter(({ label }) => wanted.some(({ text }) => label.endsWith(text)))
    await ana.answerWith(
      places.map(({ value }) => value),
      { asSubmit },
    )
  } else {
    await ana.answerWith(content.kind === 'numeric' ? String(content.answer) : (content.accept[0] ?? ''), {
      asSubmit,
    })
  }
}

describe('an answer in Teams', () => {
  let world: TestWorld
  let ana: Pupil
  beforeAll(async () => {
    world = await aWorldAt9('ana', 'bo')
    ana = pupilTeams(world, 'ana')
    await ana.press('start')
  })
  afterAll(() => world.close())

  const pocket = 'The temperature of the pocket'
  const liquid = 'The temperature of the liquid'
  let question = 0

  it('given twice at once is stored once, and both presses show that one', async () => {
    question = ana.card().revision
    const press = (option: string) => ana.press(option, { revision: question, settle: false })
    const outcomes = await Promise.all([press(liquid), press(pocket), press(liquid), press(pocket)])
    await world.drive.settle()
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    const stored = await responses(world)
    expect(stored).toHaveLength(1)
    expect(ana.card().text).toContain(stored[0]?.correct ? 'Right' : 'Not quite')
  })

  it('given again on the question as it stood shows the first result', async () => {
    const before = await responses(world)
    await ana.press(liquid, { revision: question })
    expect(ana.card().text).toContain('You had answered this one already. Your first answer counts:')
    expect(await responses(world)).toEqual(before)
  })

  it('delivered twice by the network is answered both times and stored once', async () => {
    await ana.press('next')
    tenantOf(world).faults.add({ on: 'adaptiveCard/action', duplicate: true, times: 1 })
    await ana.answer(true)
    expect(ana.card().text).toContain('Right')
    expect(await responses(world)).toHaveLength(2)
  })

  it('whose reply was lost on the way shows its result to the next press', async () => {
    await ana.press('next')
    const { deliveryItemId } = await ana.asked()
    tenantOf(world).faults.add({ on: 'adaptiveCard/action', dropAfter: true, times: 2 })
    await ana.answer(false)
    expect((await ana.asked()).deliveryItemId).toBe(deliveryItemId)
    expect(await responses(world)).toHaveLength(3)
    tenantOf(world).faults.clear()
    await ana.answer(true)
    expect(ana.card().text).toContain('Not quite')
    expect(ana.card().text).toContain('Your first answer counts')
    expect(await responses(world)).toHaveLength(3)
  })

  it('that can’t be read leaves the question open, and what was typed', async () => {
    await ana.press('next')
    for (let step = 0; step < 3 && (await ana.asked()).content.kind !== 'numeric'; step++) {
      await ana.answer(true)
      await ana.press('next')
    }
    const before = await responses(world)
    await ana.answerWith('about one')
    expect(ana.card().text).toContain('Please type digits')
    expect(ana.typed()).toBe('about one')
    expect(await responses(world)).toEqual(before)
  })

  it('to somebody else’s question is refused, and leaves it as it is', async () => {
    const bo = pupilTeams(world, 'bo')
    await bo.press('start')
    const asked = await bo.asked()
    const stolen = { intent: 'answer', args: { item: asked.deliveryItemId, place: '0' }, lists: [] }
    const from = tenantOf(world)
      .state()
      .users.find(({ id }) => id === ana.user)
    const outcome = await tenantOf(world).sendActivity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: 'f:stolen',
      channelId: 'msteams',
      serviceUrl: tenantOf(world).serviceUrl,
      from: { id: from?.teamsId, aadObjectId: from?.id },
      recipient: { id: tenantOf(world).botId },
      conversation: { id: ana.dm, conversationType: 'personal', tenantId: tenantOf(world).tenantId },
      channelData: { tenant: { id: tenantOf(world).tenantId } },
      value: {
        action: { type: 'Action.Execute', verb: 'answer', data: { whetstone: stolen } },
        trigger: 'manual',
      },
    })
    expect(outcome).toMatchObject({
      reply: {
        type: 'application/vnd.microsoft.activity.message',
        value: expect.stringContaining('somebody else'),
      },
    })
    expect((await bo.asked()).deliveryItemId).toBe(asked.deliveryItemId)
  })
})

describe('a card in Teams that is looked at again', () => {
  it('shows the present state, and looking changes nothing', async () => {
    const world = await aWorldAt9('ana')
    const ana = pupilTeams(world, 'ana')
    // The first press tells how messages name the person; from then on their client asks by itself.
    await ana.press('why')
    await ana.press('snooze')
    await world.travelTo('2026-11-02T09:00:00Z')
    const states: string[] = []
    const look = async () => {
      const before = await storedIn(world)
      const shown = ana.card().text
      await ana.look()
      expect(await storedIn(world)).toBe(before)
      states.push(ana.card().text === shown ? 'same' : 'other')
    }
    await look()
    await ana.press('start')
    await look()
    await pass(world)
    await ana.answer(true)
    await look()
    await pass(world)
    await ana.press('next')
    await look()
    await ana.goThrough()
    expect(states).toEqual(['same', 'same', 'same', 'same'])
    // In a client that loads the message anew it is still the lesson, until it has asked.
    tenantOf(world).reopen({ user: ana.user })
    expect(ana.card().intents).toContain('start')
    await ana.look()
    expect(ana.card().intents).toEqual(['summary'])
    await world.close()
  })

  it('refreshes from an old state to what stands, for its own person alone', async () => {
    const world = await aWorldAt9('ana', 'bo')
    const ana = pupilTeams(world, 'ana')
    await ana.say('today')
    expect(ana.all().filter(({ intents }) => intents.includes('start'))).toHaveLength(2)
    const [first, second] = ana.all()
    await ana.press('start', { on: first })
    await pass(world)
    await ana.press('answer', { on: ana.all()[0] })
    await ana.look(second)
    expect(ana.all()[1]?.text).toMatch(/Right|Not quite/)
    await pass(world)
    await ana.press('next', { on: ana.all()[0] })
    await ana.look(ana.all()[1])
    expect(ana.all()[1]?.text).toContain('Question 2 of 5')
    const sent = tenantOf(world)
      .traffic.entries()
      .filter(({ what, direction }) => what === 'adaptiveCard/action' && direction === 'teams-to-app')
    expect(sent.length).toBeGreaterThan(3)
    await world.close()
  })

  it('cannot be made to do anything by itself', async () => {
    const world = await aWorldAt9('ana')
    const tenant = tenantOf(world)
    const ana = teamsConversationOf(world, 'ana')
    const { id } = await world.database.prisma.delivery.findFirstOrThrow()
    const me = tenant.state().users.find((user) => user.id === ana.user)
    const before = await storedIn(world)
    const outcome = await tenant.sendActivity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      from: { id: me?.teamsId, aadObjectId: me?.id },
      conversation: { id: ana.dm, conversationType: 'personal', tenantId: tenant.tenantId },
      value: {
        action: {
          verb: 'start',
          data: { whetstone: { intent: 'start', args: { delivery: id }, lists: [] } },
        },
        trigger: 'automatic',
      },
    })
    expect(outcome).toMatchObject({ reply: { value: expect.stringContaining('could not read') } })
    expect(await storedIn(world)).toBe(before)
    await world.close()
  })
})
