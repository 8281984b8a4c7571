import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { aBareApp, actions, ana, aWorkspace, ben, button, payloadOf, section, team } from './a-workspace.ts'

const option = (value: string) => ({ text: { type: 'plain_text' as const, text: value }, value })
const radios = { type: 'radio_buttons' as const, action_id: 'choice', options: [option('a'), option('b')] }
const typed = {
  type: 'input' as const,
  block_id: 'typed',
  label: { type: 'plain_text' as const, text: 'Why?' },
  element: { type: 'plain_text_input' as const, action_id: 'why' },
}
const question = [
  section('Question', { block_id: 'choice', accessory: radios }),
  typed,
  actions(button('send', 'Send', { value: 'v1' })),
]

const asked = async (answer: Parameters<typeof aBareApp>[1] = () => ({})) => {
  const slack = await aWorkspace()
  const received = await aBareApp(slack, answer)
  const { ts: messageTs = '' } = await slack.web.chat.postMessage({
    channel: team.id,
    text: 'Question',
    blocks: question as never,
  })
  return { slack, received, place: { channel: team.id, messageTs } }
}

// https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
test('the payload of a press is what Slack documents', async () => {
  const { slack, received, place } = await asked()
  slack.setInput({ user: ben.id, ...place, actionId: 'why', value: 'because' })
  await slack.press({ user: ana.id, ...place, actionId: 'choice', value: 'b' })
  expect(payloadOf(received[0])).toMatchObject({
    type: 'block_actions',
    user: { id: ana.id, username: 'ana', name: 'ana', team_id: 'T0TEAM' },
    api_app_id: 'A0WHETSTONE',
    token: expect.any(String),
    container: { type: 'message', message_ts: place.messageTs, channel_id: team.id, is_ephemeral: false },
    trigger_id: expect.any(String),
    team: { id: 'T0TEAM', domain: 'example-works' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: team.id, name: 'team' },
    message: {
      type: 'message',
      ts: place.messageTs,
      bot_id: 'B0WHETSTONE',
      blocks: [{ block_id: 'choice' }, {}, {}],
    },
    state: {
      values: {
        choice: { choice: { type: 'radio_buttons', selected_option: { value: 'b' } } },
        typed: { why: { type: 'plain_text_input', value: null } },
      },
    },
    response_url: expect.stringContaining('/actions/T0TEAM/'),
    actions: [
      {
        type: 'radio_buttons',
        action_id: 'choice',
        block_id: 'choice',
        selected_option: { value: 'b' },
        action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
      },
    ],
  })

  await slack.press({ user: ana.id, ...place, actionId: 'send', inputs: { why: 'I know' } })
  expect(payloadOf(received[1])).toMatchObject({
    state: {
      values: {
        choice: { choice: { selected_option: { value: 'b' } } },
        typed: { why: { value: 'I know' } },
      },
    },
    actions: [
      { type: 'button', action_id: 'send', block_id: 'actions', value: 'v1', text: { text: 'Send' } },
    ],
  })
})

// https://docs.slack.dev/reference/block-kit/blocks/input-block: dispatch_action is false by default
test('an input without dispatch_action sends nothing; it waits for the next press', async () => {
  const { slack, received, place } = await asked()
  expect(await slack.press({ user: ana.id, ...place, actionId: 'why', value: 'x' })).toEqual({
    ok: true,
    attempts: 0,
  })
  expect(received).toHaveLength(0)
})

// https://docs.slack.dev/reference/methods/views.update: input survives while block_id and action_id stay
test('what was entered survives an update that keeps the element, and only then', async () => {
  const { slack, received, place } = await asked()
  slack.setInput({ user: ana.id, ...place, actionId: 'why', value: 'kept' })
  slack.setInput({ user: ana.id, ...place, actionId: 'choice', value: 'b' })
  const fewer = { ...radios, options: [option('a'), option('c')] }
  const blocks = [section('Q2', { block_id: 'choice', accessory: fewer }), typed, actions(button('send'))]
  await slack.web.chat.update({ channel: team.id, ts: place.messageTs, text: 'Q2', blocks: blocks as never })
  await slack.press({ user: ana.id, ...place, actionId: 'send' })
  expect(payloadOf(received[0])).toMatchObject({
    state: { values: { choice: { choice: { selected_option: null } }, typed: { why: { value: 'kept' } } } },
  })
})

test('a message can be pressed as it stood at an earlier revision', async () => {
  const { slack, received, place } = await asked()
  await slack.web.chat.update({ channel: team.id, ts: place.messageTs, text: 'Done', blocks: [] })
  expect(await slack.press({ user: ana.id, ...place, actionId: 'send' })).toMatchObject({
    reason: 'no-such-element',
  })
  expect(await slack.press({ user: ana.id, ...place, actionId: 'send', revision: 1 })).toMatchObject({
    ok: true,
  })
  expect(payloadOf(received[0])).toMatchObject({ message: { text: 'Question' } })
  expect(await slack.press({ user: ana.id, ...place, actionId: 'send', revision: 9 })).toMatchObject({
    reason: 'no-such-revision',
  })
})

test('people press only what they see', async () => {
  const { slack, place } = await asked()
  const { message_ts: messageTs = '' } = await slack.web.chat.postEphemeral({
    channel: team.id,
    user: ana.id,
    text: 'x',
    blocks: [actions(button('b'))],
  })
  const pressing = (user: string) => slack.press({ user, channel: team.id, messageTs, actionId: 'b' })
  expect(await pressing(ana.id)).toMatchObject({ ok: true })
  expect(await pressing(ben.id)).toMatchObject({ ok: false, reason: 'no-such-message' })
  expect(await pressing('U0NOBODY')).toMatchObject({ ok: false, reason: 'no-such-user' })
  expect(await slack.press({ user: ana.id, ...place, actionId: 'choice', value: 'z' })).toMatchObject({
    reason: 'no-such-option',
  })
  expect(await slack.press({ user: ana.id, viewId: 'V0NONE', actionId: 'b' })).toMatchObject({
    reason: 'no-such-view',
  })
})

// https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response: "within 3 seconds"
test('an interaction that is not acknowledged in time is not tried again', async () => {
  const { slack, received, place } = await asked(() => 'silence')
  const outcome = await slack.press({ user: ana.id, ...place, actionId: 'send' })
  expect(outcome).toMatchObject({
    ok: false,
    reason: 'not-acknowledged',
    attempts: 1,
    warning: expect.any(String),
  })
  await sleep(20)
  expect(received).toHaveLength(1)
})

// https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling
test('a command is a form, and its failure is shown to the person', async () => {
  const slack = await aWorkspace({ commands: ['/whetstone'] })
  const received = await aBareApp(slack, (_one, count) => (count === 1 ? {} : { status: 500 }))
  await slack.command({ user: ana.id, channel: 'D0ANA', text: '/whetstone  pause until monday' })
  const form = new URLSearchParams(received[0]?.body)
  expect(received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  expect(Object.fromEntries(form)).toMatchObject({
    command: '/whetstone',
    text: 'pause until monday',
    user_id: ana.id,
    user_name: 'ana',
    team_id: 'T0TEAM',
    team_domain: 'example-works',
    channel_id: 'D0ANA',
    channel_name: 'directmessage',
    api_app_id: 'A0WHETSTONE',
    is_enterprise_install: 'false',
  })
  expect(form.get('response_url')).toContain('/commands/T0TEAM/')
  expect(await slack.command({ user: ana.id, channel: 'D0ANA', text: '/whetstone' })).toMatchObject({
    ok: false,
    warning: '/whetstone failed with the error "http_status_500"',
  })
  expect(await slack.command({ user: ana.id, channel: 'D0ANA', text: '/other' })).toMatchObject({
    reason: 'no-such-command',
  })
})

const respond = (url: string, body: Record<string, unknown>) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
test('a response_url answers, replaces and deletes, five times at most', async () => {
  const { slack, received, place } = await asked()
  await slack.press({ user: ana.id, ...place, actionId: 'send' })
  const url = String(payloadOf(received[0]).response_url)
  const messages = () => slack.state().messages[team.id] ?? []

  expect((await respond(url, { text: 'for you' })).status).toBe(200)
  expect(messages().at(-1)).toMatchObject({ text: 'for you', visibleTo: ana.id })
  await respond(url, { text: 'for all', response_type: 'in_channel' })
  expect(messages().at(-1)).toMatchObject({ text: 'for all' })
  expect(messages().at(-1)).not.toHaveProperty('visibleTo')
  await respond(url, { text: 'replaced', replace_original: true })
  expect(messages()[0]).toMatchObject({ text: 'replaced', revision: 2 })
  expect((await respond(url, { blocks: [{ type: 'spoiler' }] })).status).toBe(400)
  await respond(url, { delete_original: true })
  expect(messages()[0]).toMatchObject({ deleted: true })

  const sixth = await respond(url, { text: 'once more' })
  expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }])
})

test('a response_url lives for thirty minutes', async () => {
  const slack = await aWorkspace({ timing: { responseUrlLivesMs: 5 } })
  const received = await aBareApp(slack)
  await slack.command({ user: ana.id, channel: 'D0ANA', text: '/whetstone' })
  await sleep(20)
  const late = await respond(new URLSearchParams(received[0]?.body).get('response_url') ?? '', { text: 'x' })
  expect([late.status, await late.json()]).toEqual([404, { ok: false, error: 'expired_url' }])
})
