import type { AchievementSource } from '../../content/achievement-format.ts'
import { leavesOf } from '../../content/achievements.rules.ts'
import { recallNow } from '../../review/memory.rules.ts'
import type { LearnerRecord } from '../criteria/criterion.ts'
import { dayMs } from '../criteria/parts.rules.ts'
import { monthsLater } from '../validity.rules.ts'

/** Days before a credential runs out on which its renewal is offered. */
export const renewalDays = [30, 7, 1] as const

/** From so many days before its end on a credential can be renewed. */
const opensDays = renewalDays[0]

/** A renewal asks at least so many outcomes, so that guessing does not renew: one in four to the fifth is one in a thousand. */
const leastOutcomes = 5

/** Where no criterion of the achievement names a mastery. */
const usualMastery = 0.8

/** Days that a renewal which was not passed has to wait for another: what was missed is practised meanwhile. */
export const againAfterDays = 5

type Definition = Pick<AchievementSource, 'criteria' | 'outcomes'> &
  Partial<Pick<AchievementSource, 'renewal'>>
type Memory = Pick<LearnerRecord, 'items' | 'memory'>

export type Faded = {
  readonly outcome: string
  /** The mean recall that FSRS predicts over its practice items, 0 to 1; never answered ones count nothing. */
  readonly recall: number
}

/** The mastery that an achievement asks for: the highest of its criteria. */
const masteryAsked = ({ criteria }: Definition): number =>
  Math.max(0, ...leavesOf(criteria).flatMap((leaf) => (leaf.kind === 'mastery' ? [leaf.atLeast] : []))) ||
  usualMastery

const recallOf = ({ items, memory }: Memory, outcome: string, at: Date): number => {
  const practised = items.filter((item) => item.outcome === outcome && !item.reserve)
  const sum = practised.reduce((all, { id }) => {
    const state = memory.get(id)
    return state ? all + recallNow(state, at) : all
  }, 0)
  return practised.length === 0 ? 0 : sum / practised.length
}

/** The outcomes of an achievement, what has faded most first. */
export const fadedFirst = ({ outcomes }: Definition, record: Memory, at: Date): Faded[] =>
  outcomes
    .map((outcome) => ({ outcome, recall: recallOf(record, outcome, at) }))
    .sort((a, b) => a.recall - b.recall || (a.outcome < b.outcome ? -1 : 1))

/** The outcomes that are predicted to be known less well than the achievement asks for. */
export const weakOutcomes = (definition: Definition, record: Memory, at: Date): string[] => {
  const asked = masteryAsked(definition)
  return fadedFirst(definition, record, at).flatMap(({ outcome, recall }) =>
    recall < asked ? [outcome] : [],
  )
}

/**
 * What a renewal asks: the weak outcomes and those missed in the renewal before, filled up with the next that have faded to
 * as many as guessing can't pass; or all, where the achievement says so.
 */
export const renewalOutcomes = (
  definition: Definition,
  record: Memory,
  missed: readonly string[],
  at: Date,
): string[] => {
  if (definition.renewal === 'all-outcomes') return [...definition.outcomes]
  const must = new Set([...weakOutcomes(definition, record, at), ...missed])
  const ordered = fadedFirst(definition, record, at).map(({ outcome }) => outcome)
  const first = ordered.filter((outcome) => must.has(outcome))
  const more = ordered.filter((outcome) => !must.has(outcome))
  return [...first, ...more.slice(0, Math.max(0, leastOutcomes - first.length))]
}

/** The mean recall over the outcomes of an achievement. */
const retentionAt = (definition: Definition, record: Memory, at: Date): number => {
  const all = fadedFirst(definition, record, at)
  return all.reduce((sum, { recall }) => sum + recall, 0) / Math.max(1, all.length)
}

export const isFaded = (definition: Definition, record: Memory, at: Date): boolean =>
  retentionAt(definition, record, at) < masteryAsked(definition)

/**
 * When the predicted retention will have fallen below what the achievement asks for, if nothing is practised until then: to
 * the day, and at the latest so many days ahead. Without practice recall only falls, so the day is found by halving.
 */
export const fadesAt = (definition: Definition, record: Memory, now: Date, mostDays: number): Date => {
  const day = (days: number) => new Date(now.getTime() + days * dayMs)
  let [before, after] = [0, mostDays]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (isFaded(definition, record, day(middle))) after = middle
    else before = middle
  }
  return day(after)
}

/** Renewing early costs nothing: the new time begins where the old one ends, or now where that is past. */
export const renewedUntil = (
  validUntil: Date | null,
  validMonths: number | undefined,
  now: Date,
): Date | null => {
  if (validMonths === undefined) return null
  return monthsLater(validUntil && validUntil > now ? validUntil : now, validMonths)
}

/** When a credential can be renewed from; `undefined` where it has no end. */
export const renewableFrom = (validUntil: Date | null): Date | undefined =>
  validUntil ? new Date(validUntil.getTime() - opensDays * dayMs) : undefined
