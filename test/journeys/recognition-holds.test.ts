import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mergeMembers } from '../../src/people/merge.ts'
import { aSignedCredential } from '../builders/credentials.ts'
import { callsOf } from '../builders/faults.ts'
import { aPerson } from '../builders/product.ts'
import { type Cheerful, slackChannel, startCheerful } from '../builders/recognition.ts'

/** What stands goes on saying what holds, whatever becomes of it later. */

let cheerful: Cheerful
const begin = async (...wishes: Parameters<typeof startCheerful>) => {
  cheerful = await startCheerful(...wishes)
  await cheerful.chooseChannels()
}
afterEach(() => cheerful.world.close())

const both = ['slack', 'teams'] as const
const prisma = () => cheerful.world.database.prisma
const emit = async (name: string, data: object) => {
  const { world } = cheerful
  const { organizationId } = world
  await prisma().$transaction((tx) =>
    world.product.deps.outbox.emit(tx, { name, organizationId, data } as never),
  )
  await world.drive.settle()
}
const changed = async (...people: string[]) => {
  const memberIds = await Promise.all(people.map((person) => cheerful.world.memberId(person)))
  await emit('members.changed', { memberIds })
}
const leaves = async (person: string, until: string) => {
  await prisma().member.update({
    where: { id: await cheerful.world.memberId(person) },
    data: { until: new Date(until) },
  })
  await changed(person)
}
const renewed = async (person: string, first: string) => {
  const { world } = cheerful
  const memberId = await world.memberId(person)
  const { achievementId } = await prisma().credential.findUniqueOrThrow({ where: { id: first } })
  const id = await aSignedCredential(world, { achievementId: achievementId ?? '', memberId, sequence: 2 })
  const basis = [
    { kind: 'renewed', sittingId: 's', credentialId: first, outcomes: 1, items: 1, at: '2026-11-02' },
  ]
  await prisma().credential.update({ where: { id }, data: { renewsId: first, basis } })
  await emit('credential.issued', { credentialId: id, memberId, achievementId })
  return id
}

describe('a post', () => {
  beforeEach(() => begin())

  it('of a badge that ran out is one of a badge again once that is renewed', async () => {
    const { earns, asked, hands, post, later } = cheerful
    const id = await earns('ana', { validUntil: new Date('2026-11-05T00:00:00Z') })
    await hands('ana').press('announce-post', { on: asked('ana') })
    await cheerful.world.travelTo('2026-11-06T10:00:00Z')
    await emit('credential.standing-changed', {
      credentialId: id,
      memberId: null,
      achievementId: null,
      change: 'expired',
      changeId: 'x',
    })
    await later(10_000)
    for (const platform of both) expect(post(platform).text).toContain('This badge has run out')
    await renewed('ana', id)
    await later(10_000)
    for (const platform of both) {
      expect(post(platform).text).not.toContain('has run out')
      expect(post(platform).intents).toEqual(['kudos', 'kind-word', 'want-too'])
    }
  })

  it('counts the kudos of two accounts once when they turn out to be one person’s', async () => {
    const { celebrates, hands, post, later, world } = cheerful
    await celebrates('ana')
    await hands('bo').press('kudos', { on: post('slack') })
    await hands('cy', 'teams').press('kudos', { on: post('teams') })
    await later(10_000)
    for (const platform of both) expect(post(platform).buttons[0]).toContain('2 so far')
    const ids = [await world.memberId('bo'), await world.memberId('cy')] as const
    const { organizationId } = world
    await prisma().$transaction((tx) =>
      mergeMembers(world.product.deps, tx, { organizationId, ids, actor: 'test' }),
    )
    await later(10_000)
    for (const platform of both) expect(post(platform).buttons[0]).toContain('one so far')
  })

  it('of somebody who leaves before the channel is open does not come, nor in the week', async () => {
    const { celebrates, posts, world } = cheerful
    await world.travelTo('2026-11-02T22:00:00Z')
    await celebrates('ana')
    await leaves('ana', '2026-11-02')
    await world.travelTo('2026-11-07T10:00:00Z')
    for (const platform of both) expect(posts(platform)).toEqual([])
  })

  it('that is being taken away while its person wants it again comes back', async () => {
    const { celebrates, posts, decides, later, world } = cheerful
    await celebrates('ana')
    await later(10_000)
    const { deps } = world.product
    const port = deps.platforms.slack
    if (!port) throw new Error('No Slack')
    const { remove } = port
    port.remove = async (...args) => {
      const outcome = await remove.call(port, ...args)
      // Decided on another machine in this moment, and followed there.
      await prisma().recognitionMoment.updateMany({ data: { state: 'approved' } })
      await prisma().recognitionPost.updateMany({ data: { changes: { increment: 1 } } })
      return outcome
    }
    await decides('ana', 'announce-private')
    await later(10_000)
    port.remove = remove
    expect(posts('slack')).toHaveLength(1)
  })

  it('that can’t be changed with its picture is changed without, soon', async () => {
    const { celebrates, hands, post, later, world } = cheerful
    Object.assign(world.product.deps, { webAddress: 'https://badges.works.example' })
    await celebrates('ana')
    await later(10_000)
    world.slack.faults.inject({ on: 'chat.update', error: 'invalid_blocks', times: 1 })
    await hands('bo').press('kudos', { on: post('slack') })
    await later(15_000)
    expect(post('slack').buttons[0]).toContain('one so far')
    expect(callsOf(world, 'chat.update')).toBeGreaterThan(1)
  })

  it('that could not be changed yet takes no press about what no longer counts', async () => {
    const { celebrates, hands, post, revoke, world } = cheerful
    const id = await celebrates('ana')
    world.slack.faults.inject({ on: 'chat.update', error: 'cant_update_message', times: 5 })
    await revoke(id)
    expect(post('slack').intents).toEqual(['kudos', 'kind-word', 'want-too'])
    for (const intent of ['kudos', 'want-too', 'kind-word']) {
      await hands('bo').press(intent, { on: post('slack') })
      expect(hands('bo').last(slackChannel).text).toContain('no longer')
    }
    expect(await prisma().kudos.count()).toBe(0)
    expect(await prisma().achievementWish.count()).toBe(0)
    expect(await prisma().enrolment.count()).toBe(0)
  })
})

describe('a channel', () => {
  it('is greeted once, also where the platform has it wait', async () => {
    cheerful = await startCheerful()
    const { hands, later, world } = cheerful
    const greetings = () =>
      hands('bo')
        .all(slackChannel)
        .filter(({ text }) => text.startsWith('This channel celebrates'))
    world.slack.faults.inject({ on: 'chat.postMessage', retryAfterSeconds: 30, times: 1 })
    await hands('mo').command('/whetstone channel here', slackChannel)
    expect(greetings()).toEqual([])
    await later(60_000)
    expect(greetings()).toHaveLength(1)
    await hands('mo').command('/whetstone channel here', slackChannel)
    await later(60_000)
    expect(greetings()).toHaveLength(1)
  })
})

describe('a word', () => {
  it('names what it is about in the language of whoever reads it', async () => {
    await begin()
    const { celebrates, hands, post, world } = cheerful
    await celebrates('ana')
    await prisma().achievement.updateMany({ data: { translations: { de: { title: 'Signalleser' } } } })
    await prisma().member.update({ where: { id: await world.memberId('ana') }, data: { locale: 'de' } })
    await prisma().schedule.updateMany({
      where: { memberId: await world.memberId('ana') },
      data: { locale: 'de' },
    })
    await hands('bo').press('kind-word', { on: post('slack') })
    await hands('bo').submit({ words: 'Bravo' })
    expect(hands('ana').all().at(-1)?.text).toContain('Signalleser')
  })
})

describe('two records of one person', () => {
  it.each([
    ['announce', 'never', 'never'],
    ['never', 'announce', 'never'],
    ['announce', 'announce', 'announce'],
    ['announce', undefined, 'ask'],
    [undefined, 'announce', 'ask'],
    ['never', undefined, 'never'],
  ])('keep the more private of %s and %s', async (first, second, kept) => {
    await begin()
    const { world } = cheerful
    const { organizationId } = world
    const ids = [await world.memberId('bo'), await world.memberId('cy')] as const
    for (const [index, choice] of [first, second].entries())
      if (choice)
        await prisma().recognitionChoice.create({
          data: { memberId: ids[index] ?? '', kind: 'credential-issued', organizationId, choice },
        })
    await prisma().$transaction((tx) =>
      mergeMembers(world.product.deps, tx, { organizationId, ids, actor: 'test' }),
    )
    expect((await prisma().recognitionChoice.findMany()).map(({ choice }) => choice)).toEqual([kept])
  })
})

describe('who has left', () => {
  it('is told nothing of others', async () => {
    await begin()
    const { celebrates, hands, post, world, asked, earns } = cheerful
    await celebrates('ana')
    await leaves('mo', '2026-10-01')
    await hands('bo').press('kind-word', { on: post('slack') })
    await hands('bo').submit({ words: 'What I should not have said' })
    await hands('ana').press('kind-word-report', { on: hands('ana').all().at(-1) })
    await hands('ana').press('kind-word-report-sure', { on: hands('ana').all().at(-1) })
    await leaves('cy', '2026-10-01')
    await earns('bo')
    await prisma().recognitionMoment.updateMany({
      where: { memberId: await world.memberId('bo') },
      data: { mentorId: await world.memberId('cy') },
    })
    await hands('bo').press('announce-post', { on: asked('bo') })
    const told = (person: string) =>
      hands(person)
        .all()
        .map(({ text }) => text)
        .join()
    expect(told('mo')).not.toContain('should not have said')
    expect(told('cy')).not.toContain('Bo has earned')
  })
})

describe('of a team', () => {
  it('what it has covered holds again and no longer as people leave and come', async () => {
    await begin({ people: ['ana', 'bo', 'cy', 'di', 'ed', 'mo'].map((id) => aPerson(id)) })
    const { earns, posts, later, world } = cheerful
    for (const person of ['ana', 'bo', 'cy']) await earns(person)
    const covered = () => posts('slack').find(({ text }) => text.includes('has it covered'))?.text ?? ''
    expect(covered()).toContain('At least half')
    await world.travelTo('2026-11-03T10:00:00Z')
    await leaves('ana', '2026-11-02')
    await leaves('bo', '2026-11-02')
    // Four are left; with two more there are six again, of whom one holds it.
    await later(70_000)
    expect(covered()).toContain('no longer so')
    await prisma().member.updateMany({ data: { until: null } })
    await changed('ana', 'bo')
    await later(70_000)
    expect(covered()).toContain('At least half')
  })
})

describe('anniversaries', () => {
  it('of a badge that is issued anew years later come on their days, and not at once', async () => {
    await begin()
    const { world, posts } = cheerful
    const memberId = await world.memberId('ana')
    await prisma().recognitionChoice.create({
      data: { memberId, kind: 'anniversary', organizationId: world.organizationId, choice: 'announce' },
    })
    const { id: achievementId } = await prisma().achievement.findFirstOrThrow({
      where: { slug: 'tiny-reader' },
    })
    const id = await aSignedCredential(world, { achievementId, memberId, sequence: 2 })
    await prisma().credential.update({
      where: { id },
      data: { awardedAt: new Date('2024-05-04T10:00:00Z'), validFrom: new Date('2024-05-04T10:00:00Z') },
    })
    await emit('credential.issued', { credentialId: id, memberId, achievementId })
    await world.travelTo('2026-11-12T10:00:00Z')
    expect(posts('slack')).toEqual([])
    // Suspended on the day of the third, and reinstated: the fourth comes.
    await prisma().credential.update({
      where: { id },
      data: { suspendedAt: new Date('2027-05-01T00:00:00Z'), suspendedReason: 'x' },
    })
    await world.travelTo('2027-05-06T10:00:00Z')
    expect(posts('slack')).toEqual([])
    await prisma().credential.update({ where: { id }, data: { suspendedAt: null, suspendedReason: null } })
    const waiting = await prisma().agendaEntry.findMany({ where: { key: { startsWith: 'anniversary:' } } })
    expect(waiting.map(({ key }) => key)).toEqual([`anniversary:${id}:4`])
  }, 120_000)
})

describe('a week', () => {
  it('that is due is not lost to what is chosen in the same moment', async () => {
    await begin()
    const { celebrates, hands, posts, world } = cheerful
    await celebrates('ana')
    const before = posts('slack').length
    // Friday at two in Berlin; the clock is moved without looking at what is due.
    world.clock.set(new Date('2026-11-06T13:00:00.500Z'))
    await hands('mo').command('/whetstone channel here', slackChannel)
    await world.drive.settle()
    expect(posts('slack').length).toBe(before + 1)
    expect(posts('slack').at(-1)?.text).toContain('The week in')
  })
})
