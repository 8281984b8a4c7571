import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeStanding } from '../../src/credentials/change-standing.ts'
import { ownIssuer, updateIssuer } from '../../src/credentials/issuing/issuers.store.ts'
import { makeKey } from '../../src/credentials/issuing/keys.ts'
import type { JsonObject, Verification } from '../../src/kernel/credential-tools.ts'
import { newId } from '../../src/kernel/ids.ts'
import { achievementSource, anAchievement } from '../builders/credentials.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { aVault } from '../builders/vault.ts'

let world: TestWorld
let issuerId = ''

type Deps = TestWorld['product']['deps']
/** As if the product were reached there. */
const reachedAt = (webAddress: string | undefined, isPlayground: boolean): void => {
  Object.assign(world.product.deps as { -readonly [Key in keyof Deps]: Deps[Key] }, {
    webAddress,
    isPlayground,
  })
}

beforeAll(async () => {
  world = await startWorld({ people: [aPerson('ana')] })
  const { prisma } = world.database
  const issuer = await prisma.$transaction((tx) => ownIssuer(tx, world.organizationId, world.clock.now()))
  issuerId = issuer.id
  await updateIssuer(prisma, { id: issuer.id, organizationId: world.organizationId }, { countryCode: 'DE' })
})
afterAll(() => world.close())
beforeEach(() => reachedAt('https://badges.example:8443/app', false))

/** An award that nobody has signed yet, with everything that can have been proven. */
const awarded = async (changes: { readonly validUntil?: Date } = {}): Promise<string> => {
  const { prisma } = world.database
  const { organizationId } = world
  const now = world.clock.now()
  const achievementId = await anAchievement(world, { highStakes: true, title: 'Lockout <b>practitioner</b>' })
  const member = await prisma.member.findFirstOrThrow({ where: { organizationId } })
  const { id } = await prisma.credential.create({
    data: {
      id: newId(),
      organizationId,
      memberId: member.id,
      achievementId,
      issuerId,
      recipientName: 'Ana “Nut” <b>Example</b>',
      awardedAt: now,
      validFrom: now,
      validUntil: changes.validUntil ?? null,
      basis: [
        { kind: 'lessons-completed', lessons: 3, at: now.toISOString() },
        { kind: 'retained', sittingId: 's', days: 14, outcomes: 2, items: 4, at: now.toISOString() },
        {
          kind: 'evidence-approved',
          evidenceId: 'e1',
          title: 'Lockout, seen done',
          assessor: 'Bo',
          assessorBy: 'appointed',
          appointedWhy: 'First holder of the site',
          at: now.toISOString(),
        },
      ],
    },
  })
  return id
}

const sign = async (...ids: string[]): Promise<void> => {
  const { prisma } = world.database
  const { organizationId } = world
  // One at a time: two transactions that take the same two keys the other way round would wait for each other.
  for (const credentialId of ids) {
    const data = { credentialId, memberId: null, achievementId: null }
    const awarded = { name: 'credential.awarded', organizationId, data } as const
    await prisma.$transaction((tx) => world.product.deps.outbox.emit(tx, awarded))
  }
  await world.drive.settle()
}
const rowOf = (id: string) => world.database.prisma.credential.findUniqueOrThrow({ where: { id } })
const issued = async (changes?: Parameters<typeof awarded>[0]): Promise<string> => {
  const id = await awarded(changes)
  await sign(id)
  return id
}
const documentOf = async (id: string): Promise<JsonObject> => (await rowOf(id)).signed as JsonObject
const verify = async (document: JsonObject): Promise<Verification> =>
  world.product.deps.credentialTools.verifier.verify(
    { text: JSON.stringify(document) },
    { now: world.clock.now(), online: false },
  )
const verdict = async (id: string): Promise<string> => {
  const result = await verify(await documentOf(id))
  return result.verdict === 'invalid' || result.verdict === 'unknown'
    ? JSON.stringify(result.checks)
    : result.verdict
}
const change = (id: string, wanted: Parameters<typeof changeStanding>[3]) =>
  world.database.prisma.$transaction((tx) =>
    changeStanding(
      world.product.deps,
      tx,
      { id, organizationId: world.organizationId },
      wanted,
      world.clock.now(),
    ),
  )

describe('an award', () => {
  it('is signed as an Open Badge that verifies, by did:web and in the playground by did:key', async () => {
    expect(await verdict(await issued())).toBe('valid')
    const document = await documentOf(await issued())
    expect((document.issuer as JsonObject).id).toBe(`did:web:badges.example%3A8443:app:issuers:${issuerId}`)
    reachedAt('http://127.0.0.1:3000', true)
    const here = await issued()
    expect(await verdict(here)).toBe('valid')
    expect(((await documentOf(here)).issuer as JsonObject).id).toMatch(/^did:key:z6Mk/)
  })

  it('has each of the eleven elements that the EU recommendation demands', async () => {
    const document = await documentOf(await issued())
    const subject = document.credentialSubject as JsonObject
    const achievement = subject.achievement as JsonObject
    const alignments = achievement.alignment as JsonObject[]
    const source = achievementSource()
    expect({
      learner: (subject.identifier as JsonObject[])[0]?.identityHash,
      title: achievement.name,
      country: ((document.issuer as JsonObject).address as JsonObject).addressCountryCode,
      awardingBody: (achievement.creator as JsonObject).id === (document.issuer as JsonObject).id,
      date: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(document.awardedDate as string),
      outcomes: (achievement.criteria as JsonObject).narrative,
      workload: achievement.workload,
      level: alignments.find(({ targetType }) => targetType === 'ext:EQF')?.targetCode,
      assessment: achievement.assessmentType,
      participation: achievement.participationForm,
      quality: alignments.find(({ targetType }) => targetType === 'ext:QualityAssurance')?.targetName,
    }).toEqual({
      learner: 'Ana “Nut” <b>Example</b>',
      title: 'Lockout <b>practitioner</b>',
      country: 'DE',
      awardingBody: true,
      date: true,
      outcomes: expect.stringContaining('not an authorization'),
      workload: 'PT4H',
      level: '3',
      assessment: source.assessment,
      participation: 'online',
      quality: source.qualityAssurance?.text,
    })
    expect(JSON.stringify(document.evidence)).toContain('First holder of the site')
    expect(Array.isArray(document.proof)).toBe(true)
    expect(Array.isArray(document.credentialStatus)).toBe(false)
  })

  it('is signed once, whoever asks twice or at the same time, and has a place of its own in the lists', async () => {
    const [one, two] = [await awarded(), await awarded()]
    await Promise.all([sign(one, two), sign(two, one)])
    const before = await rowOf(one)
    await sign(one)
    expect(await rowOf(one)).toEqual(before)
    const changes = await world.database.prisma.credentialChange.count({
      where: { credentialId: one, change: 'signed' },
    })
    expect(changes).toBe(1)
    expect((await rowOf(two)).statusIndex).not.toBe(before.statusIndex)
  })

  it('waits, and is signed by itself once what was missing is there', async () => {
    reachedAt('http://badges.example', false)
    const id = await issued()
    expect((await rowOf(id)).signedAt).toBeNull()
    reachedAt(undefined, false)
    await sign(id)
    expect((await rowOf(id)).signedAt).toBeNull()
    reachedAt('https://badges.example', false)
    await world.database.prisma.$transaction((tx) =>
      world.product.deps.outbox.enqueue(tx, [{ job: 'sign-pending', payload: {}, key: 'sign-pending' }]),
    )
    await world.drive.settle()
    expect(await verdict(id)).toBe('valid')
  })

  it('is as good as a JWT, by the same key', async () => {
    const { credentialFile } = await import('../../src/credentials/issuing/credential-files.ts')
    const { findPublicCredential } = await import('../../src/credentials/credentials.store.ts')
    for (const [address, isPlayground] of [
      ['https://badges.example', false],
      ['http://127.0.0.1:3000', true],
    ] as const) {
      reachedAt(address, isPlayground)
      const row = await findPublicCredential(world.database.prisma, await issued())
      const jwt = row && (await credentialFile(world.product.deps, row, 'jwt'))
      const result = await world.product.deps.credentialTools.verifier.verify(
        { text: String(jwt?.body) },
        { now: world.clock.now(), online: false },
      )
      expect([result.format, result.verdict]).toEqual(['jwt', 'valid'])
    }
  })
})

describe('what becomes of a credential', () => {
  it.each([false, true])(
    'is in its file at once: suspended, back, revoked (in the playground: %s)',
    async (isPlayground) => {
      reachedAt(isPlayground ? 'http://127.0.0.1:3000' : 'https://badges.example', isPlayground)
      const [id, other] = [await issued(), await issued()]
      expect(await verdict(id)).toBe('valid')
      await change(id, { change: 'suspended', reason: 'Looked into', actor: 'test' })
      expect(await verdict(id)).toBe('suspended')
      await change(id, { change: 'reinstated', actor: 'test' })
      expect(await verdict(id)).toBe('valid')
      await change(id, { change: 'revoked', reason: 'Not seen done', actor: 'test' })
      expect(await verdict(id)).toBe('revoked')
      expect(await verdict(other)).toBe('valid')
    },
  )

  it('is told by the list alone to who knows one list', async () => {
    const id = await issued()
    await change(id, { change: 'suspended', reason: 'Looked into', actor: 'test' })
    const document = await documentOf(id)
    const status = document.credentialStatus as { statusListCredential: string }
    const { ownDocument } = await import('../../src/credentials/issuing/documents.ts')
    const list = await ownDocument(world.product.deps, status.statusListCredential)
    const { suspensionList: _, ...subject } = (list?.credentialSubject ?? {}) as JsonObject
    const known = new Map([[status.statusListCredential, { ...list, credentialSubject: subject }]])
    const result = await world.product.deps.credentialTools.verifier.verify(
      { text: JSON.stringify(document) },
      { now: world.clock.now(), online: false, known },
    )
    expect(result.verdict).not.toBe('valid')
  })

  it('ends with its last second', async () => {
    const end = new Date(world.clock.now().getTime() + 60_000)
    const id = await issued({ validUntil: end })
    expect(await verdict(id)).toBe('valid')
    await world.drive.travel(new Date(end.getTime() + 2_000))
    expect(await verdict(id)).toBe('expired')
  })
})

describe('a key', () => {
  it('is sealed, and may be changed: what the old one signed stays valid', async () => {
    for (const [address, isPlayground] of [
      ['https://badges.example', false],
      ['http://127.0.0.1:3000', true],
    ] as const) {
      reachedAt(address, isPlayground)
      const old = await issued()
      await makeKey(
        world.product.deps,
        aVault(),
        { issuerId, organizationId: world.organizationId },
        { retireOthers: true },
      )
      const fresh = await issued()
      expect((await rowOf(fresh)).keyId).not.toBe((await rowOf(old)).keyId)
      expect([await verdict(old), await verdict(fresh)]).toEqual(['valid', 'valid'])
      await change(old, { change: 'revoked', reason: 'Not seen done', actor: 'test' })
      expect([await verdict(old), await verdict(fresh)]).toEqual(['revoked', 'valid'])
    }
    const keys = await world.database.prisma.issuerKey.findMany()
    for (const { sealed, publicKeyMultibase } of keys) {
      expect(sealed).toMatch(/^v1\.first\./)
      expect(publicKeyMultibase).toMatch(/^z6Mk/)
    }
  })
})
