import { expect, test } from 'vitest'
import type { TrafficEntry } from '../../../src/playground/slack-workspace/wire/traffic.ts'
import { aBareApp, ana, aWorkspace, botToken, team } from './a-workspace.ts'

test('each request is shown with its reply, both ways, and without tokens', async () => {
  const slack = await aWorkspace()
  const seen: TrafficEntry[] = []
  const stop = slack.traffic.onEntry((entry) => seen.push(entry))
  await aBareApp(slack)
  await slack.web.chat.postMessage({ channel: team.id, text: `a token: ${botToken}` })
  await slack.openHome({ user: ana.id })
  stop()
  await slack.web.auth.test()

  expect(seen).toMatchObject([
    {
      direction: 'app-to-slack',
      what: 'chat.postMessage',
      status: 200,
      request: { text: 'a token: xoxb-•••' },
      response: { ok: true },
    },
    {
      direction: 'slack-to-app',
      what: 'events',
      status: 200,
      headers: { 'x-slack-signature': expect.stringMatching(/^v0=/) },
      request: { event: { type: 'app_home_opened' } },
    },
  ])
  expect(JSON.stringify(slack.traffic.entries())).not.toContain(botToken)
  expect(slack.traffic.entries()).toHaveLength(3)
  expect(seen[0]?.at).toBe(slack.clock.now().toISOString())
})

test('only the last 500 are kept', async () => {
  const slack = await aWorkspace()
  for (let call = 0; call < 510; call += 1) await fetch(`${slack.apiUrl}no.such`, { method: 'POST' })
  const entries = slack.traffic.entries()
  expect([entries.length, entries[0]?.id, entries.at(-1)?.id]).toEqual([500, 11, 510])
})
