import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownIssuer, updateIssuer } from '../../src/credentials/issuing/issuers.store.ts'
import { createToken, revokeToken, type TokenScope } from '../../src/credentials/vc-api/tokens.store.ts'
import type { JsonObject } from '../../src/kernel/credential-tools.ts'
import { ensureOrganization } from '../../src/people/organizations.store.ts'
import { aBadge, aDidKey } from '../builders/badge.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { signPresentation } from '../builders/presentation.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

const v2 = 'https://www.w3.org/ns/credentials/v2'
const examples = 'https://www.w3.org/ns/credentials/examples/v2'

let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let issuerId = ''
let did = ''
let token = ''

const makeToken = async (
  name: string,
  scopes: readonly TokenScope[],
  organizationId = world.organizationId,
) => (await createToken(world.database.prisma, { organizationId, name, scopes }, world.clock.now())) ?? ''

type Answer = { readonly status: number; readonly body: JsonObject }

const postTo = async (
  path: string,
  body: unknown,
  how: { readonly token?: string; readonly issuer?: string } = {},
): Promise<Answer> => {
  const answer = await fetch(`${pages.origin}/vc/${how.issuer ?? issuerId}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(how.token !== '' && { authorization: `Bearer ${how.token ?? token}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
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
const issue = (document: JsonObject, options?: JsonObject) =>
  postTo('/credentials/issue', { credential: document, ...(options && { options }) })
const issued = async (changes: JsonObject = {}, options?: JsonObject): Promise<JsonObject> => {
  const { status, body } = await issue(credential(changes), options)
  expect([status, body.errors]).toEqual([201, undefined])
  return body.verifiableCredential as JsonObject
}
const verify = (verifiableCredential: unknown, options?: JsonObject) =>
  postTo('/credentials/verify', { verifiableCredential, ...(options && { options }) })
const status = (credentialId: unknown, statusPurpose: string, value: boolean, more: JsonObject = {}) =>
  postTo('/credentials/status', {
    credentialId,
    credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose, ...more },
    status: value,
  })
const withPlace = { credentialStatus: { type: 'BitstringStatusListEntry' } }
const problems = ({ body }: Answer): unknown[] => (body.errors as JsonObject[]).map(({ type }) => type)

beforeAll(async () => {
  world = await startWorld({ people: [aPerson('ana')] })
  pages = await serveMemberPages(world)
  const { prisma } = world.database
  const issuer = await prisma.$transaction((tx) => ownIssuer(tx, world.organizationId, world.clock.now()))
  issuerId = issuer.id
  await updateIssuer(prisma, { id: issuer.id, organizationId: world.organizationId }, { countryCode: 'DE' })
  token = await makeToken('everything', ['issue', 'verify', 'status'])
  // The first credential makes the key, which in the playground is the issuer.
  const refused = await issue(credential({ issuer: 'did:example:nobody' }))
  did = /did:key:\w+/.exec(JSON.stringify(refused.body))?.[0] ?? ''
})
afterAll(async () => {
  await pages?.close()
  await world?.close()
})

describe('who may ask', () => {
  it('is whoever brings a token that counts, for what it is for, about issuers of its organization', async () => {
    const { prisma } = world.database
    const ask = (how: Parameters<typeof postTo>[2]) =>
      postTo('/credentials/verify', { verifiableCredential: {} }, how)
    const onlyIssue = await makeToken('only-issue', ['issue'])
    const gone = await makeToken('gone', ['verify'])
    await revokeToken(prisma, { organizationId: world.organizationId, name: 'gone' }, world.clock.now())
    const other = await ensureOrganization(prisma, { name: 'Other Works' }, world.clock.now())
    const stranger = await makeToken('stranger', ['issue', 'verify', 'status'], other.id)
    const answers = {
      none: await ask({ token: '' }),
      unknown: await ask({ token: 'wst_notatokenthatanybodyhasmade' }),
      revoked: await ask({ token: gone }),
      otherScope: await ask({ token: onlyIssue }),
      otherOrganization: await ask({ token: stranger }),
      noSuchIssuer: await ask({ issuer: 'nobody' }),
    }
    expect(
      Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer.status])),
    ).toEqual({
      none: 401,
      unknown: 401,
      revoked: 401,
      otherScope: 403,
      otherOrganization: 404,
      noSuchIssuer: 404,
    })
    // Whether it is there can't be told from whether it is mine.
    expect(answers.otherOrganization.body).toEqual(answers.noSuchIssuer.body)
    const stored = await prisma.apiToken.findMany()
    expect(JSON.stringify(stored)).not.toContain(token)
  })

  it('gets an answer to what can’t be read', async () => {
    expect((await postTo('/credentials/issue', '{"credential":')).status).toBe(400)
    expect((await postTo('/credentials/issue', { credential: 'text' })).status).toBe(400)
  })
})

describe('issuing (VC Data Model 2.0)', () => {
  it('signs what conforms, and what is signed verifies', async () => {
    const signed = await issued({
      id: 'urn:uuid:0b7cb6b0-1b3e-4f3a-9d3b-0c5d9a6d7b11',
      validUntil: '2199-01-01T00:00:00Z',
    })
    expect(signed.issuer).toBe(did)
    const [proof] = signed.proof as JsonObject[]
    expect(proof).toMatchObject({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      proofPurpose: 'assertionMethod',
      proofValue: expect.stringMatching(/^z[1-9A-HJ-NP-Za-km-z]{80,90}$/),
    })
    expect(await verify(signed)).toMatchObject({ status: 200, body: { verified: true, errors: [] } })
  })

  it.each<[string, JsonObject]>([
    [
      'another context',
      { '@context': [v2, examples], type: ['VerifiableCredential', 'RelationshipCredential'] },
    ],
    [
      'a context written inside',
      { '@context': [v2, { word: 'https://example.org/#word' }], credentialSubject: { word: 'x' } },
    ],
    ['an id of any scheme', { id: 'did:example:credential' }],
    ['a type that is a URL', { type: ['VerifiableCredential', 'https://example.org/#Other'] }],
    ['types in another order', { type: ['https://example.org/#Other', 'VerifiableCredential'] }],
    [
      'an issuer with a name in a language',
      { issuerName: { '@value': 'Works', '@language': 'en', '@direction': 'ltr' } },
    ],
    [
      'a name in several languages',
      {
        name: [
          { '@value': 'Gauge', '@language': 'en' },
          { '@value': 'Messuhr', '@language': 'de' },
        ],
      },
    ],
    ['several subjects', { credentialSubject: [{ id: 'did:example:a' }, { id: 'did:example:b' }] }],
    [
      'dates with parts of seconds and a zone',
      { validFrom: '2026-01-01T00:00:00.123-05:00', validUntil: '2199-01-01T00:00:00+02:00' },
    ],
    [
      'a status of another kind',
      { credentialStatus: { id: 'did:example:status', type: 'CredentialStatusList2017' } },
    ],
    ['a status without an id', { credentialStatus: { type: 'CredentialStatusList2017' } }],
    [
      'schemas',
      {
        credentialSchema: [
          { id: 'https://example.org/a.json', type: 'JsonSchema' },
          { id: 'https://example.org/b.json', type: 'JsonSchema' },
        ],
      },
    ],
    [
      'evidence, terms of use and a refresh service',
      { evidence: { type: 'Seen' }, termsOfUse: [{ type: 'Policy' }], refreshService: { type: 'Refresh' } },
    ],
  ])('takes %s', async (_name, { issuerName, ...changes }) => {
    await issued({ ...changes, ...(issuerName ? { issuer: { id: did, name: issuerName } } : {}) })
  })

  it.each<[string, JsonObject]>([
    ['no context', { '@context': undefined }],
    ['no base context', { '@context': [examples] }],
    ['the base context behind another', { '@context': [examples, v2] }],
    ['a context that is no URL', { '@context': [v2, 'https ://not-a-url/v1'] }],
    ['a context that is a number', { '@context': [v2, 123_192_875] }],
    ['a context that nobody here knows', { '@context': [v2, 'https://unknown.example/v1'] }],
    ['an id that is null', { id: null }],
    ['several ids', { id: ['did:example:a', 'did:example:b'] }],
    ['an id that is no URL', { id: 'not-a-url' }],
    ['a subject with several ids', { credentialSubject: { id: ['did:example:a', 'did:example:b'] } }],
    ['no type', { type: undefined }],
    ['no VerifiableCredential among the types', { type: ['https://example.org/#Other'] }],
    [
      'a type that no context defines',
      {
        '@context': [v2],
        credentialSubject: { id: 'did:example:a' },
        type: ['VerifiableCredential', 'Unmapped'],
      },
    ],
    [
      'a type that leads to no URL',
      {
        '@context': [v2, { Odd: 'https ://not-a-url#Odd' }],
        credentialSubject: { id: 'did:example:a' },
        type: ['VerifiableCredential', 'Odd'],
      },
    ],
    [
      'a term of the base context that means something else',
      {
        '@context': [v2, { VerifiableCredential: 'https://example.org/#VC' }],
        credentialSubject: { id: 'did:example:a' },
      },
    ],
    [
      'a protected term that is defined anew',
      {
        '@context': [
          v2,
          { '@protected': true, Own: 'https://example.org/#Own' },
          { Own: 'https://example.org/#Bad' },
        ],
        credentialSubject: { id: 'did:example:a' },
        type: ['VerifiableCredential', 'Own'],
      },
    ],
    [
      'a word that no context defines',
      { '@context': [v2], credentialSubject: { id: 'did:example:a', undefinedWord: 1 } },
    ],
    ['no issuer', { issuer: undefined }],
    ['an issuer that is null', { issuer: null }],
    ['an issuer that is no URL', { issuer: 'not-a-url' }],
    ['an issuer without an id', { issuer: { name: 'Works' } }],
    ['an issuer with a null id', { issuer: { id: null } }],
    ['somebody else as issuer', { issuer: 'did:key:z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj' }],
    ['no subject', { credentialSubject: undefined }],
    ['an empty subject', { credentialSubject: {} }],
    ['an empty subject among others', { credentialSubject: [{ id: 'did:example:a' }, {}] }],
    [
      'a name with more than a language and a direction',
      { name: { '@value': 'Gauge', '@language': 'en', url: 'https://example.org' } },
    ],
    ['a date without a zone', { validFrom: '2026-01-01T00:00:00' }],
    ['a date that is none', { validUntil: '2026-13-45T00:00:00Z' }],
    [
      'an end before the beginning',
      { validFrom: '2026-02-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' },
    ],
    ['a status without a type', { credentialStatus: { id: 'did:example:status' } }],
    ['a status with an id that is no URL', { credentialStatus: { id: 'not-a-url', type: 'Seen' } }],
    [
      'a status with several ids',
      { credentialStatus: { id: ['did:example:a', 'did:example:b'], type: 'Seen' } },
    ],
    [
      'an index that is no number in text',
      {
        credentialStatus: {
          type: 'BitstringStatusListEntry',
          statusPurpose: 'revocation',
          statusListIndex: true,
          statusListCredential: 'https://example.org/list',
        },
      },
    ],
    ['a schema without an id', { credentialSchema: { type: 'JsonSchema' } }],
    ['a schema without a type', { credentialSchema: { id: 'https://example.org/a.json' } }],
    ['a schema whose id is no URL', { credentialSchema: { id: 12, type: 'JsonSchema' } }],
    ['evidence without a type', { evidence: { id: 'https://example.org/e' } }],
    ['terms of use without a type', { termsOfUse: { id: 'https://example.org/t' } }],
    ['a refresh service without a type', { refreshService: { id: 'https://example.org/r' } }],
    ['a related resource without a digest', { relatedResource: [{ id: 'https://example.org/r' }] }],
    ['a proof that is there already', { proof: { type: 'DataIntegrityProof' } }],
  ])('refuses %s', async (_name, changes) => {
    const answer = await issue(credential(changes))
    expect([answer.status, problems(answer)]).toEqual([
      400,
      ['https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR'],
    ])
  })

  it('refuses what claims an address of ours: what was earned here is issued here alone', async () => {
    for (const path of ['c/1', 'achievements/1', 'status/1'])
      expect(
        (
          await issue(
            credential({ credentialSubject: { id: 'did:example:a', about: `${pages.origin}/${path}` } }),
          )
        ).status,
      ).toBe(400)
  })

  it('keeps who asked and a hash, and nothing of what it says', async () => {
    const before = await world.database.prisma.credential.count()
    await issued({ credentialSubject: { id: 'did:example:very-private-person' } })
    await issue(credential({ '@context': [v2], credentialSubject: { undefinedWord: 1 } }), withPlace)
    const rows = await world.database.prisma.credential.findMany()
    const audit = await world.database.prisma.auditEntry.findMany({ where: { action: 'credential.issued' } })
    expect(rows.length).toBe(before + 1)
    expect(JSON.stringify([rows, audit])).not.toContain('very-private-person')
    expect(audit.at(-1)).toMatchObject({ actor: 'token:everything' })
  })

  it('can’t sign before the issuer has all that is mandatory', async () => {
    const where = { id: issuerId, organizationId: world.organizationId }
    await updateIssuer(world.database.prisma, where, { countryCode: null })
    expect((await issue(credential())).status).toBe(503)
    await updateIssuer(world.database.prisma, where, { countryCode: 'DE' })
  })
})

describe('status (Bitstring Status List 1.0)', () => {
  it('has entries and lists as the specification wants them', async () => {
    const signed = await issued({ id: 'urn:x:listed' }, withPlace)
    const entry = signed.credentialStatus as JsonObject
    expect(entry).toMatchObject({ type: 'BitstringStatusListEntry', statusPurpose: 'revocation' })
    expect(String(Number.parseInt(String(entry.statusListIndex), 10))).toBe(entry.statusListIndex)
    expect(entry.id).not.toBe(entry.statusListCredential)
    const list = (await (await fetch(String(entry.statusListCredential))).json()) as JsonObject
    expect(list.type).toContain('BitstringStatusListCredential')
    expect(list.credentialSubject).toMatchObject({ type: 'BitstringStatusList', statusPurpose: 'revocation' })
    // It is a credential like any other.
    expect((await verify(list)).status).toBe(200)
    const { gunzipSync } = await import('node:zlib')
    const { encodedList } = list.credentialSubject as { encodedList: string }
    expect(encodedList).toMatch(/^u[\w-]+$/)
    expect(gunzipSync(Buffer.from(encodedList.slice(1), 'base64url')).length).toBeGreaterThanOrEqual(16_384)
  })

  it('suspends, reinstates and revokes for good, told at once to whoever verifies; twice is once', async () => {
    const signed = await issued({ id: 'urn:x:changing' }, withPlace)
    const other = await issued({ id: 'urn:x:other' }, withPlace)
    const seen = async (one: JsonObject) => {
      const answer = await verify(one)
      return answer.status === 200 ? 'valid' : problems(answer)
    }
    expect(await seen(signed)).toBe('valid')
    expect((await status(signed.id, 'suspension', true)).status).toBe(200)
    expect(await seen(signed)).toEqual(['urn:whetstone:problem#SUSPENDED'])
    expect((await status(signed.id, 'suspension', false)).status).toBe(200)
    expect(await seen(signed)).toBe('valid')
    expect((await status(signed.id, 'revocation', true)).status).toBe(200)
    expect((await status(signed.id, 'revocation', true)).status).toBe(200)
    expect(await seen(signed)).toEqual(['urn:whetstone:problem#REVOKED'])
    expect((await status(signed.id, 'revocation', false)).status).toBe(400)
    expect((await status(signed.id, 'suspension', true)).status).toBe(400)
    expect(await seen(other)).toBe('valid')
    const changes = await world.database.prisma.credentialChange.findMany({ where: { change: 'revoked' } })
    expect(changes).toMatchObject([{ actor: 'token:everything', reason: 'Asked for by everything' }])
  })

  it('is told apart by purpose, place and issuer', async () => {
    const entries = [
      { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
      { type: 'BitstringStatusListEntry', statusPurpose: 'suspension' },
    ]
    const signed = await issued({ id: 'urn:x:twice' }, { credentialStatus: entries })
    const again = await issued({ id: 'urn:x:twice' }, withPlace)
    const [revocation, suspension] = signed.credentialStatus as JsonObject[]
    expect(revocation?.statusListCredential).not.toBe(suspension?.statusListCredential)
    const { statusListIndex, statusListCredential } = revocation ?? {}
    expect(
      (await status('urn:x:twice', 'revocation', true, { statusListIndex, statusListCredential })).status,
    ).toBe(200)
    expect([(await verify(signed)).status, (await verify(again)).status]).toEqual([400, 200])
    expect((await status('urn:x:nobody', 'revocation', true)).status).toBe(404)
    expect((await status('urn:x:twice', 'revocation', true, { statusListIndex: '999999' })).status).toBe(404)
    await issued({ id: 'urn:x:no-place' })
    expect((await status('urn:x:no-place', 'revocation', true)).status).toBe(400)
    expect((await status('urn:x:twice', 'other', true)).status).toBe(400)
  })

  it.each<[string, (subject: JsonObject) => JsonObject]>([
    ['of another purpose', (subject) => ({ ...subject, statusPurpose: 'suspension' })],
    ['that is too short', (subject) => ({ ...subject, encodedList: 'uH4sIAAAAAAAAA2NgGAUAb4sg1gEAAAA' })],
  ])('is not known by a list %s', async (_name, change) => {
    // A list of the same key, somewhere that is asked for it.
    const { credentialTools } = world.product.deps
    const key = await aDidKey(credentialTools)
    const address = 'https://lists.example/1'
    const list = await credentialTools.signer.sign(
      {
        '@context': [v2],
        id: address,
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        issuer: key.controller,
        credentialSubject: change({
          id: `${address}#list`,
          type: 'BitstringStatusList',
          statusPurpose: 'revocation',
          encodedList: await credentialTools.encodeList(new Uint8Array(16_384)),
        }),
      },
      key,
      world.clock.now(),
    )
    const entry = {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '5',
      statusListCredential: address,
    }
    const signed = await credentialTools.signer.sign(
      credential({ issuer: key.controller, credentialStatus: entry }),
      key,
      world.clock.now(),
    )
    const found = await credentialTools.verifier.verify(
      { text: JSON.stringify(signed) },
      { now: world.clock.now(), online: false, known: new Map([[address, list]]) },
    )
    expect(found.checks.find(({ name }) => name === 'revocation')).toMatchObject({
      outcome: 'unknown',
      reason: 'list-unreadable',
    })
    // Nobody answers at that address: it is not known, and so not verified.
    expect(problems(await verify(signed))).toEqual([
      'https://www.w3.org/ns/credentials/status-list#STATUS_RETRIEVAL_ERROR',
    ])
  })
})

describe('verifying (eddsa-rdfc-2022)', () => {
  type Change = (signed: JsonObject, proof: JsonObject) => unknown
  const withProof =
    (changes: JsonObject): Change =>
    (signed, proof) => ({ ...signed, proof: { ...proof, ...changes } })
  it.each<[string, Change]>([
    ['no proof', ({ proof: _, ...rest }) => rest],
    ['a proof that is null', (signed) => ({ ...signed, proof: null })],
    ['no type of the proof', withProof({ type: undefined })],
    ['another type of proof', withProof({ type: 'OtherProof' })],
    ['no verification method', withProof({ verificationMethod: undefined })],
    ['a verification method that is none', withProof({ verificationMethod: 'did:key:invalidVm' })],
    ['no purpose', withProof({ proofPurpose: undefined })],
    ['another purpose', withProof({ proofPurpose: 'authentication' })],
    ['no value', withProof({ proofValue: undefined })],
    ['a value that is null', withProof({ proofValue: null })],
    [
      'a value without its header',
      (signed, proof) => ({ ...signed, proof: { ...proof, proofValue: String(proof.proofValue).slice(1) } }),
    ],
    [
      'a value that is too long',
      (signed, proof) => ({ ...signed, proof: { ...proof, proofValue: `${String(proof.proofValue)}zzzz` } }),
    ],
    ['another cryptosuite', withProof({ cryptosuite: 'eddsa-jcs-2022' })],
    ['a cryptosuite that nobody knows', withProof({ cryptosuite: 'UnknownCryptosuite' })],
    ['a time of signing that is none', withProof({ created: 'invalid' })],
    ['a time of signing without a zone', withProof({ created: '2026-11-02T05:00:00' })],
    ['a proof that has run out', withProof({ expires: '2020-01-01T00:00:00Z' })],
    ['a changed claim', (signed) => ({ ...signed, credentialSubject: { id: 'did:example:other' } })],
    ['no credential', () => ({ type: ['NonconformingDocument'] })],
  ])('refuses %s', async (_name, change) => {
    const signed = await issued()
    const [proof = {}] = signed.proof as JsonObject[]
    // A single object is as good as an array.
    expect((await verify({ ...signed, proof })).status).toBe(200)
    const answer = await verify(change(signed, proof))
    expect([answer.status, answer.body.verified]).toEqual([400, false])
    expect(answer.body.errors).not.toEqual([])
  })

  it('looks at what the proof was to say, where that is asked', async () => {
    const signed = await issued()
    expect((await verify(signed, { expectedProofPurpose: 'assertionMethod' })).status).toBe(200)
    expect((await verify(signed, { expectedProofPurpose: 'authentication' })).status).toBe(400)
    expect((await verify(signed, { challenge: '1235abcd6789' })).status).toBe(400)
    expect((await verify(signed, { domain: 'domain.example' })).status).toBe(400)
  })

  it('asks of badges what badges must have, and dates of all', async () => {
    const { subject: _, ...badge } = aBadge(did)
    const signed = await issue({ ...badge, validUntil: '2199-01-01T00:00:00Z' })
    expect(signed.status).toBe(201)
    expect((await verify(signed.body.verifiableCredential)).status).toBe(200)
    const over = await issued({ validFrom: '2020-01-01T00:00:00Z', validUntil: '2021-01-01T00:00:00Z' })
    expect(problems(await verify(over))).toEqual(['https://www.w3.org/TR/vc-data-model#RANGE_ERROR'])
  })

  it('reads a JWT in its envelope', async () => {
    const { credentialTools } = world.product.deps
    const key = await aDidKey(credentialTools)
    const jwt = await credentialTools.signer.signJwt(aBadge(key.controller), key)
    const enveloped = {
      '@context': [v2],
      id: `data:application/vc+jwt,${jwt}`,
      type: 'EnvelopedVerifiableCredential',
    }
    expect((await verify(enveloped)).status).toBe(200)
    for (const bad of [
      { ...enveloped, '@context': [] },
      { ...enveloped, '@context': examples },
      { ...enveloped, id: jwt },
      { ...enveloped, type: undefined },
      { ...enveloped, type: 'VerifiableCredential' },
      { ...enveloped, id: `data:application/vc+jwt,${jwt.slice(0, -8)}AAAAAAAA` },
    ])
      expect((await verify(bad)).status).toBe(400)
  })
})

describe('verifying presentations', () => {
  const present = (verifiablePresentation: unknown, options?: JsonObject) =>
    postTo('/presentations/verify', { verifiablePresentation, ...(options && { options }) })
  const presentation = (changes: JsonObject = {}): JsonObject => ({
    '@context': [v2, examples],
    type: ['VerifiablePresentation'],
    ...changes,
  })
  const asked = { challenge: 'uX9qD3c', domain: 'verifier.example' }
  const held = async (changes: JsonObject = {}) => {
    const key = await aDidKey(world.product.deps.credentialTools)
    return { key, signed: await signPresentation(presentation(changes), key, asked), holder: key.controller }
  }

  it('takes one, with credentials or without, for who asked', async () => {
    const inside = [await issued(), await issued()]
    for (const changes of [{}, { id: 'did:example:presentation' }, { verifiableCredential: inside }]) {
      const { signed } = await held(changes)
      expect(await present(signed, asked)).toMatchObject({
        status: 200,
        body: { verified: true, errors: [] },
      })
      expect((await present(signed)).status).toBe(200)
      expect((await present(signed, { challenge: 'other' })).status).toBe(400)
      expect((await present(signed, { ...asked, domain: 'other.example' })).status).toBe(400)
      expect((await present({ ...signed, id: 'did:example:changed' }, asked)).status).toBe(400)
    }
  })

  it('takes a wrapper without a proof only where it is called that', async () => {
    const verifiableCredential = [await issued()]
    const wrapped = presentation({ verifiableCredential })
    expect((await present(wrapped)).status).toBe(400)
    expect((await postTo('/presentations/verify', { presentation: wrapped })).status).toBe(200)
    const [one] = verifiableCredential
    const changed = presentation({ verifiableCredential: [{ ...one, name: 'Other' }] })
    expect((await postTo('/presentations/verify', { presentation: changed })).status).toBe(400)
  })

  it('is shown by its holder', async () => {
    const key = await aDidKey(world.product.deps.credentialTools)
    const sign = (changes: JsonObject) => signPresentation(presentation(changes), key, asked)
    expect((await present(await sign({ holder: key.controller }))).status).toBe(200)
    expect((await present(await sign({ holder: { id: key.controller } }))).status).toBe(200)
    expect((await present(await sign({ holder: 'did:example:acme' }))).status).toBe(400)
    expect((await present(await sign({ holder: { '@type': 'https://example.org/#Person' } }))).status).toBe(
      400,
    )
  })

  it('may hold what the holder says of themselves, where all three are one', async () => {
    const key = await aDidKey(world.product.deps.credentialTools)
    const own = (issuer: string) => ({ ...credential({ issuer }) })
    const sign = (holder: string | undefined, issuer: string) =>
      signPresentation(
        presentation({ ...(holder && { holder }), verifiableCredential: [own(issuer)] }),
        key,
        asked,
      )
    expect((await present(await sign(key.controller, key.controller))).status).toBe(200)
    expect((await present(await sign(undefined, key.controller))).status).toBe(400)
    expect((await present(await sign('did:example:acme', key.controller))).status).toBe(400)
    expect((await present(await sign(key.controller, 'did:example:acme'))).status).toBe(400)
  })

  it.each<[string, JsonObject]>([
    ['no context', { '@context': undefined }],
    ['no base context', { '@context': [examples] }],
    ['a context that is no URL', { '@context': [v2, 'https ://not-a-url'] }],
    ['a context that is a number', { '@context': [v2, 123_192_875] }],
    ['no type', { type: undefined }],
    ['no VerifiablePresentation among the types', { type: ['https://example.org/#Other'] }],
    ['a credential that is a text', { verifiableCredential: ['https://example.org/credential'] }],
    ['a credential that is none', { verifiableCredential: [{ '@context': [v2], type: ['Other'] }] }],
    ['an id that is no URL', { id: 'not-a-url' }],
  ])('refuses %s', async (_name, changes) => {
    const { signed } = await held()
    expect((await present({ ...signed, ...changes })).status).toBe(400)
  })

  it('says so when a credential in it was revoked', async () => {
    const inside = await issued({ id: 'urn:x:shown' }, withPlace)
    const { signed } = await held({ verifiableCredential: [inside] })
    expect((await present(signed, asked)).status).toBe(200)
    await status('urn:x:shown', 'revocation', true)
    expect(problems(await present(signed, asked))).toEqual(['urn:whetstone:problem#REVOKED'])
  })
})

// The last, as the server hangs up on whoever sends so much.
it('does not read what is too large', async () => {
  expect((await postTo('/credentials/verify', { filler: 'x'.repeat(1_100_000) })).status).toBe(413)
})
