import { expect, test } from 'vitest'
import { aBareApp, ana, aWorkspace, ben, refusal, team } from './a-workspace.ts'

// https://docs.slack.dev/reference/methods/users.list, https://docs.slack.dev/apis/web-api/pagination
test('everybody is listed by pages: people, bots, Slackbot and those who left', async () => {
  const gone = { ...ben, id: 'U0GONE', name: 'gone', deleted: true }
  const slack = await aWorkspace({ users: [ana, ben, gone] })
  const names: string[] = []
  for await (const page of slack.web.paginate('users.list', { limit: 2 }))
    for (const member of (
      page as unknown as { members: { name: string; is_bot: boolean; deleted: boolean }[] }
    ).members)
      names.push(`${member.name}${member.is_bot ? ' bot' : ''}${member.deleted ? ' deleted' : ''}`)
  expect(names).toEqual(['slackbot', 'ana', 'ben', 'gone deleted', 'whetstone bot'])
})

// https://docs.slack.dev/reference/methods/users.info, https://docs.slack.dev/reference/scopes/users.read.email
test('a person has a zone, a locale on request, and an address where the scope is granted', async () => {
  const slack = await aWorkspace()
  const { user } = await slack.web.users.info({ user: ana.id, include_locale: true })
  expect(user).toMatchObject({
    tz: 'Europe/Madrid',
    tz_offset: 3600,
    locale: 'es-ES',
    profile: { email: ana.email },
  })
  expect((await slack.web.users.info({ user: ana.id })).user).not.toHaveProperty('locale')
  expect(await refusal(slack.web.users.info({ user: 'U0NOBODY' }))).toMatchObject({ error: 'user_not_found' })
  expect((await slack.web.users.profile.get({ user: ben.id })).profile).toMatchObject({
    real_name: 'Ben Okoro',
  })

  const without = await aWorkspace({ scopes: ['users:read'] })
  expect((await without.web.users.info({ user: ana.id })).user?.profile).not.toHaveProperty('email')
})

// https://docs.slack.dev/reference/methods/users.lookupByEmail
test('people are found by address, whatever its case', async () => {
  const slack = await aWorkspace({ users: [ana, { ...ben, deleted: true }] })
  expect((await slack.web.users.lookupByEmail({ email: 'ANA@example.com' })).user?.id).toBe(ana.id)
  for (const email of ['nobody@example.com', ben.email])
    expect(await refusal(slack.web.users.lookupByEmail({ email }))).toMatchObject({
      error: 'users_not_found',
    })
})

// https://docs.slack.dev/reference/methods/conversations.open
test('a conversation is opened once, with one person or several', async () => {
  const slack = await aWorkspace()
  expect(await slack.web.conversations.open({ users: ana.id })).toMatchObject({ channel: { id: 'D0ANA' } })
  expect(await slack.web.conversations.open({ users: ana.id })).toMatchObject({
    already_open: true,
    channel: { id: 'D0ANA' },
  })
  const group = await slack.web.conversations.open({ users: `${ana.id},${ben.id}` })
  const again = await slack.web.conversations.open({ users: `${ben.id},${ana.id}` })
  expect(group.channel?.id).toMatch(/^G/)
  expect(again.channel?.id).toBe(group.channel?.id)
  expect((await slack.web.conversations.info({ channel: 'D0ANA' })).channel).toMatchObject({
    is_im: true,
    user: ana.id,
  })
  expect(await refusal(slack.web.conversations.open({ users: 'U0NOBODY' }))).toMatchObject({
    error: 'user_not_found',
  })
})

// https://docs.slack.dev/reference/methods/conversations.list, .members, .join
test('channels that the bot may see are listed, and public ones joined', async () => {
  const slack = await aWorkspace({
    channels: [
      { ...team, members: [ana.id, 'U0WHETSTONE'] },
      { id: 'C0OPEN', name: 'open', members: [ana.id] },
      { id: 'C0SHUT', name: 'shut', members: [ana.id], isPrivate: true },
    ],
  })
  const listed = await slack.web.conversations.list({ types: 'public_channel,private_channel' })
  expect(listed.channels?.map((channel) => `${channel.name} ${channel.is_member}`)).toEqual([
    'team true',
    'open false',
  ])
  expect((await slack.web.conversations.members({ channel: team.id })).members).toEqual([
    ana.id,
    'U0WHETSTONE',
  ])
  expect((await slack.web.conversations.join({ channel: 'C0OPEN' })).channel).toMatchObject({
    is_member: true,
  })
  expect(await refusal(slack.web.conversations.join({ channel: 'C0SHUT' }))).toMatchObject({
    error: 'channel_not_found',
  })
})

// https://docs.slack.dev/reference/events/team_join, user_change, member_left_channel
test('changes in the workspace are told to the app', async () => {
  const slack = await aWorkspace()
  const received = await aBareApp(slack)
  const cleo = { ...ana, id: 'U0CLEO', name: 'cleo' }
  await slack.saveUser(cleo)
  await slack.saveUser({ ...cleo, tz: 'Asia/Tokyo' })
  await slack.addToChannel(team.id, cleo.id)
  await slack.removeFromChannel(team.id, cleo.id)
  const events = received.map(({ body }) => (JSON.parse(body) as { event: { type: string } }).event.type)
  expect(events).toEqual(['team_join', 'user_change', 'member_joined_channel', 'member_left_channel'])
  expect(slack.state().users.find((user) => user.id === cleo.id)?.tz).toBe('Asia/Tokyo')
})
