import fc from 'fast-check'
import { expect, it } from 'vitest'
import { verdictOf } from '../../../../src/infra/open-badges/verdict.rules.ts'
import { checkNames } from '../../../../src/kernel/credential-tools.ts'

const checks = fc.array(
  fc.record({
    name: fc.constantFrom(...checkNames),
    outcome: fc.constantFrom('passed', 'failed', 'unknown', 'absent'),
    reason: fc.constantFrom('revoked', 'suspended', 'expired', 'not-yet', 'other'),
  }),
  { minLength: 1 },
)

it('is "valid" only where nothing failed and nothing is unknown', () => {
  fc.assert(
    fc.property(checks, (all) => {
      const isFine = all.every(({ outcome }) => outcome === 'passed' || outcome === 'absent')
      expect(verdictOf(all) === 'valid').toBe(isFine)
    }),
    { numRuns: 2000 },
  )
})

it('believes what is said of a withdrawal only where the rest holds', () => {
  fc.assert(
    fc.property(checks, (all) => {
      const forged = [...all, { name: 'proof', outcome: 'failed', reason: 'signature' } as const]
      expect(verdictOf(forged)).toBe('invalid')
    }),
  )
  expect(verdictOf([])).toBe('invalid')
})
