import type { JsonObject } from '../../stand-in/json.ts'
import type {
  Conversation,
  Revision,
  StoredDialog,
  StoredMessage,
  StoredTeam,
  StoredUser,
  TeamsState,
} from './state.ts'

/** Every change of the tenant's memory, one plain-JSON entry each. */
export type JournalEntry =
  | { kind: 'user-saved'; user: StoredUser }
  | { kind: 'user-removed'; user: string }
  | { kind: 'team-saved'; team: StoredTeam }
  | { kind: 'conversation-saved'; conversation: Conversation }
  | { kind: 'conversation-removed'; id: string }
  | { kind: 'message-posted'; message: StoredMessage }
  | { kind: 'message-revised'; conversation: string; id: string; revision: Revision }
  | { kind: 'view-shown'; conversation: string; id: string; user: string; revision: Revision }
  | { kind: 'views-dropped'; user: string }
  | { kind: 'message-deleted'; conversation: string; id: string; deleted: boolean }
  | { kind: 'dialog-shown'; dialog: StoredDialog }
  | { kind: 'dialog-closed'; user: string }
  | { kind: 'installed'; user: string; on: boolean }
  | { kind: 'blocked'; user: string; on: boolean }
  | { kind: 'consented'; tenant: string }
  | { kind: 'activity-sent'; activityId: string; activity: JsonObject }
  | { kind: 'activity-settled'; activityId: string }

type EntryOf<Kind extends JournalEntry['kind']> = Extract<JournalEntry, { kind: Kind }>
type Change<Kind extends JournalEntry['kind']> = (state: TeamsState, entry: EntryOf<Kind>) => void

const replaceOrAdd = <T extends { id: string }>(list: T[], item: T): T[] =>
  list.some((one) => one.id === item.id)
    ? list.map((one) => (one.id === item.id ? item : one))
    : [...list, item]

const withOrWithout = (list: string[], item: string, on: boolean): string[] => [
  ...list.filter((one) => one !== item),
  ...(on ? [item] : []),
]

const changeMessage = (
  state: TeamsState,
  { conversation, id }: { conversation: string; id: string },
  change: (message: StoredMessage) => StoredMessage,
): void => {
  const messages = state.messages[conversation]
  if (messages === undefined) return
  state.messages[conversation] = messages.map((one) => (one.id === id ? change(one) : one))
}

/** A revision for all, and what each person saw instead is gone. */
const revised = (message: StoredMessage, revision: Revision): StoredMessage => {
  const { card: _, ...rest } = message
  return { ...rest, ...revision, edited: true, history: [...message.history, revision], views: {} }
}

const seenBy = (message: StoredMessage, user: string, revision: Revision): StoredMessage => ({
  ...message,
  history: [...message.history, revision],
  views: { ...message.views, [user]: revision },
})

const withoutViewOf = (message: StoredMessage, user: string): StoredMessage => {
  const { [user]: _, ...views } = message.views
  return { ...message, views }
}

const changes: { [Kind in JournalEntry['kind']]: Change<Kind> } = {
  'user-saved': (state, { user }) => {
    state.users = replaceOrAdd(state.users, user)
  },
  'user-removed': (state, { user }) => {
    state.users = state.users.filter((one) => one.id !== user)
  },
  'team-saved': (state, { team }) => {
    state.teams = replaceOrAdd(state.teams, team)
  },
  'conversation-saved': (state, { conversation }) => {
    state.conversations = replaceOrAdd(state.conversations, conversation)
  },
  'conversation-removed': (state, { id }) => {
    state.conversations = state.conversations.filter((one) => one.id !== id)
  },
  'message-posted': (state, { message }) => {
    state.messages[message.conversation] = [...(state.messages[message.conversation] ?? []), message]
    state.lastId = Math.max(state.lastId, Number(message.id))
  },
  'message-revised': (state, entry) =>
    changeMessage(state, entry, (message) => revised(message, entry.revision)),
  'view-shown': (state, entry) =>
    changeMessage(state, entry, (message) => seenBy(message, entry.user, entry.revision)),
  'views-dropped': (state, { user }) => {
    for (const [conversation, messages] of Object.entries(state.messages))
      state.messages[conversation] = messages.map((message) => withoutViewOf(message, user))
  },
  'message-deleted': (state, entry) =>
    changeMessage(state, entry, ({ deleted: _, ...message }) =>
      entry.deleted ? { ...message, deleted: true } : message,
    ),
  'dialog-shown': (state, { dialog }) => {
    state.dialogs[dialog.user] = dialog
  },
  'dialog-closed': (state, { user }) => {
    delete state.dialogs[user]
  },
  installed: (state, { user, on }) => {
    state.installed = withOrWithout(state.installed, user, on)
    state.left = withOrWithout(state.left, user, !on)
  },
  blocked: (state, { user, on }) => {
    state.blocked = withOrWithout(state.blocked, user, on)
  },
  consented: (state, { tenant }) => {
    state.consented = withOrWithout(state.consented, tenant, true)
  },
  'activity-sent': (state, { activityId, activity }) => {
    state.unsettled[activityId] = activity
  },
  'activity-settled': (state, { activityId }) => {
    delete state.unsettled[activityId]
  },
}

/** The one place where the memory changes: entry by entry, live and when read again. */
export const applyEntry = (state: TeamsState, entry: JournalEntry): void => {
  const change = changes[entry.kind] as (state: TeamsState, entry: JournalEntry) => void
  change(state, structuredClone(entry))
}
