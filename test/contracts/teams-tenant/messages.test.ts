import { expect, test } from 'vitest'
import {
  aCard,
  actions,
  activitiesOf,
  ana,
  aTenant,
  ben,
  execute,
  general,
  guest,
  line,
  message,
  team,
  text,
  withAna,
} from './a-tenant.ts'

const hello = { type: 'message', text: 'hello' }

test('the bot sends, answers, updates and deletes its messages', async () => {
  const { tenant } = await withAna()
  const id = await tenant.sends(message(aCard([text('one')])))
  const answered = await tenant.call('POST', activitiesOf(tenant.anasChat, id), hello)
  expect(answered).toMatchObject({ status: 201 })
  const updated = await tenant.call('PUT', activitiesOf(tenant.anasChat, id), message(aCard([text('two')])))
  expect(updated).toMatchObject({ status: 200, body: { id } })
  expect(tenant.messages()[0]).toMatchObject({
    id,
    edited: true,
    revision: 2,
    card: { body: [{ text: 'two' }] },
    history: [{ revision: 1, card: { body: [{ text: 'one' }] } }, { revision: 2 }],
  })
  expect(await tenant.call('DELETE', activitiesOf(tenant.anasChat, id))).toMatchObject({ status: 200 })
  expect(tenant.messages()[0]).toMatchObject({ deleted: true })
  expect(await tenant.call('DELETE', activitiesOf(tenant.anasChat, id))).toMatchObject({
    status: 404,
    body: { error: { code: 'ActivityNotFoundInConversation' } },
  })
})

test('ids are milliseconds of product time, and never the same twice', async () => {
  const { tenant } = await withAna()
  const first = await tenant.sends(hello)
  const second = await tenant.sends(hello)
  expect(Number(first)).toBeGreaterThanOrEqual(tenant.clock.now().getTime())
  expect(Number(second)).toBeGreaterThan(Number(first))
})

test('what a person wrote is not the bot’s to change', async () => {
  const { tenant } = await withAna()
  await tenant.say({ user: ana.id, text: 'mine' })
  const id = tenant.messages()[0]?.id ?? ''
  expect(await tenant.call('PUT', activitiesOf(tenant.anasChat, id), hello)).toMatchObject({ status: 403 })
  expect(await tenant.call('DELETE', activitiesOf(tenant.anasChat, id))).toMatchObject({ status: 403 })
})

test('typing is shown, and nothing stays of it', async () => {
  const { tenant } = await withAna()
  const path = activitiesOf(tenant.anasChat)
  expect((await tenant.call('POST', path, { type: 'typing' })).status).toBe(202)
  expect(tenant.messages()).toEqual([])
})

const malformed: [name: string, activity: unknown, says: RegExp][] = [
  ['of an unknown type', { type: 'greeting', text: 'x' }, /^type: /],
  ['that is empty', { type: 'message' }, /text or an attachment/],
  ['with an unknown attachment', message({}, { attachments: [{ contentType: 'text/csv' }] }), /contentType/],
  [
    'that mentions nobody',
    { ...hello, entities: [{ type: 'mention', text: '<at>Ana</at>' }] },
    /mentions nobody/,
  ],
  ['that is no JSON', '{"type":', /not JSON/],
  ['with a card that has a fault', message(aCard([{ type: 'Txt' }])), /^attachments\.0\.content\.body\.0/],
]
test.each(malformed)('an activity %s is refused, and says why', async (_name, activity, says) => {
  const { tenant } = await withAna()
  const refused = await tenant.call('POST', activitiesOf(tenant.anasChat), activity)
  expect(refused).toMatchObject({ status: 400, body: { error: { code: 'BadSyntax' } } })
  expect(refused.body.error?.message).toMatch(says)
  expect(tenant.messages()).toEqual([])
})

test('more than 80 KB as UTF-16 are too much', async () => {
  const { tenant } = await withAna()
  const send = (words: string) =>
    tenant.call('POST', activitiesOf(tenant.anasChat), { type: 'message', text: words })
  expect((await send('ä'.repeat(39_900))).status).toBe(201)
  expect(await send('ä'.repeat(40_000))).toMatchObject({
    status: 413,
    body: { error: { code: 'MessageSizeTooBig' } },
  })
  expect((await send('a'.repeat(1_100_000))).status).toBe(413)
})

test('a conversation that is gone says how', async () => {
  const { tenant } = await withAna()
  const send = (conversation = tenant.anasChat) => tenant.call('POST', activitiesOf(conversation), hello)
  const says = async (status: number, code: string, conversation?: string) =>
    expect(await send(conversation)).toMatchObject({ status, body: { error: { code } } })
  await says(404, 'ConversationNotFound', 'a:1unknown')
  tenant.block({ user: ana.id })
  await says(403, 'ConversationBlockedByUser')
  tenant.unblock({ user: ana.id })
  expect((await send()).status).toBe(201)
  await tenant.uninstallPersonal({ user: ana.id })
  await says(403, 'BotNotInConversationRoster')
  await tenant.installPersonal({ user: ana.id })
  expect((await send()).status).toBe(201)
  tenant.removeUser({ user: ana.id })
  await says(404, 'ConversationNotFound')
  await says(403, 'BotNotInConversationRoster', line.id)
})

test('a chat is opened with whom the bot may reach, once', async () => {
  const { tenant } = await withAna()
  const create = (member: string, more: Record<string, unknown> = {}) =>
    tenant.call('POST', 'v3/conversations', {
      bot: { id: tenant.botId },
      members: [{ id: member }],
      channelData: { tenant: { id: tenant.tenantId } },
      ...more,
    })
  const anasTeamsId = tenant.state().users[0]?.teamsId ?? ''
  expect(await create(ana.id)).toMatchObject({ status: 201, body: { id: tenant.anasChat } })
  expect(await create(anasTeamsId, { activity: hello })).toMatchObject({
    status: 201,
    body: { id: tenant.anasChat, activityId: tenant.messages()[0]?.id },
  })
  expect(await create(ben.id)).toMatchObject({
    status: 403,
    body: { error: { code: 'BadArgument', message: "Bot is not installed in user's personal scope" } },
  })
  await tenant.installInTeam({ team: team.id, by: ana.id })
  expect((await create(ben.id)).status).toBe(201)
  expect(await create('29:unknown')).toMatchObject({
    status: 403,
    body: { error: { message: 'Failed to decrypt pairwise id.' } },
  })
  expect((await create(guest.id)).status).toBe(403)
  expect((await create(ana.id, { channelData: { tenant: { id: 'another' } } })).status).toBe(403)
  expect((await create(ana.id, { channelData: {} })).status).toBe(400)
  expect((await create(ana.id, { bot: { id: '28:another' } })).status).toBe(403)
  expect((await create(ana.id, { isGroup: true })).status).toBe(400)
})

test('in a channel each message begins a thread, and answers stay in it', async () => {
  const { tenant } = await withAna()
  await tenant.installInTeam({ team: team.id, by: ana.id })
  const root = await tenant.sends(hello, general.id)
  const inThread = await tenant.sends(hello, `${general.id};messageid=${root}`)
  const reply = await tenant.call('POST', activitiesOf(general.id, inThread), hello)
  expect(reply.status).toBe(201)
  const created = await tenant.call('POST', 'v3/conversations', {
    isGroup: true,
    channelData: { channel: { id: line.id } },
    activity: hello,
  })
  const { activityId } = created.body as { activityId: string }
  expect(created).toMatchObject({ status: 201, body: { id: `${line.id};messageid=${activityId}` } })
  expect(tenant.messages(general.id).map(({ threadId }) => threadId)).toEqual([root, root, root])
  expect(tenant.messages(line.id)).toMatchObject([{ id: activityId, threadId: activityId }])
  const nowhere = await tenant.call('POST', activitiesOf(`${general.id};messageid=1`), hello)
  expect(nowhere.status).toBe(404)
})

test('what nobody serves is not found', async () => {
  const tenant = await aTenant()
  expect((await tenant.call('GET', 'v3/conversations/a/b/c')).status).toBe(404)
  expect((await fetch(`${tenant.loginUrl}/x/unknown`)).status).toBe(404)
})

test('a card whose button is sent with an update is the one that counts', async () => {
  const { tenant, received } = await withAna(() => ({ status: 400 }))
  const id = await tenant.sends(message(aCard([actions(execute('old'))])))
  await tenant.call('PUT', activitiesOf(tenant.anasChat, id), message(aCard([actions(execute('new'))])))
  const place = { user: ana.id, activityId: id }
  expect(await tenant.press({ ...place, actionId: 'old' })).toMatchObject({ reason: 'no-such-action' })
  await tenant.press({ ...place, actionId: 'new' })
  await tenant.press({ ...place, actionId: 'old', revision: 1 })
  expect(received.map(({ activity }) => activity.value)).toMatchObject([
    { action: { verb: 'new' } },
    { action: { verb: 'old' } },
  ])
})
