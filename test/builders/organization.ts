import type { Deps } from '../../src/chat/deps.ts'
import { importPack } from '../../src/content/import-pack.ts'
import { checkPack } from '../../src/content/pack.rules.ts'
import type { PackFile } from '../../src/content/problem.ts'
import { localDateAt } from '../../src/kernel/time-zone.ts'
import { enrolMember, findPathway } from '../../src/lessons/enrolment.store.ts'
import { changeSchedule, type ScheduleChange } from '../../src/lessons/schedule.store.ts'
import { findMemberByAddress } from '../../src/people/identities.store.ts'
import { importRoster } from '../../src/people/import-roster.ts'
import type { TestPerson } from './product.ts'
import { addressOf } from './tenant.ts'

/** What an administrator of an organization does, for a test. */
export const organizationHands = ({
  deps,
  organizationId,
  timeZoneOf,
}: {
  readonly deps: Deps
  readonly organizationId: string
  readonly timeZoneOf: (person: string) => string | undefined
}) => {
  const { database, clock } = deps
  const memberId = async (person: string): Promise<string> => {
    const member = await findMemberByAddress(database.prisma, organizationId, addressOf(person))
    if (!member) throw new Error(`${person} is not in the roster`)
    return member.id
  }
  return {
    memberId,
    /** Imports the roster anew: who is left out has left. */
    importPeople: async (people: readonly TestPerson[]): Promise<void> => {
      const how = { dryRun: false, actor: 'test', manyMayLeave: true }
      const { errors } = await importRoster(deps, organizationId, Buffer.from(rosterOf(people)), how)
      if (errors.length > 0) throw new Error(`The test's roster has faults: ${JSON.stringify(errors)}`)
    },
    /** Imports a pack anew, from files that a test has changed. */
    importFiles: async (files: readonly PackFile[]): Promise<void> => {
      const { pack, problems } = checkPack(files)
      if (!pack || problems.length > 0)
        throw new Error(`The test's pack has faults: ${JSON.stringify(problems)}`)
      await importPack({ database }, organizationId, pack, clock.now())
    },
    enrol: async (
      person: string,
      pathway = 'tiny-foundations',
      schedule: ScheduleChange = {},
    ): Promise<void> => {
      const found = await findPathway(database.prisma, organizationId, pathway)
      const timeZone = timeZoneOf(person)
      if (!found || !timeZone) throw new Error(`No pathway ${pathway} or no person ${person}`)
      const whose = { memberId: await memberId(person), organizationId }
      const now = clock.now()
      await database.prisma.$transaction(async (tx) => {
        const startsOn = localDateAt(timeZone, now)
        await enrolMember(tx, whose, { pathwayId: found.id, startsOn, now })
        await changeSchedule(tx, { ...whose, timeZone }, schedule, now)
      })
    },
  }
}

const rosterOf = (people: readonly TestPerson[]): string =>
  [
    'address,name,team,site,manager,language,timeZone,from,until',
    ...people
      .filter((person) => person.onRoster)
      .map(({ id, name, locale, timeZone, from, until }) =>
        [
          addressOf(id),
          `"${name.replaceAll('"', '""')}"`,
          'Line 1',
          'Main',
          '',
          locale,
          timeZone,
          from,
          until,
        ].join(),
      ),
  ].join('\n')
