import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { movePairing } from '../../src/mentorship/pairing.ts'
import { createPages } from '../../src/web/pages.tsx'
import { anAchievement } from '../builders/credentials.ts'
import { handsOf } from '../builders/evidence.ts'
import { groupOf, mentoringOf, seenBy } from '../builders/mentoring.ts'
import { wholeTinyPack } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

const dayMs = 86_400_000

let world: TestWorld
beforeEach(async () => {
  // Ana learns; Cy mentors on Slack, Di on Teams. It is a Monday, six in the morning.
  world = await startWorld({
    people: ['ana', 'bo', 'cy', 'di'].map((id) => aPerson(id)),
    platforms: ['slack', 'teams'],
  })
  await world.importFiles(wholeTinyPack())
  await world.enrol('ana')
})
afterEach(() => world.close())

const mentoring = () => mentoringOf(world)
const people = () => ({
  ana: handsOf(world, 'ana', 'slack'),
  bo: handsOf(world, 'bo', 'slack'),
  cy: handsOf(world, 'cy', 'slack'),
})
const prisma = () => world.database.prisma
const travel = (days: number) => world.drive.travel(new Date(world.clock.now().getTime() + days * dayMs))
const pairing = () => prisma().pairing.findFirstOrThrow({ orderBy: { proposedAt: 'desc' } })
const meetings = () => prisma().mentoringMeeting.findMany({ orderBy: { id: 'asc' } })
const pages = () =>
  createPages({
    isReady: () => true,
    playground: undefined,
    install: () => undefined,
    connectedTo: () => '',
    accounts: { product: () => world.product.deps, sso: () => undefined },
  })
const fileAt = async (name: string) => {
  const response = await pages().request(`/calendar/${name}`)
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}
const calendar = async () => fileAt(`${(await meetings()).at(-1)?.calendarToken}.ics`)
const unfold = (text: string) => text.replaceAll('\r\n ', '')

describe('two on Slack', () => {
  it('get a conversation of their own, with who they are, what to begin with, and three times', async () => {
    const { ana, cy } = people()
    await mentoring().together(ana, cy)
    const group = groupOf(world, 'ana', 'cy')
    const [first, ...rest] = ana.all(group)
    expect(rest).toEqual([])
    expect(first?.text).toContain('Learning together')
    expect(first?.text).toContain('I want to choose a sensor without help')
    expect(first?.intents.filter((intent) => intent === 'meeting-set')).toHaveLength(3)
    expect(await pairing()).toMatchObject({ state: 'active', conversation: group })
    // Each is told in their own conversation where it is.
    for (const hands of [ana, cy]) expect(hands.last().text).toContain('opened a conversation')
    expect(world.slack.state().channels.find(({ id }) => id === group)?.members).toHaveLength(3)
  })

  it('are told each alone where the workspace has not granted that, and nothing is lost', async () => {
    await world.close()
    world = await startWorld({
      people: ['ana', 'cy'].map((id) => aPerson(id)),
      slackScopes: ['chat:write', 'commands', 'im:history', 'im:write', 'users:read', 'users:read.email'],
    })
    await world.importFiles(wholeTinyPack())
    await world.enrol('ana')
    const { ana, cy } = people()
    await mentoring().together(ana, cy)
    expect(await pairing()).toMatchObject({ state: 'active', conversation: null })
    expect(ana.last().text).toContain('cy@works.example')
    expect(ana.last().intents).toContain('meeting-set')
  })
})

describe('a conversation of two that', () => {
  it('can’t be opened now is opened later, once', async () => {
    const { ana, cy } = people()
    await mentoring().holds('cy')
    await mentoring().wouldMentor(cy)
    await mentoring().asks(ana)
    world.slack.faults.inject({ on: 'conversations.open', retryAfterSeconds: 60, forMs: 50_000 })
    await cy.press('pairing-accept', { on: seenBy(cy, 'pairing-accept').at(-1) })
    expect(await pairing()).toMatchObject({ state: 'accepted', conversation: null })
    await world.drive.travel(new Date(world.clock.now().getTime() + 120_000))
    expect(await pairing()).toMatchObject({ state: 'active' })
    expect(ana.all(groupOf(world, 'ana', 'cy'))).toHaveLength(1)
  })

  it('takes no message is left alone: each is told how to reach the other', async () => {
    const { ana, cy } = people()
    await mentoring().holds('cy')
    await mentoring().wouldMentor(cy)
    await mentoring().asks(ana)
    world.slack.faults.inject({ on: 'chat.postMessage', error: 'is_archived', times: 1 })
    await cy.press('pairing-accept', { on: seenBy(cy, 'pairing-accept').at(-1) })
    await world.drive.travel(new Date(world.clock.now().getTime() + 120_000))
    expect(await pairing()).toMatchObject({ state: 'active', conversation: null })
    expect(ana.all().some(({ text }) => text.includes('cy@works.example'))).toBe(true)
    expect(cy.all().some(({ text }) => text.includes('ana@works.example'))).toBe(true)
  })
})

describe('a meeting', () => {
  it('is set by one press by either, told to the other, and has a calendar file', async () => {
    const { ana, cy } = people()
    await mentoring().together(ana, cy)
    const group = groupOf(world, 'ana', 'cy')
    await ana.press('meeting-set', { on: ana.last(group) })
    expect(await meetings()).toMatchObject([
      { state: 'set', sequence: 0, startsAt: new Date('2026-11-02T08:00:00Z'), minutes: 30 },
    ])
    expect(cy.last().text).toMatch(/Ana.* would talk with you on Monday/)
    const { status, type, text } = await calendar()
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect(text).toContain('METHOD:PUBLISH')
    expect(text).toContain('DTSTART:20261102T080000Z')
    expect(text).toContain('DTEND:20261102T083000Z')
    expect(unfold(text)).toContain('Ana and Cy')
    // The file tells no address of anybody.
    expect(unfold(text)).not.toContain('@works.example')
  })

  it('is one time, however often and by whom the same is pressed', async () => {
    const { ana, cy } = people()
    await mentoring().together(ana, cy)
    const group = groupOf(world, 'ana', 'cy')
    const card = ana.last(group)
    await ana.press('meeting-set', { on: card })
    await ana.press('meeting-set', { on: card, revision: card.revision })
    await cy.press('meeting-set', { on: card, revision: card.revision })
    expect(await meetings()).toMatchObject([{ sequence: 0 }])
  })

  it('moves within the same entry of the calendar, and an older card no longer moves it', async () => {
    const { ana, cy } = people()
    await mentoring().together(ana, cy)
    const group = groupOf(world, 'ana', 'cy')
    await ana.press('meeting-set', { on: ana.last(group) })
    const old = cy.last()
    const uid = /UID:(.*)/.exec((await calendar()).text)?.[1]
    await cy.press('meeting-choose')
    await cy.submit({ at: '2026-11-04T10:30:00.000Z' })
    expect(await meetings()).toMatchObject([{ sequence: 1, startsAt: new Date('2026-11-04T10:30:00Z') }])
    expect(ana.last().text).toMatch(/Cy.* has moved your talk/)
    const { text } = await calendar()
    expect(text).toContain('SEQUENCE:1')
    expect(/UID:(.*)/.exec(text)?.[1]).toBe(uid)
    await cy.press('meeting-cancel', { on: old })
    expect(await meetings()).toMatchObject([{ sequence: 1, state: 'set' }])
    expect(cy.all().some(({ text: said }) => said.includes('Wednesday'))).toBe(true)
  })

  it('is called off by either: the file takes it out of the calendar, and an answer for it is told kindly', async () => {
    const { ana, cy } = people()
    await mentoring().together(ana, cy)
    const group = groupOf(world, 'ana', 'cy')
    await ana.press('meeting-set', { on: ana.last(group) })
    const reply = cy.last()
    const set = ana.last(group)
    // Cy looks at other times while Ana calls it off.
    await cy.press('meeting-choose', { on: reply })
    await ana.press('meeting-cancel', { on: set })
    await ana.press('meeting-cancel', { on: set, revision: set.revision })
    expect(await meetings()).toMatchObject([{ state: 'cancelled', sequence: 1 }])
    const { text } = await calendar()
    expect(text).toContain('METHOD:CANCEL')
    expect(text).toContain('STATUS:CANCELLED')
    expect(cy.last().text).toContain('called off')
    expect(text).toContain('ORGANIZER')
    // Cy answers what Ana has called off: by another time, and by a no.
    await cy.submit({ at: '2026-11-04T10:30:00.000Z' })
    expect(await meetings()).toMatchObject([{ state: 'cancelled' }])
    expect(cy.last().text).toContain('no longer open')
    expect(cy.last().intents).toContain('meeting-set')
    await cy.press('meeting-cancel', { on: reply })
    expect(await meetings()).toMatchObject([{ state: 'cancelled', sequence: 1 }])
    expect(cy.all().find(({ ts }) => ts === reply.ts)?.text).toMatch(/Ana.* can not make it/)
    // Nobody is asked whether it took place.
    await travel(2)
    expect(seenBy(ana, 'check-in')).toEqual([])
  })

  it('is not taken for a time that is over, that nobody offered, or of somebody else', async () => {
    const { ana, bo, cy } = people()
    await mentoring().together(ana, cy)
    const group = groupOf(world, 'ana', 'cy')
    const card = ana.last(group)
    await travel(4)
    await ana.press('meeting-set', { on: card })
    expect(await meetings()).toEqual([])
    expect(ana.last(group).text).toContain('no longer open')
    await ana.press('meeting-choose', { on: ana.last(group) })
    await ana.submit({ at: '2026-11-08T03:00:00.000Z' }).catch(() => undefined)
    expect(await meetings()).toEqual([])
    // Bo got hold of the button.
    await world.slack.say({ user: bo.user, channel: bo.dm, text: 'mentor' })
    await world.drive.settle()
    expect(await meetings()).toEqual([])
  })

  it('has a file for nobody who does not know its address', async () => {
    for (const name of ['nothing.ics', `${'x'.repeat(43)}.ics`, `${'x'.repeat(43)}`, '..%2f..%2fetc'])
      expect((await fileAt(name)).status).toBe(404)
  })
})

describe('afterwards', () => {
  const met = async () => {
    const { ana, cy } = people()
    await mentoring().together(ana, cy)
    const group = groupOf(world, 'ana', 'cy')
    await ana.press('meeting-set', { on: ana.last(group) })
    await world.travelTo('2026-11-02T09:00:00Z')
    return { ana, cy }
  }

  it('both are asked once whether they met, and what both say counts once', async () => {
    const { ana, cy } = await met()
    for (const hands of [ana, cy]) expect(seenBy(hands, 'check-in')).toHaveLength(1)
    await ana.press('Yes, an hour', { on: seenBy(ana, 'check-in')[0] })
    await cy.press('Yes, half an hour', { on: seenBy(cy, 'check-in')[0] })
    await cy.say('mentor')
    expect(cy.last().text).toContain('0.5 hours')
    // The other one never hears how it is.
    const before = cy.all().map(({ text }) => text)
    await ana.press('Not for me', { on: seenBy(ana, 'mentoring-feedback')[0] })
    expect(await prisma().mentoringFeedback.findMany()).toMatchObject([{ value: 'not' }])
    expect(cy.all().map(({ text }) => text)).toEqual(before)
  })

  it('it is completed: mastery then and now, thanks, and the hours of the mentor', async () => {
    const { ana, cy } = await met()
    await ana.press('Yes, an hour', { on: seenBy(ana, 'check-in')[0] })
    await ana.press('It helps', { on: seenBy(ana, 'mentoring-feedback')[0] })
    const reached = seenBy(ana, 'pairing-complete')[0]
    await ana.press('pairing-complete', { on: reached })
    await ana.press('pairing-complete', { on: reached, revision: reached?.revision ?? 1 })
    expect(await pairing()).toMatchObject({ state: 'completed', masteryThen: 0 })
    expect(await prisma().mentoringRequest.findMany()).toMatchObject([
      { status: 'closed', closedWhy: 'completed' },
    ])
    const done = ana.all().filter(({ text }) => text.includes('You have reached your goal'))
    expect(done).toHaveLength(1)
    expect(done[0]?.text).toMatch(/then, .* now/)
    const thanked = cy.all().filter(({ text }) => text.includes('helped somebody get there'))
    expect(thanked).toHaveLength(1)
    expect(thanked[0]?.text).toContain('1 hours in all')
    // Nothing more is asked of them.
    await travel(40)
    expect(seenBy(ana, 'check-in')).toHaveLength(0)
  })

  it('nothing is completed before they have talked', async () => {
    const { ana, cy } = people()
    await mentoring().together(ana, cy)
    await ana.say('mentor')
    await ana.press('pairing-complete')
    expect(await pairing()).toMatchObject({ state: 'active' })
    expect(ana.last().text).toContain('not told me of a talk')
  })

  it('somebody else is looked for, without a reason, and not the same again while there is another', async () => {
    const { ana, cy } = await met()
    await mentoring().holds('di')
    await mentoring().wouldMentor(handsOf(world, 'di', 'teams'))
    await ana.press('Yes, half an hour', { on: seenBy(ana, 'check-in')[0] })
    await ana.press('Not for me', { on: seenBy(ana, 'mentoring-feedback')[0] })
    await ana.press('pairing-rematch', { on: seenBy(ana, 'pairing-rematch')[0] })
    const all = await prisma().pairing.findMany({ orderBy: { proposedAt: 'asc' } })
    expect(all).toMatchObject([
      { state: 'rematched' },
      { state: 'proposed', mentorId: await world.memberId('di') },
    ])
    expect(cy.last().text).toContain('has ended')
  })
})

describe('silence', () => {
  it('is noticed after one, two and three weeks and closed after four, with thanks to both', async () => {
    const { ana, cy } = people()
    await mentoring().together(ana, cy)
    const asked = () => seenBy(ana, 'check-in').length
    const counts: number[] = []
    for (const days of [6, 1, 6, 1, 7, 6]) {
      await travel(days)
      counts.push(asked())
    }
    expect(counts).toEqual([0, 1, 1, 2, 3, 3])
    expect(seenBy(cy, 'check-in')).toHaveLength(3)
    await travel(1)
    expect(await pairing()).toMatchObject({ state: 'ended', endedBy: null })
    expect(await prisma().mentoringRequest.findMany()).toMatchObject([{ closedWhy: 'silent' }])
    for (const hands of [ana, cy]) expect(hands.last().text).toContain('I have closed it')
    // A press on what was asked before changes nothing.
    await ana.press('Not yet', { on: seenBy(ana, 'check-in')[0] })
    expect(await prisma().mentoringCheckIn.count()).toBe(0)
  })

  it('that is asked about twice is one occasion: a talk that is told on both cards counts once', async () => {
    const { ana, cy } = people()
    await mentoring().together(ana, cy)
    await travel(15)
    const [first, second] = seenBy(cy, 'check-in')
    await cy.press('Yes, an hour', { on: first })
    await cy.press('Yes, an hour', { on: second })
    await cy.say('mentor')
    expect(cy.last().text).toContain('mentored for 1 hours')
    // One yes beside a "not yet" is no talk, and completes nothing.
    await ana.press('Not yet', { on: seenBy(ana, 'check-in')[0] })
    await ana.say('mentor')
    await ana.press('pairing-complete')
    expect(await pairing()).toMatchObject({ state: 'active' })
  })

  it('is over for who gives a sign in the moment in which it would be closed', async () => {
    const { ana, cy } = people()
    await mentoring().together(ana, cy)
    await travel(27)
    const active = await prisma().pairing.findFirstOrThrow()
    const now = new Date(world.clock.now().getTime() + 2 * dayMs)
    await prisma().pairing.update({ where: { id: active.id }, data: { lastContactAt: now } })
    expect(await movePairing(world.product.deps, active, { move: 'lapse' }, now)).toMatchObject({ ok: false })
    expect(await pairing()).toMatchObject({ state: 'active' })
  })

  it('ends with any answer, and begins anew', async () => {
    const { ana, cy } = people()
    await mentoring().together(ana, cy)
    await travel(21)
    await cy.press('Not yet', { on: seenBy(cy, 'check-in').at(-1) })
    await travel(27)
    expect(await pairing()).toMatchObject({ state: 'active' })
    await travel(2)
    expect(await pairing()).toMatchObject({ state: 'ended' })
  })
})

describe('a badge for mentors', () => {
  it('is earned by the word of the learner, and not by the mentor alone', async () => {
    const { ana, bo, cy } = people()
    await world.enrol('bo')
    const achievementId = await anAchievement(world, {
      title: 'Mentor in sensing',
      skills: ['industrial-sensing'],
      criteria: { kind: 'mentoring-completed', learners: 2, minutes: 30 },
    })
    const pathway = await prisma().pathway.findFirstOrThrow({ where: { slug: 'tiny-foundations' } })
    await prisma().achievement.update({ where: { id: achievementId }, data: { packId: pathway.packId } })
    const earned = () => prisma().credential.count({ where: { achievementId } })
    const through = async (learner: typeof ana, who: typeof ana, isFirst: boolean) => {
      if (isFirst) await mentoring().together(learner, cy)
      else {
        await mentoring().asks(learner)
        await cy.press('pairing-accept', { on: seenBy(cy, 'pairing-accept').at(-1) })
      }
      await travel(7)
      await who.press('Yes, an hour', { on: seenBy(who, 'check-in').at(-1) })
      await learner.say('mentor')
      await learner.press('pairing-complete', { on: seenBy(learner, 'pairing-complete').at(-1) })
    }
    // Cy says that they talked, Ana says nothing of it: it counts for the hours, and not for the badge.
    await through(ana, cy, true)
    await through(bo, bo, false)
    expect(await earned()).toBe(0)
    await through(ana, ana, false)
    expect(await earned()).toBe(1)
  })
})

describe('two who mentor each other', () => {
  it('may: each is a learner of the one and a mentor of the other', async () => {
    const { ana, cy } = people()
    await mentoring().together(ana, cy)
    await mentoring().holds('ana')
    await mentoring().wouldMentor(ana)
    await mentoring().asks(cy)
    await ana.press('pairing-accept', { on: seenBy(ana, 'pairing-accept').at(-1) })
    const all = await prisma().pairing.findMany()
    expect(all.map(({ state }) => state)).toEqual(['active', 'active'])
    expect(new Set(all.map(({ mentorId }) => mentorId)).size).toBe(2)
  })
})
