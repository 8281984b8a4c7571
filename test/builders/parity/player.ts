import type { PlatformName } from '../../../src/chat/platform.ts'
import { type Chat, chatOf, type Seen } from '../chat.ts'
import type { TestWorld } from '../product.ts'
import type { ChatEvent, Pressed } from './events.ts'

/** Plays events in a world, for its people on one platform. What can't be done says so: it is a difference. */
export const playerIn = (world: TestWorld, platform: PlatformName) => {
  const remembered = new Map<string, Seen>()
  const chats = new Map<string, Chat>()
  const chat = (person: string): Chat => {
    const known = chats.get(person) ?? chatOf(world, person, platform)
    chats.set(person, known)
    return known
  }

  const howOf = (talk: Chat, { typed, ticked, on }: Pressed) => {
    const seen = on === undefined ? undefined : remembered.get(on)
    if (on !== undefined && !seen) throw new Error(`Nothing is remembered as ${on}`)
    const [input = ''] = talk.inputIds(seen)
    const values = ticked?.map((label) => {
      const found = talk.choices(seen).find((choice) => choice.label.endsWith(label))
      if (!found) throw new Error(`There is no choice “${label}”`)
      return found.value
    })
    const given = typed ?? values
    return {
      ...(seen ? { on: seen, revision: seen.revision } : {}),
      ...(given === undefined ? {} : { inputs: { [input]: given } }),
    }
  }

  const play = async (event: ChatEvent): Promise<void> => {
    await world.travelTo(event.at)
    const talk = chat(event.person)
    switch (event.do) {
      case 'press':
        await talk.press(event.press.button, howOf(talk, event.press))
        return
      case 'press-twice': {
        const how = { ...howOf(talk, event.press), settle: false }
        await Promise.all([talk.press(event.press.button, how), talk.press(event.press.button, how)])
        await world.drive.settle()
        return
      }
      case 'say':
        await talk.say(event.text)
        return
      case 'settings':
        await talk.saveSettings(event.inputs)
        return
      case 'remember':
        remembered.set(event.as, talk.card())
        return
      case 'wait':
        return
      default:
        event satisfies never
    }
  }
  return { play, chat }
}
