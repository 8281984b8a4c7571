import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compromiseKey } from '../../src/credentials/issuing/compromise.ts'
import { ownDocument } from '../../src/credentials/issuing/documents.ts'
import { ownIssuer, updateIssuer } from '../../src/credentials/issuing/issuers.store.ts'
import { makeKey } from '../../src/credentials/issuing/keys.ts'
import { reissueCredentialsJob } from '../../src/credentials/issuing/reissue.job.ts'
import { signCredentialJob } from '../../src/credentials/issuing/sign.job.ts'
import { standingOf } from '../../src/credentials/standing.rules.ts'
import { issueDocument } from '../../src/credentials/vc-api/issue.ts'
import type { JsonObject } from '../../src/kernel/credential-tools.ts'
import { newId } from '../../src/kernel/ids.ts'
import { conversationOf } from '../builders/conversation.ts'
import { anAchievement } from '../builders/credentials.ts'
import { storedIn } from '../builders/faults.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { aVault } from '../builders/vault.ts'

let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let issuerId = ''

type Deps = TestWorld['product']['deps']
const reachedAt = (webAddress: string, isPlayground: boolean): void => {
  Object.assign(world.product.deps as { -readonly [Key in keyof Deps]: Deps[Key] }, {
    webAddress,
    isPlayground,
  })
}
const deps = () => world.product.deps
const prisma = () => world.database.prisma
const whose = () => ({ issuerId, organizationId: world.organizationId })

beforeAll(async () => {
  world = await startWorld({ people: [aPerson('ana'), aPerson('bo'), aPerson('cy')] })
  pages = await serveMemberPages(world)
  const { organizationId } = world
  const issuer = await prisma().$transaction((tx) => ownIssuer(tx, organizationId, world.clock.now()))
  issuerId = issuer.id
  await updateIssuer(prisma(), { id: issuerId, organizationId }, { countryCode: 'DE' })
})
afterAll(async () => {
  await pages.close()
  await world.close()
})
beforeEach(() => reachedAt('https://badges.example/app', false))

type Wanted = Readonly<Record<string, unknown>>

/** An award that nobody has signed yet. */
const awarded = async (person: string, achievementId: string, wanted: Wanted = {}): Promise<string> => {
  const now = world.clock.now()
  const { id } = await prisma().credential.create({
    data: {
      id: newId(),
      organizationId: world.organizationId,
      memberId: await world.memberId(person),
      achievementId,
      issuerId,
      recipientName: person,
      awardedAt: now,
      validFrom: now,
      basis: [{ kind: 'lessons-completed', lessons: 3, at: now.toISOString() }],
      ...wanted,
    },
  })
  return id
}
const sign = async (...ids: string[]): Promise<void> => {
  await prisma().$transaction(async (tx) => {
    for (const credentialId of ids)
      await deps().outbox.emit(tx, {
        name: 'credential.awarded',
        organizationId: world.organizationId,
        data: { credentialId, memberId: null, achievementId: null },
      })
  })
  await world.drive.settle()
}
const issued = async (...of: Parameters<typeof awarded>): Promise<string> => {
  const id = await awarded(...of)
  await sign(id)
  return id
}
const rowOf = (id: string) => prisma().credential.findUniqueOrThrow({ where: { id } })
const stateOf = async (id: string): Promise<string> => standingOf(await rowOf(id), world.clock.now()).state
const replacedBy = (id: string) => prisma().credential.findMany({ where: { renewsId: id } })
const verify = (signed: unknown) =>
  deps().credentialTools.verifier.verify(
    { text: JSON.stringify(signed) },
    { now: world.clock.now(), online: false },
  )
const verdict = async (id: string): Promise<string> => (await verify((await rowOf(id)).signed)).verdict

/** The key that signed something is given up, and everything that follows from it is done. */
const lose = async (id: string): Promise<void> => {
  const { keyId } = await rowOf(id)
  const { number } = await prisma().issuerKey.findUniqueOrThrow({ where: { id: keyId ?? '' } })
  await compromiseKey(deps(), whose(), number, 'The backup was stolen', 'test')
  await world.drive.settle()
}

const places = [
  ['by did:web', 'https://badges.example/app', false, 'invalid'],
  ['in the playground', 'http://127.0.0.1:3000', true, 'revoked'],
] as const

describe('a key that may be in other hands', () => {
  it.each(places)(
    'is given up: what it signed no longer verifies, and is there anew (%s)',
    async (_, address, isPlayground, oldVerdict) => {
      reachedAt(address, isPlayground)
      const achievementId = await anAchievement(world, { title: `Gauges ${address}` })
      const validUntil = new Date(world.clock.now().getTime() + 400 * 24 * 3_600_000)
      const old = await issued('ana', achievementId, { validUntil, inPortfolio: true })
      expect(await verdict(old)).toBe('valid')
      const before = await rowOf(old)
      await lose(old)
      expect([await stateOf(old), await verdict(old)]).toEqual(['revoked', oldVerdict])
      const [fresh, ...others] = await replacedBy(old)
      expect(others).toEqual([])
      expect(await verdict(fresh?.id ?? '')).toBe('valid')
      const { awardedAt, validFrom, basis, memberId } = before
      expect(fresh).toMatchObject({ awardedAt, validFrom, validUntil, basis, memberId, sequence: 2 })
      expect(fresh).toMatchObject({ inPortfolio: true, shared: true })
      expect(fresh?.keyId).not.toBe(before.keyId)
      expect(JSON.stringify(fresh?.signed)).toContain('The credential that this one replaces')
      expect((await rowOf(old)).revokedReason).toBe('The backup was stolen')
    },
  )

  it('leaves the DID document, and no status list stands by it any more', async () => {
    const old = await issued('ana', await anAchievement(world))
    const untouched = await awarded('bo', await anAchievement(world))
    await sign(untouched)
    const { revocationListId, keyId } = await rowOf(old)
    const list = () => ownDocument(deps(), `https://badges.example/app/status/${revocationListId}`)
    const methodOf = (document: JsonObject | undefined) =>
      (document?.proof as JsonObject[] | undefined)?.[0]?.verificationMethod
    const { number } = await prisma().issuerKey.findUniqueOrThrow({ where: { id: keyId ?? '' } })
    expect(methodOf(await list())).toMatch(new RegExp(`#key-${number}$`))
    // Only the key: the list must not wait for its bits to change.
    await prisma().issuerKey.update({
      where: { id: keyId ?? '' },
      data: { compromisedAt: world.clock.now(), retiredAt: world.clock.now() },
    })
    expect(methodOf(await list())).toMatch(new RegExp(`#key-${number + 1}$`))
    const did = await ownDocument(deps(), `https://badges.example/app/issuers/${issuerId}/did.json`)
    expect(JSON.stringify(did)).not.toContain(`#key-${number}"`)
    expect(JSON.stringify(did)).toContain(`#key-${number + 1}"`)
  })

  it('is told once, with where the new file is; the old page leads there', async () => {
    reachedAt(pages.origin, true)
    const talk = conversationOf(world, 'bo')
    await talk.say('help')
    const old = await issued('bo', await anAchievement(world, { title: 'Valve reader' }))
    const before = talk.all().length
    await lose(old)
    const [fresh] = await replacedBy(old)
    const told = talk.all().slice(before)
    expect(told.map(({ text }) => text.includes('Valve reader'))).toEqual([true])
    expect(told[0]?.text).toContain('has a new file')
    expect(JSON.stringify(world.slack.state().messages)).toContain(`${pages.origin}/c/${fresh?.id}`)
    const page = await (await fetch(`${pages.origin}/c/${old}`)).text()
    expect(page).toContain('It has been replaced')
    expect(page).toContain(`href="/c/${fresh?.id}"`)
  })

  it('takes along what is suspended, and what other programs had signed; not what something newer stands for', async () => {
    const achievementId = await anAchievement(world)
    const older = await issued('cy', achievementId)
    const newer = await issued('cy', achievementId, { sequence: 2, renewsId: older })
    const suspended = await issued('cy', await anAchievement(world), {
      suspendedAt: world.clock.now(),
      suspendedReason: 'Looked into',
    })
    const ended = await issued('cy', await anAchievement(world), {
      validUntil: new Date(world.clock.now().getTime() - 1_000),
      lapsedAt: world.clock.now(),
    })
    const erased = await issued('cy', await anAchievement(world))
    await prisma().credential.update({ where: { id: erased }, data: { memberId: null, recipientName: null } })
    const issuer = await prisma().issuer.findUniqueOrThrow({ where: { id: issuerId } })
    const foreign = await issueDocument(deps(), issuer, 'test', {
      credential: {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiableCredential'],
        issuer: `did:web:badges.example:app:issuers:${issuerId}`,
        credentialSubject: { id: 'did:example:subject' },
      },
      options: { credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' } },
    })
    expect(foreign.ok).toBe(true)
    const talk = conversationOf(world, 'cy')
    await talk.say('help')
    const before = talk.all().length
    await lose(newer)
    // Only of what counts now.
    expect(
      talk
        .all()
        .slice(before)
        .map(({ text }) => text.includes('has a new file')),
    ).toEqual([true])
    const of = async (id: string) => [await stateOf(id), (await replacedBy(id)).length]
    expect(await of(older)).toEqual(['revoked', 1])
    expect((await replacedBy(older))[0]?.id).toBe(newer)
    expect(await of(newer)).toEqual(['revoked', 1])
    expect(await of(erased)).toEqual(['revoked', 0])
    expect(foreign.ok && (await of(foreign.id))).toEqual(['revoked', 0])
    expect(await of(suspended)).toEqual(['revoked', 1])
    const [again] = await replacedBy(suspended)
    expect(again && [await stateOf(again.id), await verdict(again.id)]).toEqual(['suspended', 'suspended'])
    const [past] = await replacedBy(ended)
    expect(past && [await stateOf(past.id), await verdict(past.id)]).toEqual(['expired', 'expired'])
  })
})

describe('replacing', () => {
  it('goes on after a crash in its middle, by two workers at once, and then finds nothing', async () => {
    // Nothing else was signed by it.
    await makeKey(deps(), aVault(), whose(), { retireOthers: true })
    const ids: string[] = []
    for (let at = 0; at < 6; at++) ids.push(await awarded('ana', await anAchievement(world)))
    await sign(...ids)
    const { keyId } = await rowOf(ids[0] ?? '')
    const of = { keyId: keyId ?? '', organizationId: world.organizationId }
    await prisma().issuerKey.update({
      where: { id: of.keyId },
      data: { compromisedAt: world.clock.now(), retiredAt: world.clock.now(), compromisedReason: 'Stolen' },
    })
    let emitted = 0
    const { outbox } = deps()
    const dying: Deps = {
      ...deps(),
      outbox: {
        ...outbox,
        emit: async (tx, event) => {
          await outbox.emit(tx, event)
          // Each is two events: in the middle of the third one.
          if (++emitted === 5) throw new Error('The process died')
        },
      },
    }
    const run = (by: Deps) => reissueCredentialsJob.parse(of)(by)
    await expect(run(dying)).rejects.toThrow('The process died')
    const replaced = await Promise.all(ids.map(async (id) => (await replacedBy(id)).length))
    expect(replaced).toEqual([1, 1, 0, 0, 0, 0])
    expect(await stateOf(ids[2] ?? '')).toBe('valid')
    await Promise.all([run(deps()), run(deps())])
    await world.drive.settle()
    for (const id of ids) {
      const [fresh, ...others] = await replacedBy(id)
      expect([await stateOf(id), others.length, await verdict(fresh?.id ?? '')]).toEqual([
        'revoked',
        0,
        'valid',
      ])
    }
    const before = await storedIn(world)
    await run(deps())
    await world.drive.settle()
    expect(await storedIn(world)).toBe(before)
  })

  it.each(places)('does not miss what the key was just signing (%s)', async (_, address, isPlayground) => {
    reachedAt(address, isPlayground)
    const earlier = await issued('bo', await anAchievement(world))
    const id = await awarded('bo', await anAchievement(world))
    const { signer } = deps().credentialTools
    const slow: Deps = {
      ...deps(),
      credentialTools: {
        ...deps().credentialTools,
        signer: {
          ...signer,
          sign: async (...given) => {
            const signed = await signer.sign(...given)
            await lose(earlier)
            return signed
          },
        },
      },
    }
    await signCredentialJob.parse({ credentialId: id, organizationId: world.organizationId })(slow)
    await world.drive.settle()
    const [{ keyId }, first] = [await rowOf(id), await rowOf(earlier)]
    expect(keyId).not.toBe(first.keyId)
    expect([await stateOf(id), await verdict(id), (await replacedBy(id)).length]).toEqual([
      'valid',
      'valid',
      0,
    ])
  })
})
