import type { Db } from '../queue/database.ts'

/** Takes a request of the platform for the first time: `false` when it has been taken before. */
export const takeOnce = async (
  { prisma }: { readonly prisma: Db },
  key: string,
  now: Date,
): Promise<boolean> => {
  const taken = await prisma.inboundEvent.createMany({ data: [{ key, at: now }], skipDuplicates: true })
  return taken.count === 1
}

/** Forgets requests that no platform sends again. */
export const forgetTaken = async (db: Db, before: Date): Promise<void> => {
  await db.inboundEvent.deleteMany({ where: { at: { lt: before } } })
}
