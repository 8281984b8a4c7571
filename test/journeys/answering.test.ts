import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedKinds } from '../../src/quizzes/items/registry.ts'
import { everyKind } from '../builders/packs/tiny-pack.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'
import { pupilOf } from '../builders/pupil.ts'

type Pupil = ReturnType<typeof pupilOf>

const responses = (world: TestWorld) =>
  world.database.prisma.response.findMany({ orderBy: [{ answeredAt: 'asc' }, { deliveryItemId: 'asc' }] })

/** Everybody has the lesson that asks every kind of item before them. */
const aWorldAt9 = async (...people: string[]): Promise<TestWorld> => {
  const world = await startWorld({ people: people.map((id) => aPerson(id)) })
  await world.importFiles(everyKind())
  for (const id of people) await world.enrol(id, 'tiny-foundations', { dailyMinutes: 15 })
  await world.travelTo('2026-11-02T08:00:00Z')
  return world
}

/** Goes on, answering right, until a question of a kind is asked. */
const upTo = async (pupil: Pupil, kind: string): Promise<void> => {
  if (pupil.card().intents.includes('start')) await pupil.press('start')
  for (let step = 0; step < 10; step++) {
    if (pupil.card().intents.includes('next')) await pupil.press('next')
    if ((await pupil.asked()).content.kind === kind) return
    await pupil.answer(true)
  }
  throw new Error(`No item of the kind ${kind} was asked`)
}

describe('every kind of item', () => {
  it.each([
    ['right', true, 'Right', 5],
    ['wrong', false, 'Not quite', 0],
  ])('is answered %s, said so at once, and stored', async (_how, right, verdict, rightOnes) => {
    const world = await aWorldAt9('ana')
    const ana = pupilOf(world, 'ana')
    await ana.press('start')
    const kinds = new Set<string>()
    for (let position = 1; position <= 5; position++) {
      const { content } = await ana.asked()
      kinds.add(content.kind)
      expect(ana.card().text).toContain(`Question ${position} of 5`)
      await ana.answer(right)
      expect(ana.card().text).toContain(verdict)
      expect(ana.card().text).toContain('Your answer:')
      if (!right) expect(ana.card().text).toMatch(/The answers?: /)
      if (position < 5) await ana.press('next')
    }
    expect([...kinds].sort()).toEqual([...askedKinds].sort())
    await ana.press('summary')
    const stored = await responses(world)
    expect(stored).toHaveLength(5)
    expect(stored.filter(({ correct }) => correct)).toHaveLength(rightOnes)
    expect(await world.database.prisma.memoryState.count()).toBe(5)
    await world.close()
  })
})

describe('an answer that cannot be read', () => {
  let world: TestWorld
  let ana: Pupil
  beforeAll(async () => {
    world = await aWorldAt9('ana', 'bo')
    ana = pupilOf(world, 'ana')
  })
  afterAll(() => world.close())

  it.each(['about one', 'zero point nine eight', '👍', '1 or 2', '0.98 psi', ' '])(
    'a number given as “%s” leaves the question open, says how, and keeps what was typed',
    async (typed) => {
      await upTo(ana, 'numeric')
      const before = await responses(world)
      await ana.answerWith(typed)
      expect(ana.card().text).toContain('Please type digits, such as 2.5 (bar)')
      expect(ana.card().intents).toEqual(['answer'])
      expect(ana.typed()).toBe(typed)
      expect(await responses(world)).toEqual(before)
    },
  )

  it('the unit may be typed along, and a comma is a point', async () => {
    await ana.answerWith('0,97 BAR')
    expect(ana.card().text).toContain('Right')
    expect(ana.card().text).toContain('Your answer: 0.97 bar')
  })

  it.each(['👍', '???', '…'])('words given as “%s” leave the question open', async (typed) => {
    await upTo(ana, 'short-text')
    await ana.answerWith(typed)
    expect(ana.card().text).toContain('There are no words in that')
    expect(ana.card().intents).toEqual(['answer'])
  })

  it('words are read without case, accents, hyphens and what is around them', async () => {
    await ana.answerWith('  a THERMO-WELL! ')
    expect(ana.card().text).toContain('Right')
  })

  it('nothing ticked of several leaves the question open', async () => {
    const bo = pupilOf(world, 'bo')
    await upTo(bo, 'multiple-choice')
    await bo.answerWith([])
    expect(bo.card().text).toContain('Nothing is chosen yet')
    expect(bo.card().intents).toEqual(['answer'])
    await bo.answer(true)
    expect(bo.card().text).toContain('Right')
  })
})

describe('one scored attempt', () => {
  let world: TestWorld
  let ana: Pupil
  beforeAll(async () => {
    world = await aWorldAt9('ana', 'bo')
    ana = pupilOf(world, 'ana')
    await ana.press('start')
  })
  afterAll(() => world.close())

  const pocket = 'The temperature of the pocket'
  const liquid = 'The temperature of the liquid'
  let question = 0

  it('two presses at once on two options store one, and show that one', async () => {
    question = ana.card().revision
    const press = (option: string) => ana.press(option, { revision: question, settle: false })
    await Promise.all([press(liquid), press(pocket), press(liquid), press(pocket)])
    await world.drive.settle()
    const stored = await responses(world)
    expect(stored).toHaveLength(1)
    expect(ana.card().text).toContain(stored[0]?.correct ? 'Right' : 'Not quite')
    expect(ana.card().text).toContain(`Your answer: ${stored[0]?.correct ? pocket : liquid}`)
    const [memory] = await world.database.prisma.memoryState.findMany()
    expect(memory?.reps).toBe(1)
  })

  it.each([pocket, liquid])(
    'a press on the question as it stood, “%s”, shows the first result again',
    async (option) => {
      const before = await responses(world)
      await ana.press(option, { revision: question })
      expect(ana.card().text).toContain('You had answered this one already. Your first answer counts:')
      expect(ana.card().text).toContain(before[0]?.correct ? 'Right' : 'Not quite')
      expect(await responses(world)).toEqual(before)
    },
  )

  it('so it does when the next question is open already, and the way on leads to that one', async () => {
    await ana.press('next')
    const { deliveryItemId } = await ana.asked()
    await ana.press(pocket, { revision: question })
    expect(ana.card().text).toContain('You had answered this one already')
    await ana.press('next')
    expect((await ana.asked()).deliveryItemId).toBe(deliveryItemId)
    expect(await responses(world)).toHaveLength(1)
  })

  it('and when the delivery is over', async () => {
    await ana.goThrough()
    const before = await responses(world)
    await ana.press(liquid, { revision: question })
    expect(ana.card().text).toContain('You had answered this one already')
    expect(ana.card().intents).toEqual(['summary', 'question-ask'])
    expect(await responses(world)).toEqual(before)
  })

  it('a press on the start of a delivery that is over leads to its summary', async () => {
    await ana.press('start', { revision: 1 })
    expect(ana.card().intents).toEqual(['summary'])
    await ana.press('summary')
    expect(ana.card().text).toContain('That’s it for today')
  })
})

describe('a question that was edited or retired since it was shown', () => {
  const flipped = () =>
    everyKind().map(({ path, text }) => ({
      path,
      text: text
        .replace('version: 1.0.0', 'version: 2.0.0')
        .replace(
          'prompt: A level switch can take foam for liquid.\n  answer: true',
          'prompt: No level switch takes foam for liquid.\n  answer: false',
        ),
    }))

  it('is scored against the version that was shown; the next time the new one is asked', async () => {
    const world = await aWorldAt9('ana')
    const ana = pupilOf(world, 'ana')
    await upTo(ana, 'true-false')
    await world.importFiles(flipped())
    await ana.press('False')
    expect(ana.card().text).toContain('Not quite')
    expect(ana.card().text).toContain('A level switch can take foam for liquid.')
    const stored = await world.database.prisma.response.findMany({ include: { deliveryItem: true } })
    const answer = stored.find(({ correct }) => !correct)
    expect(answer?.itemVersionId).toBe(answer?.deliveryItem.itemVersionId)
    await ana.press('next')
    await ana.goThrough()
    await world.travelTo('2026-11-03T08:00:00Z')
    await upTo(ana, 'true-false')
    for (let step = 0; step < 6 && (await ana.asked()).slug !== 'sensor-foam'; step++) {
      await ana.answer(true)
      await ana.press('next')
    }
    expect(ana.card().text).toContain('No level switch takes foam for liquid.')
    await ana.press('False')
    expect(ana.card().text).toContain('Right')
    await world.close()
  })

  it('and retired: the answer counts, and the question does not come back', async () => {
    const world = await aWorldAt9('ana')
    const ana = pupilOf(world, 'ana')
    await upTo(ana, 'true-false')
    const without = everyKind().map(({ path, text }) => ({
      path,
      text: text.replace('version: 1.0.0', 'version: 2.0.0').replace(/- id: sensor-foam[\s\S]*?\n\n/, ''),
    }))
    expect(without.some(({ text }) => text.includes('sensor-foam'))).toBe(false)
    await world.importFiles(without)
    await ana.press('False')
    expect(ana.card().text).toContain('Not quite')
    await ana.press('next')
    const met = await ana.goThrough()
    expect(met).not.toContain('sensor-foam')
    await world.travelTo('2026-11-03T08:00:00Z')
    expect(await ana.goThrough()).not.toContain('sensor-foam')
    await world.close()
  })

  it('and its whole module dropped from the pack: the delivery can still be finished', async () => {
    const world = await aWorldAt9('ana')
    const ana = pupilOf(world, 'ana')
    await ana.press('start')
    await world.importFiles(
      everyKind()
        .filter(({ path }) => !path.startsWith('sensors/'))
        .map(({ path, text }) => ({
          path,
          text: text
            .replace('version: 1.0.0', 'version: 2.0.0')
            .replace(/ {2}- id: choose-a-sensor[\s\S]*?\nmodules:/, 'modules:')
            .replace(/ {2}- id: sensors\n.*\n.*\n/, '')
            .replace('modules: [sensors, signals]', 'modules: [signals]'),
        })),
    )
    expect(await ana.goThrough(() => false)).toHaveLength(5)
    expect(ana.card().text).toContain('0 of 5 right')
    await world.travelTo('2026-11-03T08:00:00Z')
    expect(ana.card().text).toContain('The 4–20 mA loop')
    expect((await ana.goThrough()).filter((slug) => slug.startsWith('sensor'))).toEqual([])
    await world.close()
  })
})
