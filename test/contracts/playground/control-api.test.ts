import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type APlayground, aPlayground } from '../../builders/playground/a-playground.ts'

const actions = z.array(
  z.strictObject({
    id: z.string(),
    label: z.string().min(1),
    kind: z.enum(['button', 'choice', 'choices', 'text', 'number', 'file']),
    options: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
  }),
)

const stateShape = z.object({
  now: z.iso.datetime(),
  people: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      platform: z.enum(['slack', 'teams']),
      timeZone: z.string(),
      locale: z.string(),
      roles: z.array(z.string()),
    }),
  ),
  conversations: z.array(
    z.strictObject({
      id: z.string(),
      platform: z.enum(['slack', 'teams']),
      kind: z.enum(['dm', 'group', 'channel']),
      name: z.string(),
      members: z.array(z.string()),
      messages: z.array(
        z.strictObject({
          id: z.string(),
          revision: z.number(),
          author: z.string(),
          at: z.iso.datetime(),
          text: z.string(),
          edited: z.boolean(),
          visibleTo: z.string().optional(),
          native: z.unknown(),
          actions,
        }),
      ),
    }),
  ),
  surfaces: z.array(
    z.looseObject({
      id: z.string(),
      person: z.string(),
      kind: z.enum(['home', 'modal', 'dialog']),
      text: z.string(),
      native: z.unknown(),
      actions,
    }),
  ),
})

let playground: APlayground
beforeAll(async () => {
  playground = await aPlayground()
})
afterAll(() => playground.close())
beforeEach(async () => {
  await playground.api('reset', {})
})

const state = async () => stateShape.parse((await playground.api('state')).body)
const dmOf = async (person: string) => {
  const found = (await state()).conversations.find(
    ({ kind, members }) => kind === 'dm' && members.includes(person),
  )
  if (found === undefined) throw new Error(`${person} has no conversation with the bot`)
  return found
}
const lastMessage = async (person: string) => {
  const message = (await dmOf(person)).messages.at(-1)
  if (message === undefined) throw new Error(`nobody has written to ${person}`)
  return message
}
const actionOf = (content: { actions: z.infer<typeof actions> }, label: string | RegExp) => {
  const action = content.actions.find((one) =>
    typeof label === 'string' ? one.label === label : label.test(one.label),
  )
  if (action === undefined) throw new Error(`no action ${label} in ${JSON.stringify(content.actions)}`)
  return action
}
const today = async (person = 'ana') => {
  const conversation = (await dmOf(person)).id
  await playground.api('say', { person, conversation, text: '/whetstone today' })
  return lastMessage(person)
}
const act = (body: object) => playground.api('act', body)
const openSettings = async () => {
  await playground.api('home?person=ana')
  const home = (await state()).surfaces.find(({ kind }) => kind === 'home')
  await act({ person: 'ana', surface: home?.id, action: home?.actions[0]?.id })
  const modal = (await state()).surfaces.find(({ kind }) => kind === 'modal')
  if (modal === undefined) throw new Error('no modal is open')
  return modal
}

describe('the state', () => {
  it('shows every person a conversation with the bot before anybody has spoken', async () => {
    const { people, conversations, now } = await state()
    expect(now).toBe('2027-03-01T07:00:00.000Z')
    for (const { id } of people)
      expect(conversations.filter(({ kind, members }) => kind === 'dm' && members.includes(id))).toHaveLength(
        1,
      )
    expect(conversations.find(({ kind }) => kind === 'channel')).toMatchObject({
      name: 'line-3',
      members: ['ana', 'kofi', 'mei', 'ruth', 'sam', 'whetstone'],
    })
  })

  it('gives a message as a screen reader has it, and the blocks as they arrived', async () => {
    const message = await today()
    expect(message).toMatchObject({
      revision: 1,
      author: 'whetstone',
      at: '2027-03-01T07:00:00.000Z',
      edited: false,
    })
    expect(message.text).toContain('A retained message is the last value')
    expect(message.text).toContain('Every measurement of a vibration sensor at 10 kHz')
    expect(message.text).not.toMatch(/[*<]/)
    expect(message.native).toContainEqual(expect.objectContaining({ type: 'header' }))
    expect(message.actions.map(({ kind }) => kind)).toEqual(['button', 'button', 'button', 'button'])
    expect(message.actions[0]?.label).toMatch(/^A: The state of a valve/)
  })

  it('gives choices and inputs their kinds and options', async () => {
    const modal = await openSettings()
    expect(modal.actions.map(({ id, kind }) => [id, kind])).toEqual([
      ['time', 'text'],
      ['days', 'choices'],
      ['minutes', 'choice'],
      ['zone', 'choice'],
      ['goal', 'text'],
      ['pause', 'text'],
    ])
    expect(modal.actions[2]).toEqual({
      id: 'minutes',
      label: 'Minutes a day',
      kind: 'choice',
      options: [
        { value: '3', label: '3 minutes' },
        { value: '5', label: '5 minutes' },
        { value: '10', label: '10 minutes' },
      ],
    })
    expect(modal.text).toMatch(/^Settings\n[\s\S]*Wednesday[\s\S]*\[Save\] \[Cancel\]$/)
  })
})

describe('a press', () => {
  it('replaces the message and says which one has changed', async () => {
    const question = await today()
    const answer = actionOf(question, /^A:/)
    const { body } = await act({ person: 'ana', message: question.id, action: answer.id })
    expect(body).toEqual({ ok: true, changed: [question.id] })
    expect(await lastMessage('ana')).toMatchObject({ id: question.id, revision: 2 })
    expect((await lastMessage('ana')).text).toContain('Right.')
  })

  it('sends what was filled in before', async () => {
    const question = await today()
    await act({ person: 'ana', message: question.id, action: actionOf(question, /^B:/).id })
    const second = await lastMessage('ana')
    expect(actionOf(second, 'Your answer')).toMatchObject({ id: 'number', kind: 'text' })
    await act({
      person: 'ana',
      message: second.id,
      action: actionOf(second, 'Answer').id,
      inputs: { number: 8 },
    })
    expect((await lastMessage('ana')).text).toContain('You answered 8.')
  })

  it('can be made on the message as it stood before', async () => {
    const question = await today()
    await act({ person: 'ana', message: question.id, action: actionOf(question, /^B:/).id })
    const old = actionOf(question, /^A:/)
    const now = await act({ person: 'ana', message: question.id, action: old.id })
    expect(now).toEqual({ status: 404, body: { error: 'unknown-action' } })
    const then = await act({ person: 'ana', message: question.id, action: old.id, revision: 1 })
    expect(then.body).toEqual({ ok: true, changed: [question.id] })
    expect((await lastMessage('ana')).text).toContain('Right.')
    const never = await act({ person: 'ana', message: question.id, action: old.id, revision: 9 })
    expect(never).toEqual({ status: 404, body: { error: 'unknown-revision' } })
  })

  it('can be answered with something that only the person sees', async () => {
    const question = await today()
    await act({ person: 'ana', message: question.id, action: actionOf(question, 'Why this?').id })
    expect(await lastMessage('ana')).toMatchObject({
      visibleTo: 'ana',
      text: 'Because MQTT basics is next on your pathway.',
    })
  })

  it('is refused on what the person does not have', async () => {
    const question = await today()
    const action = question.actions[0]?.id
    const { surfaces } = await state()
    expect(surfaces).toEqual([])
    for (const [body, error] of [
      [{ person: 'nobody', message: question.id, action }, 'unknown-person'],
      [{ person: 'kofi', message: question.id, action }, 'unknown-message'],
      [{ person: 'ana', message: 'D0ANA:1.0', action }, 'unknown-message'],
      [{ person: 'ana', surface: 'V0NONE', submit: true }, 'unknown-surface'],
      [{ person: 'ana', message: question.id, action: 'none:1' }, 'unknown-action'],
      [{ person: 'ana', message: question.id, action, inputs: { none: 'x' } }, 'unknown-input'],
    ] as const)
      expect(await act(body)).toMatchObject({ status: 404, body: { error } })
  })

  it('is refused when the request makes no sense', async () => {
    const { id: message, actions: offered } = await today()
    const action = offered[0]?.id
    for (const body of [
      {},
      { person: 'ana', action },
      { person: 'ana', message, surface: message, action },
      { person: 'ana', message },
      { person: 'ana', message, action, submit: true },
      { person: 'ana', message, action, value: 'a', values: ['a'] },
      { person: 'ana', message, action, revision: 0 },
      { person: 'ana', message, action, surprise: 1 },
    ])
      expect(await act(body)).toMatchObject({ status: 400, body: { error: 'malformed-body' } })
    expect(await act({ person: 'ana', message, submit: true })).toMatchObject({
      status: 400,
      body: { error: 'cannot-be-submitted' },
    })
    expect(await act({ person: 'ana', message, action, files: [] })).toMatchObject({
      status: 400,
      body: { error: 'files-not-supported' },
    })
  })
})

describe('a modal', () => {
  it('is submitted with its inputs, and is gone', async () => {
    const modal = await openSettings()
    const inputs = { time: '07:30', days: ['1', '3'], minutes: '5', goal: 'OPC UA' }
    const { body } = await act({ person: 'ana', surface: modal.id, submit: true, inputs })
    expect(body.ok).toBe(true)
    expect((await state()).surfaces.map(({ kind }) => kind)).toEqual(['home'])
  })

  it('stays open and says what to mend', async () => {
    const modal = await openSettings()
    const { body } = await act({
      person: 'ana',
      surface: modal.id,
      submit: true,
      inputs: { goal: 'nothing' },
    })
    expect(body).toEqual({
      ok: false,
      changed: [],
      error: 'invalid-inputs',
      errors: { goal: 'Please want something.' },
    })
    expect((await state()).surfaces.find(({ id }) => id === modal.id)?.text).toContain(
      'Please want something.',
    )
  })

  it('takes only what it offers', async () => {
    const modal = await openSettings()
    const submit = (inputs: object) => act({ person: 'ana', surface: modal.id, submit: true, inputs })
    expect(await submit({ minutes: '7' })).toMatchObject({ status: 400, body: { error: 'not-an-option' } })
    expect(await submit({ days: ['1', '8'] })).toMatchObject({
      status: 400,
      body: { error: 'not-an-option' },
    })
    expect(await submit({ none: '7' })).toMatchObject({ status: 404, body: { error: 'unknown-input' } })
  })

  it('keeps what was chosen in it until it is sent', async () => {
    const modal = await openSettings()
    const chosen = await act({ person: 'ana', surface: modal.id, action: 'minutes', value: '10' })
    expect(chosen.body).toEqual({ ok: true, changed: [] })
    expect(await act({ person: 'ana', surface: modal.id, action: 'minutes' })).toMatchObject({
      status: 400,
      body: { error: 'value-missing' },
    })
  })

  it('is closed', async () => {
    const modal = await openSettings()
    expect((await act({ person: 'ana', surface: modal.id, close: true })).body.ok).toBe(true)
    expect((await state()).surfaces.map(({ kind }) => kind)).toEqual(['home'])
  })
})

describe('what is said', () => {
  it('reaches the product, which answers', async () => {
    const conversation = (await dmOf('kofi')).id
    const { body } = await playground.api('say', { person: 'kofi', conversation, text: 'a < b & *c*' })
    const { messages } = await dmOf('kofi')
    expect(messages.map(({ author }) => author)).toEqual(['kofi', 'whetstone'])
    expect(messages[0]?.text).toBe('a < b & *c*')
    expect(body).toEqual({ ok: true, changed: messages.map(({ id }) => id) })
  })

  it('is a command when it begins with /whetstone', async () => {
    const conversation = (await dmOf('kofi')).id
    await playground.api('say', { person: 'kofi', conversation, text: '/whetstone dance' })
    expect((await dmOf('kofi')).messages).toMatchObject([
      { visibleTo: 'kofi', text: expect.stringContaining('dance') },
    ])
  })

  it('has to be said where the person is', async () => {
    const conversation = (await dmOf('ana')).id
    const said = await playground.api('say', { person: 'kofi', conversation, text: 'hello' })
    expect(said).toEqual({ status: 404, body: { error: 'unknown-conversation' } })
    expect(await playground.api('say', { person: 'ana', conversation, text: ' ' })).toMatchObject({
      status: 400,
    })
  })
})

describe('home', () => {
  it('is opened as by a click on its tab', async () => {
    const { status, body } = await playground.api('home?person=mei')
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual(['text', 'native', 'actions'])
    expect(body.text).toContain('Hello Mei Tanaka')
    expect((await playground.api('home?person=mei')).body.text).not.toBe(body.text)
  })

  it('belongs to somebody', async () => {
    expect(await playground.api('home')).toMatchObject({ status: 400 })
    expect(await playground.api('home?person=nobody')).toEqual({
      status: 404,
      body: { error: 'unknown-person' },
    })
  })
})

describe('the clock', () => {
  it('visits each due instant, and stamps what arrives with it', async () => {
    const { body } = await playground.api('clock', { advance: 'P3D' })
    expect(body).toEqual({ now: '2027-03-04T07:00:00.000Z', delivered: 6, jobs: 6 })
    expect((await dmOf('ana')).messages.map(({ at }) => at)).toEqual([
      '2027-03-01T08:00:00.000Z',
      '2027-03-02T08:00:00.000Z',
      '2027-03-03T08:00:00.000Z',
    ])
  })

  it('goes to an instant in any zone', async () => {
    const { body } = await playground.api('clock', { to: '2027-03-01T09:00:00+01:00' })
    expect(body).toEqual({ now: '2027-03-01T08:00:00.000Z', delivered: 2, jobs: 2 })
  })

  it('does not go back', async () => {
    for (const body of [{ to: '2027-03-01T06:59:59Z' }, { advance: '-PT1S' }])
      expect(await playground.api('clock', body)).toEqual({
        status: 400,
        body: { error: 'clock-goes-forward' },
      })
  })

  it('wants an instant or a duration', async () => {
    for (const body of [
      {},
      { to: 'tomorrow' },
      { to: '2027-03-01T09:00:00' },
      { advance: '1 day' },
      { to: '2027-03-02T00:00:00Z', advance: 'P1D' },
    ])
      expect(await playground.api('clock', body)).toMatchObject({
        status: 400,
        body: { error: 'malformed-body' },
      })
    expect(await playground.api('clock', { advance: 'P900Y' })).toMatchObject({
      status: 400,
      body: { error: 'too-far' },
    })
  })

  it('goes on to what is due in a few seconds once somebody has done something, and no farther', async () => {
    const conversation = (await dmOf('kofi')).id
    const hello = () => playground.api('say', { person: 'kofi', conversation, text: 'hello' })
    await playground.api('clock', { to: '2027-03-01T07:59:53Z' })
    await hello()
    expect((await state()).now).toBe('2027-03-01T07:59:53.000Z')
    await playground.api('clock', { to: '2027-03-01T07:59:55Z' })
    const { body } = await hello()
    const { now } = await state()
    expect(now).toBe('2027-03-01T08:00:00.000Z')
    expect(body.changed).toContain((await lastMessage('ana')).id)
    expect((await lastMessage('ana')).at).toBe(now)
    await Promise.all([hello(), hello()])
    expect((await state()).now).toBe(now)
  })

  it('and presses move one after another', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => playground.api('clock', { advance: 'P1D' })))
    expect(replies.map(({ body }) => body.now).sort()).toEqual([
      '2027-03-02T07:00:00.000Z',
      '2027-03-03T07:00:00.000Z',
      '2027-03-04T07:00:00.000Z',
    ])
  })
})

describe('reset', () => {
  it('makes everything as on the first day', async () => {
    await playground.api('clock', { advance: 'P3D' })
    await playground.api('reset', {})
    const { now, conversations, surfaces } = await state()
    expect(now).toBe('2027-03-01T07:00:00.000Z')
    expect(conversations.flatMap(({ messages }) => messages)).toEqual([])
    expect(surfaces).toEqual([])
  })
})
