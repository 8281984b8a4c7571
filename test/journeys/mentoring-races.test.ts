import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeStanding } from '../../src/credentials/change-standing.ts'
import { movePairing, propose, withdrawRequest } from '../../src/mentorship/pairing.ts'
import { saveProfile } from '../../src/mentorship/profiles.store.ts'
import { saveRequest } from '../../src/mentorship/requests.store.ts'
import { aSignedCredential } from '../builders/credentials.ts'
import { wholeTinyPack } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

/** What two do at the same moment, again and again: whatever comes first, what is stored fits together. */
const rounds = 12

let world: TestWorld
let credential: string
const learners = Array.from({ length: 4 }, (_, index) => `l${index}`)

beforeAll(async () => {
  world = await startWorld({ people: ['cy', ...learners].map((id) => aPerson(id)) })
  await world.importFiles(wholeTinyPack())
})
afterAll(() => world.close())

const prisma = () => world.database.prisma
const key = (id: string) => ({ id, organizationId: world.organizationId })
const whoseOf = async (person: string) => ({
  memberId: await world.memberId(person),
  organizationId: world.organizationId,
})
const time = { fromMinute: 540, untilMinute: 1_020, languages: ['en'] }

/** A mentor with so many places, and a valid badge. */
const mentor = async (capacity: number): Promise<string> => {
  const achievement = await prisma().achievement.findFirstOrThrow({ where: { slug: 'tiny-reader' } })
  const whose = await whoseOf('cy')
  await prisma().pairing.deleteMany()
  await prisma().mentoringRequest.deleteMany()
  await prisma().credential.deleteMany()
  credential = await aSignedCredential(world, { achievementId: achievement.id, memberId: whose.memberId })
  const choice = { ...time, capacity, days: 127, pausedUntil: null }
  await prisma().$transaction((tx) => saveProfile(tx, whose, choice, world.clock.now()))
  return whose.memberId
}

const request = async (person: string): Promise<string> => {
  const { packId } = await prisma().achievement.findFirstOrThrow({ where: { slug: 'tiny-reader' } })
  const wish = { ...time, packId, skill: 'industrial-sensing', goal: 'I want to choose one.' }
  const whose = await whoseOf(person)
  return prisma().$transaction((tx) => saveRequest(tx, whose, wish, world.clock.now()))
}

const proposeTo = (mentorId: string, requestId: string) =>
  propose(world.product.deps, key(requestId), { mentorId, reasons: [], score: 1 }, world.clock.now())

const proposed = async (): Promise<{ pairingId: string; requestId: string; mentorId: string }> => {
  const mentorId = await mentor(1)
  const requestId = await request('l0')
  const pairingId = (await proposeTo(mentorId, requestId)) ?? ''
  return { pairingId, requestId, mentorId }
}

const stateOf = async (id: string) => (await prisma().pairing.findUniqueOrThrow({ where: { id } })).state
const statusOf = async (id: string) =>
  (await prisma().mentoringRequest.findUniqueOrThrow({ where: { id } })).status

describe('at the same moment', () => {
  it('two proposals for the last place of a mentor: one is made', async () => {
    for (let round = 0; round < rounds; round++) {
      const mentorId = await mentor(1)
      const requests = []
      for (const learner of learners) requests.push(await request(learner))
      const made = await Promise.all(requests.map((id) => proposeTo(mentorId, id)))
      expect(made.filter((id) => id !== undefined)).toHaveLength(1)
      expect(await prisma().pairing.count()).toBe(1)
    }
  })

  it('two proposals for one request: one is made', async () => {
    for (let round = 0; round < rounds; round++) {
      const mentorId = await mentor(3)
      const id = await request('l0')
      const made = await Promise.all([1, 2, 3].map(() => proposeTo(mentorId, id)))
      expect(made.filter((one) => one !== undefined)).toHaveLength(1)
    }
  })

  it('two yeses: it is one, and is announced once', async () => {
    for (let round = 0; round < rounds; round++) {
      const { pairingId, mentorId } = await proposed()
      const step = { move: 'accept', by: mentorId } as const
      const done = await Promise.all(
        [1, 2, 3].map(() => movePairing(world.product.deps, key(pairingId), step, world.clock.now())),
      )
      expect(done.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await stateOf(pairingId)).toBe('accepted')
    }
  })

  it('a yes and a withdrawal: what the learner sees is what is stored', async () => {
    for (let round = 0; round < rounds; round++) {
      const { pairingId, requestId, mentorId } = await proposed()
      const now = world.clock.now()
      await Promise.all([
        movePairing(world.product.deps, key(pairingId), { move: 'accept', by: mentorId }, now),
        withdrawRequest(world.product.deps, await whoseOf('l0'), requestId, now),
      ])
      const state = `${await stateOf(pairingId)} ${await statusOf(requestId)}`
      expect(['accepted paired', 'withdrawn closed']).toContain(state)
    }
  })

  it('a yes and a revocation: nobody mentors with a badge that is gone', async () => {
    const organizationId = world.organizationId
    for (let round = 0; round < rounds; round++) {
      const { pairingId, requestId, mentorId } = await proposed()
      const now = world.clock.now()
      await Promise.all([
        movePairing(world.product.deps, key(pairingId), { move: 'accept', by: mentorId }, now),
        prisma().$transaction((tx) =>
          changeStanding(
            world.product.deps,
            tx,
            { id: credential, organizationId },
            { change: 'revoked', reason: 'Wrong', actor: 'test' },
            now,
          ),
        ),
      ])
      await world.drive.settle()
      expect(['withdrawn', 'rematched']).toContain(await stateOf(pairingId))
      expect(await statusOf(requestId)).toBe('waiting')
    }
  })

  it('a yes and the end of its time: one of the two', async () => {
    for (let round = 0; round < rounds; round++) {
      const { pairingId, mentorId } = await proposed()
      const { expiresAt } = await prisma().pairing.findUniqueOrThrow({ where: { id: pairingId } })
      const { deps } = world.product
      const [yes] = await Promise.all([
        movePairing(
          deps,
          key(pairingId),
          { move: 'accept', by: mentorId },
          new Date(expiresAt.getTime() - 1),
        ),
        movePairing(deps, key(pairingId), { move: 'expire' }, expiresAt),
      ])
      expect(await stateOf(pairingId)).toBe(yes.ok ? 'accepted' : 'expired')
      expect(
        await movePairing(deps, key(pairingId), { move: 'accept', by: mentorId }, expiresAt),
      ).toMatchObject({
        ok: false,
      })
    }
  })

  it('fewer places than are taken: nobody is sent away, and nobody is added', async () => {
    const mentorId = await mentor(2)
    for (const learner of ['l0', 'l1']) await proposeTo(mentorId, await request(learner))
    const whose = await whoseOf('cy')
    const choice = { ...time, capacity: 1, days: 127, pausedUntil: null }
    await prisma().$transaction((tx) => saveProfile(tx, whose, choice, world.clock.now()))
    expect(await proposeTo(mentorId, await request('l2'))).toBeUndefined()
    expect(await prisma().pairing.count({ where: { state: 'proposed' } })).toBe(2)
  })

  it('two who mentor each other are two pairings', async () => {
    const mentorId = await mentor(1)
    const other = await whoseOf('l0')
    const achievement = await prisma().achievement.findFirstOrThrow({ where: { slug: 'tiny-reader' } })
    await aSignedCredential(world, { achievementId: achievement.id, memberId: other.memberId })
    const choice = { ...time, capacity: 1, days: 127, pausedUntil: null }
    await prisma().$transaction((tx) => saveProfile(tx, other, choice, world.clock.now()))
    expect(await proposeTo(mentorId, await request('l0'))).toBeDefined()
    expect(await proposeTo(other.memberId, await request('cy'))).toBeDefined()
  })
})
