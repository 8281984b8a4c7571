import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AchievementSource } from '../../../src/content/achievement-format.ts'
import { leavesOf } from '../../../src/content/achievements.rules.ts'
import type { CriterionSource, LeafCriterion } from '../../../src/content/criterion-schemas/registry.ts'
import type { ItemSource, LoadedPack } from '../../../src/content/pack-format.ts'
import { checkContent } from '../../../src/content/validate.ts'
import type { LearnerRecord, RecordSitting } from '../../../src/credentials/criteria/criterion.ts'
import { verdictOn } from '../../../src/credentials/criteria/registry.ts'
import {
  blueprintOf,
  composeSitting,
  isPassed,
  type Reserved,
  resultOf,
} from '../../../src/credentials/sittings/compose.rules.ts'
import { aRecord } from '../../builders/learner-record.ts'

/**
 * Learners of whom it is known what they know, put through the real criteria and the real composing of sittings for a year:
 * every attempt that may be made is made, at the first moment. What isn't about knowing (lessons, mastery of what is
 * practised, evidence) is granted to all: a learner by rote has that as well.
 */
const casesEach = 1_000
const dayMs = 86_400_000
const began = Date.parse('2026-11-02T08:00:00Z')
const yearMs = 365 * dayMs

type Sat = Extract<LeafCriterion, { kind: 'retained' | 'assessment-passed' }>

/** Numbers from 0 to 1, the same in every run (mulberry32). */
const chance = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)

/** How likely somebody who doesn't know an item answers it right; of several right ones they know even how many. */
const luckOf = (item: ItemSource): number => {
  switch (item.kind) {
    case 'true-false':
      return 1 / 2
    case 'single-choice':
      return 1 / item.options.length
    case 'multiple-choice':
      return 1 / choose(item.options.length, item.options.filter(({ correct }) => correct).length)
    default:
      return 0.02
  }
}

type Learner = {
  /** How likely they answer an item right. */
  readonly chanceOf: (item: ItemSource) => number
  /** What they make of how an outcome went, where one item was asked of it. */
  readonly told?: (item: ItemSource, correct: boolean) => void
}

/** Somebody who knows slips now and then, and has forgotten a little in the days without practice. */
const knows = (): Learner => ({ chanceOf: () => 0.95 })

const guesses = (): Learner => ({ chanceOf: luckOf })

/** Somebody who guesses, and writes down each question with what came of their choice, for good. */
const guessesWithNotes = (): Learner => {
  const right = new Set<string>()
  const wrong = new Map<string, number>()
  return {
    chanceOf: (item) => {
      if (right.has(item.id)) return 1
      const ways = Math.round(1 / luckOf(item)) - (wrong.get(item.id) ?? 0)
      return 1 / Math.max(1, ways)
    },
    told: (item, correct) => {
      if (correct) right.add(item.id)
      else wrong.set(item.id, (wrong.get(item.id) ?? 0) + 1)
    },
  }
}

const itemsOf = (pack: LoadedPack) =>
  pack.modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.items))

const reservedAmong = (items: readonly ItemSource[]): Reserved[] =>
  items
    .filter(({ reserve }) => reserve)
    .map((item) => ({
      itemId: item.id,
      itemVersionId: item.id,
      outcomeId: item.outcome,
      outcome: item.outcome,
      difficulty: item.difficulty,
      seenAt: null,
    }))

/** The part of what it takes that is about knowing; what stacks on another achievement takes that one's. */
const knowledgeOf = (pack: LoadedPack, { criteria }: AchievementSource): CriterionSource => {
  const of = leavesOf(criteria).flatMap((leaf): CriterionSource[] => {
    if (leaf.kind === 'retained' || leaf.kind === 'assessment-passed') return [leaf]
    if (leaf.kind !== 'achievement-held') return []
    const base = pack.achievements?.find(({ id }) => id === leaf.achievement)
    return base ? [withOutcomes(knowledgeOf(pack, base), base.outcomes)] : []
  })
  return { kind: 'all', of }
}

/** Criteria of another achievement are about its own outcomes. */
const withOutcomes = (criterion: CriterionSource, outcomes: string[]): CriterionSource => {
  if ('of' in criterion) return { ...criterion, of: criterion.of.map((one) => withOutcomes(one, outcomes)) }
  return criterion.kind === 'retained' ? { outcomes, ...criterion } : criterion
}

type Play = {
  readonly criterion: CriterionSource
  readonly outcomes: readonly string[]
  readonly reserved: readonly Reserved[]
  readonly items: ReadonlyMap<string, ItemSource>
}

/** A sitting, composed and counted by the product. */
const sit = (
  play: Play,
  sat: Sat,
  record: LearnerRecord,
  learner: Learner,
  random: () => number,
  now: Date,
) => {
  const asked = composeSitting(blueprintOf(sat, record, now), play.reserved, Math.floor(random() * 2 ** 31))
  for (const one of asked) Object.assign(one, { seenAt: now })
  const answered = asked.map(({ outcome, itemId }) => {
    const item = play.items.get(itemId)
    const correct = item !== undefined && random() < learner.chanceOf(item)
    if (item && sat.kind === 'retained' && sat.itemsPerOutcome === 1) learner.told?.(item, correct)
    return { outcome, correct, isShown: true }
  })
  const kind = sat.kind === 'retained' ? 'retained' : 'assessment'
  const result = resultOf(kind, answered)
  const passed = isPassed(kind, result, asked.length, sat.kind === 'retained' ? 1 : sat.passAt)
  const sitting: RecordSitting = {
    id: `s${record.sittings.length}`,
    criterion: sat.id,
    status: passed ? 'passed' : 'failed',
    finishedAt: now,
    result,
  }
  return sitting
}

/** Whether a learner has earned it within so many years. */
const earnsIt = (play: Play, learner: Learner, random: () => number, years: number): boolean => {
  const lastPractice = new Map(play.outcomes.map((outcome) => [outcome, new Date(began)]))
  const own = { ...play, reserved: play.reserved.map((one) => ({ ...one })) }
  let record = aRecord({ outcomes: play.outcomes, lastPractice })
  for (let now = new Date(began); now.getTime() < began + years * yearMs; ) {
    const verdict = verdictOn(play.criterion, record, now)
    if (verdict.earned) return true
    const open = verdict.missing.find(({ next }) => next === 'sit')
    const sat = leavesOf(play.criterion).find((leaf): leaf is Sat => 'id' in leaf && leaf.id === open?.id)
    if (sat) {
      const sitting = sit(own, sat, record, learner, random, now)
      const missed = Object.keys(sitting.result).filter(
        (outcome) => sitting.result[outcome]?.right !== sitting.result[outcome]?.asked,
      )
      // What was missed is practised the next day.
      for (const outcome of missed) lastPractice.set(outcome, new Date(now.getTime() + dayMs))
      record = { ...record, lastPractice, sittings: [...record.sittings, sitting] }
      continue
    }
    const waits = verdict.missing.flatMap(({ notBefore }) => (notBefore ? [notBefore.getTime()] : []))
    // Nothing to wait for: the attempts are used up for good.
    if (waits.length === 0) return false
    now = new Date(Math.max(Math.min(...waits), now.getTime() + 60_000))
  }
  return false
}

const shareOf = (play: Play, learner: () => Learner, seed: number, years = 1): number => {
  const random = chance(seed)
  let earned = 0
  for (let one = 0; one < casesEach; one++) if (earnsIt(play, learner(), random, years)) earned++
  return earned / casesEach
}

const { packs } = checkContent(join(import.meta.dirname, '../../../content'))
const achievements = packs.flatMap((pack) =>
  (pack.achievements ?? []).map((achievement) => ({ pack, achievement, name: achievement.id })),
)

const playOf = (pack: LoadedPack, achievement: AchievementSource): Play => {
  const criterion = knowledgeOf(pack, achievement)
  return {
    criterion,
    outcomes: pack.outcomes.map(({ id }) => id),
    reserved: reservedAmong(itemsOf(pack)),
    items: new Map(itemsOf(pack).map((item) => [item.id, item])),
  }
}

describe.each(achievements)('$name', ({ pack, achievement }) => {
  const play = playOf(pack, achievement)

  it('is about knowing: reserved questions are asked on every way to it', () => {
    expect(leavesOf(play.criterion).length).toBeGreaterThan(0)
  })

  it('is earned by at most 5 % of those who only know the practised items by heart', () => {
    const share = shareOf(play, guesses, 7)
    console.log(`${achievement.id}: by rote ${(share * 100).toFixed(2)} % of ${casesEach}`)
    expect(share).toBeLessThanOrEqual(0.05)
  })

  it('nor by those who write down what they guessed, for a year', () => {
    const shares = [1, 2, 3].map((years) => shareOf(play, guessesWithNotes, 7, years))
    const told = shares.map((share) => `${(share * 100).toFixed(2)} %`).join(', ')
    console.log(`${achievement.id}: guessing with notes, for 1, 2 and 3 years: ${told} of ${casesEach}`)
    expect(shares[0]).toBeLessThanOrEqual(0.05)
  })

  it('is earned by at least 90 % of those who know', () => {
    const share = shareOf(play, knows, 11)
    console.log(`${achievement.id}: knowing ${(share * 100).toFixed(2)} % of ${casesEach}`)
    expect(share).toBeGreaterThanOrEqual(0.9)
  })
})

it('a criterion that practised items could meet is found out', () => {
  const [first] = achievements
  if (!first) throw new Error('There is no achievement')
  const play = playOf(first.pack, first.achievement)
  // The same learners by rote, were practised items asked in place of the reserved ones.
  const practised = itemsOf(first.pack).map((item) => ({ ...item, reserve: !item.reserve }))
  const asked = { ...play, reserved: reservedAmong(practised) }
  const byRote = (): Learner => ({ chanceOf: (item) => (item.reserve ? luckOf(item) : 1) })
  expect(shareOf(asked, byRote, 3)).toBeGreaterThan(0.05)
  // And one question, asked again and again, is guessed one day.
  const lax: LeafCriterion = {
    kind: 'retained',
    id: 'lax',
    outcomes: [first.achievement.outcomes[0] ?? ''],
    days: 1,
    itemsPerOutcome: 1,
    attempts: 5,
    coolDownDays: 7,
  }
  expect(shareOf({ ...play, criterion: lax }, guesses, 5)).toBeGreaterThan(0.05)
})
