import type { JsonObject } from '../../stand-in/json.ts'
import type { Block } from '../blocks/complete.ts'
import type { ViewContent } from '../blocks/view.ts'

export type WorkspaceUser = {
  id: string
  name: string
  realName: string
  email?: string
  tz: string
  locale: string
  isBot?: boolean
  isRestricted?: boolean
  deleted?: boolean
  /** The workspace that somebody belongs to who is here as a guest of a shared channel (Slack Connect). */
  home?: string
}

/** A bot token, and until when it works. */
export type IssuedToken = { expiresAtMs?: number; revoked?: true; scopes?: readonly string[] }

/** What the stand-in remembers, as plain data. `state()` hands out a copy of it. */
export type WorkspaceState = {
  users: WorkspaceUser[]
  channels: Conversation[]
  messages: { [channel: string]: StoredMessage[] }
  views: { home: { [user: string]: StoredView }; modals: { [user: string]: StoredView[] } }
  /** What each person has typed or chosen, by surface (`channel:ts` or view id) and person. */
  inputs: { [surface: string]: { [user: string]: StateValues } }
  installation: Installation
  tokens: { [token: string]: IssuedToken }
  /** The app was installed for the whole organization of Enterprise Grid. */
  orgInstalled: boolean
  responseUrls: { [id: string]: ResponseUrl }
  /** Events sent and neither acknowledged nor given up: a restart sends them again. */
  unsettledEvents: { [eventId: string]: JsonObject }
  lastTs: string
}

/** Why a token is refused, or that it works. */
export type Installation = 'installed' | 'account_inactive' | 'token_revoked' | 'invalid_auth'

export type Conversation = {
  id: string
  name: string
  kind: 'dm' | 'group' | 'channel'
  members: string[]
  isPrivate: boolean
  created: number
}

export type MessageRevision = {
  revision: number
  /** Product time at which this revision appeared, ISO. */
  at: string
  text: string
  blocks?: Block[]
  metadata?: JsonObject
}

export type StoredMessage = MessageRevision & {
  channel: string
  ts: string
  threadTs?: string
  /** The author's user id; a bot message also names its bot. */
  user: string
  bot?: string
  edited?: { user: string; ts: string }
  /** Set on an ephemeral message: the one person who sees it. */
  visibleTo?: string
  deleted?: true
  history: MessageRevision[]
}

export type ViewRevision = { revision: number; at: string; hash: string; content: ViewContent }

export type StoredView = ViewRevision & {
  id: string
  user: string
  rootViewId: string
  previousViewId: string | null
  history: ViewRevision[]
}

export type StateValue = JsonObject & { type: string }
export type StateValues = { [blockId: string]: { [actionId: string]: StateValue } }

export type ResponseUrl = {
  id: string
  user: string
  channel: string
  /** The message that was pressed, if it came from one. */
  messageTs?: string
  issuedAtMs: number
  uses: number
}

export const messageSurface = (channel: string, ts: string): string => `${channel}:${ts}`
