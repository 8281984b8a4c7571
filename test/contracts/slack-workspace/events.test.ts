import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Received } from './a-workspace.ts'
import { aBareApp, aBoltApp, ana, aWorkspace, signingSecret } from './a-workspace.ts'

type Envelope = { event_id: string; type: string; event: { type: string; text?: string } }
const envelopeOf = (one: { body: string } | undefined) => JSON.parse(one?.body ?? '{}') as Envelope

// https://docs.slack.dev/authentication/verifying-requests-from-slack
test('every request is signed with the signing secret', async () => {
  const slack = await aWorkspace()
  const received = await aBareApp(slack)
  await slack.openHome({ user: ana.id })
  const { headers, body } = received[0] as Received
  const timestamp = headers['x-slack-request-timestamp']
  const hash = createHmac('sha256', signingSecret)
    .update(`v0:${String(timestamp)}:${body}`)
    .digest('hex')
  expect(headers['x-slack-signature']).toBe(`v0=${hash}`)
  expect(Math.abs(Date.now() / 1000 - Number(timestamp))).toBeLessThan(5)
  expect(slack.sign('body', 12345)).toEqual({
    'x-slack-request-timestamp': '12345',
    'x-slack-signature': expect.stringMatching(/^v0=[0-9a-f]{64}$/),
  })
})

test('an app with another secret takes nothing', async () => {
  const slack = await aWorkspace({ timing: { retryDelaysMs: [] } })
  await aBoltApp(slack, (app) => app.event('app_home_opened', async () => undefined), 'another-secret')
  expect(await slack.openHome({ user: ana.id })).toMatchObject({
    ok: false,
    reason: 'not-acknowledged',
    status: 401,
  })
})

// https://docs.slack.dev/apis/events-api/#event-type-structure
test('an event is wrapped as documented', async () => {
  const slack = await aWorkspace()
  const received = await aBareApp(slack)
  await slack.say({ user: ana.id, channel: 'D0ANA', text: 'hello' })
  expect(received[0]?.headers['content-type']).toBe('application/json')
  expect(envelopeOf(received[0])).toMatchObject({
    type: 'event_callback',
    team_id: 'T0TEAM',
    api_app_id: 'A0WHETSTONE',
    event_id: expect.stringMatching(/^Ev/),
    event_time: Math.floor(slack.clock.now().getTime() / 1000),
    authorizations: [{ team_id: 'T0TEAM', user_id: 'U0WHETSTONE', is_bot: true }],
    event: {
      type: 'message',
      channel: 'D0ANA',
      channel_type: 'im',
      user: ana.id,
      text: 'hello',
      client_msg_id: expect.any(String),
    },
  })
})

// https://docs.slack.dev/apis/events-api/#retries
test('an event that fails is tried three times more, and says so', async () => {
  const slack = await aWorkspace()
  const received = await aBareApp(slack, (_one, count) =>
    count < 3 ? { status: 503 } : count === 3 ? 'silence' : {},
  )
  expect(await slack.openHome({ user: ana.id })).toMatchObject({ ok: true, attempts: 4 })
  expect(
    received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]),
  ).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_error'],
    ['3', 'http_timeout'],
  ])
  expect(new Set(received.map((one) => envelopeOf(one).event_id)).size).toBe(1)
})

test('after three retries it is given up; x-slack-no-retry ends it sooner', async () => {
  const slack = await aWorkspace()
  const received = await aBareApp(slack, (_one, count) => ({
    status: 500,
    ...(count > 4 ? { headers: { 'x-slack-no-retry': '1' } } : {}),
  }))
  expect(await slack.openHome({ user: ana.id })).toMatchObject({ ok: false, attempts: 4, status: 500 })
  expect(await slack.openHome({ user: ana.id })).toMatchObject({ ok: false, attempts: 1 })
  expect(received).toHaveLength(5)
  expect(slack.state().unsettledEvents).toEqual({})
})

test('a retry that waits can be seen, and hurried; idle does not wait for it', async () => {
  const slack = await aWorkspace({ timing: { acknowledgeWithinMs: 300, retryDelaysMs: [60_000] } })
  await aBareApp(slack, (_one, count) => (count === 1 ? { status: 500 } : {}))
  const opening = slack.openHome({ user: ana.id })
  await expect.poll(() => slack.deliveries.waiting()).toMatchObject([{ num: 1, reason: 'http_error' }])
  await slack.deliveries.idle()
  slack.deliveries.retryNow()
  expect(await opening).toMatchObject({ ok: true, attempts: 2 })
  expect(slack.deliveries.waiting()).toEqual([])
})

// https://docs.slack.dev/apis/events-api/#subscribing
test('only what the app subscribed to is sent', async () => {
  const slack = await aWorkspace({ events: ['message.im'] })
  const received = await aBareApp(slack)
  await slack.openHome({ user: ana.id })
  await slack.say({ user: ana.id, channel: 'C0TEAM', text: '<@U0WHETSTONE> hi' })
  await slack.say({ user: ana.id, channel: 'D0ANA', text: 'hi' })
  expect(received.map((one) => envelopeOf(one).event.text)).toEqual(['hi'])
})

// https://docs.slack.dev/messaging/formatting-message-text#escaping
test('what people write arrives escaped, save for mentions and links', async () => {
  const slack = await aWorkspace()
  const received = await aBareApp(slack)
  await slack.say({ user: ana.id, channel: 'D0ANA', text: '<b> & <@U0BEN> at <https://example.com/?a&b>' })
  expect(envelopeOf(received[0]).event.text).toBe('&lt;b&gt; &amp; <@U0BEN> at <https://example.com/?a&b>')
})
