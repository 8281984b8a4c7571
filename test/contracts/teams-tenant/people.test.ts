import { expect, test } from 'vitest'
import { aBareBot, activitiesOf, ana, aTenant, ben, general, guest, line, team, withAna } from './a-tenant.ts'

test('what a person writes to the bot comes as Teams writes it', async () => {
  const { tenant, received } = await withAna()
  expect(await tenant.say({ user: ana.id, text: 'today, 5 < 6' })).toMatchObject({ ok: true, attempts: 1 })
  const { teamsId } = tenant.state().users[0] ?? {}
  expect(received[0]?.headers['content-type']).toContain('application/json')
  expect(received[0]?.activity).toEqual({
    type: 'message',
    id: tenant.messages()[0]?.id,
    timestamp: '2027-03-01T08:00:00.000Z',
    localTimestamp: '2027-03-01T09:00:00.000+01:00',
    localTimezone: 'Europe/Madrid',
    serviceUrl: tenant.serviceUrl,
    channelId: 'msteams',
    from: { id: teamsId, name: ana.name, aadObjectId: ana.id },
    conversation: { conversationType: 'personal', tenantId: tenant.tenantId, id: tenant.anasChat },
    recipient: { id: tenant.botId, name: 'Whetstone' },
    entities: [
      { type: 'clientInfo', locale: 'es-ES', country: 'ES', platform: 'Web', timezone: 'Europe/Madrid' },
    ],
    channelData: { tenant: { id: tenant.tenantId } },
    locale: 'es-ES',
    text: 'today, 5 < 6',
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: '<p>today, 5 &lt; 6</p>' }],
  })
})

test('in a channel the bot hears only what mentions it, by its tag', async () => {
  const { tenant, received } = await withAna()
  const said = { user: ben.id, conversation: line.id }
  expect(await tenant.say({ ...said, text: '@Whetstone today' })).toMatchObject({ reason: 'app-removed' })
  await tenant.installInTeam({ team: team.id, by: ana.id })
  received.length = 0
  expect(await tenant.say({ ...said, text: 'lunch?' })).toEqual({ ok: true, attempts: 0 })
  await tenant.say({ ...said, text: '@Whetstone today' })
  const [, root] = tenant.messages(line.id)
  expect(received).toHaveLength(1)
  expect(received[0]?.activity).toMatchObject({
    text: '<at>Whetstone</at> today',
    entities: [
      { type: 'mention', mentioned: { id: tenant.botId, name: 'Whetstone' }, text: '<at>Whetstone</at>' },
      { type: 'clientInfo' },
    ],
    conversation: {
      conversationType: 'channel',
      isGroup: true,
      id: `${line.id};messageid=${root?.id}`,
      tenantId: tenant.tenantId,
    },
    channelData: {
      teamsChannelId: line.id,
      teamsTeamId: team.id,
      channel: { id: line.id },
      team: { id: team.id, name: team.name },
      tenant: { id: tenant.tenantId },
    },
  })
  await tenant.say({ ...said, conversation: `${line.id};messageid=${root?.id}`, text: '@Whetstone why' })
  expect(received[1]?.activity.conversation).toMatchObject({ id: `${line.id};messageid=${root?.id}` })
  expect(await tenant.say({ user: guest.id, conversation: line.id, text: 'hi' })).toMatchObject({
    reason: 'no-such-conversation',
  })
})

test('a message has at most 28 KB, unless a test wants more', async () => {
  const { tenant, received } = await withAna()
  const long = 'x'.repeat(1_048_576)
  expect(await tenant.say({ user: ana.id, text: long })).toMatchObject({ reason: 'message-too-long' })
  expect(received).toHaveLength(0)
  expect(await tenant.say({ user: ana.id, text: long, anyLength: true })).toMatchObject({ ok: true })
  expect(received[0]?.activity.text).toHaveLength(1_048_576)
})

test('an edit, a deletion and its taking back are told with the same id', async () => {
  const { tenant, received } = await withAna()
  await tenant.say({ user: ana.id, text: 'todya' })
  const activityId = tenant.messages()[0]?.id ?? ''
  const place = { user: ana.id, activityId }
  await tenant.edit({ ...place, text: 'today' })
  await tenant.unsay(place)
  expect(await tenant.edit({ ...place, text: 'x' })).toMatchObject({ reason: 'no-such-message' })
  expect(await tenant.unsay(place)).toMatchObject({ reason: 'no-such-message' })
  await tenant.sayAfterAll(place)
  expect(
    received.map(({ activity: { type, id, text, channelData } }) => [
      type,
      id === activityId,
      text,
      (channelData as { eventType?: string }).eventType,
    ]),
  ).toEqual([
    ['message', true, 'todya', undefined],
    ['messageUpdate', true, 'today', 'editMessage'],
    ['messageDelete', true, undefined, 'softDeleteMessage'],
    ['messageUpdate', true, 'today', 'undeleteMessage'],
  ])
  expect(tenant.messages()[0]).toMatchObject({ edited: true, activity: { text: 'today' } })
  expect(await tenant.edit({ ...place, user: ben.id, text: 'x' })).toMatchObject({ reason: 'app-removed' })
})

test('who adds the app for themselves is announced, and who takes it out', async () => {
  const tenant = await aTenant()
  const received = await aBareBot(tenant)
  expect(await tenant.installPersonal({ user: 'nobody' })).toMatchObject({ reason: 'no-such-user' })
  expect(await tenant.say({ user: ana.id, text: 'hi' })).toMatchObject({ reason: 'app-removed' })
  await tenant.installPersonal({ user: ana.id })
  await tenant.upgrade({ user: ana.id })
  await tenant.uninstallPersonal({ user: ana.id })
  expect(await tenant.uninstallPersonal({ user: ana.id })).toMatchObject({ reason: 'app-removed' })
  const { teamsId } = tenant.state().users[0] ?? {}
  expect(received.map(({ activity }) => activity)).toMatchObject([
    {
      type: 'conversationUpdate',
      membersAdded: [{ id: tenant.botId }, { id: teamsId, aadObjectId: ana.id }],
      from: { id: teamsId, aadObjectId: ana.id },
      conversation: { conversationType: 'personal', id: tenant.anasChat },
    },
    { type: 'installationUpdate', action: 'add' },
    { type: 'installationUpdate', action: 'add-upgrade' },
    { type: 'installationUpdate', action: 'remove' },
  ])
  expect(received[0]?.activity).not.toHaveProperty('text')
  expect(received[0]?.activity).not.toHaveProperty('localTimezone')
  expect(received.every(({ activity }) => activity.id.startsWith('f:'))).toBe(true)
})

test('a team adds the app, changes, and takes it out', async () => {
  const tenant = await aTenant()
  const received = await aBareBot(tenant)
  const by = ana.id
  await tenant.addToTeam({ team: team.id, user: guest.id, by })
  expect(received).toEqual([])
  await tenant.installInTeam({ team: team.id, by, channel: line.id })
  await tenant.removeFromTeam({ team: team.id, user: guest.id, by })
  await tenant.renameTeam({ team: team.id, name: 'Care', by })
  const channel = { id: '19:new@thread.tacv2', name: 'New' }
  await tenant.createChannel({ team: team.id, channel, by })
  await tenant.renameChannel({ team: team.id, channel: channel.id, name: 'Newer', by })
  await tenant.deleteChannel({ team: team.id, channel: channel.id, by })
  expect(await tenant.deleteChannel({ team: team.id, channel: general.id, by })).toMatchObject({ ok: false })
  await tenant.uninstallFromTeam({ team: team.id, by })
  await tenant.renameTeam({ team: team.id, name: 'Unheard', by })
  const told = received.map(({ activity: { type, action, channelData } }) => {
    const data = channelData as { eventType?: string; channel?: { name?: string } }
    return [type, data.eventType ?? action, data.channel?.name].filter(Boolean).join(' ')
  })
  expect(told).toEqual([
    'conversationUpdate teamMemberAdded',
    'installationUpdate add',
    'conversationUpdate teamMemberRemoved',
    'conversationUpdate teamRenamed',
    'conversationUpdate channelCreated New',
    'conversationUpdate channelRenamed Newer',
    'conversationUpdate channelDeleted Newer',
    'conversationUpdate teamMemberRemoved',
    'installationUpdate remove',
  ])
  expect(received[0]?.activity).toMatchObject({
    membersAdded: [{ id: tenant.botId }],
    conversation: { id: line.id, conversationType: 'channel' },
    channelData: { team: { id: team.id, name: team.name } },
  })
  expect(received[3]?.activity).toMatchObject({ channelData: { team: { id: team.id, name: 'Care' } } })
})

test('a deleted team is gone for the bot', async () => {
  const { tenant, received } = await withAna()
  await tenant.installInTeam({ team: team.id, by: ana.id })
  await tenant.deleteTeam({ team: team.id, by: ana.id })
  expect(received.at(-1)?.activity).toMatchObject({ channelData: { eventType: 'teamDeleted' } })
  const sent = await tenant.call('POST', activitiesOf(line.id), { type: 'message', text: 'x' })
  expect(sent.status).toBe(404)
})

test('a blocked bot hears nothing', async () => {
  const { tenant, received } = await withAna()
  tenant.block({ user: ana.id })
  expect(await tenant.say({ user: ana.id, text: 'hi' })).toMatchObject({ reason: 'app-removed' })
  expect(received).toEqual([])
})

test('an activity can be anything that a test wants', async () => {
  const { tenant, received } = await withAna()
  await tenant.sendActivity({ type: 'greeting', from: undefined, id: 'x' }, { user: ben.id })
  expect(received[0]?.activity).toMatchObject({ type: 'greeting', id: 'x', channelId: 'msteams' })
  expect(received[0]?.activity).not.toHaveProperty('from')
  await expect(tenant.replay({ activityId: 'x' })).resolves.toMatchObject({ ok: true })
  expect(received[1]?.activity).toEqual(received[0]?.activity)
  expect(await tenant.replay({ activityId: 'y' })).toMatchObject({ reason: 'no-such-activity' })
})
