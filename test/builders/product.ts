import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../../src/chat/deps.ts'
import { importPack } from '../../src/content/import-pack.ts'
import type { PackFile } from '../../src/content/problem.ts'
import { checkContent } from '../../src/content/validate.ts'
import { openPrisma } from '../../src/infra/db.ts'
import { jobs } from '../../src/jobs.ts'
import { type ManualClock, manualClock } from '../../src/kernel/clock.ts'
import type { ScheduleChange } from '../../src/lessons/schedule.store.ts'
import { ensureOrganization } from '../../src/people/organizations.store.ts'
import { botScopes } from '../../src/playground/slack-cloud.ts'
import type { SlackWorkspaceOptions } from '../../src/playground/slack-workspace/memory/options.ts'
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../src/playground/slack-workspace/slack-workspace.ts'
import type { TeamsTenant } from '../../src/playground/teams-tenant/teams-tenant.ts'
import { createProduct, type Product } from '../../src/product.ts'
import type { Database } from '../../src/queue/database.ts'
import { createDrive, type Drive } from '../../src/queue/drive.ts'
import { prepareQueue, taskListOf } from '../../src/queue/worker.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { organizationHands } from './organization.ts'
import { tinyPackFolder } from './packs/tiny-pack.ts'
import { addressOf, installInTeams, startTenant, type TenantWishes, teamsConfigOf } from './tenant.ts'
import { aVault } from './vault.ts'

/** A person of a test: in the roster, and in Slack under the same address. */
export type TestPerson = {
  readonly id: string
  readonly name: string
  readonly timeZone: string
  readonly locale: string
  /** Whether the roster has them. */
  readonly onRoster: boolean
  /** First and last day in the roster; empty is open. */
  readonly from: string
  readonly until: string
}

export const aPerson = (id: string, wanted: Partial<Omit<TestPerson, 'id'>> = {}): TestPerson => ({
  id,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  onRoster: true,
  from: '',
  until: '',
  ...wanted,
})

const appToken = 'xapp-1-A0WHETSTONE-1-test'
export const slackIdOf = (id: string): string => `U0${id.toUpperCase()}`

/** The whole product with Slack's stand-in on loopback, a database of its own, and a clock that stands still. */
export type TestWorld = {
  readonly clock: ManualClock
  readonly database: Database
  readonly testDatabase: TestDatabase
  readonly product: Product
  readonly slack: SlackWorkspace
  /** Where the world has Teams. */
  readonly teams: TeamsTenant | undefined
  readonly drive: Drive
  readonly organizationId: string
  readonly teamId: string
  /** Where the product takes Slack's requests. */
  readonly slackUrl: string
  /** Where it takes those of Teams. */
  readonly teamsUrl: string
  readonly logged: { level: string; message: string; detail?: object }[]
  memberId(person: string): Promise<string>
  /** Imports the roster anew: who is left out has left. */
  importPeople(people: readonly TestPerson[]): Promise<void>
  /** Imports a pack anew, from files that a test has changed. */
  importFiles(files: readonly PackFile[]): Promise<void>
  enrol(person: string, pathway?: string, schedule?: ScheduleChange): Promise<void>
  /** Moves product time to an instant, everything due on the way done at its own instant. */
  travelTo(instant: string): Promise<void>
  close(): Promise<void>
}

export type WorldWishes = {
  readonly now?: string
  readonly people?: readonly TestPerson[]
  /** Folders of packs to import; the tiny pack when left out. */
  readonly packs?: readonly string[]
  readonly teamId?: string
  readonly organization?: string
  readonly openEnrolment?: boolean
  readonly signingSecret?: string
  /** A database to share with another world; it is then closed by its owner. */
  readonly database?: TestDatabase
  /** A clock to share with another world. */
  readonly clock?: ManualClock
  /** Requests come over Socket Mode in place of HTTP. */
  readonly socketMode?: boolean
  readonly channels?: SlackWorkspaceOptions['channels']
  readonly rateLimits?: SlackWorkspaceOptions['rateLimits']
  /** What the workspace has granted; all that the manifest asks for when left out. */
  readonly slackScopes?: readonly string[]
  readonly log?: Log
  /** Where the product is connected to: Slack alone when left out. */
  readonly platforms?: readonly ('slack' | 'teams')[]
  readonly tenant?: TenantWishes
}

/** Monday 2 November 2026, 05:00 UTC: before anybody's nine o'clock in Europe. */
const aMonday = '2026-11-02T05:00:00.000Z'

export const startWorld = async (wishes: WorldWishes = {}): Promise<TestWorld> => {
  const people = wishes.people ?? [aPerson('ana')]
  const clock = wishes.clock ?? manualClock(new Date(wishes.now ?? aMonday))
  const testing = wishes.database ?? (await testDatabase())
  const database = openPrisma(testing.pool, testing.embedded)
  const logged: TestWorld['logged'] = []
  const log: Log = (level, message, detail) => {
    logged.push(detail === undefined ? { level, message } : { level, message, detail })
    wishes.log?.(level, message, detail)
  }
  await prepareQueue(database, log)
  const organization = await ensureOrganization(
    database.prisma,
    {
      name: wishes.organization ?? 'Test Works',
      timeZone: 'Europe/Berlin',
      contact: 'Toni',
      openEnrolment: wishes.openEnrolment ?? false,
    },
    clock.now(),
  )
  for (const folder of wishes.packs ?? [tinyPackFolder]) {
    const { packs, problems } = checkContent(folder)
    if (problems.length > 0) throw new Error(`The test's pack has faults: ${JSON.stringify(problems)}`)
    for (const pack of packs) await importPack({ database }, organization.id, pack, clock.now())
  }

  let product: Product | undefined
  const server: Server = createServer((request, response) => {
    const listener = request.url?.startsWith('/teams/') ? product?.teamsListener() : product?.slackListener()
    if (listener) return void listener(request, response)
    response.writeHead(503)
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const slackUrl = `${origin}/slack/events`
  const teamsUrl = `${origin}/teams/messages`
  const platforms = wishes.platforms ?? ['slack']
  const teams = platforms.includes('teams')
    ? await startTenant({ people, clock, messagingEndpoint: teamsUrl, wishes: wishes.tenant ?? {} })
    : undefined
  const secret = wishes.signingSecret ?? 'a-signing-secret-of-a-test'
  const slack = await startSlackWorkspace({
    clock,
    teamId: wishes.teamId ?? 'T0TEST',
    teamName: 'Test Works',
    botToken: `xoxb-${wishes.teamId ?? 'T0TEST'}`,
    signingSecret: secret,
    ...(wishes.socketMode ? { appToken } : {}),
    scopes: wishes.slackScopes ?? botScopes,
    users: people.map((person) => ({
      id: slackIdOf(person.id),
      name: person.id,
      realName: person.name,
      email: addressOf(person.id),
      tz: person.timeZone,
      locale: person.locale,
    })),
    channels: wishes.channels ?? [],
    ...(wishes.rateLimits ? { rateLimits: wishes.rateLimits } : {}),
    requestUrls: { events: slackUrl, interactivity: slackUrl, commands: slackUrl },
    timing: { retryDelaysMs: [20, 40, 80] },
  })
  const connect = () =>
    createProduct({
      database,
      clock,
      log,
      random: () => 0.5,
      vault: aVault(),
      isPlayground: true,
      slack: platforms.includes('slack')
        ? {
            botToken: `xoxb-${wishes.teamId ?? 'T0TEST'}`,
            signingSecret: secret,
            appToken: wishes.socketMode ? appToken : undefined,
            apiUrl: slack.apiUrl,
            organizationId: organization.id,
          }
        : undefined,
      teams: teams && { ...teamsConfigOf(teams), organizationId: organization.id },
    })
  const connected = await connect()
  product = connected
  const hands = organizationHands({
    deps: connected.deps,
    organizationId: organization.id,
    timeZoneOf: (person) => people.find(({ id }) => id === person)?.timeZone,
  })
  await hands.importPeople(people)
  const drive = createDrive({
    database,
    clock,
    taskList: taskListOf(jobs, connected.deps),
    tick: connected.tick,
    underway: async () => {
      await slack.deliveries.idle()
      await teams?.deliveries.idle()
      await connected.underway()
    },
    log,
  })
  if (teams) await installInTeams(teams, people, wishes.tenant ?? {})
  if (wishes.tenant?.installed === 'each') await drive.settle()
  return {
    clock,
    database,
    testDatabase: testing,
    product: connected,
    slack,
    teams,
    drive,
    organizationId: organization.id,
    teamId: wishes.teamId ?? 'T0TEST',
    slackUrl,
    teamsUrl,
    logged,
    ...hands,
    travelTo: async (instant) => {
      await drive.travel(new Date(instant))
    },
    close: async () => {
      await connected.stop()
      await slack.close()
      await teams?.close()
      server.close()
      server.closeAllConnections()
      await database.prisma.$disconnect()
      if (!wishes.database) await testing.close()
    },
  }
}
