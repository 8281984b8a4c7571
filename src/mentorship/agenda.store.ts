import type { Db } from '../queue/database.ts'
import { type MemoryState, recallNow } from '../review/memory.rules.ts'
import type { Whose } from './people.store.ts'
import type { SkillKey } from './skills.store.ts'

type Row = Partial<MemoryState> & {
  readonly outcomeId: string
  readonly text: string
  readonly itemId: string
}

/**
 * The outcomes of a skill that a member remembers least now, the least first, with their texts in a language: the mean
 * recall that FSRS predicts over the practice items of each, those never answered counting nothing.
 */
export const weakestOutcomes = async (
  db: Db,
  { memberId, organizationId }: Whose,
  { packId, skill }: SkillKey,
  how: { readonly language: string; readonly now: Date; readonly most: number },
): Promise<string[]> => {
  const rows = await db.$queryRaw<Row[]>`
    SELECT o.id AS "outcomeId", coalesce(o.translations -> ${how.language} ->> 'text', o.text) AS text, i.id AS "itemId",
      s.stability, s.difficulty, s.reps, s.lapses, s.due_at AS "dueAt", s.last_review_at AS "lastReviewAt"
    FROM learning_outcomes o JOIN items i ON i.outcome_id = o.id AND NOT i.reserve AND NOT i.retired
    LEFT JOIN memory_states s ON s.item_id = i.id AND s.member_id = ${memberId}
    WHERE o.organization_id = ${organizationId} AND o.pack_id = ${packId} AND o.skill = ${skill}
    ORDER BY o.id, i.id`
  const outcomes = new Map<string, { text: string; sum: number; items: number }>()
  for (const row of rows) {
    const so = outcomes.get(row.outcomeId) ?? { text: row.text, sum: 0, items: 0 }
    const recall = row.lastReviewAt ? recallNow(row as MemoryState, how.now) : 0
    outcomes.set(row.outcomeId, { text: row.text, sum: so.sum + recall, items: so.items + 1 })
  }
  return [...outcomes.values()]
    .sort((a, b) => a.sum / a.items - b.sum / b.items)
    .slice(0, how.most)
    .map(({ text }) => text)
}
