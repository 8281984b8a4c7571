import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.ts'
import { loadQuestion, storeAnswer } from '../../src/quizzes/answers.store.ts'
import { afterAnswer } from '../../src/review/memory.rules.ts'
import { testDatabase } from '../builders/database.ts'
import { addOtherClient, buttonsOf, cardOf, textOf } from '../builders/other-client.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

type Client = Awaited<ReturnType<typeof addOtherClient>>

const codeIn = (text: string): string => /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(text)?.[0] ?? 'none'

/** Everything that belongs to members, in an order that a test can compare. */
const held = async ({ database: { prisma } }: TestWorld) => ({
  members: await prisma.member.findMany({ orderBy: { id: 'asc' } }),
  identities: await prisma.identity.findMany({ orderBy: { id: 'asc' } }),
  schedules: await prisma.schedule.findMany({ orderBy: { memberId: 'asc' } }),
  enrolments: await prisma.enrolment.findMany({ orderBy: { id: 'asc' } }),
  deliveries: await prisma.delivery.findMany({ orderBy: { id: 'asc' } }),
  responses: await prisma.response.findMany({ orderBy: { deliveryItemId: 'asc' } }),
  memories: await prisma.memoryState.findMany({ orderBy: [{ memberId: 'asc' }, { itemId: 'asc' }] }),
  finishes: await prisma.lessonFinish.findMany({ orderBy: [{ memberId: 'asc' }, { lessonId: 'asc' }] }),
  streaks: await prisma.streak.findMany({ orderBy: { memberId: 'asc' } }),
  audit: await prisma.auditEntry.findMany({ where: { action: 'people.merge' } }),
})

/** Joins by writing, chooses the pathway, nine o'clock, Monday to Friday. */
const joinOn = async (teams: Client, id: string): Promise<void> => {
  const person = teams.as(id)
  const pathways = cardOf(await person.say('hello'))
  const times = cardOf(await person.press(pathways, 'Tiny foundations'))
  const days = cardOf(await person.press(times, '09:00'))
  await person.press(days, 'Monday to Friday')
}

/** Answers one question of what is open with its first option. */
const answerOne = async (teams: Client, id: string): Promise<Card> => {
  const person = teams.as(id)
  let card = cardOf(await person.say('today'))
  if (buttonsOf(card).some(({ action }) => action.intent === 'start')) {
    card = cardOf(await person.press(card, 'start'))
  }
  await person.press(card, 'answer')
  return card
}

describe('two records of one person, one of them in the roster', () => {
  let world: TestWorld
  let teams: Client
  let before: Awaited<ReturnType<typeof held>>
  let question: Card
  let ana: string
  let joined: string
  beforeAll(async () => {
    world = await startWorld({ people: [aPerson('ana'), aPerson('bo')], openEnrolment: true })
    teams = await addOtherClient(world, {
      people: [{ id: 'o-ana', name: 'Ana Office', address: 'ana.office@elsewhere.example' }],
    })
    await joinOn(teams, 'o-ana')
    await world.enrol('ana')
    await world.travelTo('2026-11-02T08:00:00Z')
    await pupilOf(world, 'ana').goThrough((slug) => slug.length % 2 === 0)
    await world.travelTo('2026-11-02T09:00:00Z')
    question = await answerOne(teams, 'o-ana')
    ana = await world.memberId('ana')
    const { prisma } = world.database
    joined = (await prisma.member.findFirstOrThrow({ where: { name: 'Ana Office' } })).id
    await prisma.streak.updateMany({ where: { memberId: ana }, data: { current: 1, best: 4 } })
    await prisma.streak.createMany({
      data: [
        {
          memberId: joined,
          organizationId: world.organizationId,
          current: 9,
          best: 9,
          lastDate: new Date('2026-10-30'),
        },
      ],
    })
  })
  afterAll(() => world.close())

  it('are not joined before it was asked, and the question tells how much there is', async () => {
    const code = codeIn(textOf(await teams.as('o-ana').say('link')))
    before = await held(world)
    const talk = pupilOf(world, 'ana')
    await talk.say(`link ${code}`)
    const mine = before.responses.filter(({ memberId }) => memberId === ana).length
    expect(mine).toBeGreaterThan(1)
    expect(talk.last().text).toContain(`${mine} answers here and 1 answer in the record of Ana Office`)
    expect(talk.last().text).toContain('cannot be taken back')
    expect({ ...(await held(world)) }).toEqual(before)
  })

  it('somebody else can’t say yes, nor can who made the code', async () => {
    const bo = pupilOf(world, 'bo')
    await bo.say('hello')
    const asked = pupilOf(world, 'ana').last()
    const { with: ownerId } = JSON.parse(asked.values[0] ?? '{}') as { with: string }
    expect(textOf(await teams.as('o-ana').send('join-records', { with: ownerId }))).toContain('not valid')
    const { reply } = await world.product.dispatch({
      name: 'join-records',
      args: { with: ownerId },
      inputs: {},
      actor: { platform: 'slack', tenant: world.teamId, externalId: bo.user },
      place: { direct: true },
    })
    expect(textOf(reply)).toContain('not valid')
    const { members, responses } = await held(world)
    expect(members.filter(({ mergedInto }) => mergedInto)).toEqual([])
    expect(responses).toEqual(before.responses)
  })

  it('become one: the one of the roster stays, and every answer is kept', async () => {
    before = await held(world)
    const talk = pupilOf(world, 'ana')
    const asked = talk.all().findLast(({ intents }) => intents.includes('join-records'))
    await talk.press('join-records', { on: asked })
    const after = await held(world)
    expect(after.members.find(({ id }) => id === joined)?.mergedInto).toBe(ana)
    expect(after.responses).toEqual(before.responses.map((row) => ({ ...row, memberId: ana })))
    expect(after.identities.filter(({ memberId }) => memberId === ana)).toHaveLength(2)
    expect(after.identities.filter(({ memberId }) => memberId === joined)).toEqual([])
    expect(after.deliveries.map(({ id, message, installationId }) => [id, message, installationId])).toEqual(
      before.deliveries.map(({ id, message, installationId }) => [id, message, installationId]),
    )
    const places = after.deliveries
      .filter(({ memberId }) => memberId === ana)
      .map(({ localDate, sequence }) => `${localDate.toISOString().slice(0, 10)} ${sequence}`)
    expect(places.sort()).toEqual(['2026-11-02 0', '2026-11-02 1'])
    expect(after.enrolments.filter(({ memberId }) => memberId === ana)).toHaveLength(1)
    expect(after.schedules.map(({ memberId }) => memberId)).not.toContain(joined)
    expect(after.finishes).toEqual(before.finishes)
    const met = new Set(before.memories.map(({ itemId }) => itemId))
    expect(after.memories.map(({ memberId }) => memberId)).toEqual([...met].map(() => ana))
    for (const memory of after.memories) {
      const reviews = before.memories.filter(({ itemId }) => itemId === memory.itemId)
      const latest = Math.max(...reviews.map(({ lastReviewAt }) => lastReviewAt.getTime()))
      expect(memory.lastReviewAt.getTime()).toBe(latest)
    }
    expect(after.audit).toMatchObject([{ subject: ana, actor: `member:${ana}`, detail: { merged: joined } }])
  })

  it('and the better streak', async () => {
    const { streaks } = await held(world)
    expect(streaks.filter(({ memberId }) => [ana, joined].includes(memberId))).toMatchObject([
      { memberId: ana, current: 9, best: 9 },
    ])
  })

  it('pressed again, nothing happens any more', async () => {
    const stored = await held(world)
    const talk = pupilOf(world, 'ana')
    await teams.as('o-ana').send('join-records', { with: joined })
    await teams.as('o-ana').send('join-records', { with: ana })
    const asked = talk.all().findLast(({ intents }) => intents.includes('join-records'))
    if (asked) await talk.press('join-records', { on: asked })
    expect(await held(world)).toEqual(stored)
  })

  it('the old cards in the other client go on: what was answered shows its first result', async () => {
    const again = textOf(await teams.as('o-ana').press(question, 'answer'))
    expect(again).toContain('You had answered this one already')
    const home = await teams.as('o-ana').send('home')
    expect(textOf(home)).toContain('Hello, Ana')
  })

  it('an answer that was on its way under the other name is fetched a minute later', async () => {
    const { prisma } = world.database
    const open = await prisma.delivery.findFirstOrThrow({ where: { memberId: ana, status: 'open' } })
    const item = await prisma.deliveryItem.findFirstOrThrow({
      where: { deliveryId: open.id, response: null },
      orderBy: { position: 'asc' },
    })
    const { organizationId, clock, database } = world
    const loaded = await loadQuestion(database, { memberId: ana, organizationId }, item.id, 'en')
    if (!loaded) throw new Error('There is no question')
    const now = clock.now()
    await storeAnswer(database, {
      organizationId,
      memberId: joined,
      question: { ...loaded, memory: undefined },
      answer: 'late',
      correct: true,
      rating: 'good',
      responseMs: undefined,
      answeredAt: now,
      platform: 'teams',
      memory: afterAnswer(undefined, 'good', now, 'Europe/Berlin', '2026-11-02'),
      jobsWhenFinished: '[]',
    })
    const count = () => prisma.response.count({ where: { memberId: ana } })
    const known = await count()
    await world.travelTo(new Date(now.getTime() + 61_000).toISOString())
    expect(await count()).toBe(known + 1)
    expect(await prisma.response.count({ where: { memberId: joined } })).toBe(0)
    expect(await prisma.memoryState.count({ where: { memberId: joined } })).toBe(0)
    const memory = await prisma.memoryState.findFirst({ where: { memberId: ana, itemId: item.itemId } })
    expect(memory?.lastReviewAt).toEqual(now)
  })

  it('the next day brings one lesson, and the roster changes nothing', async () => {
    await world.importPeople([aPerson('ana'), aPerson('bo')])
    const sent = () => world.database.prisma.delivery.count({ where: { localDate: new Date('2026-11-03') } })
    await world.travelTo('2026-11-03T12:00:00Z')
    expect(await sent()).toBe(1)
    const { members } = await held(world)
    expect(members.filter(({ mergedInto }) => mergedInto === null)).toHaveLength(2)
  })
})

describe('two records that both stand in the roster', () => {
  let world: TestWorld
  let teams: Client
  const people = [aPerson('ana'), aPerson('anna')]
  beforeAll(async () => {
    world = await startWorld({ people })
    teams = await addOtherClient(world, {
      people: [{ id: 'o-anna', name: 'Anna', address: 'anna@works.example' }],
    })
    await pupilOf(world, 'ana').say('hello')
    await teams.as('o-anna').say('hello')
    await world.enrol('anna', 'tiny-foundations', { atMinute: 420 })
    await world.travelTo('2026-11-02T06:00:00Z')
  })
  afterAll(() => world.close())

  it('are joined without a question where one is empty, with the schedule of the one that has one', async () => {
    const code = codeIn(textOf(await teams.as('o-anna').say('link')))
    const talk = pupilOf(world, 'ana')
    await talk.say(`link ${code}`)
    expect(talk.last().text).toContain('are one now')
    const { schedules, enrolments, members } = await held(world)
    const survivor = members.find(({ mergedInto }) => mergedInto === null)?.id
    expect(schedules).toMatchObject([{ memberId: survivor, atMinute: 420 }])
    expect(enrolments).toMatchObject([{ memberId: survivor, status: 'active' }])
  })

  it('a roster that still names both, or the other one alone, means the one person', async () => {
    const here = async () => {
      const { members } = await held(world)
      return members.filter(({ mergedInto, until }) => mergedInto === null && until === null).length
    }
    for (const roster of [people, people, people.slice(0, 1), people.slice(1), people]) {
      await world.importPeople(roster)
      await world.drive.settle()
      const { members } = await held(world)
      expect(members).toHaveLength(2)
      expect(await here()).toBe(1)
    }
  })

  it('a third record joined to it takes the first two along', async () => {
    await world.importPeople([...people, aPerson('annie')])
    const annie = await world.memberId('annie')
    const { prisma } = world.database
    const installation = await prisma.installation.findFirstOrThrow({ where: { platform: 'teams' } })
    await prisma.identity.create({
      data: {
        id: 'identity-annie',
        organizationId: world.organizationId,
        memberId: annie,
        installationId: installation.id,
        platform: 'teams',
        tenant: teams.tenant,
        externalId: 'o-annie',
        linkedAt: world.clock.now(),
      },
    })
    const code = codeIn(textOf(await teams.as('o-annie').say('link')))
    await teams.as('o-anna').say(`link ${code}`)
    const { members } = await held(world)
    const survivors = members.filter(({ mergedInto }) => mergedInto === null)
    expect(survivors).toHaveLength(1)
    expect(members.filter(({ mergedInto }) => mergedInto === survivors[0]?.id)).toHaveLength(2)
    expect(await world.memberId('annie')).toBe(survivors[0]?.id)
  })
})

it('two who type each other’s code at the same moment become one, and neither is told of a fault', async () => {
  const pairs = ['a', 'b', 'c', 'd']
  const world = await startWorld({ people: pairs.flatMap((id) => [aPerson(`s${id}`), aPerson(`t${id}`)]) })
  try {
    const named = (id: string) => ({ id: `o-${id}`, name: id, address: `t${id}@works.example` })
    const teams = await addOtherClient(world, { people: pairs.map(named) })
    for (const id of pairs) {
      const there = teams.as(`o-${id}`)
      const here = pupilOf(world, `s${id}`)
      await there.say('hello')
      await here.say('hello')
      await here.say('link')
      const [mine, theirs] = [here.last().text, textOf(await there.say('link'))].map(codeIn)
      const actor = { platform: 'slack', tenant: world.teamId, externalId: here.user } as const
      const typed = { name: 'link-code', args: { code: theirs ?? '' }, inputs: {}, actor }
      const [one, other] = await Promise.all([
        there.say(`link ${mine}`),
        world.product.dispatch({ ...typed, place: { direct: true } }),
      ])
      const told = [textOf(one), textOf(other.reply)]
      expect(told.filter((text) => text.includes('are one now')).length).toBeGreaterThan(0)
      expect(told.join()).not.toContain('went wrong')
    }
    expect(await world.database.prisma.member.count({ where: { mergedInto: null } })).toBe(pairs.length)
  } finally {
    await world.close()
  }
})

it('every table that names a member is known to the one place that moves them', async () => {
  const database = await testDatabase()
  try {
    const { rows } = await database.pool.query<{ place: string }>(`
      SELECT table_name || '.' || column_name AS place FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name ~ '(member|manager|assessor|mentor|mentee|other|asker|by|from)_id$|^(claimed|locked|asked|ended|changed|set)_by$|^merged_into$|^passed$'`)
    expect(rows.map(({ place }) => place).sort()).toEqual([
      'achievement_wishes.member_id',
      'assessor_appointments.member_id',
      'credentials.member_id',
      'deliveries.member_id',
      'enrolments.member_id',
      'evidence.assessor_id',
      'evidence.locked_by',
      'evidence.member_id',
      'identities.member_id',
      'kind_words.from_id',
      'kudos.member_id',
      'lesson_finishes.member_id',
      'link_codes.claimed_by',
      'link_codes.member_id',
      'manager_assignments.manager_id',
      'manager_assignments.member_id',
      'members.merged_into',
      'memory_states.member_id',
      'mentor_nominations.by_id',
      'mentor_nominations.member_id',
      'mentor_offers.member_id',
      'mentor_profiles.member_id',
      'mentor_questions.asker_id',
      'mentor_questions.mentor_id',
      'mentor_questions.passed',
      'mentoring_check_ins.member_id',
      'mentoring_feedback.member_id',
      'mentoring_meetings.changed_by',
      'mentoring_requests.mentee_id',
      'never_meet.asked_by',
      'never_meet.other_id',
      'pairings.ended_by',
      'pairings.mentee_id',
      'pairings.mentor_id',
      'personal_links.member_id',
      'portfolios.member_id',
      'practice_holds.member_id',
      'praises.manager_id',
      'praises.member_id',
      'queued_outcomes.member_id',
      'recognition_channels.set_by',
      'recognition_choices.member_id',
      'recognition_moments.member_id',
      'recognition_moments.mentor_id',
      'responses.member_id',
      'schedules.member_id',
      'sitting_items.member_id',
      'sittings.member_id',
      'streaks.member_id',
    ])
  } finally {
    await database.close()
  }
})
