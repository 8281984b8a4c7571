import { rmSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { Deps, Log } from '../chat/deps.ts'
import type { Database } from '../queue/database.ts'
import type { AnyJob } from '../queue/define-job.ts'
import { createDrive, type Drive } from '../queue/drive.ts'
import { taskListOf } from '../queue/worker.ts'
import { openPlaygroundClock, type PlaygroundClock, playgroundFolder } from './clock-file.ts'
import { ensureDemoChannels } from './demo-channels.ts'
import { ensureDemoMentors } from './demo-mentors.ts'
import {
  appointDemoAssessor,
  ensureDemoIssuer,
  ensureDemoOrganization,
  importStarterPacks,
  plansOfPeople,
  playgroundPeople,
  seedPeople,
} from './demonstration.ts'
import type { PlaygroundDeps } from './deps.ts'
import { galleryEntries } from './gallery.ts'
import { playgroundRoutes } from './routes.ts'
import { demoSlack, startDemoSlack } from './slack-cloud.ts'
import { slackPlatform } from './slack-platform.ts'
import type { SlackWorkspace } from './slack-workspace/slack-workspace.ts'
import { demoTeams, installDemoTeams, startDemoTeams, teamsJournal } from './teams-cloud.ts'
import { teamsPlatform } from './teams-platform.ts'
import type { TeamsTenant } from './teams-tenant/teams-tenant.ts'
import { forgetPeople, sentBetween, teamsHasMoved } from './world.store.ts'

/** The product, as far as the playground drives it; built by the composition root. */
export type DrivenProduct = {
  readonly deps: Deps
  tick(now: Date): Promise<void>
  underway(): Promise<void>
  readonly slackListener: () => RequestListener | undefined
  readonly teamsListener: () => RequestListener | undefined
  stop(): Promise<void>
}

export type WorldOptions<Product extends DrivenProduct> = {
  readonly database: Database
  readonly dataDir: string
  readonly contentFolder: string
  readonly port: number
  readonly log: Log
  readonly say: (sentence: string) => void
  readonly jobs: Readonly<Record<string, AnyJob<Deps>>>
  readonly render: PlaygroundDeps['render']
  readonly createProduct: (options: {
    readonly database: Database
    readonly clock: PlaygroundClock
    readonly log: Log
    readonly slack: {
      readonly botToken: string
      readonly signingSecret: string
      readonly appToken: undefined
      readonly apiUrl: string
      readonly organizationId: string
    }
    readonly teams: {
      readonly appId: string
      readonly appPassword: string
      readonly tenantId: string
      readonly appType: 'SingleTenant'
      readonly allowUnauthenticated: false
      readonly openIdMetadataUrl: string
      readonly tokenIssuer: string
      readonly loginUrl: string
      readonly organizationId: string
    }
    readonly afterIntent: () => void
  }) => Promise<Product>
}

/** The two clouds, the product between them, and the hand that moves its time: what a reset makes anew. */
type Day<Product> = {
  readonly organizationId: string
  readonly slack: SlackWorkspace
  readonly teams: TeamsTenant
  readonly product: Product
  readonly drive: Drive
}

export type World = {
  readonly routes: () => Hono
  stop(): Promise<void>
}

/** The playground: the product among stand-ins for the chat clouds, with a clock that is moved by hand. */
export const startPlayground = async <Product extends DrivenProduct>(
  options: WorldOptions<Product>,
): Promise<World> => {
  const { database, log, say } = options
  const folder = playgroundFolder(options.dataDir)
  const clock = openPlaygroundClock(folder, new Date())
  let day: Day<Product> | undefined
  const present = (): Day<Product> => {
    if (!day) throw new Error('The playground is being reset')
    return day
  }

  const begin = async (): Promise<Day<Product>> => {
    const organization = await ensureDemoOrganization({ database, clock })
    await ensureDemoIssuer({ database, clock }, organization.id)
    const slack = await startDemoSlack({ clock, folder, port: options.port })
    const teams = await startDemoTeams({ clock, folder, port: options.port })
    await teamsHasMoved(database, demoTeams.tenantId, teams.serviceUrl)
    let settle: () => void = () => undefined
    const product = await options.createProduct({
      database,
      clock,
      log,
      slack: {
        botToken: demoSlack.botToken,
        signingSecret: demoSlack.signingSecret,
        appToken: undefined,
        apiUrl: slack.apiUrl,
        organizationId: organization.id,
      },
      teams: {
        appId: demoTeams.appId,
        appPassword: demoTeams.appPassword,
        tenantId: demoTeams.tenantId,
        appType: 'SingleTenant',
        allowUnauthenticated: false,
        openIdMetadataUrl: teams.openIdMetadataUrl,
        tokenIssuer: teams.tokenIssuer,
        loginUrl: teams.loginUrl,
        organizationId: organization.id,
      },
      afterIntent: () => settle(),
    })
    const drive = createDrive({
      database,
      clock,
      taskList: taskListOf(options.jobs, product.deps),
      tick: product.tick,
      underway: async () => {
        await slack.deliveries.idle()
        await teams.deliveries.idle()
        await product.underway()
      },
      log,
    })
    settle = () =>
      void drive.settle().catch((error: unknown) => log('error', 'Work could not be done', { error }))
    say('Looking at the starter packs …')
    await importStarterPacks(product.deps, organization, options.contentFolder)
    await seedPeople(product.deps, organization)
    await appointDemoAssessor(product.deps, organization)
    await slack.deliveries.resume()
    return { organizationId: organization.id, slack, teams, product, drive }
  }

  const end = async (): Promise<void> => {
    const ending = day
    day = undefined
    await ending?.product.stop()
    await ending?.slack.close()
    await ending?.teams.close()
  }

  /** What needs the product to be there for the clouds: they post to its address. */
  const open = async (): Promise<void> => {
    const { teams, drive, product, organizationId } = present()
    await teams.deliveries.resume()
    await installDemoTeams(teams)
    await drive.settle()
    await ensureDemoMentors(product.deps, organizationId, drive.settle)
    await drive.settle()
    // Only now: what the mentors hold from the first day on is no news.
    await ensureDemoChannels(product.deps, organizationId)
    await drive.settle()
  }

  const reset = async (): Promise<void> => {
    await end()
    await forgetPeople(database)
    rmSync(join(folder, 'slack.jsonl'), { force: true })
    rmSync(teamsJournal(folder), { force: true })
    clock.reset()
    day = await begin()
    await open()
  }

  day = await begin()
  await open()
  const routes = new Hono().route(
    '/playground',
    playgroundRoutes({
      platforms: [
        slackPlatform({ slack: () => present().slack, people: playgroundPeople }),
        teamsPlatform({ tenant: () => present().teams, people: playgroundPeople }),
      ],
      people: playgroundPeople,
      clock,
      travel: async (to) => {
        const from = clock.now()
        const { jobs } = await present().drive.travel(to)
        return { delivered: await sentBetween(database, from, to), jobs }
      },
      settle: async () => {
        await present().drive.settle()
      },
      plans: () => plansOfPeople(database, present().organizationId),
      nextDue: () => present().drive.nextDue(),
      reset,
      gallery: () => galleryEntries(options.contentFolder),
      render: options.render,
      port: () => options.port,
      log,
    }),
  )
  return { routes: () => routes, stop: end }
}
