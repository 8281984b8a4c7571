import type { LeafCriterion } from '../../content/criterion-schemas/registry.ts'
import type { CriterionKind } from './criterion.ts'
import { earned, notYet } from './parts.rules.ts'

type Source = Extract<LeafCriterion, { kind: 'mentor-meetings' }>

/** So many talks with a mentor about the achievement's skills took place. */
export const mentorMeetings: CriterionKind<Source> = {
  kind: 'mentor-meetings',
  verdict: ({ meetings }, { skills, talks }) => {
    const own = talks.filter(({ skill }) => skills.includes(skill))
    const last = own[meetings - 1]
    return last
      ? earned({
          kind: 'mentor-meetings',
          meetings: own.length,
          minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
          at: last.at.toISOString(),
        })
      : notYet({
          criterion: 'mentor-meetings',
          done: own.length,
          total: meetings,
          about: skills,
          next: 'mentor',
        })
  },
}
