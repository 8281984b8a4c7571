import type { Clock } from '../../../kernel/clock.ts'
import type { JournalEntry } from './journal.ts'
import { applyEntry } from './journal.ts'
import type { SlackWorkspaceOptions, WorkspaceApp } from './options.ts'
import type { WorkspaceState } from './state.ts'

export type Memory = {
  readonly state: WorkspaceState
  record(entry: JournalEntry): void
  /**
   * A message timestamp: product time in microseconds, and never the same one twice, so that it also
   * identifies the message. https://docs.slack.dev/messaging/retrieving-messages#individual_messages
   */
  nextTs(): string
}

const microsecondsOf = (ts: string): bigint => BigInt(ts.replace('.', ''))

const tsOf = (microseconds: bigint): string => {
  const digits = microseconds.toString().padStart(16, '0')
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`
}

const timestamps = (clock: Clock, last: () => string): (() => string) => {
  let issued = 0n
  return () => {
    const now = BigInt(clock.now().getTime()) * 1000n
    const after = [microsecondsOf(last()) + 1n, issued + 1n, now].reduce((a, b) => (a > b ? a : b))
    issued = after
    return tsOf(after)
  }
}

const firstDay = (options: SlackWorkspaceOptions, app: WorkspaceApp): WorkspaceState => ({
  users: [
    ...options.users.map((user) => ({ ...user })),
    {
      id: app.botUserId,
      name: app.name,
      realName: app.name,
      tz: 'America/Los_Angeles',
      locale: 'en-US',
      isBot: true,
    },
  ],
  channels: options.channels.map(({ id, name, members, isPrivate = false }) => ({
    id,
    name,
    kind: 'channel',
    members: [...members],
    isPrivate,
    created: 0,
  })),
  messages: {},
  views: { home: {}, modals: {} },
  inputs: {},
  installation: options.installed === false ? 'account_inactive' : 'installed',
  tokens: options.installed === false ? {} : { [options.botToken]: {} },
  orgInstalled: false,
  responseUrls: {},
  unsettledEvents: {},
  lastTs: '0000000000.000000',
})

/** The workspace's memory: as on the first day, then everything the journal has since recorded. */
export const openMemory = (options: SlackWorkspaceOptions, app: WorkspaceApp): Memory => {
  const state = firstDay(options, app)
  for (const entry of options.journal?.read() ?? []) applyEntry(state, entry)
  return {
    state,
    record(entry) {
      options.journal?.append(entry)
      applyEntry(state, entry)
    },
    nextTs: timestamps(options.clock, () => state.lastTs),
  }
}
