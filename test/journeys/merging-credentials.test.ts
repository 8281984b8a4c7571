import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { mergeMembers } from '../../src/people/merge.ts'
import { credentialsIn } from '../builders/planted-credentials.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

let world: TestWorld
beforeAll(async () => {
  world = await startWorld({ people: [aPerson('ana'), aPerson('bo')] })
})
afterAll(() => world?.close())

it('what both records have earned is of who stays, once each, and nothing is left with the other', async () => {
  const { prisma } = world.database
  const { organizationId } = world
  const plant = credentialsIn(world)
  const achievementId = await plant.achievement()
  const members = [await world.memberId('ana'), await world.memberId('bo')] as const
  const credentials: string[] = []
  for (const person of ['ana', 'bo'])
    for (const sequence of [1, 2])
      credentials.push(await plant.credential(person, achievementId, { sequence }))
  for (const memberId of members) {
    const of = { organizationId, memberId }
    const at = world.clock.now()
    for (const attempt of [1, 2])
      await prisma.sitting.create({
        data: {
          ...{ ...of, id: newId(), achievementId, attempt },
          ...{ criterion: 'kept', kind: 'retained', status: 'failed', seed: 1, offeredAt: at },
        },
      })
    await prisma.evidence.create({
      data: {
        ...of,
        id: newId(),
        achievementId,
        criterion: 'shown',
        submittedAt: at,
        assessorId: members[1],
      },
    })
    await prisma.portfolio.create({ data: { ...of, handle: `handle-${memberId}` } })
    await prisma.practiceHold.create({ data: { ...of, outcomeId: 'o', achievementId, until: at } })
    await prisma.assessorAppointment.create({
      data: { ...of, achievementId, appointedBy: 'test', reason: 'First', at },
    })
    await prisma.personalLink.create({ data: { ...of, hash: memberId, createdAt: at } })
  }
  const stays =
    (await prisma.$transaction((tx) =>
      mergeMembers(world.product.deps, tx, { organizationId, ids: members, actor: 'test' }),
    )) ?? 'nobody'
  const gone = members.find((id) => id !== stays) ?? ''
  const all = await prisma.credential.findMany({ where: { memberId: stays }, orderBy: { sequence: 'asc' } })
  expect(all.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
  expect(all.map(({ id }) => id).sort()).toEqual([...credentials].sort())
  const sittings = await prisma.sitting.findMany({ where: { memberId: stays } })
  expect(sittings.map(({ attempt }) => attempt).sort()).toEqual([1, 2, 3, 4])
  expect(await prisma.evidence.count({ where: { memberId: stays, assessorId: stays } })).toBe(2)
  expect(await prisma.portfolio.findMany({ select: { handle: true } })).toEqual([
    { handle: `handle-${stays}` },
  ])
  expect(await prisma.personalLink.count({ where: { memberId: stays } })).toBe(2)
  for (const [table, column] of [
    ['credentials', 'member_id'],
    ['sittings', 'member_id'],
    ['sitting_items', 'member_id'],
    ['evidence', 'member_id'],
    ['evidence', 'assessor_id'],
    ['portfolios', 'member_id'],
    ['practice_holds', 'member_id'],
    ['assessor_appointments', 'member_id'],
    ['personal_links', 'member_id'],
  ]) {
    const { rows } = await world.database.pool.query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [gone])
    expect([table, rows.length]).toEqual([table, 0])
  }
})
