/**
 * What the W3C's test suites ask of a VC API beyond `vc-api.test.ts`; `docs/conformance.md` lists which case is where. The documents
 * are ours, of the same shapes.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownIssuer, updateIssuer } from '../../src/credentials/issuing/issuers.store.ts'
import { createToken } from '../../src/credentials/vc-api/tokens.store.ts'
import type { JsonObject, SigningKey } from '../../src/kernel/credential-tools.ts'
import { aBadge, aDidKey } from '../builders/badge.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { base58Of, type OddWay, signOddly } from '../builders/odd-proofs.ts'
import { signPresentation } from '../builders/presentation.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { base58 } from '../verifier/verify.ts'

const v2 = 'https://www.w3.org/ns/credentials/v2'
const examples = 'https://www.w3.org/ns/credentials/examples/v2'
const malformed = 'https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR'

let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let key: SigningKey
let [issuerId, token, did] = ['', '', '']

const post = async (path: string, body: unknown) => {
  const answer = await fetch(`${pages.origin}/vc/${issuerId}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as JsonObject }
}
const credential = (changes: JsonObject = {}): JsonObject => ({
  '@context': [v2, examples],
  type: ['VerifiableCredential'],
  issuer: did,
  credentialSubject: { id: 'did:example:subject', knows: 'how gauges are read' },
  ...changes,
})
const issue = (changes: JsonObject, options?: JsonObject) =>
  post('/credentials/issue', { credential: credential(changes), ...(options && { options }) })
const issued = async (changes: JsonObject = {}, options?: JsonObject): Promise<JsonObject> => {
  const { status, body } = await issue(changes, options)
  expect([status, body.errors]).toEqual([201, undefined])
  return body.verifiableCredential as JsonObject
}
const verify = (verifiableCredential: unknown, options?: JsonObject) =>
  post('/credentials/verify', { verifiableCredential, ...(options && { options }) })
const refused = async (changes: JsonObject) => {
  const { status, body } = await issue(changes)
  expect([status, (body.errors as JsonObject[] | undefined)?.map(({ type }) => type)]).toEqual([
    400,
    [malformed],
  ])
}

beforeAll(async () => {
  world = await startWorld({ people: [aPerson('ana')] })
  pages = await serveMemberPages(world)
  const { prisma } = world.database
  const { organizationId, clock } = world
  const issuer = await prisma.$transaction((tx) => ownIssuer(tx, organizationId, clock.now()))
  issuerId = issuer.id
  await updateIssuer(prisma, { id: issuerId, organizationId }, { countryCode: 'DE' })
  const scopes = ['issue', 'verify', 'status'] as const
  token = (await createToken(prisma, { organizationId, name: 'suites', scopes }, clock.now())) ?? ''
  const first = await issue({ issuer: 'did:example:nobody' })
  did = /did:key:\w+/.exec(JSON.stringify(first.body))?.[0] ?? ''
  key = await aDidKey(world.product.deps.credentialTools)
})
afterAll(async () => {
  await pages?.close()
  await world?.close()
})

describe('data model: issuing', () => {
  it('keeps the contexts, their order, and all that is required', async () => {
    const signed = await issued()
    expect(signed['@context']).toEqual([v2, examples])
    expect(signed).toMatchObject({
      type: ['VerifiableCredential'],
      issuer: did,
      credentialSubject: expect.anything(),
    })
    expect(signed.proof).toEqual([expect.objectContaining({ type: 'DataIntegrityProof' })])
  })

  const texts: [string, unknown][] = [
    ['a text', 'Gauge'],
    ['nothing', undefined],
    ['a text in a language', { '@value': 'Gauge', '@language': 'en' }],
    ['a text in a language and direction', { '@value': 'Gauge', '@language': 'en', '@direction': 'ltr' }],
    [
      'texts in several',
      [
        { '@value': 'Gauge', '@language': 'en' },
        { '@value': 'مقياس', '@language': 'ar', '@direction': 'rtl' },
      ],
    ],
  ]
  const extra = { '@value': 'Gauge', '@language': 'en', url: 'https://example.org' }
  for (const member of ['name', 'description']) {
    it.each(texts)(`takes as ${member} %s, of the credential and of its issuer`, async (_name, value) => {
      await issued({ [member]: value })
      await issued({ issuer: { id: did, [member]: value } })
    })
    it(`refuses as ${member} a text with more than that, of the credential and of its issuer`, async () => {
      await refused({ [member]: extra })
      await refused({ issuer: { id: did, [member]: extra } })
    })
  }

  it.each<[string, JsonObject]>([
    ['an end at its beginning', { validFrom: '2026-02-01T00:00:00Z', validUntil: '2026-02-01T00:00:00Z' }],
    ['a beginning far from now', { validFrom: '3000-01-01T00:00:00Z' }],
    ['an end that is past', { validUntil: '2020-01-01T00:00:00Z' }],
    [
      'a resource by its hash',
      {
        relatedResource: [
          { id: 'https://example.org/r', digestSRI: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' },
        ],
      },
    ],
    [
      'a resource by its hash in multibase',
      {
        relatedResource: [
          { id: 'https://example.org/r', digestMultibase: 'uEiAjCHMnK5-ayOIZLWo_TBoKYVvSAprlkYEjRlm19Cj0uw' },
        ],
      },
    ],
    [
      'a resource with its media type',
      {
        relatedResource: [
          {
            id: 'https://example.org/r',
            mediaType: 'application/json',
            digestMultibase: 'uEiAjCHMnK5-ayOIZLWo_TBoKYVvSAprlkYEjRlm19Cj0uw',
          },
        ],
      },
    ],
    [
      'refresh services',
      { refreshService: [{ type: 'Refresh' }, { type: 'Refresh', id: 'https://example.org/r' }] },
    ],
    [
      'terms of use with an id',
      { termsOfUse: [{ type: 'Policy', id: 'https://example.org/t' }, { type: 'Policy' }] },
    ],
    ['pieces of evidence', { evidence: [{ type: 'Seen' }, { type: 'Seen', id: 'https://example.org/e' }] }],
  ])('takes %s', async (_name, changes) => {
    await issued(changes)
  })

  it.each<[string, JsonObject]>([
    ['an issuer whose id is no URL', { issuer: { id: 'not-a-url' } }],
    [
      'a status of a type that nothing defines',
      {
        '@context': [v2],
        credentialSubject: { id: 'did:example:a' },
        credentialStatus: { type: 'Unmapped' },
      },
    ],
    ['resources that are texts', { relatedResource: ['https://example.org/r'] }],
    ['a resource without an id', { relatedResource: [{ digestSRI: 'sha256-47DEQpj8HBSa' }] }],
    [
      'a resource twice',
      {
        relatedResource: [
          { id: 'https://example.org/r', digestSRI: 'sha256-a' },
          { id: 'https://example.org/r', digestSRI: 'sha256-a' },
        ],
      },
    ],
    [
      'another name for a word of the base context',
      { '@context': [v2, examples, { end: `https://www.w3.org/2018/credentials#validUntil` }] },
    ],
    ['members nested where nobody looks', { '@nest': { validUntil: '2030-01-01T00:00:00Z' } }],
  ])('refuses %s', async (_name, changes) => {
    await refused(changes)
  })

  it.each(['message', 'refresh', 'other'])(
    'offers no place in a list of the purpose “%s”',
    async (statusPurpose) => {
      const credentialStatus = { type: 'BitstringStatusListEntry', statusPurpose }
      expect((await issue({}, { credentialStatus })).status).toBe(400)
    },
  )
})

describe('data model: verifying', () => {
  it('makes all checks, whichever are asked for', async () => {
    const signed = await issued()
    expect((await verify(signed, { checks: ['proof'] })).status).toBe(200)
    expect((await verify({ ...signed, credentialSubject: {} }, { checks: ['proof'] })).status).toBe(400)
  })

  const present = async (changes: JsonObject) =>
    post('/presentations/verify', {
      verifiablePresentation: await signPresentation(
        { '@context': [v2], type: ['VerifiablePresentation'], ...changes },
        key,
        { challenge: 'c' },
      ),
    })

  it('takes a presentation with words of its own, and with a type more', async () => {
    const own = { Shown: 'https://example.org/#Shown' }
    expect((await present({ '@context': [v2, own] })).status).toBe(200)
    expect((await present({ '@context': [v2, examples] })).status).toBe(200)
    expect((await present({ '@context': [v2, own], type: ['VerifiablePresentation', 'Shown'] })).status).toBe(
      200,
    )
  })

  it('refuses a presentation with another signature, of a context that nobody knows, or that is none', async () => {
    const signed = await signPresentation({ '@context': [v2], type: ['VerifiablePresentation'] }, key, {
      challenge: 'c',
    })
    const show = async (changes: JsonObject) =>
      (await post('/presentations/verify', { verifiablePresentation: { ...signed, ...changes } })).status
    expect(await show({})).toBe(200)
    const proof = { ...(signed.proof as JsonObject), proofValue: 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh' }
    expect(await show({ proof })).toBe(400)
    expect(await show({ '@context': [v2, 'https://example.com'] })).toBe(400)
    const doc = { type: ['NonconformingDocument'] }
    expect((await post('/presentations/verify', { verifiablePresentation: doc })).status).toBe(400)
  })

  it('takes a credential in its envelope within a presentation, and no presentation in an envelope', async () => {
    const jwt = await world.product.deps.credentialTools.signer.signJwt(aBadge(key.controller), key)
    const enveloped = {
      '@context': v2,
      id: `data:application/vc+jwt,${jwt}`,
      type: 'EnvelopedVerifiableCredential',
    }
    expect((await present({ verifiableCredential: [enveloped] })).status).toBe(200)
    const wrapped = (one: JsonObject) =>
      post('/presentations/verify', {
        presentation: { '@context': [v2], type: ['VerifiablePresentation'], verifiableCredential: [one] },
      })
    const { type: _, ...untyped } = enveloped
    expect((await wrapped(enveloped)).status).toBe(200)
    expect((await wrapped(untyped)).status).toBe(400)
    const presentation = {
      '@context': [v2],
      id: `data:application/vp+jwt,${jwt}`,
      type: 'EnvelopedVerifiablePresentation',
    }
    expect((await post('/presentations/verify', { verifiablePresentation: presentation })).status).toBe(400)
  })
})

describe('eddsa-rdfc-2022: what is signed', () => {
  it('has a proof of the right type, suite, purpose, time and length, by a Multikey of 34 bytes', async () => {
    const signed = await issued()
    const [proof] = signed.proof as JsonObject[]
    expect(proof).toMatchObject({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      proofPurpose: 'assertionMethod',
    })
    expect(proof?.created).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
    expect(base58(String(proof?.proofValue)).length).toBe(64)
    const [, multibase = ''] = String(proof?.verificationMethod).split('#')
    expect(proof?.verificationMethod).toBe(`${did}#${multibase}`)
    const bytes = base58(multibase)
    expect([bytes.length, bytes[0], bytes[1]]).toEqual([34, 0xed, 0x01])
  })

  it('leads to a Multikey in a document that lets it assert', async () => {
    await issued()
    const document = (await (
      await fetch(`${pages.origin}/issuers/${issuerId}/did.json`)
    ).json()) as JsonObject
    const methods = document.verificationMethod as JsonObject[]
    expect(methods.length).toBeGreaterThan(0)
    expect(document.assertionMethod).toEqual(methods.map(({ id }) => id))
    for (const method of methods) {
      expect(method).toMatchObject({ type: 'Multikey', controller: document.id })
      expect(base58(String(method.publicKeyMultibase)).length).toBe(34)
    }
  })
})

describe('eddsa-rdfc-2022: what somebody signed oddly', () => {
  const own = () => credential({ issuer: key.controller })

  it('is taken where it was signed as specified', async () => {
    expect((await verify(await signOddly(own(), key))).status).toBe(200)
  })

  it.each<OddWay>(['hashed by SHA-512', 'canonicalized by JCS'])(
    'is refused where it was %s',
    async (way) => {
      expect((await verify(await signOddly(own(), key, {}, way))).status).toBe(400)
    },
  )

  it.each<[string, JsonObject]>([
    ['no type', { type: undefined }],
    ['another type', { type: 'UnknownProofType' }],
    ['no verification method', { verificationMethod: undefined }],
    ['a verification method that is none', { verificationMethod: 'did:key:invalidVm' }],
    ['no purpose', { proofPurpose: undefined }],
    ['a purpose that is none', { proofPurpose: 'invalidPurpose' }],
    ['another suite', { cryptosuite: 'invalid-cryptosuite' }],
    ['a time of signing that is none', { created: 'invalid' }],
    ['a time of signing without a zone', { created: '2026-11-01T08:00:00' }],
    ['an end without a zone', { expires: '2099-11-01T08:00:00' }],
    ['a proof before it that is missing', { previousProof: 'urn:uuid:6102c3e8-8a1d-4f0a-9c0e-2f4f3a3b7b11' }],
  ])('is refused with %s', async (_name, options) => {
    const signed = await signOddly(own(), key, options)
    expect((await verify(signed)).body).toMatchObject({ verified: false })
  })

  it('is refused with a signature that is longer', async () => {
    const { proof, ...rest } = await signOddly(own(), key)
    const bytes = base58(String((proof as JsonObject).proofValue))
    const longer = base58Of(Uint8Array.from([...bytes, ...new Array<number>(32).fill(7)]))
    expect((await verify({ ...rest, proof: { ...(proof as JsonObject), proofValue: longer } })).status).toBe(
      400,
    )
  })

  it('is for whom it says: another domain or challenge is refused', async () => {
    const signed = await signOddly(own(), key, { domain: 'verifier.example', challenge: 'c1' })
    expect((await verify(signed, { domain: 'verifier.example', challenge: 'c1' })).status).toBe(200)
    expect((await verify(signed, { domain: 'domain.example' })).status).toBe(400)
    expect((await verify(signed, { domain: 'verifier.example', challenge: '1235abcd6789' })).status).toBe(400)
  })
})

describe('Bitstring Status List: what is published', () => {
  it('is a list that says since when, and until when it may be gone by, packed and not padded', async () => {
    const signed = await issued(
      { id: 'urn:x:published' },
      { credentialStatus: { type: 'BitstringStatusListEntry' } },
    )
    const { statusListCredential } = signed.credentialStatus as { statusListCredential: string }
    const answer = await fetch(statusListCredential)
    expect(answer.headers.get('content-type')).toBe('application/vc')
    const list = (await answer.json()) as JsonObject
    expect(list.id).toBe(statusListCredential)
    expect(list['@context']).toEqual(expect.arrayContaining([v2]))
    expect([list.validFrom, list.validUntil]).toEqual([
      expect.stringMatching(/Z$/),
      expect.stringMatching(/Z$/),
    ])
    const { encodedList } = list.credentialSubject as { encodedList: string }
    expect(encodedList).not.toContain('=')
    // RFC 1952: the first two bytes of gzip.
    expect([...Buffer.from(encodedList.slice(1), 'base64url').subarray(0, 2)]).toEqual([0x1f, 0x8b])
  })
})
