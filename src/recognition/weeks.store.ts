import type { Db } from '../queue/database.ts'

type Span = { readonly from: Date; readonly until: Date }

const of = (teamId: string | null) => (teamId === null ? {} : { teamId })

/** How many people a channel speaks of, who of them learnt in a span, and how many badges came. */
export const numbersOf = async (
  db: Db,
  organizationId: string,
  teamId: string | null,
  { from, until }: Span,
): Promise<{ readonly members: number; readonly people: number; readonly badges: number }> => {
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
  const badges = await db.credential.count({
    where: {
      organizationId,
      memberId: { in: ids },
      awardedAt: { gt: from, lte: until },
      signedAt: { not: null },
      revokedAt: null,
      sequence: 1,
    },
  })
  return { members: ids.length, people: learnt.length, badges }
}
