import type { Say } from '../../chat/messages/catalogue.ts'
import type { AskingAchievement, EvidenceRow } from './evidence.store.ts'
import { type EvidenceCriterion, findCriterion } from './wanted.rules.ts'

/** What a piece is for, in a reader's language as far as the pack has it. */
export type AskedTexts = {
  readonly achievement: string
  readonly title: string
  readonly instructions: string
  readonly rubric: readonly { readonly id: string; readonly text: string }[]
}

export const askedTexts = (
  { definition, translations }: Pick<AskingAchievement, 'definition' | 'translations'>,
  criterion: EvidenceCriterion,
  { language }: Pick<Say, 'language'>,
): AskedTexts => {
  const translated = translations[language]
  const own = translated?.evidence?.find(({ id }) => id === criterion.id)
  const { title, instructions } = own ?? criterion
  const lines = new Map(own?.rubric.map(({ id, text }) => [id, text]))
  return {
    achievement: translated?.title ?? definition.title,
    title,
    instructions,
    // The lines that are judged are those of the definition, whatever a translation has.
    rubric: criterion.rubric.map(({ id, text }) => ({ id, text: lines.get(id) ?? text })),
  }
}

/** The same of a piece that was handed in; what it was for may have left the pack since. */
export const textsOfPiece = (row: EvidenceRow, say: Pick<Say, 'language'>): AskedTexts => {
  const criterion = findCriterion(row.achievement.definition, row.criterion)
  if (criterion) return askedTexts(row.achievement, criterion, say)
  const { title } = row.achievement.definition
  return { achievement: title, title, instructions: '', rubric: row.scores ?? [] }
}
