import { expect, test } from 'vitest'
import { aBareApp, actions, ana, aWorkspace, button, payloadOf, refusal, team } from './a-workspace.ts'

const post = (slack: Awaited<ReturnType<typeof aWorkspace>>) =>
  slack.web.chat.postMessage({ channel: team.id, text: 'x' })
const count = (slack: Awaited<ReturnType<typeof aWorkspace>>) => slack.state().messages[team.id]?.length ?? 0

test('a call can be lost before it had an effect, or after', async () => {
  const slack = await aWorkspace()
  slack.faults.inject({ on: 'chat.postMessage', dropBefore: true, times: 1 })
  await expect(post(slack)).rejects.toThrow()
  expect(count(slack)).toBe(0)
  slack.faults.inject({ on: '*', dropAfter: true, times: 1 })
  await expect(post(slack)).rejects.toThrow()
  expect(count(slack)).toBe(1)
  expect(await post(slack)).toMatchObject({ ok: true })
})

test('a call can be answered 5xx, 429 for a while, or by an error of choice', async () => {
  const slack = await aWorkspace()
  const stop = slack.faults.inject({ on: 'chat.postMessage', status: 503 })
  await expect(post(slack)).rejects.toMatchObject({ statusCode: 503 })
  stop()
  slack.faults.inject({ on: 'chat.postMessage', retryAfterSeconds: 30, forMs: 30_000 })
  await expect(post(slack)).rejects.toMatchObject({ retryAfter: 30 })
  slack.pass(30_000)
  expect(await post(slack)).toMatchObject({ ok: true })
  slack.faults.inject({ on: 'chat.postMessage', error: 'restricted_action' })
  expect(await refusal(post(slack))).toMatchObject({ error: 'restricted_action' })
  slack.faults.clear()
  expect(await post(slack)).toMatchObject({ ok: true })
})

test('a call can be slow', async () => {
  const slack = await aWorkspace()
  slack.faults.inject({ on: 'auth.test', delayMs: 30 })
  const startedAt = performance.now()
  await slack.web.auth.test()
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(29)
})

test('a press or an event can come twice', async () => {
  const slack = await aWorkspace()
  const received = await aBareApp(slack)
  const { ts: messageTs = '' } = await slack.web.chat.postMessage({
    channel: team.id,
    text: 'x',
    blocks: [actions(button('b'))],
  })
  slack.faults.inject({ on: 'interactivity', duplicate: true, times: 1 })
  await slack.press({ user: ana.id, channel: team.id, messageTs, actionId: 'b' })
  expect(received).toHaveLength(2)
  expect(payloadOf(received[0])).toEqual(payloadOf(received[1]))
  slack.faults.inject({ on: 'events', duplicate: true, times: 1 })
  await slack.openHome({ user: ana.id })
  expect(received).toHaveLength(4)
  expect(received[2]?.body).toBe(received[3]?.body)
})

test('events can come in reverse, and what is held is let go when faults are cleared', async () => {
  const slack = await aWorkspace()
  const received = await aBareApp(slack)
  const said = () => received.map(({ body }) => (JSON.parse(body) as { event: { text: string } }).event.text)
  slack.faults.inject({ on: 'events', reorder: 3, times: 1 })
  await Promise.all(
    ['one', 'two', 'three'].map((text) => slack.say({ user: ana.id, channel: 'D0ANA', text })),
  )
  expect(said()).toEqual(['three', 'two', 'one'])
  slack.faults.inject({ on: 'events', reorder: 2, times: 1 })
  const alone = slack.say({ user: ana.id, channel: 'D0ANA', text: 'alone' })
  slack.faults.clear()
  expect(await alone).toMatchObject({ ok: true })
})

test('an event whose acknowledgement is lost comes again', async () => {
  const slack = await aWorkspace()
  const received = await aBareApp(slack)
  slack.faults.inject({ on: 'events', dropAfter: true, times: 1 })
  expect(await slack.openHome({ user: ana.id })).toMatchObject({ ok: true, attempts: 2 })
  expect(received.map(({ headers }) => headers['x-slack-retry-reason'])).toEqual([
    undefined,
    'connection_failed',
  ])
})

test('a response_url can fail like a method', async () => {
  const slack = await aWorkspace()
  const received = await aBareApp(slack)
  await slack.command({ user: ana.id, channel: 'D0ANA', text: '/whetstone' })
  slack.faults.inject({ on: 'response_url', status: 500, times: 1 })
  const url = new URLSearchParams(received[0]?.body).get('response_url') ?? ''
  const respond = () => fetch(url, { method: 'POST', body: new URLSearchParams({ text: 'x' }) })
  expect((await respond()).status).toBe(500)
  expect((await respond()).status).toBe(200)
})
