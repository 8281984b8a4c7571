import { sha384 } from '@noble/hashes/sha2.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeStanding } from '../../../src/credentials/change-standing.ts'
import { ownIssuer, updateIssuer } from '../../../src/credentials/issuing/issuers.store.ts'
import { loaderOf } from '../../../src/infra/open-badges/contexts.ts'
import { createCredentialTools } from '../../../src/infra/open-badges/credential-tools.ts'
import type { SigningKey } from '../../../src/kernel/credential-tools.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { aBadge, aDidKey } from '../../builders/badge.ts'
import { anAchievement } from '../../builders/credentials.ts'
import { serveMemberPages } from '../../builders/member-pages.ts'
import { aPerson, startWorld, type TestWorld } from '../../builders/product.ts'
import { type Verdict, verdictOn } from '../../verifier/credential.ts'
import { credentialInPng } from '../../verifier/pictures.ts'
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

describe('the product itself, on the W3C’s vector', () => {
  const tools = createCredentialTools({ threads: 1 })
  afterAll(() => tools.close())
  const controller = 'https://vc.example/issuers/5678'
  const method = {
    id: `${controller}#${vectorKey}`,
    type: 'Multikey',
    controller,
    publicKeyMultibase: vectorKey,
  }
  const known = new Map([
    [controller, { id: controller, verificationMethod: [method], assertionMethod: [method.id] }],
  ])

  it('finds its proof to hold, and not with a word changed', async () => {
    const proofOf = async (document: Json) => {
      const { checks } = await tools.verifier.verify(
        { text: JSON.stringify({ ...document, proof: [vectorProof] }) },
        { now: new Date('2026-12-01T00:00:00Z'), known, online: false },
      )
      return checks.filter(({ name }) => name === 'proof' || name === 'issuer').map(({ outcome }) => outcome)
    }
    expect(await proofOf(vector)).toEqual(['passed', 'passed'])
    expect(await proofOf({ ...vector, name: 'Alumni credential' })).toEqual(['failed', 'passed'])
  })

  it('signs it with the very same bytes', async () => {
    const secretKeyMultibase = 'z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq'
    const key = { ...method, secretKeyMultibase }
    const signed = await tools.signer.sign(vector, key, new Date(vectorProof.created))
    expect(signed.proof).toEqual([vectorProof])
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

describe('what the program gives out, from its addresses, for a verifier that has nothing of it', () => {
  let world: TestWorld
  let pages: Awaited<ReturnType<typeof serveMemberPages>>
  let id = ''
  /** Addresses that nobody answers at. */
  const cut = new Set<string>()
  const get = (path: string) => fetch(path.startsWith('http') ? path : `${pages.origin}${path}`)
  const documentAt = async (address: string): Promise<Json | undefined> =>
    cut.has(address) ? undefined : ((await (await get(address)).json()) as Json)
  const verdict = (presented: Json | string): Promise<Verdict> =>
    verdictOn(presented, { contexts, documentAt, now: world.clock.now() })
  const inPng = async () =>
    credentialInPng(Buffer.from(await (await get(`/c/${id}.png`)).arrayBuffer())) as Json
  const inSvg = async () => {
    const svg = await (await get(`/c/${id}.svg`)).text()
    const inside = /<openbadges:credential><!\[CDATA\[([\s\S]*?)\]\]><\/openbadges:credential>/.exec(svg)
    return JSON.parse(inside?.[1] ?? '') as Json
  }
  const forms = async (): Promise<(Json | string)[]> => [
    (await (await get(`/c/${id}.json`)).json()) as Json,
    await (await get(`/c/${id}.jwt`)).text(),
    await inPng(),
    await inSvg(),
  ]
  const change = async (what: Parameters<typeof changeStanding>[3]): Promise<void> => {
    const { prisma } = world.database
    const row = await prisma.credential.findUniqueOrThrow({ where: { id } })
    await prisma.$transaction((tx) => changeStanding(world.product.deps, tx, row, what, world.clock.now()))
  }
  const each = async (presented: readonly (Json | string)[]): Promise<Verdict[]> =>
    Promise.all(presented.map(verdict))

  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana')] })
    pages = await serveMemberPages(world)
    const { prisma } = world.database
    const { organizationId } = world
    const now = world.clock.now()
    const issuer = await prisma.$transaction((tx) => ownIssuer(tx, organizationId, now))
    await updateIssuer(prisma, { id: issuer.id, organizationId }, { countryCode: 'DE' })
    const made = await prisma.credential.create({
      data: {
        id: newId(),
        organizationId,
        memberId: await world.memberId('ana'),
        achievementId: await anAchievement(world, { title: 'Manómetros, leídos bien ✓' }),
        issuerId: issuer.id,
        recipientName: 'Ana “Nut” <b>Example</b>',
        awardedAt: now,
        validFrom: now,
        validUntil: new Date(now.getTime() + 100 * 86_400_000),
        basis: [{ kind: 'lessons-completed', lessons: 3, at: now.toISOString() }],
      },
    })
    id = made.id
    const data = { credentialId: id, memberId: null, achievementId: null }
    await prisma.$transaction((tx) =>
      world.product.deps.outbox.emit(tx, { name: 'credential.awarded', organizationId, data }),
    )
    await world.drive.settle()
  })
  afterAll(async () => {
    await pages?.close()
    await world?.close()
  })

  it('is the same in each form, valid, suspended, valid again, revoked', async () => {
    const all = await forms()
    expect(await each(all)).toEqual(['valid', 'valid', 'valid', 'valid'])
    await change({ change: 'suspended', reason: 'Looked into', actor: 'test' })
    expect(await each(all)).toEqual(['suspended', 'suspended', 'suspended', 'suspended'])
    await change({ change: 'reinstated', actor: 'test' })
    expect(await each(all)).toEqual(['valid', 'valid', 'valid', 'valid'])
    // Its list is a credential like any other.
    const [json] = all as [Json]
    const { statusListCredential: list } = json.credentialStatus as { statusListCredential: string }
    expect(await verdict((await documentAt(list)) ?? {})).toBe('valid')
    cut.add(list)
    expect(await each(all)).toEqual(['unknown', 'unknown', 'unknown', 'unknown'])
    cut.clear()
    await world.travelTo(new Date(Date.parse(String(json.validUntil)) + 1_000).toISOString())
    expect(await each(all)).toEqual(['expired', 'expired', 'expired', 'expired'])
    await change({ change: 'revoked', reason: 'Not seen done', actor: 'test' })
    expect(await each(all)).toEqual(['revoked', 'revoked', 'revoked', 'revoked'])
  })

  it('is forged with a word changed, in each form', async () => {
    const [json, jwt] = (await forms()) as [Json, string]
    const [head, body = '', signature] = jwt.split('.')
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Json
    const other = Buffer.from(JSON.stringify({ ...claims, name: 'Master' })).toString('base64url')
    expect(await each([{ ...json, name: 'Master' }, `${head}.${other}.${signature}`])).toEqual([
      'forged',
      'forged',
    ])
    expect(await verdict({ ...json, issuer: { id: 'did:key:z6MkOther' } })).toBe('forged')
  })

  it('reads no picture that is cut, or has it twice', async () => {
    const png = Buffer.from(await (await get(`/c/${id}.png`)).arrayBuffer())
    expect(() => credentialInPng(png.subarray(0, png.length - 30))).toThrow()
    const bare = png.indexOf('iTXt', 0, 'latin1') - 4
    const length = png.readUInt32BE(bare) + 12
    const chunk = png.subarray(bare, bare + length)
    expect(() => credentialInPng(Buffer.concat([png.subarray(0, bare), chunk, png.subarray(bare)]))).toThrow(
      '2 c',
    )
  })
})

describe('a `did:web`, for the second verifier', () => {
  const tools = createCredentialTools({ threads: 1 })
  afterAll(() => tools.close())

  it('holds by a key that may assert, and by no other', async () => {
    const did = 'did:web:works.example%3A8443:issuers:1'
    const made = await tools.signer.newKey()
    const key = { ...made, controller: did, id: `${did}#key-1` }
    const signed = await tools.signer.sign(aBadge(did), key, new Date('2026-11-01T08:00:00Z'))
    const method = {
      id: key.id,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: key.publicKeyMultibase,
    }
    const by = (document: Json | undefined) =>
      verdictOn(signed, {
        contexts,
        documentAt: async (address) =>
          address === 'https://works.example:8443/issuers/1/did.json' ? document : undefined,
        now: new Date('2026-12-01T00:00:00Z'),
      })
    expect(await by({ id: did, verificationMethod: [method], assertionMethod: [key.id] })).toBe('valid')
    expect(await by({ id: did, verificationMethod: [method], assertionMethod: [] })).toBe('forged')
    expect(await by({ id: 'did:web:other', verificationMethod: [method], assertionMethod: [key.id] })).toBe(
      'forged',
    )
    expect(await by(undefined)).toBe('unknown')
  })
})
