import type { PlatformName } from '../../src/chat/platform.ts'
import { placedElements } from '../../src/playground/slack-blocks.ts'
import { conversationOf, type Seen } from './conversation.ts'
import type { TestWorld } from './product.ts'

export type { Seen }

/** What the inputs of a form take: choices by their labels, the rest as typed. */
export type FormInputs = Readonly<Record<string, string | readonly string[]>>

/** What a person does with the bot, on whichever platform. */
export type Chat = ReturnType<typeof conversationOf> & {
  /** Opens the settings, fills the form in and sends it. */
  saveSettings(inputs: FormInputs): Promise<unknown>
}

export const chatOf = (world: TestWorld, person: string, platform: PlatformName): Chat => {
  if (platform !== 'slack') throw new Error('Not yet')
  const talk = conversationOf(world, person)
  return {
    ...talk,
    saveSettings: async (inputs) => {
      await talk.command('/whetstone settings')
      const view = world.slack.state().views.modals[talk.user]?.at(-1)
      if (!view) throw new Error('The settings did not open')
      const elements = placedElements(view.content.blocks)
      const values = Object.entries(inputs).map(([id, given]) => {
        const element = elements.find((each) => each.element.action_id === id)?.element
        const options = (element?.options ?? []) as { value: string; text: { text: string } }[]
        const chosen = (label: string) => options.find(({ text }) => text.text === label)?.value ?? label
        return [id, typeof given === 'string' ? chosen(given) : given.map(chosen)] as const
      })
      const sent = { user: talk.user, viewId: view.id, values: Object.fromEntries(values) }
      const outcome = await world.slack.submitView(sent)
      await world.drive.settle()
      return outcome
    },
  }
}
