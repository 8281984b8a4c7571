import { describe, expect, test } from 'vitest'
import {
  aCard,
  actions,
  activitiesOf,
  ana,
  ben,
  cardAnswer,
  execute,
  line,
  message,
  team,
  text,
  withAna,
} from './a-tenant.ts'

const question = (more: Record<string, unknown> = {}) =>
  aCard(
    [
      text('Which?'),
      actions(
        execute('answer', { id: 'a', title: 'A', data: { option: 1 } }),
        execute('answer', {
          title: 'B',
          data: { option: 2 },
          fallback: { type: 'Action.Submit', title: 'B', data: { option: 2 } },
        }),
      ),
    ],
    more,
  )

test('a press is an invoke, and its answer replaces the card for whoever pressed', async () => {
  const { tenant, received } = await withAna(() => cardAnswer(aCard([text('Right')])))
  const activityId = await tenant.sends(message(question()))
  expect(await tenant.press({ user: ana.id, activityId, actionId: 'A' })).toMatchObject({ ok: true })
  expect(received[0]?.activity).toMatchObject({
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: activityId,
    value: {
      action: { type: 'Action.Execute', id: 'a', verb: 'answer', data: { option: 1 } },
      trigger: 'manual',
    },
  })
  expect(received[0]?.activity.id).toMatch(/^f:/)
  const [shown] = tenant.messages()
  expect(shown?.views[ana.id]?.card).toMatchObject({ body: [{ text: 'Right' }] })
  expect(shown?.card).toEqual(question())
  expect(shown?.edited).toBeUndefined()
})

test('in a channel the others see what they saw', async () => {
  const { tenant } = await withAna(({ activity }) =>
    activity.type === 'invoke' ? cardAnswer(aCard([actions(execute('again'))])) : {},
  )
  await tenant.installInTeam({ team: team.id, by: ana.id })
  const activityId = await tenant.sends(message(question()), line.id)
  const place = { activityId, conversation: line.id }
  await tenant.press({ ...place, user: ana.id, actionId: 'B' })
  expect(await tenant.press({ ...place, user: ana.id, actionId: 'A' })).toMatchObject({
    reason: 'no-such-action',
  })
  expect(await tenant.press({ ...place, user: ben.id, actionId: 'A' })).toMatchObject({ ok: true })
  // An old client still shows the first.
  expect(await tenant.press({ ...place, user: ana.id, actionId: 'A', revision: 1 })).toMatchObject({
    ok: true,
  })
  expect(await tenant.press({ ...place, user: ana.id, actionId: 'A', revision: 9 })).toMatchObject({
    reason: 'no-such-revision',
  })
  const bens = tenant.messages(line.id)[0]?.history.find((one) => one.for === ben.id)?.revision ?? 0
  expect(await tenant.press({ ...place, user: ana.id, actionId: 'again', revision: bens })).toMatchObject({
    reason: 'no-such-revision',
  })
})

test('an update for all takes away what each saw instead, and so does a client that starts anew', async () => {
  const { tenant } = await withAna(() => cardAnswer(aCard([text('Right')])))
  const activityId = await tenant.sends(message(question()))
  const press = () => tenant.press({ user: ana.id, activityId, actionId: 'A' })
  await press()
  await tenant.call('PUT', activitiesOf(tenant.anasChat, activityId), message(question()))
  expect(tenant.messages()[0]?.views).toEqual({})
  expect(await press()).toMatchObject({ ok: true })
  tenant.reopen({ user: ana.id })
  expect(tenant.messages()[0]?.views).toEqual({})
  expect(tenant.messages()[0]?.history.map(({ revision }) => revision)).toEqual([1, 2, 3, 4])
})

test('a message answer is a notice below the card that one person sees', async () => {
  const { tenant } = await withAna(() => ({
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Too late' },
  }))
  const activityId = await tenant.sends(message(question()))
  expect(await tenant.press({ user: ana.id, activityId, actionId: 'A' })).toMatchObject({ ok: true })
  expect(tenant.messages()[1]).toMatchObject({ visibleTo: ana.id, activity: { text: 'Too late' } })
  const notice = tenant.messages()[1]?.id ?? ''
  expect(
    (await tenant.call('PUT', activitiesOf(tenant.anasChat, notice), { type: 'message', text: 'x' })).status,
  ).toBe(404)
})

test('an older client sends the fallback as a message without words', async () => {
  const { tenant, received } = await withAna()
  const activityId = await tenant.sends(message(question()))
  const press = (actionId: string) => tenant.press({ user: ana.id, activityId, actionId, asSubmit: true })
  expect(await press('B')).toMatchObject({ ok: true })
  expect(received[0]?.activity).toMatchObject({
    type: 'message',
    replyToId: activityId,
    value: { option: 2 },
  })
  expect(received[0]?.activity).not.toHaveProperty('text')
  expect(await press('A')).toMatchObject({ reason: 'no-such-action' })
})

const answers: [name: string, answer: Parameters<typeof withAna>[0], reason: string, warning?: string][] = [
  [
    'an error',
    () => ({
      body: {
        statusCode: 500,
        type: 'application/vnd.microsoft.error',
        value: { code: 'x', message: 'Not now' },
      },
    }),
    'error-response',
    'Not now',
  ],
  ['an empty answer', () => ({}), 'invalid-response'],
  [
    'an answer of an unknown type',
    () => ({ body: { statusCode: 200, type: 'x', value: 'y' } }),
    'invalid-response',
  ],
  ['a bare card', () => ({ body: aCard([text('x')]) }), 'invalid-response'],
  ['a card with a fault', () => cardAnswer(aCard([{ type: 'TextBlock' }])), 'invalid-response'],
  ['501', () => ({ status: 501 }), 'not-acknowledged', 'Something went wrong. Please try again.'],
  ['404', () => ({ status: 404 }), 'not-acknowledged'],
  ['silence', () => 'silence', 'not-acknowledged'],
]
test.each(answers)('%s changes nothing, and the person is told', async (_name, answer, reason, warning) => {
  const { tenant } = await withAna(({ activity }, count) =>
    activity.type === 'invoke' ? (answer?.({ activity, headers: {} }, count) ?? {}) : {},
  )
  const activityId = await tenant.sends(message(question()))
  const outcome = await tenant.press({ user: ana.id, activityId, actionId: 'A' })
  expect(outcome).toMatchObject({ ok: false, reason, ...(warning === undefined ? {} : { warning }) })
  expect(tenant.messages()).toHaveLength(1)
  expect(tenant.messages()[0]?.views).toEqual({})
})

test('what isn’t there can’t be pressed', async () => {
  const { tenant } = await withAna()
  const activityId = await tenant.sends(message(question()))
  const press = (changes: Record<string, unknown>) =>
    tenant.press({ user: ana.id, activityId, actionId: 'A', ...changes })
  expect(await press({ user: 'nobody' })).toMatchObject({ reason: 'no-such-user' })
  expect(await press({ activityId: '1' })).toMatchObject({ reason: 'no-such-message' })
  expect(await press({ actionId: 'C' })).toMatchObject({ reason: 'no-such-action' })
  expect(await press({ user: ben.id, conversation: tenant.anasChat })).toMatchObject({
    reason: 'no-such-conversation',
  })
  expect(await press({ inputs: { x: 'y' } })).toMatchObject({ reason: 'no-such-input' })
  await tenant.uninstallPersonal({ user: ana.id })
  expect(await press({})).toMatchObject({ reason: 'app-removed' })
})

test('a link is opened by the client', async () => {
  const { tenant, received } = await withAna()
  const link = { type: 'Action.OpenUrl', title: 'Read', url: 'https://example.com/a' }
  const activityId = await tenant.sends(message(aCard([actions(link)])))
  expect(await tenant.press({ user: ana.id, activityId, actionId: 'Read' })).toEqual({
    ok: true,
    attempts: 0,
    reply: { openUrl: 'https://example.com/a' },
  })
  expect(received).toEqual([])
})

describe('inputs', () => {
  const input = (type: string, more: Record<string, unknown> = {}) => ({
    type: `Input.${type}`,
    id: type,
    label: type,
    ...more,
  })
  const choices = ['x', 'y'].map((value) => ({ title: value.toUpperCase(), value }))
  const pressed = async (
    elements: unknown[],
    inputs: Record<string, string | string[]>,
    more: Record<string, unknown> = {},
  ) => {
    const { tenant, received } = await withAna(() => ({ status: 400 }))
    const button = execute('go', { data: { kept: true }, ...more })
    const activityId = await tenant.sends(message(aCard([...elements, actions(button)])))
    const outcome = await tenant.press({ user: ana.id, activityId, actionId: 'go', inputs })
    return { outcome, sent: (received[0]?.activity.value as { action: { data: unknown } })?.action.data }
  }

  test('are sent in the data of the action, what is empty is not', async () => {
    const elements = [
      input('Text'),
      input('Number', { value: 3 }),
      input('ChoiceSet', { choices, isMultiSelect: true }),
      input('Toggle', { title: 'On?' }),
      input('Date'),
      input('Time'),
    ]
    const { sent } = await pressed(elements, { Text: 'words', ChoiceSet: ['x', 'y'], Time: '09:30' })
    expect(sent).toEqual({
      kept: true,
      Text: 'words',
      Number: '3',
      ChoiceSet: 'x,y',
      Toggle: 'false',
      Time: '09:30',
    })
  })

  const wrong: [name: string, element: unknown, value: string][] = [
    ['a required text', input('Text', { isRequired: true }), ''],
    ['a text that is too long', input('Text', { maxLength: 3 }), 'four'],
    ['a text of another shape', input('Text', { regex: '^\\d+$' }), 'x'],
    ['words for a number', input('Number'), 'eight'],
    ['a number that is too large', input('Number', { max: 7 }), '8'],
    ['a day that no month has', input('Date'), '2027-02-30'],
    ['a day before the first', input('Date', { min: '2027-03-01' }), '2027-02-01'],
    ['a time that no clock shows', input('Time'), '24:00'],
    ['a required choice', input('ChoiceSet', { choices, isRequired: true }), ''],
    ['a toggle that must be on', input('Toggle', { title: 'Agreed', isRequired: true }), 'false'],
  ]
  test.each(wrong)('%s is refused by the client', async (_name, element, value) => {
    const { id, errorMessage } = { errorMessage: 'Mend this', ...(element as { id: string }) }
    const mended = [{ ...(element as object), errorMessage }]
    const { outcome, sent } = await pressed(mended, { [id]: value })
    expect(outcome).toMatchObject({ reason: 'invalid-input', inputErrors: { [id]: 'Mend this' } })
    expect(sent).toBeUndefined()
    // An action that takes no inputs isn't held back by them.
    const free = await pressed(mended, { [id]: value }, { associatedInputs: 'none' })
    expect(free.sent).toEqual({ kept: true })
  })

  test('only what is offered can be chosen', async () => {
    const one = [input('ChoiceSet', { choices })]
    expect((await pressed(one, { ChoiceSet: 'z' })).outcome).toMatchObject({ reason: 'no-such-option' })
    expect((await pressed(one, { ChoiceSet: ['x', 'y'] })).outcome).toMatchObject({
      reason: 'no-such-option',
    })
    expect((await pressed(one, { ChoiceSet: 'x' })).sent).toEqual({ kept: true, ChoiceSet: 'x' })
    const several = [input('ChoiceSet', { choices, isMultiSelect: true })]
    expect((await pressed(several, { ChoiceSet: ['x', 'z'] })).outcome).toMatchObject({
      reason: 'no-such-option',
    })
  })
})

describe('refresh', () => {
  const refreshing = (userIds?: string[]) =>
    question({
      refresh: {
        action: { type: 'Action.Execute', verb: 'show', data: { item: 1 } },
        ...(userIds === undefined ? {} : { userIds }),
      },
    })

  test('a listed person’s client asks by itself when they look, another’s when they choose to', async () => {
    const { tenant, received } = await withAna(({ activity }) =>
      activity.type === 'invoke' ? cardAnswer(aCard([text('Answered')])) : {},
    )
    await tenant.installInTeam({ team: team.id, by: ana.id })
    received.length = 0
    const { teamsId = '' } = tenant.state().users[0] ?? {}
    const activityId = await tenant.sends(message(refreshing([teamsId])), line.id)
    const place = { conversation: line.id, activityId }
    expect(await tenant.refresh({ ...place, user: ben.id })).toEqual({ ok: true, attempts: 0 })
    expect(await tenant.refresh({ ...place, user: ana.id })).toMatchObject({ ok: true, attempts: 1 })
    expect(received[0]?.activity.value).toEqual({
      action: { type: 'Action.Execute', verb: 'show', data: { item: 1 } },
      trigger: 'automatic',
    })
    expect(Object.keys(tenant.messages(line.id)[0]?.views ?? {})).toEqual([ana.id])
    await tenant.refresh({ ...place, user: ben.id, manually: true })
    expect(received[1]?.activity.value).toMatchObject({ trigger: 'manual' })
  })

  test('without a list everybody’s client asks, in a conversation of at most sixty', async () => {
    const { tenant, received } = await withAna(() => cardAnswer(aCard([text('Answered')])))
    const activityId = await tenant.sends(message(refreshing()))
    await tenant.refresh({ user: ana.id, activityId })
    expect(received).toHaveLength(1)
    // What came has no refresh of its own: nothing more is asked.
    expect(await tenant.refresh({ user: ana.id, activityId })).toEqual({ ok: true, attempts: 0 })
    expect(received).toHaveLength(1)
  })

  test('an automatic refresh shows no notice', async () => {
    const { tenant } = await withAna(() => ({
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Hm' },
    }))
    const activityId = await tenant.sends(message(refreshing()))
    expect(await tenant.refresh({ user: ana.id, activityId })).toMatchObject({ ok: true })
    expect(tenant.messages()).toHaveLength(1)
  })
})
