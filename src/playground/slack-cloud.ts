import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../kernel/clock.ts'
import { demoChannel, demoPeople } from './demonstration.ts'
import { fileJournal } from './slack-workspace/memory/journal.ts'
import { type SlackWorkspace, startSlackWorkspace } from './slack-workspace/slack-workspace.ts'

/** The scopes that the manifest asks for; a test holds them to it. */
export const botScopes = [
  'chat:write',
  'commands',
  'im:history',
  'im:write',
  'mpim:write',
  'users:read',
  'users:read.email',
] as const

/** Not secret: the stand-in listens on loopback, and nothing but the playground believes it. */
const secretOf = (name: string): string => createHash('sha256').update(`playground ${name}`).digest('hex')

export const demoSlack = {
  teamId: 'T0HALDEN',
  botToken: `xoxb-${secretOf('bot').slice(0, 24)}`,
  signingSecret: secretOf('signing').slice(0, 32),
} as const

/** The demonstration organization's Slack workspace, as it was left. */
export const startDemoSlack = (options: {
  readonly clock: Clock
  readonly folder: string
  readonly port: number
}): Promise<SlackWorkspace> => {
  mkdirSync(options.folder, { recursive: true })
  const url = `http://127.0.0.1:${options.port}/slack/events`
  return startSlackWorkspace({
    clock: options.clock,
    ...demoSlack,
    teamName: 'Halden Works',
    scopes: botScopes,
    commands: ['/whetstone'],
    events: ['message.im', 'app_home_opened', 'app_uninstalled', 'tokens_revoked'],
    users: demoPeople
      .filter((person) => person.platform === 'slack')
      .map((person) => ({
        id: person.externalId,
        name: person.id,
        realName: person.name,
        email: person.address,
        tz: person.timeZone,
        locale: person.locale,
      })),
    channels: [demoChannel],
    requestUrls: { events: url, interactivity: url, commands: url },
    journal: fileJournal(join(options.folder, 'slack.jsonl')),
    timing: { retryDelaysMs: [200, 500, 1_000] },
  })
}
