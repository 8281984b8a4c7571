import type { JsonObject } from '../../stand-in/json.ts'
import { refused } from '../../stand-in/outcome.ts'
import { channelDataOf, eventFrom } from '../app/activity.ts'
import type { Outcome } from '../app/outcome.ts'
import { together } from '../app/outcome.ts'
import type { Conversation, StoredTeam, StoredUser } from '../memory/state.ts'
import type { Tenant } from '../memory/tenant.ts'
import { conversationById, personalChat, personById, teamById } from '../memory/tenant.ts'
import type { Desk } from './desk.ts'

/** Adding the app and taking it out, for oneself or for a team. */
export type Installation = {
  installPersonal(given: { user: string }): Promise<Outcome>
  uninstallPersonal(given: { user: string }): Promise<Outcome>
  /** In its General channel, or in the one that is chosen. */
  installInTeam(given: { team: string; by: string; channel?: string }): Promise<Outcome>
  uninstallFromTeam(given: { team: string; by: string }): Promise<Outcome>
  /** A new version of the app is installed that has a bot where the one before had none, or the reverse. */
  upgrade(given: { user: string; action?: 'add-upgrade' | 'remove-upgrade' }): Promise<Outcome>
}

const installationUpdate = (
  tenant: Tenant,
  by: StoredUser,
  conversation: Conversation,
  action: string,
): JsonObject => {
  const event = eventFrom(tenant, by, conversation, { type: 'installationUpdate', action })
  const { locale } = event
  const channelData = { ...channelDataOf(tenant, conversation), source: { name: 'message' } }
  return { ...event, channelData, entities: [{ type: 'clientInfo', locale }] }
}

/** What the bot is told when it is added; each of the two events alone would say it. */
const addedPersonally = (tenant: Tenant, user: StoredUser, conversation: Conversation): JsonObject =>
  eventFrom(tenant, user, conversation, {
    type: 'conversationUpdate',
    membersAdded: [{ id: tenant.botId }, { id: user.teamsId, aadObjectId: user.id }],
  })

const inTeam = (
  tenant: Tenant,
  by: StoredUser,
  conversation: Conversation,
  event: JsonObject & { eventType: string },
): JsonObject => {
  const { eventType, ...more } = event
  const channelData = { ...channelDataOf(tenant, conversation), eventType }
  return eventFrom(tenant, by, conversation, { type: 'conversationUpdate', ...more, channelData })
}

type TeamPlace = {
  readonly team: StoredTeam
  readonly person: StoredUser
  readonly conversation: Conversation
}

const teamPlace = (
  tenant: Tenant,
  given: { team: string; by: string; channel?: string },
): TeamPlace | Outcome => {
  const team = teamById(tenant, given.team)
  if (team === undefined) return refused('no-such-team')
  const person = personById(tenant, given.by)
  if (person === undefined || !team.members.includes(person.id)) return refused('no-such-user')
  const channel = given.channel ?? team.channels[0]?.id ?? ''
  const conversation = conversationById(tenant, channel)
  return conversation?.team === team.id ? { team, person, conversation } : refused('no-such-channel')
}

const personal = ({ tenant, post }: Desk) => ({
  async installPersonal({ user }: { user: string }): Promise<Outcome> {
    const person = personById(tenant, user)
    if (person === undefined) return refused('no-such-user')
    const conversation = personalChat(tenant, person)
    tenant.memory.record({ kind: 'installed', user, on: true })
    return together([
      await post.deliver(addedPersonally(tenant, person, conversation)),
      await post.deliver(installationUpdate(tenant, person, conversation, 'add')),
    ])
  },
  async uninstallPersonal({ user }: { user: string }): Promise<Outcome> {
    const person = personById(tenant, user)
    if (person === undefined) return refused('no-such-user')
    if (!tenant.memory.state.installed.includes(user)) return refused('app-removed')
    tenant.memory.record({ kind: 'installed', user, on: false })
    return post.deliver(installationUpdate(tenant, person, personalChat(tenant, person), 'remove'))
  },
  async upgrade({
    user,
    action = 'add-upgrade',
  }: {
    user: string
    action?: 'add-upgrade' | 'remove-upgrade'
  }): Promise<Outcome> {
    const person = personById(tenant, user)
    if (person === undefined) return refused('no-such-user')
    tenant.memory.record({ kind: 'installed', user, on: action === 'add-upgrade' })
    return post.deliver(installationUpdate(tenant, person, personalChat(tenant, person), action))
  },
})

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
export const installation = (desk: Desk): Installation => {
  const { tenant, post } = desk
  return {
    ...personal(desk),
    async installInTeam(given) {
      const place = teamPlace(tenant, given)
      if ('ok' in place) return place
      const { team, person, conversation } = place
      tenant.memory.record({ kind: 'team-saved', team: { ...team, installed: true } })
      const added = { eventType: 'teamMemberAdded', membersAdded: [{ id: tenant.botId }] }
      return together([
        await post.deliver(inTeam(tenant, person, conversation, added)),
        await post.deliver(installationUpdate(tenant, person, conversation, 'add')),
      ])
    },
    async uninstallFromTeam(given) {
      const place = teamPlace(tenant, given)
      if ('ok' in place) return place
      const { team, person, conversation } = place
      if (!team.installed) return refused('app-removed')
      const removed = { eventType: 'teamMemberRemoved', membersRemoved: [{ id: tenant.botId }] }
      const told = [
        inTeam(tenant, person, conversation, removed),
        installationUpdate(tenant, person, conversation, 'remove'),
      ]
      tenant.memory.record({ kind: 'team-saved', team: { ...team, installed: false } })
      return together(await Promise.all(told.map((activity) => post.deliver(activity))))
    },
  }
}
