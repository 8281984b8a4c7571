import type { Db, Tx } from '../queue/database.ts'

type Press = { readonly momentId: string; readonly memberId: string; readonly organizationId: string }

/** Gives kudos, or takes them back where they were given; says which. Once a person, whichever account it came from. */
export const toggleKudos = async (tx: Tx, press: Press, at: Date): Promise<'given' | 'taken'> => {
  const { momentId, memberId, organizationId } = press
  const given = await tx.kudos.createMany({
    data: [{ momentId, memberId, organizationId, at }],
    skipDuplicates: true,
  })
  if (given.count > 0) return 'given'
  await tx.kudos.deleteMany({ where: { momentId, memberId, organizationId } })
  return 'taken'
}

/** Gives kudos to several; none is taken back by it. */
export const giveKudos = async (tx: Tx, presses: readonly Press[], at: Date): Promise<void> => {
  await tx.kudos.createMany({
    data: presses.map(({ organizationId, ...press }) => ({ organizationId, ...press, at })),
    skipDuplicates: true,
  })
}

/** That somebody wants it too; counted once. */
export const wish = async (tx: Tx, { organizationId, ...press }: Press, at: Date): Promise<boolean> =>
  (
    await tx.achievementWish.createMany({
      data: [{ organizationId, ...press, at }],
      skipDuplicates: true,
    })
  ).count > 0

/** That somebody no longer wants it; `false` where they did not. */
export const unwish = async (tx: Tx, { momentId, memberId, organizationId }: Press): Promise<boolean> =>
  (await tx.achievementWish.deleteMany({ where: { momentId, memberId, organizationId } })).count > 0

export const countsOf = async (
  db: Db,
  organizationId: string,
  momentId: string,
): Promise<{ readonly kudos: number; readonly wishes: number }> => ({
  kudos: await db.kudos.count({ where: { organizationId, momentId } }),
  wishes: await db.achievementWish.count({ where: { organizationId, momentId } }),
})

export type Word = {
  readonly id: string
  readonly momentId: string
  readonly fromId: string
  readonly text: string
  readonly reportedAt: Date | null
}

/** A message to the person of a moment. The same words sent twice are one: `false` then. */
export const saveWord = async (
  tx: Tx,
  word: {
    readonly id: string
    readonly momentId: string
    readonly fromId: string
    readonly text: string
    readonly organizationId: string
  },
  at: Date,
): Promise<boolean> => {
  const { organizationId, ...rest } = word
  const made = await tx.kindWord.createMany({ data: [{ organizationId, ...rest, at }], skipDuplicates: true })
  return made.count > 0
}

export const findWord = async (
  db: Db,
  { id, organizationId }: { readonly id: string; readonly organizationId: string },
): Promise<Word | null> => db.kindWord.findFirst({ where: { id, organizationId } })

/** `false` where it was reported before. */
export const reportWord = async (
  tx: Tx,
  { id, organizationId }: { readonly id: string; readonly organizationId: string },
  at: Date,
): Promise<boolean> =>
  (
    await tx.kindWord.updateMany({
      where: { id, organizationId, reportedAt: null },
      data: { reportedAt: at },
    })
  ).count > 0

/** Whether somebody may not write to another one any more: a message of theirs was reported. */
export const isReported = async (
  db: Db,
  organizationId: string,
  { fromId, memberId }: { readonly fromId: string; readonly memberId: string },
): Promise<boolean> =>
  (await db.kindWord.count({
    where: { organizationId, fromId, reportedAt: { not: null }, moment: { memberId } },
  })) > 0

/** How much somebody has written to another one since. */
export const wordsSince = async (
  db: Db,
  organizationId: string,
  { fromId, memberId }: { readonly fromId: string; readonly memberId: string },
  since: Date,
): Promise<number> =>
  db.kindWord.count({ where: { organizationId, fromId, at: { gt: since }, moment: { memberId } } })
