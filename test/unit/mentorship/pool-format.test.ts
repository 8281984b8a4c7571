import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchPool } from '../../../src/mentorship/matching.rules.ts'
import { poolSchema, readPool } from '../../../src/mentorship/pool-format.ts'

const mentee = (id: string) => ({
  id,
  skills: ['weld'],
  languages: ['en'],
  hours: [['2026-01-05T08:00:00Z', '2026-01-05T16:00:00Z']],
  exclude: [],
  waitingDays: 2,
})
const mentor = (id: string) => ({
  id,
  achievements: [{ skill: 'weld', validUntil: '2027-01-01T00:00:00Z' }],
  capacity: 1,
  load: 0,
  languages: ['en'],
  hours: [['2026-01-05T10:00:00+01:00', '2026-01-05T18:00:00+01:00']],
})
const pool = { mentees: [mentee('ana')], mentors: [mentor('cy')], now: '2026-01-05T07:00:00Z' }
const faultsOf = (given: unknown): string => {
  const read = readPool(typeof given === 'string' ? given : JSON.stringify(given))
  return 'faults' in read ? read.faults.join('\n') : 'none'
}

describe('a pool in a file', () => {
  it('is read and matched', () => {
    const read = readPool(JSON.stringify(pool))
    if ('faults' in read) throw new Error(read.faults.join())
    expect(matchPool(read.pool)).toMatchObject({
      pairs: [{ mentee: 'ana', mentor: 'cy', skill: 'weld' }],
      unmatched: [],
    })
  })

  it('without mentors leaves everybody without one', () => {
    const read = readPool(JSON.stringify({ ...pool, mentors: [] }))
    if ('faults' in read) throw new Error(read.faults.join())
    expect(matchPool(read.pool)).toEqual({
      pairs: [],
      unmatched: [{ mentee: 'ana', reason: 'nobody-holds' }],
      score: 0,
      bound: 0,
    })
  })

  it.each([
    ['broken JSON', '{"mentees":', 'no JSON'],
    ['nothing', '', 'no JSON'],
    ['a list', [], 'the file: '],
    ['two of an id', { ...pool, mentees: [mentee('ana'), mentee('ana')] }, 'the id "ana" stands twice'],
    ['two mentors of an id', { ...pool, mentors: [mentor('cy'), mentor('cy')] }, 'mentors: the id "cy"'],
    ['a negative capacity', { ...pool, mentors: [{ ...mentor('cy'), capacity: -1 }] }, 'mentors[0].capacity'],
    ['half a place', { ...pool, mentors: [{ ...mentor('cy'), capacity: 1.5 }] }, 'mentors[0].capacity'],
    [
      'a negative wait',
      { ...pool, mentees: [{ ...mentee('ana'), waitingDays: -1 }] },
      'mentees[0].waitingDays',
    ],
    [
      'hours that end before they begin',
      { ...pool, mentees: [{ ...mentee('ana'), hours: [['2026-01-05T16:00:00Z', '2026-01-05T08:00:00Z']] }] },
      'mentees[0].hours[0]: ends before it begins',
    ],
    ['a date without a zone', { ...pool, now: '2026-01-05T07:00:00' }, 'now: '],
    ['a field that is misspelt', { ...pool, mentees: [{ ...mentee('ana'), exlude: ['cy'] }] }, 'exlude'],
  ])('with %s is refused, with its place', (_name, given, said) => {
    expect(faultsOf(given)).toContain(said)
  })

  it('never throws, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ ...pool, mentees: value })),
        ),
        (text) => {
          expect(readPool(text)).toBeTypeOf('object')
        },
      ),
    )
  })

  it('can be asked for by its schema', () => {
    expect(poolSchema.safeParse(pool).success).toBe(true)
  })
})
