import type { PlatformName } from '../../src/chat/platform.ts'
import { placedElements } from '../../src/playground/slack-blocks.ts'
import { inputsOf } from '../../src/playground/teams-tenant/cards/walk.ts'
import { conversationOf, type Seen } from './conversation.ts'
import type { TestWorld } from './product.ts'
import { teamsConversationOf } from './teams-conversation.ts'
import { tenantOf } from './tenant.ts'

export type { Seen }

/** What the inputs of a form take: choices by their labels, the rest as typed. */
export type FormInputs = Readonly<Record<string, string | readonly string[]>>

type How = Parameters<ReturnType<typeof conversationOf>['press']>[1]

/** What a person does with the bot, on whichever platform. */
export type Chat = Pick<ReturnType<typeof conversationOf>, 'card' | 'inputIds' | 'choices'> & {
  press(button: string, how?: How): Promise<unknown>
  say(text: string): Promise<unknown>
  /** Opens the settings, fills the form in and sends it; what is wrong with it is shown, and it is closed. */
  saveSettings(inputs: FormInputs): Promise<unknown>
}

export const chatOf = (world: TestWorld, person: string, platform: PlatformName): Chat =>
  platform === 'slack' ? slackChat(world, person) : teamsChat(world, person)

type Options = readonly { readonly value: string; readonly label: string }[]

const filled = (inputs: FormInputs, optionsOf: (id: string) => Options): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(inputs).map(([id, given]) => {
      const chosen = (label: string) => optionsOf(id).find((each) => each.label === label)?.value ?? label
      return [id, typeof given === 'string' ? chosen(given) : given.map(chosen)]
    }),
  )

const slackChat = (world: TestWorld, person: string): Chat => {
  const talk = conversationOf(world, person)
  return {
    ...talk,
    saveSettings: async (inputs) => {
      await talk.command('/whetstone settings')
      const view = world.slack.state().views.modals[talk.user]?.at(-1)
      if (!view) throw new Error('The settings did not open')
      const elements = placedElements(view.content.blocks)
      const values = filled(inputs, (id) => {
        const element = elements.find((each) => each.element.action_id === id)?.element
        const options = (element?.options ?? []) as { value: string; text: { text: string } }[]
        return options.map(({ value, text }) => ({ value, label: text.text }))
      })
      const outcome = await world.slack.submitView({ user: talk.user, viewId: view.id, values })
      if (!outcome.ok) await world.slack.closeView({ user: talk.user, viewId: view.id })
      await world.drive.settle()
      return outcome
    },
  }
}

const teamsChat = (world: TestWorld, person: string): Chat => {
  const talk = teamsConversationOf(world, person)
  const tenant = tenantOf(world)
  const { user } = talk
  return {
    ...talk,
    saveSettings: async (inputs) => {
      await talk.say('settings')
      await talk.press('settings')
      const open = tenant.state().dialogs[user]
      if (!open?.card) throw new Error('The settings did not open')
      const elements = inputsOf(open.card)
      const values = filled(inputs, (id) => {
        const element = elements.find((each) => each.id === id)
        const choices = (element?.choices ?? []) as { value: string; title: string }[]
        return choices.map(({ value, title }) => ({ value, label: title }))
      })
      const outcome = await talk.submit(values)
      const left = tenant.state().dialogs[user]
      if (left) await tenant.closeDialog({ user, dialogId: left.id })
      return outcome
    },
  }
}
