import { expect, test } from 'vitest'
import { activitiesOf, ana, ben, withAna } from './a-tenant.ts'

const documented = { rateLimits: 'documented' as const }

const burst = async (
  tenant: Awaited<ReturnType<typeof withAna>>['tenant'],
  count: number,
  conversation = tenant.anasChat,
) => {
  const statuses: number[] = []
  for (let sent = 0; sent < count; sent += 1)
    statuses.push(
      (await tenant.call('POST', activitiesOf(conversation), { type: 'message', text: 'x' })).status,
    )
  return statuses.filter((status) => status === 201).length
}

// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
test('seven in a second, eight in two, sixty in thirty', async () => {
  const { tenant } = await withAna(undefined, documented)
  expect(await burst(tenant, 9)).toBe(7)
  tenant.pass(1_000)
  expect(await burst(tenant, 3)).toBe(1)
  let sent = 8
  for (let second = 0; second < 12; second += 1) {
    tenant.pass(2_000)
    sent += await burst(tenant, 9)
  }
  expect(sent).toBe(60)
})

test('1,800 in an hour', async () => {
  const { tenant } = await withAna(undefined, { rateLimits: { send: [[3, 3_600]] } })
  expect(await burst(tenant, 4)).toBe(3)
  tenant.pass(3_599_000)
  expect(await burst(tenant, 1)).toBe(0)
  tenant.pass(1_000)
  expect(await burst(tenant, 4)).toBe(3)
})

test('a refused call says after how many seconds to come back, and is no message', async () => {
  const { tenant } = await withAna(undefined, documented)
  await burst(tenant, 7)
  const refused = await tenant.call('POST', activitiesOf(tenant.anasChat), { type: 'message', text: 'x' })
  expect(refused).toMatchObject({ status: 429, body: { error: { code: 'Throttled' } } })
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(tenant.messages()).toHaveLength(7)
})

test('each conversation has its own, and all of the tenant thirty a second', async () => {
  const { tenant } = await withAna(undefined, documented)
  const chats = [tenant.anasChat]
  for (const user of [ben]) {
    await tenant.installPersonal({ user: user.id })
    chats.push(tenant.personalConversation(user.id))
  }
  expect(await burst(tenant, 8, chats[0])).toBe(7)
  expect(await burst(tenant, 8, chats[1])).toBe(7)
  const member = `v3/conversations/${encodeURIComponent(tenant.anasChat)}/members/${ana.id}`
  const statuses: number[] = []
  for (let call = 0; call < 17; call += 1) statuses.push((await tenant.call('GET', member)).status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(14)
  const paged = `v3/conversations/${encodeURIComponent(chats[1] ?? '')}/pagedmembers`
  expect((await tenant.call('GET', paged)).status).toBe(200)
  expect((await tenant.call('GET', paged)).status).toBe(200)
  // Thirty by now, whoever was meant.
  expect((await tenant.call('GET', paged)).status).toBe(429)
  tenant.pass(1_000)
  expect((await tenant.call('GET', paged)).status).toBe(200)
})
