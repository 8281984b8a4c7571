import type { AchievementSource } from '../../content/achievement-format.ts'
import type { JsonObject } from '../../kernel/credential-tools.ts'
import type { Proof } from '../criteria/criterion.ts'

/** Open Badges 3.0 on the Verifiable Credentials Data Model 2.0. */
const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const

/**
 * Two elements of the EU recommendation on micro-credentials (2022/C 243/02, annex I) that Open Badges has no word for, and
 * the workload in hours. A word that no context defines is refused by everybody who checks a signature.
 */
const ownWords = {
  assessmentType: 'urn:whetstone:terms#assessmentType',
  participationForm: 'urn:whetstone:terms#participationForm',
  workload: 'https://schema.org/timeRequired',
} as const

export type BadgeParts = {
  readonly webAddress: string
  readonly credential: {
    readonly id: string
    readonly recipientName: string
    readonly awardedAt: Date
    readonly validFrom: Date
    readonly validUntil: Date | null
    readonly basis: readonly Proof[]
    readonly renewsId: string | null
    /** What it names so is of no use any more, since its key was lost. */
    readonly isReissue: boolean
  }
  readonly achievement: { readonly id: string; readonly definition: AchievementSource }
  /** The texts of the outcomes that it proves, and the language that they are in. */
  readonly outcomes: readonly string[]
  readonly language: string
  readonly issuer: JsonObject
  readonly status: { readonly listId: string; readonly index: number } | undefined
  /** Where high stakes need it said: that it is no authorization. */
  readonly highStakesSentence: string
}

/** To the second and in UTC: a date without a zone is refused by verifiers, and fractions are compared as text. */
export const instantText = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`

const alignment = (targetName: string, targetUrl: string, more: JsonObject): JsonObject => ({
  type: ['Alignment'],
  targetName,
  targetUrl,
  ...more,
})

const eqfUrl = 'https://europass.europa.eu/en/description-eight-eqf-levels'

/** Frameworks, EQF level and quality assurance, as the recommendation wants them told. */
const alignmentsOf = (
  { alignments, eqfLevel, qualityAssurance }: AchievementSource,
  page: string,
): JsonObject[] => [
  ...alignments.map(({ framework, code, name, url, type }) =>
    alignment(name, url, { targetFramework: framework, targetType: type, ...(code && { targetCode: code }) }),
  ),
  ...(eqfLevel === undefined
    ? []
    : [
        alignment(`EQF level ${eqfLevel}`, eqfUrl, {
          targetFramework: 'European Qualifications Framework',
          targetCode: String(eqfLevel),
          targetType: 'ext:EQF',
        }),
      ]),
  ...(qualityAssurance
    ? [
        alignment(qualityAssurance.text, qualityAssurance.url ?? page, {
          targetFramework: 'Quality assurance',
          targetType: 'ext:QualityAssurance',
        }),
      ]
    : []),
]

/** The definition as an Achievement (section B.1.1): the same inside a credential and at its own address. */
export const achievementObject = (
  webAddress: string,
  { id, definition }: BadgeParts['achievement'],
  outcomes: readonly string[],
  language: string,
  creator: JsonObject,
  highStakesSentence: string,
): JsonObject => {
  const page = `${webAddress}/achievements/${id}`
  const { workload, assessment, participation } = definition
  const narrative = [
    definition.narrative,
    ...(definition.highStakes ? [highStakesSentence] : []),
    ...(outcomes.length > 0 ? [outcomes.map((outcome) => `- ${outcome}`).join('\n')] : []),
  ].join('\n\n')
  return {
    id: page,
    type: ['Achievement'],
    achievementType: 'MicroCredential',
    name: definition.title,
    description: definition.summary,
    inLanguage: language,
    criteria: { id: page, narrative },
    image: { id: `${page}/picture.png`, type: 'Image', caption: definition.title },
    creator,
    alignment: alignmentsOf(definition, page),
    tag: definition.skills,
    ...(workload?.ects !== undefined && { creditsAvailable: workload.ects }),
    ...(workload && { workload: `PT${workload.hours}H` }),
    ...(assessment && { assessmentType: assessment }),
    ...(participation && { participationForm: participation }),
  }
}

const sittings = (basis: readonly Proof[]) =>
  basis.flatMap((proof) =>
    proof.kind === 'retained'
      ? [{ name: `Retained after ${proof.days} days`, right: proof.items, asked: proof.items }]
      : proof.kind === 'assessment-passed'
        ? [{ name: 'Assessment', right: proof.right, asked: proof.asked }]
        : proof.kind === 'renewed'
          ? [{ name: 'Renewal', right: proof.items, asked: proof.items }]
          : [],
  )

/** What sittings came to (sections B.1.22 and B.1.23): described in the achievement, told in the subject. */
const resultsOf = (credentialAddress: string, basis: readonly Proof[]) => {
  const all = sittings(basis).map((sitting, at) => ({
    ...sitting,
    id: `${credentialAddress}#result-${at + 1}`,
  }))
  return {
    described: all.map(({ id, name, asked }) => ({
      id,
      type: ['ResultDescription'],
      name,
      resultType: 'RawScore',
      valueMin: '0',
      valueMax: String(asked),
    })),
    told: all.map(({ id, right }) => ({ type: ['Result'], resultDescription: id, value: String(right) })),
  }
}

const before = (
  webAddress: string,
  { renewsId, isReissue }: Pick<BadgeParts['credential'], 'renewsId' | 'isReissue'>,
): JsonObject[] =>
  renewsId
    ? [
        {
          id: `${webAddress}/c/${renewsId}`,
          type: ['Evidence'],
          name: `The credential that this one ${isReissue ? 'replaces' : 'renews'}`,
        },
      ]
    : []

const evidenceOf = (credentialAddress: string, basis: readonly Proof[]): JsonObject[] =>
  basis.flatMap((proof) => {
    if (proof.kind !== 'evidence-approved') return []
    const why =
      proof.assessorBy === 'appointed'
        ? ` The assessor was appointed for the start of this achievement: ${proof.appointedWhy ?? ''}`
        : ''
    return [
      {
        id: `${credentialAddress}#evidence-${proof.evidenceId}`,
        type: ['Evidence'],
        name: proof.title,
        narrative: `Judged against a rubric by ${proof.assessor} on ${proof.at.slice(0, 10)}.${why}`,
      },
    ]
  })

/**
 * The unsigned OpenBadgeCredential of an award. It has all mandatory elements of the EU recommendation: the learner, title,
 * country, awarding body, date, outcomes, workload, level, assessment, participation and quality assurance.
 *
 * `credentialStatus` is one object, as Open Badges 3.0 has it ([0..1]); see docs/decisions.md for what that means for
 * suspensions.
 */
export const openBadgeOf = (parts: BadgeParts): JsonObject => {
  const { webAddress, credential, achievement, issuer, status } = parts
  const address = `${webAddress}/c/${credential.id}`
  const object = achievementObject(
    webAddress,
    achievement,
    parts.outcomes,
    parts.language,
    issuer,
    parts.highStakesSentence,
  )
  const results = resultsOf(address, credential.basis)
  const evidence = [...evidenceOf(address, credential.basis), ...before(webAddress, credential)]
  const list = status && `${webAddress}/status/${status.listId}`
  return {
    '@context': [...contexts, ownWords],
    id: address,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.definition.title,
    description: achievement.definition.summary,
    issuer,
    validFrom: instantText(credential.validFrom),
    ...(credential.validUntil && { validUntil: instantText(credential.validUntil) }),
    awardedDate: instantText(credential.awardedAt),
    credentialSubject: {
      id: `${address}#holder`,
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          identityHash: credential.recipientName,
          identityType: 'name',
          hashed: false,
        },
      ],
      achievement: {
        ...object,
        ...(results.described.length > 0 && { resultDescription: results.described }),
      },
      ...(results.told.length > 0 && { result: results.told }),
    },
    ...(evidence.length > 0 && { evidence }),
    ...(list && {
      credentialStatus: {
        id: `${list}#${status.index}`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: String(status.index),
        statusListCredential: list,
      },
    }),
  }
}
