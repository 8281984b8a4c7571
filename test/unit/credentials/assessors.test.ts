import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  appointmentFault,
  assessorsOf,
  type Candidates,
  type Person,
  standsFor,
} from '../../../src/credentials/evidence/assessor.rules.ts'
import { isValid } from '../../../src/credentials/standing.rules.ts'

const now = new Date('2026-11-02T08:00:00Z')
const ids = ['a', 'b', 'c', 'd', 'e']

const dates = fc.option(
  fc.constantFrom(new Date('2026-01-01'), new Date('2026-11-02T08:00:00Z'), new Date('2027-06-01')),
  { nil: null },
)

/** Records may have become part of those that stand after them in the list: no circle, as merging makes none. */
const persons: fc.Arbitrary<Person[]> = fc
  .tuple(
    ...ids.map((id, index) =>
      fc.record({
        id: fc.constant(id),
        name: fc.constant(id.toUpperCase()),
        organizationId: fc.constantFrom('ours', 'ours', 'ours', 'theirs'),
        mergedInto: fc.option(fc.constantFrom(...ids.slice(index + 1), id), { nil: null, freq: 1 }),
        isPresent: fc.boolean(),
      }),
    ),
  )
  .map((all) => all.map((one) => (one.mergedInto === one.id ? { ...one, mergedInto: null } : one)))

const candidates: fc.Arbitrary<Candidates> = fc.record({
  organizationId: fc.constant('ours'),
  learner: fc.constantFrom(...ids),
  people: persons,
  credentials: fc.array(
    fc.record({
      memberId: fc.option(fc.constantFrom(...ids), { nil: null }),
      organizationId: fc.constantFrom('ours', 'theirs'),
      signedAt: dates,
      validFrom: fc.constantFrom(new Date('2026-01-01'), new Date('2027-01-01')),
      validUntil: dates,
      suspendedAt: dates,
      suspendedReason: fc.constant(null),
      revokedAt: dates,
      revokedReason: fc.constant(null),
    }),
    { maxLength: 8 },
  ),
  appointments: fc.array(
    fc.record({
      memberId: fc.constantFrom(...ids),
      organizationId: fc.constantFrom('ours', 'theirs'),
      reason: fc.constantFrom('Wrote the procedure', '', '  '),
    }),
    { maxLength: 4 },
  ),
})

describe('who may judge', () => {
  it('is never the learner, by whichever record, nor anybody of elsewhere, gone, or without a right', () => {
    fc.assert(
      fc.property(candidates, (given) => {
        const { people } = given
        const learner = standsFor(people, given.learner)
        const found = assessorsOf(given, now)
        expect(new Set(found.map(({ memberId }) => memberId)).size).toBe(found.length)
        for (const assessor of found) {
          const person = people.find(({ id }) => id === assessor.memberId)
          expect(person).toMatchObject({ organizationId: 'ours', isPresent: true, mergedInto: null })
          expect(assessor.memberId).not.toBe(learner)
          const isTheirs = ({
            memberId,
            organizationId,
          }: {
            memberId: string | null
            organizationId: string
          }) =>
            organizationId === 'ours' &&
            memberId !== null &&
            standsFor(people, memberId) === assessor.memberId
          const holds = given.credentials.some((one) => isTheirs(one) && isValid(one, now))
          const appointed = given.appointments.filter((one) => isTheirs(one) && one.reason.trim() !== '')
          expect(assessor.by).toBe(holds ? 'holder' : 'appointed')
          if (assessor.by === 'appointed')
            expect(appointed.map(({ reason }) => reason)).toContain(assessor.why)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('finds everybody who has a right', () => {
    fc.assert(
      fc.property(candidates, (given) => {
        const found = new Set(assessorsOf(given, now).map(({ memberId }) => memberId))
        const learner = standsFor(given.people, given.learner)
        for (const one of given.appointments) {
          const id = standsFor(given.people, one.memberId)
          const person = given.people.find((each) => each.id === id)
          const may = one.organizationId === 'ours' && one.reason.trim() !== '' && id !== learner
          if (may && person?.isPresent && person.organizationId === 'ours') expect(found).toContain(id)
        }
      }),
    )
  })

  it.each([
    ['', 'too-short'],
    ['         ', 'too-short'],
    ['Because', 'too-short'],
    ['x'.repeat(301), 'too-long'],
    ['Wrote the procedure', undefined],
  ])('an appointment for %j is %s', (reason, fault) => {
    expect(appointmentFault(reason)).toBe(fault)
  })
})
