import { placedElements, slackText } from '../../src/playground/slack-blocks.ts'
import { slackIdOf, type TestWorld } from './product.ts'

type Block = Record<string, unknown>

/** A person's App Home and the modal that may stand before it. */
export const homeOf = (world: TestWorld, person: string) => {
  const user = slackIdOf(person)
  const view = () => {
    const home = world.slack.state().views.home[user]
    if (!home) throw new Error(`${person} has never opened the home`)
    return home
  }
  const blocks = (): Block[] => view().content.blocks as Block[]
  const modal = () => world.slack.state().views.modals[user]?.at(-1)

  const buttonsOf = () => placedElements(blocks()).filter(({ kind }) => kind === 'button')
  const labelOf = (element: Block): string => String((element.text as { text?: string } | undefined)?.text)

  return {
    modal,
    open: async () => {
      await world.slack.openHome({ user })
      await world.drive.settle()
    },
    /** What a screen reader says of it. */
    text: (): string => slackText(blocks(), () => undefined),
    buttons: (): string[] => buttonsOf().map(({ element }) => labelOf(element)),
    /** Presses the button of an intent. */
    press: async (intent: string) => {
      const found = buttonsOf().find(({ element }) => String(element.action_id).startsWith(`${intent}:`))
      if (!found) throw new Error(`The home has no button for ${intent}`)
      const outcome = await world.slack.press({
        user,
        viewId: view().id,
        actionId: String(found.element.action_id),
        blockId: String(found.block.block_id),
      })
      await world.drive.settle()
      return outcome
    },
    /** Fills in the modal and sends it. */
    submit: async (values: Record<string, unknown>) => {
      const open = modal()
      if (!open) throw new Error('No modal is open')
      const outcome = await world.slack.submitView({ user, viewId: open.id, values })
      await world.drive.settle()
      return outcome
    },
    closeAll: () => {
      const open = modal()
      if (open) void world.slack.closeView({ user, viewId: open.id, all: true })
    },
    /** What the modal shows at first, by input. */
    values: (): Record<string, string | string[] | undefined> =>
      Object.fromEntries(
        placedElements((modal()?.content.blocks ?? []) as Block[]).map(({ element }) => [
          String(element.action_id),
          initialOf(element),
        ]),
      ),
  }
}

type Option = { readonly value: string }

const initialOf = (element: Block): string | string[] | undefined => {
  const several = element.initial_options as Option[] | undefined
  const one = element.initial_option as Option | undefined
  const text = element.initial_time ?? element.initial_date ?? element.initial_value
  return several?.map(({ value }) => value) ?? one?.value ?? (text === undefined ? undefined : String(text))
}
