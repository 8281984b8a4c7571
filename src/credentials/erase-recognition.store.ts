import type { Tx } from '../queue/database.ts'
import type { Erased } from './erase.store.ts'

/**
 * What was recognised of a person, and what they said of others: taken away, but for the moments themselves, which stay empty
 * until the posts that tell of them are gone. The ids of those whose posts are to be changed.
 */
export const eraseRecognition = async (tx: Tx, { organizationId, memberIds }: Erased): Promise<string[]> => {
  const them = { in: [...memberIds] }
  const touched = await tx.recognitionMoment.findMany({
    where: {
      organizationId,
      OR: [
        { memberId: them },
        { mentorId: them },
        { kudos: { some: { memberId: them } } },
        { wanted: { some: { memberId: them } } },
      ],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  await tx.kudos.deleteMany({ where: { organizationId, memberId: them } })
  await tx.achievementWish.deleteMany({ where: { organizationId, memberId: them } })
  await tx.kindWord.deleteMany({
    where: { organizationId, OR: [{ fromId: them }, { moment: { memberId: them } }] },
  })
  await tx.praise.deleteMany({ where: { organizationId, OR: [{ managerId: them }, { memberId: them }] } })
  await tx.recognitionChoice.deleteMany({ where: { organizationId, memberId: them } })
  await tx.recognitionMoment.updateMany({
    where: { organizationId, mentorId: them },
    data: { mentorId: null, mentorNamed: null, mentorNamedAt: null },
  })
  // What it was about may name the person, too.
  await tx.$executeRaw`
    UPDATE recognition_moments SET member_id = NULL, state = 'withdrawn', line = NULL, facts = '{}',
      subject = 'erased:' || id
    WHERE organization_id = ${organizationId} AND member_id = ANY(${[...memberIds]})`
  await tx.recognitionChannel.updateMany({
    where: { organizationId, setBy: them },
    data: { setBy: null },
  })
  return touched.map(({ id }) => id)
}
