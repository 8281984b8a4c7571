/** What Teams holds, each with the page it is from, or with the reason where no page says. */
export const teamsLimits = {
  /**
   * A message has at most 80 KB as UTF-16; this much of it is the card, the rest is for the activity around it:
   * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
   */
  cardBytes: 72 * 1024,
  /** Part of the card; it repeats what the card says, so it may not take its room. */
  fallbackText: 4_000,
  /** One text of this length at most, so that a card that is too large loses a part and not everything. */
  textBlock: 4_000,
  /** Teams draws six actions in a row and hides the others behind a menu. */
  actionsPerSet: 6,
  /**
   * Hosts don't wrap a row of actions: what is too wide for a phone's card (about 300 pixels) is cut at its edge. Counted
   * in characters, of which a button's own margins are five; measured with wide letters.
   */
  charactersPerRow: 38,
  charactersPerButton: 5,
  /**
   * Facts stand in two columns, which break into three lines on a phone where titles are longer, or both are long.
   */
  factTitle: 20,
  factTitleBesideLongValue: 12,
  longFactValue: 24,
  /** No page says; longer titles are cut on phones. The tooltip holds the whole. */
  actionTitle: 75,
  /** Up to this many choices are drawn as a list; more become a menu. */
  expandedChoices: 10,
} as const
