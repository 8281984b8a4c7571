import type { Deps } from '../chat/deps.ts'
import { personOf } from '../chat/people.store.ts'
import { isTrue } from './decide.ts'
import type { Moment } from './moments.store.ts'

/**
 * Whether a moment may be told now, and answered: its person wants it known and is here, and what stands behind it is true. A
 * post that could not be changed yet may say something else.
 */
export const isAnswerable = async (
  { database }: Pick<Deps, 'database'>,
  moment: Moment | undefined,
  now: Date,
): Promise<boolean> => {
  if (moment?.state !== 'approved' || !(await isTrue(database.prisma, moment, now))) return false
  if (moment.memberId === null) return moment.teamId !== null
  const { memberId, organizationId } = moment
  return (await personOf(database.prisma, { memberId, organizationId }, now))?.isPresent === true
}

/** Those of several that may be. */
export const answerable = async (
  deps: Pick<Deps, 'database'>,
  moments: readonly Moment[],
  now: Date,
): Promise<Moment[]> => {
  const may = await Promise.all(moments.map((moment) => isAnswerable(deps, moment, now)))
  return moments.filter((_, index) => may[index])
}
