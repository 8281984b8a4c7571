import { actionsOf, inputsOf } from '../../src/playground/teams-tenant/cards/walk.ts'
import { shownTo } from '../../src/playground/teams-tenant/memory/messages.ts'
import type { StoredMessage } from '../../src/playground/teams-tenant/memory/state.ts'
import { conversationOf as onSlack, type Seen } from './conversation.ts'
import type { TestWorld } from './product.ts'
import { aadIdOf, tenantOf } from './tenant.ts'

type Json = Record<string, unknown>

type Whetstone = { readonly intent?: string; readonly args?: Record<string, string> }

const meaningOf = (action: Json): Whetstone =>
  (action.data as { whetstone?: Whetstone } | undefined)?.whetstone ?? {}

const labelOf = (action: Json): string => String(action.tooltip ?? action.title)

/** What a person does in their chat with the bot, as Teams' client would, over signed HTTP. */
export const teamsConversationOf = (world: TestWorld, person: string) => {
  const tenant = tenantOf(world)
  const user = aadIdOf(person)
  const dm = tenant.personalConversation(user)

  const stored = (channel: string): StoredMessage[] => tenant.state().messages[channel] ?? []

  const cardOf = (message: StoredMessage, revision?: number): Json | undefined =>
    shownTo(message, user, revision)?.card

  const seenOf = (message: StoredMessage): Seen => {
    const card = cardOf(message)
    const actions = card ? actionsOf(card).map(({ node }) => node) : []
    return {
      channel: message.conversation,
      ts: message.id,
      revision: (message.views[user] ?? message).revision,
      text: String(card?.fallbackText ?? message.activity.text ?? ''),
      buttons: actions.map(labelOf),
      intents: actions.map((action) => meaningOf(action).intent ?? ''),
      values: actions.map((action) => JSON.stringify(meaningOf(action).args ?? {})),
      ephemeral: message.visibleTo !== undefined,
    }
  }

  /** What the bot has said, in its chat or in a channel, as far as this person sees it. */
  const all = (channel: string = dm): Seen[] =>
    stored(channel)
      .filter((message) => !message.deleted && message.user === undefined)
      .filter(({ visibleTo }) => visibleTo === undefined || visibleTo === user)
      .map(seenOf)

  const last = (channel: string = dm): Seen => {
    const seen = all(channel).at(-1)
    if (!seen) throw new Error(`Nothing has been said to ${person}`)
    return seen
  }

  const card = (): Seen => {
    const seen = all().findLast(({ ephemeral }) => !ephemeral)
    if (!seen) throw new Error(`Nothing has been said to ${person}`)
    return seen
  }

  const cardBefore = (on: Seen, revision?: number): Json => {
    const message = stored(on.channel).find(({ id }) => id === on.ts)
    return (message && cardOf(message, revision)) ?? {}
  }

  /** Presses a button of a message: by what it says (or the beginning of it), or by its intent. */
  const press = async (
    button: string,
    how: {
      readonly on?: Seen | undefined
      readonly inputs?: Record<string, string | string[]>
      readonly by?: string
      readonly revision?: number
      readonly settle?: boolean
      /** With a client that knows no Action.Execute. */
      readonly asSubmit?: boolean
    } = {},
  ) => {
    const on = how.on ?? card()
    const found = actionsOf(cardBefore(on, how.revision)).find(
      ({ node }) =>
        labelOf(node)
          .replace(/^[A-Z]: /, '')
          .startsWith(button) || meaningOf(node).intent === button,
    )
    if (!found) throw new Error(`There is no button “${button}” on: ${on.text}`)
    const outcome = await tenant.press({
      user: how.by ? aadIdOf(how.by) : user,
      conversation: on.channel,
      activityId: on.ts,
      actionId: found.place,
      ...(how.inputs ? { inputs: how.inputs } : {}),
      ...(how.revision ? { revision: how.revision } : {}),
      ...(how.asSubmit ? { asSubmit: true } : {}),
    })
    if (how.settle !== false) await world.drive.settle()
    return outcome
  }

  /** The ids of the inputs of the last message, in order. */
  const inputIds = (on: Seen = card()): string[] =>
    inputsOf(cardBefore(on, on.revision)).map(({ id }) => String(id))

  /** What can be ticked or chosen in the inputs of the last message. */
  const choices = (on: Seen = card()): { value: string; label: string }[] =>
    inputsOf(cardBefore(on, on.revision))
      .flatMap((input) => (input.choices ?? []) as { value: string; title: string }[])
      .map(({ value, title }) => ({ value, label: title }))

  /** What already stands in the only input of the last message. */
  const typed = (on: Seen = card()): string | undefined => {
    const input = inputsOf(cardBefore(on)).find(({ type }) => type === 'Input.Text')
    return input?.value === undefined ? undefined : String(input.value)
  }

  /** Types into the only input and presses the only primary button. */
  const answerWith = (given: string | string[], how: { readonly asSubmit?: boolean } = {}) => {
    const [input = ''] = inputIds()
    return press('answer', { inputs: { [input]: given }, ...how })
  }

  const say = async (text: string, conversation?: string) => {
    const outcome = await tenant.say({ user, text, ...(conversation ? { conversation } : {}) })
    await world.drive.settle()
    return outcome
  }

  /** Teams has no commands: the same words, said. */
  const command = (text: string, channel: string = dm) => {
    const words = text.replace(/^\/whetstone\s*/, '')
    return channel === dm ? say(words) : say(`@Whetstone ${words}`, channel)
  }

  /** The home is a card there. */
  const openHome = async () => {
    await say('home')
    return last()
  }

  /** Looks at a message, as opening the chat does: its card may refresh itself. */
  const look = async (on: Seen = card()) => {
    const outcome = await tenant.refresh({ user, conversation: on.channel, activityId: on.ts })
    await world.drive.settle()
    return outcome
  }

  /** The dialog that stands before the person. */
  const dialog = () => {
    const open = tenant.state().dialogs[user]
    const inputs = open?.card ? inputsOf(open.card) : []
    return (
      open && {
        id: open.id,
        title: open.title,
        message: open.message,
        text: JSON.stringify(open.card ?? ''),
        values: Object.fromEntries(inputs.map((input) => [String(input.id), input.value])),
      }
    )
  }

  const submit = async (inputs: Record<string, string | string[]>) => {
    const outcome = await tenant.submitDialog({ user, dialogId: dialog()?.id ?? '', inputs })
    await world.drive.settle()
    return outcome
  }

  return {
    all,
    last,
    card,
    press,
    choices,
    typed,
    answerWith,
    inputIds,
    say,
    command,
    openHome,
    look,
    dialog,
    submit,
    dm,
    user,
  }
}

type OnSlack = ReturnType<typeof onSlack>
type OnTeams = ReturnType<typeof teamsConversationOf>

/** The same hands on either platform. */
export function conversationOf(world: TestWorld, person: string, platform: 'teams'): OnTeams
export function conversationOf(world: TestWorld, person: string, platform?: 'slack'): OnSlack
export function conversationOf(
  world: TestWorld,
  person: string,
  platform?: 'slack' | 'teams',
): OnSlack | OnTeams
export function conversationOf(world: TestWorld, person: string, platform?: 'slack' | 'teams') {
  return platform === 'teams' ? teamsConversationOf(world, person) : onSlack(world, person)
}
