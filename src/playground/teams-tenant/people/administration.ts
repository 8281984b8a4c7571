import type { JsonObject } from '../../stand-in/json.ts'
import { refused } from '../../stand-in/outcome.ts'
import { channelDataOf, eventFrom } from '../app/activity.ts'
import type { Outcome } from '../app/outcome.ts'
import { done } from '../app/outcome.ts'
import { personalIdOf, teamsIdOf } from '../memory/memory.ts'
import type { TenantUser } from '../memory/options.ts'
import type { Channel, Conversation, StoredTeam } from '../memory/state.ts'
import type { Tenant } from '../memory/tenant.ts'
import { conversationById, personById, teamById } from '../memory/tenant.ts'
import type { Desk } from './desk.ts'

/** What those do who run the tenant and its teams. The bot hears of a team only while it is in it. */
export type Administration = {
  saveUser(user: TenantUser): void
  /** Somebody leaves the tenant; their chat with the bot is gone. */
  removeUser(given: { user: string }): void
  /** A person blocks the bot: it hears nothing of it, and what it sends is refused. */
  block(given: { user: string }): void
  unblock(given: { user: string }): void
  addToTeam(given: { team: string; user: string; by?: string }): Promise<Outcome>
  removeFromTeam(given: { team: string; user: string; by?: string }): Promise<Outcome>
  renameTeam(given: { team: string; name: string; by: string }): Promise<Outcome>
  deleteTeam(given: { team: string; by: string }): Promise<Outcome>
  createChannel(given: { team: string; channel: Channel; by: string }): Promise<Outcome>
  renameChannel(given: { team: string; channel: string; name: string; by: string }): Promise<Outcome>
  deleteChannel(given: { team: string; channel: string; by: string }): Promise<Outcome>
}

type TeamChange = {
  readonly team: string
  readonly by: string
  readonly eventType: string
  readonly event?: JsonObject
  readonly channel?: Channel
  change(team: StoredTeam): StoredTeam
}

/** All of it happens to the team's own conversation, whichever channel it is about. */
const teamEvent = (tenant: Tenant, team: StoredTeam, given: TeamChange): JsonObject | undefined => {
  const person = personById(tenant, given.by)
  if (person === undefined) return undefined
  const conversation: Conversation = { id: team.id, type: 'channel', name: team.name, team: team.id }
  const { id, name } = team
  const { teamsChannelId: _, channel: __, ...channelData } = channelDataOf(tenant, conversation)
  return eventFrom(tenant, person, conversation, {
    type: 'conversationUpdate',
    ...given.event,
    channelData: {
      ...channelData,
      team: { id, name },
      ...(given.channel === undefined ? {} : { channel: { ...given.channel } }),
      eventType: given.eventType,
    },
  })
}

const changeTeam = async ({ tenant, post }: Desk, given: TeamChange): Promise<Outcome> => {
  const team = teamById(tenant, given.team)
  if (team === undefined) return refused('no-such-team')
  const changed = given.change(team)
  const event = teamEvent(tenant, changed, given)
  if (event === undefined) return refused('no-such-user')
  tenant.memory.record({ kind: 'team-saved', team: changed })
  return team.installed ? post.deliver(event) : done
}

const changeMembers = (
  desk: Desk,
  given: { team: string; user: string; by?: string },
  adds: boolean,
): Promise<Outcome> => {
  const person = personById(desk.tenant, given.user)
  if (person === undefined) return Promise.resolve(refused('no-such-user'))
  const account = { id: person.teamsId, aadObjectId: person.id }
  return changeTeam(desk, {
    team: given.team,
    by: given.by ?? given.user,
    eventType: adds ? 'teamMemberAdded' : 'teamMemberRemoved',
    event: adds ? { membersAdded: [account] } : { membersRemoved: [account] },
    change: (team) => {
      const others = team.members.filter((one) => one !== person.id)
      return { ...team, members: adds ? [...others, person.id] : others }
    },
  })
}

const channels = (desk: Desk): Pick<Administration, 'createChannel' | 'renameChannel' | 'deleteChannel'> => {
  const { tenant } = desk
  const saveChannel = (team: string, { id, name }: Channel): void =>
    tenant.memory.record({ kind: 'conversation-saved', conversation: { id, name, type: 'channel', team } })
  const ofTeam = (team: string, channel: string): Channel | undefined =>
    teamById(tenant, team)?.channels.find((one) => one.id === channel)
  return {
    async createChannel({ team, channel, by }) {
      if (personById(tenant, by) === undefined) return refused('no-such-user')
      const change = (found: StoredTeam) => ({ ...found, channels: [...found.channels, channel] })
      const outcome = changeTeam(desk, { team, by, eventType: 'channelCreated', channel, change })
      if (teamById(tenant, team) !== undefined) saveChannel(team, channel)
      return outcome
    },
    async renameChannel({ team, channel: id, name, by }) {
      if (ofTeam(team, id) === undefined) return refused('no-such-channel')
      const channel = { id, name }
      saveChannel(team, channel)
      return changeTeam(desk, {
        team,
        by,
        eventType: 'channelRenamed',
        channel,
        change: (found) => ({
          ...found,
          channels: found.channels.map((one) => (one.id === id ? channel : one)),
        }),
      })
    },
    async deleteChannel({ team, channel: id, by }) {
      const channel = ofTeam(team, id)
      // General can't be deleted, as it is the team.
      if (channel === undefined || id === team) return refused('no-such-channel')
      tenant.memory.record({ kind: 'conversation-removed', id })
      return changeTeam(desk, {
        team,
        by,
        eventType: 'channelDeleted',
        channel,
        change: (found) => ({ ...found, channels: found.channels.filter((one) => one.id !== id) }),
      })
    },
  }
}

export const administration = (desk: Desk): Administration => {
  const { memory, options } = desk.tenant
  return {
    ...channels(desk),
    saveUser(user) {
      memory.record({ kind: 'user-saved', user: { ...user, teamsId: teamsIdOf(options.appId, user.id) } })
    },
    removeUser({ user }) {
      const chat = personalIdOf(options, user)
      if (conversationById(desk.tenant, chat)) memory.record({ kind: 'conversation-removed', id: chat })
      memory.record({ kind: 'user-removed', user })
    },
    block: ({ user }) => memory.record({ kind: 'blocked', user, on: true }),
    unblock: ({ user }) => memory.record({ kind: 'blocked', user, on: false }),
    addToTeam: (given) => changeMembers(desk, given, true),
    removeFromTeam: (given) => changeMembers(desk, given, false),
    renameTeam: ({ team, name, by }) =>
      changeTeam(desk, {
        team,
        by,
        eventType: 'teamRenamed',
        change: (found) => ({ ...found, name }),
      }),
    deleteTeam: ({ team, by }) =>
      changeTeam(desk, {
        team,
        by,
        eventType: 'teamDeleted',
        change: (found) => ({ ...found, deleted: true }),
      }),
  }
}
