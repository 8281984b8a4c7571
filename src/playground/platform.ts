import type { PlatformName } from '../chat/platform.ts'
import type { Content, PlaygroundPerson, Snapshot } from './state.ts'

/** What was done with a message or surface, as the control API was told. */
export type Deed =
  | {
      readonly kind: 'press'
      readonly action: string
      /** One value for a choice, text or number; several for choices; none for a button. */
      readonly value?: string | readonly string[]
    }
  | { readonly kind: 'submit' }
  | { readonly kind: 'close' }

export type Act = {
  readonly person: PlaygroundPerson
  /** A message's or a surface's id. */
  readonly on: string
  readonly deed: Deed
  /** What was filled in before, by the id of the action. */
  readonly inputs: Readonly<Record<string, string | readonly string[]>>
  /** The message as it stood at that revision; the latest when left out. */
  readonly revision?: number
}

/** Why something could not be done. The first are about the request (404, 400), the last about the product. */
export type Refusal =
  | 'unknown-message'
  | 'unknown-surface'
  | 'unknown-revision'
  | 'unknown-action'
  | 'unknown-conversation'
  | 'unknown-input'
  | 'not-an-option'
  | 'value-missing'
  | 'cannot-be-submitted'
  | 'cannot-be-closed'
  | 'files-not-supported'

export type Outcome =
  | { readonly ok: true }
  /** The dialog stays open and says what to mend, by the id of the action. */
  | {
      readonly ok: false
      readonly reason: 'invalid-inputs'
      readonly errors: Readonly<Record<string, string>>
    }
  /** The product did not take it: no answer in time, or a refusal. */
  | { readonly ok: false; readonly reason: 'not-delivered'; readonly detail: string }
  | { readonly ok: false; readonly reason: Refusal; readonly detail?: string }

/** One signed request with its reply, as the traffic log shows it. */
export type TrafficLine = {
  /** Counts up within a platform. */
  readonly id: number
  readonly platform: PlatformName
  /** ISO instant of the product's clock. */
  readonly at: string
  /** Seen from the product: `in` comes from the platform. */
  readonly direction: 'in' | 'out'
  readonly what: string
  readonly url: string
  /** HTTP status; absent when no answer came. */
  readonly status?: number
  /** Whether the reply says that it worked, which a status of 200 alone does not on every platform. */
  readonly ok: boolean
  readonly headers: Readonly<Record<string, string>>
  readonly request: unknown
  readonly response: unknown
  readonly durationMs: number
  /** Grows with each line of any platform: product time may stand still meanwhile. */
  readonly moment: number
}

/** The stand-in for one chat platform, as the playground drives it. Each platform has one file that adapts it. */
export type PlaygroundPlatform = {
  readonly name: PlatformName
  snapshot(): Snapshot
  act(act: Act): Promise<Outcome>
  say(person: PlaygroundPerson, conversation: string, text: string): Promise<Outcome>
  /** Opens the person's home as a click on its tab does. */
  openHome(person: PlaygroundPerson): Promise<Outcome>
  /** The home as it was last published; nothing before the first time. */
  home(person: PlaygroundPerson): Content | undefined
  /** What the people and conversations are called that the platform's texts name by their ids there. */
  names(): Readonly<Record<string, string>>
  /** The latest requests, oldest first. */
  traffic(): readonly TrafficLine[]
  /** Returns when every request on its way has been answered. */
  idle(): Promise<void>
}
