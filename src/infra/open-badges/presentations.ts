import type {
  CheckOutcome,
  JsonObject,
  PresentationVerification,
  Presented,
  Verifier,
} from '../../kernel/credential-tools.ts'
import { findKey, type Sources } from './documents.ts'
import type { CryptoPool } from './pool.ts'
import type { ProofPurpose } from './proofs.ts'

type Parts = {
  readonly pool: Pick<CryptoPool, 'check'>
  readonly sources: Sources
}

/** What whoever asked for the presentation had given the holder to sign. */
type Expected = { readonly challenge?: string; readonly domain?: string }

type Proven = PresentationVerification['proof']

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

const proven = (outcome: CheckOutcome, reason: string): Proven => ({ outcome, reason })

const purposeOf = ({ proofPurpose }: JsonObject): ProofPurpose | undefined =>
  proofPurpose === 'authentication' || proofPurpose === 'assertionMethod' ? proofPurpose : undefined

const oneProof = async (
  presentation: JsonObject,
  proof: JsonObject,
  { challenge, domain }: Expected,
  { pool, sources }: Parts,
): Promise<Proven> => {
  if (challenge !== undefined && proof.challenge !== challenge) return proven('failed', 'challenge')
  if (domain !== undefined && !listOf(proof.domain).includes(domain)) return proven('failed', 'domain')
  const purpose = purposeOf(proof)
  if (!purpose) return proven('failed', 'purpose')
  const found = await findKey(String(proof.verificationMethod), sources, purpose)
  if (!found.ok) return proven(found.outcome, found.reason)
  const outcome = await pool.check(presentation, proof, found.key, purpose)
  return outcome.ok
    ? { outcome: 'passed', reason: 'proof', signer: found.key.controller }
    : proven(outcome.reason === 'other-kind' ? 'unknown' : 'failed', outcome.reason)
}

/** Every proof must hold; the first that doesn't is told. */
const ownProof = async (presentation: JsonObject, expected: Expected, parts: Parts): Promise<Proven> => {
  const all = listOf(presentation.proof)
  const proofs = all.filter(isObject).slice(0, 5)
  const [first] = proofs
  if (!first) return proven(all.length === 0 ? 'absent' : 'failed', 'no-proof')
  const outcomes = await Promise.all(proofs.map((proof) => oneProof(presentation, proof, expected, parts)))
  return outcomes.find(({ outcome }) => outcome !== 'passed') ?? (outcomes[0] as Proven)
}

const envelope = /^data:application\/(?:vc\+)?jwt(?:;[^,]*)?,(.+)$/

/** The credential as it is to be read: a JWT in an envelope (VC Data Model 2.0, section 4.13.1), or JSON. */
const presentedOf = (credential: JsonObject): Presented => {
  const isEnvelope = listOf(credential.type).includes('EnvelopedVerifiableCredential')
  return {
    text: isEnvelope ? (envelope.exec(String(credential.id))?.[1] ?? '') : JSON.stringify(credential),
  }
}

/**
 * Checks a presentation and each credential in it (VC Data Model 2.0, section 4.13). What they come to together is for the
 * caller: a presentation without a proof says nothing of who shows it.
 */
export const createPresentationVerifier =
  (
    parts: { readonly pool: Parts['pool']; readonly own: Sources['own']; readonly fetch: Sources['fetch'] },
    verify: Verifier['verify'],
  ): Verifier['verifyPresentation'] =>
  async (presentation, options) => {
    const { now, known = new Map(), online, ...expected } = options
    const sources: Sources = { known, own: parts.own, fetch: online ? parts.fetch : undefined }
    const credentials = listOf(presentation.verifiableCredential).filter(isObject)
    return {
      proof: await ownProof(presentation, expected, { pool: parts.pool, sources }),
      credentials: await Promise.all(
        credentials.map((credential) => verify(presentedOf(credential), { now, known, online })),
      ),
    }
  }
