import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { nominate } from '../../src/mentorship/nominate.ts'
import { handsOf } from '../builders/evidence.ts'
import { mentoringOf, seenBy } from '../builders/mentoring.ts'
import { wholeTinyPack } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

let world: TestWorld
beforeEach(async () => {
  // Cy manages Ana, and nobody manages Bo.
  world = await startWorld({
    people: ['ana', 'bo', 'cy', 'di'].map((id) => aPerson(id)),
    platforms: ['slack', 'teams'],
  })
  await world.importFiles(wholeTinyPack())
  await world.enrol('ana')
  // Everybody has written once, and is known.
  for (const person of ['ana', 'bo', 'cy', 'di']) await slack(person).say('help')
  await prisma().managerAssignment.create({
    data: {
      id: newId(),
      organizationId: world.organizationId,
      memberId: await world.memberId('ana'),
      managerId: await world.memberId('cy'),
      from: new Date('2026-01-01'),
    },
  })
})
afterEach(() => world.close())

const prisma = () => world.database.prisma
const mentoring = () => mentoringOf(world)
const slack = (person: string) => handsOf(world, person, 'slack')
const nominations = () => prisma().mentorNomination.findMany({ orderBy: { at: 'asc' } })
const nominates = async (wishes: Record<string, string> = {}) => {
  const cy = slack('cy')
  await cy.say('mentor')
  await cy.press('nominate', { on: seenBy(cy, 'nominate').at(-1) })
  return cy.submit({
    person: await world.memberId('ana'),
    skill: await mentoring().theSkill(),
    goal: 'Choose a sensor alone.',
    ...wishes,
  })
}

describe('a nomination', () => {
  it('is asked of the learner, and becomes a request by their own yes', async () => {
    await nominates()
    const ana = slack('ana')
    const [card] = seenBy(ana, 'nomination-yes')
    expect(card?.text).toContain('Cy')
    expect(card?.text).toContain('Choose a sensor alone.')
    expect(await prisma().mentoringRequest.count()).toBe(0)
    await ana.press('nomination-yes', { on: card })
    expect(ana.dialogText()).toContain('Choose a sensor alone.')
    await ana.submit({
      skill: await mentoring().theSkill(),
      goal: 'Choose a sensor alone.',
      languages: ['en'],
      from: '09:00',
      until: '17:00',
    })
    expect(await prisma().mentoringRequest.findMany()).toMatchObject([
      { menteeId: await world.memberId('ana'), goal: 'Choose a sensor alone.' },
    ])
    expect(await nominations()).toMatchObject([{ state: 'confirmed' }])
    // A press on the old card is told kindly.
    await ana.press('nomination-no', { on: card })
    expect(await nominations()).toMatchObject([{ state: 'confirmed' }])
  })

  it('is declined without a reason, and the manager hears nothing', async () => {
    await nominates()
    const [ana, cy] = [slack('ana'), slack('cy')]
    const before = cy.all().length
    const [card] = seenBy(ana, 'nomination-no')
    await ana.press('nomination-no', { on: card })
    await ana.press('nomination-no', { on: card, revision: card?.revision ?? 1 })
    expect(await nominations()).toMatchObject([{ state: 'declined' }])
    expect(cy.all()).toHaveLength(before)
    expect(await prisma().mentoringRequest.count()).toBe(0)
    // A no stands for two months, whoever thinks of it again.
    await nominates()
    expect(seenBy(ana, 'nomination-yes')).toHaveLength(0)
    expect(await nominations()).toHaveLength(1)
    await world.travelTo('2027-01-05T09:00:00Z')
    await nominates()
    expect(await nominations()).toHaveLength(2)
  })

  it('is asked once, however often it is made, and lapses without a word', async () => {
    await nominates()
    await nominates()
    expect(await nominations()).toHaveLength(1)
    expect(seenBy(slack('ana'), 'nomination-yes')).toHaveLength(1)
    expect(slack('cy').last().text).toContain('already')
    await world.travelTo('2026-11-17T09:00:00Z')
    expect(await nominations()).toMatchObject([{ state: 'lapsed' }])
    await slack('ana').press('nomination-yes', { on: seenBy(slack('ana'), 'nomination-yes')[0] })
    expect(slack('ana').last().text).toContain('no longer open')
  })

  it('is only for one’s own people, looked at when it is sent', async () => {
    const cy = slack('cy')
    await cy.say('mentor')
    await cy.press('nominate', { on: seenBy(cy, 'nominate').at(-1) })
    await prisma().managerAssignment.deleteMany()
    await cy
      .submit({ person: await world.memberId('ana'), skill: await mentoring().theSkill(), goal: 'Alone.' })
      .catch(() => undefined)
    expect(await nominations()).toEqual([])
    await slack('bo').say('mentor')
    expect(slack('bo').last().intents).not.toContain('nominate')
  })

  it('by an admin names nobody', async () => {
    const key = await mentoring().theSkill()
    const [packId = '', skill = ''] = key.split('/')
    const whose = { memberId: await world.memberId('ana'), organizationId: world.organizationId }
    const wish = { packId, skill, goal: 'Alone.', byId: null }
    await nominate(world.product.deps, whose, wish, world.clock.now())
    await world.drive.settle()
    expect(seenBy(slack('ana'), 'nomination-yes')[0]?.text).toContain('Your organization')
  })
})

describe('what a manager sees', () => {
  it('is which skills of their people lack mentors, and what would help, in counts', async () => {
    const cy = slack('cy')
    const seen = async () => {
      await cy.say('mentor')
      return cy.last().text
    }
    expect(await seen()).toMatch(/nobody holds a badge for it/)
    await mentoring().holds('di')
    expect(await seen()).toMatch(/one person holds a badge for it and could be asked/)
    await mentoring().wouldMentor(slack('di'))
    expect(await seen()).toContain('somebody could be their mentor')
    await mentoring().asks(slack('ana'))
    await mentoring().asks(slack('bo'))
    // Bo waits, and is not Cy's.
    expect(await seen()).not.toContain('waits, and all places')
    expect(await seen()).not.toMatch(/\bBo\b/)
  })
})

describe('the home', () => {
  it('says how mentoring stands, on both sides', async () => {
    const homeOf = async (person: string) => JSON.stringify(await slack(person).openHome())
    expect(await homeOf('ana')).toContain('You have no mentor at present')
    await mentoring().holds('di')
    await mentoring().wouldMentor(slack('di'))
    await mentoring().asks(slack('ana'))
    expect(await homeOf('ana')).toContain('One request waits')
    expect(await homeOf('di')).toContain('One proposal waits')
    const di = slack('di')
    await di.press('pairing-accept', { on: seenBy(di, 'pairing-accept').at(-1) })
    expect(await homeOf('ana')).toContain('Your mentors: Di')
    expect(await homeOf('di')).toContain('You mentor Ana')
  })
})
