import type { LeafCriterion } from '../../content/criterion-schemas/registry.ts'
import { recallNow } from '../../review/memory.rules.ts'
import type { CriterionKind, LearnerRecord } from './criterion.ts'
import { earned, notYet } from './parts.rules.ts'

type Source = Extract<LeafCriterion, { kind: 'mastery' }>

export type Mastery = {
  /** 0 to 1. */
  readonly share: number
  readonly items: number
  /** Items that were answered at least once. */
  readonly met: number
  readonly answers: number
}

/**
 * Mastery of a skill: the mean recall that FSRS predicts now over its approved items of practice, where one that was never
 * answered counts nothing. Never shown without what it rests on.
 */
export const masteryOf = (record: LearnerRecord, skill: string, now: Date): Mastery => {
  const items = record.items.filter((item) => item.skill === skill && !item.reserve)
  const states = items.flatMap(({ id }) => record.memory.get(id) ?? [])
  const recall = states.reduce((sum, state) => sum + recallNow(state, now), 0)
  return {
    share: items.length === 0 ? 0 : recall / items.length,
    items: items.length,
    met: states.length,
    answers: states.reduce((sum, { reps }) => sum + reps, 0),
  }
}

/** The mastery of a skill is at least so high now. */
export const mastery: CriterionKind<Source> = {
  kind: 'mastery',
  verdict: ({ skill, atLeast }, record, now) => {
    const { share, items, met, answers } = masteryOf(record, skill, now)
    if (share >= atLeast)
      return earned({ kind: 'mastery', skill, share: Math.floor(share * 1000) / 1000, items, answers })
    return notYet({
      criterion: 'mastery',
      // In hundredths, so that what is said in whole per cent never reads as reached before it is.
      done: Math.floor(share * 100),
      total: Math.ceil(atLeast * 100),
      about: [skill],
      next: met < items ? 'learn' : 'practise',
    })
  },
}
