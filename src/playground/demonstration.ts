import { join } from 'node:path'
import type { Deps } from '../chat/deps.ts'
import type { PlatformName } from '../chat/platform.ts'
import { importPack } from '../content/import-pack.ts'
import { checkContent } from '../content/validate.ts'
import { saveAppointment } from '../credentials/evidence/assessors.store.ts'
import { ownIssuer, updateIssuer } from '../credentials/issuing/issuers.store.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import { enrolMember, findPathway } from '../lessons/enrolment.store.ts'
import { allDays } from '../lessons/schedule.rules.ts'
import { changeSchedule } from '../lessons/schedule.store.ts'
import { findMemberByAddress } from '../people/identities.store.ts'
import { importRoster } from '../people/import-roster.ts'
import { setAdmin } from '../people/members.store.ts'
import { ensureOrganization, type Organization, setDefaultPathway } from '../people/organizations.store.ts'
import type { Database } from '../queue/database.ts'
import type { Plan, PlaygroundPerson } from './state.ts'
import { highStakesAchievements, plansByAddress } from './world.store.ts'

type DemoPerson = PlaygroundPerson & {
  readonly address: string
  readonly team: string
  readonly site: string
  readonly manager?: string
  readonly pathway?: string
  /** Gets lessons at the weekend too; the others from Monday to Friday. */
  readonly everyDay?: true
}

const domain = 'halden-works.example'

/** The people of the demonstration organization. Those with a pathway get a lesson; the others begin by hello. */
export const demoPeople: readonly DemoPerson[] = [
  {
    id: 'mia',
    name: 'Mia Brandt',
    platform: 'slack',
    timeZone: 'Europe/Berlin',
    locale: 'en-GB',
    roles: ['learner'],
    externalId: 'U0MIA',
    address: `mia.brandt@${domain}`,
    team: 'Maintenance',
    site: 'Rheine',
    manager: `jonas.weber@${domain}`,
    pathway: 'hazardous-energy-control',
    everyDay: true,
  },
  {
    id: 'diego',
    name: 'Diego Ramírez',
    platform: 'slack',
    timeZone: 'America/Monterrey',
    locale: 'en-US',
    roles: ['learner'],
    externalId: 'U0DIEGO',
    address: `diego.ramirez@${domain}`,
    team: 'Automation',
    site: 'Monterrey',
    manager: `jonas.weber@${domain}`,
    pathway: 'industrial-iot-foundations',
    everyDay: true,
  },
  {
    id: 'aisha',
    name: 'Aisha Rahman',
    platform: 'slack',
    timeZone: 'Asia/Kuala_Lumpur',
    locale: 'en-GB',
    roles: ['learner', 'mentor'],
    externalId: 'U0AISHA',
    address: `aisha.rahman@${domain}`,
    team: 'Automation',
    site: 'Penang',
    manager: `jonas.weber@${domain}`,
    pathway: 'advanced-manufacturing-essentials',
  },
  {
    id: 'jonas',
    name: 'Jonas Weber',
    platform: 'slack',
    timeZone: 'Europe/Berlin',
    locale: 'en-GB',
    roles: ['manager'],
    externalId: 'U0JONAS',
    address: `jonas.weber@${domain}`,
    team: 'Maintenance',
    site: 'Rheine',
  },
  {
    id: 'priya',
    name: 'Priya Nair',
    platform: 'slack',
    timeZone: 'Europe/London',
    locale: 'en-GB',
    roles: ['admin'],
    externalId: 'U0PRIYA',
    address: `priya.nair@${domain}`,
    team: 'Learning',
    site: 'Rheine',
  },
  {
    id: 'lena',
    name: 'Lena Vogt',
    platform: 'teams',
    timeZone: 'Europe/Berlin',
    locale: 'de-DE',
    roles: ['learner'],
    externalId: '5d3a1e0c-6a41-4c0e-9f5b-0a1e7c9d2b01',
    address: `lena.vogt@${domain}`,
    team: 'Energy',
    site: 'Rheine',
    manager: `jonas.weber@${domain}`,
    pathway: 'sustainable-production-essentials',
    everyDay: true,
  },
  {
    id: 'lucia',
    name: 'Lucía Ortega',
    platform: 'teams',
    timeZone: 'America/Monterrey',
    locale: 'es-MX',
    roles: ['learner', 'mentor'],
    externalId: '8c1f2b7a-3f0d-4b0e-8a57-2d9b6f41ce02',
    address: `lucia.ortega@${domain}`,
    team: 'Automation',
    site: 'Monterrey',
    manager: `jonas.weber@${domain}`,
    pathway: 'advanced-manufacturing-essentials',
  },
  {
    // The same person as on Slack: both platforms vouch for his address.
    id: 'jonas-teams',
    name: 'Jonas Weber',
    platform: 'teams',
    timeZone: 'Europe/Berlin',
    locale: 'en-GB',
    roles: ['manager'],
    externalId: 'f0b7c4d9-1a35-4d2c-b6e8-93c50d7ae403',
    address: `jonas.weber@${domain}`,
    team: 'Maintenance',
    site: 'Rheine',
  },
]

/** The people as the playground shows them. */
export const playgroundPeople = (): readonly PlaygroundPerson[] =>
  demoPeople.map(({ id, name, platform, timeZone, locale, roles, externalId }) => ({
    id,
    name,
    platform,
    timeZone,
    locale,
    roles,
    externalId,
  }))

/** What the people have planned and chosen, by what the product has of their addresses. */
export const plansOfPeople = async (database: Database, organization: string): Promise<readonly Plan[]> => {
  const plans = await plansByAddress(database, organization)
  return demoPeople.flatMap(({ id, address }) => {
    const plan = plans.get(address)
    return plan === undefined ? [] : [{ person: id, ...plan }]
  })
}

const accountsOn = (platform: PlatformName): readonly string[] =>
  demoPeople.filter((person) => person.platform === platform).map((person) => person.externalId)

export const demoChannel = {
  id: 'C0MAINT',
  name: 'team-maintenance',
  members: ['U0WHETSTONE', ...accountsOn('slack')],
}

/** The team on Teams, with a channel beside General. */
export const demoTeam = {
  id: '19:halden-energy@thread.tacv2',
  name: 'Energy',
  channels: [
    { id: '19:halden-energy@thread.tacv2', name: 'General' },
    { id: '19:halden-energy-savings@thread.tacv2', name: 'Savings' },
  ],
  members: accountsOn('teams'),
}

/** Who has accounts on two platforms stands in the roster once. */
const onceEach = (people: readonly DemoPerson[]): readonly DemoPerson[] =>
  people.filter(({ address }, index) => people.findIndex((other) => other.address === address) === index)

const rosterCsv = (): string =>
  [
    'address,name,team,site,manager,language,timeZone,from,until',
    ...onceEach(demoPeople).map((person) =>
      [
        person.address,
        person.name,
        person.team,
        person.site,
        person.manager ?? '',
        person.locale,
        person.timeZone,
        '',
        '',
      ].join(','),
    ),
  ].join('\n')

export const ensureDemoOrganization = (deps: Pick<Deps, 'database' | 'clock'>): Promise<Organization> =>
  ensureOrganization(
    deps.database.prisma,
    {
      name: 'Halden Works',
      timeZone: 'Europe/Berlin',
      contact: 'Priya Nair',
      demonstration: true,
    },
    deps.clock.now(),
  )

/** The demonstration's badges are signed: its issuer has all that one must have. */
export const ensureDemoIssuer = async (
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  organizationId: string,
): Promise<void> => {
  const issuer = await database.prisma.$transaction((tx) => ownIssuer(tx, organizationId, clock.now()))
  if (issuer.countryCode === null)
    await updateIssuer(database.prisma, { id: issuer.id, organizationId }, { countryCode: 'DE' })
}

/** Loads the starter packs; packs that are there already cost a look. */
export const importStarterPacks = async (
  deps: Pick<Deps, 'database' | 'clock' | 'log'>,
  organization: Organization,
  contentFolder: string,
): Promise<void> => {
  const { packs, problems } = checkContent(join(contentFolder))
  for (const { file, line, problem } of problems)
    deps.log('warn', 'A starter pack has a fault', { file, line, problem })
  for (const pack of packs) await importPack(deps, organization.id, pack, deps.clock.now())
  const first = await findPathway(deps.database.prisma, organization.id, 'industrial-iot-foundations')
  if (first && !organization.defaultPathwayId) {
    await deps.database.prisma.$transaction((tx) => setDefaultPathway(tx, organization.id, first.id))
  }
}

/** The people, and their enrolments as on the first day. Done again, it changes nothing. */
export const seedPeople = async (deps: Deps, organization: Organization): Promise<void> => {
  const { prisma } = deps.database
  const now = deps.clock.now()
  await importRoster(deps, organization.id, Buffer.from(rosterCsv()), {
    dryRun: false,
    actor: 'playground',
  })
  for (const person of demoPeople) {
    const member = await findMemberByAddress(prisma, organization.id, person.address)
    const pathway = person.pathway && (await findPathway(prisma, organization.id, person.pathway))
    if (!member) continue
    const whose = { memberId: member.id, organizationId: organization.id }
    if (person.roles.includes('admin')) await prisma.$transaction((tx) => setAdmin(tx, whose, true))
    if (!pathway) continue
    await prisma.$transaction(async (tx) => {
      const startsOn = localDateAt(person.timeZone, now)
      const joined = await enrolMember(tx, whose, { pathwayId: pathway.id, startsOn, now })
      if (joined)
        await changeSchedule(
          tx,
          { ...whose, timeZone: person.timeZone },
          person.everyDay ? { days: allDays } : {},
          now,
        )
    })
  }
}

/** Nobody holds a badge on the first day: one of them may judge what is handed in, until others do. */
export const appointDemoAssessor = async (deps: Deps, organization: Organization): Promise<void> => {
  const { prisma } = deps.database
  const jonas = await findMemberByAddress(prisma, organization.id, `jonas.weber@${domain}`)
  if (!jonas) return
  const reason = 'Trains new colleagues in Rheine, and wrote the site’s procedures'
  const appointment = { memberId: jonas.id, reason, appointedBy: 'playground', at: deps.clock.now() }
  const achievements = await highStakesAchievements(prisma, organization.id)
  await prisma.$transaction(async (tx) => {
    for (const achievementId of achievements)
      await saveAppointment(tx, organization.id, { ...appointment, achievementId })
  })
}
