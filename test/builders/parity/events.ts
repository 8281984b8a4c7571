/**
 * What somebody did in chat, in words that hold on every platform: which button by what it says, which choices by
 * their labels, at which instant of the product's clock.
 */
export type ChatEvent = { readonly at: string; readonly person: string } & (
  | { readonly do: 'press'; readonly press: Pressed }
  /** The same press twice at the same moment. */
  | { readonly do: 'press-twice'; readonly press: Pressed }
  | { readonly do: 'say'; readonly text: string }
  /** Sends the settings form: choices by their labels, the rest as typed. */
  | { readonly do: 'settings'; readonly inputs: Readonly<Record<string, string | readonly string[]>> }
  /** Keeps what is before the person's eyes, to be pressed later. */
  | { readonly do: 'remember'; readonly as: string }
  /** Nothing but time passing: lessons come. */
  | { readonly do: 'wait' }
)

export type Pressed = {
  /** The beginning of what the button says, or its intent. */
  readonly button: string
  /** Typed into the only input, or the labels that are ticked in it. */
  readonly typed?: string
  readonly ticked?: readonly string[]
  /** On what was remembered, as it stood then; else on the last card. */
  readonly on?: string
}
