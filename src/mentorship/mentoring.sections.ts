import { managedBy, peopleOf } from '../chat/people.store.ts'
import type { Section } from '../chat/sections.ts'
import { loadGaps } from './load-gaps.ts'
import { gapNodes, shortNodes } from './nomination.card.ts'
import { openPairingsOf } from './pairings.store.ts'
import { openRequestsOf } from './requests.store.ts'
import { skillFrom, titleOfSkill } from './skills.store.ts'

/** For whoever manages somebody: what their people learn that lacks mentors. Nothing for everybody else. */
export const peopleSection: Section = async (deps, { member, now, say }) => {
  const { prisma } = deps.database
  const { organizationId } = member
  const team = await managedBy(prisma, { memberId: member.id, organizationId }, now)
  if (team.length === 0) return []
  const gaps = await loadGaps(prisma, organizationId, now, team)
  const titled = await Promise.all(
    gaps.map(async (gap) => {
      const key = skillFrom(gap.skill)
      return {
        ...gap,
        title: key ? await titleOfSkill(prisma, organizationId, key, say.language) : gap.skill,
      }
    }),
  )
  return gapNodes(titled, say)
}

/** How mentoring stands, as a part of the home: a line, and the way to it. */
export const mentoringInShort: Section = async (deps, { member, now, say }) => {
  const { prisma } = deps.database
  const { organizationId } = member
  const whose = { memberId: member.id, organizationId }
  const requests = await openRequestsOf(prisma, whose)
  const pairings = await openPairingsOf(prisma, whose)
  const others = pairings.map(({ mentorId, menteeId }) => (mentorId === member.id ? menteeId : mentorId))
  const people = await peopleOf(prisma, organizationId, others, now)
  const namesOf = (side: 'mentorId' | 'menteeId'): string =>
    pairings
      .filter((one) => one.state !== 'proposed' && one[side] === member.id)
      .map(({ mentorId, menteeId }) => people.get(mentorId === member.id ? menteeId : mentorId)?.name ?? '–')
      .join(', ')
  const asked = pairings.filter((one) => one.state === 'proposed' && one.mentorId === member.id).length
  const waiting = requests.filter(({ status }) => status !== 'paired').length
  const [mentors, mentees] = [namesOf('menteeId'), namesOf('mentorId')]
  const lines = [
    ...(mentors ? [say.rich('mentor-home.mentored', { names: mentors })] : []),
    ...(mentees ? [say.rich('mentor-home.mentees', { names: mentees })] : []),
    ...(asked > 0 ? [say.rich('mentor-home.asked', { count: asked })] : []),
    ...(waiting > 0 ? [say.rich('mentor-home.waiting', { count: waiting })] : []),
  ]
  return shortNodes(lines.length > 0 ? lines : [say.rich('mentor-home.none')], say)
}
