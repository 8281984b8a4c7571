import type { PlatformName } from './platform.ts'

/** Who does it, as the platform vouches for it: the workspace or tenant, and the person's id there. */
export type Actor = {
  readonly platform: PlatformName
  /** Slack team id or Teams tenant id. */
  readonly tenant: string
  readonly externalId: string
  /** The workspace or tenant that the person belongs to, where the platform says so: another one's guest may act here. */
  readonly home?: string
}

/** Where it was done: which message or dialog, so that a reply can take its place. */
export type Place = {
  readonly conversation?: string
  readonly message?: string
  /** The direct conversation between the person and the bot. */
  readonly direct?: boolean
  /** The channel, as messages to all of it are addressed; its name where the platform said it. */
  readonly channel?: { readonly id: string; readonly name?: string }
}

/**
 * What somebody wants, parsed from a press, a command or a sentence by the platform's edge.
 * `inputs` are the form values that came with it, by input id.
 */
export type Intent = {
  readonly name: string
  readonly args: Readonly<Record<string, string>>
  readonly inputs: Readonly<Record<string, string | readonly string[]>>
  readonly actor: Actor
  readonly place: Place
  /** Names the request where the platform may send it again and doing it twice would show. */
  readonly once?: string
  /** Names one press of a button: what is undone by the next press must not be by the same one sent again. */
  readonly press?: string
}
