import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endorse, withdrawEndorsement } from '../../src/credentials/endorsements/endorse.ts'
import {
  achievementBySlug,
  addPartner,
  findPartner,
  findSubject,
} from '../../src/credentials/endorsements/endorsements.store.ts'
import { importEndorsement } from '../../src/credentials/endorsements/import-endorsement.ts'
import { ownIssuer, updateIssuer } from '../../src/credentials/issuing/issuers.store.ts'
import type { JsonObject, SigningKey } from '../../src/kernel/credential-tools.ts'
import { ensureOrganization } from '../../src/people/organizations.store.ts'
import { aBadge, aDidKey } from '../builders/badge.ts'
import { anAchievement, aSignedCredential } from '../builders/credentials.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let theirs: SigningKey
let [achievementId, credentialId, issuerId, slug] = ['', '', '', '']

const deps = () => world.product.deps
const prisma = () => world.database.prisma
const get = async (path: string) => {
  const answer = await fetch(`${pages.origin}${path}`)
  return { status: answer.status, text: await answer.text() }
}
const document = async (path: string): Promise<JsonObject> => JSON.parse((await get(path)).text)
const page = async () => (await get(`/c/${credentialId}`)).text
const verdict = async (signed: unknown): Promise<string> => {
  const text = typeof signed === 'string' ? signed : JSON.stringify(signed)
  const found = await deps().credentialTools.verifier.verify(
    { text },
    { now: world.clock.now(), online: false },
  )
  return found.verdict
}

beforeAll(async () => {
  world = await startWorld({ people: [aPerson('ana')] })
  pages = await serveMemberPages(world)
  const { organizationId, clock } = world
  const issuer = await prisma().$transaction((tx) => ownIssuer(tx, organizationId, clock.now()))
  issuerId = issuer.id
  await updateIssuer(prisma(), { id: issuerId, organizationId }, { countryCode: 'DE' })
  slug = 'torque-right'
  achievementId = await anAchievement(world, { id: slug })
  credentialId = await aSignedCredential(world, { achievementId, memberId: await world.memberId('ana') })
  theirs = await aDidKey(deps().credentialTools)
  const partner = { name: 'Nordic Fasteners', countryCode: 'SE' }
  await prisma().$transaction((tx) => addPartner(tx, organizationId, partner, clock.now()))
})
afterAll(async () => {
  await pages.close()
  await world.close()
})

/** A partner here endorses what is named. */
const endorsed = async (
  kind: 'achievement' | 'credential' | 'issuer',
  comment?: string,
  validUntil?: Date,
) => {
  const { organizationId } = world
  const partner = await findPartner(prisma(), organizationId, 'Nordic Fasteners')
  const subject =
    kind === 'achievement'
      ? await achievementBySlug(prisma(), { organizationId, slug })
      : await findSubject(prisma(), organizationId, { kind, id: kind === 'issuer' ? issuerId : credentialId })
  if (!partner || !subject) throw new Error('There is no partner or no subject')
  return endorse(deps(), { organizationId, partner, subject, comment, validUntil }, 'test')
}

/** An endorsement by somebody elsewhere, as they would sign it. */
const foreign = (changes: JsonObject = {}): Promise<JsonObject> =>
  deps().credentialTools.signer.sign(
    {
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      id: 'https://guild.example/endorsements/7',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Endorsement',
      issuer: { id: theirs.controller, type: ['Profile'], name: 'Guild <b>of</b> Fitters' },
      validFrom: '2026-11-01T08:00:00Z',
      credentialSubject: {
        id: `${pages.origin}/achievements/${achievementId}`,
        type: ['EndorsementSubject'],
        endorsementComment: 'We ask the same.',
      },
      ...changes,
    },
    theirs,
    world.clock.now(),
  )
const bring = (signed: unknown) =>
  importEndorsement(
    deps(),
    world.organizationId,
    Buffer.from(typeof signed === 'string' ? signed : JSON.stringify(signed)),
    { known: new Map(), online: false },
    'test',
  )

describe('a partner that is an issuer here', () => {
  it('signs an endorsement that verifies, is on the page and beside the achievement, and is there once', async () => {
    const done = await endorsed('achievement', 'What we ask of our own fitters.')
    expect(done.ok).toBe(true)
    const id = done.ok ? done.id : ''
    expect(await endorsed('achievement')).toEqual({ ok: false, reason: 'already', id })
    const signed = await document(`/endorsements/${id}`)
    expect(await verdict(signed)).toBe('valid')
    expect(signed).toMatchObject({
      type: ['VerifiableCredential', 'EndorsementCredential'],
      credentialSubject: {
        id: `${pages.origin}/achievements/${achievementId}`,
        endorsementComment: 'What we ask of our own fitters.',
      },
    })
    expect((signed.issuer as JsonObject).id).not.toBe((await document(`/issuers/${issuerId}`)).id)
    expect(await document(`/achievements/${achievementId}`)).toMatchObject({ endorsement: [signed] })
    expect(await page()).toContain('What we ask of our own fitters.')
    expect(await page()).toContain(`/endorsements/${id}`)
  })

  it('takes it back: it is nowhere any more, and the file that somebody kept is revoked', async () => {
    const row = await prisma().endorsement.findFirstOrThrow({ where: { subjectKind: 'achievement' } })
    expect(await verdict(row.signed)).toBe('valid')
    const key = { id: row.id, organizationId: world.organizationId }
    expect(await withdrawEndorsement(deps(), key, 'test')).toBe(true)
    expect(await withdrawEndorsement(deps(), key, 'test')).toBe(false)
    expect(await verdict(row.signed)).toBe('revoked')
    expect((await get(`/endorsements/${row.id}`)).status).toBe(404)
    expect(await page()).not.toContain('What we ask of our own fitters.')
    expect(await document(`/achievements/${achievementId}`)).not.toHaveProperty('endorsement')
  })

  it('is shown as long as it lasts, and goes with a credential that is kept private', async () => {
    const end = new Date(world.clock.now().getTime() + 60_000)
    const done = await endorsed('credential', 'Seen at our site.', end)
    const address = `/endorsements/${done.ok ? done.id : ''}`
    expect(await page()).toContain('Seen at our site.')
    await prisma().credential.update({ where: { id: credentialId }, data: { shared: false } })
    expect((await get(address)).status).toBe(404)
    await prisma().credential.update({ where: { id: credentialId }, data: { shared: true } })
    expect((await get(address)).status).toBe(200)
    await world.drive.travel(new Date(end.getTime() + 2_000))
    expect(await page()).not.toContain('Seen at our site.')
    expect(await verdict(await document(address))).toBe('expired')
  })

  it('may endorse the issuer as a whole', async () => {
    const done = await endorsed('issuer', 'They know what they do.')
    expect(done.ok).toBe(true)
    expect(JSON.stringify((await document(`/issuers/${issuerId}`)).endorsement)).toContain(
      'know what they do',
    )
    expect(await page()).toContain('They know what they do.')
  })
})

describe('an endorsement that was signed elsewhere', () => {
  it('is taken in once, as JSON or as JWT, and its words stay text', async () => {
    const file = await foreign()
    const [one, two] = [await bring(file), await bring(file)]
    expect(one).toMatchObject({ ok: true, by: 'Guild <b>of</b> Fitters' })
    expect(two).toEqual(one)
    expect(await page()).toContain('Guild &lt;b&gt;of&lt;/b&gt; Fitters')
    const jwt = await deps().credentialTools.signer.signJwt(
      { ...(await foreign({ id: 'https://guild.example/endorsements/8' })), proof: undefined },
      theirs,
    )
    expect(await bring(jwt)).toMatchObject({ ok: true })
    expect(await document(`/achievements/${achievementId}`)).toMatchObject({
      endorsement: [file],
      endorsementJwt: [jwt],
    })
  })

  it('is refused with the reason where anything about it is wrong', async () => {
    const file = await foreign({ id: 'https://guild.example/endorsements/9' })
    const subject = file.credentialSubject as JsonObject
    const changed = { ...file, credentialSubject: { ...subject, endorsementComment: 'We ask more.' } }
    const refused = await bring(changed)
    expect(refused).toMatchObject({ ok: false, reason: 'not-valid', verdict: 'invalid' })
    expect('checks' in refused && refused.checks.find(({ outcome }) => outcome === 'failed')).toMatchObject({
      name: 'proof',
      reason: 'signature',
    })
    const of = (id: string) => ({ credentialSubject: { ...subject, id } })
    const other = await ensureOrganization(
      prisma(),
      { name: 'Others', timeZone: 'Europe/Berlin' },
      world.clock.now(),
    )
    const elsewhere = await anAchievement({ ...world, organizationId: other.id })
    for (const [changes, reason] of [
      [of('https://elsewhere.example/achievements/1'), 'other-subject'],
      [of(`${pages.origin}/achievements/${elsewhere}`), 'other-subject'],
      [of(`${pages.origin}/achievements/${achievementId}/picture.png`), 'other-subject'],
      [{ validUntil: '2026-11-02T00:00:00Z' }, 'not-valid'],
      [{ validFrom: '2027-11-02T00:00:00Z' }, 'not-valid'],
      [{ id: `${pages.origin}/endorsements/9` }, 'here'],
      [{ issuer: 'did:example:somebody-else' }, 'not-valid'],
    ] as const)
      expect(await bring(await foreign(changes))).toMatchObject({ ok: false, reason })
    expect(
      await bring(
        await deps().credentialTools.signer.sign(aBadge(theirs.controller), theirs, world.clock.now()),
      ),
    ).toMatchObject({ ok: false, reason: 'no-endorsement' })
    expect(await prisma().endorsement.count({ where: { documentId: file.id as string } })).toBe(0)
  })

  it('is looked at again: what fails is shown no more, what can’t be reached only for some days', async () => {
    const file = await foreign({ id: 'https://guild.example/endorsements/10' })
    const row = { where: { organizationId: world.organizationId, documentId: file.id as string } }
    await bring(file)
    const look = async () => {
      await prisma().$transaction((tx) =>
        deps().outbox.enqueue(tx, [{ job: 'check-endorsements', payload: {}, key: 'check-endorsements' }]),
      )
      await world.drive.settle()
      return (await prisma().endorsement.findFirstOrThrow(row)).verdict
    }
    const shows = async () =>
      JSON.stringify(await document(`/achievements/${achievementId}`)).includes(String(file.id))
    expect([await look(), await shows()]).toEqual(['valid', true])
    await prisma().endorsement.updateMany({ ...row, data: { signed: { ...file, name: 'Changed' } } })
    expect([await look(), await shows()]).toEqual(['invalid', false])
    const away = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '5' }
    const unreachable = await foreign({
      id: file.id,
      credentialStatus: { ...away, statusListCredential: 'https://localhost/list' },
    })
    await prisma().endorsement.updateMany({
      ...row,
      data: { signed: unreachable as object, verdict: 'valid', verifiedAt: world.clock.now() },
    })
    expect([await look(), await shows()]).toEqual(['valid', true])
    world.clock.set(new Date(world.clock.now().getTime() + 8 * 24 * 3_600_000))
    expect([await look(), await shows()]).toEqual(['valid', false])
  })
})

describe('endorsements inside a credential of anybody', () => {
  const badge = async (endorsement: JsonObject): Promise<string> => {
    const now = world.clock.now()
    const { signer, verifier } = deps().credentialTools
    const signed = await signer.sign(aBadge(theirs.controller, { endorsement: [endorsement] }), theirs, now)
    const found = await verifier.verify({ text: JSON.stringify(signed) }, { now, online: false })
    return `${found.verdict} ${found.checks.find(({ name }) => name === 'endorsements')?.reason}`
  }

  it('count while they stand; one that has ended takes nothing from the credential', async () => {
    expect(await badge(await foreign())).toBe('valid endorsements')
    expect(await badge(await foreign({ validUntil: '2026-11-02T00:00:00Z' }))).toBe(
      'valid endorsement-lapsed',
    )
    expect(await badge({ ...(await foreign()), name: 'Changed' })).toBe('invalid endorsement-broken')
  })
})
