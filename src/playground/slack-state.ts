import { mrkdwnToPlain } from './client/mrkdwn.ts'
import { textIn } from './client/native.ts'
import type { NameOf } from './slack-blocks.ts'
import { slackActions, slackText } from './slack-blocks.ts'
import type { SlackWorkspace } from './slack-workspace/slack-workspace.ts'
import type {
  Content,
  PlaygroundPerson,
  Snapshot,
  StateConversation,
  StateMessage,
  StateSurface,
} from './state.ts'

type State = ReturnType<SlackWorkspace['state']>
type Message = NonNullable<State['messages'][string]>[number]
type View = State['views']['home'][string]

/** What refused submissions said, by view: the stand-in's memory holds what the product sent, and not this. */
export type FormErrors = Map<string, Readonly<Record<string, string>>>

/** A person's conversation with the bot has this id before it exists: it comes into being when first used. */
export const directIdOf = (person: PlaygroundPerson): string => `D${person.externalId.slice(1)}`

/** How the people of the playground are called in a state: by their own ids, the bot by its name. */
type Names = {
  readonly nameOf: NameOf
  /** The playground's id for a Slack user. */
  readonly idOf: (user: string) => string
  readonly bot: string
}

/** All conversations and surfaces of the workspace, from the memory of what arrived there. */
export const slackSnapshot = (
  slack: SlackWorkspace,
  people: readonly PlaygroundPerson[],
  errors: FormErrors,
): Snapshot => {
  const state = slack.state()
  const names = namesIn(state, slack, people)
  const present = new Set(state.channels.map(({ id }) => id))
  const unopened = people
    .filter((person) => !present.has(directIdOf(person)))
    .map((person) => ({
      id: directIdOf(person),
      kind: 'dm' as const,
      name: '',
      members: [person.externalId, slack.app.botUserId],
    }))
  return {
    conversations: [...state.channels, ...unopened].map(
      (channel): StateConversation => ({
        id: channel.id,
        platform: 'slack',
        kind: channel.kind,
        name: nameOf(channel, slack.app, names),
        members: channel.members.map(names.idOf),
        messages: (state.messages[channel.id] ?? [])
          .filter((message) => message.deleted !== true)
          .map((message) => messageOf(message, names)),
      }),
    ),
    surfaces: [
      ...Object.values(state.views.home).map((view) => surfaceOf('home', view, names, errors)),
      ...Object.values(state.views.modals).flatMap((stack) =>
        stack.map((view) => surfaceOf('modal', view, names, errors)),
      ),
    ],
  }
}

/** A group has no name of its own: it is called by who is in it, as Slack's client does. */
const nameOf = (
  { kind, name, members }: Pick<State['channels'][number], 'kind' | 'name' | 'members'>,
  app: SlackWorkspace['app'],
  names: Names,
): string => {
  if (kind === 'dm') return app.name
  const people = members.filter((member) => member !== app.botUserId)
  return kind === 'group' ? people.map((member) => names.nameOf(member) ?? member).join(', ') : name
}

/** The person's App Home as last published. */
export const slackHome = (slack: SlackWorkspace, person: PlaygroundPerson): Content | undefined => {
  const state = slack.state()
  const view = state.views.home[person.externalId]
  return view && contentOf(view.content.blocks, namesIn(state, slack, [person]))
}

/** Users and channels by their ids on Slack. */
export const slackNames = (slack: SlackWorkspace): Readonly<Record<string, string>> => {
  const { users, channels } = slack.state()
  return Object.fromEntries([
    ...users.map((user) => [user.id, user.realName]),
    ...channels.filter(({ kind }) => kind !== 'dm').map((channel) => [channel.id, channel.name]),
  ])
}

const namesIn = (state: State, slack: SlackWorkspace, people: readonly PlaygroundPerson[]): Names => {
  const users = new Map(state.users.map((user) => [user.id, user.realName]))
  const channels = new Map(state.channels.map((channel) => [channel.id, channel.name]))
  const ids = new Map([
    ...people.map((person): [string, string] => [person.externalId, person.id]),
    [slack.app.botUserId, slack.app.name],
  ])
  return {
    nameOf: (id) => users.get(id) ?? channels.get(id),
    idOf: (user) => ids.get(user) ?? user,
    bot: slack.app.name,
  }
}

const contentOf = (blocks: readonly unknown[], { nameOf }: Names): Content => ({
  text: slackText(blocks, nameOf),
  native: blocks,
  actions: slackActions(blocks, nameOf),
})

const messageOf = (message: Message, names: Names): StateMessage => {
  const content = contentOf(message.blocks ?? [], names)
  return {
    id: `${message.channel}:${message.ts}`,
    revision: message.revision,
    author: names.idOf(message.user),
    at: message.history[0]?.at ?? message.at,
    edited: message.revision > 1,
    ...(message.visibleTo === undefined ? {} : { visibleTo: names.idOf(message.visibleTo) }),
    ...content,
    ...(content.text === '' ? { text: mrkdwnToPlain(message.text, names.nameOf) } : {}),
  }
}

const surfaceOf = (kind: 'home' | 'modal', view: View, names: Names, errors: FormErrors): StateSurface => {
  const { text, native, actions } = contentOf(view.content.blocks, names)
  const base = { id: view.id, person: names.idOf(view.user), kind, revision: view.revision, native, actions }
  if (kind === 'home') return { ...base, text }
  const title = textIn(view.content.title, 'text')
  const submitLabel = textIn(view.content.submit, 'text')
  const closeLabel = textIn(view.content.close, 'text') || 'Close'
  const wrong = errors.get(view.id) ?? {}
  const frame = [submitLabel, closeLabel].filter((label) => label !== '').map((label) => `[${label}]`)
  return {
    ...base,
    text: [title, text, ...Object.values(wrong), frame.join(' ')].filter((line) => line !== '').join('\n'),
    title,
    ...(submitLabel === '' ? {} : { submitLabel }),
    closeLabel,
    ...(Object.keys(wrong).length > 0 ? { errors: wrong } : {}),
  }
}
