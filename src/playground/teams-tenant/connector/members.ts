import type { JsonObject } from '../../stand-in/json.ts'
import type { Conversation, StoredUser } from '../memory/state.ts'
import type { Tenant } from '../memory/tenant.ts'
import { personById, personMeant, teamById } from '../memory/tenant.ts'
import type { Answer } from '../wire/answer.ts'
import { refusal } from '../wire/answer.ts'
import type { Operation } from './call.ts'
import { openConversation } from './call.ts'

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#fetch-the-roster-or-user-profile */
const memberJson = ({ options }: Tenant, user: StoredUser): JsonObject => {
  const [givenName = '', ...surnames] = user.name.split(' ')
  return {
    id: user.teamsId,
    name: user.name,
    objectId: user.id,
    aadObjectId: user.id,
    givenName,
    surname: surnames.join(' '),
    ...(user.email === undefined ? {} : { email: user.email }),
    userPrincipalName: user.userPrincipalName,
    tenantId: user.homeTenantId ?? options.tenantId,
    userRole: user.role ?? 'user',
  }
}

const peopleIn = (tenant: Tenant, { type, user = '', team = '' }: Conversation): StoredUser[] => {
  const ids = type === 'personal' ? [user] : (teamById(tenant, team)?.members ?? [])
  return ids.flatMap((id) => personById(tenant, id) ?? [])
}

const withConversation = (tenant: Tenant, id: string, answer: (people: StoredUser[]) => Answer): Answer => {
  const found = openConversation(tenant, id)
  return found.ok ? answer(peopleIn(tenant, found.conversation)) : found.answer
}

const members: Operation = {
  what: 'members',
  method: 'GET',
  path: /^v3\/conversations\/([^/]+)\/members$/,
  counted: 'members',
  run: (tenant, { params: [id = ''] }) =>
    withConversation(tenant, id, (people) => ({
      status: 200,
      body: people.map((user) => memberJson(tenant, user)),
    })),
}

const member: Operation = {
  what: 'member',
  method: 'GET',
  path: /^v3\/conversations\/([^/]+)\/members\/([^/]+)$/,
  counted: 'members',
  run: (tenant, { params: [id = '', memberId = ''] }) =>
    withConversation(tenant, id, (people) => {
      const meant = personMeant(tenant, memberId)
      return meant !== undefined && people.some((user) => user.id === meant.id)
        ? { status: 200, body: memberJson(tenant, meant) }
        : refusal('MemberNotFoundInConversation')
    }),
}

const pageSizes = { least: 50, most: 500 }

/** Where a page begins, from the token of the one before; undefined when it is none of ours. */
const startOf = (token: string | null): number | undefined => {
  if (token === null || token === '') return 0
  const start = /^from:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  return start === undefined ? undefined : Number(start)
}

/** https://learn.microsoft.com/microsoftteams/platform/resources/team-chat-member-api-changes: 50 to 500 a page. */
const pagedMembers: Operation = {
  what: 'members',
  method: 'GET',
  path: /^v3\/conversations\/([^/]+)\/pagedmembers$/,
  counted: 'members',
  run: (tenant, { params: [id = ''], query }) =>
    withConversation(tenant, id, (people) => {
      const asked = Number(query.get('pageSize') ?? pageSizes.most)
      const size = Math.min(pageSizes.most, Math.max(pageSizes.least, asked || pageSizes.most))
      const start = startOf(query.get('continuationToken'))
      if (start === undefined) return refusal('BadArgument', 'The continuation token is not valid.', 400)
      const end = start + size
      const more = Buffer.from(`from:${end}`).toString('base64url')
      return {
        status: 200,
        body: {
          members: people.slice(start, end).map((user) => memberJson(tenant, user)),
          ...(end < people.length ? { continuationToken: more } : {}),
        },
      }
    }),
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#get-teams-details */
const team: Operation = {
  what: 'team',
  method: 'GET',
  path: /^v3\/teams\/([^/]+)$/,
  counted: 'conversations',
  run(tenant, { params: [id = ''] }) {
    const found = teamById(tenant, id)
    if (!found?.installed) return refusal('BotNotInConversationRoster')
    const { name, channels } = found
    return {
      status: 200,
      body: { id, name, memberCount: found.members.length, channelCount: channels.length },
    }
  },
}

const teamChannels: Operation = {
  what: 'team',
  method: 'GET',
  path: /^v3\/teams\/([^/]+)\/conversations$/,
  counted: 'conversations',
  run(tenant, { params: [id = ''] }) {
    const found = teamById(tenant, id)
    if (!found?.installed) return refusal('BotNotInConversationRoster')
    // General has no name here: each client calls it in its own language.
    const conversations = found.channels.map((channel) =>
      channel.id === found.id ? { id: channel.id } : { id: channel.id, name: channel.name },
    )
    return { status: 200, body: { conversations } }
  },
}

export const memberOperations: readonly Operation[] = [members, pagedMembers, member, team, teamChannels]
