import type { Whose } from '../chat/people.store.ts'
import type { Db } from '../queue/database.ts'
import { type MemoryState, recallNow } from '../review/memory.rules.ts'
import type { SkillKey } from './skills.store.ts'

type Row = Partial<MemoryState> & {
  readonly outcomeId: string
  readonly text: string
  readonly itemId: string
}

/** An outcome of a skill, with the mean recall that FSRS predicts over its practice items now: 0 to 1. */
export type OutcomeRecall = { readonly text: string; readonly recall: number }

/** How well a member remembers each outcome of a skill, the least first; what they have never answered counts nothing. */
export const recallOfOutcomes = async (
  db: Db,
  { memberId, organizationId }: Whose,
  { packId, skill }: SkillKey,
  { language, now }: { readonly language: string; readonly now: Date },
): Promise<OutcomeRecall[]> => {
  const rows = await db.$queryRaw<Row[]>`
    SELECT o.id AS "outcomeId", coalesce(o.translations -> ${language} ->> 'text', o.text) AS text, i.id AS "itemId",
      s.stability, s.difficulty, s.reps, s.lapses, s.due_at AS "dueAt", s.last_review_at AS "lastReviewAt"
    FROM learning_outcomes o JOIN items i ON i.outcome_id = o.id AND NOT i.reserve AND NOT i.retired
    LEFT JOIN memory_states s ON s.item_id = i.id AND s.member_id = ${memberId}
    WHERE o.organization_id = ${organizationId} AND o.pack_id = ${packId} AND o.skill = ${skill}
    ORDER BY o.id, i.id`
  const outcomes = new Map<string, { text: string; sum: number; items: number }>()
  for (const row of rows) {
    const so = outcomes.get(row.outcomeId) ?? { text: row.text, sum: 0, items: 0 }
    const recall = row.lastReviewAt ? recallNow(row as MemoryState, now) : 0
    outcomes.set(row.outcomeId, { text: row.text, sum: so.sum + recall, items: so.items + 1 })
  }
  return [...outcomes.values()]
    .map(({ text, sum, items }) => ({ text, recall: sum / items }))
    .sort((a, b) => a.recall - b.recall)
}

/** The mastery of a skill, 0 to 1: the mean over its outcomes. `undefined` where it has none. */
export const masteryOfSkill = async (
  db: Db,
  whose: Whose,
  key: SkillKey,
  now: Date,
): Promise<number | undefined> => {
  const outcomes = await recallOfOutcomes(db, whose, key, { language: 'en', now })
  if (outcomes.length === 0) return undefined
  return outcomes.reduce((sum, { recall }) => sum + recall, 0) / outcomes.length
}
