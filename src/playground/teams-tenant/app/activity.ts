import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../../stand-in/json.ts'
import type { Conversation, StoredTeam, StoredUser } from '../memory/state.ts'
import type { Tenant } from '../memory/tenant.ts'
import { nowIso, serviceUrlOf, teamById } from '../memory/tenant.ts'

const offsetOf = (timeZone: string, at: Date): string => {
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value
  return /[+-]\d{2}:\d{2}/.exec(name ?? '')?.[0] ?? '+00:00'
}

/** An instant as the clocks of a zone show it: `2027-03-01T09:00:00.000+01:00`. */
const localTimestamp = (timeZone: string, at: Date): string => {
  const offset = offsetOf(timeZone, at)
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  const sign = offset.startsWith('-') ? -1 : 1
  const shown = new Date(at.getTime() + sign * (hours * 60 + minutes) * 60_000)
  return `${shown.toISOString().slice(0, -1)}${offset}`
}

const clientInfo = ({ locale = 'en-US', timeZone = 'UTC' }: StoredUser): JsonObject => ({
  locale,
  country: locale.split('-')[1] ?? 'US',
  platform: 'Web',
  timezone: timeZone,
  type: 'clientInfo',
})

const accountOf = ({ teamsId, name, id }: StoredUser): JsonObject => ({
  id: teamsId,
  name,
  aadObjectId: id,
})

const conversationJson = (
  tenant: Tenant,
  { id, type, name }: Conversation,
  threadId?: string,
): JsonObject => {
  const { tenantId } = tenant.options
  if (type === 'personal') return { conversationType: 'personal', tenantId, id }
  const withThread = threadId === undefined ? id : `${id};messageid=${threadId}`
  return { isGroup: true, conversationType: 'channel', tenantId, id: withThread, name }
}

const teamJson = ({ id, name }: StoredTeam): JsonObject => ({ id, name })

export const channelDataOf = (tenant: Tenant, conversation: Conversation): JsonObject => {
  const team = teamById(tenant, conversation.team ?? '')
  const ofTenant = { tenant: { id: tenant.options.tenantId } }
  if (team === undefined) return ofTenant
  const { id } = conversation
  return { teamsChannelId: id, teamsTeamId: team.id, channel: { id }, team: teamJson(team), ...ofTenant }
}

const eventId = (): string => `f:${randomUUID()}`

/**
 * What every activity from Teams says, whoever did what.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export const activityFrom = (
  tenant: Tenant,
  user: StoredUser,
  conversation: Conversation,
  more: JsonObject & { type: string },
  threadId?: string,
): JsonObject => {
  const { locale = 'en-US', timeZone = 'UTC' } = user
  const at = tenant.options.clock.now()
  return {
    id: eventId(),
    timestamp: nowIso(tenant),
    localTimestamp: localTimestamp(timeZone, at),
    localTimezone: timeZone,
    serviceUrl: serviceUrlOf(tenant),
    channelId: 'msteams',
    from: accountOf(user),
    conversation: conversationJson(tenant, conversation, threadId),
    recipient: { id: tenant.botId, name: tenant.options.botName },
    entities: [clientInfo(user)],
    channelData: { ...channelDataOf(tenant, conversation), ...homeOf(user) },
    locale,
    ...more,
  }
}

/**
 * In a channel that is shared with another tenant, the conversation names the one that it belongs to.
 * https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels
 */
const homeOf = ({ homeTenantId }: StoredUser): JsonObject =>
  homeTenantId === undefined ? {} : { tenant: { id: homeTenantId } }

/** An event of a conversation: no client sends it, so no client is named. */
export const eventFrom = (
  tenant: Tenant,
  user: StoredUser,
  conversation: Conversation,
  more: JsonObject & { type: string },
): JsonObject => {
  const {
    entities: _,
    localTimestamp: __,
    localTimezone: ___,
    ...event
  } = activityFrom(tenant, user, conversation, more)
  return { ...event, from: { id: user.teamsId, aadObjectId: user.id } }
}
