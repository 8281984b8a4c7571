import type { JsonObject } from '../../stand-in/json.ts'
import type { LineJournal } from '../../stand-in/line-journal.ts'
import { lineJournal } from '../../stand-in/line-journal.ts'
import type {
  Conversation,
  Installation,
  IssuedToken,
  MessageRevision,
  ResponseUrl,
  StateValue,
  StoredMessage,
  StoredView,
  ViewRevision,
  WorkspaceState,
  WorkspaceUser,
} from './state.ts'

/** Every change of the workspace's memory, one plain-JSON entry each. */
export type JournalEntry =
  | { kind: 'user-saved'; user: WorkspaceUser }
  | { kind: 'conversation-saved'; conversation: Conversation }
  | { kind: 'message-posted'; message: StoredMessage }
  | {
      kind: 'message-revised'
      channel: string
      ts: string
      edited?: { user: string; ts: string }
      revision: MessageRevision
    }
  | { kind: 'message-deleted'; channel: string; ts: string }
  | { kind: 'home-published'; view: StoredView }
  | { kind: 'modal-opened'; view: StoredView; onTop: boolean }
  | { kind: 'view-revised'; user: string; viewId: string; revision: ViewRevision }
  | { kind: 'modals-closed'; user: string; viewIds: string[] }
  | { kind: 'input-set'; surface: string; user: string; blockId: string; actionId: string; value: StateValue }
  | { kind: 'installation-changed'; installation: Installation }
  | { kind: 'token-saved'; token: string; issued: IssuedToken }
  | { kind: 'org-installed'; orgInstalled: boolean }
  | { kind: 'response-url-saved'; url: ResponseUrl }
  | { kind: 'event-sent'; eventId: string; envelope: JsonObject }
  | { kind: 'event-settled'; eventId: string }

/** Append-only memory: what was appended, read again, makes the workspace what it was. */
export type Journal = LineJournal<JournalEntry>

const replaceOrAdd = <T extends { id: string }>(list: T[], item: T): void => {
  const index = list.findIndex((one) => one.id === item.id)
  if (index === -1) list.push(item)
  else list[index] = item
}

const messageIn = (state: WorkspaceState, channel: string, ts: string): StoredMessage | undefined =>
  state.messages[channel]?.find((message) => message.ts === ts)

const viewOf = (state: WorkspaceState, user: string, viewId: string): StoredView | undefined => {
  const home = state.views.home[user]
  return home?.id === viewId ? home : state.views.modals[user]?.find((view) => view.id === viewId)
}

type EntryOf<Kind extends JournalEntry['kind']> = Extract<JournalEntry, { kind: Kind }>
type Change<Kind extends JournalEntry['kind']> = (state: WorkspaceState, entry: EntryOf<Kind>) => void

const reviseMessage: Change<'message-revised'> = (state, { channel, ts, revision, edited }) => {
  const message = messageIn(state, channel, ts)
  if (message === undefined) return
  delete message.blocks
  delete message.metadata
  Object.assign(message, revision)
  if (edited !== undefined) message.edited = edited
  message.history.push(revision)
}

const reviseView: Change<'view-revised'> = (state, { user, viewId, revision }) => {
  const view = viewOf(state, user, viewId)
  if (view === undefined) return
  Object.assign(view, revision)
  view.history.push(revision)
}

const setInput: Change<'input-set'> = (state, { surface, user, blockId, actionId, value }) => {
  const people = state.inputs[surface] ?? {}
  const blocks = people[user] ?? {}
  const block = { ...blocks[blockId], [actionId]: value }
  state.inputs[surface] = { ...people, [user]: { ...blocks, [blockId]: block } }
}

const closeModals: Change<'modals-closed'> = (state, { user, viewIds }) => {
  const left = (state.views.modals[user] ?? []).filter((view) => !viewIds.includes(view.id))
  if (left.length === 0) delete state.views.modals[user]
  else state.views.modals[user] = left
  for (const id of viewIds) delete state.inputs[id]
}

const changes: { [Kind in JournalEntry['kind']]: Change<Kind> } = {
  'user-saved': (state, { user }) => replaceOrAdd(state.users, user),
  'conversation-saved': (state, { conversation }) => replaceOrAdd(state.channels, conversation),
  'message-posted': (state, { message }) => {
    state.messages[message.channel] = [...(state.messages[message.channel] ?? []), message]
    if (message.ts > state.lastTs) state.lastTs = message.ts
  },
  'message-revised': reviseMessage,
  'message-deleted': (state, { channel, ts }) => {
    const message = messageIn(state, channel, ts)
    if (message !== undefined) message.deleted = true
  },
  'home-published': (state, { view }) => {
    state.views.home[view.user] = view
  },
  'modal-opened': (state, { view, onTop }) => {
    const below = onTop ? (state.views.modals[view.user] ?? []) : []
    state.views.modals[view.user] = [...below, view]
  },
  'view-revised': reviseView,
  'modals-closed': closeModals,
  'input-set': setInput,
  'installation-changed': (state, { installation }) => {
    state.installation = installation
  },
  'token-saved': (state, { token, issued }) => {
    state.tokens[token] = issued
  },
  'org-installed': (state, { orgInstalled }) => {
    state.orgInstalled = orgInstalled
  },
  'response-url-saved': (state, { url }) => {
    state.responseUrls[url.id] = url
  },
  'event-sent': (state, { eventId, envelope }) => {
    state.unsettledEvents[eventId] = envelope
  },
  'event-settled': (state, { eventId }) => {
    delete state.unsettledEvents[eventId]
  },
}

/** The one place where the memory changes: entry by entry, live and when read again. */
export const applyEntry = (state: WorkspaceState, entry: JournalEntry): void => {
  const change = changes[entry.kind] as (state: WorkspaceState, entry: JournalEntry) => void
  change(state, structuredClone(entry))
}

/** A journal in a file, one entry a line. */
export const fileJournal = (path: string): Journal => lineJournal<JournalEntry>(path)
