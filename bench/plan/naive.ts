import { nextDelivery } from '../../src/lessons/schedule.rules.ts'
import type { Database } from '../../src/queue/database.ts'

const minuteMs = 60_000

/**
 * Who is due at this minute, found without a stored instant: everybody loaded through Prisma, and the next delivery of
 * each computed. It writes nothing, which is in its favour. Returns how many are due.
 */
export const planNaively = async ({ prisma }: Database, now: Date): Promise<number> => {
  const everybody = await prisma.schedule.findMany()
  const before = new Date(now.getTime() - minuteMs)
  let due = 0
  for (const { timeZone, atMinute, days } of everybody) {
    const next = nextDelivery({ timeZone, atMinute, days }, before)
    if (next && next <= now) due++
  }
  return due
}
