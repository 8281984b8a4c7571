import type { AchievementSource } from '../../content/achievement-format.ts'
import type { CriterionSource } from '../../content/criterion-schemas/registry.ts'

export type EvidenceCriterion = Extract<CriterionSource, { kind: 'evidence-approved' }>

/** The pieces of evidence that an achievement asks for, in its order. */
export const evidenceCriteria = (criterion: CriterionSource): EvidenceCriterion[] => {
  switch (criterion.kind) {
    case 'evidence-approved':
      return [criterion]
    case 'all':
    case 'any':
    case 'at-least':
      return criterion.of.flatMap(evidenceCriteria)
    default:
      return []
  }
}

export const findCriterion = (
  { criteria }: Pick<AchievementSource, 'criteria'>,
  id: string,
): EvidenceCriterion | undefined => evidenceCriteria(criteria).find((each) => each.id === id)
