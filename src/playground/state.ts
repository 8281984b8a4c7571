import type { PlatformName } from '../chat/platform.ts'

/** Somebody of the demonstration organization, and who they are on their platform. */
export type PlaygroundPerson = {
  readonly id: string
  readonly name: string
  readonly platform: PlatformName
  readonly timeZone: string
  readonly locale: string
  readonly roles: readonly string[]
  /** The person's id in the stand-in for the platform. */
  readonly externalId: string
}

/** When a person's next lesson is due, and the language they chose in the settings, where they did. */
export type Plan = { readonly person: string; readonly next: Date | null; readonly locale: string | null }

export type ActionKind = 'button' | 'choice' | 'choices' | 'text' | 'number' | 'file'

/** Something a person can press, choose or fill in. `label` is what a screen reader says for it. */
export type StateAction = {
  /** Usable in `act`; the same in every revision that holds the element. */
  readonly id: string
  readonly label: string
  readonly kind: ActionKind
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

/** What a message, home or modal says and offers. `native` is what the platform received: blocks, or a card. */
export type Content = {
  readonly text: string
  readonly native: unknown
  readonly actions: readonly StateAction[]
}

export type StateMessage = Content & {
  readonly id: string
  /** 1 when posted, one more with each change. */
  readonly revision: number
  /** A person's id, or the bot's name. */
  readonly author: string
  /** ISO instant of the product's clock at which it was posted. */
  readonly at: string
  readonly edited: boolean
  /** The one person who sees it, where it isn't for everybody. */
  readonly visibleTo?: string
}

export type StateConversation = {
  readonly id: string
  readonly platform: PlatformName
  readonly kind: 'dm' | 'group' | 'channel'
  readonly name: string
  /** People's ids, and the bot's name. */
  readonly members: readonly string[]
  readonly messages: readonly StateMessage[]
}

export type StateSurface = Content & {
  readonly id: string
  readonly person: string
  readonly kind: 'home' | 'modal' | 'dialog'
  readonly revision: number
  /** The words of a modal's frame; a home has none. */
  readonly title?: string
  readonly submitLabel?: string
  readonly closeLabel?: string
  /** What a refused submission said, by the id of the action it is about. */
  readonly errors?: Readonly<Record<string, string>>
}

export type PlaygroundState = {
  /** ISO instant of the product's clock. */
  readonly now: string
  readonly people: readonly Omit<PlaygroundPerson, 'externalId'>[]
  readonly conversations: readonly StateConversation[]
  readonly surfaces: readonly StateSurface[]
}

/** The ids of messages and surfaces in `after` that `before` lacks, or has in another revision. */
export const changedBetween = (before: Snapshot, after: Snapshot): string[] => {
  const known = revisionsIn(before)
  return [...revisionsIn(after)].filter(([id, revision]) => known.get(id) !== revision).map(([id]) => id)
}

/** What one platform's stand-in remembers at one moment. */
export type Snapshot = Pick<PlaygroundState, 'conversations' | 'surfaces'>

const revisionsIn = ({ conversations, surfaces }: Snapshot): Map<string, number> =>
  new Map(
    [...conversations.flatMap((conversation) => conversation.messages), ...surfaces].map((one) => [
      one.id,
      one.revision,
    ]),
  )
