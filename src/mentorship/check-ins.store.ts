import type { Whose } from '../chat/people.store.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { CheckIn, FeedbackValue } from './meeting.rules.ts'
import type { Key } from './requests.store.ts'

/** What both have answered to "did you meet?". */
export const checkInsOf = (db: Db, { id, organizationId }: Key): Promise<CheckIn[]> =>
  db.mentoringCheckIn.findMany({
    where: { pairingId: id, organizationId },
    select: { occasion: true, memberId: true, minutes: true },
    orderBy: [{ at: 'asc' }, { memberId: 'asc' }],
  })

/** What everybody has answered about the pairings of a mentor; an occasion is of one pairing. */
export const checkInsOfMentor = async (db: Db, { memberId, organizationId }: Whose): Promise<CheckIn[]> =>
  (
    await db.mentoringCheckIn.findMany({
      where: { organizationId, pairing: { mentorId: memberId } },
      select: { pairingId: true, occasion: true, memberId: true, minutes: true },
    })
  ).map(({ pairingId, occasion, ...answer }) => ({ ...answer, occasion: `${pairingId} ${occasion}` }))

/** Takes an answer; pressed again, the newer one holds. */
export const saveCheckIn = async (
  tx: Tx,
  { id: pairingId, organizationId }: Key,
  { occasion, memberId, minutes }: CheckIn,
  at: Date,
): Promise<void> => {
  await tx.mentoringCheckIn.upsert({
    where: { pairingId_occasion_memberId: { pairingId, occasion, memberId }, organizationId },
    create: { pairingId, occasion, memberId, organizationId, minutes, at },
    update: { minutes, at },
  })
}

export const saveFeedback = async (
  tx: Tx,
  { id: pairingId, organizationId }: Key,
  { memberId, value }: { readonly memberId: string; readonly value: FeedbackValue },
  at: Date,
): Promise<void> => {
  await tx.mentoringFeedback.upsert({
    where: { pairingId_memberId: { pairingId, memberId }, organizationId },
    create: { pairingId, memberId, organizationId, value, at },
    update: { value, at },
  })
}

/** What learners say of the mentoring of a mentor: for sums, and never for the mentor's eyes. */
export const feedbackOnMentor = async (
  db: Db,
  { memberId, organizationId }: Whose,
): Promise<{ memberId: string; value: FeedbackValue }[]> =>
  (
    await db.mentoringFeedback.findMany({
      where: { organizationId, memberId: { not: memberId }, pairing: { mentorId: memberId } },
      select: { memberId: true, value: true },
    })
  ).map((row) => ({ ...row, value: row.value as FeedbackValue }))
