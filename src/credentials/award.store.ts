import type { Prisma } from '../generated/prisma/client.ts'
import { newId } from '../kernel/ids.ts'
import type { Tx } from '../queue/database.ts'
import type { Proof } from './criteria/criterion.ts'
import type { Whose } from './record.store.ts'

export type Award = {
  readonly achievementId: string
  readonly issuerId: string
  readonly validUntil: Date | null
  readonly proofs: readonly Proof[]
  /** 1 for the first; a renewal counts on, and names what it renews. */
  readonly sequence: number
  readonly renewsId: string | null
}

/** Makes an award unless there is one of that sequence; its id where it was made now. */
export const insertAward = async (
  tx: Tx,
  whose: Whose,
  award: Award,
  now: Date,
): Promise<string | undefined> => {
  const { memberId, organizationId } = whose
  const { achievementId, sequence } = award
  const member = await tx.member.findFirst({
    where: { id: memberId, organizationId },
    select: { name: true },
  })
  if (!member) return undefined
  const id = newId(now.getTime())
  const { count } = await tx.credential.createMany({
    skipDuplicates: true,
    data: [
      {
        id,
        organizationId,
        memberId,
        achievementId,
        issuerId: award.issuerId,
        sequence,
        recipientName: member.name,
        awardedAt: now,
        validFrom: now,
        validUntil: award.validUntil,
        basis: award.proofs as unknown as Prisma.InputJsonArray,
        renewsId: award.renewsId,
      },
    ],
  })
  return count === 1 ? id : undefined
}

/** What a member has been given of an achievement, the newest first. */
export const awardsOf = (tx: Tx, { memberId, organizationId }: Whose, achievementId: string) =>
  tx.credential.findMany({
    where: { memberId, organizationId, achievementId },
    orderBy: { sequence: 'desc' },
  })
