import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { arrange } from '../../src/mentorship/meeting.ts'
import { movePairing, separate } from '../../src/mentorship/pairing.ts'
import { mergeMembers } from '../../src/people/merge.ts'
import { handsOf } from '../builders/evidence.ts'
import { groupOf, mentoringOf, seenBy } from '../builders/mentoring.ts'
import { startNeighbours } from '../builders/neighbours.ts'
import { wholeTinyPack } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

let world: TestWorld
const begin = async () => {
  world = await startWorld({
    people: ['ana', 'bo', 'cy'].map((id) => aPerson(id)),
  })
  await world.importFiles(wholeTinyPack())
  await world.enrol('ana')
}
beforeEach(begin)
afterEach(() => world.close())

const prisma = () => world.database.prisma
const mentoring = () => mentoringOf(world)
const slack = (person: string) => handsOf(world, person, 'slack')
const states = async () =>
  (await prisma().pairing.findMany({ orderBy: { proposedAt: 'asc' } })).map(({ state }) => state)

const merge = async (...people: readonly string[]) => {
  const ids = await Promise.all(people.map((person) => world.memberId(person)))
  const { organizationId } = world
  const stays = await prisma().$transaction((tx) =>
    mergeMembers(world.product.deps, tx, {
      organizationId,
      ids: [ids[0] ?? '', ids[1] ?? ''],
      actor: 'test',
    }),
  )
  await world.drive.settle()
  return { stays: stays ?? '', gone: ids.find((id) => id !== stays) ?? '' }
}

describe('one person by two identities', () => {
  it('is proposed to themselves no longer, once it is known', async () => {
    await mentoring().holds('cy')
    await mentoring().wouldMentor(slack('cy'))
    await mentoring().asks(slack('ana'))
    expect(await states()).toEqual(['proposed'])
    const { stays } = await merge('ana', 'cy')
    expect(await states()).toEqual(['withdrawn'])
    // Who holds the badge now is the learner: nobody else does.
    expect(await prisma().mentoringRequest.findMany()).toMatchObject([{ menteeId: stays, status: 'waiting' }])
  })

  it('mentors themselves no longer: what was set is called off, and one answer is left of two', async () => {
    const [ana, cy] = [slack('ana'), slack('cy')]
    await mentoring().together(ana, cy)
    const group = groupOf(world, 'ana', 'cy')
    await ana.press('meeting-set', { on: ana.last(group) })
    await world.travelTo('2026-11-02T09:00:00Z')
    await ana.press('Yes, an hour', { on: seenBy(ana, 'check-in')[0] })
    await cy.press('Yes, half an hour', { on: seenBy(cy, 'check-in')[0] })
    await ana.press('It helps', { on: seenBy(ana, 'mentoring-feedback')[0] })
    await cy.press('So-so', { on: seenBy(cy, 'mentoring-feedback')[0] })
    const { gone } = await merge('ana', 'cy')
    expect(await states()).toEqual(['rematched'])
    expect(await prisma().mentoringCheckIn.count()).toBe(1)
    expect(await prisma().mentoringFeedback.count()).toBe(1)
    for (const [table, columns] of [
      ['mentoring_check_ins', ['member_id']],
      ['mentoring_feedback', ['member_id']],
      ['mentoring_meetings', ['changed_by']],
      ['pairings', ['mentor_id', 'mentee_id', 'ended_by']],
    ] as const)
      for (const column of columns) {
        const found = await world.database.pool.query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [gone])
        expect([table, column, found.rowCount]).toEqual([table, column, 0])
      }
  })

  it('asks once what both have asked, and was nominated once', async () => {
    const key = await mentoring().theSkill()
    const [packId = '', skill = ''] = key.split('/')
    const { organizationId } = world
    const at = world.clock.now()
    for (const person of ['ana', 'bo']) {
      const memberId = await world.memberId(person)
      const of = { id: newId(), organizationId, packId, skill }
      const about = { lessonId: 'lesson', text: 'Why?', askedAt: at, openKey: `${memberId}:lesson` }
      await prisma().mentorQuestion.create({ data: { ...of, ...about, askerId: memberId } })
      await prisma().mentorNomination.create({
        data: { ...of, id: newId(), memberId, goal: 'Alone.', at, openKey: `${memberId}:${key}` },
      })
      await prisma().mentorQuestion.create({
        data: {
          ...{ ...of, id: newId(), askerId: 'somebody', text: 'How?', askedAt: at },
          ...{ passed: [memberId], state: 'closed' },
        },
      })
    }
    const { stays, gone } = await merge('ana', 'bo')
    // Nobody can answer it: it has been closed since, once.
    const open = await prisma().mentorQuestion.findMany({ where: { lessonId: 'lesson' } })
    expect(open).toMatchObject([{ askerId: stays, state: 'closed' }])
    expect(await prisma().mentorNomination.findMany()).toMatchObject([
      { memberId: stays, openKey: `${stays}:${key}` },
    ])
    expect(JSON.stringify(await prisma().mentorQuestion.findMany())).not.toContain(gone)
  })
})

describe('what nobody should send', () => {
  it('a goal of a megabyte is refused with its length, and nothing is stored', async () => {
    const ana = slack('ana')
    await ana.say('mentor')
    await ana.press('mentor-ask')
    const outcome = await ana
      .submit({
        skill: await mentoring().theSkill(),
        goal: 'x'.repeat(1_000_000),
        languages: ['en'],
        from: '09:00',
        until: '17:00',
      })
      .catch((error: unknown) => error)
    expect(JSON.stringify(outcome) + ana.dialogText()).toMatch(/characters|too_long|maximum|max|large|error/i)
    expect(await prisma().mentoringRequest.count()).toBe(0)
  })

  it('places fewer than are taken: those who are mentored stay, and nobody new is proposed', async () => {
    const [ana, bo, cy] = [slack('ana'), slack('bo'), slack('cy')]
    await mentoring().holds('cy')
    await mentoring().wouldMentor(cy, { capacity: '2' })
    for (const learner of [ana, bo]) {
      await mentoring().asks(learner)
      await cy.press('pairing-accept', { on: seenBy(cy, 'pairing-accept').at(-1) })
    }
    expect(await states()).toEqual(['active', 'active'])
    await mentoring().wouldMentor(cy, { capacity: '1' })
    expect(await states()).toEqual(['active', 'active'])
    await ana.say('mentor')
    await ana.press('pairing-end')
    await mentoring().asks(ana)
    // One place, and Bo has it.
    expect(await states()).toEqual(['ended', 'active'])
  })

  it('places fewer than are asked for: the newest proposals are taken back, and nobody is turned down by it', async () => {
    const [ana, bo, cy] = [slack('ana'), slack('bo'), slack('cy')]
    await mentoring().holds('cy')
    await mentoring().wouldMentor(cy, { capacity: '2' })
    await mentoring().asks(ana)
    await mentoring().asks(bo)
    expect(await states()).toEqual(['proposed', 'proposed'])
    await mentoring().wouldMentor(cy, { capacity: '1' })
    expect(await states()).toEqual(['proposed', 'withdrawn'])
    await cy.press('pairing-accept', { on: seenBy(cy, 'pairing-accept').at(-1) })
    expect((await states()).filter((state) => state === 'active').length).toBeLessThanOrEqual(1)
    await mentoring().wouldMentor(cy, { capacity: '2' })
    expect(await states()).toHaveLength(3)
    // A day on which they begin again takes back what is open, as a pause does.
    await mentoring().wouldMentor(cy, { pause: '2026-12-24' })
    expect((await states()).filter((state) => state === 'proposed')).toEqual([])
  })

  it('a pause shorter than the one that was chosen', async () => {
    const [ana, cy] = [slack('ana'), slack('cy')]
    await mentoring().holds('cy')
    await mentoring().wouldMentor(cy)
    await mentoring().asks(ana)
    const offer = seenBy(cy, 'mentor-pause').at(-1)
    await mentoring().wouldMentor(cy, { pause: '2027-06-01' })
    await cy.press('mentor-pause', { on: offer })
    expect(await prisma().mentorProfile.findMany()).toMatchObject([{ pausedUntil: new Date('2027-06-01') }])
  })

  it('a yes to somebody whom they are never to meet, or whom they have come to manage', async () => {
    const [ana, cy] = [slack('ana'), slack('cy')]
    await mentoring().holds('cy')
    await mentoring().wouldMentor(cy, { capacity: '2' })
    await mentoring().asks(ana)
    const { organizationId } = world
    const [menteeId, mentorId] = [await world.memberId('ana'), await world.memberId('cy')]
    await prisma().managerAssignment.create({
      data: {
        id: newId(),
        organizationId,
        memberId: menteeId,
        managerId: mentorId,
        from: new Date('2026-01-01'),
      },
    })
    const offer = seenBy(cy, 'pairing-accept').at(-1)
    await cy.press('pairing-accept', { on: offer })
    expect(await states()).toEqual(['proposed'])
    await prisma().managerAssignment.deleteMany()
    // What is open between the two ends with the wish, also what was another request.
    await separate(world.product.deps, { memberId: menteeId, organizationId }, mentorId, world.clock.now())
    await world.drive.settle()
    expect(await states()).toEqual(['withdrawn'])
    await cy.press('pairing-accept', { on: offer, revision: offer?.revision ?? 1 })
    expect(await states()).toEqual(['withdrawn'])
    expect(await prisma().mentoringRequest.findMany()).toMatchObject([
      { status: 'waiting', unmatched: 'all-excluded' },
    ])
  })

  it('“somebody else” where there is nobody else: the same one is not asked again', async () => {
    const [ana, cy] = [slack('ana'), slack('cy')]
    await mentoring().together(ana, cy)
    const pairing = await prisma().pairing.findFirstOrThrow()
    const step = { move: 'rematch', by: pairing.menteeId } as const
    await movePairing(world.product.deps, pairing, step, world.clock.now())
    await world.drive.settle()
    expect(await states()).toEqual(['rematched'])
    expect(await prisma().mentoringRequest.findMany()).toMatchObject([{ unmatched: 'all-excluded' }])
  })

  it('a time that is none, and a meeting of others', async () => {
    const [ana, cy] = [slack('ana'), slack('cy')]
    await mentoring().together(ana, cy)
    const pairing = await prisma().pairing.findFirstOrThrow()
    const { deps } = world.product
    const now = world.clock.now()
    const at = new Date('2026-11-02T08:00:00Z')
    const bo = await world.memberId('bo')
    const seen = {}
    expect(await arrange(deps, pairing, { at, seen, by: bo }, now)).toMatchObject({ reason: 'not-yours' })
    const by = await world.memberId('ana')
    const never = new Date(0)
    expect(await arrange(deps, pairing, { at: never, seen, by }, now)).toMatchObject({ reason: 'past' })
    // Two at the same moment, at different times: one stands.
    const other = new Date('2026-11-03T08:00:00Z')
    const both = await Promise.all([
      arrange(deps, pairing, { at, seen, by }, now),
      arrange(deps, pairing, { at: other, seen, by: await world.memberId('cy') }, now),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await prisma().mentoringMeeting.count()).toBe(1)
    await movePairing(deps, pairing, { move: 'end', by }, now)
    expect(await prisma().mentoringMeeting.findMany()).toMatchObject([{ state: 'cancelled' }])
    expect(await arrange(deps, pairing, { at, seen, by }, now)).toMatchObject({ reason: 'not-yours' })
  })
})

describe('two organizations', () => {
  it('have mentors of their own: nobody of the other is proposed, and no press reaches over', async () => {
    await world.close()
    const { one, two, close } = await startNeighbours([aPerson('ana'), aPerson('cy')])
    world = one
    try {
      for (const each of [one, two]) await each.importFiles(wholeTinyPack())
      // Of the one only the learner is looking, and of the other only the mentor offers.
      await one.enrol('ana')
      await mentoringOf(two).holds('cy')
      await mentoringOf(two).wouldMentor(handsOf(two, 'cy', 'slack'))
      await mentoringOf(one).asks(handsOf(one, 'ana', 'slack'))
      expect(await states()).toEqual([])
      await two.enrol('ana')
      await mentoringOf(two).asks(handsOf(two, 'ana', 'slack'))
      expect(await states()).toEqual(['proposed'])
      const pairing = await prisma().pairing.findFirstOrThrow()
      expect(pairing.organizationId).toBe(two.organizationId)
      const key = { id: pairing.id, organizationId: one.organizationId }
      const step = { move: 'accept', by: pairing.mentorId } as const
      expect(await movePairing(one.product.deps, key, step, one.clock.now())).toMatchObject({ ok: false })
      const by = pairing.menteeId
      expect(
        await arrange(one.product.deps, key, { at: one.clock.now(), seen: {}, by }, one.clock.now()),
      ).toMatchObject({ reason: 'not-yours' })
      expect(await states()).toEqual(['proposed'])
    } finally {
      await close()
      await begin()
    }
  })
})
