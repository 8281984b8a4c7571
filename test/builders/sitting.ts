import type { ItemSource } from '../../src/content/pack-format.ts'
import { newId } from '../../src/kernel/ids.ts'
import { conversationOf } from './conversation.ts'
import type { TestWorld } from './product.ts'

/** As if a member had finished every lesson, and answered every practice item so well that all of it is remembered. */
export const hasLearnt = async (
  world: TestWorld,
  person: string,
  at: Date = world.clock.now(),
): Promise<void> => {
  const { prisma } = world.database
  const { organizationId } = world
  const { id: memberId } = await prisma.member.findFirstOrThrow({
    where: { organizationId, address: { startsWith: `${person}@` } },
  })
  const delivery = await prisma.delivery.create({
    data: {
      id: newId(),
      organizationId,
      memberId,
      localDate: new Date(at.toISOString().slice(0, 10)),
      sequence: 90,
      status: 'finished',
      dueAt: at,
      sentAt: at,
      shownAt: at,
      finishedAt: at,
      seed: 1,
    },
  })
  const lessons = await prisma.lesson.findMany({ where: { organizationId, retired: false } })
  await prisma.lessonFinish.createMany({
    data: lessons.map(({ id }) => ({
      memberId,
      lessonId: id,
      organizationId,
      deliveryId: delivery.id,
      finishedAt: at,
    })),
    skipDuplicates: true,
  })
  const items = await prisma.item.findMany({ where: { organizationId, retired: false, reserve: false } })
  for (const [position, { id: itemId, versionId }] of items.entries()) {
    const deliveryItemId = newId()
    const itemVersionId = versionId ?? ''
    await prisma.deliveryItem.create({
      data: {
        id: deliveryItemId,
        organizationId,
        deliveryId: delivery.id,
        position,
        itemId,
        itemVersionId,
        origin: 'lesson',
      },
    })
    await prisma.response.create({
      data: {
        deliveryItemId,
        organizationId,
        memberId,
        itemId,
        itemVersionId,
        answer: {},
        correct: true,
        rating: 'easy',
        answeredAt: at,
        platform: 'slack',
      },
    })
    const memory = {
      dueAt: new Date(at.getTime() + 30 * 86_400_000),
      stability: 60,
      difficulty: 3,
      reps: 3,
      lapses: 0,
      lastReviewAt: at,
    }
    await prisma.memoryState.upsert({
      where: { memberId_itemId: { memberId, itemId } },
      create: { memberId, itemId, organizationId, ...memory },
      update: memory,
    })
  }
  await prisma.$transaction((tx) =>
    world.product.deps.outbox.emit(tx, {
      name: 'delivery.finished',
      organizationId,
      data: { deliveryId: delivery.id, memberId },
    }),
  )
  await world.drive.settle()
}

/** The question that is open in somebody's sitting. */
export const openSittingItem = async (world: TestWorld): Promise<{ id: string; item: ItemSource }> => {
  const row = await world.database.prisma.sittingItem.findFirstOrThrow({
    where: { answeredAt: null, sitting: { status: 'open' } },
    orderBy: { position: 'asc' },
  })
  const { content } = await world.database.prisma.itemVersion.findUniqueOrThrow({
    where: { id: row.itemVersionId },
  })
  return { id: row.id, item: content as unknown as ItemSource }
}

/** Answers the open question of a sitting on Slack, right or wrong. */
export const answerSitting = async (world: TestWorld, person: string, right: boolean): Promise<void> => {
  const talk = conversationOf(world, person)
  const { item } = await openSittingItem(world)
  const options = 'options' in item ? item.options.filter(({ correct }) => correct === right) : []
  if (item.kind === 'true-false') return void (await talk.press(item.answer === right ? 'True' : 'False'))
  if (item.kind === 'single-choice')
    return void (await chooseOne(
      world,
      person,
      options.map(({ text }) => text),
    ))
  const [input = ''] = talk.inputIds()
  const typed =
    item.kind === 'numeric'
      ? String(right ? item.answer : item.answer * 3 + 17)
      : item.kind === 'short-text'
        ? right
          ? (item.accept[0] ?? '')
          : 'something else'
        : talk
            .choices()
            .filter(({ label }) => options.some(({ text }) => label.includes(text)))
            .map(({ value }) => value)
  await talk.press('sitting-answer', { inputs: { [input]: typed } })
}

/** Presses the button of an option: its text, or its letter where the texts are listed. */
const chooseOne = async (world: TestWorld, person: string, texts: readonly string[]): Promise<void> => {
  const talk = conversationOf(world, person)
  const button = talk.card().buttons.find((label) => texts.some((text) => label.includes(text)))
  if (!button) throw new Error(`No button for ${texts.join(' or ')} among ${talk.card().buttons.join(', ')}`)
  await talk.press(button.replace(/^[A-Z]: /, ''))
}
