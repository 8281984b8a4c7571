import type { AchievementSource } from '../content/achievement-format.ts'

/** What an achievement says for itself, and the language that it says it in. */
export type AchievementTexts = {
  readonly title: string
  readonly summary: string
  /** Rich text (the Markdown subset of docs/content-packs.md). */
  readonly narrative: string
  readonly assessment?: string
  readonly qualityAssurance?: string
  readonly shownIn: string
}

/** The texts that a signed credential carries, as far as they could be read. */
export type SignedTexts = {
  readonly title?: string | undefined
  readonly summary?: string | undefined
}

/**
 * The texts of an achievement for a reader's language. A credential says what was signed: where the pack has been given
 * another title or summary since, those that were signed are shown, and not a translation of the new ones.
 */
export const achievementTexts = (
  {
    definition,
    translations,
    language,
  }: {
    readonly definition: AchievementSource
    readonly translations: Readonly<Record<string, Partial<AchievementSource>>>
    /** The pack's own. */
    readonly language: string
  },
  reader: string,
  signed: SignedTexts = {},
): AchievementTexts => {
  const isAsSigned =
    (signed.title ?? definition.title) === definition.title &&
    (signed.summary ?? definition.summary) === definition.summary
  const translated = isAsSigned ? translations[reader] : undefined
  const said = {
    ...definition,
    ...(isAsSigned
      ? translated
      : { title: signed.title ?? definition.title, summary: signed.summary ?? definition.summary }),
  }
  return {
    title: said.title,
    summary: said.summary,
    narrative: said.narrative,
    ...(said.assessment && { assessment: said.assessment }),
    ...(said.qualityAssurance && { qualityAssurance: said.qualityAssurance.text }),
    shownIn: translated ? reader : language,
  }
}
