import { sha384 } from '@noble/hashes/sha2.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loaderOf } from '../../../src/infra/open-badges/contexts.ts'
import { createCredentialTools } from '../../../src/infra/open-badges/credential-tools.ts'
import type { SigningKey } from '../../../src/kernel/credential-tools.ts'
import { aBadge, aDidKey } from '../../builders/badge.ts'
import { canonize, type Quad } from '../../verifier/rdfc.ts'
import { base58, bitAt, hashData, holds, type Json } from '../../verifier/verify.ts'

/** The W3C's examples context, as far as its test vector uses it. */
const examples = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }
const contexts = async (address: string): Promise<object> =>
  address === 'https://www.w3.org/ns/credentials/examples/v2'
    ? examples
    : (await loaderOf()(address)).document

/** Data Integrity EdDSA Cryptosuites 1.0, appendix B.1 (W3C Software and Document License): key, document, hashes, proof. */
const vectorKey = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
const vectorProof = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2023-02-24T23:36:38Z',
  verificationMethod: `https://vc.example/issuers/5678#${vectorKey}`,
  proofPurpose: 'assertionMethod',
  proofValue: 'z21EVs3eXERqTn4acNHT9viboqgzUaQ3kTmhPT3eA8qrVPE7CrQq78WkzctnMX5W4CrzcKnHw8V6dvy5pgWYCU5e9',
}
const vector = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  type: ['VerifiableCredential', 'AlumniCredential'],
  name: 'Alumni Credential',
  description: 'A minimum viable example of an Alumni Credential.',
  issuer: 'https://vc.example/issuers/5678',
  validFrom: '2023-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
}
const vectorHashes =
  '4c4d3890a157f8d611b13c265c2c22f39aa0a567c7c7dd9ba3e45cd579784eeb517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017'

describe('the second verifier, on the W3C’s own vectors', () => {
  it('hashes the document and the proof as the specification says, and its signature holds', async () => {
    expect(await hashData(vector, vectorProof, contexts)).toBe(vectorHashes)
    expect(await holds(vector, vectorProof, vectorKey, contexts)).toBe(true)
    expect(await holds({ ...vector, name: 'Alumni credential' }, vectorProof, vectorKey, contexts)).toBe(
      false,
    )
  })

  it('names blank nodes that look alike as the canonicalization suite does (test075, by SHA-384), in any order', () => {
    const edges = [
      [0, [1, 2, 3]],
      [1, [0, 4, 5]],
      [2, [0, 4, 5]],
      [3, [0, 4, 5]],
      [4, [1, 2, 3]],
      [5, [1, 2, 3]],
      [6, [7, 8, 9]],
      [7, [6, 10, 11]],
      [8, [6, 9, 10]],
      [9, [6, 8, 11]],
      [10, [7, 8, 11]],
      [11, [7, 9, 10]],
    ] as const
    const quads = (name: (index: number) => string): Quad[] =>
      edges.flatMap(([from, tos]) =>
        tos.map((to) => ({
          subject: { termType: 'BlankNode', value: name(from) },
          predicate: { termType: 'NamedNode', value: 'http://example.org/vocab#p' },
          object: { termType: 'BlankNode', value: name(to) },
          graph: { termType: 'DefaultGraph', value: '' },
        })),
      )
    const expected = edges
      .flatMap(([from, tos]) => tos.map((to) => `_:c14n${from} <http://example.org/vocab#p> _:c14n${to} .\n`))
      .sort()
      .join('')
    expect(
      canonize(
        quads((index) => `e${index}`),
        sha384,
      ),
    ).toBe(expected)
    expect(canonize(quads((index) => `x${(index * 5) % 12}`).reverse(), sha384)).toBe(expected)
  })

  it('reads base58 with its leading zeros', () => {
    expect([...base58('z11')]).toEqual([0, 0])
    expect([...base58('z2g')]).toEqual([0x61])
    expect([...base58('z1112')]).toEqual([0, 0, 0, 1])
  })
})

describe('what the product signs', () => {
  const tools = createCredentialTools({ threads: 1 })
  let key: SigningKey
  let signed: Json
  beforeAll(async () => {
    key = await aDidKey(tools)
    signed = await tools.signer.sign(aBadge(key.controller), key, new Date('2026-11-01T08:00:00Z'))
  })
  afterAll(() => tools.close())
  const proven = (document: Json): Promise<boolean> =>
    holds(document, (document.proof as Json[])[0] ?? {}, key.publicKeyMultibase, contexts)

  it('holds for the second verifier, as JSON and out of a picture', async () => {
    expect(await proven(signed)).toBe(true)
    const svg = tools.baker.bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', signed)
    const inside = tools.baker.extract(Buffer.from(svg))
    expect(inside.ok && (await proven(JSON.parse(inside.credential) as Json))).toBe(true)
  })

  it('does not hold when a word of it was changed', async () => {
    expect(await proven({ ...signed, name: 'Lockout master' })).toBe(false)
    expect(await proven({ ...signed, validUntil: '2999-01-01T00:00:00Z' })).toBe(false)
  })

  it('has its bit in the status list where the specification puts it', async () => {
    const bits = new Uint8Array(16_384)
    bits[0] = 0b0100_0000
    bits[16_383] = 0b0000_0001
    const list = await tools.encodeList(bits)
    expect([0, 1, 2, 131_070, 131_071].map((index) => bitAt(list, index))).toEqual([
      false,
      true,
      false,
      false,
      true,
    ])
  })
})
