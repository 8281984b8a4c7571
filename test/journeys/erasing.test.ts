import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeStanding } from '../../src/credentials/change-standing.ts'
import { erase } from '../../src/credentials/erase.ts'
import { standingOf } from '../../src/credentials/standing.rules.ts'
import { newId } from '../../src/kernel/ids.ts'
import { conversationOf } from '../builders/conversation.ts'
import { anAchievement, aSignedCredential } from '../builders/credentials.ts'
import { answerSomehow, storedIn } from '../builders/faults.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

let world: TestWorld
beforeAll(async () => {
  world = await startWorld({ people: [aPerson('ana'), aPerson('bo'), aPerson('cy')] })
})
afterAll(() => world.close())

const memberOf = async (person: string): Promise<string> => {
  const found = await world.database.prisma.member.findFirstOrThrow({
    where: { address: { startsWith: person } },
  })
  return found.id
}

/** A row in every table of a person that credentials fill, beside a day of learning. */
const aLifeOf = async (person: string) => {
  const { prisma } = world.database
  const { organizationId } = world
  const memberId = await memberOf(person)
  const now = world.clock.now()
  const achievementId = await anAchievement(world)
  const credentialId = await aSignedCredential(world, { achievementId, memberId, recipientName: person })
  await prisma.portfolio.create({ data: { memberId, organizationId, handle: `${person}-shows` } })
  await prisma.personalLink.create({
    data: { hash: `hash-${person}`, memberId, organizationId, createdAt: now },
  })
  await prisma.endorsement.create({
    data: {
      id: newId(),
      organizationId,
      subjectKind: 'credential',
      subjectId: credentialId,
      endorserName: 'Guild',
      signed: { credentialSubject: { endorsementComment: `I have seen ${person}.` } },
      addedAt: now,
    },
  })
  await prisma.practiceHold.create({
    data: { memberId, organizationId, outcomeId: 'outcome', achievementId, until: now },
  })
  await prisma.assessorAppointment.create({
    data: { memberId, organizationId, achievementId, appointedBy: memberId, reason: 'start', at: now },
  })
  await prisma.sitting.create({
    data: {
      id: newId(),
      organizationId,
      memberId,
      achievementId,
      criterion: 'kept',
      kind: 'retained',
      attempt: 1,
      seed: 1,
      offeredAt: now,
      items: {
        create: {
          id: newId(),
          organizationId,
          memberId,
          position: 0,
          itemId: 'i',
          itemVersionId: 'v',
          outcomeId: 'o',
        },
      },
    },
  })
  await prisma.evidence.create({
    data: {
      id: newId(),
      organizationId,
      memberId,
      achievementId,
      criterion: 'shown',
      text: `I am ${person}`,
      submittedAt: now,
      files: {
        create: {
          id: newId(),
          organizationId,
          name: 'photo.jpg',
          mediaType: 'image/jpeg',
          size: 3,
          hash: 'h',
          bytes: Buffer.from('abc'),
          keptUntil: now,
        },
      },
    },
  })
  return { memberId, achievementId, credentialId }
}

describe('erasing somebody', () => {
  it('leaves nothing of them, and of a file that they keep what its verification needs', async () => {
    await world.enrol('ana', 'tiny-foundations')
    await world.drive.travel(new Date(world.clock.now().getTime() + 86_400_000))
    await conversationOf(world, 'ana').press('start')
    await answerSomehow(world, 'ana')
    const { memberId, credentialId, achievementId } = await aLifeOf('ana')
    // Ana judged somebody else's evidence: that stays theirs, without her.
    const bo = await memberOf('bo')
    await world.database.prisma.evidence.create({
      data: {
        id: newId(),
        organizationId: world.organizationId,
        memberId: bo,
        achievementId,
        criterion: 'shown',
        submittedAt: world.clock.now(),
        status: 'approved',
        assessorId: memberId,
        assessorName: 'ana',
      },
    })
    const done = await erase(
      world.product.deps,
      { organizationId: world.organizationId, memberId },
      'keep',
      'test',
    )
    expect(done).toEqual({ credentials: 1, records: 1 })
    const stored = await storedIn(world)
    expect(stored).not.toContain(memberId)
    expect(stored).not.toContain('ana@')
    expect(stored).not.toContain('I am ana')
    expect(stored).not.toContain('I have seen ana')
    const left = await world.database.prisma.credential.findUniqueOrThrow({ where: { id: credentialId } })
    expect(left).toMatchObject({
      memberId: null,
      recipientName: null,
      signed: null,
      basis: [],
      revokedAt: null,
    })
    expect(standingOf(left, world.clock.now()).state).toBe('valid')
    const again = await erase(
      world.product.deps,
      { organizationId: world.organizationId, memberId },
      'keep',
      'test',
    )
    expect(again).toBeUndefined()
  })

  it('revokes what they hold where they choose that', async () => {
    const { memberId, credentialId } = await aLifeOf('bo')
    await erase(world.product.deps, { organizationId: world.organizationId, memberId }, 'revoke', 'test')
    const left = await world.database.prisma.credential.findUniqueOrThrow({ where: { id: credentialId } })
    expect(standingOf(left, world.clock.now()).state).toBe('revoked')
    expect(await storedIn(world)).not.toContain(memberId)
  })

  it('touches nobody of another organization', async () => {
    const memberId = await memberOf('cy')
    expect(
      await erase(world.product.deps, { organizationId: 'other', memberId }, 'keep', 'test'),
    ).toBeUndefined()
    expect(await memberOf('cy')).toBe(memberId)
  })
})

describe('changing what a credential is', () => {
  const changes = async (id: string) => {
    const rows = await world.database.prisma.credentialChange.findMany({
      where: { credentialId: id },
      orderBy: { id: 'asc' },
    })
    return rows.map(({ change }) => change).sort()
  }

  it('happens once, whoever asks twice or at the same time, and never after a revocation', async () => {
    const achievementId = await anAchievement(world)
    const id = await aSignedCredential(world, { achievementId, memberId: await memberOf('cy') })
    const key = { id, organizationId: world.organizationId }
    const { prisma } = world.database
    const { deps } = world.product
    const wish = (wanted: Parameters<typeof changeStanding>[3]) =>
      prisma.$transaction((tx) => changeStanding(deps, tx, key, wanted, world.clock.now()))
    const revoke = { change: 'revoked', reason: 'Not seen done', actor: 'test' } as const
    expect(await wish({ change: 'reinstated', actor: 'test' })).toEqual({ ok: false, reason: 'unchanged' })
    expect(await wish({ change: 'suspended', reason: 'Looked into', actor: 'test' })).toEqual({ ok: true })
    expect(await wish({ change: 'reinstated', actor: 'test' })).toEqual({ ok: true })
    const both = await Promise.all([wish(revoke), wish(revoke)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await wish({ change: 'reinstated', actor: 'test' })).toEqual({ ok: false, reason: 'unchanged' })
    expect(await changes(id)).toEqual(['reinstated', 'revoked', 'suspended'])
  })
})
