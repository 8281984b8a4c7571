import type { Memory } from './memory.ts'
import { personalIdOf } from './memory.ts'
import type { TeamsTenantOptions, Timing } from './options.ts'
import type { Conversation, StoredMessage, StoredTeam, StoredUser, TeamsState } from './state.ts'

/** All that the parts of the stand-in share. */
export type Tenant = {
  readonly options: TeamsTenantOptions
  readonly timing: Timing
  readonly memory: Memory
  readonly botId: string
  /** Where it listens, as `http://127.0.0.1:PORT`. */
  origin(): string
}

export const serviceUrlOf = (tenant: Tenant): string => `${tenant.origin()}/emea/`

/** Entra's authority, without the tenant. */
export const loginUrlOf = (tenant: Tenant): string => `${tenant.origin()}/login`

export const nowIso = ({ options }: Tenant): string => options.clock.now().toISOString()

export const personById = ({ memory }: Tenant, id: string): StoredUser | undefined =>
  memory.state.users.find((user) => user.id === id)

/** By the id that the bot knows, or by the one in Entra: the connector takes both. */
export const personMeant = ({ memory }: Tenant, id: string): StoredUser | undefined =>
  memory.state.users.find((user) => user.teamsId === id || user.id === id)

export const teamById = ({ memory }: Tenant, id: string): StoredTeam | undefined =>
  memory.state.teams.find((team) => team.id === id && team.deleted !== true)

/** An id of a channel's conversation may name the thread: `19:…@thread.tacv2;messageid=1481567603816`. */
export const splitThread = (id: string): { readonly id: string; readonly threadId?: string } => {
  const [bare = '', threadId] = id.split(';messageid=')
  return threadId === undefined ? { id: bare } : { id: bare, threadId }
}

export const conversationById = ({ memory }: Tenant, id: string): Conversation | undefined =>
  memory.state.conversations.find((one) => one.id === splitThread(id).id)

/** The chat between a person and the bot; it comes into being when first needed. */
export const personalChat = (tenant: Tenant, user: StoredUser): Conversation => {
  const id = personalIdOf(tenant.options, user.id)
  const existing = conversationById(tenant, id)
  if (existing !== undefined) return existing
  const conversation: Conversation = { id, type: 'personal', name: user.name, user: user.id }
  tenant.memory.record({ kind: 'conversation-saved', conversation })
  return conversation
}

/** Whether somebody may read and write in a conversation. */
export const isIn = (tenant: Tenant, conversation: Conversation, user: string): boolean =>
  conversation.type === 'personal'
    ? conversation.user === user
    : teamById(tenant, conversation.team ?? '')?.members.includes(user) === true

export const messageAt = ({ memory }: Tenant, conversation: string, id: string): StoredMessage | undefined =>
  memory.state.messages[splitThread(conversation).id]?.find((one) => one.id === id && one.deleted !== true)

/**
 * Whether the bot may write to a person: they have the app themselves, or are in a team that has it; nobody of another
 * tenant, though a channel is shared with them.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export const botReaches = ({ memory }: Tenant, user: string): boolean =>
  !memory.state.users.some(({ id, homeTenantId }) => id === user && homeTenantId !== undefined) &&
  isReached(memory.state, user)

const isReached = (state: TeamsState, user: string): boolean =>
  state.installed.includes(user) ||
  (!state.left.includes(user) &&
    state.teams.some((team) => team.installed && !team.deleted && team.members.includes(user)))
