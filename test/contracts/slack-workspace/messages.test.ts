import { expect, test } from 'vitest'
import { ana, aWorkspace, ben, refusal, section, team } from './a-workspace.ts'

// https://docs.slack.dev/reference/methods/chat.postMessage
test('a message is posted to a channel, by its name, or to a person', async () => {
  const slack = await aWorkspace()
  const posted = await slack.web.chat.postMessage({
    channel: team.id,
    text: 'hello',
    blocks: [section('hello')],
  })
  expect(posted).toMatchObject({
    channel: team.id,
    message: { bot_id: 'B0WHETSTONE', app_id: 'A0WHETSTONE', text: 'hello', blocks: [{ type: 'section' }] },
  })
  expect(posted.ts).toMatch(/^\d{10}\.\d{6}$/)
  expect((await slack.web.chat.postMessage({ channel: '#team', text: 'x' })).channel).toBe(team.id)
  expect((await slack.web.chat.postMessage({ channel: ana.id, text: 'x' })).channel).toBe('D0ANA')
})

// https://docs.slack.dev/messaging/retrieving-messages#individual_messages: ts is unique in a channel
test('timestamps follow product time, and no two are equal while it stands still', async () => {
  const slack = await aWorkspace()
  const post = async () => (await slack.web.chat.postMessage({ channel: team.id, text: 'x' })).ts ?? ''
  const together = [await post(), await post(), await post()]
  expect(new Set(together).size).toBe(3)
  expect([...together].sort()).toEqual(together)
  slack.pass(3_600_000)
  expect(Number(await post()) - Number(together[0])).toBeCloseTo(3600, 1)
})

// https://docs.slack.dev/reference/methods/chat.postMessage#errors
test('what cannot be posted is refused by name', async () => {
  const slack = await aWorkspace({
    channels: [
      { id: 'C0OPEN', name: 'open', members: [ana.id] },
      { id: 'C0SHUT', name: 'shut', members: [ana.id], isPrivate: true },
      { ...team, members: [ana.id, 'U0WHETSTONE'] },
    ],
  })
  const post = (args: Record<string, unknown>) => refusal(slack.web.apiCall('chat.postMessage', args))
  expect(await post({ channel: 'C0NOWHERE', text: 'x' })).toMatchObject({ error: 'channel_not_found' })
  expect(await post({ channel: 'C0SHUT', text: 'x' })).toMatchObject({ error: 'channel_not_found' })
  expect(await post({ channel: 'C0OPEN', text: 'x' })).toMatchObject({ error: 'not_in_channel' })
  expect(await post({ channel: team.id })).toMatchObject({ error: 'no_text' })
  expect(await post({ channel: team.id, blocks: [] })).toMatchObject({ error: 'no_text' })
  expect(await post({ channel: team.id, blocks: 'no json' })).toMatchObject({
    error: 'invalid_blocks_format',
  })
  expect(await post({ text: 'x' })).toMatchObject({
    error: 'invalid_arguments',
    messages: ['[ERROR] missing required field: channel'],
  })
  expect(await post({ channel: team.id, text: 'x', metadata: 'no json' })).toMatchObject({
    error: 'invalid_metadata_format',
  })
  expect(
    await post({ channel: team.id, text: 'x', metadata: { event_type: 'x', event_payload: { a: [[1]] } } }),
  ).toMatchObject({
    error: 'invalid_metadata_schema',
  })
  expect(await post({ channel: team.id, text: 'x', markdown_text: 'y' })).toMatchObject({
    error: 'markdown_text_conflict',
  })
})

// https://docs.slack.dev/reference/scopes/chat.write.public
test('with chat:write.public the bot may post to public channels that it is not in', async () => {
  const channels = [{ id: 'C0OPEN', name: 'open', members: [ana.id] }]
  const slack = await aWorkspace({ channels, scopes: ['chat:write', 'chat:write.public'] })
  expect(await slack.web.chat.postMessage({ channel: 'C0OPEN', text: 'x' })).toMatchObject({ ok: true })
})

// https://docs.slack.dev/changelog/2018-04-truncating-really-long-messages
test('a very long text is truncated with a warning', async () => {
  const slack = await aWorkspace()
  const posted = await slack.web.chat.postMessage({ channel: team.id, text: 'x'.repeat(40_001) })
  expect(posted.message?.text).toHaveLength(40_000)
  expect(posted.response_metadata?.warnings).toEqual(['message_truncated'])
})

// https://docs.slack.dev/reference/methods/chat.update
test('an update makes a revision; blocks and metadata stay unless given', async () => {
  const slack = await aWorkspace()
  const metadata = { event_type: 'lesson', event_payload: { id: 7 } }
  const { ts = '' } = await slack.web.chat.postMessage({
    channel: team.id,
    text: 'one',
    blocks: [section('one')],
    metadata,
  })
  const stored = () => slack.state().messages[team.id]?.[0]

  await slack.web.chat.update({ channel: team.id, ts, text: 'two' })
  expect(stored()).toMatchObject({ text: 'two', revision: 2, blocks: [{ text: { text: 'one' } }], metadata })
  await slack.web.chat.update({ channel: team.id, ts, text: 'three', blocks: [], metadata: {} as never })
  expect(stored()?.blocks).toBeUndefined()
  expect(stored()?.metadata).toBeUndefined()
  expect(stored()?.edited?.user).toBe('U0WHETSTONE')
  expect(stored()?.history.map(({ revision, text }) => `${revision} ${text}`)).toEqual([
    '1 one',
    '2 two',
    '3 three',
  ])
})

// https://docs.slack.dev/reference/methods/chat.update#errors, https://docs.slack.dev/reference/methods/chat.delete
test('only the messages that the app posted can be changed or deleted', async () => {
  const slack = await aWorkspace()
  await slack.say({ user: ana.id, channel: team.id, text: 'mine' })
  const theirs = slack.state().messages[team.id]?.[0]?.ts ?? ''
  const { ts = '' } = await slack.web.chat.postMessage({ channel: team.id, text: 'x' })
  const update = (args: { channel: string; ts: string; text: string }) => refusal(slack.web.chat.update(args))
  expect(await update({ channel: team.id, ts: theirs, text: 'x' })).toMatchObject({
    error: 'cant_update_message',
  })
  expect(await update({ channel: team.id, ts: '1.000000', text: 'x' })).toMatchObject({
    error: 'message_not_found',
  })
  expect(await update({ channel: ana.id, ts, text: 'x' })).toMatchObject({ error: 'channel_not_found' })
  expect(await update({ channel: team.id, ts, text: 'x'.repeat(4_001) })).toMatchObject({
    error: 'msg_too_long',
  })
  expect(await refusal(slack.web.chat.delete({ channel: team.id, ts: theirs }))).toMatchObject({
    error: 'cant_delete_message',
  })
  await slack.web.chat.delete({ channel: team.id, ts })
  expect(slack.state().messages[team.id]?.[1]).toMatchObject({ ts, deleted: true })
  expect(await update({ channel: team.id, ts, text: 'x' })).toMatchObject({ error: 'message_not_found' })
})

// https://docs.slack.dev/reference/methods/chat.postEphemeral
test('an ephemeral message is seen by one person and cannot be updated', async () => {
  const slack = await aWorkspace()
  const { message_ts: ts = '' } = await slack.web.chat.postEphemeral({
    channel: team.id,
    user: ana.id,
    text: 'psst',
  })
  expect(slack.state().messages[team.id]?.[0]).toMatchObject({ ts, visibleTo: ana.id })
  expect(await refusal(slack.web.chat.update({ channel: team.id, ts, text: 'x' }))).toMatchObject({
    error: 'message_not_found',
  })
  expect(
    await refusal(slack.web.chat.postEphemeral({ channel: team.id, user: 'U0NOBODY', text: 'x' })),
  ).toMatchObject({
    error: 'user_not_in_channel',
  })
})

// https://docs.slack.dev/reference/methods/conversations.history, https://docs.slack.dev/messaging/message-metadata
test('history is newest first, paged, and shows metadata when asked', async () => {
  const slack = await aWorkspace()
  const metadata = { event_type: 'lesson', event_payload: { key: 'k1' } }
  const { ts: first = '' } = await slack.web.chat.postMessage({ channel: team.id, text: 'one', metadata })
  await slack.web.chat.postMessage({ channel: team.id, text: 'in a thread', thread_ts: first })
  await slack.web.chat.postEphemeral({ channel: team.id, user: ben.id, text: 'psst' })
  slack.pass(60_000)
  const { ts: second = '' } = await slack.web.chat.postMessage({ channel: team.id, text: 'two' })

  const all = await slack.web.conversations.history({ channel: team.id, include_all_metadata: true })
  expect(all.messages?.map((message) => message.text)).toEqual(['two', 'one'])
  expect(all.messages?.[1]).toMatchObject({ metadata })
  const plain = await slack.web.conversations.history({ channel: team.id })
  expect(plain.messages?.[1]).not.toHaveProperty('metadata')

  const page = await slack.web.conversations.history({ channel: team.id, limit: 1 })
  expect(page).toMatchObject({ has_more: true, messages: [{ text: 'two' }] })
  const cursor = page.response_metadata?.next_cursor ?? ''
  const next = await slack.web.conversations.history({ channel: team.id, limit: 1, cursor })
  expect(next).toMatchObject({ has_more: false, messages: [{ text: 'one' }] })

  const since = await slack.web.conversations.history({ channel: team.id, oldest: second })
  expect(since.messages).toEqual([])
  const including = await slack.web.conversations.history({
    channel: team.id,
    oldest: second,
    inclusive: true,
  })
  expect(including.messages).toHaveLength(1)
  expect(
    await refusal(slack.web.conversations.history({ channel: team.id, cursor: 'nonsense' })),
  ).toMatchObject({
    error: 'invalid_cursor',
  })
})
