/** Whether a proof holds: in the worker, with the documents that are given, and no others. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import jsigs from 'jsonld-signatures'
import type { JsonObject } from '../../kernel/credential-tools.ts'
import { loaderOf } from './contexts.ts'
import { hiddenWord, renamedWord } from './plain-words.ts'

/** What a proof is for: an issuer asserts, a holder shows that it is them. */
export type ProofPurpose = 'assertionMethod' | 'authentication'

/** A key that may sign for an issuer, or for a holder. */
export type PublicKey = {
  readonly id: string
  readonly controller: string
  readonly publicKeyMultibase: string
}

export type ProofOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason:
        | 'signature'
        | 'undefined-term'
        | 'unknown-context'
        | 'key'
        | 'other-kind'
        | 'purpose'
        | 'hidden-word'
    }

const suiteOf = (proof: { readonly type: unknown; readonly cryptosuite?: unknown }) => {
  if (proof.type === 'DataIntegrityProof' && proof.cryptosuite === cryptosuite.name)
    return new DataIntegrityProof({ cryptosuite })
  return proof.type === 'Ed25519Signature2020' ? new Ed25519Signature2020() : undefined
}

/** The key as its suite wants to load it, and the controller that vouches for it. */
const documentsOf = (
  key: PublicKey,
  proofType: unknown,
  purpose: ProofPurpose,
): ReadonlyMap<string, object> => {
  const isOld = proofType === 'Ed25519Signature2020'
  const method = {
    '@context': isOld
      ? 'https://w3id.org/security/suites/ed25519-2020/v1'
      : 'https://w3id.org/security/multikey/v1',
    id: key.id,
    type: isOld ? 'Ed25519VerificationKey2020' : 'Multikey',
    controller: key.controller,
    publicKeyMultibase: key.publicKeyMultibase,
  }
  const controller = {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: key.controller,
    [purpose]: [key.id],
  }
  return new Map<string, object>([
    [key.controller, controller],
    [key.id, method],
  ])
}

const messagesOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const inner = 'errors' in error && Array.isArray(error.errors) ? error.errors.map(messagesOf) : []
  const details = 'details' in error ? JSON.stringify(error.details ?? '') : ''
  return [error.name, error.message, details, ...inner, 'cause' in error ? messagesOf(error.cause) : ''].join(
    ' ',
  )
}

const reasonOf = (error: unknown): Extract<ProofOutcome, { ok: false }>['reason'] => {
  const text = messagesOf(error)
  if (/MissingDocument|not at hand|loading remote context|loading document failed/i.test(text))
    return 'unknown-context'
  if (/safe mode|Safe mode|undefined term|Dropping|not expandable|protected term/i.test(text))
    return 'undefined-term'
  return 'signature'
}

/** Checks one proof of a document with the key that it names; it must be for what is expected. */
export const checkProof = async (
  document: JsonObject,
  proof: JsonObject,
  key: PublicKey,
  purpose: ProofPurpose,
): Promise<ProofOutcome> => {
  const suite = suiteOf({ type: proof.type, cryptosuite: proof.cryptosuite })
  if (!suite) return { ok: false, reason: 'other-kind' }
  if (proof.proofPurpose !== purpose) return { ok: false, reason: 'purpose' }
  const { proof: _, ...rest } = document
  try {
    const result = await jsigs.verify(
      { ...rest, proof },
      {
        suite,
        purpose: new jsigs.purposes.ControllerProofPurpose({ term: purpose }),
        documentLoader: loaderOf(documentsOf(key, proof.type, purpose)),
      },
    )
    if (!result.verified) return { ok: false, reason: reasonOf(result.error) }
    const isHiding = renamedWord(document) ?? (await hiddenWord(rest, loaderOf()))
    return isHiding === undefined ? { ok: true } : { ok: false, reason: 'hidden-word' }
  } catch (error) {
    return { ok: false, reason: reasonOf(error) }
  }
}
