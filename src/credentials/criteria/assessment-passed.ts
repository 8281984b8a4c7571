import type { LeafCriterion } from '../../content/criterion-schemas/registry.ts'
import type { CriterionKind, RecordSitting } from './criterion.ts'
import { dayMs, earned, notYet, sittingsOf } from './parts.rules.ts'

type Source = Extract<LeafCriterion, { kind: 'assessment-passed' }>

const countsOf = ({ result }: RecordSitting) =>
  Object.values(result).reduce(
    (sum, { asked, right }) => ({ asked: sum.asked + asked, right: sum.right + right }),
    { asked: 0, right: 0 },
  )

/** When a next attempt may begin; `undefined` once they are used up. */
const attemptFrom = (
  { attempts, coolDownDays }: Pick<Source, 'attempts' | 'coolDownDays'>,
  sittings: readonly Pick<RecordSitting, 'finishedAt'>[],
): Date | undefined => {
  const last = sittings.at(-1)
  if (!last) return new Date(0)
  return sittings.length >= attempts ? undefined : new Date(last.finishedAt.getTime() + coolDownDays * dayMs)
}

/** One composed sitting was passed: so large a share of its items right, counting those that were not answered as wrong. */
export const assessmentPassed: CriterionKind<Source> = {
  kind: 'assessment-passed',
  verdict: (criterion, record, now) => {
    const sittings = sittingsOf(record, criterion.id)
    const total = criterion.blueprint.reduce((sum, { items }) => sum + items, 0)
    const passed = sittings.findIndex((sitting) => sitting.status === 'passed')
    const sitting = sittings[passed]
    if (sitting) {
      const { asked, right } = countsOf(sitting)
      return earned({
        kind: 'assessment-passed',
        sittingId: sitting.id,
        right,
        asked,
        attempt: passed + 1,
        at: sitting.finishedAt.toISOString(),
      })
    }
    const best = Math.max(0, ...sittings.map((one) => countsOf(one).right))
    const from = attemptFrom(criterion, sittings)
    return notYet({
      criterion: 'assessment-passed',
      id: criterion.id,
      done: Math.min(best, Math.ceil(total * criterion.passAt) - 1),
      total: Math.ceil(total * criterion.passAt),
      about: criterion.blueprint.map(({ outcome }) => outcome),
      ...(from === undefined
        ? { next: 'ask' as const }
        : from <= now
          ? { next: 'sit' as const }
          : { next: 'wait' as const, notBefore: from }),
    })
  },
}
