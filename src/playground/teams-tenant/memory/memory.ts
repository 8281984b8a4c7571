import { createHash } from 'node:crypto'
import type { LineJournal } from '../../stand-in/line-journal.ts'
import { lineJournal } from '../../stand-in/line-journal.ts'
import type { JournalEntry } from './journal.ts'
import { applyEntry } from './journal.ts'
import type { TeamsTenantOptions } from './options.ts'
import type { TeamsState } from './state.ts'

export type Memory = {
  readonly state: TeamsState
  record(entry: JournalEntry): void
  /** The id of a message: milliseconds of product time, and never the same one twice. */
  nextId(): string
}

const hashed = (...parts: readonly string[]): string =>
  createHash('sha512').update(parts.join('\n')).digest('base64url')

/** A person's id is another for each bot, and says nothing of who it is. */
export const teamsIdOf = (appId: string, user: string): string => `29:1${hashed('user', appId, user)}`

/** The chat of a person with the bot; its id is known before it exists, and can't be guessed from outside. */
export const personalIdOf = ({ tenantId, appId }: TeamsTenantOptions, user: string): string =>
  `a:1${hashed('chat', tenantId, appId, user)}`

const firstDay = ({ users, teams = [], appId, tenantId }: TeamsTenantOptions): TeamsState => ({
  users: users.map((user) => ({ ...user, teamsId: teamsIdOf(appId, user.id) })),
  teams: teams.map((team) => structuredClone({ ...team, installed: false })),
  conversations: teams.flatMap((team) =>
    team.channels.map(({ id, name }) => ({ id, name, type: 'channel' as const, team: team.id })),
  ),
  messages: {},
  dialogs: {},
  installed: [],
  left: [],
  blocked: [],
  consented: [tenantId],
  unsettled: {},
  lastId: 0,
})

/** The tenant's memory: as on the first day, then everything that the journal has since recorded. */
export const openMemory = (options: TeamsTenantOptions): Memory => {
  const state = firstDay(options)
  const journal: LineJournal<JournalEntry> =
    options.journalFile === undefined
      ? { read: () => [], append: () => undefined }
      : lineJournal<JournalEntry>(options.journalFile)
  for (const entry of journal.read()) applyEntry(state, entry)
  let issued = 0
  return {
    state,
    record(entry) {
      journal.append(entry)
      applyEntry(state, entry)
    },
    nextId() {
      issued = Math.max(options.clock.now().getTime(), state.lastId + 1, issued + 1)
      return String(issued)
    },
  }
}
