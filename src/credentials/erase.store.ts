import { Prisma } from '../generated/prisma/client.ts'
import type { Tx } from '../queue/database.ts'

/** Whose data goes: a member, with the records that had become part of theirs. */
export type Erased = { readonly organizationId: string; readonly memberIds: readonly string[] }

/** A member and all that was merged into them, held until the transaction ends; empty where there is none. */
export const lockWithMerged = async (tx: Tx, organizationId: string, memberId: string): Promise<string[]> => {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM members WHERE organization_id = ${organizationId} AND (id = ${memberId} OR merged_into = ${memberId})
    ORDER BY id FOR UPDATE`
  return rows.map(({ id }) => id)
}

/** The ids of a member's credentials that are not revoked yet. */
export const unrevokedOf = async (tx: Tx, { organizationId, memberIds }: Erased): Promise<string[]> => {
  const rows = await tx.credential.findMany({
    where: { organizationId, memberId: { in: [...memberIds] }, revokedAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id }) => id)
}

/**
 * What is left of a credential is its place in the status lists, its dates and the key that signed it: enough for the file
 * to be verified, and nothing of the person. One that was never signed goes altogether.
 */
const emptyCredentials = async (tx: Tx, { organizationId, memberIds }: Erased): Promise<number> => {
  const where = { organizationId, memberId: { in: [...memberIds] } }
  const rows = await tx.credential.findMany({ where, select: { id: true } })
  const ids = rows.map(({ id }) => id)
  await tx.credentialChange.updateMany({
    where: { organizationId, credentialId: { in: ids } },
    data: { actor: 'erased', reason: null },
  })
  // What partners said of one of them was said of the person.
  await tx.endorsement.deleteMany({
    where: { organizationId, subjectKind: 'credential', subjectId: { in: ids } },
  })
  await tx.credential.deleteMany({ where: { ...where, signedAt: null } })
  const { count } = await tx.credential.updateMany({
    where,
    data: {
      memberId: null,
      recipientName: null,
      signed: Prisma.DbNull,
      basis: [],
      shownEvidence: [],
      inPortfolio: false,
      shared: false,
      suspendedReason: null,
      revokedReason: null,
    },
  })
  return count
}

/** What others wrote down with the person in it keeps its place, without them. */
const forgetInOthers = async (tx: Tx, { organizationId, memberIds }: Erased): Promise<void> => {
  const them = { in: [...memberIds] }
  await tx.evidence.updateMany({
    where: { organizationId, assessorId: them },
    data: { assessorId: null, assessorName: null },
  })
  await tx.evidence.updateMany({
    where: { organizationId, lockedBy: them },
    data: { lockedBy: null, lockedUntil: null },
  })
  await tx.assessorAppointment.updateMany({
    where: { organizationId, appointedBy: them },
    data: { appointedBy: 'erased' },
  })
  // Whom they mentored, or were to mentor, looks for somebody else.
  await tx.$executeRaw`
    UPDATE mentoring_requests SET status = 'waiting' WHERE organization_id = ${organizationId} AND id IN (
      SELECT request_id FROM pairings WHERE mentor_id = ANY(${[...memberIds]}) AND open_key IS NOT NULL)`
  await tx.$executeRaw`
    UPDATE pairings SET mentor_id = 'erased', decline_reason = NULL, open_key = NULL,
      state = CASE WHEN open_key IS NULL THEN state WHEN state = 'proposed' THEN 'withdrawn' ELSE 'rematched' END
    WHERE organization_id = ${organizationId} AND mentor_id = ANY(${[...memberIds]})`
  await tx.pairing.updateMany({ where: { organizationId, endedBy: them }, data: { endedBy: 'erased' } })
  // The agenda looks for somebody else for what they were asked; what they have answered is theirs.
  await tx.mentorQuestion.updateMany({
    where: { organizationId, mentorId: them, state: 'asked' },
    data: { state: 'waiting', mentorId: null },
  })
  await tx.mentorQuestion.updateMany({
    where: { organizationId, mentorId: them },
    data: { mentorId: null, answer: null },
  })
  await tx.$executeRaw`
    UPDATE mentor_questions SET passed = ARRAY(SELECT who FROM unnest(passed) who WHERE who <> ALL(${[...memberIds]}))
    WHERE organization_id = ${organizationId} AND passed && ${[...memberIds]}`
  await tx.mentorNomination.updateMany({ where: { organizationId, byId: them }, data: { byId: null } })
  await tx.mentoringMeeting.updateMany({
    where: { organizationId, changedBy: them },
    data: { changedBy: 'erased' },
  })
  await tx.neverMeet.deleteMany({ where: { organizationId, OR: [{ askedBy: them }, { otherId: them }] } })
  for (const id of memberIds) {
    const mentioned = `%${id}%`
    await tx.$executeRaw`
      DELETE FROM agenda WHERE organization_id = ${organizationId} AND (payload::text LIKE ${mentioned} OR key LIKE ${mentioned})`
    await tx.$executeRaw`
      UPDATE audit_entries SET subject = 'erased', detail = '{}' WHERE organization_id = ${organizationId}
        AND (subject LIKE ${mentioned} OR detail::text LIKE ${mentioned} OR actor LIKE ${mentioned})`
  }
}

/** Deletes all rows of a person, of every room: half of it must never stay. Credentials are emptied, not deleted. */
export const erasePerson = async (tx: Tx, erased: Erased): Promise<number> => {
  const { organizationId, memberIds } = erased
  const theirs = { organizationId, memberId: { in: [...memberIds] } }
  const emptied = await emptyCredentials(tx, erased)
  await tx.evidence.deleteMany({ where: theirs })
  await tx.sitting.deleteMany({ where: theirs })
  await tx.practiceHold.deleteMany({ where: theirs })
  await tx.queuedOutcome.deleteMany({ where: theirs })
  await tx.assessorAppointment.deleteMany({ where: theirs })
  await tx.portfolio.deleteMany({ where: theirs })
  await tx.mentorProfile.deleteMany({ where: theirs })
  await tx.mentorOffer.deleteMany({ where: theirs })
  await tx.mentoringCheckIn.deleteMany({ where: theirs })
  await tx.mentoringFeedback.deleteMany({ where: theirs })
  await tx.mentorNomination.deleteMany({ where: theirs })
  await tx.mentorQuestion.deleteMany({ where: { organizationId, askerId: theirs.memberId } })
  // A request takes its pairings with it.
  await tx.mentoringRequest.deleteMany({ where: { organizationId, menteeId: theirs.memberId } })
  await tx.personalLink.deleteMany({ where: theirs })
  await tx.response.deleteMany({ where: theirs })
  await tx.memoryState.deleteMany({ where: theirs })
  await tx.lessonFinish.deleteMany({ where: theirs })
  await forgetInOthers(tx, erased)
  // Accounts, enrolments, deliveries, schedule, streak and codes go with the member.
  await tx.member.deleteMany({ where: { organizationId, id: { in: [...memberIds] } } })
  return emptied
}
