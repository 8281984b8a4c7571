import type { CriterionSource, LeafCriterion } from '../../content/criterion-schemas/registry.ts'
import { achievementHeld } from './achievement-held.ts'
import { assessmentPassed } from './assessment-passed.ts'
import type { CriterionKind, LearnerRecord, Verdict } from './criterion.ts'
import { evidenceApproved } from './evidence-approved.ts'
import { lessonsCompleted } from './lessons-completed.ts'
import { mastery } from './mastery.ts'
import { mentorMeetings } from './mentor-meetings.ts'
import { mentoringCompleted } from './mentoring-completed.ts'
import { retained } from './retained.ts'

/** What can be asked of a learner; each kind's shape in a pack is in `content/criterion-schemas`. */
export const criteria = {
  'lessons-completed': lessonsCompleted,
  mastery,
  retained,
  'assessment-passed': assessmentPassed,
  'evidence-approved': evidenceApproved,
  'achievement-held': achievementHeld,
  'mentor-meetings': mentorMeetings,
  'mentoring-completed': mentoringCompleted,
} as const satisfies {
  [Kind in LeafCriterion['kind']]: CriterionKind<Extract<LeafCriterion, { kind: Kind }>>
}

const all = (verdicts: readonly Verdict[]): Verdict => {
  const open = verdicts.flatMap((verdict) => (verdict.earned ? [] : [verdict]))
  if (open.length === 0)
    return { earned: true, proofs: verdicts.flatMap((one) => (one.earned ? one.proofs : [])) }
  const shares = verdicts.map((one) => (one.earned ? 1 : one.share))
  return {
    earned: false,
    missing: open.flatMap(({ missing }) => missing),
    share: shares.reduce((sum, share) => sum + share, 0) / shares.length,
  }
}

/** So many of them, whichever; what is missing is told of the nearest ones. */
const atLeast = (count: number, verdicts: readonly Verdict[]): Verdict => {
  const met = verdicts.filter((verdict) => verdict.earned)
  const nearest = verdicts
    .flatMap((verdict) => (verdict.earned ? [] : [verdict]))
    .sort((a, b) => b.share - a.share)
    .slice(0, Math.max(0, count - met.length))
  return all([...met.slice(0, count), ...nearest])
}

/** Whether a learner has earned what a criterion asks for, and else exactly what is missing and how far it is. */
export const verdictOn = (criterion: CriterionSource, record: LearnerRecord, now: Date): Verdict => {
  const inside = (of: readonly CriterionSource[]) => of.map((one) => verdictOn(one, record, now))
  switch (criterion.kind) {
    case 'all':
      return all(inside(criterion.of))
    case 'any':
      return atLeast(1, inside(criterion.of))
    case 'at-least':
      return atLeast(criterion.count, inside(criterion.of))
    default:
      // The registry's entry of a kind takes that kind, which the map's type can't say.
      return (criteria[criterion.kind] as CriterionKind<LeafCriterion>).verdict(criterion, record, now)
  }
}
