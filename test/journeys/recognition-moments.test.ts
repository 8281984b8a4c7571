import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CredentialIssued } from '../../src/credentials/events.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { PairingClosed } from '../../src/mentorship/events.ts'
import type { DeliveryFinished } from '../../src/quizzes/events.ts'
import { aSignedCredential } from '../builders/credentials.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { aPerson } from '../builders/product.ts'
import { type Cheerful, slackChannel, startCheerful } from '../builders/recognition.ts'

/** What is recognised, by what really happens: of six people in one team, who let all of it be known. */

const ids = ['ana', 'bo', 'cy', 'di', 'ed', 'mo']
let cheerful: Cheerful
let pages: Awaited<ReturnType<typeof serveMemberPages>>
beforeAll(async () => {
  cheerful = await startCheerful({ people: ids.map((id) => aPerson(id)) })
  const { world, chooseChannels } = cheerful
  pages = await serveMemberPages(world)
  await chooseChannels()
  const { prisma } = world.database
  const { organizationId } = world
  const kinds = ['renewal-in-time', 'pathway-completed', 'first-week', 'pairing-completed', 'anniversary']
  for (const person of ids) {
    const memberId = await world.memberId(person)
    await prisma.recognitionChoice.createMany({
      data: kinds.map((kind) => ({ memberId, kind, organizationId, choice: 'announce' })),
    })
  }
})
afterAll(async () => {
  await pages.close()
  await cheerful.world.close()
})

const prisma = () => cheerful.world.database.prisma
const emit = async (event: DeliveryFinished | PairingClosed | CredentialIssued) => {
  const { world } = cheerful
  // Twice: what happens may be told twice.
  for (let time = 0; time < 2; time++) {
    await prisma().$transaction((tx) => world.product.deps.outbox.emit(tx, event))
    await world.drive.settle()
  }
}
/** The page that the newest post with these words links, as text. */
const behind = async (part: string): Promise<string> => {
  const { ts } = cheerful.posts('slack').findLast(({ text }) => text.includes(part)) ?? {}
  const sent = cheerful.world.slack.state().messages[slackChannel]?.find((message) => message.ts === ts)
  const address = /<([^|>]+\/m\/[0-9a-z]+)\|/.exec(JSON.stringify(sent?.blocks))?.[1]
  if (!address) throw new Error(`No link in a post with ${part}`)
  const response = await fetch(address)
  expect(response.status).toBe(200)
  return (await response.text()).replace(/<[^>]+>/g, ' ')
}
const newest = () => cheerful.post('slack').text
const count = () => prisma().recognitionMoment.count()

describe('what is recognised', () => {
  it('five days of learning, once', async () => {
    const { world } = cheerful
    const { organizationId } = world
    const memberId = await world.memberId('ana')
    const days = ['2026-10-05', '2026-10-07', '2026-10-19', '2026-10-20', '2026-10-30']
    for (const [index, date] of days.entries()) {
      const deliveryId = newId()
      await prisma().delivery.create({
        data: {
          id: deliveryId,
          organizationId,
          memberId,
          localDate: new Date(date),
          sequence: 0,
          status: 'finished',
          dueAt: new Date(date),
          seed: 1,
        },
      })
      await emit({
        name: 'delivery.finished',
        organizationId,
        data: { deliveryId, memberId },
      } as DeliveryFinished)
      expect(await count()).toBe(index < 4 ? 0 : 1)
    }
    expect(newest()).toContain('Ana has learnt on five days')
    expect(await behind('Ana has learnt on five days')).toContain(
      'How far apart the days are makes no difference',
    )
  })

  it('a pathway, when its last lesson is finished', async () => {
    const { world } = cheerful
    const { organizationId } = world
    const memberId = await world.memberId('bo')
    await world.enrol('bo')
    const { pathwayId } = await prisma().enrolment.findFirstOrThrow({ where: { memberId } })
    const lessons = await prisma().lesson.findMany({
      where: { module: { pathways: { some: { pathwayId } } } },
    })
    await prisma().lessonFinish.createMany({
      data: lessons.map(({ id }) => ({
        memberId,
        lessonId: id,
        organizationId,
        deliveryId: 'd',
        finishedAt: world.clock.now(),
      })),
    })
    const job = { job: 'complete-pathways', payload: { memberId, organizationId } }
    for (let time = 0; time < 2; time++) {
      await prisma().$transaction((tx) => world.product.deps.outbox.enqueue(tx, [job]))
      await world.drive.settle()
    }
    expect(newest()).toContain('Bo has finished the pathway “Tiny foundations”')
    expect(newest()).toContain(`All ${lessons.length} lessons`)
    const page = await behind('Bo has finished the pathway')
    const versions = await prisma().lessonVersion.findMany({
      where: { id: { in: lessons.flatMap(({ versionId }) => versionId ?? []) } },
    })
    expect(versions).toHaveLength(lessons.length)
    for (const { title } of versions) expect(page).toContain(title)
  })

  it('a pathway that others may want, too: they join it from the post; its learner and who has finished it do not', async () => {
    const { hands, posts, later, world } = cheerful
    const on = posts('slack').findLast(({ text }) => text.includes('Bo has finished the pathway'))
    await hands('bo').press('want-too', { on })
    expect(hands('bo').last(slackChannel).text).toContain('your own')
    await hands('cy').press('want-too', { on })
    expect(hands('cy').last(slackChannel).text).toMatch(
      /“Tiny foundations”, for you too[\s\S]*\d lessons, a few minutes/,
    )
    const memberId = await world.memberId('cy')
    expect(await prisma().enrolment.count({ where: { memberId, status: 'active' } })).toBe(1)
    await later(6_000)
    expect(posts('slack').findLast(({ text }) => text.includes('Bo has finished'))?.text).toContain(
      'One colleague wants this too.',
    )
    await prisma().enrolment.updateMany({ where: { memberId }, data: { status: 'completed' } })
    await hands('cy').press('want-too', { on })
    expect(hands('cy').last(slackChannel).text).toContain('finished it already')
    await prisma().enrolment.deleteMany({ where: { memberId } })
  })

  it('of a pathway what was finished then, though lessons have come to it since', async () => {
    const { posts, hands, later } = cheerful
    const [lesson] = await prisma().lesson.findMany({ orderBy: { position: 'desc' }, take: 1 })
    if (!lesson) throw new Error('No lesson')
    const { id: _id, ...rest } = lesson
    const more = await prisma().lesson.create({
      data: { ...rest, id: newId(), slug: 'one-more', position: 99 },
    })
    const on = posts('slack').findLast(({ text }) => text.includes('Bo has finished'))
    const said = /All \d+ lessons/.exec(on?.text ?? '')?.[0]
    await hands('ed').press('kudos', { on })
    await later(6_000)
    const changed = posts('slack').findLast(({ text }) => text.includes('Bo has finished'))
    expect(changed?.revision).toBeGreaterThan(on?.revision ?? 0)
    expect(changed?.text).toContain(said)
    await prisma().lesson.delete({ where: { id: more.id } })
  })

  it('a goal reached with a mentor, who is named where they are glad to be', async () => {
    const { world } = cheerful
    const { organizationId } = world
    const [menteeId, mentorId] = [await world.memberId('cy'), await world.memberId('di')]
    await prisma().recognitionChoice.create({
      data: { memberId: mentorId, kind: 'mentor', organizationId, choice: 'announce' },
    })
    const { packId } = await prisma().learningOutcome.findFirstOrThrow({
      where: { skill: 'industrial-sensing' },
    })
    const about = { organizationId, menteeId, packId, skill: 'industrial-sensing' }
    const now = world.clock.now()
    await prisma().mentoringRequest.create({
      data: {
        id: 'r',
        ...about,
        goal: 'To read',
        fromMinute: 0,
        untilMinute: 60,
        status: 'closed',
        askedAt: now,
      },
    })
    await prisma().pairing.create({
      data: {
        id: 'p',
        ...about,
        requestId: 'r',
        mentorId,
        state: 'completed',
        score: 1,
        proposedAt: now,
        nudgeAt: now,
        expiresAt: now,
        endedAt: now,
      },
    })
    const data = { pairingId: 'p', requestId: 'r', mentorId, move: 'complete' as const }
    await emit({ name: 'pairing.closed', organizationId, data })
    expect(newest()).toMatch(/Cy has reached a goal in “.+” with a mentor[\s\S]*With the help of Di/)
    const page = await behind('Cy has reached a goal')
    const outcome = await prisma().learningOutcome.findFirstOrThrow({
      where: { skill: 'industrial-sensing' },
    })
    expect(page).toContain(outcome.text)
    expect(page).toContain('With the help of Di')
    expect(page).toContain('The two found the goal reached')
    const talk = { pairingId: 'p', organizationId, at: now }
    await prisma().mentoringCheckIn.createMany({
      data: [
        { ...talk, occasion: 'one', memberId: menteeId, minutes: 30 },
        { ...talk, occasion: 'one', memberId: mentorId, minutes: 30 },
        { ...talk, occasion: 'two', memberId: mentorId, minutes: 15 },
        { ...talk, occasion: 'three', memberId: mentorId, minutes: 0 },
      ],
    })
    expect(await behind('Cy has reached a goal')).toContain('They talked 2 times')
  })

  it('a skill that half of the team has, without a name or a number', async () => {
    const { earns } = cheerful
    for (const person of ['ana', 'bo']) await earns(person)
    expect(await prisma().recognitionMoment.count({ where: { kind: 'coverage-reached' } })).toBe(0)
    await earns('cy')
    expect(await prisma().recognitionMoment.count({ where: { kind: 'coverage-reached' } })).toBeGreaterThan(0)
    const told = cheerful.posts('slack').find(({ text }) => text.includes('has it covered'))
    expect(told?.text).toContain('At least half of Line 1')
    expect(told?.text).toContain('Line 1 has it covered')
    expect(told?.text).not.toMatch(/Ana|Bo|Cy|\b3\b/)
    expect(told?.intents).toEqual(['kudos', 'want-too'])
    const page = await behind('has it covered')
    expect(page).toContain('a team of five or more')
    expect(page).toContain('Signal reader')
    expect(page).not.toMatch(/\b(Ana|Bo|Cy)\b/)
  })

  it('a renewal in time, and none that was late', async () => {
    const { world } = cheerful
    const { organizationId } = world
    const achievement = await prisma().achievement.findFirstOrThrow({ where: { slug: 'tiny-reader' } })
    const renew = async (person: string, validUntil: Date) => {
      const memberId = await world.memberId(person)
      const mine = { achievementId: achievement.id, memberId }
      const first = await aSignedCredential(world, { ...mine, validUntil })
      const id = await aSignedCredential(world, { ...mine, sequence: 2 })
      const basis = [
        { kind: 'renewed', sittingId: 's', credentialId: first, outcomes: 1, items: 1, at: '2026-11-02' },
      ]
      await prisma().credential.update({ where: { id }, data: { renewsId: first, basis } })
      await emit({
        name: 'credential.issued',
        organizationId,
        data: { credentialId: id, memberId, achievementId: achievement.id },
      })
    }
    const now = world.clock.now().getTime()
    await world.travelTo('2026-11-03T10:00:00Z')
    await renew('di', new Date(now - 1_000))
    expect(
      cheerful
        .posts('slack')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Di has renewed')
    await renew('ed', new Date(now + 90 * 86_400_000))
    expect(newest()).toContain('Ed has renewed “Signal reader”')
  })

  it('a year of a badge that is still valid', async () => {
    const { world } = cheerful
    await world.travelTo('2027-11-02T09:30:00Z')
    const told = cheerful
      .posts('slack')
      .filter(({ text }) => /has held “Signal reader” for a year/.test(text))
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told.map(({ text }) => text.split('\n')[0])).size).toBe(told.length)
  }, 120_000)

  it('with pages that say nothing of what is kept private, was taken back, or is of somebody who has left', async () => {
    const { world } = cheerful
    const { id } = await prisma().recognitionMoment.findFirstOrThrow({ where: { kind: 'pathway-completed' } })
    const read = async () => {
      const response = await fetch(`${pages.origin}/m/${id}`)
      return { status: response.status, text: await response.text() }
    }
    expect((await read()).text).toContain('Bo has finished')
    const expectNothing = async () => {
      const found = await read()
      expect(found.status).toBe(404)
      expect(found.text).not.toMatch(/Bo\b|Tiny/)
      expect((await fetch(`${pages.origin}/m/nobody`)).status).toBe(404)
    }
    await prisma().recognitionMoment.update({ where: { id }, data: { state: 'asking' } })
    expect((await read()).status).toBe(200)
    for (const state of ['private', 'withdrawn']) {
      await prisma().recognitionMoment.update({ where: { id }, data: { state } })
      await expectNothing()
    }
    await prisma().recognitionMoment.update({ where: { id }, data: { state: 'approved' } })
    const member = { where: { id: await world.memberId('bo') } }
    await prisma().member.update({ ...member, data: { until: new Date('2027-10-01') } })
    await expectNothing()
    await prisma().member.update({ ...member, data: { until: null } })
  })

  it('leads from a badge’s moment to its page, as long as that is public', async () => {
    const { id } = await prisma().recognitionMoment.findFirstOrThrow({ where: { kind: 'renewal-in-time' } })
    const { credentialId } = (await prisma().recognitionMoment.findFirstOrThrow({ where: { id } })).facts as {
      credentialId: string
    }
    const read = () => fetch(`${pages.origin}/m/${id}`, { redirect: 'manual' })
    await prisma().credential.update({ where: { id: credentialId }, data: { shared: true } })
    const found = await read()
    expect([found.status, found.headers.get('location')]).toEqual([302, `${pages.origin}/c/${credentialId}`])
    await prisma().credential.update({ where: { id: credentialId }, data: { shared: false } })
    expect((await read()).status).toBe(404)
  })
})
