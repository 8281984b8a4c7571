import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Deed,
  judgementFault,
  keptUntil,
  lockedBy,
  lockMs,
  mayHandIn,
  type Piece,
  scoresOf,
  stepOf,
} from '../../../src/credentials/evidence/evidence.rules.ts'

const start = new Date('2026-11-02T08:00:00Z')
const people = ['learner', 'ana', 'bo', 'cy']

const deeds: fc.Arbitrary<Deed> = fc.record({
  do: fc.constantFrom('open', 'approve', 'return', 'withdraw'),
  by: fc.constantFrom(...people),
}) as fc.Arbitrary<Deed>

const waiting: Piece = { status: 'waiting', learner: 'learner', lockedBy: null, lockedUntil: null }

/** Everything that people do with a piece, each so many minutes after the one before. */
const histories = fc.array(fc.tuple(deeds, fc.integer({ min: 0, max: 45 })), { maxLength: 40 })

describe('a piece of evidence', () => {
  it('is decided once, by nobody but who may, and never by its learner', () => {
    fc.assert(
      fc.property(histories, (history) => {
        let piece = waiting
        let now = start
        for (const [deed, minutes] of history) {
          now = new Date(now.getTime() + minutes * 60_000)
          const holder = lockedBy(piece, now)
          const step = stepOf(piece, deed, now)
          if (!step.ok) continue
          // Whatever is taken was waiting, and taken from nobody.
          expect(piece.status).toBe('waiting')
          if (deed.do === 'withdraw') expect(deed.by).toBe('learner')
          else {
            expect(deed.by).not.toBe('learner')
            expect([undefined, deed.by]).toContain(holder)
          }
          piece = step.piece
          if (piece.status !== 'waiting') expect(piece.lockedBy).toBeNull()
        }
      }),
    )
  })

  it('is somebody’s for half an hour, and longer if they open it again', () => {
    const opened = stepOf(waiting, { do: 'open', by: 'ana' }, start)
    if (!opened.ok) throw new Error(opened.reason)
    const later = (ms: number) => new Date(start.getTime() + ms)
    const byBo = (ms: number) => stepOf(opened.piece, { do: 'approve', by: 'bo' }, later(ms))
    expect(byBo(lockMs - 1)).toEqual({ ok: false, reason: 'locked' })
    expect(byBo(lockMs).ok).toBe(true)
    const again = stepOf(opened.piece, { do: 'open', by: 'ana' }, later(lockMs - 1))
    expect(again.ok && lockedBy(again.piece, later(lockMs + 60_000))).toBe('ana')
  })

  it('can be taken back while somebody looks at it, and not afterwards', () => {
    const opened = stepOf(waiting, { do: 'open', by: 'ana' }, start)
    const piece = opened.ok ? opened.piece : waiting
    expect(stepOf(piece, { do: 'withdraw', by: 'learner' }, start).ok).toBe(true)
    expect(stepOf(piece, { do: 'withdraw', by: 'bo' }, start)).toEqual({ ok: false, reason: 'not-yours' })
    for (const status of ['approved', 'returned'] as const)
      expect(stepOf({ ...piece, status }, { do: 'withdraw', by: 'learner' }, start)).toEqual({
        ok: false,
        reason: 'decided',
      })
  })

  it.each([
    [undefined, 'yes'],
    ['returned', 'yes'],
    ['withdrawn', 'yes'],
    ['waiting', 'waits'],
    ['approved', 'approved'],
  ] as const)('after one that is %s, the next may: %s', (status, may) => {
    expect(mayHandIn(status && { status })).toBe(may)
  })

  it('keeps its files by what became of it', () => {
    const until = (status: Piece['status']) => keptUntil(status, start).toISOString().slice(0, 10)
    expect(until('approved')).toBe('2028-11-02')
    expect(until('returned')).toBe('2027-02-02')
    expect(until('withdrawn')).toBe('2026-11-02')
  })
})

describe('a judgement', () => {
  const rubric = [
    { id: 'a', text: 'A' },
    { id: 'b', text: 'B' },
  ]
  const reason = 'The tag can’t be read.'

  it.each([
    [{ approve: true, met: ['a', 'b'], reason: '' }, undefined],
    [{ approve: true, met: ['a'], reason: '' }, 'not-all-met'],
    [{ approve: true, met: ['a', 'a', 'other'], reason: '' }, 'not-all-met'],
    [{ approve: false, met: ['a'], reason }, undefined],
    [{ approve: false, met: [], reason: '   no   ' }, 'no-reason'],
    [{ approve: false, met: ['b', 'a'], reason }, 'all-met'],
    [{ approve: false, met: [], reason: 'x'.repeat(1001) }, 'reason-too-long'],
  ] as const)('%j: %s', (judgement, fault) => {
    expect(judgementFault(judgement, rubric)).toBe(fault)
  })

  it('is written down line by line, with the words as they were', () => {
    expect(scoresOf(rubric, ['b', 'gone'])).toEqual([
      { id: 'a', text: 'A', met: false },
      { id: 'b', text: 'B', met: true },
    ])
  })
})
