import { setImmediate as turn } from 'node:timers/promises'
import { ownIssuer, updateIssuer } from '../src/credentials/issuing/issuers.store.ts'
import { newId } from '../src/kernel/ids.ts'
import { conversationOf } from '../test/builders/conversation.ts'
import { anAchievement } from '../test/builders/credentials.ts'
import { wholeTinyPack } from '../test/builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../test/builders/product.ts'
import { type Figure, figure, quantile } from './figures.ts'
import type { BenchOptions } from './run.ts'

const nameOf = (index: number): string => `p${index}`

/** An achievement that one reserved question proves. */
const prepare = async (world: TestWorld): Promise<{ achievementId: string; pathway: string }> => {
  const { prisma } = world.database
  const { organizationId } = world
  await world.importFiles(wholeTinyPack())
  await prisma.achievement.updateMany({ data: { retired: true } })
  const pathway = await prisma.pathway.findFirstOrThrow({ where: { slug: 'tiny-foundations' } })
  const criteria = {
    kind: 'retained',
    id: 'known',
    outcomes: ['choose-a-sensor'],
    days: 1,
    itemsPerOutcome: 1,
    attempts: 2,
    coolDownDays: 90,
  } as const
  const achievementId = await anAchievement(world, {
    criteria: { ...criteria, outcomes: [...criteria.outcomes] },
  })
  await prisma.achievement.update({ where: { id: achievementId }, data: { packId: pathway.packId } })
  const { id } = await prisma.$transaction((tx) => ownIssuer(tx, organizationId, world.clock.now()))
  await updateIssuer(prisma, { id, organizationId }, { countryCode: 'DE' })
  Object.assign(world.product.deps, { webAddress: 'http://127.0.0.1:3000' })
  return { achievementId, pathway: pathway.id }
}

/** The question that is open for somebody, one press from its end. */
const openSitting = async (
  world: TestWorld,
  person: string,
  { achievementId, pathway }: { achievementId: string; pathway: string },
): Promise<void> => {
  const { prisma } = world.database
  const { organizationId } = world
  const now = world.clock.now()
  const memberId = await world.memberId(person)
  const item = await prisma.item.findFirstOrThrow({
    where: { slug: 'sensor-word' },
  })
  const startsOn = new Date(now.toISOString().slice(0, 10))
  const enrolment = { id: newId(), organizationId, memberId, pathwayId: pathway, startsOn, createdAt: now }
  await prisma.enrolment.create({ data: enrolment })
  await prisma.sitting.create({
    data: {
      id: newId(),
      organizationId,
      memberId,
      achievementId,
      criterion: 'known',
      kind: 'retained',
      attempt: 1,
      seed: 1,
      offeredAt: now,
      items: {
        create: [
          {
            id: newId(),
            organizationId,
            memberId,
            position: 0,
            itemId: item.id,
            itemVersionId: item.versionId ?? '',
            outcomeId: item.outcomeId,
          },
        ],
      },
    },
  })
  const talk = conversationOf(world, person)
  await talk.say('check')
  await talk.press('sitting-start')
}

/** What is typed that is right. */
const rightAnswer = async (world: TestWorld): Promise<string> => {
  const { content } = await world.database.prisma.itemVersion.findFirstOrThrow({
    where: { item: { slug: 'sensor-word' } },
  })
  return (content as { accept?: string[] }).accept?.[0] ?? ''
}

/** Milliseconds from a press until its message has changed. */
const pressed = async (world: TestWorld, person: string, answer: string): Promise<number> => {
  const talk = conversationOf(world, person)
  const before = talk.card()
  const begun = performance.now()
  const [input = ''] = talk.inputIds(before)
  const press = talk.press('sitting-answer', { on: before, settle: false, inputs: { [input]: answer } })
  while (talk.all().find(({ ts }) => ts === before.ts)?.revision === before.revision) await turn()
  const took = performance.now() - begun
  await press
  return took
}

/**
 * The last answer of a check that earns a badge, against the same press where the answer is wrong and nothing is earned, in
 * turn, while the badges of those before are evaluated, signed and told in the same process.
 */
export const benchAward = async (server: string, { smoke, say }: BenchOptions): Promise<Figure[]> => {
  process.env.TEST_DATABASE_URL = server
  const [each, rounds] = smoke ? [3, 1] : [40, 5]
  const people = Array.from({ length: 2 * each * rounds + 2 }, (_, index) => aPerson(nameOf(index)))
  const world = await startWorld({ people })
  let working = true
  try {
    const prepared = await prepare(world)
    const [right, wrong] = [await rightAnswer(world), 'something else']
    for (const [index] of people.entries()) {
      // Accounts are looked up at so many a minute.
      if (index % 40 === 39) await world.drive.travel(new Date(world.clock.now().getTime() + 61_000))
      await openSitting(world, nameOf(index), prepared)
    }
    const work = (async () => {
      while (working) await world.drive.settle()
    })()
    let next = 0
    const once = async (answer: string) => pressed(world, nameOf(next++), answer)
    await once(right)
    await once(wrong)
    const ratios: number[] = []
    const earned: number[] = []
    const not: number[] = []
    for (let round = 1; round <= rounds; round++) {
      const [a, b]: [number[], number[]] = [[], []]
      for (let index = 0; index < each; index++) {
        a.push(await once(right))
        b.push(await once(wrong))
      }
      earned.push(quantile(a, 0.95))
      not.push(quantile(b, 0.95))
      ratios.push(quantile(a, 0.95) / quantile(b, 0.95))
      say(`award ${round}/${rounds}`)
    }
    working = false
    await work
    await world.drive.settle()
    const signed = await world.database.prisma.credential.count({ where: { signedAt: { not: null } } })
    if (signed !== each * rounds + 1)
      throw new Error(`${signed} badges were signed, not ${each * rounds + 1}`)
    return [
      figure(
        'p95 of a press that earns ÷ of one that does not',
        'ratio',
        ratios,
        smoke ? undefined : { atMost: 1.2 },
      ),
      figure('p95 of a press that earns', 'ms', earned),
      figure('p95 of one that does not', 'ms', not),
    ]
  } finally {
    working = false
    await world.close()
  }
}
