import type { Tx } from '../queue/database.ts'
import { moveRecognition } from './move-recognition.store.ts'

type Move = { readonly organizationId: string; readonly from: string; readonly to: string }

/** Awards of the same achievement are counted on, in the order in which they were made. */
const moveAwards = async (tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  const come = await tx.credential.findMany({
    where: { organizationId, memberId: from },
    select: { id: true, achievementId: true },
    orderBy: [{ sequence: 'asc' }],
  })
  for (const { id, achievementId } of come) {
    const { _max } = await tx.credential.aggregate({
      where: { organizationId, memberId: to, achievementId },
      _max: { sequence: true },
    })
    const sequence = (_max.sequence ?? 0) + 1
    await tx.credential.update({ where: { id, organizationId }, data: { memberId: to, sequence } })
  }
}

/** Attempts count on, so that two records together give nobody more of them. */
const moveSittings = async (tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  const come = await tx.sitting.findMany({
    where: { organizationId, memberId: from },
    select: { id: true, achievementId: true, criterion: true },
    orderBy: [{ attempt: 'asc' }],
  })
  for (const { id, achievementId, criterion } of come) {
    const { _max } = await tx.sitting.aggregate({
      where: { organizationId, memberId: to, achievementId, criterion },
      _max: { attempt: true },
    })
    const attempt = (_max.attempt ?? 0) + 1
    await tx.sitting.update({ where: { id, organizationId }, data: { memberId: to, attempt } })
  }
  await tx.sittingItem.updateMany({ where: { organizationId, memberId: from }, data: { memberId: to } })
}

/** What there can be one of: who stays keeps theirs. */
const moveSingles = async (tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  const mine = { organizationId, memberId: from }
  const has = await tx.portfolio.count({ where: { organizationId, memberId: to } })
  if (has === 0) await tx.portfolio.updateMany({ where: mine, data: { memberId: to } })
  await tx.portfolio.deleteMany({ where: mine })
  await tx.$executeRaw`
    UPDATE practice_holds h SET member_id = ${to} WHERE organization_id = ${organizationId} AND member_id = ${from}
      AND NOT EXISTS (SELECT FROM practice_holds o WHERE o.member_id = ${to} AND o.outcome_id = h.outcome_id)`
  await tx.practiceHold.deleteMany({ where: mine })
  await tx.$executeRaw`
    UPDATE queued_outcomes q SET member_id = ${to} WHERE organization_id = ${organizationId} AND member_id = ${from}
      AND NOT EXISTS (SELECT FROM queued_outcomes o WHERE o.member_id = ${to} AND o.outcome_id = q.outcome_id)`
  await tx.queuedOutcome.deleteMany({ where: mine })
  await tx.$executeRaw`
    UPDATE assessor_appointments a SET member_id = ${to} WHERE organization_id = ${organizationId} AND member_id = ${from}
      AND NOT EXISTS (SELECT FROM assessor_appointments o
        WHERE o.member_id = ${to} AND o.achievement_id = a.achievement_id)`
  await tx.assessorAppointment.deleteMany({ where: mine })
}

/**
 * One piece waits at a time for a criterion: of two, the one of who stays goes on, and the other counts as taken back. What
 * one of the two has approved for the other is looked at by `recheck-evidence`.
 */
const moveEvidence = async (tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  await tx.$executeRaw`
    UPDATE evidence e SET status = 'withdrawn', text = NULL, locked_by = NULL, locked_until = NULL
    WHERE e.organization_id = ${organizationId} AND e.member_id = ${from} AND e.status = 'waiting' AND EXISTS (
      SELECT FROM evidence o WHERE o.organization_id = e.organization_id AND o.member_id = ${to}
        AND o.status = 'waiting' AND o.achievement_id = e.achievement_id AND o.criterion = e.criterion)`
  await tx.evidenceFile.updateMany({
    where: { organizationId, evidence: { memberId: from, status: 'withdrawn' } },
    data: { bytes: null },
  })
  await tx.evidence.updateMany({ where: { organizationId, memberId: from }, data: { memberId: to } })
  await tx.evidence.updateMany({ where: { organizationId, assessorId: from }, data: { assessorId: to } })
  await tx.evidence.updateMany({ where: { organizationId, lockedBy: from }, data: { lockedBy: to } })
}

/** Of two that are open about the same, the one of who stays goes on. */
const moveQuestions = async (tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  await tx.$executeRaw`
    DELETE FROM mentor_questions q WHERE organization_id = ${organizationId} AND asker_id = ${from}
      AND open_key IS NOT NULL AND EXISTS (SELECT FROM mentor_questions o WHERE o.open_key IS NOT NULL
        AND o.asker_id = ${to} AND coalesce(o.item_id, o.lesson_id) = coalesce(q.item_id, q.lesson_id))`
  await tx.$executeRaw`
    UPDATE mentor_questions SET asker_id = ${to},
      open_key = CASE WHEN open_key IS NULL THEN NULL ELSE ${to} || ':' || coalesce(item_id, lesson_id) END
    WHERE organization_id = ${organizationId} AND asker_id = ${from}`
  await tx.mentorQuestion.updateMany({ where: { organizationId, mentorId: from }, data: { mentorId: to } })
  await tx.$executeRaw`
    UPDATE mentor_questions SET passed = array_replace(passed, ${from}, ${to})
    WHERE organization_id = ${organizationId} AND ${from} = ANY(passed)`
  await tx.$executeRaw`
    DELETE FROM mentor_nominations n WHERE organization_id = ${organizationId} AND member_id = ${from}
      AND open_key IS NOT NULL AND EXISTS (SELECT FROM mentor_nominations o WHERE o.open_key IS NOT NULL
        AND o.member_id = ${to} AND o.pack_id = n.pack_id AND o.skill = n.skill)`
  await tx.$executeRaw`
    UPDATE mentor_nominations SET member_id = ${to},
      open_key = CASE WHEN open_key IS NULL THEN NULL ELSE ${to} || ':' || pack_id || '/' || skill END
    WHERE organization_id = ${organizationId} AND member_id = ${from}`
  await tx.mentorNomination.updateMany({ where: { organizationId, byId: from }, data: { byId: to } })
}

/**
 * What somebody asked for and gave as a mentor. Of two profiles the one of who stays goes on; a request for a skill for which
 * both have asked goes on as theirs alone. What was open between the two was with themselves: `recheck-mentors` ends it.
 */
const moveMentoring = async (tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  const has = await tx.mentorProfile.count({ where: { organizationId, memberId: to } })
  if (has === 0)
    await tx.mentorProfile.updateMany({ where: { organizationId, memberId: from }, data: { memberId: to } })
  await tx.mentorProfile.deleteMany({ where: { organizationId, memberId: from } })
  await tx.$executeRaw`
    INSERT INTO mentor_offers (member_id, pack_id, skill, organization_id, at)
    SELECT ${to}, pack_id, skill, organization_id, at FROM mentor_offers
    WHERE organization_id = ${organizationId} AND member_id = ${from} ON CONFLICT DO NOTHING`
  await tx.mentorOffer.deleteMany({ where: { organizationId, memberId: from } })
  await tx.$executeRaw`
    DELETE FROM mentoring_requests r WHERE organization_id = ${organizationId} AND mentee_id = ${from}
      AND open_key IS NOT NULL AND EXISTS (SELECT FROM mentoring_requests o WHERE o.mentee_id = ${to}
        AND o.open_key IS NOT NULL AND o.pack_id = r.pack_id AND o.skill = r.skill)`
  await tx.$executeRaw`
    UPDATE mentoring_requests SET mentee_id = ${to},
      open_key = CASE WHEN open_key IS NULL THEN NULL ELSE ${to} || ':' || pack_id || '/' || skill END
    WHERE organization_id = ${organizationId} AND mentee_id = ${from}`
  await tx.pairing.updateMany({ where: { organizationId, menteeId: from }, data: { menteeId: to } })
  await tx.pairing.updateMany({ where: { organizationId, mentorId: from }, data: { mentorId: to } })
  await tx.pairing.updateMany({ where: { organizationId, endedBy: from }, data: { endedBy: to } })
  await moveQuestions(tx, { organizationId, from, to })
  await tx.mentoringMeeting.updateMany({
    where: { organizationId, changedBy: from },
    data: { changedBy: to },
  })
  // What both answered was about themselves: one answer is left.
  await tx.$executeRaw`
    DELETE FROM mentoring_check_ins c WHERE organization_id = ${organizationId} AND member_id = ${from}
      AND EXISTS (SELECT FROM mentoring_check_ins o WHERE o.pairing_id = c.pairing_id AND o.occasion = c.occasion
        AND o.member_id = ${to})`
  await tx.$executeRaw`
    UPDATE mentoring_check_ins SET member_id = ${to} WHERE organization_id = ${organizationId} AND member_id = ${from}`
  await tx.$executeRaw`
    DELETE FROM mentoring_feedback f WHERE organization_id = ${organizationId} AND member_id = ${from}
      AND EXISTS (SELECT FROM mentoring_feedback o WHERE o.pairing_id = f.pairing_id AND o.member_id = ${to})`
  await tx.$executeRaw`
    UPDATE mentoring_feedback SET member_id = ${to} WHERE organization_id = ${organizationId} AND member_id = ${from}`
  await tx.$executeRaw`
    INSERT INTO never_meet (asked_by, other_id, organization_id, at)
    SELECT CASE asked_by WHEN ${from} THEN ${to} ELSE asked_by END, CASE other_id WHEN ${from} THEN ${to} ELSE other_id END,
      organization_id, at
    FROM never_meet WHERE organization_id = ${organizationId} AND ${from} IN (asked_by, other_id)
    ON CONFLICT DO NOTHING`
  await tx.neverMeet.deleteMany({ where: { organizationId, OR: [{ askedBy: from }, { otherId: from }] } })
  await tx.neverMeet.deleteMany({ where: { organizationId, askedBy: to, otherId: to } })
}

/** All that somebody has earned, handed in and judged. */
export const moveCredentials = async (tx: Tx, move: Move): Promise<void> => {
  const { organizationId, from, to } = move
  await moveAwards(tx, move)
  await moveSittings(tx, move)
  await moveSingles(tx, move)
  await moveEvidence(tx, move)
  await moveMentoring(tx, move)
  await moveRecognition(tx, move)
  await tx.personalLink.updateMany({ where: { organizationId, memberId: from }, data: { memberId: to } })
}
