import { expect, test } from 'vitest'
import { ana, appToken, aWebClient, aWorkspace, botToken, refusal, team } from './a-workspace.ts'

// https://docs.slack.dev/apis/web-api/#responses: "a top-level boolean property ok", HTTP 200 for platform errors
test('a method that does not exist is answered with HTTP 200 and unknown_method', async () => {
  const slack = await aWorkspace()
  const response = await fetch(`${slack.apiUrl}files.upload`, { method: 'POST' })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ ok: false, error: 'unknown_method' })
})

// https://docs.slack.dev/reference/methods/auth.test#errors
test('tokens are checked', async () => {
  const slack = await aWorkspace()
  expect(await (await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' })).json()).toEqual({
    ok: false,
    error: 'not_authed',
  })
  expect(await refusal(aWebClient(slack, 'xoxb-other').auth.test())).toMatchObject({ error: 'invalid_auth' })
  expect(await refusal(aWebClient(slack, appToken).auth.test())).toMatchObject({
    error: 'not_allowed_token_type',
  })
  expect(await refusal(slack.web.apps.connections.open())).toMatchObject({ error: 'not_allowed_token_type' })
  expect(await slack.web.auth.test()).toMatchObject({
    ok: true,
    team_id: 'T0TEAM',
    user_id: 'U0WHETSTONE',
    bot_id: 'B0WHETSTONE',
  })
})

// https://docs.slack.dev/apis/web-api/#basics: form-encoded or JSON; the token as a bearer or an argument
test('arguments come as a form or as JSON', async () => {
  const slack = await aWorkspace()
  const asJson = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ channel: team.id, text: 'hi', blocks: [{ type: 'divider' }] }),
  })
  expect(await asJson.json()).toMatchObject({ ok: true })
  const asForm = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    body: new URLSearchParams({
      token: botToken,
      channel: team.id,
      text: 'hi',
      blocks: '[{"type":"divider"}]',
    }),
  })
  expect(await asForm.json()).toMatchObject({ ok: true })
  const broken = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"channel":',
  })
  expect(await broken.json()).toEqual({ ok: false, error: 'invalid_json' })
})

// https://docs.slack.dev/reference/scopes
test('a missing scope is named, beside those that were granted', async () => {
  const slack = await aWorkspace({ scopes: ['im:write', 'channels:read'] })
  const call = (method: string, args: Record<string, unknown>) =>
    slack.web.apiCall(method, args).then(
      () => 'allowed',
      (error: { data: { error: string; needed: string; provided: string } }) => error.data,
    )
  expect(await call('chat.postMessage', { channel: team.id, text: 'hi' })).toMatchObject({
    error: 'missing_scope',
    needed: 'chat:write',
    provided: 'im:write,channels:read',
  })
  expect(await call('conversations.open', { users: ana.id })).toBe('allowed')
  expect(await call('conversations.open', { users: 'U0ANA,U0BEN' })).toMatchObject({ needed: 'mpim:write' })
  expect(await call('conversations.info', { channel: 'D0ANA' })).toMatchObject({ needed: 'im:read' })
  expect(await call('conversations.list', { types: 'public_channel,im' })).toMatchObject({
    needed: 'im:read',
  })
  expect(await call('users.list', {})).toMatchObject({ needed: 'users:read' })
  expect(await call('users.lookupByEmail', { email: ana.email })).toMatchObject({
    needed: 'users:read.email',
  })
  expect(await call('views.publish', { user_id: ana.id, view: { type: 'home', blocks: [] } })).toBe('allowed')
})

// https://docs.slack.dev/reference/methods/auth.test#errors: account_inactive, token_revoked, invalid_auth
test('an app that was removed, or whose token was revoked, is told so', async () => {
  const slack = await aWorkspace()
  slack.revokeToken()
  expect(await refusal(slack.web.auth.test())).toMatchObject({ error: 'token_revoked' })
  slack.revokeToken('invalid_auth')
  expect(await refusal(slack.web.auth.test())).toMatchObject({ error: 'invalid_auth' })
  slack.reinstall()
  expect(await slack.web.auth.test()).toMatchObject({ ok: true })
  await slack.removeBot()
  expect(await refusal(slack.web.auth.test())).toMatchObject({ error: 'account_inactive' })
  expect(await slack.openHome({ user: ana.id })).toMatchObject({ ok: false, reason: 'app-removed' })
})
