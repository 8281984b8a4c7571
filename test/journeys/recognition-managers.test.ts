import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aSignedCredential } from '../builders/credentials.ts'
import { aPerson } from '../builders/product.ts'
import { type Cheerful, startCheerful } from '../builders/recognition.ts'

/** What managers read on Monday: what their people let others hear of, each thing once, and nothing that is lost. */

let cheerful: Cheerful
const people = ['ana', 'bo', 'cy', 'mo']
const begin = async (ids: readonly string[] = people) => {
  cheerful = await startCheerful({ people: ids.map((id) => aPerson(id)) })
  await cheerful.chooseChannels()
  const { world } = cheerful
  const { organizationId } = world
  const managerId = await world.memberId('mo')
  for (const id of ids.filter((person) => person !== 'mo'))
    await prisma().managerAssignment.create({
      data: {
        id: `m-${id}`,
        organizationId,
        managerId,
        memberId: await world.memberId(id),
        from: new Date('2026-01-01'),
      },
    })
}
afterEach(() => cheerful.world.close())

const prisma = () => cheerful.world.database.prisma
const mondays = () =>
  cheerful
    .hands('mo')
    .all()
    .filter(({ text }) => text.startsWith('Who deserves a word'))
    .map(({ text }) => text)
const emit = async (name: string, data: object) => {
  const { world } = cheerful
  const { organizationId } = world
  await prisma().$transaction((tx) =>
    world.product.deps.outbox.emit(tx, { name, organizationId, data } as never),
  )
  await world.drive.settle()
}
const issued = async (
  person: string,
  more: { sequence?: number; renews?: string; isRenewal?: boolean } = {},
) => {
  const { world } = cheerful
  const { id: achievementId } = await prisma().achievement.findFirstOrThrow({
    where: { slug: 'tiny-reader' },
  })
  const memberId = await world.memberId(person)
  const id = await aSignedCredential(world, { achievementId, memberId, sequence: more.sequence ?? 1 })
  const renewed = {
    kind: 'renewed',
    sittingId: 's',
    credentialId: more.renews,
    outcomes: 1,
    items: 1,
    at: 'x',
  }
  if (more.renews)
    await prisma().credential.update({
      where: { id },
      data: { renewsId: more.renews, ...(more.isRenewal && { basis: [renewed] }) },
    })
  await emit('credential.issued', { credentialId: id, memberId, achievementId })
  return id
}

describe('on Monday', () => {
  beforeEach(() => begin())

  it('they read what was approved after the Monday before, once', async () => {
    const { earns, asked, hands, world } = cheerful
    await world.travelTo('2026-11-06T10:00:00Z')
    await earns('ana')
    await world.travelTo('2026-11-10T10:00:00Z')
    expect(mondays()).toEqual([])
    await hands('ana').press('announce-post', { on: asked('ana') })
    await world.travelTo('2026-11-30T10:00:00Z')
    expect(mondays()).toHaveLength(1)
    expect(mondays()[0]).toContain('Ana: earned “Signal reader”')
  })

  it('they read of no badge that was renewed late or issued anew', async () => {
    const { world, later } = cheerful
    const { organizationId } = world
    for (const person of ['ana', 'bo', 'cy'])
      for (const kind of ['credential-issued', 'renewal-in-time'])
        await prisma().recognitionChoice.create({
          data: { memberId: await world.memberId(person), kind, organizationId, choice: 'announce' },
        })
    const first = new Map<string, string>()
    for (const person of ['ana', 'bo', 'cy']) {
      const { id: achievementId } = await prisma().achievement.findFirstOrThrow({
        where: { slug: 'tiny-reader' },
      })
      const memberId = await world.memberId(person)
      first.set(person, await aSignedCredential(world, { achievementId, memberId }))
    }
    const [late = '', anew = '', inTime = ''] = ['ana', 'bo', 'cy'].map((person) => first.get(person) ?? '')
    await later(86_400_000)
    await prisma().credential.update({
      where: { id: late },
      data: { validUntil: new Date('2026-11-02T11:00:00Z') },
    })
    await prisma().credential.update({
      where: { id: anew },
      data: { revokedAt: world.clock.now(), revokedReason: 'Key' },
    })
    await prisma().credential.update({
      where: { id: inTime },
      data: { validUntil: new Date('2026-12-02T11:00:00Z') },
    })
    await issued('ana', { sequence: 2, renews: late, isRenewal: true })
    await issued('bo', { sequence: 2, renews: anew })
    await issued('cy', { sequence: 2, renews: inTime, isRenewal: true })
    await world.travelTo('2026-11-09T10:00:00Z')
    expect(mondays().join()).toContain('Cy: renewed “Signal reader” in time')
    expect(mondays().join()).not.toMatch(/Ana|Bo/)
  })

  it('they read of a mentor who has said yes, and not before', async () => {
    const { world } = cheerful
    const { organizationId } = world
    const [menteeId, mentorId] = [await world.memberId('ana'), await world.memberId('cy')]
    const { packId, skill } = await prisma().learningOutcome.findFirstOrThrow({
      where: { skill: 'industrial-sensing' },
    })
    const about = { organizationId, menteeId, packId, skill }
    const now = world.clock.now()
    await prisma().mentoringRequest.create({
      data: { id: 'r', ...about, goal: 'x', fromMinute: 0, untilMinute: 60, status: 'closed', askedAt: now },
    })
    const times = { proposedAt: now, nudgeAt: now, expiresAt: now, endedAt: now }
    await prisma().pairing.create({
      data: { id: 'p', ...about, requestId: 'r', mentorId, state: 'completed', score: 1, ...times },
    })
    await emit('pairing.closed', { pairingId: 'p', requestId: 'r', mentorId, move: 'complete' })
    await world.travelTo('2026-11-09T10:00:00Z')
    expect(mondays()).toEqual([])
    await cheerful.decides('ana', 'announce-post')
    await cheerful.decides('cy', 'mentor-named')
    await world.travelTo('2026-11-16T10:00:00Z')
    expect(mondays().join()).toContain('Cy: brought somebody to their goal')
  })

  it('they read what came in the moment in which it was due', async () => {
    const { world, celebrates } = cheerful
    await celebrates('ana')
    world.clock.set(new Date('2026-11-09T07:00:00.500Z'))
    await issued('bo')
    await world.drive.settle()
    expect(mondays()).toHaveLength(1)
    expect(mondays()[0]).toContain('Ana')
  })

  it('they read nothing that somebody kept private, when no channel is left either', async () => {
    const { earns, decides, chooseChannels, world } = cheerful
    await earns('ana')
    await decides('ana', 'announce-private')
    await earns('bo')
    await chooseChannels('off')
    await issued('cy')
    await world.travelTo('2026-11-09T10:00:00Z')
    expect(mondays().join()).toContain('Cy: earned')
    expect(mondays().join()).not.toMatch(/Ana|Bo/)
  })

  it('nobody who has left reads anything', async () => {
    const { world, celebrates } = cheerful
    await celebrates('ana')
    await prisma().member.update({
      where: { id: await world.memberId('mo') },
      data: { until: new Date('2026-11-05') },
    })
    await world.travelTo('2026-11-09T10:00:00Z')
    expect(mondays()).toEqual([])
  })
})

it('of many there is a press for the rest, and everybody is in it', async () => {
  const many = ['ana', 'bo', 'cy', 'di', 'ed', 'fe', 'gi', 'hu', 'io', 'ju']
  await begin([...many, 'mo'])
  const { celebrates, hands, world } = cheerful
  for (const person of many) await celebrates(person)
  await world.travelTo('2026-11-09T10:00:00Z')
  expect(mondays()).toHaveLength(1)
  await hands('mo').press('praise-more', {
    on: hands('mo')
      .all()
      .find(({ intents }) => intents.includes('praise-more')),
  })
  expect(mondays()).toHaveLength(2)
  const names = mondays()
    .join()
    .match(/\b\w+(?=: earned)/g)
  expect(names?.map((name) => name.toLowerCase()).sort()).toEqual(many)
})
