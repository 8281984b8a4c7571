import { afterAll, beforeAll, expect, it } from 'vitest'
import { evaluateMember } from '../../src/credentials/evaluate.ts'
import { anAchievement, aSignedCredential } from '../builders/credentials.ts'
import { wholeTinyPack } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

let world: TestWorld
beforeAll(async () => {
  world = await startWorld({ people: [aPerson('ana')] })
})
afterAll(() => world?.close())

it('gives an award once, by however many workers at the same moment', async () => {
  const { prisma } = world.database
  const { organizationId } = world
  const memberId = await world.memberId('ana')
  await world.importFiles(wholeTinyPack())
  await world.enrol('ana')
  const first = await anAchievement(world, { id: 'first-one' })
  await aSignedCredential(world, { achievementId: first, memberId })
  const second = await anAchievement(world, {
    id: 'second-one',
    criteria: { kind: 'achievement-held', achievement: 'first-one' },
  })
  // Of a pack that she is on the way through.
  const { packId } = await prisma.pathway.findFirstOrThrow({ where: { organizationId } })
  await prisma.achievement.updateMany({ where: { id: { in: [first, second] } }, data: { packId } })
  const deps = () => world.product.deps
  const given = await Promise.all(
    Array.from({ length: 5 }, () => evaluateMember(deps(), { memberId, organizationId })),
  )
  expect(given.flat()).toHaveLength(1)
  expect(await prisma.credential.count({ where: { achievementId: second } })).toBe(1)
  // Nor is it told of, or signed, more than once.
  await world.drive.settle()
  await evaluateMember(deps(), { memberId, organizationId })
  await world.drive.settle()
  const changes = await prisma.credentialChange.findMany({
    where: { credentialId: given.flat()[0] ?? '', change: 'awarded' },
  })
  expect(changes).toHaveLength(1)
})
