import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leavesOf } from '../../../src/content/achievements.rules.ts'
import type { CriterionSource } from '../../../src/content/criterion-schemas/registry.ts'
import type { LearnerRecord, RecordSitting, Verdict } from '../../../src/credentials/criteria/criterion.ts'
import { masteryOf } from '../../../src/credentials/criteria/mastery.ts'
import { criteria, verdictOn } from '../../../src/credentials/criteria/registry.ts'
import { askable, openOutcomes } from '../../../src/credentials/criteria/retained.ts'
import { monthsLater } from '../../../src/credentials/validity.rules.ts'
import { afterAnswer } from '../../../src/review/memory.rules.ts'
import { aRecord } from '../../builders/learner-record.ts'

const now = new Date('2027-03-01T09:00:00Z')
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000)
const on = (criterion: CriterionSource, record: LearnerRecord, at = now): Verdict =>
  verdictOn(criterion, record, at)
const missingOf = (verdict: Verdict) => (verdict.earned ? [] : verdict.missing)

const retained = {
  kind: 'retained',
  id: 'kept',
  days: 7,
  itemsPerOutcome: 1,
  attempts: 2,
  coolDownDays: 90,
} as const satisfies CriterionSource

const sitting = (
  id: string,
  days: number,
  result: RecordSitting['result'],
  status: RecordSitting['status'] = 'failed',
) => ({
  id,
  criterion: 'kept',
  status,
  finishedAt: daysAgo(days),
  result,
})
const right = { asked: 1, right: 1 }
const wrong = { asked: 1, right: 0 }

it('has a file and a line for each kind of criterion', () => {
  const files = readdirSync(join(import.meta.dirname, '../../../src/credentials/criteria'))
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((name) => !['criterion', 'registry', 'parts.rules'].includes(name))
  expect(files.sort()).toEqual(Object.keys(criteria).sort())
  for (const [name, { kind }] of Object.entries(criteria)) expect(kind).toBe(name)
})

describe('lessons-completed', () => {
  const criterion: CriterionSource = { kind: 'lessons-completed', modules: ['first'] }
  it('counts the lessons of its modules alone, and says which are open', () => {
    const lessons = [
      { module: 'first', lesson: 'a', finishedAt: daysAgo(3) },
      { module: 'first', lesson: 'b', finishedAt: null },
      { module: 'second', lesson: 'c', finishedAt: daysAgo(1) },
    ]
    expect(missingOf(on(criterion, aRecord({ lessons })))).toEqual([
      { criterion: 'lessons-completed', done: 1, total: 2, about: ['first'], next: 'learn' },
    ])
    const done = lessons.map((one) => ({ ...one, finishedAt: one.finishedAt ?? daysAgo(2) }))
    expect(on(criterion, aRecord({ lessons: done }))).toEqual({
      earned: true,
      proofs: [{ kind: 'lessons-completed', lessons: 2, at: daysAgo(2).toISOString() }],
    })
  })
  it('is not met by a module without lessons', () => {
    expect(on({ kind: 'lessons-completed', modules: ['gone'] }, aRecord()).earned).toBe(false)
  })
})

describe('mastery', () => {
  const criterion = { kind: 'mastery', skill: 'sensing', atLeast: 0.85 } as const
  const known = afterAnswer(undefined, 'easy', daysAgo(1), 'UTC')
  it('counts an item that was never met as not known, and reserved ones not at all', () => {
    const half = masteryOf(aRecord({ memory: new Map([['i1', known]]) }), 'sensing', now)
    expect(half).toMatchObject({ items: 2, met: 1, answers: 1 })
    expect(half.share).toBeLessThanOrEqual(0.5)
    const both = aRecord({
      memory: new Map([
        ['i1', known],
        ['i2', known],
      ]),
    })
    expect(on(criterion, both).earned).toBe(true)
    expect(on(criterion, both, new Date(now.getTime() + 4_000 * 86_400_000)).earned).toBe(false)
  })
  it('never reads as reached before it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000 }), (days) => {
        const record = aRecord({
          memory: new Map([
            ['i1', known],
            ['i2', known],
          ]),
        })
        const verdict = on(criterion, record, new Date(now.getTime() + days * 86_400_000))
        for (const { done, total } of missingOf(verdict)) expect(done).toBeLessThan(total)
      }),
    )
  })
})

describe('retained', () => {
  const practised = new Map([
    ['one', daysAgo(8)],
    ['two', daysAgo(3)],
  ])
  it('waits so many days after the last practice of an outcome', () => {
    const record = aRecord({ lastPractice: practised })
    expect(askable(retained, 'one', record, now)?.from).toEqual(daysAgo(1))
    expect(askable(retained, 'two', record, now)?.from).toEqual(daysAgo(-4))
    expect(missingOf(on(retained, record))).toMatchObject([
      { next: 'wait', notBefore: daysAgo(-4), done: 0, total: 2, about: ['one', 'two'] },
    ])
    expect(missingOf(on(retained, record, daysAgo(-4)))).toMatchObject([{ next: 'sit' }])
    const early = aRecord({
      lastPractice: new Map([
        ['one', daysAgo(2)],
        ['two', daysAgo(3)],
      ]),
    })
    expect(missingOf(on(retained, early))).toMatchObject([{ next: 'wait', notBefore: daysAgo(-5) }])
    expect(missingOf(on(retained, aRecord()))).toMatchObject([{ next: 'practise' }])
  })
  it('keeps what was shown, and asks the rest again', () => {
    const first = sitting('s1', 20, { one: right, two: wrong })
    const record = aRecord({ lastPractice: practised, sittings: [first] })
    expect(openOutcomes(retained, ['one', 'two'], record, now)).toEqual(['two'])
    const fresh = aRecord({
      lastPractice: practised,
      sittings: [sitting('s1', 1, { one: right, two: wrong })],
    })
    expect(askable(retained, 'two', fresh, now)?.from).toEqual(daysAgo(-6))
    const then = aRecord({
      lastPractice: practised,
      sittings: [first, sitting('s2', 1, { two: right }, 'passed')],
    })
    expect(on(retained, then)).toEqual({
      earned: true,
      proofs: [
        { kind: 'retained', sittingId: 's2', days: 7, outcomes: 2, items: 2, at: daysAgo(1).toISOString() },
      ],
    })
  })
  it('asks an outcome no more often than it may, until the time to cool down is over', () => {
    const tries = [sitting('s1', 30, { two: wrong }), sitting('s2', 15, { one: right, two: wrong })]
    const record = aRecord({ lastPractice: practised, sittings: tries })
    expect(askable(retained, 'two', record, now)).toEqual({ from: daysAgo(30 - 90), isCooling: true })
    expect(missingOf(on(retained, record))).toMatchObject([{ next: 'wait', notBefore: daysAgo(-60) }])
  })
  it('counts only its own sittings, and all items of an outcome', () => {
    const other = { ...sitting('s1', 5, { one: right, two: right }, 'passed'), criterion: 'another' }
    expect(on(retained, aRecord({ lastPractice: practised, sittings: [other] })).earned).toBe(false)
    const half = sitting('s1', 5, { one: { asked: 2, right: 1 }, two: right })
    expect(on(retained, aRecord({ lastPractice: practised, sittings: [half] })).earned).toBe(false)
  })
})

describe('assessment-passed, evidence-approved, achievement-held', () => {
  const assessment = {
    kind: 'assessment-passed',
    id: 'kept',
    blueprint: [{ outcome: 'one', items: 4 }],
    passAt: 0.75,
    attempts: 2,
    coolDownDays: 2,
  } as const satisfies CriterionSource
  it('lets somebody try so often, with days in between', () => {
    const four = (count: number) => ({ one: { asked: 4, right: count } })
    const tries = (...sittings: RecordSitting[]) => missingOf(on(assessment, aRecord({ sittings })))
    expect(tries()).toMatchObject([{ next: 'sit', done: 0, total: 3 }])
    expect(tries(sitting('s', 1, four(2)))).toMatchObject([{ next: 'wait', done: 2, notBefore: daysAgo(-1) }])
    expect(tries(sitting('s', 3, four(2)))).toMatchObject([{ next: 'sit' }])
    expect(tries(sitting('s', 9, four(2)), sitting('t', 3, four(1)))).toMatchObject([{ next: 'ask' }])
    expect(
      on(assessment, aRecord({ sittings: [sitting('s', 9, four(0)), sitting('t', 3, four(3), 'passed')] })),
    ).toMatchObject({
      earned: true,
      proofs: [{ right: 3, asked: 4, attempt: 2 }],
    })
  })
  it('takes evidence only when it was approved', () => {
    const criterion = {
      kind: 'evidence-approved',
      id: 'seen',
      title: 'Seen done',
      instructions: 'Show it.',
      accepts: ['photo'],
      rubric: [{ id: 'a', text: 'A' }],
    } as const satisfies CriterionSource
    const piece = (status: 'waiting' | 'approved' | 'returned', id = 'seen') => ({
      id: 'e',
      criterion: id,
      status,
      assessor: 'Bo',
      assessorBy: 'holder' as const,
      appointedWhy: null,
      decidedAt: status === 'waiting' ? null : daysAgo(1),
    })
    const verdict = (...evidence: LearnerRecord['evidence'][number][]) =>
      on({ ...criterion, accepts: ['photo'], rubric: [...criterion.rubric] }, aRecord({ evidence }))
    expect(missingOf(verdict())).toMatchObject([{ next: 'hand-in' }])
    expect(missingOf(verdict(piece('waiting')))).toMatchObject([{ next: 'wait-for-assessor' }])
    expect(missingOf(verdict(piece('returned')))).toMatchObject([{ next: 'hand-in' }])
    expect(verdict(piece('approved', 'other')).earned).toBe(false)
    expect(verdict(piece('returned'), piece('approved'))).toMatchObject({
      earned: true,
      proofs: [{ assessor: 'Bo' }],
    })
  })
  it('takes another achievement only while it is valid', () => {
    const criterion = { kind: 'achievement-held', achievement: 'base' } as const
    const held = (changes: object) =>
      aRecord({
        credentials: new Map([
          [
            'base',
            {
              id: 'c',
              signedAt: daysAgo(9),
              validFrom: daysAgo(9),
              validUntil: null,
              suspendedAt: null,
              suspendedReason: null,
              revokedAt: null,
              revokedReason: null,
              ...changes,
            },
          ],
        ]),
      })
    expect(on(criterion, held({})).earned).toBe(true)
    for (const changes of [
      { signedAt: null },
      { validUntil: daysAgo(1) },
      { suspendedAt: daysAgo(1) },
      { revokedAt: daysAgo(1) },
    ])
      expect(on(criterion, held(changes)).earned).toBe(false)
    expect(on(criterion, aRecord()).earned).toBe(false)
  })
})

describe('combined', () => {
  const leaf = (isMet: boolean): CriterionSource => ({
    kind: 'lessons-completed',
    modules: [isMet ? 'second' : 'first'],
  })
  const record = aRecord({
    lessons: [
      { module: 'first', lesson: 'a', finishedAt: null },
      { module: 'second', lesson: 'c', finishedAt: daysAgo(1) },
    ],
  })
  it('is met exactly where so many of its parts are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 6 }),
        (met, count) => {
          const of = met.map(leaf)
          const many = met.filter(Boolean).length
          const wanted = Math.min(count, met.length)
          expect(on({ kind: 'all', of }, record).earned).toBe(many === met.length)
          expect(on({ kind: 'any', of }, record).earned).toBe(many > 0)
          const some = on({ kind: 'at-least', count: wanted, of }, record)
          expect(some.earned).toBe(many >= wanted)
          expect(missingOf(some).length).toBe(Math.max(0, wanted - many))
          if (!some.earned) expect(some.share).toBeLessThan(1)
        },
      ),
    )
  })
  it('knows its parts, however deep they are', () => {
    const deep: CriterionSource = {
      kind: 'all',
      of: [leaf(true), { kind: 'any', of: [leaf(false), retained] }],
    }
    expect(leavesOf(deep).map(({ kind }) => kind)).toEqual([
      'lessons-completed',
      'lessons-completed',
      'retained',
    ])
  })
})

it('ends on the same day of a later month, or its last', () => {
  const end = (from: string, months: number) => monthsLater(new Date(from), months).toISOString()
  expect(end('2027-01-31T10:00:00.500Z', 1)).toBe('2027-02-28T10:00:00.000Z')
  expect(end('2027-11-30T10:00:00Z', 24)).toBe('2029-11-30T10:00:00.000Z')
  expect(end('2028-02-29T10:00:00Z', 12)).toBe('2029-02-28T10:00:00.000Z')
})

describe('mentor-meetings, mentoring-completed', () => {
  const talk = (skill: string, days: number) => ({ skill, minutes: 30, at: daysAgo(days) })
  const mentored = (learner: string, minutes = 60, skill = 'sensing', days = 1) => ({
    learner,
    skill,
    minutes,
    completedAt: daysAgo(days),
  })

  it('counts the talks about the skills of the achievement, and says since when there were enough', () => {
    const criterion = { kind: 'mentor-meetings', meetings: 2 } as const
    const verdict = (...talks: ReturnType<typeof talk>[]) => on(criterion, aRecord({ talks }))
    expect(missingOf(verdict(talk('sensing', 9), talk('welding', 8)))).toMatchObject([
      { done: 1, total: 2, next: 'mentor' },
    ])
    expect(verdict(talk('sensing', 9), talk('sensing', 5), talk('sensing', 1))).toMatchObject({
      earned: true,
      proofs: [{ kind: 'mentor-meetings', meetings: 3, minutes: 90, at: daysAgo(5).toISOString() }],
    })
  })

  it('counts each learner once, with enough talk by their own word, in the skills of the achievement', () => {
    const criterion = { kind: 'mentoring-completed', learners: 2, minutes: 60 } as const
    const verdict = (...all: ReturnType<typeof mentored>[]) => on(criterion, aRecord({ mentored: all }))
    for (const other of [mentored('bo', 30), mentored('ana'), mentored('bo', 60, 'welding')])
      expect(missingOf(verdict(mentored('ana', 60, 'sensing', 9), other))).toMatchObject([
        { done: 1, total: 2, next: 'mentor' },
      ])
    expect(verdict(mentored('ana', 60, 'sensing', 9), mentored('bo', 90, 'sensing', 3))).toMatchObject({
      earned: true,
      proofs: [{ kind: 'mentoring-completed', learners: 2, minutes: 150, at: daysAgo(3).toISOString() }],
    })
  })
})
