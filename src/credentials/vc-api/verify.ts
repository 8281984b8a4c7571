import * as z from 'zod'
import type { Deps } from '../../chat/deps.ts'
import type { Check, JsonObject, Verification } from '../../kernel/credential-tools.ts'
import { isEnveloped, type ModelFault, presentationFault, signedFault } from './data-model.rules.ts'

const options = z
  .looseObject({
    challenge: z.string().optional(),
    domain: z.string().optional(),
    expectedProofPurpose: z.string().optional(),
  })
  .default({})

/** VC API, "Verify Credential". Whatever `checks` asks for, all are made. */
export const verifyRequest = z.looseObject({ verifiableCredential: z.looseObject({}), options })

/** VC API, "Verify Presentation": signed, or as a mere wrapper of credentials. */
export const verifyPresentationRequest = z.union([
  z.looseObject({ verifiablePresentation: z.looseObject({}), options }),
  z.looseObject({ presentation: z.looseObject({}), options }),
])

/** What is wrong with a document, besides what its checks say. */
export type Fault =
  | ({ readonly kind: 'model' } & ModelFault)
  | { readonly kind: 'proof'; readonly what: string }
  /** A sentence can't be said of it by a check's name. */
  | { readonly kind: 'check'; readonly check: Check }

export type Verified = {
  readonly verified: boolean
  readonly checks: readonly Check[]
  readonly faults: readonly Fault[]
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

const isBadge = ({ type }: JsonObject): boolean =>
  listOf(type).some((one) =>
    ['OpenBadgeCredential', 'AchievementCredential', 'EndorsementCredential'].includes(String(one)),
  )

/** The checks that are about this document: what an Open Badge must be is asked of badges alone. */
const ofThis = ({ checks, credential }: Verification): readonly Check[] =>
  checks.filter(({ name }) => name !== 'schema' || (credential !== undefined && isBadge(credential)))

const failing = ({ outcome }: Check): boolean => outcome === 'failed' || outcome === 'unknown'

const verifiedOf = (checks: readonly Check[], more: readonly Fault[]): Verified => {
  const faults: Fault[] = [
    ...more,
    ...checks.filter(failing).map((check): Fault => ({ kind: 'check', check })),
  ]
  return { verified: faults.length === 0, checks, faults }
}

type Options = z.infer<typeof options>

/** What a proof was to say, where the caller names it. */
const optionFaults = (document: JsonObject, wanted: Options, purposes: readonly string[]): Fault[] => {
  const proofs = listOf(document.proof) as JsonObject[]
  const { challenge, domain, expectedProofPurpose } = wanted
  const says = (fits: (proof: JsonObject) => boolean): boolean =>
    proofs.every((proof) => !!proof && fits(proof))
  return [
    ...(expectedProofPurpose !== undefined &&
    !(purposes.includes(expectedProofPurpose) && says((proof) => proof.proofPurpose === expectedProofPurpose))
      ? [{ kind: 'proof', what: 'purpose' } as const]
      : []),
    ...(challenge !== undefined && !says((proof) => proof.challenge === challenge)
      ? [{ kind: 'proof', what: 'challenge' } as const]
      : []),
    ...(domain !== undefined && !says((proof) => listOf(proof.domain).includes(domain))
      ? [{ kind: 'proof', what: 'domain' } as const]
      : []),
  ]
}

const modelFaults = (fault: ModelFault | undefined): Fault[] => (fault ? [{ kind: 'model', ...fault }] : [])

const textOf = (credential: JsonObject): string =>
  isEnveloped(credential) ? String(credential.id).replace(/^[^,]*,/, '') : JSON.stringify(credential)

/** Checks a credential by the data model, its proof, its dates and its status. */
export const verifyDocument = async (
  deps: Deps,
  { verifiableCredential: credential, options: wanted }: z.infer<typeof verifyRequest>,
): Promise<Verified> => {
  const now = deps.clock.now()
  const more = [
    ...modelFaults(signedFault(credential, now)),
    ...(isEnveloped(credential) ? [] : optionFaults(credential, wanted, ['assertionMethod'])),
  ]
  if (more.length > 0) return verifiedOf([], more)
  const found = await deps.credentialTools.verifier.verify(
    { text: textOf(credential) },
    { now, online: true },
  )
  return verifiedOf(ofThis(found), [])
}

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (value as JsonObject).id : value

/**
 * A credential in a presentation. One without a proof of its own counts where the presentation is signed by its issuer, who is
 * the holder (VC Data Model 2.0, section 4.13.5, "Presentations Including Holder Claims").
 */
const within = (
  credential: JsonObject,
  found: Verification,
  holder: unknown,
  signer: string | undefined,
  now: Date,
): Verified => {
  const more = modelFaults(signedFault(credential, now))
  const issuer = idOf(credential.issuer)
  const isSelfAsserted =
    credential.proof === undefined &&
    !isEnveloped(credential) &&
    signer !== undefined &&
    issuer === holder &&
    issuer === signer
  const checks = ofThis(found).filter(
    ({ name }) => !isSelfAsserted || (name !== 'proof' && name !== 'issuer'),
  )
  return verifiedOf(checks, more)
}

export type VerifiedPresentation = {
  readonly verified: boolean
  readonly presentation: Verified
  readonly credentials: readonly Verified[]
}

const refused = (faults: readonly Fault[]): VerifiedPresentation => ({
  verified: false,
  presentation: verifiedOf([], faults),
  credentials: [],
})

/** No presentation that people make has more. */
const mostCredentials = 20

/** Checks a presentation: its own proof where there must be one, who holds it, and each credential in it. */
export const verifyPresentation = async (
  deps: Deps,
  request: z.infer<typeof verifyPresentationRequest>,
): Promise<VerifiedPresentation> => {
  const now = deps.clock.now()
  const isSigned = 'verifiablePresentation' in request
  const presentation = (isSigned ? request.verifiablePresentation : request.presentation) as JsonObject
  const wanted = request.options as Options
  const inside = listOf(presentation.verifiableCredential) as JsonObject[]
  const more: Fault[] = [
    ...modelFaults(presentationFault(presentation)),
    ...(inside.length > mostCredentials
      ? modelFaults({ where: 'verifiableCredential', what: `are more than ${mostCredentials}` })
      : []),
    ...(isSigned ? optionFaults(presentation, wanted, ['authentication', 'assertionMethod']) : []),
  ]
  if (more.length > 0) return refused(more)
  const found = await deps.credentialTools.verifier.verifyPresentation(presentation, { now, online: true })
  const { outcome, reason, signer } = found.proof
  const holder = idOf(presentation.holder)
  const own: Fault[] = [
    ...(outcome === 'passed' || (outcome === 'absent' && !isSigned)
      ? []
      : [{ kind: 'proof', what: reason } as const]),
    ...(signer !== undefined && holder !== undefined && holder !== signer
      ? [{ kind: 'proof', what: 'other-holder' } as const]
      : []),
  ]
  const credentials = found.credentials.map((one, at) => within(inside[at] ?? {}, one, holder, signer, now))
  const verified = own.length === 0 && credentials.every((one) => one.verified)
  return { verified, presentation: verifiedOf([], own), credentials }
}
