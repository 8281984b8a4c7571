import type { LocalDate } from '../kernel/local-date.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import { endEnrolment, enrolMember, findPathway, pathwaysFor } from '../lessons/enrolment.store.ts'
import { changeSchedule } from '../lessons/schedule.store.ts'
import {
  findMember,
  findTeam,
  isPresent,
  type Member,
  membersOfTeam,
  teamNames,
} from '../people/members.store.ts'
import type { Organization } from '../people/organizations.store.ts'
import { counted, inputError, type Outcome } from './outcome.ts'
import { type CommandDeps, theOrganization, withDatabase } from './with-database.ts'

/** Who is meant: one of the two is given. */
export type Whom = { readonly team?: string; readonly member?: string; readonly organization?: string }

const membersMeant = async (deps: CommandDeps, organization: Organization, whom: Whom): Promise<Member[]> => {
  const { prisma } = deps.database
  if (whom.member !== undefined) {
    const member = await findMember(prisma, organization.id, whom.member)
    if (member) return [member]
    throw inputError('unknown-member', `There is no member "${whom.member}" in ${organization.name}.`)
  }
  const name = whom.team ?? ''
  const team = await findTeam(prisma, organization.id, name)
  if (team) return membersOfTeam(prisma, organization.id, team.id)
  const teams = await teamNames(prisma, organization.id)
  const there = teams.length > 0 ? `There is ${teams.slice(0, 20).join(', ')}.` : 'There is no team yet.'
  throw inputError('unknown-team', `There is no team "${name}" in ${organization.name}. ${there}`)
}

const pathwayMeant = async (deps: CommandDeps, organization: Organization, asked: string | undefined) => {
  const idOrSlug = asked ?? organization.defaultPathwayId
  if (idOrSlug === null)
    throw inputError('no-pathway', `${organization.name} has no default pathway; say which one.`)
  const pathway = await findPathway(deps.database.prisma, organization.id, idOrSlug)
  if (pathway) return pathway
  const all = await pathwaysFor(deps.database.prisma, { organizationId: organization.id, memberId: '' })
  const there =
    all.length > 0
      ? `There is ${all.map(({ slug }) => slug).join(', ')}.`
      : 'Import content first: there is none yet.'
  throw inputError('unknown-pathway', `There is no pathway "${idOrSlug}" in ${organization.name}. ${there}`)
}

const chunkSize = 50

const inChunks = async <T>(
  list: readonly T[],
  work: (chunk: readonly T[]) => Promise<void>,
): Promise<void> => {
  for (let at = 0; at < list.length; at += chunkSize) await work(list.slice(at, at + chunkSize))
}

type Counts = { done: string[]; already: string[]; left: string[] }

const report = (
  pathway: { slug: string; title: string },
  counts: Counts,
  words: [string, string],
): Outcome => {
  const { done, already, left } = counts
  return {
    exitCode: 0,
    json: {
      pathway: pathway.slug,
      [words[0]]: done.length,
      unchanged: already.length,
      left: left.length,
      members: done,
    },
    text: [
      `${pathway.title}: ${counted(done.length, 'member')} ${words[0]}, ${already.length} ${words[1]}.`,
      ...(left.length > 0 ? [`Passed over, as they have left: ${left.join(', ')}.`] : []),
    ].join('\n'),
  }
}

/** `enrol [PATHWAY]`. Dates are local to each member. */
export const enrol = (
  asked: string | undefined,
  options: Whom & { readonly from?: LocalDate; readonly due?: LocalDate },
): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const organization = await theOrganization(deps, options.organization)
    const pathway = await pathwayMeant(deps, organization, asked)
    const members = await membersMeant(deps, organization, options)
    const now = deps.clock.now()
    const counts: Counts = { done: [], already: [], left: [] }
    await inChunks(members, (chunk) =>
      deps.database.prisma.$transaction(
        async (tx) => {
          for (const member of chunk) {
            const today = localDateAt(member.timeZone, now)
            // Somebody whose first day is still to come may be enrolled; somebody whose last is past may not.
            if (!isPresent({ from: undefined, until: member.until }, today)) {
              counts.left.push(member.address)
              continue
            }
            const whose = { memberId: member.id, organizationId: organization.id }
            const dates = { startsOn: options.from ?? today, dueOn: options.due }
            const isNew = await enrolMember(tx, whose, { pathwayId: pathway.id, ...dates, now })
            await changeSchedule(tx, { ...whose, timeZone: member.timeZone }, {}, now)
            const list = isNew ? counts.done : counts.already
            list.push(member.address)
          }
        },
        { timeout: 60_000 },
      ),
    )
    return report(pathway, counts, ['enrolled', 'were on it already'])
  })

/** `unenrol PATHWAY`. What was learnt stays. */
export const unenrol = (asked: string, options: Whom): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const organization = await theOrganization(deps, options.organization)
    const pathway = await pathwayMeant(deps, organization, asked)
    const members = await membersMeant(deps, organization, options)
    const now = deps.clock.now()
    const counts: Counts = { done: [], already: [], left: [] }
    await inChunks(members, (chunk) =>
      deps.database.prisma.$transaction(async (tx) => {
        for (const { id, address, timeZone } of chunk) {
          const whose = { memberId: id, organizationId: organization.id }
          const ended = await endEnrolment(tx, whose, pathway.id, now)
          if (ended) await changeSchedule(tx, { ...whose, timeZone }, {}, now)
          const list = ended ? counts.done : counts.already
          list.push(address)
        }
      }),
    )
    return report(pathway, counts, ['unenrolled', 'were not on it'])
  })
