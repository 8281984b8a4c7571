import { gzipSync } from 'node:zlib'
import { createList } from '@digitalbazaar/vc-bitstring-status-list'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCredentialTools } from '../../../../src/infra/open-badges/credential-tools.ts'
import type { Check, JsonObject, SigningKey, Verification } from '../../../../src/kernel/credential-tools.ts'
import { aBadge, aDidKey } from '../../../builders/badge.ts'

const now = new Date('2026-12-01T00:00:00Z')
const did = 'did:web:works.example:issuers:1'
const didAddress = 'https://works.example/issuers/1/did.json'

/** What the network has, in these tests. */
const network = new Map<string, JsonObject>()
const tools = createCredentialTools({
  threads: 1,
  fetch: (address) => {
    const found = network.get(address)
    return Promise.resolve(
      found
        ? { ok: true, bytes: Buffer.from(JSON.stringify(found)), type: 'application/json' }
        : { ok: false, reason: 'unreachable' },
    )
  },
})
afterAll(() => tools.close())

let key: SigningKey
let didKey: SigningKey
beforeAll(async () => {
  didKey = await aDidKey(tools)
  const made = await tools.signer.newKey()
  key = { ...made, controller: did, id: `${did}#key-1` }
  network.set(didAddress, didDocument())
})

const didDocument = (changes: JsonObject = {}): JsonObject => ({
  '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
  id: did,
  verificationMethod: [
    { id: key.id, type: 'Multikey', controller: did, publicKeyMultibase: key.publicKeyMultibase },
  ],
  assertionMethod: [key.id],
  ...changes,
})

const signed = (document: JsonObject, by: SigningKey = didKey) =>
  tools.signer.sign(document, by, new Date('2026-11-01T08:00:00Z'))
const verify = (
  presented: JsonObject | string | Uint8Array,
  online = true,
  at = now,
): Promise<Verification> =>
  tools.verifier.verify(
    presented instanceof Uint8Array
      ? { bytes: presented }
      : { text: typeof presented === 'string' ? presented : JSON.stringify(presented) },
    { now: at, online },
  )
const failures = ({ checks }: Verification): string[] =>
  checks.filter(({ outcome }) => outcome === 'failed').map(({ name, reason }) => `${name}: ${reason}`)
const named = ({ checks }: Verification, name: string): Check | undefined =>
  checks.find((one) => one.name === name)

type Path = readonly (string | number)[]

const pathsOf = (value: unknown, path: Path = []): Path[] => {
  if (value === null || typeof value !== 'object') return [path]
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value)
  return [
    ...(path.length > 0 ? [path] : []),
    ...entries.flatMap(([name, one]) => pathsOf(one, [...path, name])),
  ]
}

const changed = (
  document: JsonObject,
  path: Path,
  change: (holder: Record<string | number, unknown>, name: string | number) => void,
) => {
  const copy = structuredClone(document) as Record<string | number, unknown>
  let holder = copy
  for (const name of path.slice(0, -1)) holder = holder[name] as Record<string | number, unknown>
  change(holder, path.at(-1) as string | number)
  return copy as JsonObject
}

const oneCharacterOff = (value: string): string => {
  const at = Math.floor(value.length / 2)
  const sign = value[at] === 'x' ? 'y' : 'x'
  return value === '' ? 'x' : value.slice(0, at) + sign + value.slice(at + 1)
}

describe('a credential that nobody changed', () => {
  it('is valid, by did:key and by did:web, and each check says so', async () => {
    for (const by of [didKey, key]) {
      const result = await verify(await signed(aBadge(by.controller), by))
      expect(failures(result)).toEqual([])
      expect(result.verdict).toBe('valid')
      expect(named(result, 'revocation')).toMatchObject({ outcome: 'absent' })
    }
  })

  it('is valid in a PNG, in an SVG, and as a JWT', async () => {
    const credential = await signed(aBadge(key.controller), key)
    const { createImageTools } = await import('../../../../src/infra/images/image-tools.ts')
    const images = createImageTools()
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'
    const png = await images.drawPng(svg, 8)
    await images.close()
    const jwt = await tools.signer.signJwt(credential, key)
    for (const [presented, format] of [
      [tools.baker.bakePng(png, credential), 'png'],
      [tools.baker.bakePng(png, jwt), 'png'],
      [Buffer.from(tools.baker.bakeSvg(svg, credential)), 'svg'],
      [Buffer.from(tools.baker.bakeSvg(svg, jwt)), 'svg'],
      [jwt, 'jwt'],
    ] as const) {
      const result = await verify(presented)
      expect([result.format, result.verdict, failures(result)]).toEqual([format, 'valid', []])
    }
  })
})

describe('a credential of which one thing was changed', () => {
  it('is never valid: any text or number by one character, any member removed', async () => {
    const credential = await signed(aBadge(didKey.controller))
    const paths = pathsOf(credential)
    expect(paths.length).toBeGreaterThan(50)
    const survivors: string[] = []
    for (const path of paths) {
      const removed = changed(credential, path, (holder, name) => {
        if (Array.isArray(holder)) holder.splice(Number(name), 1)
        else delete holder[name]
      })
      const altered = changed(credential, path, (holder, name) => {
        const value = holder[name]
        if (typeof value === 'string') holder[name] = oneCharacterOff(value)
        else if (typeof value === 'number') holder[name] = value + 1
        else if (typeof value === 'boolean') holder[name] = !value
        else delete holder[name]
      })
      for (const document of [removed, altered]) {
        const { verdict } = await verify(document)
        if (verdict === 'valid') survivors.push(path.join('.'))
      }
    }
    expect(survivors).toEqual([])
  }, 60_000)

  it('is never valid as a JWT with any character changed', async () => {
    const jwt = await tools.signer.signJwt(await signed(aBadge(key.controller), key), key)
    for (let at = 0; at < jwt.length; at += 7) {
      const sign = jwt[at] === 'A' ? 'B' : 'A'
      const { verdict } = await verify(jwt.slice(0, at) + sign + jwt.slice(at + 1))
      // The last sign of a part holds bits that mean nothing.
      if (jwt[at + 1] !== '.' && at !== jwt.length - 1) expect(verdict, `at ${at}`).not.toBe('valid')
    }
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${jwt.split('.')[1]}.x`
    expect((await verify(none)).verdict).toBe('invalid')
  })

  it('is said to be of another issuer where somebody else’s key signed it', async () => {
    const result = await verify(await signed(aBadge('did:web:other.example'), didKey))
    expect(failures(result)).toContain('issuer: other-issuer')
  })

  it('is refused where the issuer has taken the key out, and unknown where the issuer can’t be asked', async () => {
    const credential = await signed(aBadge(key.controller), key)
    network.set(didAddress, didDocument({ assertionMethod: [] }))
    expect(failures(await verify(credential))).toContain('proof: key-missing')
    network.delete(didAddress)
    expect(await verify(credential)).toMatchObject({ verdict: 'unknown' })
    network.set(didAddress, didDocument())
    expect(await verify(credential, false)).toMatchObject({ verdict: 'unknown' })
  })

  it('is refused for a context that is not known, and for a word that none defines', async () => {
    const badge = aBadge(didKey.controller)
    const credential = await signed(badge)
    const contexts = [...(badge['@context'] as string[]), 'https://evil.example/context']
    expect(failures(await verify({ ...credential, '@context': contexts }))).toContain(
      'contexts: unknown-context',
    )
    expect(failures(await verify({ ...credential, mood: 'good' }))).toContain('proof: undefined-term')
    await expect(signed({ ...badge, mood: 'good' })).rejects.toThrow()
  })

  it('is refused where its proof is an object, a date has no zone, or it is past its end', async () => {
    const credential = await signed(aBadge(didKey.controller))
    const [proof] = credential.proof as JsonObject[]
    expect(failures(await verify({ ...credential, proof }))).toContain('schema: wrong-shape')
    const zoneless = await signed(aBadge(didKey.controller, { validFrom: '2026-11-01T08:00:00' }))
    expect(failures(await verify(zoneless))).toContain('schema: wrong-shape')
    const dateOnly = await signed(aBadge(didKey.controller, { validFrom: '2026-11-01' }))
    expect(failures(await verify(dateOnly))).toContain('schema: wrong-shape')
    expect(await verify(credential, true, new Date('2029-01-01T00:00:00Z'))).toMatchObject({
      verdict: 'expired',
    })
    expect(await verify(credential, true, new Date('2026-01-01T00:00:00Z'))).toMatchObject({
      verdict: 'not-yet-valid',
    })
  })
})

describe('a credential that somebody else signed oddly', () => {
  it('is refused where it says not whom it is about', async () => {
    const { credentialSubject, ...rest } = aBadge(didKey.controller)
    const { identifier: _, ...nobody } = credentialSubject as JsonObject
    const about = async (subject: JsonObject) => verify(await signed({ ...rest, credentialSubject: subject }))
    expect(failures(await about(nobody))).toEqual(['schema: wrong-shape'])
    expect((await about({ ...nobody, id: 'did:example:ana' })).verdict).toBe('valid')
  })

  it('is never valid by a chain of proofs, which is not followed', async () => {
    const credential = await signed(aBadge(didKey.controller))
    const [proof] = credential.proof as JsonObject[]
    expect(
      (await verify({ ...credential, proof: [{ ...proof, previousProof: 'urn:x:none' }] })).verdict,
    ).toBe('unknown')
  })
})

/** The signature of linked data is over meanings, so renaming a word leaves it whole. */
describe('a context that is written inside', () => {
  const cred = 'https://www.w3.org/2018/credentials#'
  const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime'
  const badge = (changes: JsonObject = {}) => aBadge(didKey.controller, changes)
  const contexts = aBadge('did:example:any')['@context'] as string[]
  const later = new Date('2030-01-01T00:00:00Z')

  it('may bring words of its own, which are checked like all others', async () => {
    const own = { motto: { '@id': 'urn:works:motto' }, hours: 'https://schema.org/timeRequired' }
    const credential = await signed(badge({ '@context': [...contexts, own], motto: 'Twice', hours: 'PT4H' }))
    expect((await verify(credential)).verdict).toBe('valid')
    expect(failures(await verify({ ...credential, motto: 'Once' }))).toContain('proof: signature')
    expect(failures(await verify({ ...credential, '@context': contexts }))).toContain('proof: undefined-term')
  })

  it('may not give a word of the standards another meaning, nor fetch one from elsewhere', async () => {
    const credential = await signed(badge())
    const subject = credential.credentialSubject as JsonObject
    for (const strange of [
      { name: 'https://evil.example/#name' },
      { '@import': 'https://evil.example/context' },
      { motto: { '@id': 'urn:works:motto', '@context': 'https://evil.example/context' } },
      { motto: null },
    ]) {
      const changed = {
        ...credential,
        '@context': [...contexts, strange],
        ...('motto' in strange && { motto: 'x' }),
      }
      expect((await verify(changed)).verdict, JSON.stringify(strange)).toBe('invalid')
    }
    for (const strange of [{ name: 'https://evil.example/#name' }, 'https://evil.example/context']) {
      const changed = { ...credential, credentialSubject: { ...subject, '@context': strange } }
      expect((await verify(changed)).verdict, JSON.stringify(strange)).toBe('invalid')
    }
  })

  it('may not hide an end or a status under another name: what has run out stays so', async () => {
    const credential = await signed(badge())
    expect((await verify(credential, true, later)).verdict).toBe('expired')
    const { validUntil, ...rest } = credential
    const end = { '@id': `${cred}validUntil`, '@type': dateTime }
    const hidden: JsonObject[] = [
      { '@context': [...contexts, { end }], end: validUntil },
      {
        '@context': [...contexts, { c: { '@id': cred, '@prefix': true } }],
        'c:validUntil': { '@value': validUntil, '@type': dateTime },
      },
      {
        '@context': [...contexts, { '@vocab': cred.slice(0, -4) }],
        'als#validUntil': { '@value': validUntil, '@type': dateTime },
      },
      {
        '@context': [
          ...contexts,
          { c: cred.slice(0, -1), end: { '@id': 'c:#validUntil', '@type': dateTime } },
        ],
        end: validUntil,
      },
      { '@nest': { validUntil } },
      { '@context': [...contexts, { inside: '@nest' }], inside: { validUntil } },
      {
        '@context': [...contexts, { Kind: { '@id': `${cred}VerifiableCredential`, '@context': { end } } }],
        type: [...(credential.type as string[]), 'Kind'],
        end: validUntil,
      },
    ]
    for (const changes of hidden)
      expect((await verify({ ...rest, ...changes }, true, later)).verdict, JSON.stringify(changes)).toBe(
        'invalid',
      )
  })

  it('may not let words in that nobody signed', async () => {
    const credential = await signed(badge())
    for (const changes of [
      { '@index': 'By the ministry' },
      { '@context': [...contexts, { motto: '@index' }], motto: 'By the ministry' },
    ])
      expect(failures(await verify({ ...credential, ...changes }))).toContain('contexts: renamed-word')
  })

  it('that renames is not signed either', async () => {
    const end = { '@id': `${cred}validUntil`, '@type': dateTime }
    await expect(signed(badge({ '@context': [...contexts, { end }] }))).rejects.toThrow('another name')
  })
})

describe('a status list', () => {
  const list = 'https://works.example/status/1'
  const entry = (purpose: string, index = 94_567): JsonObject => ({
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: list,
  })
  const listed = async (purpose: string, bits: readonly number[], changes: JsonObject = {}, by = didKey) => {
    const made = await createList({ length: 131_072 })
    for (const bit of bits) made.setStatus(bit, true)
    const encodedList = await made.encode()
    return signed(
      {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        id: list,
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        issuer: by.controller,
        validFrom: '2026-11-30T00:00:00Z',
        credentialSubject: {
          id: `${list}#list`,
          type: 'BitstringStatusList',
          statusPurpose: purpose,
          encodedList,
        },
        ...changes,
      },
      by,
    )
  }
  const withStatus = (purpose: string) =>
    signed(aBadge(didKey.controller, { credentialStatus: entry(purpose) }))

  it('says revoked or suspended, though the signature holds', async () => {
    for (const [purpose, verdict] of [
      ['revocation', 'revoked'],
      ['suspension', 'suspended'],
    ] as const) {
      const credential = await withStatus(purpose)
      network.set(list, await listed(purpose, []))
      expect(await verify(credential)).toMatchObject({ verdict: 'valid' })
      network.set(list, await listed(purpose, [94_566, 94_568]))
      expect(await verify(credential)).toMatchObject({ verdict: 'valid' })
      network.set(list, await listed(purpose, [94_567]))
      const result = await verify(credential)
      expect(result.verdict).toBe(verdict)
      expect(named(result, 'proof')).toMatchObject({ outcome: 'passed' })
    }
  })

  it('that is one of too many, or of a kind that nobody reads, never leads to "valid"', async () => {
    network.set(list, await listed('revocation', [7]))
    const many = [
      ...Array.from({ length: 8 }, (_, at) => entry('revocation', at + 100)),
      entry('revocation', 7),
    ]
    const credential = await signed(aBadge(didKey.controller, { credentialStatus: many }))
    expect((await verify(credential)).verdict).toBe('invalid')
    const strange = { id: 'https://works.example/other#1', type: 'BitstringStatusListEntry' }
    const both = await signed(
      aBadge(didKey.controller, { credentialStatus: [entry('revocation', 9), strange] }),
    )
    expect((await verify(both)).verdict).toBe('unknown')
  })

  it('that is for something else than withdrawing is not asked; of an unknown purpose or size it leaves it open', async () => {
    network.set(list, await listed('revocation', [7, 14]))
    const about = async (...entries: JsonObject[]) =>
      (await verify(await signed(aBadge(didKey.controller, { credentialStatus: entries })))).verdict
    const beside = entry('revocation', 9)
    expect(await about(beside, entry('message', 7))).toBe('valid')
    expect(await about(beside, entry('refresh', 7))).toBe('valid')
    expect(await about(beside, entry('withdrawal', 7))).toBe('unknown')
    expect(await about({ ...beside, statusSize: 1 })).toBe('valid')
    expect(await about({ ...beside, statusSize: 2 })).toBe('unknown')
    expect(await about(entry('revocation', 131_072))).toBe('unknown')
    expect(await about(entry('revocation', 131_071))).toBe('valid')
  })

  it('that can’t be had, read or believed never leads to "valid"', async () => {
    const credential = await withStatus('revocation')
    network.delete(list)
    expect(await verify(credential)).toMatchObject({ verdict: 'unknown' })
    network.set(list, await listed('suspension', []))
    expect(await verify(credential)).toMatchObject({ verdict: 'unknown' })
    network.set(list, await listed('revocation', [], { validUntil: '2026-11-30T12:00:00Z' }))
    expect(await verify(credential)).toMatchObject({ verdict: 'unknown' })
    const bomb = `u${gzipSync(Buffer.alloc(64_000_000)).toString('base64url')}`
    network.set(
      list,
      await listed('revocation', [], {
        credentialSubject: {
          id: `${list}#list`,
          type: 'BitstringStatusList',
          statusPurpose: 'revocation',
          encodedList: bomb,
        },
      }),
    )
    expect(await verify(credential)).toMatchObject({ verdict: 'unknown' })
    const good = await listed('revocation', [])
    network.set(list, { ...good, validFrom: '2026-11-30T00:00:01Z' })
    expect(failures(await verify(credential))).toContain('revocation: list-broken')
    network.set(list, await listed('revocation', [], {}, await aDidKey(tools)))
    expect(failures(await verify(credential))).toContain('revocation: list-of-other')
  })
})

describe('what is no credential', () => {
  it.each([
    ['', 'empty'],
    ['hello', 'no-credential'],
    ['{', 'broken-json'],
    ['[]', 'no-credential'],
    ['aaaa.bbbb.cccc', 'broken-jwt'],
    [`{"a":"${'x'.repeat(2_100_000)}"}`, 'too-large'],
  ])('is told apart: %s', async (text, reason) => {
    const result = await verify(text)
    expect(result.checks).toEqual([expect.objectContaining({ name: 'format', outcome: 'failed', reason })])
    expect(result.verdict).toBe('invalid')
  })
})
