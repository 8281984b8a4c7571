import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeStanding } from '../../src/credentials/change-standing.ts'
import { ownIssuer, updateIssuer } from '../../src/credentials/issuing/issuers.store.ts'
import { countingOf, isValid } from '../../src/credentials/standing.rules.ts'
import { monthsLater } from '../../src/credentials/validity.rules.ts'
import { conversationOf } from '../builders/conversation.ts'
import { edited, wholeTinyPack } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { answerSitting, hasLearnt } from '../builders/sitting.ts'

const dayMs = 86_400_000

let world: TestWorld
const talk = () => conversationOf(world, 'ana')
const travelTo = (at: Date) => world.drive.travel(at)
const travel = (days: number) => travelTo(new Date(world.clock.now().getTime() + days * dayMs))
const credentials = () => world.database.prisma.credential.findMany({ orderBy: { sequence: 'asc' } })
const renewals = () =>
  world.database.prisma.sitting.findMany({
    where: { renewsId: { not: null } },
    orderBy: { attempt: 'asc' },
  })
const offers = () =>
  talk()
    .all()
    .filter(({ text }) => text.includes('To renew it, show what has faded most'))
const told = (part: RegExp) =>
  talk()
    .all()
    .filter(({ text }) => part.test(text))
/** Days before the end of the first credential. */
const daysToEnd = async (days: number): Promise<Date> => {
  const [first] = await credentials()
  return new Date((first?.validUntil?.getTime() ?? 0) - days * dayMs)
}
const proofsOf = (row: { basis: unknown } | undefined) => (row?.basis ?? []) as { kind: string }[]
const sit = async (right: boolean) => {
  await talk().press('sitting-start', {
    on: talk()
      .all()
      .findLast(({ intents }) => intents.includes('sitting-start')),
  })
  while (
    talk()
      .card()
      .intents.some((intent) => intent === 'sitting-answer')
  )
    await answerSitting(world, 'ana', right)
}

beforeEach(async () => {
  world = await startWorld({ people: [aPerson('ana')] })
  Object.assign(world.product.deps, { webAddress: 'http://127.0.0.1:3000' })
  const { prisma } = world.database
  const { id } = await prisma.$transaction((tx) => ownIssuer(tx, world.organizationId, world.clock.now()))
  await updateIssuer(prisma, { id, organizationId: world.organizationId }, { countryCode: 'DE' })
  await world.importFiles(
    edited(wholeTinyPack(), 'achievements/tiny-reader.yaml', 'validMonths: 24', 'validMonths: 3'),
  )
  await prisma.achievement.updateMany({ where: { slug: 'tiny-practitioner' }, data: { retired: true } })
  await world.enrol('ana')
  await hasLearnt(world, 'ana')
  await travel(6)
  await sit(true)
  // Lessons would come every day; what is left is what a credential brings by itself.
  await prisma.schedule.updateMany({ data: { nextDueAt: null } })
})
afterEach(() => world.close())

describe('a badge that runs out', () => {
  it('is offered for renewal 30 days before; a pass gives a new one that names the old, for a whole time more', async () => {
    await travelTo(await daysToEnd(32))
    expect(offers()).toEqual([])
    await travelTo(await daysToEnd(27))
    expect(offers()).toHaveLength(1)
    await sit(true)
    const [first, second, ...more] = await credentials()
    expect(more).toEqual([])
    expect(second).toMatchObject({ sequence: 2, renewsId: first?.id, signedAt: expect.anything() })
    // Renewed early, and nothing of the old time is lost.
    expect(second?.validUntil).toEqual(monthsLater(first?.validUntil ?? new Date(0), 3))
    expect(JSON.stringify(second?.signed)).toContain(`http://127.0.0.1:3000/c/${first?.id}`)
    expect(proofsOf(second).at(-1)).toMatchObject({
      kind: 'renewed',
      credentialId: first?.id,
    })
    expect(told(/is yours for longer/)).toHaveLength(1)
    // The old one's end is nothing to worry about, and nobody is.
    await travelTo(await daysToEnd(-2))
    expect(offers()).toEqual([])
    expect(told(/has run out/)).toEqual([])
    const now = world.clock.now()
    expect((await credentials()).map((row) => isValid(row, now))).toEqual([false, true])
    expect(countingOf(await credentials(), now).map(({ sequence }) => sequence)).toEqual([2])
  })

  it('is offered again 7 days and 1 day before, with what was missed; what was missed comes first in practice', async () => {
    await travelTo(await daysToEnd(27))
    await sit(false)
    expect(await renewals()).toMatchObject([{ status: 'failed' }])
    expect(await world.database.prisma.queuedOutcome.count()).toBe(2)
    await travelTo(await daysToEnd(8))
    expect(offers()).toEqual([])
    await travelTo(await daysToEnd(5))
    expect(offers()).toHaveLength(1)
    await travelTo(await daysToEnd(0.2))
    // What was not begun stands still, and is said again.
    expect(offers()).toHaveLength(2)
    expect(await renewals()).toHaveLength(2)
    await sit(true)
    expect(await credentials()).toHaveLength(2)
  })

  it('lapses where it is not renewed, and can be had back', async () => {
    await travelTo(await daysToEnd(-3))
    expect(told(/has run out/)).toHaveLength(1)
    const [first] = await credentials()
    await talk().press('renew', { on: told(/has run out/)[0] })
    await sit(true)
    const [, second] = await credentials()
    expect(second).toMatchObject({ sequence: 2, renewsId: first?.id })
    expect(second?.validUntil?.getTime()).toBeGreaterThan(world.clock.now().getTime() + 80 * dayMs)
  })

  it('is not renewed while it is suspended; what was passed counts once it is reinstated', async () => {
    await travelTo(await daysToEnd(27))
    const [first] = await credentials()
    const key = { id: first?.id ?? '', organizationId: world.organizationId }
    await world.database.prisma.credential.update({
      where: { id: key.id },
      data: { suspendedAt: world.clock.now(), suspendedReason: 'A question about it' },
    })
    await sit(true)
    expect(await renewals()).toMatchObject([{ status: 'passed' }])
    expect(await credentials()).toHaveLength(1)
    await world.database.prisma.$transaction((tx) =>
      changeStanding(world.product.deps, tx, key, { change: 'reinstated', actor: 'test' }, world.clock.now()),
    )
    await world.drive.settle()
    expect(await credentials()).toHaveLength(2)
  })

  it('is renewed once, whatever comes twice', async () => {
    await travelTo(await daysToEnd(27))
    await sit(true)
    const [first] = await credentials()
    const payload = { credentialId: first?.id ?? '', organizationId: world.organizationId }
    await world.database.prisma.$transaction((tx) =>
      world.product.deps.outbox.enqueue(tx, [
        { job: 'renew-credential', payload },
        { job: 'renew-credential', payload },
        { job: 'remind-renewal', payload: { ...payload, days: 30 } },
      ]),
    )
    await world.drive.settle()
    expect(await credentials()).toHaveLength(2)
    expect(await renewals()).toHaveLength(1)
  })
})

describe('what a badge rests on', () => {
  it('is refreshed when the recall that is predicted falls below what it asks for, and comes first in practice', async () => {
    await world.database.prisma.memoryState.updateMany({ data: { stability: 1 } })
    await travel(16)
    expect(told(/has faded a little/)).toEqual([])
    await travel(20)
    expect(told(/has faded a little/)).toHaveLength(1)
    const queued = await world.database.prisma.queuedOutcome.findMany()
    expect(queued.length).toBeGreaterThan(0)
    await talk().say('more')
    await talk().press('start')
    const asked = await world.database.prisma.deliveryItem.findMany({
      where: { delivery: { status: 'open' } },
      orderBy: { position: 'asc' },
    })
    const items = await world.database.prisma.item.findMany({
      where: { id: { in: asked.map(({ itemId }) => itemId) } },
    })
    const outcomes = new Set(queued.map(({ outcomeId }) => outcomeId))
    expect(items.some(({ outcomeId }) => outcomes.has(outcomeId))).toBe(true)
  })
})
