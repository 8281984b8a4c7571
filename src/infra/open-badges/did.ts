import { from } from '@digitalbazaar/ed25519-multikey'
import type { JsonObject } from '../../kernel/credential-tools.ts'
import type { ProofPurpose, PublicKey } from './proofs.ts'

/** Where the document of a `did:web` stands (did:web method specification, section 2.5.2); `undefined` for no such DID. */
export const didWebAddress = (did: string): string | undefined => {
  const [scheme, method, host, ...path] = did.split(':')
  if (scheme !== 'did' || method !== 'web' || !host) return undefined
  try {
    const origin = `https://${decodeURIComponent(host)}`
    const folder =
      path.length > 0
        ? `/${path.map((part) => encodeURIComponent(decodeURIComponent(part))).join('/')}`
        : '/.well-known'
    return URL.canParse(origin) && !/[/?#@\s]/.test(decodeURIComponent(host))
      ? `${origin}${folder}/did.json`
      : undefined
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

const absolute = (id: unknown, did: string): string | undefined =>
  typeof id === 'string' ? (id.startsWith('#') ? `${did}${id}` : id) : undefined

const multibaseOf = async (method: JsonObject): Promise<string | undefined> => {
  if (typeof method.publicKeyMultibase === 'string') return method.publicKeyMultibase
  if (!isObject(method.publicKeyJwk)) return undefined
  try {
    return (await from({ type: 'JsonWebKey', publicKeyJwk: method.publicKeyJwk })).publicKeyMultibase
  } catch {
    return undefined
  }
}

/**
 * The key of a DID document (W3C DID Core, sections 5.2 and 5.3) that may sign under an id for a purpose; `undefined` where
 * the document doesn't have it, doesn't let it do that, or is about somebody else.
 */
export const keyIn = async (
  document: JsonObject,
  did: string,
  methodId: string,
  purpose: ProofPurpose = 'assertionMethod',
): Promise<PublicKey | undefined> => {
  if (document.id !== did) return undefined
  const allowed = listOf(document[purpose])
  const named = new Set(allowed.map((one) => absolute(isObject(one) ? one.id : one, did)))
  if (!named.has(methodId)) return undefined
  const methods = [...listOf(document.verificationMethod), ...allowed].filter(isObject)
  const method = methods.find((one) => absolute(one.id, did) === methodId)
  const publicKeyMultibase = method && (await multibaseOf(method))
  if (!publicKeyMultibase) return undefined
  const controller = absolute(method.controller, did) ?? did
  return { id: methodId, controller, publicKeyMultibase }
}

/** A `did:key` is its own document: an Ed25519 key in base58 (did:key method, section 3.1). */
export const keyOfDidKey = (did: string, methodId: string): PublicKey | undefined => {
  const multibase = /^did:key:(z6Mk[1-9A-HJ-NP-Za-km-z]{40,60})$/.exec(did)?.[1]
  return multibase && methodId === `${did}#${multibase}`
    ? { id: methodId, controller: did, publicKeyMultibase: multibase }
    : undefined
}

/** What an id is without its fragment: the document that holds it. */
export const documentIdOf = (methodId: string): string => methodId.split('#', 1)[0] ?? methodId
