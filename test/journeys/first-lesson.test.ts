import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conversationOf } from '../builders/conversation.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

describe('a lesson at nine', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana'), aPerson('bo', { timeZone: 'America/New_York' })] })
    await world.enrol('ana')
    await world.enrol('bo')
  })
  afterAll(() => world.close())

  it('comes at each person’s own nine o’clock', async () => {
    await world.travelTo('2026-11-02T08:00:00Z')
    expect(conversationOf(world, 'ana').all()).toHaveLength(1)
    expect(conversationOf(world, 'bo').all()).toHaveLength(0)
    await world.travelTo('2026-11-02T14:00:00Z')
    expect(conversationOf(world, 'bo').all()).toHaveLength(1)
    const sent = await world.database.prisma.delivery.findMany({ orderBy: { dueAt: 'asc' } })
    expect(sent.map(({ sentAt }) => sentAt?.toISOString())).toEqual([
      '2026-11-02T08:00:00.000Z',
      '2026-11-02T14:00:00.000Z',
    ])
  })

  it('is answered one question at a time in the same message, and ends with a summary', async () => {
    const ana = conversationOf(world, 'ana')
    await ana.press('start')
    for (let step = 0; step < 20 && !ana.last().intents.includes('more'); step++) {
      const { intents } = ana.last()
      if (intents.includes('next')) await ana.press('next')
      else if (intents.includes('summary')) await ana.press('summary')
      else if (ana.inputIds().length > 0) await ana.answerWith('2.5')
      else await ana.press('answer')
    }
    expect(ana.all()).toHaveLength(1)
    expect(ana.last().text).toContain('That’s it for today')
    const member = await world.memberId('ana')
    const delivery = await world.database.prisma.delivery.findFirstOrThrow({ where: { memberId: member } })
    expect(delivery.status).toBe('finished')
    const [items, responses] = await Promise.all([
      world.database.prisma.deliveryItem.count({ where: { deliveryId: delivery.id } }),
      world.database.prisma.response.count({ where: { memberId: member } }),
    ])
    expect(responses).toBe(items)
    expect(await world.database.prisma.streak.findUnique({ where: { memberId: member } })).toMatchObject({
      current: 1,
    })
  })
})
