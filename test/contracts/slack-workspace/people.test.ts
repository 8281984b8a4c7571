import { expect, test } from 'vitest'
import { aBoltApp, actions, ana, aWorkspace, button, section, team } from './a-workspace.ts'

// https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
test('a person presses a button, the app acknowledges and replaces the message', async () => {
  const slack = await aWorkspace()
  await aBoltApp(slack, (app) => {
    app.action('answer', async ({ ack, respond, body }) => {
      await ack()
      await respond({ replace_original: true, text: `Well done, ${body.user.id}` })
    })
  })
  const posted = await slack.web.chat.postMessage({
    channel: ana.id,
    text: 'A question',
    blocks: [section('A question'), actions(button('answer', 'A', { value: 'a' }))],
  })

  const outcome = await slack.press({
    user: ana.id,
    channel: posted.channel ?? '',
    messageTs: posted.ts ?? '',
    actionId: 'answer',
  })

  expect(outcome).toMatchObject({ ok: true, attempts: 1, status: 200 })
  await expect
    .poll(() => slack.state().messages.D0ANA?.[0])
    .toMatchObject({ text: `Well done, ${ana.id}`, revision: 2 })
})

// https://docs.slack.dev/interactivity/implementing-slash-commands
test('a slash command is answered at once, for one person', async () => {
  const slack = await aWorkspace()
  await aBoltApp(slack, (app) => {
    app.command('/whetstone', async ({ ack, command }) => ack(`You said ${command.text}`))
  })

  const outcome = await slack.command({ user: ana.id, channel: team.id, text: '/whetstone today please' })

  expect(outcome.ok).toBe(true)
  expect(slack.state().messages[team.id]).toMatchObject([
    { text: 'You said today please', visibleTo: ana.id },
  ])
})

// https://docs.slack.dev/reference/events/app_home_opened
test('opening the Home tab lets the app publish a view, which can be pressed', async () => {
  const slack = await aWorkspace()
  await aBoltApp(slack, (app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [actions(button('settings'))] },
      })
    })
    app.action('settings', async ({ ack, client, body }) => {
      await ack()
      const trigger_id = 'trigger_id' in body ? body.trigger_id : ''
      await client.views.open({
        trigger_id,
        view: {
          type: 'modal',
          callback_id: 'settings',
          title: { type: 'plain_text', text: 'Settings' },
          submit: { type: 'plain_text', text: 'Save' },
          blocks: [
            {
              type: 'input',
              block_id: 'minutes',
              label: { type: 'plain_text', text: 'Minutes' },
              element: { type: 'plain_text_input', action_id: 'minutes', max_length: 2 },
            },
          ],
        },
      })
    })
    app.view('settings', async ({ ack, view }) => {
      const minutes = view.state.values.minutes?.minutes?.value
      if (minutes === '99') await ack({ response_action: 'errors', errors: { minutes: 'Too many' } })
      else await ack()
    })
  })

  expect(await slack.openHome({ user: ana.id })).toMatchObject({ ok: true })
  await expect.poll(() => slack.state().views.home[ana.id]).toBeDefined()
  const home = slack.state().views.home[ana.id]
  await slack.press({ user: ana.id, viewId: home?.id ?? '', actionId: 'settings' })
  await expect.poll(() => slack.state().views.modals[ana.id]).toHaveLength(1)
  const viewId = slack.state().views.modals[ana.id]?.[0]?.id ?? ''

  expect(await slack.submitView({ user: ana.id, viewId })).toMatchObject({
    ok: false,
    reason: 'invalid-input',
    attempts: 0,
    inputErrors: { minutes: 'Please complete this required field' },
  })
  expect(await slack.submitView({ user: ana.id, viewId, values: { minutes: '99' } })).toMatchObject({
    ok: false,
    reason: 'invalid-input',
    inputErrors: { minutes: 'Too many' },
  })
  expect(await slack.submitView({ user: ana.id, viewId, values: { minutes: '15' } })).toMatchObject({
    ok: true,
  })
  expect(slack.state().views.modals[ana.id]).toBeUndefined()
})

// https://docs.slack.dev/reference/events/message.im, https://docs.slack.dev/reference/events/app_mention
test('what people write reaches the app', async () => {
  const slack = await aWorkspace()
  const heard: string[] = []
  await aBoltApp(slack, (app) => {
    app.message(async ({ message }) => {
      if ('text' in message) heard.push(`${message.channel_type}: ${message.text}`)
    })
    app.event('app_mention', async ({ event }) => {
      heard.push(`mention: ${event.text}`)
    })
  })
  await slack.openHome({ user: ana.id, tab: 'messages' })

  await slack.say({ user: ana.id, channel: 'D0ANA', text: 'hello' })
  await slack.say({ user: ana.id, channel: team.id, text: '<@U0WHETSTONE> hi' })

  expect(heard.sort()).toEqual(['channel: <@U0WHETSTONE> hi', 'im: hello', 'mention: <@U0WHETSTONE> hi'])
})
