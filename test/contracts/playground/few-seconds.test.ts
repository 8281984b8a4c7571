import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Control, playgroundControl } from '../../../src/playground/control.ts'
import { slackPlatform } from '../../../src/playground/slack-platform.ts'
import type { PlaygroundPerson } from '../../../src/playground/state.ts'
import { slackIdOf } from '../../builders/product.ts'
import { type Cheerful, slackChannel, startCheerful } from '../../builders/recognition.ts'

/** The control API over the real product, whose posts in channels are changed once in five seconds at most. */

const people: readonly PlaygroundPerson[] = ['ana', 'bo', 'cy', 'mo'].map((id) => ({
  id,
  name: id,
  platform: 'slack',
  timeZone: 'Europe/Berlin',
  locale: 'en',
  roles: [],
  externalId: slackIdOf(id),
}))

let cheerful: Cheerful
let control: Control
beforeAll(async () => {
  cheerful = await startCheerful()
  const { world } = cheerful
  control = playgroundControl({
    platforms: [slackPlatform({ slack: () => world.slack, people: () => people })],
    people: () => people,
    clock: world.clock,
    travel: async (to) => ({ ...(await world.drive.travel(to)), delivered: 0 }),
    settle: async () => void (await world.drive.settle()),
    nextDue: () => world.drive.nextDue(),
    plans: async () => [],
    reset: async () => undefined,
    gallery: () => [],
    render: { slack: () => ({}), teams: () => ({}) },
    port: () => 0,
  })
  await cheerful.chooseChannels()
  await cheerful.celebrates('ana')
})
afterAll(() => cheerful.world.close())

const post = async () => {
  const { conversations } = await control.state()
  const { messages = [] } = conversations.find(({ id }) => id === slackChannel) ?? {}
  const found = messages.findLast(({ actions }) => actions.some(({ id }) => id.startsWith('kudos:')))
  if (!found) throw new Error('Nothing can be answered in the channel')
  return found
}
const kudos = async (person: string) => {
  const { id: message, actions } = await post()
  const action = actions.find(({ id }) => id.startsWith('kudos:'))?.id ?? ''
  return control.act({ person, message, action, inputs: {} })
}
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const before = cheerful.world.clock.now()
  await work()
  return (cheerful.world.clock.now().getTime() - before.getTime()) / 1000
}

it('a press on a post is seen on it: the clock goes on by the seconds until it may be changed', async () => {
  const { id } = await post()
  expect(await seconds(async () => expect((await kudos('bo')).body).toMatchObject({ ok: true }))).toBe(5)
  expect((await post()).actions[0]?.label).toContain('1')
  const again = await control.act({ person: 'cy', message: id, action: 'kudos:0', inputs: {} })
  expect(again.body).toMatchObject({ changed: expect.arrayContaining([id]) })
  expect((await post()).actions[0]?.label).toContain('2')
})

it('presses at the same time go no farther than each its own few seconds', async () => {
  expect(await seconds(() => Promise.all([kudos('bo'), kudos('cy')]))).toBeLessThanOrEqual(12)
  expect((await post()).actions[0]?.label).not.toMatch(/\d/)
})

it('stands still when nothing is due in these seconds', async () => {
  await cheerful.later(60_000)
  const conversation = slackChannel
  expect(await seconds(() => control.say({ person: 'bo', conversation, text: 'Well done' }))).toBe(0)
})
