import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeStanding } from '../../src/credentials/change-standing.ts'
import { erase } from '../../src/credentials/erase.ts'
import { newId } from '../../src/kernel/ids.ts'
import { answer } from '../../src/mentorship/question.ts'
import { handsOf } from '../builders/evidence.ts'
import { mentoringOf, seenBy } from '../builders/mentoring.ts'
import { wholeTinyPack } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

let world: TestWorld
beforeEach(async () => {
  // Ana learns; Bo and Cy could answer, Cy on Slack and Di on Teams.
  world = await startWorld({
    people: ['ana', 'bo', 'cy', 'di'].map((id) => aPerson(id)),
    platforms: ['slack', 'teams'],
  })
  await world.importFiles(wholeTinyPack())
  await world.enrol('ana')
  await world.travelTo('2026-11-02T08:00:00Z')
})
afterEach(() => world.close())

const prisma = () => world.database.prisma
const mentoring = () => mentoringOf(world)
const slack = (person: string) => handsOf(world, person, 'slack')
const teams = (person: string) => handsOf(world, person, 'teams')
const questions = () => prisma().mentorQuestion.findMany({ orderBy: { askedAt: 'asc' } })
const becomesMentor = async (person: string, hands = slack(person)) => {
  const credential = await mentoring().holds(person)
  await mentoring().wouldMentor(hands)
  return credential
}

/** Ana asks about the lesson of the day. */
const asks = async (question = 'Why two wires?') => {
  const ana = slack('ana')
  await ana.press('question-ask', { on: seenBy(ana, 'question-ask').at(-1) })
  return ana.submit({ question })
}
const answers = async (hands: ReturnType<typeof slack>, text = 'Power and signal share them.') => {
  await hands.press('question-answer', { on: seenBy(hands, 'question-answer').at(-1) })
  return hands.submit({ answer: text })
}

describe('a question to a mentor', () => {
  it('goes to one who holds the badge, comes back with the answer, and can be marked helpful', async () => {
    await becomesMentor('cy')
    await asks()
    expect(await questions()).toMatchObject([{ state: 'asked', mentorId: await world.memberId('cy') }])
    const [card] = seenBy(slack('cy'), 'question-answer')
    expect(card?.text).toContain('Ana has a question')
    expect(card?.text).toContain('Why two wires?')
    await answers(slack('cy'))
    const ana = slack('ana')
    const [answered] = seenBy(ana, 'question-helped')
    expect(answered?.text).toContain('Cy has answered')
    expect(answered?.text).toContain('Power and signal share them.')
    await ana.press('question-helped', { on: answered })
    await ana.press('question-helped', { on: answered })
    const thanks = slack('cy')
      .all()
      .filter(({ text }) => text.includes('Your answer helped'))
    expect(thanks).toHaveLength(1)
    expect((await questions())[0]?.helpedAt).not.toBeNull()
  })

  it('stands on what was answered wrong, too, and tells the mentor nothing of the answer', async () => {
    await becomesMentor('cy')
    const ana = slack('ana')
    await ana.press('start', { on: seenBy(ana, 'start').at(-1) })
    await pupilOf(world, 'ana').answer(false)
    expect(ana.card().intents).toContain('next')
    await ana.press('question-ask')
    await ana.submit({ question: 'What did I miss?' })
    const [card] = seenBy(slack('cy'), 'question-answer')
    expect(card?.text).toContain('What did I miss?')
    expect(card?.text).not.toMatch(/wrong|your answer/i)
  })

  it('is one question, asked twice about the same, and is refused with its reason when it is empty or too long', async () => {
    await becomesMentor('cy')
    await asks('x'.repeat(1_000_000)).catch(() => undefined)
    expect(await questions()).toEqual([])
    expect(JSON.stringify(await asks('   '))).toContain('Write a sentence')
    await slack('ana').close()
    await asks()
    await asks('Why three?')
    expect(await questions()).toMatchObject([{ text: 'Why two wires?' }])
    expect(slack('ana').last().text).toContain('already')
  })

  it('goes on to the next when it is passed on or nobody says anything, and says so when there is nobody', async () => {
    await becomesMentor('cy')
    await becomesMentor('di', teams('di'))
    await asks()
    const first = (await questions())[0]?.mentorId
    const isCy = first === (await world.memberId('cy'))
    const [one, other] = isCy ? [slack('cy'), teams('di')] : [teams('di'), slack('cy')]
    await one.press('question-pass', { on: seenBy(one, 'question-pass')[0] })
    expect(seenBy(other, 'question-answer')).toHaveLength(1)
    expect(seenBy(one, 'question-answer')).toHaveLength(0)
    await world.travelTo('2026-11-06T18:00:00Z')
    expect(await questions()).toMatchObject([{ state: 'closed' }])
    const ana = slack('ana')
    expect(ana.all().filter(({ text }) => text.includes('nobody at present'))).toHaveLength(1)
    // The one who was asked last comes too late.
    await other.press('question-answer', { on: seenBy(other, 'question-answer')[0] })
    expect(await questions()).toMatchObject([{ state: 'closed', answer: null }])
    // And it may be asked anew.
    await asks('And now?')
    expect(await questions()).toHaveLength(2)
  })

  it('waits where all who could have others before them, and goes on when they stop', async () => {
    await becomesMentor('cy')
    const { organizationId } = world
    const [cy, now] = [await world.memberId('cy'), world.clock.now()]
    for (const text of ['One?', 'Two?', 'Three?']) {
      const of = { organizationId, packId: 'p', skill: 's', askerId: await world.memberId('bo'), text }
      const asked = { state: 'asked', mentorId: cy, askedAt: now, expiresAt: new Date('2026-12-24') }
      await prisma().mentorQuestion.create({ data: { id: newId(), ...of, ...asked } })
    }
    await asks()
    const own = async () => (await questions()).find(({ text }) => text === 'Why two wires?')
    expect(await own()).toMatchObject({ state: 'waiting' })
    await prisma().mentorQuestion.updateMany({ where: { text: 'One?' }, data: { state: 'answered' } })
    await world.travelTo('2026-11-02T15:00:00Z')
    expect(await own()).toMatchObject({ state: 'asked', mentorId: cy })
    await slack('cy').say('mentor')
    await slack('cy').press('mentor-stop')
    expect(await own()).toMatchObject({ state: 'closed' })
  })

  it('is not answered by a badge that is gone, and goes on at once when it is revoked', async () => {
    const credential = await becomesMentor('cy')
    await becomesMentor('di', teams('di'))
    await prisma().mentorProfile.updateMany({
      where: { memberId: await world.memberId('di') },
      data: { pausedUntil: new Date('2026-12-24') },
    })
    await asks()
    const cy = slack('cy')
    await cy.press('question-answer', { on: seenBy(cy, 'question-answer')[0] })
    await prisma().mentorProfile.updateMany({ data: { pausedUntil: null } })
    const { organizationId } = world
    const change = { change: 'revoked', reason: 'It was wrong', actor: 'test' } as const
    await prisma().$transaction((tx) =>
      changeStanding(world.product.deps, tx, { id: credential, organizationId }, change, world.clock.now()),
    )
    await world.drive.settle()
    await cy.submit({ answer: 'Too late' })
    expect(await questions()).toMatchObject([
      { state: 'asked', mentorId: await world.memberId('di'), answer: null },
    ])
    expect(seenBy(teams('di'), 'question-answer')).toHaveLength(1)
  })

  it('has one answer, when two are sent at once', async () => {
    await becomesMentor('cy')
    await asks()
    const [question] = await questions()
    const key = { id: question?.id ?? '', organizationId: world.organizationId }
    const by = await world.memberId('cy')
    const now = world.clock.now()
    await Promise.all(
      ['One', 'Two', 'Three'].map((text) => answer(world.product.deps, key, { by, text }, now)),
    )
    await world.drive.settle()
    expect(seenBy(slack('ana'), 'question-helped')).toHaveLength(1)
    const stored = (await questions())[0]?.answer
    expect(seenBy(slack('ana'), 'question-helped')[0]?.text).toContain(String(stored))
  })

  it('is nobody else’s: neither the question nor its answer can be pressed by others', async () => {
    await becomesMentor('cy')
    await asks()
    const [question] = await questions()
    const key = { id: question?.id ?? '', organizationId: world.organizationId }
    const by = await world.memberId('bo')
    expect(await answer(world.product.deps, key, { by, text: 'Mine' }, world.clock.now())).toBe('over')
    const elsewhere = { ...key, organizationId: 'other' }
    const cy = await world.memberId('cy')
    expect(await answer(world.product.deps, elsewhere, { by: cy, text: 'Mine' }, world.clock.now())).toBe(
      'over',
    )
    expect(await questions()).toMatchObject([{ state: 'asked', answer: null }])
  })

  it('is forgotten with its asker; when its mentor is erased, somebody else is asked', async () => {
    await becomesMentor('cy')
    await becomesMentor('di', teams('di'))
    await asks()
    const first = (await questions())[0]?.mentorId ?? ''
    const { organizationId } = world
    await erase(world.product.deps, { memberId: first, organizationId }, 'keep', 'test')
    await world.drive.settle()
    await world.travelTo('2026-11-06T18:00:00Z')
    const [after] = await questions()
    expect(JSON.stringify(after)).not.toContain(first)
    expect(after?.state).toMatch(/asked|closed/)
    await erase(
      world.product.deps,
      { memberId: await world.memberId('ana'), organizationId },
      'revoke',
      'test',
    )
    expect(await questions()).toEqual([])
  })
})
