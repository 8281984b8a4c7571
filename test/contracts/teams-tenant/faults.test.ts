import { expect, test } from 'vitest'
import type { TestTenant } from './a-tenant.ts'
import {
  aCard,
  actions,
  activitiesOf,
  ana,
  askForToken,
  aTenant,
  cardAnswer,
  execute,
  message,
  text,
  withAna,
} from './a-tenant.ts'

const hello = { type: 'message', text: 'hello' }
const send = (tenant: TestTenant) => tenant.call('POST', activitiesOf(tenant.anasChat), hello)

test.each([
  [412, 'PreconditionFailed'],
  [429, 'Throttled'],
  [502, 'BadGateway'],
  [503, 'ServiceUnavailable'],
  [504, 'GatewayTimeout'],
])('a call can be answered %i', async (status, code) => {
  const { tenant } = await withAna()
  tenant.faults.add({ on: 'send', status, times: 1 })
  expect(await send(tenant)).toMatchObject({ status, body: { error: { code } } })
  expect(tenant.messages()).toEqual([])
  expect((await send(tenant)).status).toBe(201)
})

test('a call can be throttled for a while, or refused with a code of choice', async () => {
  const { tenant } = await withAna()
  tenant.faults.add({ on: '*', retryAfterSeconds: 30, forMs: 30_000 })
  const refused = await send(tenant)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('30')
  tenant.pass(30_000)
  expect((await send(tenant)).status).toBe(201)
  const remove = tenant.faults.add({ on: 'send', status: 404, error: 'ConversationNotFound' })
  expect(await send(tenant)).toMatchObject({ status: 404, body: { error: { code: 'ConversationNotFound' } } })
  remove()
  expect((await send(tenant)).status).toBe(201)
})

test('a call can be lost before it had an effect, or after', async () => {
  const { tenant } = await withAna()
  tenant.faults.add({ on: 'send', dropBefore: true, times: 1 })
  await expect(send(tenant)).rejects.toThrow()
  expect(tenant.messages()).toHaveLength(0)
  tenant.faults.add({ on: 'send', dropAfter: true, times: 1 })
  await expect(send(tenant)).rejects.toThrow()
  expect(tenant.messages()).toHaveLength(1)
})

test('a call can be slow, or never answered', async () => {
  const { tenant } = await withAna()
  tenant.faults.add({ on: 'send', delayMs: 30, times: 1 })
  const startedAt = performance.now()
  expect((await send(tenant)).status).toBe(201)
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(29)
  tenant.faults.add({ on: 'token', silent: true, times: 1 })
  const form = new URLSearchParams({ grant_type: 'client_credentials' })
  const asked = fetch(`${tenant.loginUrl}/${tenant.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: form,
    signal: AbortSignal.timeout(50),
  })
  await expect(asked).rejects.toThrow()
})

test('Entra can fail, and its keys', async () => {
  const tenant = await aTenant()
  tenant.faults.add({ on: 'token', status: 503, times: 1 })
  expect((await askForToken(tenant)).status).toBe(503)
  tenant.faults.add({ on: 'metadata', status: 500, times: 1 })
  expect((await fetch(tenant.openIdMetadataUrl)).status).toBe(500)
  expect((await fetch(tenant.openIdMetadataUrl)).status).toBe(200)
})

// https://github.com/MicrosoftDocs/msteams-docs/issues/6084, https://github.com/microsoft/botbuilder-dotnet/issues/5005
test('what isn’t answered in time, or by 5xx, comes once more with the same id', async () => {
  const { tenant, received } = await withAna((_received, count) =>
    count % 2 === 1 ? { status: 500 } : 'silence',
  )
  received.length = 0
  expect(await tenant.say({ user: ana.id, text: 'hi' })).toMatchObject({ ok: false, attempts: 2 })
  expect(received).toHaveLength(2)
  expect(received[0]?.activity).toEqual(received[1]?.activity)
  expect(received[0]?.headers.authorization).toMatch(/^Bearer /)
})

test('an invoke comes again, too, and its second answer counts', async () => {
  let invokes = 0
  const { tenant, received } = await withAna(({ activity }) => {
    if (activity.type !== 'invoke') return {}
    invokes += 1
    return invokes === 1 ? { status: 503 } : cardAnswer(aCard([text('Done')]))
  })
  const activityId = await tenant.sends(message(aCard([actions(execute('go'))])))
  const pressed = await tenant.press({ user: ana.id, activityId, actionId: 'go' })
  expect(pressed).toMatchObject({ ok: true, attempts: 2 })
  expect(new Set(received.map(({ activity }) => activity.id)).size).toBe(1)
  expect(tenant.messages()[0]?.views[ana.id]).toBeDefined()
})

test('a refusal is final', async () => {
  const { tenant, received } = await withAna(({ activity }) =>
    activity.type === 'message' ? { status: 401 } : {},
  )
  expect(await tenant.say({ user: ana.id, text: 'hi' })).toMatchObject({
    ok: false,
    reason: 'not-acknowledged',
    status: 401,
    attempts: 1,
  })
  expect(received).toHaveLength(1)
})

test('an activity can come twice, in reverse, late, or not at all', async () => {
  const { tenant, received } = await withAna()
  tenant.faults.add({ on: 'message', duplicate: true, times: 1 })
  await tenant.say({ user: ana.id, text: 'twice' })
  expect(received).toHaveLength(2)
  expect(received[0]?.activity).toEqual(received[1]?.activity)
  received.length = 0
  tenant.faults.add({ on: 'activity', reorder: 3, times: 1 })
  await Promise.all(['one', 'two', 'three'].map((words) => tenant.say({ user: ana.id, text: words })))
  expect(received.map(({ activity }) => activity.text)).toEqual(['three', 'two', 'one'])
  received.length = 0
  tenant.faults.add({ on: 'message', reorder: 2, times: 1 })
  const alone = tenant.say({ user: ana.id, text: 'alone' })
  tenant.faults.clear()
  expect(await alone).toMatchObject({ ok: true })
  tenant.faults.add({ on: 'adaptiveCard/action', dropBefore: true })
  const activityId = await tenant.sends(message(aCard([actions(execute('go'))])))
  received.length = 0
  expect(await tenant.press({ user: ana.id, activityId, actionId: 'go' })).toMatchObject({
    reason: 'not-acknowledged',
    attempts: 2,
  })
  expect(received).toHaveLength(0)
})

test('the traffic shows both directions, without what would let anybody in', async () => {
  const { tenant } = await withAna()
  const heard: string[] = []
  tenant.traffic.onEntry(({ what }) => heard.push(what))
  await tenant.say({ user: ana.id, text: 'hi' })
  await tenant.sends(hello)
  expect(heard).toEqual(['message', 'token', 'send'])
  const entries = tenant.traffic.entries()
  expect(entries.at(-1)).toMatchObject({
    direction: 'app-to-teams',
    status: 201,
    request: hello,
    headers: { authorization: 'Bearer eyJhb•••' },
  })
  expect(entries.find(({ what }) => what === 'message')).toMatchObject({
    direction: 'teams-to-app',
    status: 200,
    headers: { authorization: 'Bearer eyJhb•••' },
  })
  const secrets = JSON.stringify(entries)
  expect(secrets).not.toContain('a-client-secret')
  expect(secrets).not.toMatch(/eyJ[\w-]+\.[\w-]+\./)
})
