import type { JsonObject } from '../../stand-in/json.ts'
import type { TenantUser } from './options.ts'

/** `teamsId` is the id that the bot knows the person by (`29:…`); `id` is the one in Entra. */
export type StoredUser = TenantUser & { readonly teamsId: string }

export type Channel = { readonly id: string; readonly name: string }

export type StoredTeam = {
  readonly id: string
  readonly name: string
  readonly channels: readonly Channel[]
  /** Object ids in Entra. */
  readonly members: readonly string[]
  /** Whether the app, and so the bot, is in the team. */
  readonly installed: boolean
  readonly deleted?: true
}

/** Where messages stand: a person's chat with the bot, or a channel with all its threads. */
export type Conversation = {
  readonly id: string
  readonly type: 'personal' | 'channel'
  readonly name: string
  /** The person of a personal chat. */
  readonly user?: string
  /** The team of a channel. */
  readonly team?: string
}

export type Revision = {
  /** Counts up within a message, what only one person sees included. */
  readonly revision: number
  /** Product time at which it appeared, ISO. */
  readonly at: string
  readonly activity: JsonObject
  /** The Adaptive Card of the activity. */
  readonly card?: JsonObject
  /** Set on what an invoke was answered with: the one person who sees it. */
  readonly for?: string
}

export type StoredMessage = Revision & {
  readonly id: string
  readonly conversation: string
  /** The message that a thread of a channel begins with. */
  readonly threadId?: string
  /** An object id in Entra; nothing when the bot wrote it. */
  readonly user?: string
  readonly edited?: true
  /** Set on a notice under a card: the one person who sees it. */
  readonly visibleTo?: string
  readonly deleted?: true
  readonly history: readonly Revision[]
  /** By person, what they see instead. It is only in their client: a new revision of the message takes it away. */
  readonly views: { readonly [user: string]: Revision }
}

export type StoredDialog = {
  readonly id: string
  readonly user: string
  readonly conversation: string
  /** The message whose button opened it. */
  readonly activityId: string
  readonly title: string
  readonly width?: number | string
  readonly height?: number | string
  readonly card?: JsonObject
  /** A page, where the dialog is no card. */
  readonly url?: string
  /** Set when the last answer was a message: it is all that the dialog shows, until it is closed. */
  readonly message?: string
}

/** What the stand-in remembers, as plain data. `state()` hands out a copy of it. */
export type TeamsState = {
  users: StoredUser[]
  teams: StoredTeam[]
  conversations: Conversation[]
  messages: { [conversation: string]: StoredMessage[] }
  /** The open dialog of each person. */
  dialogs: { [user: string]: StoredDialog }
  /** Who has the app in the personal scope. */
  installed: string[]
  /** Who has taken it out again: the bot is not in their chat, whichever teams they are in. */
  left: string[]
  /** Who has blocked the bot. */
  blocked: string[]
  /** Tenants whose administrators have given consent. */
  consented: string[]
  /** Activities sent and neither answered nor given up: a restart sends them again. */
  unsettled: { [activityId: string]: JsonObject }
  /** The latest id of a message, as Teams counts them: milliseconds. */
  lastId: number
}
