import { App, SocketModeReceiver } from '@slack/bolt'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { actions, ana, appToken, aWorkspace, botToken, button, quietLogger, team } from './a-workspace.ts'

/** A real Bolt app on Socket Mode. Its client waits `clientPingTimeout` for a pong, and before it reconnects. */
const aSocketApp = async (
  slack: Awaited<ReturnType<typeof aWorkspace>>,
  listen: (app: App) => void,
  clientPingTimeout = 5_000,
) => {
  const clientOptions = { slackApiUrl: slack.apiUrl }
  const receiver = new SocketModeReceiver({
    appToken,
    logger: quietLogger,
    clientPingTimeout,
    installerOptions: { clientOptions },
  })
  const app = new App({ token: botToken, receiver, logger: quietLogger, clientOptions })
  listen(app)
  await app.start()
  onTestFinished(() => app.stop() as Promise<void>)
  return app
}

// https://docs.slack.dev/apis/events-api/using-socket-mode
test('events, interactions and commands come over the socket, and are acknowledged there', async () => {
  const slack = await aWorkspace()
  const heard: string[] = []
  await aSocketApp(slack, (app) => {
    app.event('app_home_opened', async ({ event }) => void heard.push(`home ${event.user}`))
    app.action('b', async ({ ack, respond }) => {
      await ack()
      await respond({ text: 'pressed', replace_original: true })
    })
    app.command('/whetstone', async ({ ack }) => ack({ text: 'hello', response_type: 'in_channel' }))
  })
  expect(slack.socketMode.connected()).toBe(true)

  expect(await slack.openHome({ user: ana.id })).toMatchObject({ ok: true })
  expect(heard).toEqual([`home ${ana.id}`])
  const { ts: messageTs = '' } = await slack.web.chat.postMessage({
    channel: team.id,
    text: 'x',
    blocks: [actions(button('b'))],
  })
  expect(await slack.press({ user: ana.id, channel: team.id, messageTs, actionId: 'b' })).toMatchObject({
    ok: true,
  })
  await expect.poll(() => slack.state().messages[team.id]?.[0]?.text).toBe('pressed')
  expect(await slack.command({ user: ana.id, channel: team.id, text: '/whetstone' })).toMatchObject({
    ok: true,
  })
  expect(slack.state().messages[team.id]?.at(-1)).toMatchObject({ text: 'hello' })

  const envelope = slack.traffic.entries().find((entry) => entry.what === 'commands')
  expect(envelope).toMatchObject({
    transport: 'socket',
    request: {
      type: 'slash_commands',
      accepts_response_payload: true,
      envelope_id: expect.any(String),
      payload: { command: '/whetstone' },
    },
  })
})

// https://docs.slack.dev/surfaces/modals#response_actions, through the acknowledgement's payload
test('a modal is answered over the socket', async () => {
  const slack = await aWorkspace()
  await aSocketApp(slack, (app) => {
    app.command('/whetstone', async ({ ack, client, command }) => {
      await ack()
      const title = { type: 'plain_text' as const, text: 'Form' }
      const element = { type: 'plain_text_input' as const, action_id: 'name' }
      await client.views.open({
        trigger_id: command.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'form',
          title,
          submit: title,
          blocks: [{ type: 'input', block_id: 'name', label: title, element }],
        },
      })
    })
    app.view('form', async ({ ack, view }) => {
      if (view.state.values.name?.name?.value === 'x')
        await ack({ response_action: 'errors', errors: { name: 'Longer' } })
      else await ack()
    })
  })
  await slack.command({ user: ana.id, channel: team.id, text: '/whetstone' })
  await expect.poll(() => slack.state().views.modals[ana.id]).toHaveLength(1)
  const viewId = slack.state().views.modals[ana.id]?.[0]?.id ?? ''
  expect(await slack.submitView({ user: ana.id, viewId, values: { name: 'x' } })).toMatchObject({
    inputErrors: { name: 'Longer' },
  })
  expect(await slack.submitView({ user: ana.id, viewId, values: { name: 'xyz' } })).toMatchObject({
    ok: true,
  })
  expect(slack.state().views.modals[ana.id]).toBeUndefined()
})

// https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect: "refresh_requested"
test('a client that is told to disconnect connects anew', async () => {
  const slack = await aWorkspace()
  await aSocketApp(slack, (app) => app.event('app_home_opened', async () => undefined), 500)
  const opened = () =>
    slack.traffic.entries().filter((entry) => entry.what === 'apps.connections.open').length
  slack.socketMode.disconnect()
  await expect.poll(opened, { timeout: 5_000 }).toBe(2)
  await expect.poll(() => slack.socketMode.connected()).toBe(true)
  await expect.poll(async () => (await slack.openHome({ user: ana.id })).ok).toBe(true)
})

test('the ticket of a connection is good once', async () => {
  const slack = await aWorkspace()
  const answer = await fetch(`${slack.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${appToken}` },
  })
  const { url } = (await answer.json()) as { url: string }
  expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=[\w-]+&app_id=A0WHETSTONE$/)
  const connect = () =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(url)
      socket.onmessage = ({ data }) => {
        resolve(String(data))
        socket.close()
      }
      socket.onerror = () => resolve('refused')
    })
  expect(JSON.parse(await connect())).toMatchObject({
    type: 'hello',
    num_connections: 1,
    connection_info: { app_id: 'A0WHETSTONE' },
  })
  expect(await connect()).toBe('refused')
})
