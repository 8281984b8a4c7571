import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { loaderOf } from '../../src/infra/open-badges/contexts.ts'
import type { JsonObject, SigningKey } from '../../src/kernel/credential-tools.ts'
import { base58, hashData, type Json } from '../verifier/verify.ts'

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** Multibase `z`; each zero byte at the front is a `1`. */
export const base58Of = (bytes: Uint8Array): string => {
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  let text = ''
  for (; number > 0n; number /= 58n) text = (alphabet[Number(number % 58n)] ?? '') + text
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return `z${'1'.repeat(Math.max(0, zeros))}${text}`
}

/** JSON with its members in order (RFC 8785, as far as documents without numbers need it). */
const ordered = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(ordered)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, inside]) => [name, ordered(inside)]),
        )
      : value
const jcsHash = (value: unknown): string =>
  Buffer.from(sha256(new TextEncoder().encode(JSON.stringify(ordered(value))))).toString('hex')

export type OddWay = 'as specified' | 'hashed by SHA-512' | 'canonicalized by JCS'

/**
 * Signs as no library would: with whatever options of the proof, hashed and canonicalized in whatever way. The signature is over
 * just these options, so that what is refused is what they say, not that they were changed.
 */
export const signOddly = async (
  document: JsonObject,
  key: SigningKey,
  options: JsonObject = {},
  way: OddWay = 'as specified',
): Promise<JsonObject> => {
  const all = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-11-01T08:00:00Z',
    verificationMethod: key.id,
    proofPurpose: 'assertionMethod',
    ...options,
  }
  const proof = JSON.parse(JSON.stringify(all)) as Json
  const contexts = async (address: string) => (await loaderOf()(address)).document
  const hex =
    way === 'canonicalized by JCS'
      ? jcsHash({ '@context': document['@context'], ...proof }) + jcsHash(document)
      : await hashData(document, proof, contexts, way === 'hashed by SHA-512' ? sha512 : sha256)
  const seed = base58(key.secretKeyMultibase).subarray(2, 34)
  const proofValue = base58Of(ed25519.sign(Buffer.from(hex, 'hex'), seed))
  return { ...document, proof: { ...proof, proofValue } }
}
