import type { LeafCriterion } from '../../content/criterion-schemas/registry.ts'
import type { CriterionKind, LearnerRecord, Missing, RecordSitting } from './criterion.ts'
import { attemptsOn, dayMs, earned, lastAnswerOn, latestOf, notYet, sittingsOf } from './parts.rules.ts'

type Source = Extract<LeafCriterion, { kind: 'retained' }>

/** When an outcome may be asked; `isCooling` where it has been asked as often as it may for now. */
export type Askable = { readonly from: Date; readonly isCooling: boolean }

/**
 * When an outcome may be asked: so many days after its last practice, and not more often than the criterion lets. `undefined`
 * before it was practised at all.
 */
export const askable = (
  criterion: Source,
  outcome: string,
  record: Pick<LearnerRecord, 'lastPractice' | 'sittings'>,
  now: Date,
): Askable | undefined => {
  const practised = record.lastPractice.get(outcome)
  if (!practised) return undefined
  const sittings = record.sittings.filter(({ criterion: id }) => id === criterion.id)
  const tries = attemptsOn(sittings, outcome, { days: criterion.coolDownDays, now })
  const [first] = tries
  // What was missed has been thought about since: being asked is practice, too.
  const last = latestOf([practised, ...tries.map(({ finishedAt }) => finishedAt)]) ?? practised
  const rested = new Date(last.getTime() + criterion.days * dayMs)
  if (!first || tries.length < criterion.attempts) return { from: rested, isCooling: false }
  const cooled = new Date(first.finishedAt.getTime() + criterion.coolDownDays * dayMs)
  return { from: latestOf([rested, cooled]) ?? cooled, isCooling: true }
}

/** All outcomes are shown within so many days of each other: else somebody who guesses often enough has it one day. */
const togetherDays = 90

type Shown = { readonly outcome: string; readonly sitting: RecordSitting }

/** The outcomes that were there the last time that they were asked, with the sitting of it. */
const shownOf = (
  criterion: Source,
  outcomes: readonly string[],
  record: Pick<LearnerRecord, 'sittings'>,
): Shown[] => {
  const sittings = sittingsOf(record, criterion.id)
  return outcomes.flatMap((outcome) => {
    const last = lastAnswerOn(sittings, outcome)
    return last?.isShown ? [{ outcome, sitting: last.sitting }] : []
  })
}

/** Whether all is shown, and near enough in time. */
const isWhole = (outcomes: readonly string[], shown: readonly Shown[]): boolean => {
  const at = shown.map(({ sitting }) => sitting.finishedAt.getTime())
  return shown.length === outcomes.length && Math.max(...at) - Math.min(...at) <= togetherDays * dayMs
}

/** The outcomes of the criterion that have to be shown yet, or again as they were shown too long before the others. */
export const openOutcomes = (
  criterion: Source,
  all: readonly string[],
  record: Pick<LearnerRecord, 'sittings'>,
  now: Date,
): string[] => {
  const outcomes = criterion.outcomes ?? all
  const shown = shownOf(criterion, outcomes, record)
  if (isWhole(outcomes, shown)) return []
  const from = now.getTime() - togetherDays * dayMs
  const still = new Set(
    shown.flatMap(({ outcome, sitting }) => (sitting.finishedAt.getTime() > from ? [outcome] : [])),
  )
  return outcomes.filter((outcome) => !still.has(outcome))
}

/** Outcomes that may be asked together: those that cool down don't keep the others waiting. */
const nextOf = (open: readonly string[], criterion: Source, record: LearnerRecord, now: Date) => {
  const all = open.map((outcome) => askable(criterion, outcome, record, now))
  const known = all.flatMap((one) => one ?? [])
  if (known.length < open.length) return { next: 'practise' } as const
  const ready = known.filter(({ isCooling }) => !isCooling).map(({ from }) => from)
  const cooled = known.map(({ from }) => from.getTime())
  const from = latestOf(ready) ?? new Date(Math.min(...cooled))
  return from <= now ? ({ next: 'sit' } as const) : ({ next: 'wait', notBefore: from } as const)
}

/**
 * What was learnt is still known so many days after the last practice, on reserved items of each outcome, without feedback
 * before the end. Each outcome counts by the last sitting that asked it: what was not shown is practised again, and asked
 * later with other items. All have to be shown within 90 days.
 */
export const retained: CriterionKind<Source> = {
  kind: 'retained',
  verdict: (criterion, record, now) => {
    const outcomes = criterion.outcomes ?? record.outcomes
    const open = openOutcomes(criterion, outcomes, record, now)
    const shown = shownOf(criterion, outcomes, record).filter(({ outcome }) => !open.includes(outcome))
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
