import type { Card, Dialog } from './card.ts'

export const platformNames = ['slack', 'teams'] as const
export type PlatformName = (typeof platformNames)[number]

/** A person in a workspace or tenant, as far as sending needs to know them. */
export type Target = {
  readonly tenant: string
  /** The person's id on the platform. */
  readonly externalId: string
  /** The direct conversation where it is known already. */
  readonly conversation?: string
  /** Where the platform takes messages for it, where it has several such addresses. */
  readonly serviceUrl?: string
  /** The id by which messages name the person, where it is another than `externalId`. */
  readonly handle?: string
}

/** Where a message stands, so that it can be changed later. */
export type MessageRef = { readonly conversation: string; readonly message: string }

/**
 * What became of a call to the platform. `uncertain` means that it may have happened (the connection broke
 * after the request left): look before sending again.
 */
export type SendOutcome =
  | { readonly ok: true; readonly ref: MessageRef }
  | {
      readonly ok: false
      readonly reason: 'later'
      readonly retryAfterMs: number
      readonly uncertain: boolean
      /** The platform asked the whole installation to wait, not this conversation alone. */
      readonly wholeInstallation?: boolean
    }
  /** `unreachable`: this person; `gone`: the bot is no longer installed there; `refused`: this message. */
  | { readonly ok: false; readonly reason: 'unreachable' | 'gone' | 'refused'; readonly detail: string }

/** What became of looking for a message: there, certainly not there, or ask again later. */
export type FindOutcome =
  | { readonly ok: true; readonly ref: MessageRef | undefined }
  | { readonly ok: false; readonly retryAfterMs: number }

/** What became of looking somebody up: known, certainly unknown, or ask again later. */
export type LookupOutcome =
  | { readonly ok: true; readonly profile: Profile | undefined }
  | { readonly ok: false; readonly retryAfterMs: number }

/** What became of opening a conversation of several people: its id, or as of a send. */
export type GroupOutcome =
  | { readonly ok: true; readonly conversation: string }
  | Extract<SendOutcome, { ok: false }>

/** Somebody to ask about: where they were met, and what their client said of itself, so far as that is known. */
export type Asked = Target & {
  readonly locale?: string | undefined
  readonly timeZone?: string | undefined
}

/** What the platform says about a person. `address` is an e-mail address that the platform vouches for. */
export type Profile = {
  readonly externalId: string
  readonly name: string
  readonly address?: string
  readonly timeZone?: string
  readonly locale?: string
  readonly isBot: boolean
  /** Belongs to another workspace or tenant: that one vouches for the address, not this one. */
  readonly isOutsider?: boolean
}

/**
 * The port to a chat platform, implemented once in each folder of `platforms/`. `key` identifies the message:
 * it travels as metadata, and `find` looks for it after a send whose outcome is unknown.
 */
export interface Platform {
  readonly name: PlatformName
  send(target: Target, card: Card, key: string): Promise<SendOutcome>
  find(target: Target, key: string): Promise<FindOutcome>
  update(target: Target, ref: MessageRef, card: Card, key: string): Promise<SendOutcome>
  /** Takes a message of the bot's away; one that is gone already counts as taken away. */
  remove(target: Target, ref: MessageRef): Promise<SendOutcome>
  /** Who an account belongs to. While a person is `waiting` for it, what is refused is asked again for some seconds. */
  profile(asked: Asked, how?: { readonly waiting?: boolean }): Promise<LookupOutcome>
  findByAddress(target: Pick<Target, 'tenant'>, address: string): Promise<LookupOutcome>
  /**
   * Opens the conversation of these people with the bot in it: for the same people always the same. Missing where the platform
   * lets no bot do so.
   */
  openGroup?(target: Pick<Target, 'tenant'>, externalIds: readonly string[]): Promise<GroupOutcome>
}

/** What a handler answers; the edge carries it out after the transaction has been committed. */
export type Reply =
  /** The pressed message becomes this card; where nothing was pressed, the card is said. */
  | { readonly kind: 'replace'; readonly card: Card; readonly key?: string }
  /** A new message in the direct conversation; where something was asked elsewhere, only the person sees it. */
  | { readonly kind: 'say'; readonly card: Card }
  /** Only the person sees it, where they are. */
  | { readonly kind: 'whisper'; readonly card: Card }
  | { readonly kind: 'dialog'; readonly dialog: Dialog }
  /** The dialog stays open and names what to mend, by input id. */
  | { readonly kind: 'dialog-errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'home'; readonly card: Card }
  | { readonly kind: 'nothing' }
