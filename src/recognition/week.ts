import type { Deps } from '../chat/deps.ts'
import { peopleOf } from '../chat/people.store.ts'
import { addDays } from '../kernel/local-date.ts'
import { instantOf } from '../kernel/time-zone.ts'
import { leastForAggregates } from './aggregates.rules.ts'
import { type Channel, organizationOf, teamsOf } from './channels.store.ts'
import { fits } from './fitting.rules.ts'
import { approvedBetween, type Moment } from './moments.store.ts'
import { weekly } from './posting.rules.ts'
import type { WeekShown } from './week.card.ts'
import { numbersOf } from './weeks.store.ts'

/** The seven days before a channel's weekly post, by its local date. */
const spanOf = ({ timeZone }: Pick<Channel, 'timeZone'>, date: string) => ({
  from: instantOf(timeZone, addDays(date, -7), weekly.channel.minute),
  until: instantOf(timeZone, date, weekly.channel.minute),
})

/** What was decided to be told within that week, and a channel hears. */
export const momentsOfWeek = async (deps: Deps, channel: Channel, date: string): Promise<Moment[]> => {
  const { from, until } = spanOf(channel, date)
  const moments = await approvedBetween(deps.database.prisma, channel.organizationId, from, until)
  return moments.filter((moment) => fits(channel, moment))
}

/** What a weekly post says beside its moments. */
export const loadWeek = async (deps: Deps, channel: Channel, date: string): Promise<WeekShown> => {
  const { prisma } = deps.database
  const { organizationId, teamId } = channel
  const span = spanOf(channel, date)
  const { members, people } = await numbersOf(prisma, organizationId, teamId, span)
  const thanked = (await momentsOfWeek(deps, channel, date)).flatMap(({ mentorId, mentorNamed }) =>
    mentorNamed && mentorId ? [mentorId] : [],
  )
  const known = await peopleOf(prisma, organizationId, thanked, deps.clock.now())
  const { name: organization } = await organizationOf(prisma, organizationId)
  return {
    team: (await teamsOf(prisma, organizationId)).find(({ id }) => id === teamId)?.name,
    organization,
    mentors: [...known.values()].flatMap(({ name, isPresent }) => (isPresent ? [name] : [])),
    people: members >= leastForAggregates && people >= leastForAggregates ? people : undefined,
  }
}
