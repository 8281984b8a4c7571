import type { Deps } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { peopleOf } from '../chat/people.store.ts'
import { addDays, type LocalDate } from '../kernel/local-date.ts'
import { instantOf, localDateAt } from '../kernel/time-zone.ts'
import type { AgendaRequest } from '../queue/define-job.ts'
import { channelsOf, organizationOf } from './channels.store.ts'
import { fits } from './fitting.rules.ts'
import { nextWeekly, weekly } from './posting.rules.ts'
import type { DeedShown } from './praise.card.ts'
import { type Deed, deedsIn } from './praise.store.ts'
import { achievementOf } from './subjects.store.ts'

/** The next Monday of the managers, planned by its date: one that is due already stays, whatever happens meanwhile. */
export const mondayOf = async (deps: Deps, organizationId: string): Promise<AgendaRequest> => {
  const { timeZone } = await organizationOf(deps.database.prisma, organizationId)
  const dueAt = nextWeekly(weekly.manager, timeZone, deps.clock.now())
  const date = localDateAt(timeZone, dueAt)
  const key = `plan-praise:${organizationId}:${date}`
  return { job: 'plan-praise', payload: { organizationId, date }, key, dueAt, organizationId }
}

/** The seven days before a Monday at eight. */
const weekBefore = async (deps: Deps, organizationId: string, date: LocalDate) => {
  const { timeZone } = await organizationOf(deps.database.prisma, organizationId)
  const at = (on: LocalDate) => instantOf(timeZone, on, weekly.manager.minute)
  return { since: at(addDays(date, -7)), until: at(date) }
}

/** What these people let others hear of, within a span. */
export const deedsOf = async (
  deps: Deps,
  organizationId: string,
  memberIds: readonly string[],
  span: { readonly since: Date; readonly until: Date },
): Promise<Deed[]> => {
  const { prisma } = deps.database
  const now = deps.clock.now()
  const people = await peopleOf(prisma, organizationId, memberIds, now)
  const present = [...people.values()].filter(({ isPresent }) => isPresent)
  const channels = (await channelsOf(prisma, organizationId)).filter(({ isInstalled }) => isInstalled)
  const isAsked = (teamId: string | null) =>
    channels.some((channel) => fits(channel, { audience: 'all', teamId }))
  const idsOf = (asked: boolean) =>
    present.filter(({ teamId }) => isAsked(teamId) === asked).map(({ id }) => id)
  return deedsIn(prisma, organizationId, { asked: idsOf(true), unasked: idsOf(false) }, { ...span, now })
}

/** What a Monday tells a manager of their people. */
export const deedsOfWeek = async (
  deps: Deps,
  organizationId: string,
  memberIds: readonly string[],
  date: LocalDate,
): Promise<Deed[]> => deedsOf(deps, organizationId, memberIds, await weekBefore(deps, organizationId, date))

export const titleOf = async (
  deps: Deps,
  organizationId: string,
  { achievementId }: Pick<Deed, 'achievementId'>,
  language: string,
): Promise<string> =>
  achievementId
    ? ((await achievementOf(deps.database.prisma, organizationId, achievementId, language))?.title ?? '')
    : ''

/** The same with the names of people and badges. */
export const deedsShown = async (
  deps: Deps,
  organizationId: string,
  deeds: readonly Deed[],
  say: Say,
): Promise<DeedShown[]> => {
  const ids = deeds.map(({ memberId }) => memberId)
  const people = await peopleOf(deps.database.prisma, organizationId, ids, deps.clock.now())
  return Promise.all(
    deeds.map(async (deed) => ({
      ...deed,
      name: people.get(deed.memberId)?.name ?? say.plain('moment.somebody'),
      title: await titleOf(deps, organizationId, deed, say.language),
    })),
  )
}
