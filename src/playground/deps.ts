import type { Card, Dialog } from '../chat/card.ts'
import type { Log } from '../chat/deps.ts'
import type { Clock } from '../kernel/clock.ts'
import type { PlaygroundPlatform } from './platform.ts'
import type { Plan, PlaygroundPerson } from './state.ts'

/** One card or dialog that the product can send, as the gallery shows it. */
export type GalleryEntry = {
  readonly name: string
  readonly locale: string
  readonly card?: Card
  readonly dialog?: Dialog
}

/** What the playground is given by the composition root. */
export type PlaygroundDeps = {
  /** One for each chat platform that has a stand-in; see `slack-platform.ts`. */
  readonly platforms: readonly PlaygroundPlatform[]
  /** The people of the demonstration organization. */
  people(): readonly PlaygroundPerson[]
  /** The product's clock, which stands still until `travel` moves it. */
  readonly clock: Clock
  /**
   * Visits each due instant in order, runs until nothing is left to do at each, and then stands at `to`.
   * Never called with an instant in the past.
   */
  travel(to: Date): Promise<{ readonly delivered: number; readonly jobs: number }>
  /** Runs until nothing is left to do now. */
  settle(): Promise<void>
  /** What the people have planned and chosen by now, as the product has it; who has nothing yet is left out. */
  plans(): Promise<readonly Plan[]>
  /** The next instant at which something is due by itself. */
  nextDue(): Promise<Date | null>
  /** Everything as on the first day. */
  reset(): Promise<void>
  /** Every card the product can send, in every language it has. */
  gallery(): readonly GalleryEntry[]
  /** The native JSON of a card or dialog on each platform, for the gallery. */
  readonly render: {
    /** Arguments of chat.postMessage, or a modal view. */
    slack(shown: Card | Dialog): object
    /** An Adaptive Card. */
    teams(shown: Card | Dialog): object
  }
  /** Where broken things are told; nowhere when left out. */
  readonly log?: Log
  /** The port on which the server listens, for checking the Host header. */
  port(): number
}
