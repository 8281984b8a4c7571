/** Phones cut what is longer, in characters. Nothing official says so; it was seen on Slack's and Teams' clients. */
export const phoneButtonLabel = 30

/** The first of these labels that a phone shows whole, from the fullest to the shortest; else the last. */
export const labelForPhones = (labels: readonly [string, ...string[]]): string =>
  labels.find((label) => label.length <= phoneButtonLabel) ?? labels.at(-1) ?? labels[0]
