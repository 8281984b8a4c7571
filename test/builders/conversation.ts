import { setTimeout as pause } from 'node:timers/promises'
import { placedElements } from '../../src/playground/slack-blocks.ts'
import { slackIdOf, type TestWorld } from './product.ts'

/** A message as a person sees it. */
export type Seen = {
  readonly channel: string
  readonly ts: string
  readonly revision: number
  readonly text: string
  readonly buttons: readonly string[]
  /** Which card it is, by what its buttons mean. */
  readonly intents: readonly string[]
  /** What each button carries, as JSON. */
  readonly values: readonly string[]
  readonly ephemeral: boolean
}

type Block = Record<string, unknown>

const labelOf = (element: Record<string, unknown>): string => {
  const text = element.text as { text?: string } | undefined
  return String(element.accessibility_label ?? text?.text ?? '')
}

/** What a person does in their conversation with the bot, over signed HTTP as Slack's client would. */
export const conversationOf = (world: TestWorld, person: string) => {
  const user = slackIdOf(person)
  const dm = `D${user.slice(1)}`

  /** What the bot has said, in the direct conversation or in a channel, as far as this person sees it. */
  const all = (channel: string = dm): Seen[] =>
    (world.slack.state().messages[channel] ?? [])
      .filter((message) => !message.deleted && message.bot !== undefined)
      .filter(({ visibleTo }) => visibleTo === undefined || visibleTo === user)
      .map((message) => {
        const elements = placedElements((message.blocks ?? []) as Block[])
        const buttons = elements.filter(({ kind }) => kind === 'button')
        return {
          channel: message.channel,
          ts: message.ts,
          revision: message.revision,
          text: message.text,
          buttons: buttons.map(({ element }) => labelOf(element)),
          intents: buttons.map(({ element }) => String(element.action_id).split(':')[0] ?? ''),
          values: buttons.map(({ element }) => String(element.value)),
          ephemeral: message.visibleTo !== undefined,
        }
      })

  const last = (channel: string = dm): Seen => {
    const seen = all(channel).at(-1)
    if (!seen) throw new Error(`Nothing has been said to ${person}`)
    return seen
  }

  /** The last message that stays: whispers come and go. */
  const card = (): Seen => {
    const seen = all().findLast(({ ephemeral }) => !ephemeral)
    if (!seen) throw new Error(`Nothing has been said to ${person}`)
    return seen
  }

  /** Presses a button of a message: by what it says (or the beginning of it), or by its intent. */
  const press = async (
    button: string,
    how: {
      readonly on?: Seen | undefined
      readonly inputs?: Record<string, string | string[]>
      /** Who presses, where it isn't the person themselves. */
      readonly by?: string
      readonly revision?: number
      readonly settle?: boolean
    } = {},
  ) => {
    const on = how.on ?? card()
    const stored = (world.slack.state().messages[on.channel] ?? []).find((message) => message.ts === on.ts)
    const shown = how.revision ? stored?.history.find((each) => each.revision === how.revision) : stored
    const elements = placedElements((shown?.blocks ?? []) as Block[])
    const found = elements.find(
      ({ kind, element }) =>
        kind === 'button' &&
        (labelOf(element)
          .replace(/^[A-Z]: /, '')
          .startsWith(button) ||
          String(element.action_id).startsWith(`${button}:`)),
    )
    if (!found) throw new Error(`There is no button “${button}” on: ${on.text}`)
    const outcome = await world.slack.press({
      user: how.by ? slackIdOf(how.by) : user,
      channel: on.channel,
      messageTs: on.ts,
      actionId: String(found.element.action_id),
      blockId: String(found.block.block_id),
      ...(how.inputs ? { inputs: how.inputs } : {}),
      ...(how.revision ? { revision: how.revision } : {}),
    })
    if (how.settle !== false) await world.drive.settle()
    return outcome
  }

  /** A message as it stood when it was seen. */
  const blocksOf = (on: Seen): Block[] => {
    const stored = (world.slack.state().messages[on.channel] ?? []).find((message) => message.ts === on.ts)
    const shown = stored?.history.find((each) => each.revision === on.revision) ?? stored
    return (shown?.blocks ?? []) as Block[]
  }

  /** The ids of the inputs of the last message, in order. */
  const inputIds = (on: Seen = card()): string[] =>
    placedElements(blocksOf(on))
      .filter(({ kind }) => kind !== 'button')
      .map(({ element }) => String(element.action_id))

  /** What can be ticked or chosen in the inputs of the last message. */
  const choices = (on: Seen = card()): { value: string; label: string }[] =>
    placedElements(blocksOf(on))
      .flatMap(({ element }) => (element.options ?? []) as { value: string; text: { text: string } }[])
      .map(({ value, text }) => ({ value, label: text.text }))

  /** What already stands in the only input of the last message. */
  const typed = (on: Seen = card()): string | undefined => {
    const stored = (world.slack.state().messages[on.channel] ?? []).find((message) => message.ts === on.ts)
    const input = placedElements((stored?.blocks ?? []) as Block[]).find(({ kind }) => kind === 'text')
    return input?.element.initial_value === undefined ? undefined : String(input.element.initial_value)
  }

  /** Types into the only input and presses the only primary button. */
  const answerWith = (typed: string | string[]) => {
    const [input = ''] = inputIds()
    return press('answer', { inputs: { [input]: typed } })
  }

  const say = async (text: string) => {
    const outcome = await world.slack.say({ user, channel: dm, text })
    await world.drive.settle()
    return outcome
  }

  const command = async (text: string, channel: string = dm) => {
    const outcome = await world.slack.command({ user, channel, text })
    await world.drive.settle()
    return outcome
  }

  const openHome = async () => {
    await world.slack.openHome({ user })
    await world.drive.settle()
    return world.slack.state().views.home[user]
  }

  return { all, last, card, press, choices, typed, answerWith, inputIds, say, command, openHome, dm, user }
}

/** Waits in real time until something holds; for what happens in other processes. */
export const until = async (holds: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> => {
  const givesUpAt = performance.now() + withinMs
  while (!(await holds())) {
    if (performance.now() > givesUpAt) throw new Error('It did not come to hold in time')
    await pause(20)
  }
}
