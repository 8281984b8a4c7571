/**
 * A second verifier of `eddsa-rdfc-2022` (W3C VC Data Integrity EdDSA Cryptosuites 1.0, section 3.2) and of Bitstring Status
 * List 1.0. It shares no package with the product for JSON-LD, canonicalization, hashing or signatures.
 */
import { gunzipSync } from 'node:zlib'
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { JsonLdParser } from 'jsonld-streaming-parser'
import { canonize, type Digest, type Quad } from './rdfc.ts'

export type Json = { readonly [key: string]: unknown }
export type Contexts = (address: string) => Promise<object>

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Base58 with the Bitcoin alphabet, of a multibase text that begins with `z`. */
export const base58 = (multibase: string): Uint8Array => {
  if (!multibase.startsWith('z')) throw new Error('Not base58-btc')
  const text = multibase.slice(1)
  let number = 0n
  for (const sign of text) {
    const digit = alphabet.indexOf(sign)
    if (digit < 0) throw new Error('Not base58-btc')
    number = number * 58n + BigInt(digit)
  }
  const hex = number === 0n ? '' : number.toString(16)
  const zeros = text.length - text.replace(/^1+/, '').length
  return Uint8Array.from([
    ...new Array<number>(zeros).fill(0),
    ...Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex'),
  ])
}

const quadsOf = (document: Json, contexts: Contexts): Promise<Quad[]> =>
  new Promise((resolve, reject) => {
    const parser = new JsonLdParser({ documentLoader: { load: contexts }, processingMode: '1.1' } as object)
    const quads: Quad[] = []
    parser.on('data', (quad: Quad) => quads.push(quad))
    parser.on('error', reject)
    parser.on('end', () => resolve(quads))
    parser.write(JSON.stringify(document))
    parser.end()
  })

const hashed = async (document: Json, contexts: Contexts, digest: Digest): Promise<Uint8Array> =>
  digest(new TextEncoder().encode(canonize(await quadsOf(document, contexts))))

/** What is signed, in hex: the hash of the proof's options, then that of the document (section 3.2.4). */
export const hashData = async (
  document: Json,
  proof: Json,
  contexts: Contexts,
  digest: Digest = sha256,
): Promise<string> => {
  const { proofValue: _, ...options } = proof
  const config = await hashed({ '@context': document['@context'], ...options }, contexts, digest)
  const { proof: __, ...unsecured } = document
  return bytesToHex(config) + bytesToHex(await hashed(unsecured, contexts, digest))
}

/** Whether a proof of a document holds with a key, a Multikey in base58. */
export const holds = async (
  document: Json,
  proof: Json,
  publicKeyMultibase: string,
  contexts: Contexts,
): Promise<boolean> => {
  if (proof.type !== 'DataIntegrityProof' || proof.cryptosuite !== 'eddsa-rdfc-2022') return false
  const key = base58(publicKeyMultibase)
  if (key.length !== 34 || key[0] !== 0xed || key[1] !== 0x01) return false
  const data = Buffer.from(await hashData(document, proof, contexts), 'hex')
  return ed25519.verify(base58(String(proof.proofValue)), data, key.subarray(2), { zip215: false })
}

/** The bit of a status list (Bitstring Status List 1.0, section 3.2): the first is the leftmost. */
export const bitAt = (encodedList: string, index: number): boolean => {
  if (!encodedList.startsWith('u')) throw new Error('Not multibase base64url')
  const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'))
  const byte = bits[index >> 3]
  if (byte === undefined) throw new Error('Beyond the list')
  return ((byte >> (7 - (index & 7))) & 1) === 1
}
