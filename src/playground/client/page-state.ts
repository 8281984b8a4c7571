import type { NextUp } from '../page-api.ts'
import type { TrafficLine } from '../platform.ts'
import type { PlaygroundState, StateConversation, StateMessage } from '../state.ts'

export type Person = PlaygroundState['people'][number]
export type Place = 'messages' | 'home'

/** All that the page shows, and nothing else does. */
export type PageState = {
  readonly state: PlaygroundState
  readonly me: Person
  readonly place: Place
  /** The conversation that is shown beside. */
  readonly beside: string | undefined
  readonly busy: boolean
  readonly next: NextUp
  readonly traffic: readonly TrafficLine[]
  /** What texts call people and channels by their ids on a platform. */
  readonly names: Readonly<Record<string, string>>
  /** Messages that each person has had before their eyes. */
  readonly seen: ReadonlyMap<string, ReadonlySet<string>>
}

/** The person's conversation with the bot. */
export const directOf = (state: PlaygroundState, person: string): StateConversation | undefined =>
  state.conversations.find(({ kind, members }) => kind === 'dm' && members.includes(person))

/** Channels and groups that the person is in. */
export const sharedOf = (state: PlaygroundState, person: string): readonly StateConversation[] =>
  state.conversations.filter(({ kind, members }) => kind !== 'dm' && members.includes(person))

/** What the person sees of a conversation. */
export const visibleTo = (
  conversation: StateConversation | undefined,
  person: string,
): readonly StateMessage[] =>
  conversation?.messages.filter(
    (message) => message.visibleTo === undefined || message.visibleTo === person,
  ) ?? []

/** A message that has changed is new again. */
export const seenKey = ({ id, revision }: StateMessage): string => `${id}@${revision}`

/** What was said to a person: by the bot alone with them, and in a group that they are in. */
export const saidTo = ({ conversations }: PlaygroundState, person: string): readonly StateMessage[] =>
  conversations
    .filter(({ kind, members }) => kind !== 'channel' && members.includes(person))
    .flatMap((conversation) => visibleTo(conversation, person))

export const unseenCount = (page: PageState, person: string): number => {
  const seen = page.seen.get(person)
  return saidTo(page.state, person).filter(
    (message) => message.author !== person && seen?.has(seenKey(message)) !== true,
  ).length
}

/** Who or what a request names by an id of its platform: a person, or a conversation by whose it is. */
export const namesOnTheWire = (page: PageState): ((id: string) => string | undefined) => {
  const conversations = new Map(
    page.state.conversations.map(({ id, kind, name, members }) => [
      id,
      kind === 'dm' ? nameIn(page.state, members.find((member) => member !== 'whetstone') ?? '') : name,
    ]),
  )
  return (id) => page.names[id] ?? conversations.get(id)
}

/** Who has that id on a page: a person by name, the bot by its own. */
export const nameIn = (state: PlaygroundState, id: string): string =>
  state.people.find((person) => person.id === id)?.name ?? id.charAt(0).toUpperCase() + id.slice(1)

/** The ids of what can be pressed on a message or surface, in its order. */
export const buttonIds = ({ actions }: Pick<StateMessage, 'actions'>): readonly string[] =>
  actions.filter(({ kind }) => kind === 'button').map(({ id }) => id)
