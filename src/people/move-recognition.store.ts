import type { Tx } from '../queue/database.ts'

type Move = { readonly organizationId: string; readonly from: string; readonly to: string }

/**
 * What was recognised of somebody, and what they pressed. Who gave kudos by both accounts gave them once; those that one of
 * the two gave the other were for themselves.
 */
export const moveRecognition = async (tx: Tx, { organizationId, from, to }: Move): Promise<void> => {
  // The first five days are had once.
  await tx.$executeRaw`
    UPDATE recognition_moments m SET subject = ${to} WHERE organization_id = ${organizationId} AND subject = ${from}
      AND NOT EXISTS (SELECT FROM recognition_moments o WHERE o.organization_id = m.organization_id AND o.kind = m.kind
        AND o.subject = ${to})`
  await tx.recognitionMoment.updateMany({
    where: { organizationId, memberId: from },
    data: { memberId: to },
  })
  await tx.recognitionMoment.updateMany({
    where: { organizationId, mentorId: from },
    data: { mentorId: to },
  })
  await tx.$executeRaw`
    INSERT INTO kudos (moment_id, member_id, organization_id, at)
    SELECT moment_id, ${to}, organization_id, at FROM kudos
    WHERE organization_id = ${organizationId} AND member_id = ${from} ON CONFLICT DO NOTHING`
  await tx.kudos.deleteMany({ where: { organizationId, memberId: from } })
  await tx.kudos.deleteMany({ where: { organizationId, memberId: to, moment: { memberId: to } } })
  await tx.$executeRaw`
    INSERT INTO achievement_wishes (moment_id, member_id, organization_id, at)
    SELECT moment_id, ${to}, organization_id, at FROM achievement_wishes
    WHERE organization_id = ${organizationId} AND member_id = ${from} ON CONFLICT DO NOTHING`
  await tx.achievementWish.deleteMany({ where: { organizationId, memberId: from } })
  await tx.$executeRaw`
    DELETE FROM kind_words w WHERE organization_id = ${organizationId} AND from_id = ${from} AND EXISTS (
      SELECT FROM kind_words o WHERE o.moment_id = w.moment_id AND o.from_id = ${to} AND o.text = w.text)`
  await tx.kindWord.updateMany({ where: { organizationId, fromId: from }, data: { fromId: to } })
  // Of two choices the more private one holds; who has chosen nothing is asked first.
  await tx.$executeRaw`
    INSERT INTO recognition_choices (member_id, kind, organization_id, choice)
    SELECT ${to}, kind, ${organizationId},
      CASE WHEN bool_or(choice = 'never') THEN 'never' WHEN count(*) = 2 AND bool_and(choice = 'announce') THEN 'announce'
        ELSE 'ask' END
    FROM recognition_choices WHERE organization_id = ${organizationId} AND member_id IN (${from}, ${to}) GROUP BY kind
    ON CONFLICT (member_id, kind) DO UPDATE SET choice = EXCLUDED.choice`
  await tx.recognitionChoice.deleteMany({ where: { organizationId, memberId: from } })
  await tx.praise.updateMany({ where: { organizationId, memberId: from }, data: { memberId: to } })
  await tx.$executeRaw`
    INSERT INTO praises (manager_id, subject, organization_id, member_id, at)
    SELECT ${to}, subject, organization_id, member_id, at FROM praises
    WHERE organization_id = ${organizationId} AND manager_id = ${from} ON CONFLICT DO NOTHING`
  await tx.praise.deleteMany({ where: { organizationId, managerId: from } })
  await tx.recognitionChannel.updateMany({ where: { organizationId, setBy: from }, data: { setBy: to } })
}
