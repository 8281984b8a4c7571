import type { Db } from '../queue/database.ts'

type Span = { readonly from: Date; readonly until: Date }

const of = (teamId: string | null) => (teamId === null ? {} : { teamId })

/** How many people a channel speaks of, and how many of them learnt in a span. */
export const numbersOf = async (
  db: Db,
  organizationId: string,
  teamId: string | null,
  { from, until }: Span,
): Promise<{ readonly members: number; readonly people: number }> => {
  const today = new Date(until.toISOString().slice(0, 10))
  const members = await db.member.findMany({
    where: {
      organizationId,
      ...of(teamId),
      mergedInto: null,
      OR: [{ until: null }, { until: { gte: today } }],
    },
    select: { id: true },
  })
  const ids = members.map(({ id }) => id)
  const learnt = await db.delivery.findMany({
    where: { organizationId, memberId: { in: ids }, finishedAt: { gt: from, lte: until } },
    distinct: ['memberId'],
    select: { memberId: true },
  })
  return { members: ids.length, people: learnt.length }
}
