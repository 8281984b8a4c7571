import type { LeafCriterion } from '../../content/criterion-schemas/registry.ts'
import type { CriterionKind } from './criterion.ts'
import { earned, latestOf, notYet } from './parts.rules.ts'

type Source = Extract<LeafCriterion, { kind: 'mentoring-completed' }>

/**
 * So many learners were mentored to their goal. Each counts once, however often they came back, and only with the talk that
 * they have said themselves: nobody earns it alone.
 */
export const mentoringCompleted: CriterionKind<Source> = {
  kind: 'mentoring-completed',
  verdict: ({ learners: wanted, minutes: least }, { skills, mentored }) => {
    const counting = mentored.filter(({ skill, minutes }) => skills.includes(skill) && minutes >= least)
    const first = [...new Map(counting.toReversed().map((one) => [one.learner, one])).values()]
    const enough = first
      .toSorted((a, b) => a.completedAt.getTime() - b.completedAt.getTime())
      .slice(0, wanted)
    const at = latestOf(enough.map(({ completedAt }) => completedAt))
    return enough.length === wanted && at
      ? earned({
          kind: 'mentoring-completed',
          learners: first.length,
          minutes: counting.reduce((sum, { minutes }) => sum + minutes, 0),
          at: at.toISOString(),
        })
      : notYet({
          criterion: 'mentoring-completed',
          done: first.length,
          total: wanted,
          about: skills,
          next: 'mentor',
        })
  },
}
