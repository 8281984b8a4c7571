import { expect, test } from 'vitest'
import { ana, aWorkspace, ben, botToken, team } from './a-workspace.ts'

const post = (slack: { apiUrl: string }, channel: string, method = 'chat.postMessage') =>
  fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}` },
    body: new URLSearchParams({ channel, text: 'x' }),
  })

// https://docs.slack.dev/apis/web-api/rate-limits: "one message per second per channel", HTTP 429 with Retry-After
test('one message a second and channel, in product time', async () => {
  const slack = await aWorkspace({ rateLimits: {} })
  expect((await post(slack, team.id)).status).toBe(200)
  const refused = await post(slack, '#team')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(await refused.json()).toEqual({ ok: false, error: 'ratelimited' })
  expect((await post(slack, ana.id)).status).toBe(200)
  expect((await post(slack, 'D0ANA')).status).toBe(429)
  slack.pass(999)
  expect((await post(slack, team.id)).status).toBe(429)
  slack.pass(1)
  expect((await post(slack, team.id)).status).toBe(200)
})

test('the workspace as a whole has a limit too', async () => {
  const slack = await aWorkspace({ rateLimits: { perWorkspacePerMinute: 2 } })
  expect((await post(slack, team.id)).status).toBe(200)
  slack.pass(10_000)
  expect((await post(slack, ana.id)).status).toBe(200)
  const refused = await post(slack, ben.id)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '50'])
})

// https://docs.slack.dev/apis/web-api/rate-limits: tiers count "per API method per workspace per app"
test('other methods are limited by their tier, each on its own', async () => {
  const slack = await aWorkspace()
  for (let call = 0; call < 20; call += 1) expect((await slack.web.users.list({})).ok).toBe(true)
  await expect(slack.web.users.list({})).rejects.toMatchObject({ retryAfter: 60 })
  expect((await slack.web.users.info({ user: ana.id })).ok).toBe(true)
  slack.pass(60_000)
  expect((await slack.web.users.list({})).ok).toBe(true)
})
