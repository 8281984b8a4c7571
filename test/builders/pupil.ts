import type { ItemSource } from '../../src/content/pack-format.ts'
import { conversationOf as onSlack, type Seen } from './conversation.ts'
import type { TestWorld } from './product.ts'
import { type conversationOf, teamsConversationOf } from './teams-conversation.ts'

/** A question as it stands in a message, with what the pack says of it. */
export type AskedQuestion = {
  readonly deliveryItemId: string
  readonly slug: string
  readonly content: ItemSource
}

/** What a pupil does in a conversation, whichever platform it is on. */
type Hands = Pick<ReturnType<typeof conversationOf>, 'card' | 'choices'> & {
  press(button: string): Promise<unknown>
  answerWith(given: string | string[]): Promise<unknown>
}

/** Somebody who knows the packs by heart, and answers right or wrong as a test wishes. */
const withKnowledge = <Talk extends Hands>(world: TestWorld, talk: Talk) => {
  /** The question that a message asks. */
  const asked = async (on: Seen = talk.card()): Promise<AskedQuestion> => {
    const place = on.intents.indexOf('answer')
    if (place < 0) throw new Error(`Nothing is asked: ${on.text}`)
    const { item } = JSON.parse(on.values[place] ?? '{}') as { item: string }
    const { prisma } = world.database
    const { itemId, itemVersionId } = await prisma.deliveryItem.findUniqueOrThrow({ where: { id: item } })
    const { slug } = await prisma.item.findUniqueOrThrow({ where: { id: itemId } })
    const { content } = await prisma.itemVersion.findUniqueOrThrow({ where: { id: itemVersionId } })
    return { deliveryItemId: item, slug, content: content as unknown as ItemSource }
  }

  const answer = async (right: boolean) => {
    const { content } = await asked()
    switch (content.kind) {
      case 'single-choice':
        return talk.press(content.options.find((option) => (option.correct === true) === right)?.text ?? '')
      case 'true-false':
        return talk.press(content.answer === right ? 'True' : 'False')
      case 'multiple-choice': {
        const wanted = content.options.filter((option) => (option.correct === true) === right)
        const places = talk.choices().filter(({ label }) => wanted.some(({ text }) => label.endsWith(text)))
        return talk.answerWith(places.map(({ value }) => value))
      }
      case 'numeric':
        return talk.answerWith(String(right ? content.answer : content.answer * 1.5 + 7))
      case 'short-text':
        return talk.answerWith(right ? (content.accept[0] ?? '') : 'something else entirely')
      default:
        return content satisfies never
    }
  }

  /**
   * Goes through what is open to its summary, answering as wished; the slugs of what was asked, in order.
   */
  const goThrough = async (isRight: (slug: string) => boolean = () => true): Promise<string[]> => {
    const met: string[] = []
    if (talk.card().intents.includes('start')) await talk.press('start')
    for (let step = 0; step < 60 && talk.card().intents.includes('answer'); step++) {
      const { slug } = await asked()
      met.push(slug)
      await answer(isRight(slug))
      if (talk.card().intents.includes('next')) await talk.press('next')
    }
    await talk.press('summary')
    return met
  }

  return { ...talk, asked, answer, goThrough }
}

type Pupil<Talk extends Hands> = ReturnType<typeof withKnowledge<Talk>>
type SlackTalk = ReturnType<typeof onSlack>
type TeamsTalk = ReturnType<typeof teamsConversationOf>

export function pupilOf(world: TestWorld, person: string, platform: 'teams'): Pupil<TeamsTalk>
export function pupilOf(world: TestWorld, person: string, platform?: 'slack'): Pupil<SlackTalk>
export function pupilOf(
  world: TestWorld,
  person: string,
  platform?: 'slack' | 'teams',
): Pupil<SlackTalk> | Pupil<TeamsTalk>
export function pupilOf(world: TestWorld, person: string, platform?: 'slack' | 'teams') {
  return platform === 'teams'
    ? withKnowledge(world, teamsConversationOf(world, person))
    : withKnowledge(world, onSlack(world, person))
}
