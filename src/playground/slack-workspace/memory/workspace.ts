import type { Tickets } from '../limits/tickets.ts'
import type { Triggers } from '../limits/triggers.ts'
import type { Memory } from './memory.ts'
import type { SlackWorkspaceOptions, Timing, WorkspaceApp } from './options.ts'
import type { Conversation, StoredMessage, StoredView, WorkspaceUser } from './state.ts'

/** All that the parts of the stand-in share. */
export type Workspace = {
  options: SlackWorkspaceOptions
  app: WorkspaceApp
  timing: Timing
  memory: Memory
  triggers: Triggers
  /** Single-use tickets for Socket Mode connections. */
  tickets: Tickets
  /** Where it listens, as `http://127.0.0.1:PORT`. */
  origin(): string
}

/** Slackbot is in every workspace, and says `is_bot: false`. */
export const slackbot: WorkspaceUser = {
  id: 'USLACKBOT',
  name: 'slackbot',
  realName: 'Slackbot',
  tz: 'America/Los_Angeles',
  locale: 'en-US',
}

export const nowIso = ({ options }: Workspace): string => options.clock.now().toISOString()

export const userById = ({ memory }: Workspace, id: string): WorkspaceUser | undefined =>
  id === slackbot.id ? slackbot : memory.state.users.find((user) => user.id === id)

/** Somebody who can do things: not a bot, and not deactivated. */
export const personById = (workspace: Workspace, id: string): WorkspaceUser | undefined => {
  const user = userById(workspace, id)
  return user === undefined || user.isBot || user.deleted || user === slackbot ? undefined : user
}

export const channelById = ({ memory }: Workspace, id: string): Conversation | undefined =>
  memory.state.channels.find((channel) => channel.id === id)

export const isMember = (channel: Conversation, user: string): boolean => channel.members.includes(user)

export const messageAt = ({ memory }: Workspace, channel: string, ts: string): StoredMessage | undefined =>
  memory.state.messages[channel]?.find((message) => message.ts === ts && message.deleted !== true)

export const viewById = ({ memory }: Workspace, id: string): StoredView | undefined => {
  const { home, modals } = memory.state.views
  return [...Object.values(home), ...Object.values(modals).flat()].find((view) => view.id === id)
}

export const modalsOf = ({ memory }: Workspace, user: string): readonly StoredView[] =>
  memory.state.views.modals[user] ?? []

const directChannelId = (user: string): string => `D${user.slice(1)}`

/** The conversation between a person and the app; it comes into being when first needed. */
export const directChannel = (workspace: Workspace, user: string): Conversation => {
  const existing = channelById(workspace, directChannelId(user))
  if (existing !== undefined) return existing
  const conversation: Conversation = {
    id: directChannelId(user),
    name: 'directmessage',
    kind: 'dm',
    members: [user, workspace.app.botUserId],
    isPrivate: true,
    created: Math.floor(workspace.options.clock.now().getTime() / 1000),
  }
  workspace.memory.record({ kind: 'conversation-saved', conversation })
  return conversation
}

/** The id meant by a channel's id or name, or by a person's id: the conversation with that person. */
export const channelIdMeant = (workspace: Workspace, name: string): string | undefined => {
  if (userById(workspace, name) !== undefined) return directChannelId(name)
  const bare = name.replace(/^#/, '')
  const { channels } = workspace.memory.state
  return channels.find((one) => one.id === name || (one.kind === 'channel' && one.name === bare))?.id
}

/** A conversation that a person is in; the one with the app needs no opening. */
export const channelOf = (workspace: Workspace, user: string, id: string): Conversation | undefined => {
  const channel = id === directChannelId(user) ? directChannel(workspace, user) : channelById(workspace, id)
  return channel !== undefined && isMember(channel, user) ? channel : undefined
}

/** The organization of Enterprise Grid that has the app as a whole. */
export const orgOf = ({ memory, options }: Workspace): { id: string; name: string } | undefined =>
  memory.state.orgInstalled ? options.enterprise : undefined

export const teamDomain = ({ options }: Workspace): string =>
  options.teamDomain ?? options.teamName.toLowerCase().replace(/[^a-z0-9]+/g, '-')
