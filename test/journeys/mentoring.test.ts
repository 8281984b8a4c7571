import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeStanding } from '../../src/credentials/change-standing.ts'
import { erase } from '../../src/credentials/erase.ts'
import { newId } from '../../src/kernel/ids.ts'
import { anAchievement, aSignedCredential } from '../builders/credentials.ts'
import { handsOf } from '../builders/evidence.ts'
import { type Hands, mentoringOf, seenBy } from '../builders/mentoring.ts'
import { wholeTinyPack } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

const dayMs = 86_400_000

type Wishes = Record<string, string | string[]>

let world: TestWorld
beforeEach(async () => {
  // Ana learns; Cy mentors on Slack, Di on Teams.
  world = await startWorld({
    people: ['ana', 'bo', 'cy', 'di'].map((id) => aPerson(id)),
    platforms: ['slack', 'teams'],
  })
  await world.importFiles(wholeTinyPack())
  await world.enrol('ana')
})
afterEach(() => world.close())

const prisma = () => world.database.prisma
const holds = (person: string) => mentoringOf(world).holds(person)
const wouldMentor = (hands: Hands, wishes: Wishes = {}) => mentoringOf(world).wouldMentor(hands, wishes)
const asks = (hands: Hands, wishes: Wishes = {}) => mentoringOf(world).asks(hands, wishes)
const slack = (person: string) => handsOf(world, person, 'slack')
const teams = (person: string) => handsOf(world, person, 'teams')
const travel = (ms: number) => world.drive.travel(new Date(world.clock.now().getTime() + ms))
const pairings = () => prisma().pairing.findMany({ orderBy: { proposedAt: 'asc' } })
const requests = () => prisma().mentoringRequest.findMany({ orderBy: { askedAt: 'asc' } })

const revoke = async (id: string) => {
  const { organizationId } = world
  const change = { change: 'revoked', reason: 'It was wrong', actor: 'test' } as const
  await prisma().$transaction((tx) =>
    changeStanding(world.product.deps, tx, { id, organizationId }, change, world.clock.now()),
  )
  await world.drive.settle()
}

describe('a learner who asks', () => {
  it('gets the next mentor when the first says no, and both are introduced across platforms', async () => {
    const [ana, cy, di] = [slack('ana'), slack('cy'), teams('di')]
    await holds('cy')
    await holds('di')
    await wouldMentor(cy)
    // Less time in common: Di, who is on Teams, is the second.
    await wouldMentor(di, { from: '09:00', until: '10:00' })
    await asks(ana)
    const [first] = await pairings()
    expect(first).toMatchObject({
      state: 'proposed',
      menteeId: await world.memberId('ana'),
      mentorId: await world.memberId('cy'),
    })
    const [asked, other] = [cy, di]
    const [offer] = seenBy(asked, 'pairing-accept')
    expect(offer?.text).toContain('I want to choose a sensor without help')
    expect(seenBy(other, 'pairing-accept')).toEqual([])
    await ana.say('mentor')
    expect(ana.last().text).not.toMatch(/Cy/)
    await asked.press('pairing-decline', { on: offer })
    await asked.submit({ reason: 'Too much on my plate', apart: [] })
    expect(seenBy(other, 'pairing-accept')).toHaveLength(1)
    await other.press('pairing-accept', { on: seenBy(other, 'pairing-accept')[0] })
    expect((await pairings()).map(({ state }) => state)).toEqual(['declined', 'active'])
    expect(await requests()).toMatchObject([{ status: 'paired' }])
    const introduced = seenBy(ana, 'pairing-end')
    expect(introduced.at(-1)?.text).toContain('di@works.example')
    expect(introduced.at(-1)?.text).not.toContain('Too much on my plate')
    expect(seenBy(other, 'pairing-end').at(-1)?.text).toContain('ana@works.example')
    // The weakest outcomes stand in the first message.
    const outcome = await prisma().learningOutcome.findFirstOrThrow({
      where: { skill: 'industrial-sensing' },
    })
    expect(introduced.at(-1)?.text).toContain(outcome.text.slice(0, 20))
  })

  it('has one request for a skill, whatever is sent twice, and can take it back', async () => {
    const ana = slack('ana')
    await holds('cy')
    await wouldMentor(slack('cy'))
    await asks(ana)
    await asks(ana, { goal: 'I want to read a loop.' })
    expect(await requests()).toMatchObject([{ goal: 'I want to read a loop.', status: 'proposed' }])
    await ana.say('mentor')
    const before = ana.last()
    await ana.press('mentor-withdraw', { on: before })
    expect(await requests()).toMatchObject([{ status: 'closed', closedWhy: 'withdrawn' }])
    expect(await pairings()).toMatchObject([{ state: 'withdrawn' }])
    expect(slack('cy').last().text).toMatch(/taken back/)
    await slack('cy').press('pairing-accept', { on: seenBy(slack('cy'), 'pairing-accept')[0] })
    expect(await pairings()).toMatchObject([{ state: 'withdrawn' }])
    // And may ask anew.
    await asks(ana)
    expect((await requests()).map(({ status }) => status)).toEqual(['closed', 'proposed'])
  })

  it('is told what to mend in the form, and nothing is stored', async () => {
    const ana = slack('ana')
    await asks(ana, { goal: ' ', from: '25:00' })
    expect(ana.dialogText()).toMatch(/sentence|09:00/)
    expect(await requests()).toEqual([])
  })

  it('is told once why there is nobody, and finds one as soon as somebody can', async () => {
    const ana = slack('ana')
    await asks(ana)
    const told = () => ana.all().filter(({ text }) => text.includes('not found a mentor'))
    expect(told()).toHaveLength(1)
    expect(told()[0]?.text).toContain('nobody who would mentor holds a badge')
    // And reads it again whenever they look.
    await ana.say('mentor')
    expect(ana.last().text).toContain('So far: nobody who would mentor holds a badge')
    await travel(2 * dayMs)
    expect(told()).toHaveLength(1)
    await holds('cy')
    await wouldMentor(slack('cy'))
    expect(await pairings()).toMatchObject([{ state: 'proposed' }])
  })

  it('gets who is at the same level, where all else is the same', async () => {
    const { packId } = await prisma().pathway.findFirstOrThrow({ where: { slug: 'tiny-foundations' } })
    const awarded = async (person: string, eqfLevel: number, skill = 'industrial-sensing') => {
      const achievementId = await anAchievement(world, { eqfLevel, skills: [skill] })
      await prisma().achievement.update({ where: { id: achievementId }, data: { packId } })
      await aSignedCredential(world, { achievementId, memberId: await world.memberId(person) })
    }
    await awarded('cy', 3)
    await awarded('di', 7)
    await awarded('ana', 7, 'another')
    await awarded('bo', 3, 'another')
    await wouldMentor(slack('cy'))
    await wouldMentor(slack('di'))
    await asks(slack('bo'))
    await asks(slack('ana'))
    const both = (await pairings()).map(({ menteeId, mentorId }) => [menteeId, mentorId])
    const ids = await Promise.all(['bo', 'cy', 'ana', 'di'].map((person) => world.memberId(person)))
    expect(both).toEqual([ids.slice(0, 2), ids.slice(2)])
  })

  it('is never proposed to their own manager', async () => {
    await holds('cy')
    await wouldMentor(slack('cy'))
    await prisma().managerAssignment.create({
      data: {
        id: newId(),
        organizationId: world.organizationId,
        memberId: await world.memberId('ana'),
        managerId: await world.memberId('cy'),
        from: new Date('2026-01-01'),
      },
    })
    await asks(slack('ana'))
    expect(await pairings()).toEqual([])
    expect(await requests()).toMatchObject([{ unmatched: 'all-excluded' }])
  })
})

describe('a mentor', () => {
  beforeEach(async () => {
    await wouldMentor(slack('cy'))
  })

  it('is asked only with a badge that is valid, and no longer when it is revoked', async () => {
    await asks(slack('ana'))
    expect(await pairings()).toEqual([])
    const credential = await holds('cy')
    await wouldMentor(slack('cy'))
    const [offer] = seenBy(slack('cy'), 'pairing-accept')
    await revoke(credential)
    expect(await pairings()).toMatchObject([{ state: 'withdrawn' }])
    await slack('cy').press('pairing-accept', { on: offer })
    expect(await pairings()).toMatchObject([{ state: 'withdrawn' }])
    expect(await requests()).toMatchObject([{ status: 'waiting' }])
  })

  it('whose badge is revoked in the middle makes room for the next, and both are told', async () => {
    const credential = await holds('cy')
    await asks(slack('ana'))
    await slack('cy').press('pairing-accept', { on: seenBy(slack('cy'), 'pairing-accept')[0] })
    await revoke(credential)
    expect(await pairings()).toMatchObject([{ state: 'rematched' }])
    expect(await requests()).toMatchObject([{ status: 'waiting' }])
    expect(
      slack('ana')
        .all()
        .some(({ text }) => text.includes('can no longer mentor you')),
    ).toBe(true)
    expect(
      slack('cy')
        .all()
        .some(({ text }) => text.includes('can no longer mentor Ana')),
    ).toBe(true)
  })

  it('is reminded once and then asked no longer, in their working time', async () => {
    await holds('cy')
    await asks(slack('ana'))
    const [pairing] = await pairings()
    // Monday at six in the morning: this day and the next are two.
    expect(pairing?.expiresAt.toISOString()).toBe('2026-11-03T16:00:00.000Z')
    await world.travelTo('2026-11-02T16:00:00Z')
    const nudges = () =>
      seenBy(slack('cy'), 'pairing-show').filter(({ text }) => text.includes('waits for your answer'))
    expect(nudges()).toHaveLength(1)
    await world.travelTo('2026-11-03T16:00:00Z')
    expect(await pairings()).toMatchObject([{ state: 'expired' }])
    expect(nudges()).toHaveLength(1)
    await slack('cy').press('pairing-accept', { on: seenBy(slack('cy'), 'pairing-accept')[0] })
    expect(await pairings()).toMatchObject([{ state: 'expired' }])
  })

  it('who pauses is asked no more until then', async () => {
    await holds('cy')
    await asks(slack('ana'))
    await slack('cy').press('mentor-pause', { on: seenBy(slack('cy'), 'pairing-accept')[0] })
    expect(await pairings()).toMatchObject([{ state: 'withdrawn' }])
    await travel(3 * dayMs)
    expect(await pairings()).toHaveLength(1)
  })

  it('never has more than their places, proposals included', async () => {
    await holds('cy')
    await asks(slack('ana'))
    await asks(slack('bo'))
    expect(await pairings()).toHaveLength(1)
    expect((await requests()).map(({ unmatched }) => unmatched).sort()).toEqual(['all-full', null].sort())
    await slack('cy').press('pairing-accept', { on: seenBy(slack('cy'), 'pairing-accept')[0] })
    expect(await pairings()).toHaveLength(1)
  })

  it('or their learner ends it in one press, the other is told without a reason, and never again means never', async () => {
    await holds('cy')
    await asks(slack('ana'))
    await slack('cy').press('pairing-accept', { on: seenBy(slack('cy'), 'pairing-accept')[0] })
    await slack('ana').press('pairing-end', { on: seenBy(slack('ana'), 'pairing-end').at(-1) })
    expect(await pairings()).toMatchObject([{ state: 'ended' }])
    expect(slack('cy').last().text).toMatch(/has ended/)
    await slack('ana').press('pairing-apart')
    await asks(slack('ana'))
    expect(await pairings()).toHaveLength(1)
    expect((await requests()).at(-1)).toMatchObject({ unmatched: 'all-excluded' })
  })

  it('who leaves makes room for the next; a learner who leaves frees the mentor', async () => {
    await holds('cy')
    await holds('di')
    await asks(slack('ana'))
    await slack('cy').press('pairing-accept', { on: seenBy(slack('cy'), 'pairing-accept')[0] })
    await wouldMentor(teams('di'))
    await world.importPeople(['ana', 'bo', 'di'].map((id) => aPerson(id)))
    await world.drive.settle()
    await travel(dayMs)
    expect((await pairings()).map(({ state }) => state)).toEqual(['rematched', 'proposed'])
    await world.importPeople(['bo', 'di'].map((id) => aPerson(id)))
    await world.drive.settle()
    await travel(dayMs)
    expect((await pairings()).map(({ state }) => state)).toEqual(['rematched', 'withdrawn'])
    expect(await requests()).toMatchObject([{ status: 'closed', closedWhy: 'left' }])
  })

  it('who is erased is forgotten, and their learner looks for another', async () => {
    await holds('cy')
    await asks(slack('ana'))
    await slack('cy').press('pairing-accept', { on: seenBy(slack('cy'), 'pairing-accept')[0] })
    const { organizationId } = world
    await erase(world.product.deps, { organizationId, memberId: await world.memberId('cy') }, 'keep', 'test')
    await world.drive.settle()
    expect(await pairings()).toMatchObject([{ mentorId: 'erased', state: 'rematched' }])
    expect(await requests()).toMatchObject([{ status: 'waiting' }])
    expect(await prisma().mentorProfile.count()).toBe(0)
  })
})

it('offers a mentor, once, to whom a skill is hard going', async () => {
  await holds('cy')
  await wouldMentor(slack('cy'))
  await world.travelTo('2026-11-02T08:00:00Z')
  const ana = slack('ana')
  const memberId = await world.memberId('ana')
  // Another skill is harder still, and nobody holds a badge for it: that is no reason to say nothing.
  const other = await prisma().learningOutcome.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await prisma().learningOutcome.update({ where: { id: other.id }, data: { skill: 'harder' } })
  const of = (skill: string, take: number) => prisma().item.findMany({ where: { outcome: { skill } }, take })
  const items = [...(await of('harder', 3)), ...(await of('industrial-sensing', 2))]
  expect(items).toHaveLength(5)
  const fail = async (sequence: number) => {
    const now = world.clock.now()
    const delivery = await prisma().delivery.create({
      data: {
        id: newId(),
        organizationId: world.organizationId,
        memberId,
        localDate: new Date('2026-11-02'),
        sequence,
        status: 'finished',
        dueAt: now,
        finishedAt: now,
        seed: 1,
      },
    })
    for (const [position, { id: itemId, versionId }] of items.entries()) {
      const row = { organizationId: world.organizationId, itemId, itemVersionId: versionId ?? '' }
      const { id } = await prisma().deliveryItem.create({
        data: { id: newId(), ...row, deliveryId: delivery.id, position, origin: 'lesson' },
      })
      await prisma().response.create({
        data: {
          ...row,
          deliveryItemId: id,
          memberId,
          answer: {},
          correct: false,
          rating: 'again',
          answeredAt: now,
          platform: 'slack',
        },
      })
    }
    await prisma().$transaction((tx) =>
      world.product.deps.outbox.emit(tx, {
        name: 'delivery.finished',
        organizationId: world.organizationId,
        data: { deliveryId: delivery.id, memberId },
      }),
    )
    await world.drive.settle()
  }
  const offers = () => seenBy(ana, 'mentor-ask').filter(({ text }) => text.includes('hard going'))
  await fail(50)
  expect(offers()).toHaveLength(1)
  await fail(51)
  expect(offers()).toHaveLength(1)
  await ana.press('mentor-ask', { on: offers()[0] })
  expect(ana.dialogText()).toContain(await mentoringOf(world).theSkill())
})
