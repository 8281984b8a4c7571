import type { LeafCriterion } from '../../content/criterion-schemas/registry.ts'
import type { CriterionKind, LearnerRecord, Missing } from './criterion.ts'
import { attemptsOn, dayMs, earned, lastAnswerOn, latestOf, notYet, sittingsOf } from './parts.rules.ts'

type Source = Extract<LeafCriterion, { kind: 'retained' }>

/** When an outcome may be asked: so many days after its last practice, and not more often than the criterion lets. */
export const askableFrom = (
  criterion: Source,
  outcome: string,
  record: Pick<LearnerRecord, 'lastPractice' | 'sittings'>,
  now: Date,
): Date | undefined => {
  const practised = record.lastPractice.get(outcome)
  if (!practised) return undefined
  const rested = new Date(practised.getTime() + criterion.days * dayMs)
  const tries = attemptsOn(
    record.sittings.filter(({ criterion: id }) => id === criterion.id),
    outcome,
    { days: criterion.coolDownDays, now },
  )
  const [first] = tries
  const again =
    first && tries.length >= criterion.attempts
      ? new Date(first.finishedAt.getTime() + criterion.coolDownDays * dayMs)
      : rested
  return latestOf([rested, again])
}

/** The outcomes of the criterion that were not shown yet. */
export const openOutcomes = (
  criterion: Source,
  outcomes: readonly string[],
  record: Pick<LearnerRecord, 'sittings'>,
): string[] => {
  const sittings = record.sittings.filter(({ criterion: id }) => id === criterion.id)
  return (criterion.outcomes ?? outcomes).filter(
    (outcome) => lastAnswerOn(sittings, outcome)?.isShown !== true,
  )
}

const nextOf = (open: readonly string[], criterion: Source, record: LearnerRecord, now: Date) => {
  const dates = open.map((outcome) => askableFrom(criterion, outcome, record, now))
  const known = dates.flatMap((date) => (date ? [date] : []))
  if (known.length < open.length) return { next: 'practise' } as const
  const soonest = new Date(Math.min(...known.map((date) => date.getTime())))
  return soonest <= now ? ({ next: 'sit' } as const) : ({ next: 'wait', notBefore: soonest } as const)
}

/**
 * What was learnt is still known so many days after the last practice, on reserved items of each outcome, without feedback
 * before the end. Each outcome counts by the last sitting that asked it: what was not shown is practised again, and asked
 * later with other items.
 */
export const retained: CriterionKind<Source> = {
  kind: 'retained',
  verdict: (criterion, record, now) => {
    const outcomes = criterion.outcomes ?? record.outcomes
    const sittings = sittingsOf(record, criterion.id)
    const open = openOutcomes(criterion, outcomes, record)
    const shown = outcomes.flatMap((outcome) => {
      const last = lastAnswerOn(sittings, outcome)
      return last?.isShown ? [{ outcome, sitting: last.sitting }] : []
    })
    const last = shown
      .map(({ sitting }) => sitting)
      .sort((a, b) => a.finishedAt.getTime() - b.finishedAt.getTime())
      .at(-1)
    if (open.length === 0 && last)
      return earned({
        kind: 'retained',
        sittingId: last.id,
        days: criterion.days,
        outcomes: shown.length,
        items: shown.reduce((sum, { outcome, sitting }) => sum + (sitting.result[outcome]?.asked ?? 0), 0),
        at: last.finishedAt.toISOString(),
      })
    const missing: Missing = {
      criterion: 'retained',
      id: criterion.id,
      done: shown.length,
      total: outcomes.length,
      about: open,
      ...nextOf(open, criterion, record, now),
    }
    return notYet(missing)
  },
}
