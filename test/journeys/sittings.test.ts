import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownIssuer, updateIssuer } from '../../src/credentials/issuing/issuers.store.ts'
import { conversationOf } from '../builders/conversation.ts'
import { wholeTinyPack } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { answerSitting, hasLearnt, openSittingItem } from '../builders/sitting.ts'

const dayMs = 86_400_000

let world: TestWorld
const talk = () => conversationOf(world, 'ana')
beforeEach(async () => {
  world = await startWorld({ people: [aPerson('ana')] })
  Object.assign(world.product.deps, { webAddress: 'http://127.0.0.1:3000' })
  const { prisma } = world.database
  const { id } = await prisma.$transaction((tx) => ownIssuer(tx, world.organizationId, world.clock.now()))
  await updateIssuer(prisma, { id, organizationId: world.organizationId }, { countryCode: 'DE' })
  await world.importFiles(wholeTinyPack())
  // One of the two asks the same: the test is about the other.
  await prisma.achievement.updateMany({ where: { slug: 'tiny-practitioner' }, data: { retired: true } })
  await world.enrol('ana')
})
afterEach(() => world.close())

const sittings = () => world.database.prisma.sitting.findMany({ orderBy: { attempt: 'asc' } })
const credentials = () => world.database.prisma.credential.findMany()
const travel = (days: number) => world.drive.travel(new Date(world.clock.now().getTime() + days * dayMs))
const offers = () =>
  talk()
    .all()
    .filter(({ intents }) => intents.includes('sitting-start'))

describe('what is kept without practice', () => {
  it('is asked after the days have passed, at the hour of lessons, and earns the badge', async () => {
    await hasLearnt(world, 'ana')
    expect(await sittings()).toEqual([])
    expect(await world.database.prisma.practiceHold.count()).toBe(2)
    await travel(2)
    expect(offers()).toEqual([])
    await travel(4)
    expect(offers()).toHaveLength(1)
    await talk().press('sitting-start', { on: offers()[0] })
    for (let left = 2; left > 0; left--) {
      const said = talk().card().text
      expect(said).not.toMatch(/right|wrong|correct/i)
      await answerSitting(world, 'ana', true)
    }
    expect(await sittings()).toMatchObject([{ status: 'passed', attempt: 1 }])
    expect(await world.database.prisma.practiceHold.count()).toBe(0)
    expect(await credentials()).toMatchObject([
      { sequence: 1, recipientName: expect.anything(), signedAt: expect.anything() },
    ])
    expect(
      talk()
        .all()
        .filter(({ intents }) => intents.includes('badge-private')),
    ).toHaveLength(1)
    const [{ basis } = { basis: [] }] = await credentials()
    expect((basis as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      'lessons-completed',
      'mastery',
      'retained',
    ])
  })

  it('is asked again with other items where it was not there, and only what was not', async () => {
    await hasLearnt(world, 'ana')
    await travel(6)
    await talk().press('sitting-start', { on: offers()[0] })
    await answerSitting(world, 'ana', false)
    await answerSitting(world, 'ana', true)
    expect(await sittings()).toMatchObject([{ status: 'failed' }])
    expect(await credentials()).toEqual([])
    const first = await world.database.prisma.sittingItem.findMany({ orderBy: { position: 'asc' } })
    await travel(2)
    expect(offers()).toEqual([])
    await travel(4)
    const again = offers().at(-1)
    await talk().press('sitting-start', { on: again })
    const [, second] = await sittings()
    const asked = await world.database.prisma.sittingItem.findMany({ where: { sittingId: second?.id ?? '' } })
    expect(asked.map(({ outcomeId }) => outcomeId)).toEqual([first[0]?.outcomeId])
    expect(asked[0]?.itemId).not.toBe(first[0]?.itemId)
    await answerSitting(world, 'ana', true)
    expect(await credentials()).toHaveLength(1)
  })

  it('is practised again while it cools down, and asked a year after the first attempt', async () => {
    await hasLearnt(world, 'ana')
    const firstAt: Date[] = []
    for (const wrong of [2, 2]) {
      await travel(6)
      await talk().press('sitting-start', { on: offers().at(-1) })
      firstAt.push(world.clock.now())
      for (let left = wrong; left > 0; left--) await answerSitting(world, 'ana', false)
    }
    await travel(2)
    expect(await world.database.prisma.practiceHold.count()).toBe(0)
    const waiting = await world.database.prisma.agendaEntry.findMany({ where: { job: 'offer-sittings' } })
    const days = waiting.map(({ dueAt }) => (dueAt.getTime() - (firstAt[0]?.getTime() ?? 0)) / dayMs)
    expect(days).toHaveLength(1)
    // Three days without practice come before it.
    expect(days[0]).toBeGreaterThan(361)
    expect(days[0]).toBeLessThan(364)
  })
})

describe('a sitting', () => {
  beforeEach(async () => {
    await hasLearnt(world, 'ana')
    await travel(6)
  })

  it('takes one answer to a question, whatever is pressed twice', async () => {
    const on = offers()[0]
    await Promise.all([
      talk().press('sitting-start', { on, settle: false }),
      talk().press('sitting-start', { on, settle: false }),
    ])
    await world.drive.settle()
    const before = talk().card()
    const { id } = await openSittingItem(world)
    await answerSitting(world, 'ana', false)
    const stored = await world.database.prisma.sittingItem.findUniqueOrThrow({ where: { id } })
    await talk()
      .press('sitting-answer', { on: before, revision: before.revision })
      .catch(() => undefined)
    expect(await world.database.prisma.sittingItem.findUniqueOrThrow({ where: { id } })).toEqual(stored)
    expect(await sittings()).toHaveLength(1)
  })

  it('that is left ends after a day; what was looked at and left counts as missed', async () => {
    await talk().press('sitting-start', { on: offers()[0] })
    await answerSitting(world, 'ana', true)
    await travel(2)
    const [sitting] = await sittings()
    expect(sitting).toMatchObject({ status: 'expired' })
    const result = Object.values(sitting?.result as Record<string, { right: number }>)
    expect(result.sort((a, b) => b.right - a.right)).toEqual([
      { asked: 1, right: 1 },
      { asked: 1, right: 0 },
    ])
  })

  it('that is not begun is taken back without counting, and offered again', async () => {
    await travel(8)
    expect(await sittings()).toMatchObject([{ status: 'withdrawn', result: null }])
    await travel(9)
    expect((await sittings()).at(-1)).toMatchObject({ status: 'offered', attempt: 2 })
    await talk().press('sitting-start', { on: offers()[0] })
    expect(talk().card().intents).not.toContain('sitting-answer')
  })

  it('is found by its word, and says so where there is none', async () => {
    await talk().say('check')
    expect(talk().card().intents).toContain('sitting-start')
    await talk().say('nachweisen')
    await talk().press('sitting-start')
    await answerSitting(world, 'ana', true)
    await answerSitting(world, 'ana', true)
    await talk().say('comprobar')
    expect(talk().last().text).toMatch(/progress/)
  })
})
