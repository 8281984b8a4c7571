import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Log } from '../../src/chat/deps.ts'
import { importPack } from '../../src/content/import-pack.ts'
import { checkContent } from '../../src/content/validate.ts'
import { openPrisma } from '../../src/infra/db.ts'
import { jobs } from '../../src/jobs.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import type { Vault } from '../../src/kernel/vault.ts'
import { createInvitation } from '../../src/people/invitations.store.ts'
import { ensureOrganization } from '../../src/people/organizations.store.ts'
import { botScopes } from '../../src/playground/slack-cloud.ts'
import type { SlackWorkspaceOptions } from '../../src/playground/slack-workspace/memory/options.ts'
import type { Decision } from '../../src/playground/slack-workspace/shared-app/authorize.ts'
import { type SharedApp, startSharedApp } from '../../src/playground/slack-workspace/shared-app/shared-app.ts'
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../src/playground/slack-workspace/slack-workspace.ts'
import { createProduct, type Product, type ProductOptions } from '../../src/product.ts'
import { createDrive } from '../../src/queue/drive.ts'
import { prepareQueue, taskListOf } from '../../src/queue/worker.ts'
import { createPages } from '../../src/web/pages.tsx'
import { testDatabase } from './database.ts'
import { organizationHands } from './organization.ts'
import { tinyPackFolder } from './packs/tiny-pack.ts'
import { aPerson, slackIdOf, type TestPerson, type TestWorld } from './product.ts'
import { addressOf } from './tenant.ts'
import { startTenants, type TenantSite } from './tenants.ts'
import { aVault } from './vault.ts'

export type SiteWishes = {
  readonly teamId: string
  readonly people?: readonly TestPerson[]
  readonly enterprise?: { readonly id: string; readonly name: string }
  readonly channels?: SlackWorkspaceOptions['channels']
  readonly users?: SlackWorkspaceOptions['users']
}

export type SpacesWishes = {
  readonly sites: readonly SiteWishes[]
  /** Tenants of Microsoft 365. The first is that of the settings, and belongs to the first organization. */
  readonly tenants?: readonly TenantSite[]
  /** Organizations by name; each has the tiny pack, and the people of `people` in its roster. */
  readonly organizations: readonly string[]
  readonly people?: readonly TestPerson[]
  readonly tokenLifeSeconds?: number
  readonly teamsConsent?: ProductOptions['teamsConsent']
  readonly now?: string
  readonly vault?: Vault
}

/** Where a browser ends up. */
export type Arrived = { readonly status: number; readonly text: string }

export type Spaces = Awaited<ReturnType<typeof startSpaces>>

const signingSecret = 'the-one-signing-secret-of-the-app'
const client = { id: '11.22', secret: 'client-secret' }

const startSite = async (
  wishes: SiteWishes,
  people: readonly TestPerson[],
  clock: TestWorld['clock'],
  eventsUrl: string,
): Promise<SlackWorkspace> =>
  startSlackWorkspace({
    clock,
    teamId: wishes.teamId,
    teamName: `Workspace ${wishes.teamId}`,
    botToken: `xoxb-none-${wishes.teamId}`,
    installed: false,
    signingSecret,
    scopes: botScopes,
    ...(wishes.enterprise ? { enterprise: wishes.enterprise } : {}),
    users: [
      ...(wishes.people ?? people).map((person) => ({
        id: slackIdOf(person.id),
        name: person.id,
        realName: person.name,
        email: addressOf(person.id),
        tz: person.timeZone,
        locale: person.locale,
      })),
      ...(wishes.users ?? []),
    ],
    channels: wishes.channels ?? [],
    requestUrls: { events: eventsUrl, interactivity: eventsUrl, commands: eventsUrl },
    timing: { retryDelaysMs: [20, 40, 80] },
  })

/** The product with several workspaces of Slack, which install it by its own pages, over real HTTP. */
export const startSpaces = async (wishes: SpacesWishes) => {
  const people = wishes.people ?? [aPerson('ana')]
  const clock = manualClock(new Date(wishes.now ?? '2026-11-02T05:00:00.000Z'))
  const testing = await testDatabase()
  const database = openPrisma(testing.pool, testing.embedded)
  const vault = wishes.vault ?? aVault()
  const logged: TestWorld['logged'] = []
  const log: Log = (level, message, detail) =>
    void logged.push(detail === undefined ? { level, message } : { level, message, detail })
  await prepareQueue(database, log)

  let product: Product | undefined
  const pages = getRequestListener(
    createPages({
      isReady: () => true,
      playground: undefined,
      install: () => product?.installPages(),
      connectedTo: () => '',
    }).fetch,
  )
  const server = createServer((request, response) => {
    const toSlack = request.url?.startsWith('/slack/events') ? product?.slackListener() : undefined
    const toTeams = request.url?.startsWith('/teams/messages') ? product?.teamsListener() : undefined
    void (toSlack ?? toTeams ?? pages)(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const eventsUrl = `${publicUrl}/slack/events`
  const teamsUrl = `${publicUrl}/teams/messages`
  const tenants = await startTenants(wishes.tenants ?? [], { people, clock, messagingEndpoint: teamsUrl })

  const sites = await Promise.all(
    wishes.sites.map(async (site) => ({
      teamId: site.teamId,
      teamName: `Workspace ${site.teamId}`,
      enterprise: site.enterprise,
      slack: await startSite(site, people, clock, eventsUrl),
    })),
  )
  const app: SharedApp = await startSharedApp({
    clock,
    clientId: client.id,
    clientSecret: client.secret,
    redirectUrls: [`${publicUrl}/slack/oauth_redirect`],
    scopes: botScopes,
    sites,
    ...(wishes.tokenLifeSeconds ? { tokenLifeSeconds: wishes.tokenLifeSeconds } : {}),
  })

  const organizations = new Map<string, string>()
  for (const name of wishes.organizations) {
    const wanted = { name, timeZone: 'Europe/Berlin', contact: 'Toni' }
    organizations.set(name, (await ensureOrganization(database.prisma, wanted, clock.now())).id)
  }
  const organizationId = (name: string): string => {
    const id = organizations.get(name)
    if (!id) throw new Error(`There is no organization ${name}`)
    return id
  }
  /** As the program does; several may run on the one database. */
  const startProduct = (with_: Vault = vault): Promise<Product> =>
    createProduct({
      database,
      clock,
      log,
      vault: with_,
      publicUrl,
      teamsConsent: wishes.teamsConsent,
      random: () => 0.5,
      teams: tenants.config && {
        ...tenants.config,
        organizationId: organizationId(wishes.organizations[0] ?? ''),
      },
      slack: {
        botToken: undefined,
        signingSecret,
        appToken: undefined,
        apiUrl: app.apiUrl,
        client,
        organizationId: undefined,
      },
    })
  const connected = await startProduct()
  product = connected
  const handsOf = (id: string) =>
    organizationHands({
      deps: connected.deps,
      organizationId: id,
      timeZoneOf: (person) => people.find((each) => each.id === person)?.timeZone,
    })

  for (const id of organizations.values()) {
    for (const pack of checkContent(tinyPackFolder).packs)
      await importPack({ database }, id, pack, clock.now())
    await handsOf(id).importPeople(people)
  }
  const site = (teamId: string): SlackWorkspace => {
    const found = sites.find((each) => each.teamId === teamId)
    if (!found) throw new Error(`There is no workspace ${teamId}`)
    return found.slack
  }

  const drive = createDrive({
    database,
    clock,
    taskList: taskListOf(jobs, connected.deps),
    tick: connected.tick,
    underway: async () => {
      await Promise.all(sites.map(({ slack }) => slack.deliveries.idle()))
      await tenants.idle()
      await connected.underway()
    },
    log,
  })

  const invite = async (organization: string): Promise<string> =>
    (await createInvitation(database.prisma, organizationId(organization), clock.now())).token

  /** Opens the invitation and presses its button; what the browser is given, and where it is sent. */
  const begin = async (token: string, platform = 'slack') => {
    const address = `${publicUrl}/${platform}/install?for=${token}`
    const page = await fetch(address)
    const headers = { 'sec-fetch-site': 'same-origin' }
    const pressed = await fetch(address, { method: 'POST', redirect: 'manual', headers })
    const cookie = pressed.headers.get('set-cookie')?.split(';')[0] ?? ''
    const arrived: Arrived = { status: page.status, text: await page.text() }
    return { arrived, cookie, location: pressed.headers.get('location') ?? '', pressed: pressed.status }
  }

  /** Comes back from the platform. */
  const comeBack = async (address: string, cookie: string): Promise<Arrived> => {
    const response = await fetch(address, { headers: { cookie } })
    return { status: response.status, text: await response.text() }
  }

  const decide = (authorizeUrl: string, decision: Decision): string => {
    const page = app.decide(authorizeUrl, decision)
    if (!('location' in page)) throw new Error(`Slack shows a page: ${page.html}`)
    return page.location
  }

  /** A workspace, or an organization of Enterprise Grid, installs the bot by an invitation. */
  const install = async (
    where: string,
    organization: string,
    how: { readonly scopes?: readonly string[] } = {},
  ): Promise<Arrived> => {
    const { location, cookie } = await begin(await invite(organization))
    return comeBack(decide(location, { allow: true, where, by: 'U0ADMIN', ...how }), cookie)
  }

  /** A tenant consents to the bot by an invitation. */
  const consent = async (tenantId: string, organization: string): Promise<Arrived> => {
    const { location, cookie } = await begin(await invite(organization), 'teams')
    return comeBack(await tenants.consent(location, tenantId), cookie)
  }

  /** One workspace or tenant of one organization, as the tests of a single one see it. */
  const worldOf = (teamId: string, organization: string): TestWorld => {
    const id = organizationId(organization)
    return {
      clock,
      database,
      testDatabase: testing,
      product: connected,
      get slack() {
        return site(teamId)
      },
      teams: tenants.of(teamId),
      drive,
      organizationId: id,
      teamId,
      slackUrl: eventsUrl,
      teamsUrl,
      logged,
      ...handsOf(id),
      travelTo: async (instant) => {
        await drive.travel(new Date(instant))
      },
      close: async () => undefined,
    }
  }

  return {
    clock,
    database,
    testDatabase: testing,
    vault,
    product: connected,
    startProduct,
    app,
    site,
    drive,
    logged,
    publicUrl,
    organizationId,
    invite,
    begin,
    decide,
    comeBack,
    install,
    consent,
    tenants: tenants.all,
    worldOf,
    travelTo: async (instant: string) => {
      await drive.travel(new Date(instant))
    },
    close: async () => {
      await connected.stop()
      await app.close()
      await Promise.all(sites.map(({ slack }) => slack.close()))
      await tenants.close()
      server.close()
      server.closeAllConnections()
      await database.prisma.$disconnect()
      await testing.close()
    },
  }
}
