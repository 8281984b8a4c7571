import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../kernel/clock.ts'
import { demoPeople, demoTeam } from './demonstration.ts'
import { startTeamsTenant, type TeamsTenant } from './teams-tenant/teams-tenant.ts'

/** Not secret: the stand-in listens on loopback, and nothing but the playground believes it. */
export const demoTeams = {
  tenantId: '3b0f5a52-7c0e-4f3b-9d61-5e2a7d90c100',
  appId: 'a1f6c2d0-58b4-4e7d-8f39-6c1b2e9d4a10',
  appPassword: createHash('sha256').update('playground teams').digest('hex'),
} as const

/** Where the tenant's memory is, below the playground's folder. */
export const teamsJournal = (folder: string): string => join(folder, 'teams.jsonl')

/** The demonstration organization's Teams tenant, as it was left. */
export const startDemoTeams = (options: {
  readonly clock: Clock
  readonly folder: string
  readonly port: number
}): Promise<TeamsTenant> => {
  mkdirSync(options.folder, { recursive: true })
  const origin = `http://127.0.0.1:${options.port}`
  return startTeamsTenant({
    clock: options.clock,
    ...demoTeams,
    tenantName: 'Halden Works',
    botName: 'Whetstone',
    messagingEndpoint: `${origin}/teams/messages`,
    tabUrl: `${origin}/tab`,
    users: demoPeople
      .filter((person) => person.platform === 'teams')
      .map((person) => ({
        id: person.externalId,
        name: person.name,
        email: person.address,
        userPrincipalName: person.address,
        locale: person.locale,
        timeZone: person.timeZone,
      })),
    teams: [demoTeam],
    journalFile: teamsJournal(options.folder),
    timing: { retryDelaysMs: [200] },
  })
}

/** The app arrives for everybody and in the team, as an admin rolls it out; who has it already keeps it. */
export const installDemoTeams = async (tenant: TeamsTenant): Promise<void> => {
  const { installed, teams } = tenant.state()
  for (const { externalId: user, platform } of demoPeople) {
    if (platform === 'teams' && !installed.includes(user)) await tenant.installPersonal({ user })
  }
  const [by = ''] = demoTeam.members
  const isIn = teams.some((team) => team.id === demoTeam.id && team.installed)
  if (!isIn) await tenant.installInTeam({ team: demoTeam.id, by })
}
