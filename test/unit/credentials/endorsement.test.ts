import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  commentOf,
  type EndorsementState,
  endorsementStanding,
  readEndorsement,
  subjectNamed,
} from '../../../src/credentials/endorsements/endorsement.rules.ts'
import { standingOf } from '../../../src/credentials/standing.rules.ts'

const now = new Date('2026-11-02T08:00:00Z')
const dayMs = 24 * 3_600_000
/** Some days from now, or never. */
const around = fc.option(
  fc.integer({ min: -20, max: 20 }).map((days) => new Date(now.getTime() + days * dayMs)),
)

const entry = fc.record({
  signedAt: around,
  validFrom: around.map((at) => at ?? now),
  validUntil: around,
  suspendedAt: around,
  suspendedReason: fc.constant('Looked into'),
  revokedAt: around,
  revokedReason: fc.constant('Withdrawn'),
})
const state: fc.Arbitrary<EndorsementState> = fc.record({
  withdrawnAt: around,
  validFrom: around,
  validUntil: around,
  verdict: fc.constantFrom(
    'valid',
    'revoked',
    'suspended',
    'invalid',
    'expired',
    'not-yet-valid',
    'unknown',
    null,
  ),
  verifiedAt: around,
  partnerId: fc.constantFrom('partner', null),
  entry: fc.option(entry),
})

describe('an endorsement', () => {
  it('stands only while nothing at all speaks against it', () => {
    fc.assert(
      fc.property(state, (one) => {
        if (endorsementStanding(one, now) !== 'standing') return
        const { withdrawnAt, validFrom, validUntil, verdict, verifiedAt } = one
        expect(withdrawnAt === null || withdrawnAt > now).toBe(true)
        if (one.partnerId !== null) {
          // Of one that was signed here the one rule decides that decides of all.
          expect(one.entry && standingOf(one.entry, now).state).toBe('valid')
          return
        }
        expect(validFrom === null || validFrom <= now).toBe(true)
        expect(validUntil === null || validUntil >= now).toBe(true)
        expect(verdict).toBe('valid')
        expect(now.getTime() - (verifiedAt?.getTime() ?? 0)).toBeLessThanOrEqual(7 * dayMs)
      }),
      { numRuns: 2_000 },
    )
  })

  it('says what has become of it', () => {
    const foreign: EndorsementState = {
      withdrawnAt: null,
      validFrom: null,
      validUntil: null,
      verdict: 'valid',
      verifiedAt: now,
      partnerId: null,
      entry: null,
    }
    const past = new Date(now.getTime() - 8 * dayMs)
    const of = (changes: Partial<EndorsementState>) => endorsementStanding({ ...foreign, ...changes }, now)
    expect([
      of({}),
      of({ withdrawnAt: past, verdict: 'revoked' }),
      of({ validUntil: past, verdict: 'invalid' }),
      of({ verdict: 'revoked' }),
      of({ verifiedAt: past }),
      of({ partnerId: 'here', entry: null }),
    ]).toEqual(['standing', 'withdrawn', 'lapsed', 'revoked', 'unchecked', 'not-yet'])
  })
})

describe('what is endorsed', () => {
  const web = 'https://badges.example:8443/app'

  it.each([
    [`${web}/achievements/1m8c`, { kind: 'achievement', id: '1m8c' }],
    [`${web}/c/1m8c`, { kind: 'credential', id: '1m8c' }],
    [`${web}/issuers/1m8c`, { kind: 'issuer', id: '1m8c' }],
    ['did:web:badges.example%3A8443:app:issuers:1m8c', { kind: 'issuer', id: '1m8c' }],
    ['did:web:badges.example:issuers:1m8c', undefined],
    [`${web}/issuers/1m8c/did.json`, undefined],
    [`${web}/evidence/1m8c`, undefined],
    [`${web}/c/../c/1m8c`, undefined],
    [`${web}x/c/1m8c`, undefined],
    ['https://badges.example/app/c/1m8c', undefined],
  ])('%s', (uri, expected) => {
    expect(subjectNamed(uri, web)).toEqual(expected)
  })

  it('is read from anything that a stranger may sign, without a throw', () => {
    fc.assert(
      fc.property(fc.object(), (signed) => {
        const typed = { ...signed, id: 'urn:x', type: ['EndorsementCredential'] }
        readEndorsement(typed)
        commentOf(typed)
      }),
    )
    const two = { id: 'urn:x', type: 'EndorsementCredential', issuer: 'did:x', credentialSubject: [{}, {}] }
    expect(readEndorsement(two)).toBeUndefined()
  })
})
