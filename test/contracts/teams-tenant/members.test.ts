import { expect, test } from 'vitest'
import { ana, aTenant, ben, general, guest, line, team, withAna } from './a-tenant.ts'

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `Person ${index}`,
    userPrincipalName: `p${index}@example.com`,
  }))

test('members are who is in the chat or the team, with what is known of them', async () => {
  const { tenant } = await withAna()
  const of = (conversation: string) =>
    tenant.call('GET', `v3/conversations/${encodeURIComponent(conversation)}/members`)
  const { teamsId } = tenant.state().users[0] ?? {}
  expect((await of(tenant.anasChat)).body).toEqual([
    {
      id: teamsId,
      name: 'Ana Diaz',
      objectId: ana.id,
      aadObjectId: ana.id,
      givenName: 'Ana',
      surname: 'Diaz',
      email: ana.email,
      userPrincipalName: ana.userPrincipalName,
      tenantId: tenant.tenantId,
      userRole: 'user',
    },
  ])
  expect(await of(line.id)).toMatchObject({
    status: 403,
    body: { error: { code: 'BotNotInConversationRoster' } },
  })
  await tenant.installInTeam({ team: team.id, by: ana.id })
  await tenant.addToTeam({ team: team.id, user: guest.id, by: ana.id })
  expect((await of(`${line.id};messageid=1`)).body).toMatchObject([
    { aadObjectId: ana.id },
    { aadObjectId: ben.id },
    { aadObjectId: guest.id, userRole: 'guest' },
  ])
})

test('a single member is found by either id, and nobody else', async () => {
  const { tenant } = await withAna()
  const path = (member: string) =>
    `v3/conversations/${encodeURIComponent(tenant.anasChat)}/members/${encodeURIComponent(member)}`
  const teamsId = tenant.state().users[0]?.teamsId ?? ''
  expect((await tenant.call('GET', path(teamsId))).body).toMatchObject({ aadObjectId: ana.id })
  expect((await tenant.call('GET', path(ana.id))).body).toMatchObject({ id: teamsId })
  for (const other of [ben.id, '29:unknown'])
    expect(await tenant.call('GET', path(other))).toMatchObject({
      status: 404,
      body: { error: { code: 'MemberNotFoundInConversation' } },
    })
})

test('pages have 50 to 500 members, and the last has no token', async () => {
  const users = people(130)
  const members = users.map(({ id }) => id)
  const tenant = await aTenant({ users, teams: [{ ...team, members }] })
  await tenant.installInTeam({ team: team.id, by: members[0] ?? '' })
  const page = (query: Record<string, string>) =>
    tenant.call(
      'GET',
      `v3/conversations/${encodeURIComponent(general.id)}/pagedmembers?${new URLSearchParams(query)}`,
    )
  const seen: string[] = []
  let continuationToken: string | undefined = ''
  let pages = 0
  while (continuationToken !== undefined) {
    const { body } = await page({ pageSize: '10', ...(continuationToken ? { continuationToken } : {}) })
    const read = body as unknown as { members: { aadObjectId: string }[]; continuationToken?: string }
    seen.push(...read.members.map((member) => member.aadObjectId))
    continuationToken = read.continuationToken
    pages += 1
  }
  expect(pages).toBe(3)
  expect(seen).toEqual(members)
  expect((await page({})).body).not.toHaveProperty('continuationToken')
  expect((await page({ continuationToken: 'invented' })).status).toBe(400)
})

test('a team and its channels can be asked for', async () => {
  const { tenant } = await withAna()
  const path = `v3/teams/${encodeURIComponent(team.id)}`
  expect((await tenant.call('GET', path)).status).toBe(403)
  await tenant.installInTeam({ team: team.id, by: ana.id })
  expect((await tenant.call('GET', path)).body).toMatchObject({
    id: team.id,
    name: team.name,
    memberCount: 2,
  })
  expect((await tenant.call('GET', `${path}/conversations`)).body).toEqual({
    conversations: [{ id: general.id }, { id: line.id, name: line.name }],
  })
})
