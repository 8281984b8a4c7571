import type { CredentialTools, JsonObject, SigningKey } from '../../src/kernel/credential-tools.ts'

/** A key of a `did:key`, which is its own document. */
export const aDidKey = async ({ signer }: CredentialTools): Promise<SigningKey> => {
  const made = await signer.newKey()
  const controller = `did:key:${made.publicKeyMultibase}`
  return { ...made, controller, id: `${controller}#${made.publicKeyMultibase}` }
}

/** An OpenBadgeCredential with everything that ours have. */
export const aBadge = (issuer: string, changes: JsonObject = {}): JsonObject => ({
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'https://works.example/c/1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Lockout practitioner',
  issuer: {
    id: issuer,
    type: ['Profile'],
    name: 'Works',
    address: { type: ['Address'], addressCountryCode: 'DE' },
  },
  validFrom: '2026-11-01T08:00:00Z',
  validUntil: '2028-11-01T08:00:00Z',
  awardedDate: '2026-11-01T08:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [
      { type: 'IdentityObject', identityHash: 'Ana Example', identityType: 'name', hashed: false },
    ],
    achievement: {
      id: 'https://works.example/achievements/1',
      type: ['Achievement'],
      name: 'Lockout practitioner',
      description: 'Locks machines out.',
      criteria: { narrative: 'Seen done, and still known.' },
      creditsAvailable: 0.5,
      alignment: [
        {
          type: ['Alignment'],
          targetName: 'EQF level 4',
          targetUrl: 'https://europass.europa.eu/en/description-eight-eqf-levels',
          targetType: 'ext:EQF',
        },
      ],
    },
  },
  ...changes,
})
