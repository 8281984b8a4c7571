import type { LeafCriterion } from '../../content/criterion-schemas/registry.ts'
import type { CriterionKind } from './criterion.ts'
import { earned, notYet } from './parts.rules.ts'

type Source = Extract<LeafCriterion, { kind: 'evidence-approved' }>

/** An assessor has seen it and approved it against the rubric. */
export const evidenceApproved: CriterionKind<Source> = {
  kind: 'evidence-approved',
  verdict: ({ id, title }, { evidence }) => {
    const own = evidence.filter(({ criterion }) => criterion === id)
    const approved = own.find(({ status, decidedAt }) => status === 'approved' && decidedAt !== null)
    if (approved?.decidedAt)
      return earned({
        kind: 'evidence-approved',
        evidenceId: approved.id,
        title,
        assessor: approved.assessor ?? '',
        assessorBy: approved.assessorBy ?? 'holder',
        ...(approved.appointedWhy && { appointedWhy: approved.appointedWhy }),
        at: approved.decidedAt.toISOString(),
      })
    const waits = own.some(({ status }) => status === 'waiting')
    return notYet({
      criterion: 'evidence-approved',
      id,
      done: 0,
      total: 1,
      about: [],
      next: waits ? 'wait-for-assessor' : 'hand-in',
    })
  },
}
